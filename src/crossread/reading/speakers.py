"""
Who is given words: verbs of saying, the noun phrase beside them, and whom it stands for.

Works on word order alone, and asks the reader's trees and the reading's mentions where they are
there. Wrong on: subjects far from their verb across a clause without commas, and pronouns when two
people of one sex speak in turn. The order of preference for pronouns (the speaker last quoted, then
the subject last named) follows what Hobbs-style recency does on news; we keep no probabilities.
"""

import re
from bisect import bisect_left

import msgspec

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.cues import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_INFINITIVE,
    PRONOUNS,
    SELDOM_CUES,
    SOURCE_PHRASES,
    VERBS,
    Verb,
)
from crossread.model import Mention, Reading
from crossread.reading.marks import Marked, find_marked
from crossread.spans import Span

Phrase = tuple[int, int]  # tokens, half-open


class Page(msgspec.Struct, frozen=True):
    """A reading laid out for looking around in: words, lower-cased words, and what is marked."""

    reading: Reading
    parse: Parse
    words: list[str]
    lower: list[str]
    marked: list[Marked]
    inside: list[int]  # per token: the index of the marked stretch it stands in (marks too), or -1
    ends: list[int]  # per token: the first token after its sentence
    starts: list[int]  # per token: the first token of its sentence
    paragraphs: list[int]  # per token: its paragraph
    capitals: frozenset[str]  # words with a capital where no sentence begins
    tags: tuple[str, ...]  # per token: its part of speech; empty without a trained reader
    children: dict[int, list[int]]  # per token: what hangs on it in the tree


class Cue(msgspec.Struct, frozen=True):
    """A verb or phrase of saying: its tokens and what the table says of it."""

    first: int
    last: int
    verb: Verb | None  # None for a source phrase such as "according to"


class Voice(msgspec.Struct, frozen=True):
    """Who is given words, as a noun phrase, and the cue that gives them."""

    phrase: Phrase | None
    cue: Cue | None


def lay_out(reading: Reading) -> Page:
    """The page of a reading."""
    parse = reading.parse
    words = [parse.word(i) for i in range(len(parse))]
    marked = find_marked(parse.text)
    inside = [-1] * len(words)
    for index, stretch in enumerate(marked):
        for token in parse.tokens_in(stretch.outer):
            inside[token] = index
    starts, ends = [0] * len(words), [0] * len(words)
    # a transcript's label is no part of the sentence behind it
    cuts = {
        tokens.start
        for turn in reading.document.turns
        if (tokens := parse.tokens_in(turn.speech)) and len(turn.speech)
    }
    for sentence in parse.sentences():
        first = sentence.first
        for cut in sorted(c for c in cuts if sentence.first < c < sentence.last):
            starts[first:cut], ends[first:cut] = [first] * (cut - first), [cut] * (cut - first)
            first = cut
        size = sentence.last - first
        starts[first : sentence.last] = [first] * size
        ends[first : sentence.last] = [sentence.last] * size
    paragraphs = [0] * len(words)
    number = -1
    opening = {int(i) for i in parse.paragraph_starts}
    for token in range(len(words)):
        number += token in opening
        paragraphs[token] = number
    lower = [w.lower() for w in words]
    capitals = frozenset(
        w
        for t, w in enumerate(words)
        if w[0].isupper() and t > starts[t] and words[t - 1][0].isalnum()
    )
    tags: tuple[str, ...] = ()
    children: dict[int, list[int]] = {}
    if parse.has_trees:
        tags = tuple(UPOS[tag] for tag in parse.upos)
        for token, head in enumerate(parse.heads):
            if head >= 0:
                children.setdefault(int(head), []).append(token)
    return Page(
        reading,
        parse,
        words,
        lower,
        marked,
        inside,
        ends,
        starts,
        paragraphs,
        capitals,
        tags,
        children,
    )


_DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those some any no every each".split()
)
_CLAUSE_BREAKS = frozenset(
    "that which who whom while but as because although though if when where after before since "
    "until so whether than whereas unless what how why nor yet".split()
)
_PUNCTUATION_BREAKS = frozenset([*list(",;:.!?()[]—–\"“”‘’'«»|•…"), "--", "...", "''", "``"])
_NUMBER = re.compile(r"\d+")


# A line of more words than this is no headline.
_LONGEST_HEADLINE = 40
# How many tokens of its sentence an attribution looks through in each direction.
REACH = 150

# Forms that are hardly ever anything else, whatever a tagger makes of them.
_ALWAYS_VERBS = frozenset("said says told tells".split())


def find_cues(page: Page, first: int, last: int, seldom: bool = False) -> list[Cue]:
    """The verbs and phrases of saying between two tokens, outside of quotation marks, in order."""
    cues = []
    token = first
    while token < last:
        cue = None if page.inside[token] >= 0 else cue_at(page, token, last, seldom)
        if cue is not None:
            cues.append(cue)
            token = cue.last
        else:
            token += 1
    return cues


def cue_at(page: Page, token: int, last: int, seldom: bool = False) -> Cue | None:
    """The cue that begins at a token, or None."""
    lower = page.lower
    word = lower[token]
    for phrase in SOURCE_PHRASES:
        if word == phrase[0] and tuple(lower[token : token + len(phrase)]) == phrase:
            return Cue(token, min(token + len(phrase), last), None)
    if word in {"made", "makes", "making", "make"} and lower[token + 1 : token + 2] in (
        ["clear"],
        ["plain"],
    ):
        return Cue(token, token + 2, VERBS["stressed" if word == "made" else "stresses"])
    verb = VERBS.get(word)
    if verb is None:
        return None
    behind_marks = token > 0 and page.inside[token - 1] >= 0  # '"...," mused one captain'
    if page.tags and word not in _ALWAYS_VERBS and not behind_marks:
        describes = page.parse.relations[token] in {"amod", "compound"}  # "its declared stock"
        if describes or page.tags[token] not in {"VERB", "AUX"}:
            return None
    before = lower[token - 1] if token > page.starts[token] else ""
    after = lower[token + 1] if token + 1 < len(lower) else ""
    if (
        page.words[token][0].isupper()
        and token > page.starts[token]
        and not is_headline(page, token)
    ):
        return None
    if before in _DETERMINERS - {"this", "that", "some"} and word not in {"said", "says"}:
        return None
    if before == "-" or after == "-":
        return None
    if verb.lemma == "speak" and after == "of":
        return Cue(token, min(token + 2, last), verb)
    touches = after in {":", "that", "he", "she", "it", "they", "there", "we", "out"}
    touches = touches or _opens_mark(page, token + 1)
    if word in SELDOM_CUES and not touches and not seldom:
        return None
    end = token + 1
    if verb.lemma == "point":
        if after != "out":
            return None
        end = token + 2
    elif verb.lemma in {"go"}:
        if after != "on":
            return None
        end = token + 2
    elif verb.lemma == "quote" and lower[token + 1 : token + 3] == ["as", "saying"]:
        end = token + 3
    return Cue(token, min(end, max(last, token + 1)), verb)


def is_headline(page: Page, token: int) -> bool:
    """Is a token in a line whose words are mostly capitalised (a headline)?"""
    first, last = page.starts[token], page.ends[token]
    if last - first > _LONGEST_HEADLINE:
        return False
    words = [w for w in page.words[first:last] if w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) * 3 > len(words) * 2


def _opens_mark(page: Page, token: int) -> bool:
    """Does a marked stretch begin at or just after this token (a comma or colon between)?"""
    for at in (token, token + 1):
        if at < len(page.words) and page.inside[at] >= 0:
            stretch = page.marked[page.inside[at]]
            return bool(page.parse.token_starts[at] <= stretch.words.start)
        if at < len(page.words) and page.lower[at] not in {",", ":"}:
            return False
    return False


def _is_noun_break(page: Page, token: int) -> bool:
    return (
        page.lower[token] in _CLAUSE_BREAKS
        or page.words[token] in _PUNCTUATION_BREAKS
        or page.inside[token] >= 0
    )


def is_auxiliary(page: Page, token: int) -> bool:
    """Is a token an auxiliary verb? A clitic 's is one behind a pronoun only."""
    word = page.lower[token]
    if word in {"'s", "’s"}:
        before = page.lower[token - 1] if token else ""
        return before in PRONOUNS or before in {"there", "here", "what", "how", "where"}
    return word in AUXILIARIES


# Nouns and names that end as adverbs do.
_NOT_ADVERBS = frozenset(
    "family italy july reply supply assembly ally rally bully jelly belly lily emily sally billy "
    "kelly holly polly molly willy monopoly anomaly homily fly daily weekly monthly friendly "
    "elderly".split()
)


def is_adverb(page: Page, token: int) -> bool:
    """Is a token an adverb, by the reader's tag or by its form?"""
    word = page.lower[token]
    if word in ADVERBS:
        return True
    if not word.endswith("ly") or len(word) < 5 or word in _NOT_ADVERBS:
        return False
    return not page.tags or page.tags[token] == "ADV"


def _verb_like(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a verb, as far as word forms tell?"""
    for token in range(first, last):
        word = page.lower[token]
        if is_auxiliary(page, token) or (word in VERBS and word not in SELDOM_CUES):
            return True
        if word.endswith("ed") and len(word) > 4 and page.words[token].islower():
            return True
    return False


# A subject longer than this is more often a clause than a phrase, and the tree is asked.
_LONG_PHRASE = 18

# What belongs to a noun phrase's name or description, as the tree calls it.
_PHRASE_PARTS = frozenset(
    "det amod compound nummod nmod flat fixed case goeswith cc conj advmod nmod:poss nmod:desc "
    "nmod:unmarked flat:foreign det:predet cc:preconj dep".split()
)


def _phrase_of(page: Page, head: int) -> Phrase:
    """The noun phrase a token heads: its own words, without clauses and appositions."""
    members = {head}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in page.children.get(token, ()):
            relation = page.parse.relations[child]
            if relation == "case" and token == head and child < head:
                continue  # the preposition in front is not the phrase's own
            part = relation in _PHRASE_PARTS or relation.partition(":")[0] in _PHRASE_PARTS
            if relation == "punct":
                part = page.words[child] in {"-", "–", "."} and abs(child - token) <= 2
            if part and child not in members and page.inside[child] < 0:
                members.add(child)
                stack.append(child)
    first = last = head
    while first - 1 in members or (first - 2 in members and page.words[first - 1] == "-"):
        first -= 1
    while last + 1 in members or (last + 2 in members and page.words[last + 1] == "-"):
        last += 1
    last += 1
    while last < len(page.words) and page.tags[last] == "PROPN" and _is_name_word(page, last):
        last += 1  # "former bassist Ivo Lantz", where the tree sees a bassist only
    return first, last


def tree_subject(page: Page, verb: int, floor: int) -> Phrase | None:
    """
    The subject the reader's tree gives a verb, its own or the one it shares; None where there is none.

    "Who" and "which" lead to the noun they speak of; a noun with an apposed name gives the name.
    """
    if not page.tags or page.tags[verb] not in {"VERB", "AUX"}:
        return None
    at = verb
    for _ in range(4):
        for child in page.children.get(at, ()):
            relation = page.parse.relations[child]
            if relation.startswith("nsubj") and child < verb:
                return _named_subject(page, at, child, floor)
        relation = page.parse.relations[at]
        head = int(page.parse.heads[at])
        if head < 0 or relation.partition(":")[0] not in {"conj", "xcomp", "advcl", "acl"}:
            return None
        if relation.startswith("acl"):
            return _phrase_of(page, head) if floor <= head < verb else None
        at = head
    return None


def _named_subject(page: Page, verb: int, subject: int, floor: int) -> Phrase | None:
    if page.lower[subject] in {"who", "which", "that"}:
        head = int(page.parse.heads[verb])
        relative = page.parse.relations[verb].startswith("acl")
        if not relative or head < 0 or head < floor:
            return None
        subject = head
    phrase = _phrase_of(page, subject)
    if phrase[0] < floor:
        return None
    if page.tags[subject] != "PROPN":
        for child in page.children.get(subject, ()):
            if page.parse.relations[child] == "appos" and page.tags[child] == "PROPN":
                return _phrase_of(page, child)
    return phrase


def phrase_before(page: Page, cue: int, floor: int) -> Phrase | None:
    """
    The subject that stands before a verb: its tokens, without an apposition between commas.

    `cue` is the verb's token and `floor` the earliest token the subject may take.
    """
    near = _nearest_phrase(page, cue, floor)
    if near is not None and not _verb_like(page, *near) and near[1] - near[0] <= _LONG_PHRASE:
        return near
    start = _verb_start(page, cue, floor)
    if near is None and start > floor and page.lower[start - 1] in {"and", "but", "or", "then"}:
        return None  # the voice of the verb before is a better guess than the tree's
    learnt = tree_subject(page, cue, floor)
    return learnt or near


def _verb_start(page: Page, cue: int, floor: int) -> int:
    """Where a verb begins with its auxiliaries, adverbs and "declined to"."""
    end = cue
    while end > floor:
        word = page.lower[end - 1]
        if word == "to" and end - 2 >= floor and page.lower[end - 2] in BEFORE_INFINITIVE:
            end -= 2
        elif word in AUXILIARIES or is_adverb(page, end - 1):
            end -= 1
        else:
            break
    return end


def _nearest_phrase(page: Page, cue: int, floor: int) -> Phrase | None:
    """The subject by word order alone."""
    end = _verb_start(page, cue, floor)
    if end > floor and page.lower[end - 1] in {"and", "but", "or", "then", "nor"}:
        return None  # the subject is shared with the verb before
    past_comma = False
    for _ in range(4):
        if end > floor and page.words[end - 1] == ",":
            start = end - 1
            while start > floor and page.words[start - 1] != "," and page.inside[start - 1] < 0:
                start -= 1
            if start <= floor or page.words[start - 1] != ",":
                return None
            if _is_bare_name(page, start, end - 1):
                return start, end - 1  # "the harbour master, Ivo Lantz, said"
            end = start - 1
            past_comma = True
            continue
        start = end
        while start > floor and not _is_noun_break(page, start - 1):
            word = page.lower[start - 1]
            if (
                word in {"and", "or"}
                and start < end
                and _verb_like(page, _clause_start(page, start - 1, floor), start - 1)
            ):
                break
            start -= 1
        if start == end:
            return None
        again = (
            past_comma
            and start > floor
            and page.words[start - 1] == ","
            and (page.lower[start] in _DETERMINERS or _NUMBER.fullmatch(page.words[start]))
        )
        if not again:
            return _trimmed(page, start, end)
        end = start
    return None


def _is_bare_name(page: Page, first: int, last: int) -> bool:
    """Is a stretch nothing but a name?"""
    runs = name_runs(page, first, last)
    return len(runs) == 1 and runs[0] == (first, last) and last - first <= 6


def _clause_start(page: Page, token: int, floor: int) -> int:
    while token > floor and not _is_noun_break(page, token - 1):
        token -= 1
    return token


_LEADING = frozenset(
    "and or but so then also however meanwhile yet still now earlier later on in at to of for".split()
)


def _trimmed(page: Page, start: int, end: int) -> Phrase | None:
    """A phrase without what leads into it: 'In Cairo two officials' keeps the officials where it can."""
    while start < end and page.lower[start] in {
        "and",
        "or",
        "but",
        "so",
        "then",
        "also",
        "nor",
        "yet",
    }:
        start += 1
    if start < end and page.lower[start] in {"on", "in", "at", "since", "by", "for"}:
        # a phrase of time or place without its comma: the subject begins at the next determiner
        for token in range(start + 2, end):
            if page.lower[token] in _DETERMINERS or page.lower[token] in PRONOUNS:
                start = token
                break
    if start < end and page.lower[start] in {"on", "in", "at", "since"}:
        return None  # a time or place, and no subject behind it
    loose = all(is_adverb(page, t) for t in range(start, end))
    return (start, end) if start < end and not loose else None


_PHRASE_STOPS = frozenset(
    "in on at as after before when while during who whose which that by through via last this "
    "yesterday monday tuesday wednesday thursday friday saturday sunday today earlier later adding "
    "told was were is are has had and".split()
)


def phrase_after(page: Page, start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at a token and ends before a comma, a clause or a time."""
    while start < ceiling and page.lower[start] in ADVERBS:
        start += 1
    end = start
    while end < ceiling:
        word = page.lower[end]
        if page.words[end] in _PUNCTUATION_BREAKS or page.inside[end] >= 0:
            break
        if (
            end > start
            and word in _PHRASE_STOPS
            and (
                word != "and"
                or not page.words[end - 1][0].isupper()
                or end + 1 >= ceiling
                or not page.words[end + 1][0].isupper()
            )
        ):
            break
        end += 1
    if end <= start:
        return None
    if end < ceiling and page.words[end] == "," and not name_runs(page, start, end):
        # "a fisherman there, Ivo Lantz": the name between commas is the one that counts
        close = end + 1
        while close < ceiling and page.words[close] not in {",", ".", ";"}:
            close += 1
        if _is_bare_name(page, end + 1, close):
            return end + 1, close
    return start, end


def voice_of_cue(page: Page, cue: Cue, sentence: int) -> Voice | None:
    """The voice of a cue that stands before its words: its subject, agent, or the one it shares."""
    end = page.ends[cue.first]
    if cue.verb is None:
        phrase = phrase_after(page, cue.last, end)
        return Voice(phrase, cue) if phrase else None
    if cue.last < end and page.lower[cue.last] == "by":
        phrase = phrase_after(page, cue.last + 1, end)
        return Voice(phrase, cue) if phrase else None
    if cue.verb.tense != "gerund":
        phrase = phrase_before(page, cue.first, sentence)
        if phrase is not None:
            return Voice(phrase, cue)
        relative = _relative_head(page, cue.first, sentence)
        if relative is not None:
            return Voice(relative, cue)
    if (
        cue.verb.sort == "say"
        and cue.last < end
        and (cue.first == sentence or page.words[cue.first - 1] == ",")
    ):
        phrase = phrase_after(page, cue.last, end)  # "In the port, said Ivo Lantz, ..."
        if phrase is not None and phrase[1] < end and page.words[phrase[1]] in {",", ":"}:
            return Voice(phrase, cue)
    if cue.verb.tense == "gerund" and cue.first > sentence and page.words[cue.first - 1] != ",":
        phrase = phrase_before(page, cue.first, sentence)  # "a banner reading '...'"
        if phrase is not None and not _verb_like(page, *phrase):
            return Voice(phrase, cue)
    sentence = max(sentence, cue.first - REACH)
    for other in reversed(find_cues(page, sentence, cue.first)):
        if other.verb is not None and other.verb.tense != "gerund":
            shared = voice_of_cue(page, other, sentence)
            if shared is not None:
                return Voice(shared.phrase, cue)
    subject = sentence_subject(page, sentence, cue.first)
    return Voice(subject, cue) if subject else None


def _relative_head(page: Page, cue: int, sentence: int) -> Phrase | None:
    """The phrase that 'who said' or 'which says' speaks of."""
    at = cue - 1
    while at > sentence and page.lower[at] not in {"who", "which", "that"}:
        if page.words[at] in {",", ";"} or cue - at > 6:
            return None
        at -= 1
    if at <= sentence:
        return None
    end = at - (page.words[at - 1] == ",")
    return phrase_before(page, end, sentence) if end > sentence else None


def sentence_subject(page: Page, first: int, last: int) -> Phrase | None:
    """The noun phrase that a sentence begins with, past an opening adverbial with its comma."""
    start = first
    while start < last and (not page.words[start][0].isalnum() or page.inside[start] >= 0):
        start += 1
    opener = page.lower[start] if start < last else ""
    if opener in _ADVERBIAL:
        for token in range(start, last):
            if page.words[token] == ",":
                start = token + 1
                break
    while start < last and page.lower[start] in {"and", "but", "so", "yet", "then"}:
        start += 1
    end = start
    while end < last:
        word = page.lower[end]
        if not page.words[end][0].isalnum() and page.words[end] not in {"-", "'s", "’s", "&"}:
            break
        if end > start and _ends_subject(page, end):
            break
        if word in {"who", "which", "that"}:
            break
        end += 1
    if end <= start:
        return None
    if end < last and page.words[end] == "," and not name_runs(page, start, end):
        close = end + 1
        while close < last and page.words[close] not in {",", ".", ";"}:
            close += 1
        if close < last and _is_bare_name(page, end + 1, close):
            return end + 1, close  # "His deputy, Ivo Lantz, showed ... and argued"
    return start, end


_ADVERBIAL = frozenset(
    "in on at after before during when while as since despite although though by for with from "
    "amid following earlier later last asked if under over among until".split()
)


def _ends_subject(page: Page, token: int) -> bool:
    word = page.lower[token]
    if page.words[token][0].isupper():
        return False
    return (
        is_auxiliary(page, token)
        or word in VERBS
        or word in ADVERBS
        or (word.endswith("ed") and len(word) > 4)
        or word in {"in", "on", "at", "after", "with"}
    )


# ---------------------------------------------------------------------- whom a phrase stands for


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who can be given words: a description, the words that name them, and what they are."""

    text: str
    mention: Span | None
    chain: int | None
    kind: str  # person | body | plural | unknown
    at: int  # the token where the description stands
    named: bool = False


# Heads of descriptions: what "he" or "they" may stand for when no name says so.
PERSON_NOUNS = frozenset(
    "official officer spokesman spokeswoman spokesperson mayor minister president governor lawyer "
    "attorney judge prosecutor doctor man woman boy girl teacher diplomat activist expert analyst "
    "professor scientist researcher leader chief head director manager witness resident fighter "
    "soldier commander envoy ambassador senator lawmaker secretary chairman chairwoman chair ceo "
    "executive editor reporter journalist driver pilot captain owner neighbour neighbor wife husband "
    "mother father son daughter brother sister friend relative student astronomer engineer author "
    "coach player fan singer frontman guitarist bassist musician artist farmer fisherman worker "
    "source aide adviser advisor deputy general colonel lieutenant sergeant sheriff constable "
    "coordinator negotiator interpreter candidate nominee king queen prince princess pope bishop "
    "priest rabbi imam cleric host caller commentator member partner founder co-founder".split()
)
BODY_NOUNS = frozenset(
    "group agency ministry network television newspaper party company statement organization "
    "organisation watchdog government council committee commission department office bureau court "
    "university union army military force embassy website site magazine daily broadcaster channel "
    "station firm bank airline club team association federation board house administration coalition "
    "alliance movement observatory centre center institute listing ad report study poll".split()
)
PLURAL_NOUNS = frozenset(
    "police people media authorities officials activists residents witnesses experts".split()
)
_PREPOSITIONS = frozenset(
    "of for in from with at on to by near under over against about among between speaking quoted "
    "working based close familiar involved".split()
)
_NAME_INNER = frozenset("of for the and on de la le van von der bin al el du di da dos".split())
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady rev gen brig maj col lt sgt capt adm sen rep gov "
    "president mayor minister governor senator professor judge king queen pope secretary general "
    "colonel lieutenant captain major sergeant police prime foreign interior defence defense deputy "
    "chief brigadier representative congressman congresswoman ambassador chancellor premier "
    "justice coach detective inspector superintendent constable sheriff".split()
)
_NOT_NAMES = frozenset(
    "the a an in on at but and or as for from with by after before when while if this that these "
    "those it he she they we you i his her its their our my there here what who how why where not "
    "no yes so one some many most several other another all both each every few two three four five "
    "six seven eight nine ten according asked also still now then earlier later meanwhile however "
    "although though because since until despite during under over about against between among "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december last first next only even just more".split()
)


def _is_name_word(page: Page, token: int) -> bool:
    word = page.words[token]
    if not (word[0].isupper() or word.startswith(("al-", "el-", "Al-"))):
        return False
    if token == page.starts[token] and word not in page.capitals:
        # a sentence's first word is a name when the next one is, or when it is elsewhere
        follows = page.words[token + 1] if token + 1 < len(page.words) else ""
        if not (follows[:1].isupper() and page.lower[token] not in _NOT_NAMES):
            return False
    return page.lower[token] not in _NOT_NAMES or (
        token > page.starts[token]
        and page.lower[token] not in _DETERMINERS
        and len(word) > 3
        and page.lower[token] not in {"monday", "tuesday", "wednesday", "thursday", "friday"}
    )


def name_runs(page: Page, first: int, last: int) -> list[Phrase]:
    """Runs of capitalised words between two tokens, with the small words that names hold inside."""
    runs = []
    token = first
    while token < last:
        if not _is_name_word(page, token):
            token += 1
            continue
        end = token + 1
        while end < last:
            if _is_name_word(page, end) or (
                page.words[end] in {"-", "&"} and end + 1 < last and _is_name_word(page, end + 1)
            ):
                end += 1
                continue
            ahead = end
            while ahead < last and page.lower[ahead] in _NAME_INNER and ahead - end < 2:
                ahead += 1
            if (
                ahead > end
                and ahead < last
                and _is_name_word(page, ahead)
                and page.lower[end] != "and"
            ):
                end = ahead + 1
                continue
            break
        runs.append((token, end))
        token = end
    return runs


def describe(page: Page, phrase: Phrase) -> Speaker:
    """
    What a noun phrase says of a speaker: the name it comes down to, or the description itself.

    "Harbour master Ivo Lantz" comes down to the name; "Lantz's deputy" and "a spokesman for the
    Harbour Office" do not, since their heads are the deputy and the spokesman.
    """
    first, last = phrase
    head_end = _head_end(page, first, last)
    span = page.parse.span(first, last)
    text = " ".join(span.of(page.parse.text).split())
    mention = _mention_at_head(page, first, last, head_end)
    if mention is not None:
        kind = "person" if mention.kind == "person" else "body"
        if mention.kind == "group":
            kind = "plural"
        names = page.reading.chain_names
        name = names[mention.chain] if mention.chain < len(names) else mention.text
        return Speaker(name or mention.text, mention.span, mention.chain, kind, first, True)
    run = _run_at_head(page, first, last, head_end)
    if run is not None and not page.reading.mentions:
        start, end = run
        while end - start > 1 and page.lower[start].rstrip(".") in _TITLES | PERSON_NOUNS:
            start += 1
        named = page.parse.span(start, end)
        words = " ".join(named.of(page.parse.text).split())
        body = page.lower[first] == "the" or any(w in BODY_NOUNS for w in words.lower().split())
        return Speaker(words, named, None, "body" if body else "person", first, True)
    return Speaker(text, span, None, _kind_of_description(page, first, head_end, last), first)


def _head_end(page: Page, first: int, last: int) -> int:
    """Where the head of a phrase ends: before its first preposition, names left whole."""
    inner = {t for start, end in name_runs(page, first, last) for t in range(start + 1, end)}
    low, high = int(page.parse.token_starts[first]), int(page.parse.token_ends[last - 1])
    for mention in mentions_in(page, low, high):
        if mention.kind == "person":  # "Ada Quill of the Harbour Office": the name is over
            inner.discard(page.parse.tokens_in(mention.span).stop)
    token = first + 1
    while token < last and (
        token in inner or page.lower[token] not in _PREPOSITIONS or page.words[token - 1] == "-"
    ):
        token += 1
    return token


def _kind_of_description(page: Page, first: int, head_end: int, last: int) -> str:
    head = page.lower[head_end - 1]
    if head in PLURAL_NOUNS or "and" in page.lower[first:last]:
        return "plural"
    if head in PERSON_NOUNS:
        return "person"
    if head in BODY_NOUNS:
        return "body"
    if (
        head.endswith("s")
        and not head.endswith("ss")
        and page.lower[first] not in {"a", "an", "one"}
    ):
        return "plural"
    return "unknown"


def _closing_mention(page: Page, last: int, head_end: int) -> Mention | None:
    """The name that ends a phrase after its description: 'monitoring group the Harbour Watch'."""
    end = int(page.parse.token_ends[last - 1])
    for mention in mentions_in(page, int(page.parse.token_starts[max(0, last - 12)]), end):
        if mention.span.end == end and mention.kind in {"person", "organization", "group"}:
            start = page.parse.tokens_in(mention.span).start
            joined = start and page.lower[start - 1] in {"'s", "’s", "and"}
            return mention if start < head_end and not joined else None
    return None


def mentions_in(page: Page, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that begin between two places of the text, in order."""
    mentions = page.reading.mentions
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    return mentions[first : bisect_left(mentions, end, key=lambda m: m.span.start)]


def _mention_at_head(page: Page, first: int, last: int, head_end: int) -> Mention | None:
    """The named mention that a phrase comes down to."""
    start = int(page.parse.token_starts[first])
    end = int(page.parse.token_ends[last - 1])
    head_last = int(page.parse.token_ends[head_end - 1])
    closing = _closing_mention(page, last, head_end)
    if closing is not None:
        return closing
    chosen = None
    for mention in mentions_in(page, start, end):
        if mention.span.start < start or mention.span.end > end or mention.kind == "event":
            continue
        if mention.span.end >= head_last and mention.span.start < head_last:
            chosen = (
                mention if chosen is None or mention.span.start <= chosen.span.start else chosen
            )
        elif (
            mention.span.end < head_last
            and mention.kind in {"organization", "group"}
            and page.lower[head_end - 1] in BODY_NOUNS
            and not page.parse.text[mention.span.end :].startswith(("'s", "’s"))
        ):
            chosen = chosen or mention
    return chosen


def _run_at_head(page: Page, first: int, last: int, head_end: int) -> Phrase | None:
    """The run of capitalised words that ends a phrase's head, or that a body's noun follows."""
    runs = name_runs(page, first, last)
    for start, end in reversed(runs):
        if start < head_end <= end:
            return start, end
        if (
            end < head_end
            and page.lower[head_end - 1] in BODY_NOUNS
            and page.words[end] not in {"'s", "’s"}
        ):
            return start, end
    return None


def is_pronoun(page: Page, phrase: Phrase) -> bool:
    """Is a phrase a single pronoun (with a clitic at most)?"""
    return page.lower[phrase[0]] in PRONOUNS and phrase[1] - phrase[0] == 1
