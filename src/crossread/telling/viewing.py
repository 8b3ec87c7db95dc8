"""
Makes the views of a story (telling/views.py) out of what the other rooms found.

It chooses words and arranges; it decides nothing that comparing did not decide. Citations are
numbered in the order in which the brief, the findings and the tables first use them.
"""

from bisect import bisect_left
from typing import Any

import msgspec

from crossread.comparing.lineage import describe_lineage
from crossread.model import Digest, Finding, Place, Reading, Story, StoryQuote
from crossread.spans import Span
from crossread.telling.views import (
    DROP_WORDS,
    HOW_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    AnonymousView,
    CellView,
    Citation,
    DroppedView,
    FigureView,
    FindingView,
    MatrixView,
    OriginView,
    PersonView,
    PositionView,
    QuoteView,
    RegisterView,
    RepairView,
    ReportView,
    SectionView,
    SentenceView,
    SharedView,
    ShareView,
    StoryView,
    TimelineView,
)


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
            AnonymousView(
                a.report, a.description, a.reason or "", citer.cite_all(a.places), len(a.alone)
            )
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
