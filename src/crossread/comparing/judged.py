"""
A person's judgements brought to bear: which chains of names or which quotations each side means.

A judgement names its sides in words, since numbers change from run to run. A name means the chains
whose clearest form it is, or, where there are none, every chain that prints it. Words of a quotation
mean the quotations that hold them in a row. What a judgement did, or why it could do nothing, is said
in `judge_outcomes`; a judgement is never followed in part without saying so.

Gets wrong: a name that the reader did not find as a name cannot be judged, and two people whom one
report's chain has already made one cannot be parted in that report.
"""

from collections import Counter, defaultdict
from collections.abc import Callable

import msgspec

from crossread.comparing.collation import plain_words
from crossread.model import Entity, Judged, Judgement, Reading, StoryQuote
from crossread.reading.coreference import clearest
from crossread.reading.name_forms import fold

Key = tuple[str, int]  # report, and the number of a chain or a quotation in it


class Ruling(msgspec.Struct, frozen=True):
    """A judgement with what its sides mean in the reports at hand."""

    judgement: Judgement
    left: frozenset[Key]
    right: frozenset[Key]

    @property
    def works(self) -> bool:
        """Do both sides stand in the reports, and apart where they are to be parted?"""
        parted = self.judgement.verdict == "same" or not self.left & self.right
        return bool(self.left and self.right) and parted


def rule_on_names(
    readings: tuple[Reading, ...], judgements: tuple[Judgement, ...]
) -> tuple[Ruling, ...]:
    """What each judgement on names means: chains on either side."""
    clear: dict[str, list[Key]] = defaultdict(list)
    printed: dict[str, list[Key]] = defaultdict(list)
    if any(judgement.about == "names" for judgement in judgements):
        for reading in readings:
            forms: dict[int, Counter[str]] = defaultdict(Counter)
            kinds: dict[int, str] = {}
            for mention in reading.mentions:
                forms[mention.chain][mention.text] += 1
                kinds.setdefault(mention.chain, mention.kind)
            for chain, counted in forms.items():
                key = (reading.document.report.id, chain)
                clear[fold(clearest(kinds[chain], counted))].append(key)
                for form in counted:
                    printed[fold(form)].append(key)

    def meant(name: str) -> list[Key]:
        folded = fold(" ".join(name.split()))
        return clear.get(folded) or printed.get(folded, [])

    return _rule(readings, judgements, "names", meant)


def rule_on_quotes(
    readings: tuple[Reading, ...], judgements: tuple[Judgement, ...]
) -> tuple[Ruling, ...]:
    """What each judgement on quotations means: quotations on either side."""
    words: list[tuple[Key, str]] = []
    if any(judgement.about == "quotes" for judgement in judgements):
        words = [
            ((reading.document.report.id, number), _row(quote.span.of(reading.parse.text)))
            for reading in readings
            for number, quote in enumerate(reading.quotes)
            if quote.kind != "scare"
        ]

    def meant(some: str) -> list[Key]:
        sought = _row(some)
        return [key for key, row in words if sought in row]

    return _rule(readings, judgements, "quotes", meant)


def _row(text: str) -> str:
    """Words as they are sought in a row: small letters, no stops, a space around each."""
    return f" {' '.join(plain_words(text))} "


def _rule(
    readings: tuple[Reading, ...],
    judgements: tuple[Judgement, ...],
    about: str,
    meant: Callable[[str], list[Key]],
) -> tuple[Ruling, ...]:
    paths = {reading.document.report.id: reading.document.report.path for reading in readings}

    def side(words: str, report: str | None) -> frozenset[Key]:
        return frozenset(
            key for key in meant(words) if report is None or _is_path(paths[key[0]], report)
        )

    return tuple(
        Ruling(
            judgement,
            side(judgement.left, judgement.left_report),
            side(judgement.right, judgement.right_report),
        )
        for judgement in judgements
        if judgement.about == about
    )


def _is_path(path: str, end: str) -> bool:
    """Does a path end in the parts of another: "a.txt" in "reports/a.txt", not in "extra.txt"?"""
    return path == end or path.replace("\\", "/").endswith("/" + end.replace("\\", "/").lstrip("/"))


def parted_by(
    rulings: tuple[Ruling, ...], left: frozenset[Key], right: frozenset[Key]
) -> Judgement | None:
    """The judgement that keeps two sets of chains or quotations apart, or None."""
    for ruling in reversed(rulings):
        if ruling.judgement.verdict != "different" or not ruling.works:
            continue
        if (ruling.left & left and ruling.right & right) or (
            ruling.left & right and ruling.right & left
        ):
            return ruling.judgement
    return None


def judge_outcomes(
    readings: tuple[Reading, ...],
    entities: tuple[Entity, ...],
    quotes: tuple[StoryQuote, ...],
    judgements: tuple[Judgement, ...],
) -> tuple[Judged, ...]:
    """What became of each judgement in a story, in the order they were given."""
    of_chain = {chain: entity.id for entity in entities for chain in entity.chains}
    of_quote: dict[Key, str] = {}
    number: Counter[str] = Counter()
    for quote in quotes:
        key = (quote.report, number[quote.report])
        of_quote[key] = quote.group or quote.id
        number[quote.report] += 1
    names = rule_on_names(readings, judgements)
    said = rule_on_quotes(readings, judgements)
    outcomes = {ruling.judgement: _outcome(ruling, of_chain) for ruling in names}
    outcomes |= {ruling.judgement: _outcome(ruling, of_quote) for ruling in said}
    return tuple(outcomes[judgement] for judgement in judgements)


def _outcome(ruling: Ruling, home: dict[Key, str]) -> Judged:
    """Whether a ruling holds in what was derived, and the reason where it does not."""
    judgement = ruling.judgement
    what = "name" if judgement.about == "names" else "quotation"
    for words, keys, report in (
        (judgement.left, ruling.left, judgement.left_report),
        (judgement.right, ruling.right, judgement.right_report),
    ):
        if not keys:
            where = f"the report {report}" if report else "these reports"
            return Judged(judgement, False, f"no {what} “{words}” in {where}")
    both = sorted(ruling.left & ruling.right)
    if both and judgement.verdict == "different":
        note = f"in {both[0][0]} both sides are one {what}; say more words, or where each stands"
        return Judged(judgement, False, note)
    left = {home[key] for key in ruling.left if key in home}
    right = {home[key] for key in ruling.right if key in home}
    if judgement.verdict == "same":
        if len(left | right) == 1:
            return Judged(judgement, True, "joined")
        return Judged(judgement, False, "not joined: another judgement keeps them apart")
    if left & right:
        return Judged(judgement, False, "not parted: another judgement joins them")
    return Judged(judgement, True, "kept apart")
