"""
What in a sentence leans on what its report said before it.

A sentence leans when it opens with a word that points back ("This", "For that"), points back inside
("those reports"), calls a body or a speaker by a bare word ("the group", "the official said"), or
counts what only the sentence before names ("Many then fled"). Apart from that, a subject like "The
motion" speaks of something that the report has told of anywhere before, and needs to have been told.

Gets wrong: descriptions that lean back elsewhere than in the subject ("after the deal") are taken to be
understood.
"""

import re

from crossread.language.parse import UPOS, Parse, Sentence
from crossread.lexicon.acts import PERSONS
from crossread.lexicon.stems import stem
from crossread.lexicon.titles import ROLES
from crossread.lexicon.word_families import family_of
from crossread.model import Reading
from crossread.spans import Span

# What points to the sentence before when it opens one.
_POINTS_BACK = re.compile(
    r"(?:this|that|these|those|such|both|neither|either|another|others|it|its|they|there|here|then|instead"
    r"|thus|therefore|otherwise|hence)\b"
    r"|(?:of|among|between|one of|two of|some of|many of|most of|none of|all of) (?:those|these|them|which)\b"
    r"|two others\b|(?:later|earlier),? (?:he|she|they|it)\b|now,"
    r"|(?:around|about|at|by|since|until|before|after) (?:the same time|the time|that|then|that time|this)\b"
    r"|(?:un)?fortunately\b|the (?:other|others|same)\b|in a similar\b|for (?:that|this|those)\b|moments (?:later|after)\b"
    r"|(?:a (?:short|few|couple of) )?(?:time|while|distance|minutes|hours|days|weeks|months|years|miles|metres|blocks)"
    r" (?:later|earlier|before|afterwards|away)\b|a (?:minute|hour|day|week|month|year|mile) (?:later|earlier|away)\b|nearby,"
    r"|the (?:ensuing|resulting|latter|former|following|next|previous)\b|the \w+ (?:itself|themselves)\b|a further \w+ (?:were|was|have|had)\b",
    re.IGNORECASE,
)
# The same inside a sentence: "those reports", "this move"; not "those who", "such as", "this week".
_POINTS_INSIDE = re.compile(
    r"\b(?:(?:those|these)(?! (?:who|whom|whose|which|that|of|in|with|from|at|on|under|by|days|two|three)\b)"
    r"|such(?! (?:as|a|an|that|is)\b)"
    r"|this(?! (?:time|week|weekend|month|year|morning|afternoon|evening|summer|spring|autumn|fall|winter|season"
    r"|century|decade|is|was|has|will|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b)) \w"
    r"|,? too,|\bthe same (?:goes|is true|applies|happened)\b",
    re.IGNORECASE,
)
# Bare words for bodies and pairs, which say nothing to somebody who has not met them before.
_BARE = re.compile(
    r"\b[Tt]he (?:(?:group|company|firm|organi[sz]ation|agency|movement|band)(?! (?:of|that|which|whose|behind)\b)"
    r"|(?:pair|duo|trio|two)(?= (?:were|are|have|had|will|would|said|also|then|met|agreed)\b))\b"
)

# What opens a sentence as known already, and names nothing that would say which one is meant.
_KNOWN_ALREADY = re.compile(
    r"The (?:deal|move|minister|decision|comments|remarks|proposal|request|plan|statement|allegations?"
    r"|claims?|incident|findings|measures?|offer)(?! (?:of|to|that|which|by|between|with|for|on|in|against)\b)\b"
)

# Subjects that count what only the sentence before names, where nothing behind them says of what.
_COUNTS = frozenset(
    "many some several few most all each one half others dozens scores none".split()
)

# Nouns that a reader takes for known although they were told before: there is one of them for all.
_ONE_FOR_ALL = frozenset(
    """
    government police president parliament army military state country nation city town capital region
    world public opposition authorities prime minister king queen pope church senate congress house
    council court economy war party union press media market markets internet weather sun
    law constitution ground sky sea air coast north south east west centre center area scene
    time day night morning afternoon evening week weekend month year past present future end beginning start
    """.split()
)

# Speakers described so barely that only the sentence before says who they are.
_BARE_NAMES = (
    r"the (?:\w+ )?(?:official|source|spokes(?:man|woman|person)|diplomat|analyst|expert|witness|resident|man|woman"
    r"|officer|lawyer|doctor|statement|report|paper|survey|study)s?"
)
_SAID = r"(?:said|says|told|added|wrote|warned|insisted|explained)"
_BARE_SPEAKER = re.compile(rf"\b{_BARE_NAMES} {_SAID}\b|\b{_SAID} {_BARE_NAMES}\b", re.IGNORECASE)
# A quotation that opens so speaks of what was spoken of before it.
_QUOTE_POINTS = re.compile(
    r"(?:he|she|it|they|this|that|those|these|him|her|them)\b", re.IGNORECASE
)

_FIRST = 1  # number of a report's first sentence, behind a headline
_LOOKS_BACK = 5000  # characters in which what a sentence speaks of may have been told


def quoted_spans(reading: Reading, span: Span) -> list[Span]:
    """The direct and partial quotations that overlap a span."""
    return [
        quote.span
        for quote in reading.quotes
        if quote.kind in ("direct", "partial") and quote.span.overlaps(span)
    ]


def _points_back(reading: Reading, span: Span) -> bool:
    """True when a span's first words, or words of its own outside quotations, point to another sentence."""
    words = span.of(reading.parse.text)
    if _POINTS_BACK.match(words) or _it_first(reading.parse, span):
        return True
    quoted = quoted_spans(reading, span)
    return any(
        not any(q.start <= span.start + match.start() < q.end for q in quoted)
        for match in _POINTS_INSIDE.finditer(words)
    )


def _it_first(parse: Parse, span: Span) -> bool:
    """True when "it" or "they" comes before any noun of a span that it could stand for."""
    for token in parse.tokens_in(span):
        if parse.word(token).lower() in ("it", "its", "they", "their", "them"):
            return True
        tag = UPOS[parse.upos[token]] if len(parse.upos) else "NOUN"
        if tag in ("NOUN", "PROPN", "NUM"):
            return False
    return False


def _points_by_a_word(reading: Reading, sentence: Sentence) -> bool:
    """
    True for "they took the tower there" and "she said that was wrong", where no place or thing came before.

    What stands in quotation marks may point to what its speaker saw.
    """
    parse = reading.parse
    if not parse.has_trees:
        return False
    quoted = quoted_spans(reading, sentence.span)
    places = [m.span.start for m in reading.mentions if m.kind in ("place", "facility")]
    for token in range(sentence.first, sentence.last):
        word, relation = parse.word(token).lower(), parse.relations[token]
        place = parse.span(token, token + 1)
        if any(q.overlaps(place) for q in quoted):
            continue
        if word == "there" and relation == "advmod":
            if not any(sentence.span.start <= start < place.start for start in places):
                return True
        # "that" as a subject is tagged DT; a relative "that" is WDT, a linking one IN. Where its
        # clause follows another ("though that could not be confirmed"), it means what that one says.
        if word == "that" and relation.startswith("nsubj") and parse.xpos[token] == "DT":
            clause = parse.relations[int(parse.heads[token])]
            return clause not in ("conj", "advcl", "parataxis")
    return False


def _barely_said(reading: Reading, span: Span) -> bool:
    """True when a quotation in a span points to what is not in it, or its speaker is "the official"."""
    text = reading.parse.text
    for quote in reading.quotes:
        if not span.contains(quote.span):
            continue
        words = quote.span.of(text)
        if quote.kind == "direct" and (_QUOTE_POINTS.match(words) or _POINTS_INSIDE.search(words)):
            return True
    return _BARE_SPEAKER.search(span.of(text)) is not None


def _bare(reading: Reading, span: Span) -> bool:
    """True when a span speaks of "the group" or opens with "The deal" and has not said which."""
    words = span.of(reading.parse.text)
    if _KNOWN_ALREADY.match(words):
        return True
    match = _BARE.search(words)
    return match is not None and not any(
        mention.kind in ("organization", "group")
        and span.start <= mention.span.start < span.start + match.start()
        for mention in reading.mentions
    )


def _root_subjects(parse: Parse, sentence: Sentence) -> list[int]:
    """The tokens that are the subject of a sentence's main verb; none without trees."""
    if not parse.has_trees:
        return []
    return [
        token
        for token in range(sentence.first, sentence.last)
        if parse.relations[token].startswith("nsubj")
        and parse.heads[token] >= 0
        and parse.relations[int(parse.heads[token])] == "root"
    ]


def _said_of_what(parse: Parse, token: int) -> bool:
    """True when something behind a noun says which one: "of the mine", "who fled", "in Drava"."""
    return any(
        child > token and parse.relations[child].startswith(("nmod", "acl", "appos", "obl"))
        for child in parse.children(token)
    )


def _counts_what_is_before(parse: Parse, sentence: Sentence) -> bool:
    """True for "Many then fled" and "Two died", whose subject only counts what was named before."""
    return any(
        (parse.word(token).lower() in _COUNTS or parse.xpos[token] == "CD")
        and not _said_of_what(parse, token)
        for token in _root_subjects(parse, sentence)
    )


def _taken_as_known(parse: Parse, token: int) -> bool:
    """True for "the motion", which says neither by a name nor by anything behind it which one is meant."""
    word = parse.word(token).lower()
    if word in _ONE_FOR_ALL or parse.xpos[token] not in ("NN", "NNS"):
        return False
    children = parse.children(token)
    told_apart = any(parse.xpos[c].startswith("NNP") or parse.xpos[c] == "JJS" for c in children)
    told_apart = told_apart or parse.xpos[token + 1 : token + 2] == ("NNP",)  # "the ferry Oriel"
    definite = any(parse.word(c).lower() == "the" for c in children)
    return definite and not told_apart and not _said_of_what(parse, token)


def _is_bare(parse: Parse, token: int) -> bool:
    """True for a noun with nothing but its article: "the motion", not "the written motion"."""
    return all(parse.relations[c] in ("det", "case", "punct") for c in parse.children(token))


def find_told_before(parse: Parse, sentence: Sentence) -> frozenset[str]:
    """
    The families of words for what a sentence takes as told before: "The motion calls for stones".

    A subject is told before where an earlier sentence of the report has it, and a bare thing always is.
    In a report's first sentence, which may follow a picture, so is what comes before its verb.
    """
    needs: set[str] = set()
    subjects = _root_subjects(parse, sentence)
    begun = int(parse.token_starts[sentence.first])
    before = parse.text[max(0, begun - _LOOKS_BACK) : begun].lower()
    opens_report = sentence.number <= _FIRST
    for token in subjects:
        if not _taken_as_known(parse, token):
            continue
        word = parse.word(token).lower()
        told = re.search(rf"\b{re.escape(word)}\b", before) is not None
        thing = not {word, stem(word)} & (PERSONS | ROLES)
        if told or opens_report or (thing and _is_bare(parse, token)):
            needs.add(family_of(word))
    if opens_report and subjects:
        needs |= {
            family_of(parse.word(token).lower())
            for token in range(sentence.first, subjects[0])
            if _taken_as_known(parse, token) and _is_bare(parse, token)
        }
    return frozenset(needs)


def leans_back(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """True for a sentence that, from the start of `span`, is understood only behind the one before."""
    return (
        _points_back(reading, span)
        or _bare(reading, span)
        or _points_by_a_word(reading, sentence)
        or _barely_said(reading, span)
        or _counts_what_is_before(reading.parse, sentence)
    )
