"""
What a reader is shown, as records: one view per thing, made once, drawn by the terminal, Markdown
and the page alike.

A view holds finished words and numbered citations. It chooses and arranges; it decides nothing that
comparing did not decide.
"""

from typing import Any

import msgspec

from crossread.model import Digest, Place, Reading, Story
from crossread.spans import Span


class Citation(msgspec.Struct, frozen=True):
    """One numbered place: the exact words, where they stand in the source text, in which file."""

    number: int
    report: str
    outlet: str
    start: int  # in the source text
    end: int
    words: str
    path: str
    sha256: str
    voices: str = ""  # who says it through whom, when the place lies in reported speech


class SentenceView(msgspec.Struct, frozen=True):
    """One sentence of the brief and the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


class SectionView(msgspec.Struct, frozen=True):
    """One section of the brief."""

    title: str
    sentences: tuple[SentenceView, ...]


class ReportView(msgspec.Struct, frozen=True):
    """One report as the list of sources shows it."""

    id: str
    outlet: str
    title: str
    published: str
    published_why: str
    kind: str
    path: str
    sha256: str
    url: str | None
    authors: str
    agencies: str
    words: int
    own: int  # percent of its kept text
    wire: int
    shared: int
    quoted: int
    dropped: int  # stretches


class FindingView(msgspec.Struct, frozen=True):
    """One point of agreement or difference."""

    id: str
    kind: str
    kind_words: str
    topic: str
    why: str
    reports: tuple[str, ...]
    origins: int
    origins_why: str
    citations: tuple[int, ...]


class QuoteView(msgspec.Struct, frozen=True):
    """One quotation with its speaker in words."""

    id: str
    kind: str
    speaker: str
    words: str
    report: str
    outlet: str
    group: str | None
    citation: int
    occasion: str | None = None
    anonymity: str | None = None


class PersonView(msgspec.Struct, frozen=True):
    """One entity with its spellings and the reasons it was joined."""

    id: str
    name: str
    kind: str
    roles: tuple[str, ...]
    spellings: tuple[str, ...]
    mentions: int
    reports: tuple[str, ...]
    why: tuple[str, ...]
    kept_apart: tuple[str, ...]
    citations: tuple[int, ...]


class FigureView(msgspec.Struct, frozen=True):
    """One figure of the ledger."""

    id: str
    group: str
    low: float | None
    high: float | None
    bound: str
    unit: str
    counts: str
    counter: str
    as_of: str
    report: str
    outlet: str
    citation: int


class TimelineView(msgspec.Struct, frozen=True):
    """One dated row."""

    when: str
    precision: str
    what: str
    citations: tuple[int, ...]


class StoryView(msgspec.Struct, frozen=True):
    """One story, ready to be drawn. `citations[n - 1]` is citation number n."""

    id: str
    title: str
    reports: tuple[ReportView, ...]
    brief: tuple[SectionView, ...]
    findings: tuple[FindingView, ...]
    figures: tuple[FigureView, ...]
    quotes: tuple[QuoteView, ...]
    people: tuple[PersonView, ...]
    timeline: tuple[TimelineView, ...]
    citations: tuple[Citation, ...]


# The kinds of finding in words a reader needs no key for.
KIND_WORDS = {
    "agree": "Agree",
    "refine": "More precise",
    "conflict": "Conflict",
    "hedge_loss": "Hedge lost",
    "single_source": "Only one report",
    "cannot_tell": "Cannot tell",
}


class _Citer:
    """Numbers places in the order in which they are first cited."""

    def __init__(self, digest: Digest) -> None:
        self.readings = {r.document.report.id: r for r in digest.readings}
        self.numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def cite(self, place: Place) -> int:
        reading = self.readings[place.report]
        document = reading.document
        span = place.span if place.in_source else document.source_map.to_source(place.span)
        key = (place.report, span.start, span.end)
        if key not in self.numbers:
            self.numbers[key] = len(self.citations) + 1
            self.citations.append(
                Citation(
                    self.numbers[key],
                    place.report,
                    outlet_of(reading),
                    span.start,
                    span.end,
                    span.of(document.report.text),
                    document.report.path,
                    document.report.sha256,
                    "" if place.in_source else voices_at(reading, place.span),
                )
            )
        return self.numbers[key]

    def cite_all(self, places: tuple[Place, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.cite(place) for place in places))


def outlet_of(reading: Reading) -> str:
    """The outlet of a report in words, or its id when no outlet is known."""
    return reading.document.outlet or reading.document.report.id


def voices_at(reading: Reading, span: Span) -> str:
    """Who speaks at a place, nearest voice first: "Mayor Ida Rose, told Harbour FM"."""
    for quote in reading.quotes:
        if quote.kind != "scare" and quote.span.contains(span) and quote.speaker_text:
            return quote.speaker_text + (f", {quote.occasion}" if quote.occasion else "")
    return ""


def _report_view(reading: Reading, published: Any, story: Story) -> ReportView:
    document = reading.document
    report = document.report
    parts = {"own": 0, "wire": 0, "shared": 0, "quoted": 0}
    for share in story.shares:
        if share.place.report == report.id:
            parts[share.part] += len(share.place.span)
    whole = sum(parts.values()) or 1
    percent = {part: round(100 * size / whole) for part, size in parts.items()}
    return ReportView(
        report.id,
        outlet_of(reading),
        document.title or "",
        published.value or "unknown",
        f"{published.basis}: {published.why}" if published.why else published.basis,
        document.kind,
        report.path,
        report.sha256,
        report.facts.url,
        ", ".join(document.authors),
        ", ".join(document.agencies),
        len(document.text.split()),
        percent["own"],
        percent["wire"],
        percent["shared"],
        percent["quoted"],
        len(document.dropped),
    )


def _speaker_words(digest_names: dict[str, str], quote: Any) -> str:
    if quote.speaker and quote.speaker in digest_names:
        return digest_names[quote.speaker]
    return quote.quote.speaker_text or "not known"


def view_story(digest: Digest, story: Story) -> StoryView:
    """
    One story of a digest as it is shown.

    Citation numbers run in the order of first use: brief, findings, figures, quotes, people,
    timeline, so that the brief's own numbers are the small ones.
    """
    citer = _Citer(digest)
    readings = {r.document.report.id: r for r in digest.readings}
    names = {entity.id: entity.name for entity in story.entities}
    sections: dict[str, list[SentenceView]] = {}
    for sentence in story.brief:
        shown = SentenceView(sentence.text, citer.cite_all(sentence.citations))
        sections.setdefault(sentence.section, []).append(shown)
    findings = tuple(
        FindingView(
            f.id, f.kind, KIND_WORDS[f.kind], f.topic, f.why, f.reports, f.independent_origins,
            f.origins_why, citer.cite_all(f.places),
        )
        for f in story.findings
    )  # fmt: skip
    figures = tuple(
        FigureView(
            n.id, n.group_name or n.group or "", n.quantity.low, n.quantity.high, n.quantity.bound,
            n.quantity.unit, n.quantity.counts,
            names.get(n.source or "", "") or n.quantity.source_text or "",
            n.as_of or "", n.report, outlet_of(readings[n.report]),
            citer.cite(Place(n.report, n.quantity.span)),
        )
        for n in story.quantities
        if n.group
    )  # fmt: skip
    quotes = tuple(
        QuoteView(
            q.id, q.quote.kind, _speaker_words(names, q), q.quote.span.of(readings[q.report].parse.text),
            q.report, outlet_of(readings[q.report]), q.group,
            citer.cite(Place(q.report, q.quote.span)), q.quote.occasion, q.quote.anonymity,
        )
        for q in story.quotes
        if q.quote.kind != "scare"
    )  # fmt: skip
    people = tuple(
        PersonView(
            e.id, e.name, e.kind, e.roles, e.spellings, len(e.mentions),
            tuple(dict.fromkeys(p.report for p in e.mentions)), e.why, e.kept_apart,
            citer.cite_all(tuple({p.report: p for p in reversed(e.mentions)}.values())),
        )
        for e in story.entities
    )  # fmt: skip
    timeline = tuple(
        TimelineView(row.when, row.precision, row.what, citer.cite_all(row.places))
        for row in story.timeline
    )
    reports = tuple(
        _report_view(reading, published, story)
        for reading, published in zip(digest.readings, digest.published, strict=True)
        if reading.document.report.id in story.reports
    )
    return StoryView(
        story.id, story.title, reports,
        tuple(SectionView(title, tuple(rows)) for title, rows in sections.items()),
        findings, figures, quotes, people, timeline, tuple(citer.citations),
    )  # fmt: skip
