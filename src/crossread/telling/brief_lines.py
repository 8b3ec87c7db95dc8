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

from crossread.comparing.lineage import list_names
from crossread.lexicon.acts import ACT_OF_WORD
from crossread.model import BriefSentence, Finding, Place, Reading, Story, StoryQuantity
from crossread.spans import Span

# The sections in the order in which a desk reads them, and the share of the words each may take.
REPORTED = "What is reported"
FIGURES = "The figures"
DIFFER = "Where the reports differ"
FLAT = "Stated flat by some, attributed or hedged by others"
ALONE = "Only one report has"
UNCONFIRMED = "Not independently confirmed, as the reports say"

SHARE = {FIGURES: 0.13, DIFFER: 0.14, FLAT: 0.08, ALONE: 0.05, UNCONFIRMED: 0.08}
_AT_MOST = 0.25  # of a brief's words, for the one difference that must be told
_SECTION_OF = {"conflict": DIFFER, "hedge_loss": FLAT}

# What readers of a brief want counted: people before things, both before how old and how long.
_UNIT_WEIGHT = {"people": 1.0} | dict.fromkeys(
    ("hour", "day", "week", "month", "year", "decade"), -1.0
)
_GRAVE = frozenset({"kill", "injure"})  # what a desk asks first
_GRAVE_ROOM = 1.5  # of the words for figures, for a first line of what a desk asks first
_LEAST_WEIGHT = 2.0  # of a group of figures, to be worth a line
# Names of groups that do not tell a reader what is counted.
_SAYS_NOTHING = re.compile(
    r"^(?:number|people|amount|share|size|duration|share of the whole|amount of money)$|\bsomething\b|\ba person\b",
    re.I,
)
_AGE = "years old"  # stands with the person; where reports differ on it, among the differences
# To a count that is told elsewhere.
_ADDS = re.compile(r"\b(?:further|another|additional|others?)\b|\bmore\b(?! than)", re.I)
# Figures that give no number: "millions of records".
_VAGUE = re.compile(r"^(?:\w+ )*?(?:dozens|scores|hundreds|thousands|millions|billions)\b", re.I)
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
    return re.sub(r"^(?:An?(?= \w)|The(?= [a-z]))", lambda match: match[0].lower(), name)


class FigureLine(NamedTuple):
    """A line of figures; `agreed` when all that give a number give one."""

    row: BriefSentence
    agreed: bool
    places: tuple[Place, ...]  # of all its figures, printed or not


def figure_lines(readings: dict[str, Reading], story: Story, words: int) -> list[FigureLine]:
    """
    One line per group of comparable figures: each figure as printed, with who carries and who counted.

    Groups that reports disagree on come first, then those that most reports carry.
    """
    found: list[FigureLine] = []
    for figures in _weightiest(story):
        exact = [figure for figure in figures if not _is_vague(readings, figure)]
        if not exact:
            continue
        text, places = _figure_line(readings, story, figures)
        # The counters of the dead are told whole, also where that leaves no word for other figures.
        room = words if found or not _grave(figures) else int(_GRAVE_ROOM * words)
        if len(text.split()) > room:
            text, places = _figure_line(readings, story, _ends(readings, figures))
        length = len(text.split())
        agreed = len(_values(exact)) == 1
        if not text or length > room or (agreed and _only_counts(readings, text, figures)):
            continue
        words -= length
        everywhere = tuple(Place(f.report, f.quantity.span) for f in figures)
        found.append(FigureLine(BriefSentence(FIGURES, text, places), agreed, everywhere))
    return found


def _only_counts(readings: dict[str, Reading], line: str, figures: list[StoryQuantity]) -> bool:
    """True for "Monitors: seven monitors", whose name says no more than the figures printed under it."""
    name = line.split(":")[0].lower().split()
    printed = " ".join(f.quantity.span.of(readings[f.report].parse.text) for f in figures)
    return not _grave(figures) and set(name) <= set(printed.lower().split())


def _is_vague(readings: dict[str, Reading], figure: StoryQuantity) -> bool:
    """True for "millions of records", which gives no number."""
    words = figure.quantity.span.of(readings[figure.report].parse.text)
    return _VAGUE.match(words) is not None


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
    group_of = {figure.id: figure.group for figure in story.quantities}
    parts = {
        relation.left
        for relation in story.quantity_relations
        if relation.relation == "part_of" and group_of[relation.left] == group_of[relation.right]
    }
    groups: dict[str, list[StoryQuantity]] = defaultdict(list)
    for figure in story.quantities:
        if figure.group is not None and figure.id not in parts:
            groups[figure.group].append(figure)
    relations = defaultdict(set)
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
    Lines that say how the reports differ, from the weightiest findings of each kind.

    What the lines of figures that are `told` count or rest on is not told again. The first conflict,
    and the first figure or death that only some hedge, have their line though it takes more than the
    section's share, up to `_AT_MOST` of all the words.
    """
    left = {section: int(words * share) for section, share in SHARE.items()}
    shown = [place for row in told for place in row.citations]
    counted = {row.text.split(":")[0].lower() for row in told}
    rows: list[BriefSentence] = []
    for finding in sorted(findings, key=lambda finding: not _is_grave(readings, finding)):
        section = _SECTION_OF.get(finding.kind)
        if section is None or finding.topic.lower() in counted or _only_names(readings, finding):
            continue
        places = _one_per_report(finding)
        if len(places) < 2 or all(_overlaps_any(place, shown) for place in places):
            continue
        text = _difference(finding)
        length = len(text.split())
        first = all(row.section != section for row in rows)
        must = first and (section == DIFFER or _is_grave(readings, finding))
        if length <= left[section] or (must and length <= _AT_MOST * words):
            left[section] -= length
            rows.append(BriefSentence(section, text, places))
    order = list(SHARE)
    return sorted(rows, key=lambda row: order.index(row.section))


def _one_per_report(finding: Finding) -> tuple[Place, ...]:
    """The first place of a finding in each report, where it is the report's own and no document's."""
    first: dict[str, Place] = {}
    for place in finding.places:
        if not place.in_source:
            first.setdefault(place.report, place)
    return tuple(first.values())


def _is_grave(readings: dict[str, Reading], finding: Finding) -> bool:
    """True for a finding on the dead or the hurt, by its topic or by the words it rests on."""
    words = [finding.topic, *(p.span.of(readings[p.report].parse.text) for p in finding.places)]
    return any(
        ACT_OF_WORD.get(word.lower()) in _GRAVE
        for text in words
        for word in re.findall(r"[\w'’-]+", text)
    )


def _difference(finding: Finding) -> str:
    """
    What a finding is about and how the reports differ, as one line.

    A topic that was cut short says little, so a reason that quotes both sides stands alone; a reason
    with a colon of its own is set off by a dash.
    """
    cut = finding.topic.endswith("…")
    if cut and finding.why.count("“") > 1:
        return finding.why
    head = sentence_case(finding.topic)
    if cut or ": " in finding.why:
        return f"{head} — {_inner_case(finding.why)}"
    return f"{head}: {finding.why}"


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
