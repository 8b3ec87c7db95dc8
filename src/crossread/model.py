"""
What crossread knows, as plain records in the order in which it comes to know it.

All records are frozen. None of them does anything beyond saying what it says about itself; the
rooms (`getting`, `reading`, `comparing`, `telling`) are functions from these records to these
records. Spans inside one report's records are places in its *cleaned* text (`Document.text`);
`telling/exports/contract.py` turns them into places in the source text as it writes.
"""

from typing import TYPE_CHECKING, Literal

import msgspec

from crossread.spans import SourceMap, Span

if TYPE_CHECKING:
    from crossread.language.parse import Parse

# ------------------------------------------------------------------------------- getting


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read, kept so that it is seen. The run goes on without it."""

    path: str
    stage: str
    message: str


class Facts(msgspec.Struct, frozen=True):
    """What was given about a report from outside its text: metadata files, page metadata, fields."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None  # as given; comparing/dating.py reads it
    authors: tuple[str, ...] = ()
    title: str | None = None
    language: str | None = None
    basis: Literal["given", "metadata"] = "given"  # metadata: the page's own head


class Report(msgspec.Struct, frozen=True):
    """One report as it came: the hash of its bytes and the text they decode to."""

    id: str  # r1, r2, ... in the order read
    path: str  # as the user would recognise it
    sha256: str  # of the raw bytes of the file (or of the record's own line)
    encoding: str
    text: str  # the source text; every exported offset counts in it
    facts: Facts = Facts()
    form: Literal["text", "html", "record"] = "text"


DropReason = Literal[
    "boilerplate", "caption", "promo", "credit", "duplicate", "byline", "date_line"
]


class Dropped(msgspec.Struct, frozen=True):
    """A stretch of source text that is not the article's own prose, and why it was set aside."""

    span: Span  # in the source text
    why: DropReason


class Repair(msgspec.Struct, frozen=True):
    """Characters that were broken on the way here, and what they say now."""

    span: Span  # in the source text
    now: str


class Turn(msgspec.Struct, frozen=True):
    """One turn of a transcript: who is named as speaking, and the words."""

    label: Span  # the speaker label, without its colon
    speech: Span


class Document(msgspec.Struct, frozen=True):
    """A report made ready for reading: cleaned text, the way back, and what the page said of itself."""

    report: Report
    text: str
    source_map: SourceMap
    kind: Literal["article", "transcript", "live", "other"] = "article"
    language: str = "en"
    outlet: str | None = None
    outlet_why: str = ""
    agencies: tuple[str, ...] = ()  # news agencies credited
    agency_places: tuple[Span, ...] = ()  # in the SOURCE text: where they are credited
    authors: tuple[str, ...] = ()
    title: str | None = None
    headline: Span | None = None  # in the cleaned text, when the title stands there
    dropped: tuple[Dropped, ...] = ()
    repairs: tuple[Repair, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def name(self) -> str:
        """The outlet's name, or the report's id where none is known."""
        return self.outlet or self.report.id


# ------------------------------------------------------------------------------- reading

EntityKind = Literal["person", "organization", "place", "group", "event"]


class Mention(msgspec.Struct, frozen=True):
    """A named mention, title and possessive left out; `chain` numbers the entity inside the report."""

    span: Span
    kind: EntityKind
    text: str
    chain: int
    title: str | None = None  # "Brig. Gen.", "French Foreign Minister"
    roles: tuple[str, ...] = ()  # what an apposition says: "the son of a former minister"


class Reference(msgspec.Struct, frozen=True):
    """A pronoun or description ("the minister", "the watchdog") that stands for a chain."""

    span: Span
    chain: int
    why: str


QuoteKind = Literal["direct", "partial", "indirect", "scare"]


class Link(msgspec.Struct, frozen=True):
    """
    One step of the way words came to a report, beside the speaker, as far as the text says.

    `cited` stands behind the speaker (whom the speaker cites); the words then came by a `medium` (a
    statement, a post) and a `carrier` (the agency or outlet they were given to, or that carried them).
    """

    role: Literal["cited", "medium", "carrier"]
    span: Span
    text: str
    chain: int | None = None  # when it is somebody named


class Quote(msgspec.Struct, frozen=True):
    """
    Words given to somebody: between marks (direct, partial), reported (indirect), or marked as a term.

    `span` holds the words themselves, without the marks. `speaker` is the chain of the speaker when
    it is somebody named; `speaker_text` describes the speaker in the report's words in any case.
    """

    span: Span
    kind: QuoteKind
    speaker: int | None = None
    speaker_text: str | None = None
    speaker_mention: Span | None = None
    cue: Span | None = None
    continues: int | None = None  # index of the quote this one goes on from
    occasion: str | None = None  # "on Twitter", "told CNN"
    anonymity: str | None = None  # the reason a report states for not naming the speaker
    links: tuple[Link, ...] = ()  # how the words came here: cited, then medium, then carrier


Bound = Literal["exact", "at_least", "at_most", "about", "more_than", "less_than", "between"]


class Scope(msgspec.Struct, frozen=True):
    """What a count is limited to, in the report's words."""

    place: str | None = None
    when: str | None = None
    subset: str | None = None


class Quantity(msgspec.Struct, frozen=True):
    """
    A number with its bound, unit and what it counts. `low` and `high` are in `unit`.

    exact and about carry low = high; at_least and more_than carry low only; at_most and less_than
    carry high only. `source_text` says who counted, when the text does.
    """

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    counts: str  # "people killed", "age of Manaf Tlass": a phrase a reader understands
    head: str = ""  # the counted noun, singular, lower case
    act: str = ""  # what happened to it: "kill", "injure", "attend"
    scope: Scope = Scope()
    source: int | None = None  # chain of the counter, when named
    source_text: str | None = None
    source_span: Span | None = None
    part_of: int | None = None  # index of the quantity this is stated to be a part of
    about: int | None = None  # chain of the person or thing measured (an age, a length)


TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(msgspec.Struct, frozen=True):
    """
    A time as read, not yet placed in the calendar: its value may wait for the report's own date.

    `meaning` is the expression's rule in a small closed notation that reading/times.py documents
    ("weekday 4", "day 0", "month 3 last-year"); `anchor` says what it counts from; `direction` is
    what the verb's tense says about a bare weekday or month, `sure` where that verb stands near it.
    Places that the text names are exact.
    """

    span: Span
    type: TimeType
    meaning: str
    anchor: Literal["none", "publication", "previous", "event"] = "none"
    direction: Literal["past", "future", "unknown"] = "unknown"
    modifier: str | None = None  # TIMEX3 mod: APPROX, BEFORE, START, ...
    sure: bool = False


class Argument(msgspec.Struct, frozen=True):
    """One participant of a claim; `chain` when it is a named entity of the report."""

    role: str  # agent, patient, place, time, topic, amount...
    span: Span
    text: str
    chain: int | None = None


Modality = Literal[
    "asserted", "reported", "denied", "possible", "planned", "demanded", "conditional"
]


class Claim(msgspec.Struct, frozen=True):
    """
    A proposition: predicate, arguments, polarity, modality, and the chain of voices it comes through.

    `voices` are nearest first: the official, then the agency; the outlet itself is understood.
    """

    span: Span
    predicate: str
    predicate_span: Span
    arguments: tuple[Argument, ...] = ()
    polarity: Literal["positive", "negative"] = "positive"
    modality: Modality = "asserted"
    verification: Literal["confirmed", "unverified", "disputed"] | None = None
    hedge: Span | None = None  # the word that hedges, for hedge loss
    voices: tuple[int, ...] = ()  # chains
    voice_texts: tuple[str, ...] = ()  # the same in the report's words, and the unnamed
    quote: int | None = None  # index of the quote it stands in
    quantities: tuple[int, ...] = ()
    times: tuple[int, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """
    One report read by itself. Depends on the document's text and the reader's version only.

    Everything that points inside a reading points by index into these tuples; chains are numbers
    that `chain_names` names (its longest or clearest mention).
    """

    document: Document
    parse: "Parse"
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    chain_names: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()


# ------------------------------------------------------------------------------- comparing


class Place(msgspec.Struct, frozen=True, order=True):
    """
    Words in one report: the report's id and a span of its cleaned text.

    `in_source` marks the rare place in words that cleaning set aside (a credit line): its span then
    counts in the source text.
    """

    report: str
    span: Span
    in_source: bool = False


class Published(msgspec.Struct, frozen=True):
    """When a report appeared: an ISO date (or month), how that is known, and the reason in words."""

    value: str | None
    basis: Literal["given", "metadata", "stated", "inferred", "unknown"]
    why: str
    anchor: str | None = None  # a day near it to count from, where the day itself is not known


class Time(msgspec.Struct, frozen=True):
    """A time expression placed in the calendar: a TIMEX3 value such as 2012-07-06, P3D, PAST_REF."""

    place: Place
    type: TimeType
    value: str
    precision: str  # minute, day, part of day, week, month, season, year, decade, duration, vague
    basis: Literal["stated", "anchored", "vague"]
    modifier: str | None = None
    why: str = ""


class Entity(msgspec.Struct, frozen=True):
    """One person, organisation, place, group or event across the reports of a story."""

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Place, ...]
    chains: tuple[tuple[str, int], ...] = ()  # (report, chain) joined here
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    why: tuple[str, ...] = ()  # the reason for every join, in words
    kept_apart: tuple[str, ...] = ()  # reasons for near joins that were refused


class StoryQuote(msgspec.Struct, frozen=True):
    """A quote with its story-wide id, speaker entity and group of wordings of one utterance."""

    id: str
    report: str
    quote: Quote
    speaker: str | None = None
    group: str | None = None
    continues: str | None = None
    judged: tuple[str, ...] = ()  # judgements that joined it or kept it apart, in words


class Judgement(msgspec.Struct, frozen=True):
    """A person's correction: two names or two quotations are one, or are not."""

    line: int  # in the file it was appended to
    verdict: Literal["same", "different"]
    about: Literal["names", "quotes"]
    left: str  # a name as printed, or words of a quotation
    right: str
    by: str
    why: str
    left_report: str | None = None  # the end of a report's path, where only one report is meant
    right_report: str | None = None

    def reason(self) -> str:
        """
        The reason that is shown wherever the judgement was followed.

        >>> Judgement(1, "same", "names", "A. Quill", "Ada Quill", "desk", "one email address").reason()
        'judged by desk: one email address'
        """
        return f"judged by {self.by}: {self.why}"


class Judged(msgspec.Struct, frozen=True):
    """A judgement with what became of it in a story: followed, or why it could not be."""

    judgement: Judgement
    followed: bool
    note: str


class Change(msgspec.Struct, frozen=True):
    """One difference between two wordings of an utterance."""

    op: Literal["drop", "insert", "substitute", "tense", "bracket"]
    left: str
    right: str


class QuoteDifference(msgspec.Struct, frozen=True):
    """What one printing of an utterance has that another has not, word by word."""

    group: str
    left: str
    right: str
    changes: tuple[Change, ...]


class StoryQuantity(msgspec.Struct, frozen=True):
    """A quantity with its story-wide id, counter and the group of figures it can be set beside."""

    id: str
    report: str
    quantity: Quantity
    source: str | None = None  # entity id of the counter
    as_of: str | None = None
    group: str | None = None
    group_name: str | None = None  # what the group counts, in words


RelationKind = Literal[
    "same",
    "refines",
    "conflicts",
    "different_scope",
    "different_counter",
    "part_of",
    "supersedes",
    "cannot_tell",
]


class QuantityRelation(msgspec.Struct, frozen=True):
    """How two figures stand to each other, with one sentence of reason. supersedes: left is newer."""

    left: str
    right: str
    relation: RelationKind
    why: str


class StoryClaim(msgspec.Struct, frozen=True):
    """A claim with its story-wide id and the group of claims about the same thing."""

    id: str
    report: str
    claim: Claim
    said_by: tuple[str, ...] = ()
    when: str | None = None
    where: str | None = None
    group: str | None = None


class SharedPassage(msgspec.Struct, frozen=True):
    """Words that stand in two reports and evidently come from one hand."""

    left: Place
    right: Place
    how: Literal["verbatim", "light_edit", "same_quote", "same_wire"]


class Origin(msgspec.Struct, frozen=True):
    """Where words of several reports come from: a wire, a statement, one outlet's own reporting."""

    id: str
    what: str
    reports: tuple[str, ...]
    evidence: tuple[Place, ...]


class Share(msgspec.Struct, frozen=True):
    """
    A stretch of a report by where it comes from.

    `shared` is in another report too, no wire known; `background` is the report's own words on what
    came long before it.
    """

    place: Place
    part: Literal["own", "background", "wire", "shared", "quoted"]
    origin: str | None = None


FindingKind = Literal["agree", "refine", "conflict", "hedge_loss", "single_source", "cannot_tell"]


class Finding(msgspec.Struct, frozen=True):
    """One point on which reports agree or differ: the words it rests on and a reason in words."""

    id: str
    kind: FindingKind
    topic: str
    why: str
    places: tuple[Place, ...]
    reports: tuple[str, ...]
    independent_origins: int = 1
    origins_why: str = ""
    against: tuple[str, ...] = ()  # of a conflict: the reports on its second side; not exported
    weight: float = 0.0  # how much it matters to a reader, for ordering; not exported


class Cell(msgspec.Struct, frozen=True):
    """What one report does with one topic of the matrix."""

    report: str
    state: Literal["stated", "contradicted", "touched", "not_mentioned", "not_knowable"]
    places: tuple[Place, ...] = ()


class MatrixRow(msgspec.Struct, frozen=True):
    """One claim against every report: who states it, contradicts it, is silent, or cannot know."""

    topic: str
    cells: tuple[Cell, ...]
    finding: str | None = None


class AnonymousSource(msgspec.Struct, frozen=True):
    """A source a report does not name: the description, the stated reason, and what rests on it."""

    report: str
    description: str
    reason: str | None
    places: tuple[Place, ...]
    alone: tuple[Place, ...] = ()  # those that no report has from somebody else


class TimelineRow(msgspec.Struct, frozen=True):
    """Something that happened, when, and the words that say so."""

    when: str
    precision: str
    what: str
    places: tuple[Place, ...]


class Position(msgspec.Struct, frozen=True):
    """Where an actor stands on an issue, in words that can be checked."""

    actor: str
    issue: str
    stance: Literal["for", "against", "unclear"]
    places: tuple[Place, ...]


class RegisterRow(msgspec.Struct, frozen=True):
    """One entry of a register (casualties, arrests, sanctions...): slots in the reports' words."""

    register: str
    slots: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]


class BriefSentence(msgspec.Struct, frozen=True):
    """One sentence of the brief and the words it rests on."""

    section: str
    text: str
    citations: tuple[Place, ...]


class Story(msgspec.Struct, frozen=True):
    """Everything found by reading the reports of one event against each other."""

    id: str
    title: str
    reports: tuple[str, ...]
    entities: tuple[Entity, ...] = ()
    quotes: tuple[StoryQuote, ...] = ()
    quote_differences: tuple[QuoteDifference, ...] = ()
    quantities: tuple[StoryQuantity, ...] = ()
    quantity_relations: tuple[QuantityRelation, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[StoryClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    shared_passages: tuple[SharedPassage, ...] = ()
    origins: tuple[Origin, ...] = ()
    shares: tuple[Share, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    anonymous_sources: tuple[AnonymousSource, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    positions: tuple[Position, ...] = ()
    registers: tuple[RegisterRow, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    judgements: tuple[Judged, ...] = ()


class Digest(msgspec.Struct, frozen=True):
    """The whole result of one run: the reports as read, when they appeared, and their stories."""

    readings: tuple[Reading, ...]
    published: tuple[Published, ...]  # beside `readings`
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...]
    model: str  # which reader read: "en-1", or "rules" without a model

    def reading(self, report_id: str) -> Reading:
        """The reading of one report. Raises `KeyError` for an id that is not in the digest."""
        for reading in self.readings:
            if reading.document.report.id == report_id:
                return reading
        raise KeyError(report_id)
