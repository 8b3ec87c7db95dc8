"""
What a reader is shown, as records: one view per thing, made once, drawn by the terminal, Markdown
and the page alike.

A view holds finished words and numbered citations. It chooses and arranges; it decides nothing that
comparing did not decide.
"""

from bisect import bisect_left
from typing import Any

import msgspec

from crossread.comparing.lineage import describe_lineage
from crossread.model import (
    Digest,
    Finding,
    Place,
    QuantityRelation,
    QuoteDifference,
    Reading,
    Story,
    StoryQuote,
)
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
    shown: str = ""  # the words as they are to be read: broken characters mended
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
    published_basis: str = "unknown"
    outlet_why: str = ""
    length: int = 0  # of the source text, in characters
    background: int = 0  # percent of its kept text: its own words on what came long before it
    lineage: str = ""  # its own, or partly or mostly from a wire, in words


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
    people: tuple[str, ...] = ()  # ids of the people and bodies named in its words


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
    speaker_id: str | None = None
    people: tuple[str, ...] = ()  # ids of the people and bodies named in its words, and its speaker
    judged: tuple[str, ...] = ()  # judgements that joined it or kept it apart
    way: tuple[
        str, ...
    ] = ()  # from whom through whom it came: cited, speaker, medium, agency, outlet


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


class CellView(msgspec.Struct, frozen=True):
    """What one report does with one row of the matrix."""

    report: str
    state: str
    state_words: str
    citations: tuple[int, ...]


class MatrixView(msgspec.Struct, frozen=True):
    """One claim against every report; `cells` run beside the story's reports."""

    topic: str
    cells: tuple[CellView, ...]
    finding: str | None


class SharedView(msgspec.Struct, frozen=True):
    """A passage that stands in two reports."""

    left: int  # citation numbers
    right: int
    how: str
    how_words: str


class OriginView(msgspec.Struct, frozen=True):
    """Where words of several reports come from, and the words that show it."""

    id: str
    what: str
    reports: tuple[str, ...]
    citations: tuple[int, ...]


class ShareView(msgspec.Struct, frozen=True):
    """A stretch of a report's source text by where it comes from."""

    report: str
    start: int
    end: int
    part: str  # own, background, wire, shared, quoted
    origin: str  # in words; empty where none is known


class AnonymousView(msgspec.Struct, frozen=True):
    """A source that a report does not name, and what rests on it."""

    report: str
    description: str
    reason: str
    citations: tuple[int, ...]


class DroppedView(msgspec.Struct, frozen=True):
    """A stretch of source text that was set aside, and why."""

    report: str
    why: str
    why_words: str
    citation: int


class RepairView(msgspec.Struct, frozen=True):
    """Characters that were broken, and what they are read as."""

    report: str
    now: str
    citation: int


class PositionView(msgspec.Struct, frozen=True):
    """Where somebody stands on an issue."""

    actor: str
    issue: str
    stance: str
    citations: tuple[int, ...]


class RegisterView(msgspec.Struct, frozen=True):
    """One entry of a register, its slots in the reports' words."""

    register: str
    slots: tuple[tuple[str, str], ...]
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
    matrix: tuple[MatrixView, ...] = ()
    differences: tuple[QuoteDifference, ...] = ()  # left and right: quote ids
    relations: tuple[QuantityRelation, ...] = ()  # left and right: figure ids
    shared: tuple[SharedView, ...] = ()
    origins: tuple[OriginView, ...] = ()
    shares: tuple[ShareView, ...] = ()
    anonymous: tuple[AnonymousView, ...] = ()
    dropped: tuple[DroppedView, ...] = ()
    repairs: tuple[RepairView, ...] = ()
    positions: tuple[PositionView, ...] = ()
    registers: tuple[RegisterView, ...] = ()


# The kinds of finding in words a reader needs no key for.
KIND_WORDS = {
    "agree": "Agree",
    "refine": "More precise",
    "conflict": "Conflict",
    "hedge_loss": "Hedge lost",
    "single_source": "Only one report",
    "cannot_tell": "Cannot tell",
}

STATE_WORDS = {
    "stated": "stated",
    "contradicted": "contradicted",
    "not_mentioned": "not mentioned",
    "not_knowable": "could not know",
}

RELATION_WORDS = {
    "same": "the same",
    "refines": "more precise",
    "conflicts": "in conflict",
    "different_scope": "of a different scope",
    "different_counter": "from a different counter",
    "part_of": "a part of it",
    "supersedes": "newer",
    "cannot_tell": "cannot tell",
}

HOW_WORDS = {
    "verbatim": "word for word",
    "light_edit": "lightly edited",
    "same_quote": "the same remark quoted",
    "same_wire": "the same wire",
}

DROP_WORDS = {
    "boilerplate": "page furniture",
    "caption": "caption",
    "promo": "promotion",
    "credit": "credit line",
    "duplicate": "printed twice",
    "byline": "byline",
    "date_line": "date line",
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
                    reading.document.name,
                    span.start,
                    span.end,
                    span.of(document.report.text),
                    document.report.path,
                    document.report.sha256,
                    (span if place.in_source else place.span).of(
                        document.report.text if place.in_source else document.text
                    ),
                    "" if place.in_source else voices_at(reading, place.span),
                )
            )
        return self.numbers[key]

    def cite_all(self, places: tuple[Place, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.cite(place) for place in places))


def voices_at(reading: Reading, span: Span) -> str:
    """Who speaks at a place, nearest voice first: "Mayor Ida Rose, told Harbour FM"."""
    for quote in reading.quotes:
        if quote.kind != "scare" and quote.span.contains(span) and quote.speaker_text:
            return quote.speaker_text + (f", {quote.occasion}" if quote.occasion else "")
    return ""


def _report_view(reading: Reading, published: Any, story: Story) -> ReportView:
    document = reading.document
    report = document.report
    parts = {"own": 0, "background": 0, "wire": 0, "shared": 0, "quoted": 0}
    for share in story.shares:
        if share.place.report == report.id:
            parts[share.part] += len(share.place.span)
    whole = sum(parts.values()) or 1
    percent = {part: round(100 * size / whole) for part, size in parts.items()}
    return ReportView(
        report.id,
        reading.document.name,
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
        published.basis,
        document.outlet_why,
        len(report.text),
        percent["background"],
        describe_lineage(document, story.shares),
    )


class _Named:
    """Which people and bodies are named inside a stretch of text."""

    def __init__(self, story: Story) -> None:
        self.mentions: dict[str, list[tuple[int, int, str]]] = {}
        for entity in story.entities:
            if entity.kind in {"person", "organization", "group"}:
                for place in entity.mentions:
                    found = self.mentions.setdefault(place.report, [])
                    found.append((place.span.start, place.span.end, entity.id))
        for found in self.mentions.values():
            found.sort()

    def inside(self, places: tuple[Place, ...]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for place in places:
            found = self.mentions.get(place.report, [])
            for start, end, entity in found[bisect_left(found, (place.span.start, 0, "")) :]:
                if start >= place.span.end:
                    break
                if end <= place.span.end:
                    ids[entity] = None
        return tuple(ids)


def _speaker_words(digest_names: dict[str, str], quote: Any) -> str:
    if quote.speaker and quote.speaker in digest_names:
        return digest_names[quote.speaker]
    return quote.quote.speaker_text or "not known"


def _way(
    quote: StoryQuote, story: Story, names: dict[str, str], reading: Reading
) -> tuple[str, ...]:
    """
    The voices through which a quotation came, the furthest first, as far as the texts say.

    Whom the speaker cites, the speaker, the medium, who carried it, the wire its words stand in, and
    the outlet that prints it.
    """
    cited = [link.text for link in quote.quote.links if link.role == "cited"]
    passed = [link.text for link in quote.quote.links if link.role != "cited"]
    by_wire = any(
        share.part == "wire"
        and share.place.report == quote.report
        and share.place.span.overlaps(quote.quote.span)
        for share in story.shares
    )
    wires = reading.document.agencies[:1] if by_wire else ()
    way = (*cited, _speaker_words(names, quote), *passed, *wires, reading.document.name)
    return tuple(dict.fromkeys(" ".join(step.split()) for step in way))


def view_story(digest: Digest, story: Story) -> StoryView:
    """
    One story of a digest as it is shown.

    Citation numbers run in the order of first use: brief, findings, figures, quotes, people,
    timeline, so that the brief's own numbers are the small ones.
    """
    citer = _Citer(digest)
    named = _Named(story)
    names = {entity.id: entity.name for entity in story.entities}
    findings = fold_findings(story.findings)
    view = StoryView(
        id=story.id,
        title=story.title,
        reports=tuple(
            _report_view(reading, published, story)
            for reading, published in zip(digest.readings, digest.published, strict=True)
            if reading.document.report.id in story.reports
        ),
        brief=_brief_view(story, citer),
        findings=_finding_views(findings, citer, named),
        figures=_figure_views(story, citer, names),
        quotes=_quote_views(story, citer, names, named),
        people=_person_views(story, citer),
        timeline=tuple(
            TimelineView(row.when, row.precision, row.what, citer.cite_all(row.places))
            for row in story.timeline
        ),
        citations=(),
        matrix=_matrix_views(story, findings, citer),
        differences=story.quote_differences,
        relations=story.quantity_relations,
        shared=tuple(
            SharedView(citer.cite(s.left), citer.cite(s.right), s.how, HOW_WORDS[s.how])
            for s in story.shared_passages
        ),
        **_provenance(citer.readings, story, citer),
    )
    return msgspec.structs.replace(view, citations=tuple(citer.citations))


def _brief_view(story: Story, citer: _Citer) -> tuple[SectionView, ...]:
    sections: dict[str, list[SentenceView]] = {}
    for sentence in story.brief:
        shown = SentenceView(sentence.text, citer.cite_all(sentence.citations))
        sections.setdefault(sentence.section, []).append(shown)
    return tuple(SectionView(title, tuple(rows)) for title, rows in sections.items())


def fold_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """
    Findings as they are shown: what reports agree on stands in one row with the detail one of them adds.

    Both speak of one point in the same sentences, and a reader need not read those twice.
    """
    details = [finding for finding in findings if finding.kind == "refine"]
    holding: dict[str, Finding] = {}
    for finding in findings:
        if finding.kind == "agree":
            for detail in details:
                if finding.topic == detail.topic and set(finding.places) <= set(detail.places):
                    holding.setdefault(detail.id, finding)
    folded = {finding.id for finding in holding.values()}
    return tuple(
        msgspec.structs.replace(finding, why=f"{holding[finding.id].why} {finding.why}")
        if finding.id in holding
        else finding
        for finding in findings
        if finding.id not in folded
    )


def _finding_views(
    findings: tuple[Finding, ...], citer: _Citer, named: _Named
) -> tuple[FindingView, ...]:
    return tuple(
        FindingView(
            f.id, f.kind, KIND_WORDS[f.kind], f.topic, f.why, f.reports, f.independent_origins,
            f.origins_why, citer.cite_all(f.places), named.inside(f.places),
        )
        for f in findings
    )  # fmt: skip


def _figure_views(story: Story, citer: _Citer, names: dict[str, str]) -> tuple[FigureView, ...]:
    return tuple(
        FigureView(
            n.id, n.group_name or n.group or "", n.quantity.low, n.quantity.high, n.quantity.bound,
            n.quantity.unit, n.quantity.counts,
            names.get(n.source or "", "") or n.quantity.source_text or "",
            n.as_of or "", n.report, citer.readings[n.report].document.name,
            citer.cite(Place(n.report, n.quantity.span)),
        )
        for n in story.quantities
        if n.group
    )  # fmt: skip


def _quote_views(
    story: Story, citer: _Citer, names: dict[str, str], named: _Named
) -> tuple[QuoteView, ...]:
    return tuple(
        QuoteView(
            q.id, q.quote.kind, _speaker_words(names, q),
            q.quote.span.of(citer.readings[q.report].parse.text),
            q.report, citer.readings[q.report].document.name, q.group,
            citer.cite(Place(q.report, q.quote.span)), q.quote.occasion, q.quote.anonymity,
            q.speaker, _with(q.speaker, named.inside((Place(q.report, q.quote.span),))), q.judged,
            _way(q, story, names, citer.readings[q.report]),
        )
        for q in story.quotes
        if q.quote.kind != "scare"
    )  # fmt: skip


def _person_views(story: Story, citer: _Citer) -> tuple[PersonView, ...]:
    return tuple(
        PersonView(
            e.id, e.name, e.kind, e.roles, e.spellings, len(e.mentions),
            tuple(dict.fromkeys(p.report for p in e.mentions)), e.why, e.kept_apart,
            citer.cite_all(tuple({p.report: p for p in reversed(e.mentions)}.values())),
        )
        for e in story.entities
    )  # fmt: skip


def _matrix_views(
    story: Story, findings: tuple[Finding, ...], citer: _Citer
) -> tuple[MatrixView, ...]:
    shown = {finding.id for finding in findings}
    return tuple(
        MatrixView(
            row.topic,
            tuple(
                CellView(c.report, c.state, STATE_WORDS[c.state], citer.cite_all(c.places))
                for c in row.cells
            ),
            row.finding,
        )
        for row in story.matrix
        if row.finding in shown
    )


def _with(first: str | None, others: tuple[str, ...]) -> tuple[str, ...]:
    return others if first is None or first in others else (first, *others)


def _provenance(readings: dict[str, Reading], story: Story, citer: _Citer) -> dict[str, Any]:
    """The views that say where words come from and what became of the source texts."""
    origins = {origin.id: origin.what for origin in story.origins}
    shares = []
    for share in story.shares:
        span = readings[share.place.report].document.source_map.to_source(share.place.span)
        what = origins.get(share.origin or "", "")
        shares.append(ShareView(share.place.report, span.start, span.end, share.part, what))
    documents = [readings[report].document for report in story.reports]
    names = {entity.id: entity.name for entity in story.entities}
    return {
        "origins": tuple(
            OriginView(o.id, o.what, o.reports, citer.cite_all(o.evidence)) for o in story.origins
        ),
        "shares": tuple(shares),
        "anonymous": tuple(
            AnonymousView(a.report, a.description, a.reason or "", citer.cite_all(a.places))
            for a in story.anonymous_sources
        ),
        "dropped": tuple(
            DroppedView(d.report.id, gone.why, DROP_WORDS[gone.why],
                        citer.cite(Place(d.report.id, gone.span, in_source=True)))
            for d in documents
            for gone in d.dropped
        ),
        "repairs": tuple(
            RepairView(d.report.id, repair.now,
                       citer.cite(Place(d.report.id, repair.span, in_source=True)))
            for d in documents
            for repair in d.repairs
        ),
        "positions": tuple(
            PositionView(names.get(p.actor, p.actor), p.issue, p.stance, citer.cite_all(p.places))
            for p in story.positions
        ),
        "registers": tuple(
            RegisterView(r.register, r.slots, citer.cite_all(r.places)) for r in story.registers
        ),
    }  # fmt: skip
