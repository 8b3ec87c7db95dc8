"""
What one report alone has: figures, dated acts and words of named speakers that no other report tells.

A claim stands alone when no claim of another report is likely to make the same point
(comparing/points.py), and when no sentence of another report comes near its own
(comparing/nearness.py): "only one report has it" is quickly quoted and easily wrong. Headlines are left
out, since their text says it better, and so is what only looks back or paints a scene: a claim needs a
figure, a day, or somebody who says it.

Gets wrong: a fact that another report tells in words of its own.
"""

import re

from crossread.comparing.contrasts import Member, outlet
from crossread.comparing.likeness import Unit
from crossread.comparing.nearness import Surroundings
from crossread.comparing.points import Comparison, Strand
from crossread.comparing.topics import topic_of, word_topic
from crossread.model import Claim, Finding, Reading

_UNLINKED = 0.1  # likelihood below which no other report makes the point
# What a sentence of another report may have of it. Of 139 sentences that were told as alone on two
# sets of annotated clusters these leave two in three, and the share that other reports tell after all
# falls from 45 and 49 in a hundred to 28 and 20.
_ALIKE = 0.3
_COVERED = 0.22  # of its telling words
_MOST = 10  # of a story: a reader looks through ten; the rest stand in the matrix
_FEWEST_TERMS = 3  # weighty words of a claim: with fewer, that no other report has them says little

_POINTING = frozenset("such this these those that even so then thus there".split())
_SELVES = frozenset("i we my our me us".split())
_ALL_QUOTED = 0.8  # share of a sentence that is a remark and no word of who made it

# Acts whose figures a reader looks for first.
GRAVE = frozenset("kill die injure wound arrest detain displace evacuate sentence".split())


def _nearest(comparison: Comparison) -> dict[int, float]:
    """Claim -> how likely its nearest in another report is."""
    found: dict[int, float] = {}
    for (left, right), likely in comparison.likely.items():
        found[left] = max(found.get(left, 0.0), likely)
        found[right] = max(found.get(right, 0.0), likely)
    return found


def _leans(reading: Reading, claim: Claim, unit: Unit) -> bool:
    """
    True for a sentence that says little alone.

    It points back ("such plaintiffs"), or it is the middle of a remark in which somebody speaks of himself.
    """
    parse = reading.parse
    words = [word.lower() for word in re.findall(r"[\w’']+", unit.span.of(parse.text))]
    if not words or words[0] in _POINTING:
        return True
    if claim.quote is None or not set(words) & _SELVES:
        return False
    quote = reading.quotes[claim.quote]
    around = min(quote.span.end, unit.span.end) - max(quote.span.start, unit.span.start)
    return quote.kind == "direct" and around >= _ALL_QUOTED * len(unit.span)


def _worth(reading: Reading, claim: Claim, sentence: int) -> float:
    """What a claim that stands alone is worth to a reader; 0 for scene and background."""
    figures = [reading.quantities[i] for i in claim.quantities]
    figures = [figure for figure in figures if figure.head or figure.act]
    days = [reading.times[i] for i in claim.times if reading.times[i].type in ("DATE", "TIME")]
    said = claim.quote is not None and bool(claim.voice_texts)
    if not (figures or days or said):
        return 0.0
    grave = any(figure.act in GRAVE for figure in figures)
    return (
        0.5 + 0.5 * grave + 0.4 * bool(figures) + 0.2 * bool(days) + 0.2 * said
        + 1.5 / (2 + sentence / 3)
    )  # fmt: skip


def _finding(member: Member, strand: Strand, weight: float) -> Finding:
    stretches = [(member.reading, span, 0.0) for span in (strand.span, strand.unit.span)]
    topic = topic_of(stretches)
    return Finding(
        id="",
        kind="single_source",
        topic=topic,
        why=f"Only {outlet(member.reading)} reports it.",
        places=(member.place,),
        reports=(member.report,),
        origins_why="Only one report has it.",
        weight=weight,
    )


def _is_near(around: Surroundings, sentence: int) -> bool:
    return around.alike(sentence) >= _ALIKE or around.covered(sentence) >= _COVERED


def find_alone(
    readings: tuple[Reading, ...], comparison: Comparison, around: Surroundings
) -> list[Finding]:
    """The points of one report alone, weightiest first, at most one of a sentence."""
    nearest = _nearest(comparison)
    best: dict[int, tuple[float, int]] = {}
    for number, strand in enumerate(comparison.strands):
        reading = readings[strand.unit.report]
        if strand.claim is None or nearest.get(number, 0.0) >= _UNLINKED:
            continue
        if _is_near(around, strand.unit.index):
            continue
        weak = word_topic(reading, strand.span)[0] and word_topic(reading, strand.unit.span)[0]
        if len(strand.bag) < _FEWEST_TERMS or weak:
            continue
        if _leans(reading, reading.claims[strand.claim], strand.unit):
            continue
        worth = _worth(reading, reading.claims[strand.claim], strand.unit.sentence)
        if worth:
            row = (worth, -number)
            best[strand.unit.index] = max(best.get(strand.unit.index, row), row)
    found = []
    for weight, negative in sorted(best.values(), reverse=True)[:_MOST]:
        strand = comparison.strands[-negative]
        member = Member(strand.unit, readings[strand.unit.report], (strand.claim or 0,))
        found.append(_finding(member, strand, weight))
    return found
