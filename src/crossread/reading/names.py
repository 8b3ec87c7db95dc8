"""
Named mentions in one report: people, bodies, places, groups and events, titles kept beside them.

The trained reader's names come first. The rules of capitals.py add what it passed over and they are
sure of, mend its edges (titles, possessives), and do the whole work where there is no trained
reader. Then the report agrees with itself: one string has one kind, a surname follows the full name, and a
name found once is found wherever its words stand again. Nationalities and peoples are no mentions.
Wrong on: a report that names a person and a town alike, and bands and works named by ordinary words.
"""

from collections import defaultdict

from crossread.language.parse import Parse
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.titles import HONORIFICS, ROLES, TITLE_PARTS
from crossread.model import Document, EntityKind, Mention
from crossread.reading.capitals import Candidate, Words, find_by_rule, is_ordinary

_KINDS: dict[str, EntityKind] = {
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
}
# How sure the rules must be of a name by themselves, without and with a trained reader.
_ALONE = 0.3
_BESIDE = 0.65


def find_mentions(document: Document, parse: Parse) -> tuple[Mention, ...]:
    """
    The named mentions of a report in reading order, each in a chain of its own.

    >>> from crossread.language.rules import read_by_rule
    >>> from crossread.model import Report
    >>> from crossread.spans import SourceMap
    >>> text = "Foreign Minister Ana Reyes left Lima. Reyes spoke to Reuters."
    >>> document = Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))
    >>> [(m.text, m.kind, m.title) for m in find_mentions(document, read_by_rule(text))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Ana Reyes', 'person', 'Foreign Minister'), ('Lima', 'place', None), ('Reyes', 'person', None),
     ('Reuters', 'organization', None)]
    """
    if not len(parse):
        return ()
    page = Words(parse)
    ruled = find_by_rule(page)
    candidates = _combine(page, _learnt(page), ruled) if parse.names else _sure(ruled, _ALONE, page)
    candidates = _agree(page, candidates, ruled)
    candidates = _find_again(page, candidates)
    return tuple(
        _mention(page, candidate, number) for number, candidate in enumerate(sorted(candidates))
    )


def _mention(page: Words, candidate: Candidate, chain: int) -> Mention:
    span = page.parse.span(candidate.first, candidate.last)
    title = None
    if candidate.title is not None and candidate.title < candidate.first:
        title = page.text(candidate.title, candidate.first)
    return Mention(span, candidate.kind, span.of(page.parse.text), chain, title)


def _learnt(page: Words) -> list[Candidate]:
    """The trained reader's names with our kinds, titles and possessives cut away."""
    found = []
    for name in page.parse.names:
        kind = _KINDS.get(name.kind)
        if kind is None:
            continue
        first, last = name.first, name.last
        while (last > first and not page.words[last - 1][0].isalnum()) or _possessive(
            page, last - 1
        ):
            last -= 1
        while first < last and (not page.words[first][0].isalnum() or page.lower[first] == "the"):
            first += 1
        begin = first
        if kind == "person":
            while first < last and _titular(page, first):
                first += 1
        if first < last and any(c.isalpha() for c in page.text(first, last)):
            title = _title_before(page, begin)
            found.append(Candidate(first, last, kind, name.score, title if title < first else None))
    return found


def _possessive(page: Words, token: int) -> bool:
    return page.lower[token] in {"'s", "’s", "'", "’"}


def _titular(page: Words, token: int) -> bool:
    lower = page.lower[token]
    plain = lower.removesuffix(".")
    return lower in HONORIFICS or plain in HONORIFICS or plain in TITLE_PARTS or plain in ROLES


def _title_before(page: Words, first: int) -> int:
    """Where the title that ends before a name begins; `first` itself when there is none."""
    begin = first
    while begin > 0 and begin not in page.breaks:
        word = page.words[begin - 1]
        if (
            _titular(page, begin - 1)
            or word in PEOPLES
            or (page.lower[begin - 1] in {"of", "state"} and begin > 1 and begin < first + 1)
        ):
            begin -= 1
        else:
            break
    while begin < first and page.lower[begin] in {"of", "state"}:
        begin += 1
    heads = [t for t in range(begin, first) if _titular(page, t)]
    return begin if heads else first


def _sure(ruled: list[Candidate], least: float, page: Words) -> list[Candidate]:
    """The rules' names they are sure of, and weaker ones that the report prints again and again."""
    return [
        c
        for c in ruled
        if c.strength >= least or (page.running[page.words[c.first]] >= 2 and c.last - c.first == 1)
    ]


def _combine(page: Words, learnt: list[Candidate], ruled: list[Candidate]) -> list[Candidate]:
    """The reader's names, and those of the rules that touch none of them."""
    taken = [False] * len(page.words)
    for candidate in learnt:
        taken[candidate.first : candidate.last] = [True] * (candidate.last - candidate.first)
    added = [
        c
        for c in _sure(ruled, _BESIDE, page)
        if c.strength >= _BESIDE and not any(taken[c.first : c.last])
    ]
    return sorted([*learnt, *added])


def _agree(page: Words, candidates: list[Candidate], ruled: list[Candidate]) -> list[Candidate]:
    """One kind for one string, by vote; a last name alone takes the kind of the full name."""
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for candidate in candidates:
        votes[page.text(candidate.first, candidate.last)][candidate.kind] += candidate.strength
    kinds = {
        text: max(sorted(kinds), key=lambda kind: round(kinds[kind], 4))
        for text, kinds in votes.items()
    }
    surnames = {
        text.split()[-1]
        for text, kind in kinds.items()
        if kind == "person" and len(text.split()) > 1
    }
    for surname in surnames:
        if surname not in COUNTRIES:
            kinds[surname] = "person"
    known = {page.text(c.first, c.last) for c in candidates}
    kept = list(candidates)
    taken = {t for c in candidates for t in range(c.first, c.last)}
    for candidate in ruled:
        text = page.text(candidate.first, candidate.last)
        free = not taken.intersection(range(candidate.first, candidate.last))
        if free and (text in surnames or text in known):
            kept.append(candidate)
    return [
        Candidate(
            c.first, c.last, kinds.get(page.text(c.first, c.last), c.kind), c.strength, c.title
        )
        for c in sorted(kept)
    ]


def _find_again(page: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The names, and the places where a name's words stand again and were passed over."""
    taken = [False] * len(page.words)
    for candidate in candidates:
        taken[candidate.first : candidate.last] = [True] * (candidate.last - candidate.first)
    forms: dict[tuple[str, ...], Candidate] = {}
    for candidate in candidates:
        words = tuple(page.words[candidate.first : candidate.last])
        if any(w[0].isupper() for w in words):
            forms.setdefault(words, candidate)
            if candidate.kind == "person" and len(words) > 1 and len(words[-1]) > 2:
                forms.setdefault(words[-1:], candidate)
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(forms, key=lambda words: (-len(words), words)):
        by_word[words[0]].append(words)
    added = []
    for token, word in enumerate(page.words):
        if taken[token]:
            continue
        for words in by_word.get(word, ()):
            last = token + len(words)
            if tuple(page.words[token:last]) != words or any(taken[token:last]):
                continue
            if len(words) == 1 and not _may_stand_alone(page, token):
                continue
            added.append(Candidate(token, last, forms[words].kind, 0.5))
            taken[token:last] = [True] * len(words)
            break
    return sorted([*candidates, *added])


def _may_stand_alone(page: Words, token: int) -> bool:
    """Is a single word at this place a name again, and not part of another run or a common word?"""
    word = page.words[token]
    if is_ordinary(word) and (page.opens[token] or page.titled[token]):
        return False
    before = token > 0 and page.capital[token - 1] and not page.opens[token - 1]
    return not before or page.titled[token] or page.words[token - 1] in PEOPLES
