"""
What a reader is shown, as records: one view per thing, made once, drawn by the terminal, Markdown
and the page alike.

A view holds finished words and numbered citations; `telling/viewing.py` makes it.
"""

import msgspec

from crossread.model import QuantityRelation, QuoteDifference


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
    alone: int = 0  # how many of them no report has from somebody else


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
    "touched": "comes near it",
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
