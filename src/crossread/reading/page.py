"""
A reading laid out for looking around in: its words, what stands between marks, its sentences and names.

The ground of everything that finds words given to somebody. Names are the reading's mentions where
there are any, else runs of capitalised words. Wrong on: names that begin with a small letter.
"""

from bisect import bisect_left

import msgspec

from crossread.language.parse import UPOS, Parse
from crossread.lexicon.cues import ADVERBS, AUXILIARIES, PRONOUNS, Verb
from crossread.model import Mention, Reading
from crossread.reading.marks import Marked, find_marked

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


DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those some any no every each".split()
)


# A line of more words than this is no headline.
_LONGEST_HEADLINE = 40


# How many tokens of its sentence an attribution looks through in each direction.
REACH = 150


def is_headline(page: Page, token: int) -> bool:
    """Is a token in a line whose words are mostly capitalised (a headline)?"""
    first, last = page.starts[token], page.ends[token]
    if last - first > _LONGEST_HEADLINE:
        return False
    words = [w for w in page.words[first:last] if w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) * 3 > len(words) * 2


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


def is_bare_name(page: Page, first: int, last: int) -> bool:
    """Is a stretch nothing but a name?"""
    runs = name_runs(page, first, last)
    return len(runs) == 1 and runs[0] == (first, last) and last - first <= 6


_NAME_INNER = frozenset("of for the and on de la le van von der bin al el du di da dos".split())


_NOT_NAMES = frozenset(
    "the a an in on at but and or as for from with by after before when while if this that these "
    "those it he she they we you i his her its their our my there here what who how why where not "
    "no yes so one some many most several other another all both each every few two three four five "
    "six seven eight nine ten according asked also still now then earlier later meanwhile however "
    "although though because since until despite during under over about against between among "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december last first next only even just more".split()
)


def is_name_word(page: Page, token: int) -> bool:
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
        and page.lower[token] not in DETERMINERS
        and len(word) > 3
        and page.lower[token] not in {"monday", "tuesday", "wednesday", "thursday", "friday"}
    )


def name_runs(page: Page, first: int, last: int) -> list[Phrase]:
    """Runs of capitalised words between two tokens, with the small words that names hold inside."""
    runs = []
    token = first
    while token < last:
        if not is_name_word(page, token):
            token += 1
            continue
        end = token + 1
        while end < last:
            if is_name_word(page, end) or (
                page.words[end] in {"-", "&"} and end + 1 < last and is_name_word(page, end + 1)
            ):
                end += 1
                continue
            ahead = end
            while ahead < last and page.lower[ahead] in _NAME_INNER and ahead - end < 2:
                ahead += 1
            if (
                ahead > end
                and ahead < last
                and is_name_word(page, ahead)
                and page.lower[end] != "and"
            ):
                end = ahead + 1
                continue
            break
        runs.append((token, end))
        token = end
    return runs


def mentions_in(page: Page, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that begin between two places of the text, in order."""
    mentions = page.reading.mentions
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    return mentions[first : bisect_left(mentions, end, key=lambda m: m.span.start)]


def is_pronoun(page: Page, phrase: Phrase) -> bool:
    """Is a phrase a single pronoun (with a clitic at most)?"""
    return page.lower[phrase[0]] in PRONOUNS and phrase[1] - phrase[0] == 1
