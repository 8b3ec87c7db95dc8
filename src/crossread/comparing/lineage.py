"""
Who repeats whom: the origins that credits, shared passages and remarks printed twice point to.

Passages are found in comparing/passages.py. Equal words do not prove copying: two reporters in one
room print the same remark, so a passage that lies inside quotation marks on both sides is joined to
no wire. Each report's text is divided by origin in comparing/shares.py.
Wrong on: an agency that no report credits, and a credit that says not which part is the agency's.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from crossread.comparing.shares import divide_text, find_background
from crossread.model import (
    Document,
    Origin,
    Place,
    Published,
    Reading,
    Share,
    SharedPassage,
    Story,
)
from crossread.spans import Span


def _joined(passages: list[SharedPassage]) -> list[list[SharedPassage]]:
    """Passages in groups whose places touch one another, directly or through a third report."""
    parent = list(range(len(passages)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    by_report: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for k, passage in enumerate(passages):
        for place in (passage.left, passage.right):
            by_report[place.report].append((place.span, k))
    for spans in by_report.values():
        spans.sort()
        for (before, k), (after, m) in pairwise(spans):
            if before.overlaps(after):
                parent[root(m)] = root(k)
    groups: dict[int, list[SharedPassage]] = defaultdict(list)
    for k, passage in enumerate(passages):
        groups[root(k)].append(passage)
    return [groups[k] for k in sorted(groups)]


def _places(passages: list[SharedPassage]) -> tuple[Place, ...]:
    return tuple(sorted({place for p in passages for place in (p.left, p.right)}))


def list_names(names: list[str]) -> str:
    """Several names as a sentence lists them, each once: "AFP, CNN and NPR"."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def _credits(readings: tuple[Reading, ...]) -> dict[str, list[tuple[str, Place]]]:
    """For every agency the reports that credit it, each with the words that do."""
    credits: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for reading in readings:
        document = reading.document
        places = [
            Place(document.report.id, span, in_source=True) for span in document.agency_places
        ]
        for agency in document.agencies:
            evidence = next((p for p in places if agency in p.span.of(document.report.text)), None)
            if evidence is None and places:
                evidence = places[0]
            if evidence is not None:
                credits[agency].append((document.report.id, evidence))
    return credits


def find_origins(
    readings: tuple[Reading, ...], story: Story, published: tuple[Published, ...] = ()
) -> tuple[tuple[Origin, ...], tuple[Share, ...]]:
    """
    The origins of a story and each report's text divided by origin; `story` has its passages.

    An origin is an agency that a report credits, a text that several reports share, or a remark
    that several reports print. That an agency is credited says that some of a report is its work,
    not which part; only words that a second report shares can show the part.
    """
    by_id = {reading.document.report.id: reading for reading in readings}
    origins: list[Origin] = []
    credits = _credits(readings)
    for agency in sorted(credits):
        reports = tuple(dict.fromkeys(report for report, _ in credits[agency]))
        evidence_places = tuple(place for _, place in credits[agency])
        origins.append(Origin(f"o{len(origins) + 1}", f"{agency} wire", reports, evidence_places))

    shared_origin: dict[Place, str] = {}
    texts = [p for p in story.shared_passages if p.how != "same_quote"]
    remarks = [p for p in story.shared_passages if p.how == "same_quote"]
    for group in _joined(texts):
        places = list(_places(group))
        reports = tuple(dict.fromkeys(place.report for place in places))
        agencies = [a for r in reports for a in by_id[r].document.agencies]
        names = list_names([by_id[report].document.name for report in reports])
        what = f"text shared by {names}"
        what += f" (credited: {list_names(agencies)})" if agencies else " (no wire credited)"
        origins.append(Origin(f"o{len(origins) + 1}", what, reports, tuple(places)))
        shared_origin.update(dict.fromkeys(places, origins[-1].id))
    for group in _joined(remarks):
        places = list(_places(group))
        reports = tuple(dict.fromkeys(place.report for place in places))
        speaker = next((s for p in places if (s := _speaker(by_id[p.report], p.span))), None)
        what = f"remark of {speaker}" if speaker else "one remark"
        what += f" printed by {list_names([by_id[report].document.name for report in reports])}"
        origins.append(Origin(f"o{len(origins) + 1}", what, reports, tuple(places)))
    days = {r.document.report.id: p.value for r, p in zip(readings, published, strict=False)}
    shares = tuple(
        share
        for reading in readings
        for share in divide_text(
            reading,
            story,
            shared_origin,
            by_id,
            find_background(reading, story, days.get(reading.document.report.id)),
        )
    )
    return tuple(origins), shares


def _speaker(reading: Reading, span: Span) -> str | None:
    for quote in reading.quotes:
        if quote.kind in ("direct", "partial") and quote.span.overlaps(span):
            if quote.speaker is not None and quote.speaker < len(reading.chain_names):
                return reading.chain_names[quote.speaker]
            if quote.speaker_text:
                return quote.speaker_text
    return None


def describe_lineage(document: Document, shares: Sequence[Share]) -> str:
    """
    One report's state in words: its own, or partly or mostly from a wire, or sharing text with others.

    A credit says that some of a report is an agency's work, not which part.
    """
    sizes: dict[str, int] = defaultdict(int)
    for share in shares:
        if share.place.report == document.report.id:
            sizes[share.part] += len(share.place.span)
    whole = sum(sizes.values()) or 1
    agencies = list_names(list(document.agencies)) if document.agencies else ""
    if agencies and sizes["wire"] >= whole / 2:
        return f"mostly from a wire ({agencies})"
    if agencies and sizes["wire"]:
        return f"partly from a wire ({agencies})"
    if agencies:
        return f"partly from a wire ({agencies} credited, which part is not known)"
    if sizes["wire"] or sizes["shared"]:
        return "shares text with another report, no wire credited"
    return "no wire credited, no text shared"
