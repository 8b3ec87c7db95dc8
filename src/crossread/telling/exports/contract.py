"""
The digest as `crossread/1` JSON: the contract between crossread and every other program.

Keys come in a fixed order and nothing depends on the clock, so the same input gives the same bytes.
Places are turned here, and only here, from cleaned text into source text.
"""

from typing import Any

import msgspec

from crossread import __version__
from crossread.model import (
    Cell,
    Digest,
    Document,
    Entity,
    Finding,
    Place,
    Problem,
    Published,
    Reading,
    Story,
    StoryClaim,
    StoryQuantity,
    StoryQuote,
    Time,
)
from crossread.spans import Span

Plain = dict[str, Any]


def source_place(document: Document, span: Span) -> Plain:
    """A span of the source text as a place, with the words that stand there."""
    text = document.report.text
    place: Plain = {"report": document.report.id, "start": span.start, "end": span.end}
    place["text"] = span.of(text)
    again = document.source_map.also_at(span, text)
    if again:
        place["also_at"] = [[other.start, other.end] for other in again]
    return place


def clean_place(document: Document, span: Span) -> Plain:
    """A span of the cleaned text as a place in the source text."""
    return source_place(document, document.source_map.to_source(span))


class _Writer:
    """Writes one digest; holds the readings by report id."""

    def __init__(self, digest: Digest) -> None:
        self.digest = digest
        self.readings = {r.document.report.id: r for r in digest.readings}

    def at(self, report: str, span: Span) -> Plain:
        return clean_place(self.readings[report].document, span)

    def maybe(self, report: str, span: Span | None) -> Plain | None:
        return None if span is None else self.at(report, span)

    def places(self, places: tuple[Place, ...]) -> list[Plain]:
        return [
            source_place(self.readings[place.report].document, place.span)
            if place.in_source
            else self.at(place.report, place.span)
            for place in places
        ]

    def report(self, reading: Reading, published: Published) -> Plain:
        document = reading.document
        report = document.report
        return {
            "id": report.id,
            "path": report.path,
            "sha256": report.sha256,
            "encoding": report.encoding,
            "length": len(report.text),
            "language": document.language,
            "outlet": document.outlet,
            "agencies": list(document.agencies),
            "authors": list(document.authors),
            "title": document.title,
            "kind": document.kind,
            "url": report.facts.url,
            "published": {
                "value": published.value,
                "basis": published.basis,
                "why": published.why,
            },
            "dropped": [
                {**source_place(document, dropped.span), "why": dropped.why}
                for dropped in document.dropped
            ],
            "repairs": [
                {**source_place(document, repair.span), "now": repair.now}
                for repair in document.repairs
            ],
        }

    def quote(self, quote: StoryQuote, entities: dict[tuple[str, int], str]) -> Plain:
        words = quote.quote
        return {
            **self.at(quote.report, words.span),
            "id": quote.id,
            "kind": words.kind,
            "speaker": quote.speaker,
            "speaker_text": words.speaker_text,
            "speaker_mention": self.maybe(quote.report, words.speaker_mention),
            "cue": self.maybe(quote.report, words.cue),
            "group": quote.group,
            "continues": quote.continues,
            "occasion": words.occasion,
            "anonymity": words.anonymity,
            "links": [
                {
                    **self.at(quote.report, link.span),
                    "role": link.role,
                    "entity": None
                    if link.chain is None
                    else entities.get((quote.report, link.chain)),
                }
                for link in words.links
            ],
            "judged": list(quote.judged),
        }

    def quantity(self, figure: StoryQuantity) -> Plain:
        quantity = figure.quantity
        return {
            **self.at(figure.report, quantity.span),
            "id": figure.id,
            "low": quantity.low,
            "high": quantity.high,
            "bound": quantity.bound,
            "unit": quantity.unit,
            "counts": quantity.counts,
            "scope": {k: v for k, v in msgspec.to_builtins(quantity.scope).items() if v},
            "source": figure.source,
            "source_text": quantity.source_text,
            "as_of": figure.as_of,
            "group": figure.group,
            "group_name": figure.group_name,
        }

    def claim(self, claim: StoryClaim, entities: dict[tuple[str, int], str]) -> Plain:
        inner = claim.claim
        return {
            **self.at(claim.report, inner.span),
            "id": claim.id,
            "predicate": inner.predicate,
            "arguments": [
                {
                    "role": argument.role,
                    "entity": entities.get((claim.report, argument.chain))
                    if argument.chain is not None
                    else None,
                    "text": argument.text,
                }
                for argument in inner.arguments
            ],
            "polarity": inner.polarity,
            "modality": inner.modality,
            "verification": inner.verification,
            "said_by": list(claim.said_by),
            "when": claim.when,
            "where": claim.where,
            "group": claim.group,
        }

    def finding(self, finding: Finding) -> Plain:
        return {
            "id": finding.id,
            "kind": finding.kind,
            "topic": finding.topic,
            "why": finding.why,
            "places": self.places(finding.places),
            "reports": list(finding.reports),
            "independent_origins": finding.independent_origins,
            "origins_why": finding.origins_why,
        }

    def entity(self, entity: Entity) -> Plain:
        return {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "roles": list(entity.roles),
            "mentions": self.places(entity.mentions),
            "spellings": list(entity.spellings),
            "why": list(entity.why),
            "kept_apart": list(entity.kept_apart),
        }

    def time(self, time: Time) -> Plain:
        return {
            **self.at(time.place.report, time.place.span),
            "type": time.type,
            "value": time.value,
            "precision": time.precision,
            "basis": time.basis,
            "mod": time.modifier,
            "why": time.why,
        }

    def lineage(self, story: Story) -> Plain:
        """Who repeats whom: shared passages, their origins, and every report divided by them."""
        return {
            "shared_passages": [
                {
                    "left": self.at(shared.left.report, shared.left.span),
                    "right": self.at(shared.right.report, shared.right.span),
                    "how": shared.how,
                }
                for shared in story.shared_passages
            ],
            "origins": [
                {
                    "id": origin.id,
                    "what": origin.what,
                    "reports": list(origin.reports),
                    "evidence": self.places(origin.evidence),
                }
                for origin in story.origins
            ],
            "shares": [
                {
                    **self.at(share.place.report, share.place.span),
                    "part": share.part,
                    "origin": share.origin,
                }
                for share in story.shares
            ],
        }

    def cell(self, cell: Cell) -> Plain:
        return {"report": cell.report, "state": cell.state, "places": self.places(cell.places)}

    def compared(self, story: Story) -> Plain:
        """Where the reports agree and differ, and the sources they do not name."""
        return {
            "findings": [self.finding(finding) for finding in story.findings],
            **self.lineage(story),
            "matrix": [
                {
                    "topic": row.topic,
                    "finding": row.finding,
                    "cells": [self.cell(cell) for cell in row.cells],
                }
                for row in story.matrix
            ],
            "anonymous_sources": [
                {
                    "report": source.report,
                    "description": source.description,
                    "reason": source.reason,
                    "places": self.places(source.places),
                    "alone": self.places(source.alone),
                }
                for source in story.anonymous_sources
            ],
        }

    def told(self, story: Story) -> Plain:
        """What a reader sees first: dated rows, positions, registers, and the brief."""
        return {
            "timeline": [
                {
                    "when": row.when,
                    "precision": row.precision,
                    "what": row.what,
                    "places": self.places(row.places),
                }
                for row in story.timeline
            ],
            "positions": [
                {
                    "actor": position.actor,
                    "issue": position.issue,
                    "stance": position.stance,
                    "places": self.places(position.places),
                }
                for position in story.positions
            ],
            "registers": [
                {
                    "register": row.register,
                    "slots": dict(row.slots),
                    "places": self.places(row.places),
                }
                for row in story.registers
            ],
            "brief": [
                {
                    "section": sentence.section,
                    "text": sentence.text,
                    "citations": self.places(sentence.citations),
                }
                for sentence in story.brief
            ],
        }

    def story(self, story: Story) -> Plain:
        joined = {chain: entity.id for entity in story.entities for chain in entity.chains}
        return {
            "id": story.id,
            "title": story.title,
            "reports": list(story.reports),
            "entities": [self.entity(entity) for entity in story.entities],
            "quotes": [self.quote(quote, joined) for quote in story.quotes],
            "quote_differences": msgspec.to_builtins(story.quote_differences),
            "quantities": [self.quantity(figure) for figure in story.quantities],
            "quantity_relations": msgspec.to_builtins(story.quantity_relations),
            "times": [self.time(time) for time in story.times],
            "claims": [self.claim(claim, joined) for claim in story.claims],
            **self.compared(story),
            **self.told(story),
            "judgements": [
                {
                    "line": judged.judgement.line,
                    "judgement": judged.judgement.verdict,
                    judged.judgement.about: [judged.judgement.left, judged.judgement.right],
                    "by": judged.judgement.by,
                    "why": judged.judgement.why,
                    "followed": judged.followed,
                    "note": judged.note,
                }
                for judged in story.judgements
            ],
        }


def _problem(problem: Problem) -> Plain:
    return {"path": problem.path, "stage": problem.stage, "message": problem.message}


def export_digest(digest: Digest) -> Plain:
    """The whole digest as plain dicts and lists in the order of the contract."""
    writer = _Writer(digest)
    return {
        "schema": "crossread/1",
        "made_by": {"crossread": __version__, "model": digest.model},
        "reports": [
            writer.report(reading, published)
            for reading, published in zip(digest.readings, digest.published, strict=True)
        ],
        "stories": [writer.story(story) for story in digest.stories],
        "problems": [_problem(problem) for problem in digest.problems],
    }


def write_json(digest: Digest) -> bytes:
    """The digest as indented UTF-8 JSON with a line break at its end."""
    return msgspec.json.format(msgspec.json.encode(export_digest(digest)), indent=1) + b"\n"
