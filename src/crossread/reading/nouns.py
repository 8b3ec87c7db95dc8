"""
The noun a number counts: where it ends and which of its words is the head.

With trees the noun phrase is read from the tags and the head of the numeral. Without, by shape: after
a number other than one the head is the first word that looks like a plural, with nothing between
that ends a noun phrase. Wrong, without trees, on plurals used as modifiers that the table does not
know ("12 sales managers" ends early) and on plurals without a mark ("12 aircraft" is in a table).
"""

from bisect import bisect_left
from itertools import pairwise

import msgspec

from crossread.language.parse import UPOS, Parse
from crossread.spans import Span

# Words that end a noun phrase: determiners, prepositions, conjunctions, auxiliaries, pronouns,
# adverbs. The closed classes of English grammar, and verbs that news prints after a count.
STOP = frozenset(
    """
    the a an this that these those his her its their our your my some any each every no all both either
    of in on at to for from by with without into onto over under after before since until during
    against among between through across about around near off out up down inside outside within
    along behind beyond despite toward towards upon per via as than like and or but nor so yet if
    because while when where who whom whose which what how why though although whether
    is are was were be been being am has have had having do does did will would can could may might
    must shall should not never n't 's 're 've 'll 'd
    he she it they we i you him them us me himself herself themselves itself
    there here now then today yesterday tomorrow also still already just only again later soon ago
    away alone apart together instead including included include includes excluding except
    died die dies dying killed kill kills said say says told tell remain remained remains left leave
    leaves went go goes came come comes took take takes got get gets became become fled flee flees
    lost lose loses made make makes held hold holds began begin say saw see seen found find
    attended attend gathered gather attacked arrived arrive returned return live lived work
    worked voted vote needed need want wanted face faced faces dead according due because
    early late more less most least ashore abroad aboard apiece nationwide worldwide overnight
    """.split()
)  # fmt: skip

IRREGULAR_PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police",
    "policemen": "policeman", "policewomen": "policewoman", "gunmen": "gunman",
    "servicemen": "serviceman", "fishermen": "fisherman", "firemen": "fireman",
    "militiamen": "militiaman", "tribesmen": "tribesman", "businessmen": "businessman",
    "congressmen": "congressman", "lawmen": "lawman", "crewmen": "crewman", "hitmen": "hitman",
    "guardsmen": "guardsman", "salesmen": "salesman", "workmen": "workman", "kinsmen": "kinsman",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox",
    "fish": "fish", "sheep": "sheep", "deer": "deer", "cattle": "cattle", "aircraft": "aircraft",
    "spacecraft": "spacecraft", "craft": "craft", "species": "species", "series": "series",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half",
    "leaves": "leaf", "loaves": "loaf", "thieves": "thief", "calves": "calf", "personnel": "personnel",
    "troops": "troop", "media": "medium", "data": "datum", "criteria": "criterion",
    "phenomena": "phenomenon", "monies": "money", "bacteria": "bacterium", "crises": "crisis", "bases": "base",
    "analyses": "analysis", "buses": "bus", "viruses": "virus", "gases": "gas", "dead": "dead",
    "wounded": "wounded", "injured": "injured", "missing": "missing", "homeless": "homeless",
    "others": "other", "quid": "quid", "passers-by": "passer-by", "staff": "staff", "crew": "crew",
    "mps": "mp", "meps": "mep", "msps": "msp", "mlas": "mla", "gps": "gp", "mks": "mk",
    "faithful": "faithful", "elderly": "elderly", "cattle-head": "cattle", "percent": "percent",
}  # fmt: skip

# Plural shapes that stand before the noun they modify.
MODIFYING_PLURALS = frozenset(
    "police women weapons arms sports news rights human sales savings systems operations drugs parts goods "
    "communications intelligence customs narcotics species forces services security aircraft staff "
    "crew explosives veterans securities bonds children troops missing injured wounded dead".split()
)

NOT_PLURAL = frozenset(
    "this was has his its is as us plus thus perhaps always across gas bus class boss press mass loss glass "
    "business illness witness access process success progress congress address previous serious "
    "various religious dangerous famous numerous precious anonymous suspicious ambitious notorious "
    "enormous continuous virus campus status census consensus analysis basis crisis emphasis "
    "homeless helpless wireless countless needless civilians' towards besides sometimes afterwards "
    "overseas less unless cross express stress dress gross fitness yes jobless stainless "
    "mathematics politics physics economics athletics texas kansas paris islamabad series".split()
)

# The last token of the noun phrase is at most this many tokens from its first.
_LONGEST = 9


class Words(msgspec.Struct, frozen=True):
    """The tokens of a parse as plain lists, made once, for loops that look at many of them."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    tags: list[str]  # universal tags; empty without a trained reader
    heads: list[int]  # empty without trees
    relations: tuple[str, ...]
    sentence_ends: list[int]  # for every token, the end of its sentence
    sentence_starts: list[int]  # and the first token of it

    def at(self, offset: int) -> int:
        """The first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def sentence_at(self, offset: int) -> Span:
        """The span of the sentence that an offset stands in."""
        token = min(max(0, self.at(offset + 1) - 1), len(self.words) - 1)
        first, last = self.sentence_starts[token], self.sentence_ends[token] - 1
        return Span(min(self.starts[first], offset), self.ends[last])

    def last_before(self, offset: int) -> int:
        """The last token that ends at or before an offset, or -1."""
        return bisect_left(self.starts, offset) - 1


def list_words(parse: Parse) -> Words:
    """The tokens of a parse as lists."""
    starts, ends = parse.token_starts.tolist(), parse.token_ends.tolist()
    words = [parse.text[s:e] for s, e in zip(starts, ends, strict=True)]
    tagged = 0 < len(parse.upos) == len(starts)
    bounds = [*parse.sentence_starts.tolist(), len(starts)]
    spans = list(pairwise(bounds))
    limits = [end for start, end in spans for _ in range(start, end)]
    firsts = [start for start, end in spans for _ in range(start, end)]
    return Words(
        text=parse.text,
        starts=starts,
        ends=ends,
        words=words,
        lower=[word.lower() for word in words],
        tags=[UPOS[tag] for tag in parse.upos.tolist()] if tagged else [],
        heads=parse.heads.tolist() if parse.has_trees else [],
        relations=parse.relations if parse.has_trees else (),
        sentence_ends=limits,
        sentence_starts=firsts,
    )


class NounPhrase(msgspec.Struct, frozen=True):
    """Tokens `first` up to `last`, and which of them is the head."""

    first: int
    last: int
    head: int


def plural(word: str) -> str:
    """
    The plural of an English noun in lower case.

    >>> plural("car"), plural("country"), plural("person")
    ('cars', 'countries', 'people')
    """
    irregular = [many for many, one in IRREGULAR_PLURALS.items() if one == word]
    if irregular:
        return irregular[0]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def looks_plural(word: str) -> bool:
    """
    True for the shape of an English plural.

    >>> looks_plural("teachers"), looks_plural("people"), looks_plural("religious")
    (True, True, False)
    """
    if word in IRREGULAR_PLURALS:
        return True
    if len(word) < 4 or not word.endswith("s") or word in NOT_PLURAL:
        return False
    return not word.endswith(("ss", "ous", "'s"))


def singular(word: str) -> str:
    """
    The singular of a noun, in small letters.

    >>> [singular(word) for word in ("cities", "People", "buses", "boxes", "dead")]
    ['city', 'person', 'bus', 'box', 'dead']
    """
    word = word.lower()
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if not looks_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _new_line(words: Words, token: int) -> bool:
    return "\n" in words.text[words.ends[token - 1] : words.starts[token]]


_HYPHENS = ("-", "‐", "‑")


def _joins(word: str) -> bool:
    return word[0].isalnum() or word in _HYPHENS or word in ("'", "’")


_COMPARING = frozenset(["less", "more", "most", "least", "only", "just"])


def _passes(words: Words, token: int) -> bool:
    """True for words of the stop list that stand inside a noun phrase: "Mali's", "stop-and-go"."""
    word = words.lower[token]
    if token and words.lower[token - 1] in _HYPHENS and words.lower[token + 1 : token + 2] == ["-"]:
        return True
    if word in ("'s", "’s"):
        return True
    if word in _COMPARING:
        following = words.lower[token + 1] if token + 1 < len(words.words) else ""
        return following.isalpha() and following not in STOP
    return False


def _by_shape(words: Words, first: int, plural: bool) -> NounPhrase | None:
    limit = min(words.sentence_ends[first], first + _LONGEST)
    head = -1
    for token in range(first, limit):
        word = words.lower[token]
        if token > first and _new_line(words, token):
            break
        if (word in STOP or not _joins(word)) and not _passes(words, token):
            break
        if not plural:
            if token > first + 3:
                break
            if head >= 0 and word.endswith(("ed", "ing")) and len(word) > 4:
                break
            if word[0].isalpha():
                head = token
        elif looks_plural(word) and not words.words[token].isupper():
            head = token
            following = words.lower[token + 1] if token + 1 < limit else ""
            if word not in MODIFYING_PLURALS and following not in ("'s", "’s"):
                break
    return None if head < 0 else NounPhrase(first, head + 1, head)


_GRADES = frozenset(["more", "most", "less", "least", "early", "late", "only", "'s", "’s"])
_IN_PHRASE = frozenset(["ADJ", "NOUN", "PROPN", "X", "SYM"])
_NO_NOUN = frozenset(["VERB", "AUX", "ADV", "ADP", "PRON", "CCONJ", "SCONJ", "DET"])


def _by_tree(words: Words, first: int, numeral: int) -> NounPhrase | None:
    """The noun that the numeral's tree hangs it from, when it stands just after."""
    if not words.heads or not 0 <= numeral < len(words.heads):
        return None
    head = words.heads[numeral]
    if not words.relations[numeral].startswith("nummod") or not first <= head < first + _LONGEST:
        return None
    between = range(first, head + 1)
    if any(words.lower[t] in STOP and words.lower[t] not in _GRADES for t in between):
        return None
    if any(_new_line(words, token) for token in between if token > 0):
        return None
    return NounPhrase(first, head + 1, head)


def _by_tags(words: Words, first: int) -> NounPhrase | None:
    """The run of nouns and adjectives from `first`, its last noun as the head."""
    limit = min(words.sentence_ends[first], first + _LONGEST)
    head = -1
    for token in range(first, limit):
        word, tag = words.lower[token], words.tags[token]
        if token > first and _new_line(words, token):
            break
        if tag in ("NOUN", "PROPN") and word != "%":
            head = token
            continue
        joining = word in ("-", "‐", "‑", "'s", "’s") and token > first
        grading = (
            tag == "ADV" and token + 1 < limit and words.tags[token + 1] in ("ADJ", "VERB", "NOUN")
        )
        participle = tag == "VERB" and word.endswith(("ed", "ing", "en")) and head < 0
        if not joining and not grading and not participle and tag not in _IN_PHRASE:
            break
    return None if head < 0 else NounPhrase(first, head + 1, head)


def noun_phrase(words: Words, first: int, *, plural: bool, numeral: int = -1) -> NounPhrase | None:
    """
    The noun phrase that begins at a token, as a number before it would count it; None if there is none.

    `plural` says that only a plural can be counted; `numeral` is the numeral's token, for its tree.
    """
    if first >= len(words.words):
        return None
    if not plural:
        found = _by_tags(words, first) if words.tags else None
        return found or _by_shape(words, first, plural)
    hung = _by_tree(words, first, numeral)
    if hung is not None and looks_plural(words.lower[hung.head]):
        return hung
    found = _by_shape(words, first, plural)
    if found is not None and words.tags and words.tags[found.head] in _NO_NOUN:
        return None
    return found
