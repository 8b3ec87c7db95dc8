"""
How many independent origins stand behind a finding, judged at its own places.

Two reports count as one origin when what they say there is text they share, when both credit one
agency and share text at all, when they print one remark, or when both rest on one named source. An
outlet may carry a wire for its toll and its own reporter for the rest, so a join holds for the
finding alone.

Gets wrong: two reports that took the same facts from one uncredited wire and reworded them.
"""

from crossread.model import Claim, Place, Reading, Story
from crossread.spans import Span

_COVERED = 0.5  # share of a place that a passage must cover to speak for it

# Names of speakers that say too little to be one source: many officials are "officials".
_NO_SOURCE = frozenset("he she they it we i who officials sources reports it".split())


def _covers(span: Span, place: Span) -> bool:
    shared = min(span.end, place.end) - max(span.start, place.start)
    return len(place) > 0 and shared >= _COVERED * len(place)


def _sources_at(reading: Reading, place: Place, entity_of: dict[tuple[str, int], str]) -> set[str]:
    """The named sources that the claims at a place rest on, entities first, else their words."""
    found = set()
    claims: list[Claim] = [
        c for c in reading.claims
        if c.span.start < place.span.end and place.span.start < c.span.end
    ]  # fmt: skip
    for claim in claims:
        for chain in claim.voices:
            found.add(entity_of.get((place.report, chain), reading.chain_names[chain].lower()))
        if not claim.voices:
            for text in claim.voice_texts:
                low = text.lower().strip()
                if low not in _NO_SOURCE:
                    found.add(low)
    return found


def count_origins(
    places: tuple[Place, ...], by_id: dict[str, Reading], story: Story
) -> tuple[int, str]:
    """How many independent origins some places have, and one sentence saying why."""
    reports = list(dict.fromkeys(place.report for place in places))
    if len(reports) < 2:
        return 1, "Only one report has it."
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    name_of = {entity.id: entity.name for entity in story.entities}
    leader = {report: report for report in reports}
    reasons: list[str] = []

    def root(report: str) -> str:
        while leader[report] != report:
            report = leader[report]
        return report

    def join(left: str, right: str, reason: str) -> None:
        a, b = root(left), root(right)
        if a != b:
            leader[max(a, b)] = min(a, b)
            reasons.append(reason)

    for passage in story.shared_passages:
        left, right = passage.left, passage.right
        if left.report not in leader or right.report not in leader:
            continue
        at_left = any(p.report == left.report and _covers(left.span, p.span) for p in places)
        at_right = any(p.report == right.report and _covers(right.span, p.span) for p in places)
        if at_left and at_right:
            both = f"{by_id[left.report].document.name} and {by_id[right.report].document.name}"
            what = "print one remark" if passage.how == "same_quote" else "share the text"
            join(left.report, right.report, f"{both} {what}")
    holders: dict[str, list[str]] = {}
    for place in places:
        for source in sorted(_sources_at(by_id[place.report], place, entity_of)):
            holders.setdefault(source, []).append(place.report)
    for source in sorted(holders):
        held = list(dict.fromkeys(holders[source]))
        for other in held[1:]:
            both = f"{by_id[held[0]].document.name} and {by_id[other].document.name}"
            join(held[0], other, f"{both} rest on {name_of.get(source, source)}")
    count = len({root(report) for report in reports})
    if not reasons:
        return count, "No shared text or source was found between them."
    return count, "; ".join(reasons) + "."
