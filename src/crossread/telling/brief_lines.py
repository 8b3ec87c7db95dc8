"""
The lines of a brief that set reports beside each other: figures, differences, what nobody confirms.

They are composed from compared records, with the reports' own words between quotation marks and the
outlets beside them. No line is written that does not rest on a place.

Gets wrong: what the grouping of figures gets wrong. A group whose name says nothing ("Number") is
left out, and of a long line only the first and the last figures are kept.
"""

import re
from collections import defaultdict
from typing import NamedTuple

import msgspec

from crossread.comparing.lineage import list_names
from crossread.model import BriefSentence, Finding, Place, Reading, Story, StoryQuantity
from crossread.spans import Span

# The sections in the order in which a desk reads them, and the share of the words each may take.
REPORTED = "What is reported"
FIGURES = "The figures"
DIFFER = "Where the reports differ"
FLAT = "Stated flat by some, attributed or hedged by others"
ALONE = "Only one report has"
UNCONFIRMED = "Not independently confirmed, as the reports say"

SHARE = {FIGURES: 0.16, DIFFER: 0.14, FLAT: 0.08, ALONE: 0.05, UNCONFIRMED: 0.08}
_SECTION_OF = {"conflict": DIFFER, "hedge_loss": FLAT}

# What readers of a brief want counted: people before things, both before how old and how long.
_UNIT_WEIGHT = {"people": 1.0} | dict.fromkeys(
    ("hour", "day", "week", "month", "year", "decade"), -1.0
)
_GRAVE = frozenset({"kill", "injure"})  # what a desk asks first
_LEAST_WEIGHT = 2.0  # of a group of figures, to be worth a line
# Names of groups that do not tell a reader what is counted.
_SAYS_NOTHING = re.compile(
    r"^(?:number|people|amount|share|size|share of the whole|amount of money)$|\bsomething\b|\ba person\b",
    re.I,
)
_AGE = "years old"  # stands with the person; where reports differ on it, among the differences
_ADDS = re.compile(r"\b(?:further|another|additional)\b", re.I)  # to a count that is told elsewhere
_HANDFUL = 4  # things of which there are fewer need no line of figures when all agree
# "94 percent of the planets" says itself of what it is a share.
_SHARE_OF = re.compile(r"\b(of the [\w'’-]+(?: [\w'’-]+)?)$")
# How many live in a place; a verb that stands near ("the 950 residents mourn the dead") is not theirs.
_LIVE_THERE = re.compile(r"\bpopulation\b", re.I)
_UNIT_IN_BRACKETS = re.compile(r" \([\w ]+\)$")
_DISCLAIMS = re.compile(r"\b(?:confirm|verif)", re.I)  # the disclaimer itself is no claim
_LINK = re.compile(r"(?:that|and|but|or|who|which|while|because)\b", re.I)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.;:?!,]|[\"”’'](?!\w)|$)|\s+[–—-]\s")
_FEWEST_WORDS = 6  # of an unconfirmed claim, to be understood by itself


def quoted(text: str, span: Span) -> str:
    """The words at a span on one line, between curly marks, inner double marks made single."""
    words = " ".join(span.of(text).split())
    for mark in ('"', "“", "”"):
        words = words.replace(mark, "'")
    return f"“{words.rstrip(',;')}”"


def sentence_case(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def _inner_case(name: str) -> str:
    """The words of a source inside a sentence: its article in lower case."""
    return re.sub(r"^(?:A|An|The)(?= [a-z])", lambda match: match[0].lower(), name)


class FigureLine(NamedTuple):
    """A line of figures; `agreed` when all that carry it give one number."""

    row: BriefSentence
    agreed: bool
    places: tuple[Place, ...]  # of all its figures, printed or not


def figure_lines(readings: dict[str, Reading], story: Story, words: int) -> list[FigureLine]:
    """
    One line per group of comparable figures: each figure as printed, with who carries and who counted.

    Groups that reports disagree on come first, then those that most reports carry.
    """
    found = []
    for figures in _weightiest(story):
        text, places = _figure_line(readings, story, figures)
        if len(text.split()) > words:
            text, places = _figure_line(readings, story, _ends(readings, figures))
        length = len(text.split())
        if text and length <= words:
            words -= length
            row = BriefSentence(FIGURES, text, places)
            everywhere = tuple(Place(f.report, f.quantity.span) for f in figures)
            found.append(FigureLine(row, len(_values(figures)) == 1, everywhere))
    return found


def _number(figure: StoryQuantity) -> tuple[float | None, float | None]:
    return figure.quantity.low, figure.quantity.high


def _values(figures: list[StoryQuantity]) -> set[tuple[float | None, float | None]]:
    return {_number(figure) for figure in figures}


def _grave(figures: list[StoryQuantity]) -> bool:
    return any(figure.quantity.act in _GRAVE for figure in figures)


def _worth_a_line(figures: list[StoryQuantity]) -> bool:
    """False for one report's figures, for ages, and for a handful of things that all agree on."""
    if len({figure.report for figure in figures}) < 2 or figures[0].quantity.unit == _AGE:
        return False
    ((low, high), *others) = sorted(_values(figures), key=str)
    few = not others and low is not None and low == high and low < _HANDFUL
    return not few or _grave(figures)


def _weightiest(story: Story) -> list[list[StoryQuantity]]:
    """The groups of figures worth a line, the weightiest first."""
    groups: dict[str, list[StoryQuantity]] = defaultdict(list)
    for figure in story.quantities:
        if figure.group is not None:
            groups[figure.group].append(figure)
    relations = defaultdict(set)
    group_of = {figure.id: figure.group for figure in story.quantities}
    for relation in story.quantity_relations:
        group = group_of.get(relation.left)
        if group is not None and group == group_of.get(relation.right):
            relations[group].add(relation.relation)
    rows = []
    for group, figures in groups.items():
        if not _worth_a_line(figures):
            continue
        differ = bool(
            relations[group] & {"conflicts", "different_counter", "supersedes", "refines"}
        )
        weight = len({figure.report for figure in figures}) + 1.5 * differ
        weight += _UNIT_WEIGHT.get(figures[0].quantity.unit, 0.0) + 2.0 * _grave(figures)
        if weight >= _LEAST_WEIGHT:
            rows.append((-weight, group, figures))
    return [figures for _, _, figures in sorted(rows, key=lambda row: (row[0], row[1]))]


def _name(figures: list[StoryQuantity], printed: list[str]) -> str:
    """What a group counts, in words; "" where neither its name nor the printed words say it."""
    name = next((figure.group_name for figure in figures if figure.group_name), None)
    name = _UNIT_IN_BRACKETS.sub("", name or figures[0].quantity.counts)
    if any(_LIVE_THERE.search(words) for words in printed):
        return "population"
    if not _SAYS_NOTHING.search(name):
        return name
    shares = [match[1] for words in printed if (match := _SHARE_OF.search(words))]
    return f"share {shares[0]}" if shares else ""


def _of_the_text(readings: dict[str, Reading], figures: list[StoryQuantity]) -> list[StoryQuantity]:
    """The figures without those of headlines whose own text gives the figure again."""

    def in_headline(figure: StoryQuantity) -> bool:
        headline = readings[figure.report].document.headline
        return headline is not None and headline.overlaps(figure.quantity.span)

    told = {figure.report for figure in figures if not in_headline(figure)}
    return [f for f in figures if not in_headline(f) or f.report not in told]


def _ends(readings: dict[str, Reading], figures: list[StoryQuantity]) -> list[StoryQuantity]:
    """The first and the last of a long row of figures by day, and the second last."""
    ordered = sorted(_of_the_text(readings, figures), key=lambda f: f.as_of or "")
    return [*ordered[:1], *ordered[-2:]] if len(ordered) > 3 else ordered


def _figure_line(
    readings: dict[str, Reading], story: Story, figures: list[StoryQuantity]
) -> tuple[str, tuple[Place, ...]]:
    """The line of a group with its places; no text where it says nothing or rests on one report."""
    names = {entity.id: entity.name for entity in story.entities}
    printed: dict[tuple[float | None, float | None, str, str], list[StoryQuantity]] = defaultdict(
        list
    )
    carried: set[tuple[str, float | None, float | None]] = set()
    cited: list[StoryQuantity] = []
    for figure in sorted(_of_the_text(readings, figures), key=lambda f: f.as_of or ""):
        quantity = figure.quantity
        counter = names.get(figure.source or "", "") or _inner_case(quantity.source_text or "")
        outlet = readings[figure.report].document.name
        if _ADDS.search(quantity.span.of(readings[figure.report].parse.text)):
            continue
        if all(p.report != figure.report or _number(p) != _number(figure) for p in cited):
            cited.append(figure)
        if (outlet, *_number(figure)) not in carried:
            carried.add((outlet, *_number(figure)))
            printed[quantity.low, quantity.high, quantity.bound, counter].append(figure)
    parts = []
    for (_, _, _, counter), same in printed.items():
        first = same[0]
        words = quoted(readings[first.report].parse.text, first.quantity.span)
        who = list_names([readings[figure.report].document.name for figure in same])
        parts.append(f"{words} ({who}{', from ' + counter if counter else ''})")
    places = [Place(figure.report, figure.quantity.span) for figure in cited]
    name = _name(figures, [p.span.of(readings[p.report].parse.text) for p in places])
    told = bool(name) and len({place.report for place in places}) > 1
    return f"{sentence_case(name)}: {'; '.join(parts)}." if told else "", tuple(places)


def _only_names(readings: dict[str, Reading], finding: Finding) -> bool:
    """True for a finding that rests on names alone: spellings are shown with the people."""
    return all(
        any(mention.span == place.span for mention in readings[place.report].mentions)
        for place in finding.places
    )


def difference_lines(
    readings: dict[str, Reading],
    findings: tuple[Finding, ...],
    told: list[BriefSentence],
    words: int,
) -> list[BriefSentence]:
    """
    Lines that set the reports' words beside each other, from the weightiest findings of each kind.

    What the lines of figures that are `told` count or rest on is not told again.
    """
    left = {section: int(words * share) for section, share in SHARE.items()}
    shown = [place for row in told for place in row.citations]
    counted = {row.text.split(":")[0].lower() for row in told}
    rows: list[BriefSentence] = []
    for finding in findings:
        section = _SECTION_OF.get(finding.kind)
        if section is None or finding.topic.lower() in counted or _only_names(readings, finding):
            continue
        parts, places, seen = [], [], set()
        for place in finding.places:
            if place.report in seen or place.in_source:
                continue
            seen.add(place.report)
            place = _without_link(readings[place.report], place)
            printed = quoted(readings[place.report].parse.text, place.span)
            parts.append(f"{_told_apart(readings, place.report)} {printed}")
            places.append(place)
        if len(parts) < 2 or all(_overlaps_any(place, shown) for place in places):
            continue
        text = f"{sentence_case(finding.topic)}: {'; '.join(parts)}."
        length = len(text.split())
        if length <= left[section]:
            left[section] -= length
            rows.append(BriefSentence(section, text, tuple(places)))
    order = list(SHARE)
    return sorted(rows, key=lambda row: order.index(row.section))


def _without_link(reading: Reading, place: Place) -> Place:
    """A place without the "but" or "that" it begins with, which links it to words not printed."""
    match = _LINK.match(place.span.of(reading.parse.text))
    if match is None:
        return place
    words = place.span.of(reading.parse.text)[match.end() :]
    start = place.span.start + match.end() + len(words) - len(words.lstrip())
    return msgspec.structs.replace(place, span=Span(start, place.span.end))


def _told_apart(readings: dict[str, Reading], report: str) -> str:
    """A report's outlet, with the report's number where the outlet has more than one."""
    name = readings[report].document.name
    several = sum(reading.document.name == name for reading in readings.values()) > 1
    return f"{name} ({report})" if several and name != report else name


def _overlaps_any(place: Place, others: list[Place]) -> bool:
    return any(place.report == o.report and place.span.overlaps(o.span) for o in others)


def unconfirmed_lines(
    readings: dict[str, Reading], story: Story, words: int
) -> list[BriefSentence]:
    """Claims of a named or described voice that the report itself says nobody could confirm."""
    rows = []
    for claim in story.claims:
        inner = claim.claim
        if inner.verification != "unverified" or not inner.voice_texts:
            continue
        reading = readings[claim.report]
        words_of_claim = inner.span.of(reading.parse.text)
        if len(words_of_claim.split()) < _FEWEST_WORDS or _DISCLAIMS.search(words_of_claim):
            continue
        if not _whole_clause(reading, inner.predicate_span, inner.span):
            continue
        voice = _inner_case(inner.voice_texts[0])
        claimed = quoted(reading.parse.text, inner.span)
        text = f"{reading.document.name}, from {voice}: {claimed}."
        length = len(text.split())
        if length <= words:
            words -= length
            rows.append(BriefSentence(UNCONFIRMED, text, (Place(claim.report, inner.span),)))
    return rows


def _whole_clause(reading: Reading, predicate: Span, span: Span) -> bool:
    """True when a claim has its subject, begins with no link, and ends where its clause ends."""
    parse = reading.parse
    text = parse.text
    if _LINK.match(span.of(text)) or not _CLAUSE_ENDS.match(text, span.end):
        return False
    if not parse.has_trees:
        return True
    return any(
        parse.relations[child].startswith("nsubj")
        and span.start <= parse.token_starts[child]
        and parse.token_ends[child] <= span.end
        for token in parse.tokens_in(predicate)
        for child in parse.children(token)
    )
