"""
Quotations arranged for the page: by speaker, with the wordings of one utterance set under each other
and what each of them drops, adds or changes marked in place.

The differences are those that comparing found; this file only looks up where in the two wordings
each of them stands. Where that fails (a quotation joined from several pieces) the differences are
listed after the words.
"""

from collections import defaultdict

import msgspec
from markupsafe import Markup

from crossread.telling.page_text import escape_text
from crossread.telling.views import QuoteView, StoryView

OP_WORDS = {
    "drop": "dropped",
    "insert": "added",
    "substitute": "changed",
    "tense": "tense changed",
    "bracket": "in brackets",
}

# What stands for "nobody is named": such quotations come last.
NOT_KNOWN = "not known"


Changes = dict[tuple[str, str], tuple[tuple[str, str, str], ...]]  # by quote ids, left and right


class Wording(msgspec.Struct, frozen=True):
    """One printing of an utterance; `marked` shows how it differs from the fullest one."""

    quote: QuoteView
    marked: Markup | None
    changes: tuple[tuple[str, str, str], ...] = ()  # listed when they could not be marked in place
    again: tuple[QuoteView, ...] = ()  # where the same words stand once more


class Utterance(msgspec.Struct, frozen=True):
    """Everything that prints one remark."""

    wordings: tuple[Wording, ...]
    reports: tuple[str, ...]
    people: tuple[str, ...]
    differs: bool


class Speaker(msgspec.Struct, frozen=True):
    """One speaker and what she is quoted as saying."""

    name: str
    id: str
    utterances: tuple[Utterance, ...]


def mark_changes(
    left: str, right: str, changes: tuple[tuple[str, str, str], ...]
) -> list[tuple[str, str, str]] | None:
    """
    Runs of (op, words left, words right) that lead from one wording to the other; op "" is equal.

    None when the changes do not fit the words.

    >>> mark_changes("we will go now", "we will go", (("drop", "now", ""),))
    [('', 'we will go', 'we will go'), ('drop', 'now', '')]
    """
    a, b = left.split(), right.split()
    steps = _steps(a, b, [(gone.split(), come.split()) for _, gone, come in changes])
    if steps is None:
        return None
    out: list[tuple[str, str, str]] = []
    i = j = 0
    for (op, gone, come), step in zip((*changes, ("", "", "")), steps, strict=True):
        if step:
            out.append(("", " ".join(a[i : i + step]), " ".join(b[j : j + step])))
        if op:
            out.append((op, gone, come))
        i, j = i + step + len(gone.split()), j + step + len(come.split())
    return out


_TRIES = 4000  # places looked at before a set of changes is given up


def _bare(word: str) -> str:
    return "".join(c for c in word if c.isalnum()).casefold()


def _steps(
    a: list[str], b: list[str], changes: list[tuple[list[str], list[str]]]
) -> list[int] | None:
    """How many equal words lie before each change and after the last; None when they do not fit."""
    steps: list[int] = []
    at = [(0, 0)]  # where the words before each change begin, in both wordings
    step = tries = 0
    while True:
        tries += 1
        i, j = at[-1]
        if tries > _TRIES:
            return None
        last = len(steps) == len(changes)
        x, y = ([], []) if last else changes[len(steps)]
        fits = a[i + step : i + step + len(x)] == x and b[j + step : j + step + len(y)] == y
        if last and i + step == len(a) and j + step == len(b):
            return [*steps, step]
        if fits and not last:
            steps.append(step)
            at.append((i + step + len(x), j + step + len(y)))
            step = 0
            continue
        while not _goes_on(a, b, *at[-1], step):
            if not steps:
                return None
            at.pop()
            step = steps.pop()
        step += 1


def _goes_on(a: list[str], b: list[str], i: int, j: int, step: int) -> bool:
    """True when the word after `step` equal ones is equal too."""
    i, j = i + step, j + step
    return i < len(a) and j < len(b) and _bare(a[i]) == _bare(b[j])


def _turned(changes: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    """The same differences read from the other side."""
    other = {"drop": "insert", "insert": "drop"}
    return tuple((other.get(op, op), right, left) for op, left, right in changes)


def _as_html(runs: list[tuple[str, str, str]]) -> Markup:
    out = []
    for op, gone, come in runs:
        if not op:
            out.append(escape_text(come))
            continue
        title = OP_WORDS.get(op, op)
        if gone:
            out.append(Markup('<del title="{}">{}</del>').format(title, escape_text(gone)))
        if come:
            out.append(Markup('<ins title="{}">{}</ins>').format(title, escape_text(come)))
    return Markup(" ").join(out)


def _utterance(quotes: list[QuoteView], known: Changes) -> Utterance:
    pairs = {quote.id: sum(quote.id in pair for pair in known) for quote in quotes}
    base = max(quotes, key=lambda q: (pairs[q.id] > 0, len(q.words.split())))
    printed: dict[str, list[QuoteView]] = {" ".join(base.words.split()): []}
    for quote in quotes:
        printed.setdefault(" ".join(quote.words.split()), []).append(quote)
    same, *others = printed.values()
    wordings = [Wording(base, None, again=tuple(q for q in same if q is not base))]
    for quote, *again in others:
        changes = known.get((base.id, quote.id))
        if changes is None and (quote.id, base.id) in known:
            changes = _turned(known[quote.id, base.id])
        runs = mark_changes(base.words, quote.words, changes) if changes else None
        wordings.append(
            Wording(
                quote, _as_html(runs) if runs else None, () if runs else changes or (), tuple(again)
            )
        )
    return Utterance(
        tuple(wordings),
        tuple(dict.fromkeys(q.report for q in quotes)),
        tuple(dict.fromkeys(p for q in quotes for p in q.people)),
        any(w.marked is not None or w.changes for w in wordings),
    )


def arrange_speakers(view: StoryView) -> tuple[Speaker, ...]:
    """The quotations by speaker: those with most to compare first, the unnamed last."""
    changes: Changes = {
        (d.left, d.right): tuple((c.op, c.left, c.right) for c in d.changes)
        for d in view.differences
    }
    grouped: dict[str, list[QuoteView]] = defaultdict(list)
    for quote in view.quotes:
        grouped[quote.group or quote.id].append(quote)
    speakers: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    for quotes in grouped.values():
        ids = {quote.id for quote in quotes}
        inside = {pair: c for pair, c in changes.items() if pair[0] in ids and pair[1] in ids}
        named = next((q for q in quotes if q.speaker_id), None) or next(
            (q for q in quotes if q.speaker != NOT_KNOWN), quotes[0]
        )
        key = (named.speaker_id or "", named.speaker)
        speakers[key].append(_utterance(quotes, dict(inside)))
    people = [
        Speaker(name, entity, tuple(sorted(said, key=lambda u: (-u.differs, -len(u.reports)))))
        for (entity, name), said in speakers.items()
    ]
    return tuple(sorted(people, key=_standing))


def _standing(speaker: Speaker) -> tuple[bool, int, int, int]:
    reports = {report for utterance in speaker.utterances for report in utterance.reports}
    return (
        speaker.name == NOT_KNOWN,
        -sum(u.differs for u in speaker.utterances),
        -len(reports),
        -len(speaker.utterances),
    )
