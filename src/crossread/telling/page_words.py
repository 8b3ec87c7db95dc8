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
    out: list[tuple[str, str, str]] = []
    i = j = 0
    for op, gone, come in changes:
        x, y = gone.split(), come.split()
        step = 0
        while not (a[i + step : i + step + len(x)] == x and b[j + step : j + step + len(y)] == y):
            step += 1
            if i + step + len(x) > len(a) or j + step + len(y) > len(b):
                return None
        if step:
            out.append(("", " ".join(a[i : i + step]), " ".join(b[j : j + step])))
        out.append((op, gone, come))
        i, j = i + step + len(x), j + step + len(y)
    if len(a) - i != len(b) - j:
        return None
    if i < len(a):
        out.append(("", " ".join(a[i:]), " ".join(b[j:])))
    return out


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
    base = max(quotes, key=lambda q: (pairs[q.id] > 0, len(q.words.split()), -quotes.index(q)))
    wordings = [Wording(base, None)]
    for quote in quotes:
        if quote is base:
            continue
        changes = known.get((base.id, quote.id))
        if changes is None and (quote.id, base.id) in known:
            changes = _turned(known[quote.id, base.id])
        runs = mark_changes(base.words, quote.words, changes) if changes else None
        wordings.append(
            Wording(quote, _as_html(runs) if runs else None, () if runs else changes or ())
        )
    return Utterance(
        tuple(wordings),
        tuple(dict.fromkeys(q.report for q in quotes)),
        tuple(dict.fromkeys(p for q in quotes for p in q.people)),
        any(w.marked is not None or w.changes for w in wordings),
    )


def arrange_speakers(view: StoryView) -> tuple[Speaker, ...]:
    """The quotations by speaker: those with most to compare first, the unnamed last."""
    changes = {(d.left, d.right): d.changes for d in view.differences}
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
