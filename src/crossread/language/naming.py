"""
Names after the network: titles cut away, and one document agreeing with itself.

The network sees one paragraph at a time. The same string in one report nearly always is the same
kind of thing, so its kinds vote with their scores; a surname takes the kind of the full name that
ends in it; and a name found in one place is taken where the network passed it over. Wrong on: a
report that names a person and a town alike ("Paris").
"""

import re
from collections import defaultdict

from crossread.language.parse import NameSpan

# Titles and ranks stay outside a person's name. Collected by us from news style rules.
TITLES = frozenset(
    """mr mrs ms miss mx messrs dr prof professor sir lord lady dame rev reverend father brother sister sheikh
    shaikh sheik shaykh imam ayatollah mullah maulana pope cardinal bishop archbishop patriarch rabbi
    president vice premier chancellor prime minister foreign defence defense interior secretary senator
    sen representative rep congressman congresswoman governor gov mayor deputy judge justice chief king
    queen prince princess emperor sultan emir crown duke duchess general gen brigadier brig major maj
    lieutenant lt colonel col captain capt sergeant sgt corporal cpl private pvt admiral adm commander
    cmdr marshal ambassador spokesman spokeswoman spokesperson attorney inspector detective officer
    constable coach director chairman chairwoman former ex-president""".split()
)
# A capital alone says little for these: they open sentences or stand in headlines.
_SHORTEST_REPEATED = 4


# English drops the Arabic article of a surname that stands alone: "Bashar al-Assad", "Assad".
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash)[-‑–](?=\w)", re.IGNORECASE)


# Marks the network may leave at the edges of a name.
_BEFORE = frozenset(['"', "“", "-", "–", "—", ",", "'", "‘", "[", "("])
_HYPHENS = frozenset(["-", "‑", "–"])
_AFTER = frozenset(["'s", "’s", "'", "’", ",", "-", "–", "—", '"', "”", "]"])


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES


def without_title(words: list[str], first: int, last: int) -> int:
    """
    Where a person's name begins once the titles before it are left out.

    >>> without_title(["Brig.", "Gen.", "Ali", "Haddad"], 0, 4)
    2
    """
    while last - first > 1 and (_is_title(words[first]) or (words[first] == "-" and first > 0)):
        first += 1
    return first


def _tidy(words: list[str], spans: list[NameSpan]) -> list[NameSpan]:
    """Spans without titles, without the possessive, and without marks at their edges."""
    tidy = []
    for span in spans:
        first, last = span.first, span.last
        while last - first > 1 and words[last - 1] in _AFTER:
            last -= 1
        while last - first > 1 and words[first] in _BEFORE:
            first += 1
        if span.kind == "PER":
            first = without_title(words, first, last)
            if last - first == 1 and _is_title(words[first]):
                continue
        # A name has a capital or a digit somewhere; posts all in small letters are no news.
        if any(c.isupper() or c.isdigit() for word in words[first:last] for c in word):
            tidy.append(NameSpan(first, last, span.kind, span.score))
    return tidy


def _parted(words: list[str], spans: list[NameSpan]) -> list[NameSpan]:
    """Spans, with two names joined by a hyphen ("UN-NATO mission") as two where each stands alone too."""
    alone = {" ".join(words[span.first : span.last]) for span in spans}
    parted = []
    for span in spans:
        hyphens = [n for n in range(span.first + 1, span.last - 1) if words[n] in _HYPHENS]
        halves = [(span.first, hyphens[0]), (hyphens[0] + 1, span.last)] if hyphens else []
        if halves and span.kind != "PER" and all(" ".join(words[a:b]) in alone for a, b in halves):
            parted += [NameSpan(a, b, span.kind, span.score) for a, b in halves]
        else:
            parted.append(span)
    return parted


def _votes(words: list[str], spans: list[NameSpan]) -> dict[str, dict[str, float]]:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        votes[" ".join(words[span.first : span.last])][span.kind] += span.score
    return votes


def _winner(kinds: dict[str, float]) -> str:
    return max(sorted(kinds), key=lambda kind: round(kinds[kind], 4))


def agree(words: list[str], spans: list[NameSpan]) -> list[NameSpan]:
    """
    The names of one document after tidying, voting and finding again what was passed over.

    >>> words = "Gen. Ali Haddad fled . Haddad is safe . Haddad spoke .".split()
    >>> spans = [NameSpan(0, 3, "PER", 0.9), NameSpan(5, 6, "LOC", 0.5)]
    >>> [(n.first, n.last, n.kind) for n in agree(words, spans)]
    [(1, 3, 'PER'), (5, 6, 'PER'), (9, 10, 'PER')]
    """
    spans = _parted(words, _tidy(words, spans))
    votes = _votes(words, spans)
    kinds = {name: _winner(votes[name]) for name in votes}
    surnames: dict[str, float] = defaultdict(float)
    for name, kind in kinds.items():
        parts = name.split(" ")
        if kind == "PER" and len(parts) > 1:
            weight = sum(votes[name].values())
            surnames[parts[-1]] += weight
            bare = _ARTICLE.sub("", parts[-1])
            if bare != parts[-1]:
                surnames[bare] += weight
    for surname, weight in surnames.items():
        # The full name speaks for the surname unless the surname alone is often something else.
        against = sum(v for kind, v in votes.get(surname, {}).items() if kind != "PER")
        if len(surname) > 2 and weight + votes.get(surname, {}).get("PER", 0.0) >= against:
            kinds[surname] = "PER"
    settled = [
        NameSpan(s.first, s.last, kinds[" ".join(words[s.first : s.last])], s.score) for s in spans
    ]
    return _found_again(words, settled, kinds, votes)


def _found_again(
    words: list[str],
    spans: list[NameSpan],
    kinds: dict[str, str],
    votes: dict[str, dict[str, float]],
) -> list[NameSpan]:
    taken = [False] * len(words)
    for span in spans:
        taken[span.first : span.last] = [True] * (span.last - span.first)
    by_word: dict[str, list[list[str]]] = defaultdict(list)
    for name in kinds:
        parts = name.split(" ")
        sure = len(parts) > 1 or kinds[name] == "PER" or sum(votes[name].values()) >= 0.8
        if sure and len(name) >= _SHORTEST_REPEATED and name[0].isupper():
            by_word[parts[0]].append(parts)
    for candidates in by_word.values():
        candidates.sort(key=lambda parts: (-len(parts), parts))
    added = []
    for place, word in enumerate(words):
        if taken[place]:
            continue
        for parts in by_word.get(word, ()):
            last = place + len(parts)
            if words[place:last] == parts and not any(taken[place:last]):
                added.append(NameSpan(place, last, kinds[" ".join(parts)], 0.5))
                taken[place:last] = [True] * len(parts)
                break
    return sorted([*spans, *added], key=lambda span: (span.first, span.last))
