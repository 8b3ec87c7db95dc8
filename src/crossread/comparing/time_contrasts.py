"""
When aligned claims say that a thing happened: the same time, a more exact one, or another.

Two times are compared only when their claims speak of one act in much the same words. A value that
lies inside another ("2014-02-28TMO" inside "2014-02-28") is the more exact one; values that exclude
each other conflict, unless one was counted from a day of publication that is itself inferred. Two
weekdays exclude each other whatever the day of publication.
Durations and times without a calendar value are left alone.

Gets wrong: a plan and its later change, where the change itself is told in other words.
"""

from crossread.comparing.contrasts import Contrast, Group, outlet
from crossread.comparing.placing import ON_AN_INFERRED_DAY
from crossread.lexicon.calendar import WEEKDAYS
from crossread.lexicon.word_families import family_of
from crossread.model import Claim, Place, Reading, Story, Time

_ALIKE = 0.3  # likeness of two claims from which their times can be of one act
_DAYS = 3  # two reports of one occasion seldom differ by more
_SURE = 0.5  # and from which different times contradict each other


_SOME_WEEK = "XXXX-WXX-"  # before the number of a weekday, in a report of no known day


def times_by_report(story: Story) -> dict[str, list[Time]]:
    """The dated times of each report, in reading order; a weekday of an unknown week is one of them."""
    found: dict[str, list[Time]] = {}
    for time in story.times:
        placed = time.value[:1].isdigit() or time.value.startswith(_SOME_WEEK)
        if time.type in ("DATE", "TIME") and placed:
            found.setdefault(time.place.report, []).append(time)
    return found


def compare_times(a: str, b: str) -> str:
    """
    How two calendar values stand: same, inside (one is more exact), or apart.

    >>> compare_times("2014-02-28", "2014-02-28TMO"), compare_times("2013", "2014-05")
    ('inside', 'apart')
    >>> compare_times("2014-02-28TEV", "2014-02-28TNI")
    'inside'
    """
    if a == b:
        return "same"
    if a.startswith(_SOME_WEEK) and b.startswith(_SOME_WEEK):
        return "apart"
    shorter, longer = sorted((a, b), key=lambda v: (len(v), v))
    if longer.startswith(shorter):
        return "inside"
    if "T" in a and "T" in b and a[:10] == b[:10]:
        parts = {a[10:13], b[10:13]}
        if parts <= {"TEV", "TNI"} or any(part[1:2].isdigit() for part in parts):
            return "inside"  # evening and night overlap; a clock time lies in some part of a day
    if a[5:6] == "W" or b[5:6] == "W" or not a[5:7].isdigit() or not b[5:7].isdigit():
        return "inside" if a[:4] == b[:4] else "apart"
    return "apart"


def _near(a: str, b: str) -> bool:
    """Are two different values of one fineness, and near enough to be about one occasion?"""
    if len(a) != len(b):
        return False
    if a.startswith(_SOME_WEEK):
        return True
    if a[:7] != b[:7] or not a[8:10].isdigit() or not b[8:10].isdigit():
        return len(a) <= 7
    return abs(int(a[8:10]) - int(b[8:10])) <= _DAYS


def _inside(times: list[Time], claim: Claim) -> list[Time]:
    return [
        time
        for time in times
        if claim.span.start <= time.place.span.start and time.place.span.end <= claim.span.end
    ]


def is_guessed(time: Time) -> bool:
    """Does a value rest on a day of publication that was only inferred? It contradicts nothing."""
    return time.basis == "anchored" and ON_AN_INFERRED_DAY in time.why


def _other_weekdays(a: str, b: str) -> bool:
    """Do two times name different days of the week? Then no day of publication makes them one."""
    named = [{word for word in text.lower().split() if word in WEEKDAYS} for text in (a, b)]
    return all(named) and named[0].isdisjoint(named[1])


def _words(reading: Reading, time: Time) -> str:
    return " ".join(time.place.span.of(reading.parse.text).split())


def contrast_times(group: Group, times: dict[str, list[Time]]) -> Contrast | None:
    """The gravest difference of time between the claims of a group, or their agreement."""
    best: tuple[int, Contrast] | None = None
    for score, a, left, b, right in group.pairs:
        if score < _ALIKE:
            break
        same_act = family_of(left.predicate) == family_of(right.predicate)
        if not same_act and score < _SURE:
            continue
        ones, others = (
            _inside(times.get(a.report, []), left),
            _inside(times.get(b.report, []), right),
        )
        for one in ones:
            for other in others:
                if one.value.startswith(_SOME_WEEK) != other.value.startswith(_SOME_WEEK):
                    continue
                stand = compare_times(one.value, other.value)
                single = len(ones) == len(others) == 1
                sure = single and same_act and score >= _SURE
                sure = sure and (
                    not (is_guessed(one) or is_guessed(other))
                    or _other_weekdays(_words(a.reading, one), _words(b.reading, other))
                )
                if stand == "apart" and not (sure and _near(one.value, other.value)):
                    continue
                contrast = _contrast(stand, a.reading, one, b.reading, other, left, right)
                rank = {"apart": 0, "inside": 1, "same": 2}[stand]
                if best is None or rank < best[0]:
                    best = (rank, contrast)
    return None if best is None else best[1]


def _contrast(
    stand: str, a: Reading, one: Time, b: Reading, other: Time, left: Claim, right: Claim
) -> Contrast:
    first, second = f"{outlet(a)} “{_words(a, one)}”", f"{outlet(b)} “{_words(b, other)}”"
    places = (Place(one.place.report, left.span), Place(other.place.report, right.span))
    if stand == "apart":
        return Contrast("conflict", f"The times differ: {first}, {second}.", places)
    if stand == "inside":
        return Contrast("refine", f"One time is more exact: {first}, {second}.", places)
    if _words(a, one).lower() == _words(b, other).lower():
        why = f"{outlet(a)} and {outlet(b)} give the same time: “{_words(a, one)}”."
        return Contrast("agree", why, places)
    return Contrast("agree", f"The same time: {first}, {second}.", places)
