"""
Which figures count the same thing.

Two figures can be set beside each other when what they count agrees: the kind of figure (a count, an
age, a length, money, a share), the noun, the act, the person measured, the place and time, and the
words around them. Each agreement and disagreement has a weight (WEIGHTS); a pair whose sum is
positive is comparable, and groups are pairs joined as long as the members of a group agree on
average.

The weights were set by logistic regression on annotated clusters of news reports and rounded by
hand. Wrong on: things that only world knowledge tells apart or joins, and figures whose noun stands
in another sentence.
"""

import math
import re
from itertools import combinations

import msgspec

from crossread.lexicon.acts import (
    ACTS_ON_PEOPLE,
    COUNTED_ACTS,
    LASTING_THINGS,
    PERSONS,
    PLAIN_PERSONS,
    SAME_PEOPLE,
)
from crossread.lexicon.common_stems import SHARE_OF_SENTENCES
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.lexicon.units import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    MAGNITUDES,
    ONES,
    TEENS,
    TENS,
    UNITS,
    VAGUE_PLURALS,
)
from crossread.lexicon.word_families import FAMILY_OF
from crossread.model import Published, Quantity, Reading, Story
from crossread.spans import Span

# --------------------------------------------------------------------------- a figure as it is compared


class Side(msgspec.Struct, frozen=True):
    """One figure made ready for comparing: its kind, values in a common unit, noun, act and context."""

    index: int
    report: str
    quantity: Quantity
    words: str  # as printed
    kind: str  # count, age, share, money, times, or a dimension: length, time, ...
    low: float | None  # in the base unit of the kind
    high: float | None
    head: str  # class of the counted noun
    noun: str  # the noun itself, singular
    person: bool
    plain: bool  # "men", "suspects": a noun that says nothing of their part in the story
    implied: bool  # the noun is not printed: "29 died"
    vague: bool
    nearly: bool  # "nearly", "almost": a little below what is printed
    slightly: bool  # "just over", "slightly more than": a little above
    narrowed: bool  # "priority", "highest": of a part of the whole
    act: str
    about: str  # entity or name measured
    modifiers: frozenset[str]
    context: dict[str, float]
    sentence: int
    when: frozenset[str]
    past: bool  # its sentence speaks of a time well before the report
    day: str | None  # as of when, an ISO date: from the sentence, or the report's own
    counter: str  # who counted: an entity's id, or words
    earlier: bool  # given as the state before: "from 200 to 900"
    listed: int | None  # index of the figure before it in one list: "12 men and two boys"


_CURRENCIES = frozenset(CURRENCY_SIGNS.values()) | frozenset(
    name for name, _ in CURRENCY_WORDS.values()
)
_CLASS_OF: dict[str, str] = {}
for _kin in SAME_PEOPLE:
    for _word in sorted(_kin):
        _CLASS_OF.setdefault(_word, min(sorted(_kin)))
GENERIC = _CLASS_OF["person"]


def kind_of(quantity: Quantity) -> str:
    """What sort of figure it is: count, age, share, money, times, or the dimension of its unit."""
    unit = quantity.unit
    if unit.endswith(" old"):
        return "time" if quantity.head in LASTING_THINGS else "age"
    if quantity.counts == "size beside another":
        return "times"
    if unit in ("percent", "share"):
        return "share"
    if unit in _CURRENCIES:
        return "money"
    if unit == "times":
        return "times"
    if _RATED.search(quantity.counts):
        return "rate"
    if unit in UNITS and quantity.counts.split(" of ")[0] in _DIMENSION_NAMES:
        return UNITS[unit][1]
    return "count"


_RATED = re.compile(
    r"\s(?:per\s+[\d,]*\s*\w+|(?:an?|each|every)\s+(?:day|week|month|year|hour|night|minute))$",
    re.I,
)
_DIMENSION_NAMES = frozenset(
    ["length", "weight", "area", "volume", "speed", "duration", "temperature", "power", "amount"]
)


def _scale(quantity: Quantity, kind: str) -> float:
    if kind == "share":
        return 100.0 if quantity.unit == "share" else 1.0
    if kind == "times":
        return 0.01 if quantity.unit == "percent" else 1.0
    if kind in ("count", "money", "rate"):
        return 1.0
    if quantity.unit.endswith(" old"):
        factor = UNITS[quantity.unit.split()[0]][2]
        return factor if kind == "time" else factor / 365.25
    if kind == "age":
        return UNITS[quantity.unit.split()[0]][2] / 365.25
    return UNITS[quantity.unit][2]


def class_of(noun: str) -> str:
    """
    The class of a counted noun: one name for words that reports use for the same things.

    >>> class_of("pupil") == class_of("child"), class_of("ship") == class_of("bus")
    (True, False)
    """
    if noun in _CLASS_OF:
        return _CLASS_OF[noun]
    root = stem(noun)
    return FAMILY_OF.get(root, root)


_NUMBER_WORDS = frozenset([*ONES, *TEENS, *TENS, *MAGNITUDES, *VAGUE_PLURALS, "dozen"])
_WINDOW = 14  # tokens on either side of a figure that say what it is about


def _form(word: str) -> str | None:
    """The family or stem of a word as contexts are compared; None for function words and numbers."""
    low = word.lower()
    if len(low) < 2 or not low[0].isalpha() or low in FUNCTION_WORDS or low in _NUMBER_WORDS:
        return None
    root = stem(low)
    return FAMILY_OF.get(root, root)


def _weigh_forms(readings: tuple[Reading, ...]) -> dict[str, float]:
    """What each word of a story weighs: one that stands in every other sentence says little."""
    holding: dict[str, int] = {}
    total = 1
    for reading in readings:
        for sentence in reading.parse.sentences():
            total += 1
            for form in sorted({form for form in map(_form, sentence.words()) if form}):
                holding[form] = holding.get(form, 0) + 1
    weights = {}
    for form, count in holding.items():
        share = SHARE_OF_SENTENCES.get(form)
        at_large = 1.0 if share is None else math.log(share) / math.log(0.0004)
        here = math.log(total / count) / math.log(total)
        weights[form] = at_large * (0.25 + 0.75 * here)
    return weights


def _context(
    reading: Reading, quantity: Quantity, weights: dict[str, float]
) -> tuple[dict[str, float], int]:
    """The weighted words around a figure in its sentence, and the number of the sentence."""
    parse = reading.parse
    tokens = parse.tokens_in(quantity.span)
    sentence = parse.sentence(parse.sentence_of(tokens.start))
    first = max(sentence.first, tokens.start - _WINDOW)
    last = min(sentence.last, tokens.stop + _WINDOW)
    forms = (_form(parse.word(token)) for token in range(first, last))
    return {form: weights.get(form, 1.0) for form in forms if form}, sentence.number


def _alike(left: dict[str, float], right: dict[str, float]) -> float:
    """How alike two contexts are, from 0 to 1: cosine, blended with how much the smaller one shares."""
    shared = [form for form in left if form in right]
    if not shared:
        return 0.0
    both = sum(left[form] * right[form] for form in shared)
    sizes = sum(v * v for v in left.values()) * sum(v * v for v in right.values())
    smaller = min(sum(left.values()), sum(right.values()))
    part = sum(left[form] for form in shared) / smaller
    return 0.6 * both / math.sqrt(sizes) + 0.4 * min(1.0, part)


_NARROWED = re.compile(
    r"\b(?:priority|highest|lowest|(?<!at\s)(?:most|least)|less\s+(?!than)\w+|more\s+(?!than)\w+|top|worst|category|"
    r"class|eligible|registered|remaining|so-called)\b",
    re.IGNORECASE,
)
_MODIFIER = re.compile(r"[A-Za-z][\w'’-]+")
_NO_MODIFIERS = (
    frozenset(
        (
            "more others other new least most than about some people total estimated nearly almost around "
            "over under roughly approximately another record additional further minimum maximum the and of "
            "times twice percent per cent aged age old year just slightly between half single only"
        ).split()
    )
    | _NUMBER_WORDS
)


def _modifiers(quantity: Quantity, text: str, noun: str) -> frozenset[str]:
    words = _MODIFIER.findall(quantity.span.of(text).lower())
    return frozenset(
        stem(w)
        for w in words
        if w not in _NO_MODIFIERS and stem(w) != stem(noun) and not w.isdigit()
    )


_PEOPLES = re.compile(r"\b[A-Z][a-z]+(?:ans|is|ese|ers|men|women|iards|oles|anes|aks|eks)$")


def _is_people(quantity: Quantity, text: str) -> bool:
    """True for a people or the members of a body as the counted noun: "two Norlanders"."""
    return bool(quantity.head) and bool(_PEOPLES.search(quantity.span.of(text)))


_EARLIER = re.compile(
    r"\b(?:from|up\s+from|down\s+from|earlier|previous(?:ly)?|initial(?:ly)?|originally)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+but(?:\s+also)?|,?\s+as\s+well\s+as)\s+(?:another\s+|also\s+)?",
    re.IGNORECASE,
)


_LONG = 20  # days


def _count_days(value: str) -> int:
    """A date as days, near enough to tell weeks apart; a month or year stands for its end."""
    parts = [int(part) for part in re.findall(r"\d+", value)[:3]]
    year, month, day = (*parts, 12, 30)[:3] if len(parts) == 1 else (*parts, 30, 30)[:3]
    return year * 372 + month * 31 + day


def _long_before(value: str, published: str | None) -> bool:
    """True when a time lies weeks before the day of the report."""
    if (
        not published
        or not re.match(r"\d{4}", value)
        or not re.match(r"\d{4}-\d\d-\d\d", published)
    ):
        return False
    return _count_days(value) < _count_days(published) - _LONG


def _day(
    span: Span, times: list[tuple[Span, str]], sentence: Span, published: str | None
) -> str | None:
    """As of when a figure holds: the nearest day named in its sentence, not after the report's own."""
    near = sorted(
        (abs(place.start - span.start), value)
        for place, value in times
        if sentence.contains(place)
        and len(value) >= 10
        and (not published or value[:10] <= published[:10])
    )
    return near[0][1][:10] if near else published


def make_sides(
    readings: tuple[Reading, ...], story: Story, published: tuple[Published, ...]
) -> list[Side]:
    """All figures of a story, ready for comparing."""
    weights = _weigh_forms(readings)
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    times: dict[str, list[tuple[Span, str]]] = {}
    for time in story.times:
        if time.type in ("DATE", "TIME"):
            times.setdefault(time.place.report, []).append((time.place.span, time.value))
    sides: list[Side] = []
    for reading, date in zip(readings, published, strict=True):
        report, text = reading.document.report.id, reading.document.text
        for quantity in reading.quantities:
            bag, sentence = _context(reading, quantity, weights)
            span = reading.parse.sentence(sentence).span
            when = frozenset(
                value[:10] for place, value in times.get(report, []) if span.contains(place)
            )
            kind = kind_of(quantity)
            scale = _scale(quantity, kind)
            about = ""
            noun = quantity.head
            if noun in COUNTED_ACTS or noun == "other":
                noun = "person"
            if not noun and quantity.act in ACTS_ON_PEOPLE:
                noun = "person"
            if quantity.about is not None:
                about = (
                    entity_of.get((report, quantity.about)) or reading.chain_names[quantity.about]
                )
            counter = quantity.source_text or ""
            if quantity.source is not None:
                counter = entity_of.get((report, quantity.source)) or counter
            listed = None
            if sides and sides[-1].report == report:
                previous = sides[-1].quantity.span
                gap = (
                    text[previous.end : quantity.span.start]
                    if previous.end <= quantity.span.start
                    else "."
                )
                listed = len(sides) - 1 if len(gap) < 30 and _LISTED.fullmatch(gap) else None
                if listed is not None and sides[listed].kind == "age":
                    listed = (
                        listed - 1 if listed > 0 and sides[listed - 1].report == report else None
                    )
            sides.append(
                Side(
                    index=len(sides),
                    report=report,
                    quantity=quantity,
                    words=" ".join(quantity.span.of(text).split()),
                    kind=kind,
                    low=None if quantity.low is None else quantity.low * scale,
                    high=None if quantity.high is None else quantity.high * scale,
                    head=class_of(noun) if noun else "",
                    noun=noun,
                    person=noun in PERSONS or (kind == "count" and _is_people(quantity, text)),
                    plain=noun in PLAIN_PERSONS or _is_people(quantity, text),
                    implied=noun != quantity.head,
                    vague=bool(_VAGUE.search(quantity.span.of(text))),
                    slightly=bool(_CLOSE_ABOVE.search(quantity.span.of(text))),
                    nearly=bool(_CLOSE_BELOW.search(quantity.span.of(text))),
                    narrowed=bool(_NARROWED.search(quantity.span.of(text))),
                    act=quantity.act,
                    about=about,
                    modifiers=_modifiers(quantity, text, quantity.head),
                    context=bag,
                    sentence=sentence,
                    when=when,
                    past=bool(when) and all(_long_before(value, date.value) for value in when),
                    day=_day(quantity.span, times.get(report, []), span, date.value),
                    counter=counter,
                    earlier=bool(
                        _EARLIER.search(text, max(0, quantity.span.start - 30), quantity.span.start)
                    ),
                    listed=listed,
                )
            )
    return sides


# --------------------------------------------------------------------------- intervals

_VAGUE = re.compile(
    r"\b(?:dozens|scores|tens|hundreds|thousands|millions|billions|few|several)\b", re.I
)
_CLOSE_BELOW = re.compile(r"\b(?:nearly|almost|close\s+to|approaching)\b", re.I)
_CLOSE_ABOVE = re.compile(
    r"\b(?:slightly|just|a\s+bit|a\s+little)\s+(?:more|over|above|past|higher)\b", re.I
)
_EVER = float("inf")


def _vague_top(floor: float) -> float:
    """Up to where a vague plural may be said: "thousands" of 40,000, but hardly "hundreds" of 1,400."""
    return floor * {2e3: 25, 2e6: 100, 2e9: 100}.get(floor, 5)


def interval(side: Side) -> tuple[float, float]:
    """
    The values a figure's words allow, in the base unit of its kind.

    "About" allows a tenth on either side, "nearly" an eighth below; a vague plural allows up to the
    next power of ten.
    """
    bound, low, high = side.quantity.bound, side.low, side.high
    if side.vague:
        return (low or 0.0), _vague_top(low or 0.0)
    if bound in ("at_least", "more_than"):
        return (low or 0.0), 1.1 * (low or 0.0) if side.slightly else _EVER
    if bound in ("at_most", "less_than"):
        return 0.0, (high or 0.0)
    if bound == "about":
        if side.nearly:
            return 0.87 * (low or 0.0), (high or 0.0)
        return 0.9 * (low or 0.0), 1.1 * (high or 0.0)
    return (low or 0.0), (high or 0.0)


def value_of(side: Side) -> float:
    return side.low if side.low is not None else side.high or 0.0


def same_value(left: Side, right: Side) -> bool:
    a, b = value_of(left), value_of(right)
    if left.vague != right.vague:
        return False
    if a == b:
        return left.high == right.high or None in (left.high, right.high, left.low, right.low)
    tolerant = left.quantity.unit != right.quantity.unit and left.kind not in (
        "count",
        "times",
        "money",
    )
    return tolerant and abs(a - b) <= 0.035 * max(abs(a), abs(b))


def _distance(left: Side, right: Side) -> float:
    """How many times the one figure is the other, open ends closed at what the words print."""
    a, b = value_of(left), value_of(right)
    for one, other in ((left, b), (right, a)):
        if one.low is not None and one.high is not None and one.low <= other <= one.high:
            return 1.0
    if left.vague != right.vague:
        vague, plain = (a, b) if left.vague else (b, a)
        if vague <= plain <= _vague_top(vague):
            return 1.0
        a, b = (_vague_top(vague) if plain > vague else vague), plain
    small, large = min(a, b), max(a, b)
    return large / small if small > 0 else (1.0 if large == small else _EVER)


# --------------------------------------------------------------------------- comparable or not


def _distinct(side: Side) -> float:
    """How telling it is that two figures share a value: 529 says much, 2 or 100 little."""
    value = value_of(side)
    if side.kind not in ("count", "times", "time"):
        return 0.6 if value == int(value) and value % 10 == 0 else 1.0
    if value <= 12 or side.kind == "time":
        return 0.2
    significant = len(f"{value:.6g}".replace(".", "").rstrip("0"))
    return (0.4, 0.4, 0.8, 1.0)[min(significant, 3)]


def _changed(old: Side, new: Side) -> bool:
    """True for the two figures of "from 200 to 900"."""
    return (
        old.earlier
        and not new.earlier
        and new.index == old.index + 1
        and new.sentence == old.sentence
    )


_ONE_SIDED = ("at_least", "more_than", "at_most", "less_than", "about")


def _bounds(rough: Side, fine: Side) -> bool:
    """True for "more than 680" beside 683: a bound so near that the two tell of one figure."""
    bound, value = value_of(rough), value_of(fine)
    if rough.quantity.bound not in _ONE_SIDED or value <= 12 or fine.quantity.bound in _ONE_SIDED:
        return False
    return 0.97 * value <= bound <= 1.03 * value and _distinct(fine) >= 0.8


def _noun_features(left: Side, right: Side) -> str:
    if not left.head and not right.head:
        return "both nouns missing"
    if not left.head or not right.head:
        return "one noun missing"
    if left.implied or right.implied:
        return "one noun implied" if left.person and right.person else "other noun"
    if left.noun == right.noun:
        return "same noun"
    if left.head == right.head:
        return "same class"
    if left.person and right.person:
        return "a person and people" if GENERIC in (left.head, right.head) else "other persons"
    return "other noun"


def features(left: Side, right: Side) -> dict[str, float]:
    """In what two figures of one kind agree and differ, each as a number from 0 to 1."""
    found: dict[str, float] = {"bias": 1.0, f"kind {left.kind}": 1.0}
    if left.context and right.context:
        found["context"] = _alike(left.context, right.context)
    same, distinct = same_value(left, right), _distinct(left)
    distance = _distance(left, right)
    noun = _noun_features(left, right)
    found[noun] = 1.0
    if same:
        found["same value"] = distinct
        if distinct < 0.3:
            found["same small value"] = 1.0
    elif left.kind == "age" and distance > 1.0:
        found["other age"] = 1.0
    elif left.vague or right.vague:
        if left.vague != right.vague and distance == 1.0:
            found["a vague figure holds it"] = 1.0
        if distance > 4:
            found["far apart"] = 1.0
    elif _bounds(left, right) or _bounds(right, left):
        found["one bounds the other"] = 1.0
    elif distance <= 1.1 and left.kind not in ("age", "time") and value_of(left) > 12:
        found["nearly the value" if distance <= 1.03 else "near value"] = 1.0
        rough = {left.quantity.bound, right.quantity.bound} & set(_ONE_SIDED)
        if rough and noun in ("same noun", "same class"):
            found["rough and near"] = 1.0
    elif distance > 4:
        found["far apart"] = 1.0
    if noun in ("same noun", "same class") and not left.person and left.kind == "count":
        found["same thing"] = 1.0
    if left.kind in ("time", "share") and noun in ("same noun", "same class", "other noun"):
        found[f"{noun} of a {left.kind}"] = 1.0
    if same and left.act and left.act == right.act:
        found["same value and act"] = 1.0
    alike = bool(left.act and left.act == right.act) or found.get("context", 0.0) >= 0.25
    plain = left.plain and right.plain and not (left.act and right.act and left.act != right.act)
    shifting = noun in ("same class", "other persons") or (plain and noun == "same noun")
    if same and left.person and right.person and shifting and (alike or plain):
        found["as many people"] = 1.0
    measured = left.kind not in ("count", "share", "age", "time", "rate")
    if measured and not same and distance > 1.1 and min(distinct, _distinct(right)) >= 0.8:
        found["both precise and apart"] = 1.0
    if _changed(left, right) or _changed(right, left):
        found["from one to the other"] = 1.0
    if left.act and right.act:
        found["same act" if left.act == right.act else "other act"] = 1.0
        if left.act == right.act and left.head == right.head:
            found["same act on same class"] = 1.0
    elif left.act or right.act:
        found["one act missing"] = 1.0
    if left.kind == "share" and abs(value_of(left) + value_of(right) - 100) < 0.01:
        found["complement"] = 1.0
    if left.modifiers & right.modifiers:
        found["shared modifiers"] = 1.0
    if left.modifiers != right.modifiers:
        found["other modifiers"] = 1.0
    if left.narrowed != right.narrowed:
        found["one is narrowed"] = 1.0
    if (left.quantity.part_of is None) != (right.quantity.part_of is None):
        found["one is a part"] = 1.0
    if left.when and right.when and not _times_meet(left.when, right.when):
        found["other time"] = 1.0
    if left.past != right.past:
        found["one is of the past"] = 1.0
    a, b = left.quantity.scope.place, right.quantity.scope.place
    if a and b and a != b:
        found["other place"] = 1.0
    if left.report == right.report:
        found["same report"] = 1.0
        if left.sentence == right.sentence:
            found["same sentence"] = 1.0
    if left.kind == "age":
        if left.about and right.about:
            found["same bearer" if left.about == right.about else "other bearer"] = 1.0
        elif not left.head or not right.head:
            found["bearer unknown"] = 1.0
    return found


def _times_meet(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in left for b in right)


# What each agreement or disagreement is worth. See the docstring for where the numbers come from.
WEIGHTS: dict[str, float] = {
    "same value": 5.7,
    "same bearer": 3.9,
    "one bounds the other": 3.7,
    "context": 3.2,
    "from one to the other": 2.5,
    "same class of a time": 2.2,
    "nearly the value": 2.0,
    "same noun of a time": 2.0,
    "other noun of a share": 1.8,
    "kind age": 1.6,
    "same value and act": 1.5,
    "a vague figure holds it": 1.4,
    "kind share": 1.4,
    "same act on same class": 1.4,
    "rough and near": 1.3,
    "kind money": 1.3,
    "as many people": 0.8,
    "near value": 0.7,
    "other modifiers": 0.4,
    "same thing": 0.4,
    "kind rate": 0.3,
    "same class": 0.3,
    "same class of a share": 0.3,
    "other persons": 0.2,
    "same noun": 0.2,
    "shared modifiers": 0.1,
    "same small value": 0.1,
    "kind length": 0.1,
    "same noun of a share": 0.1,
    "same act": -0.1,
    "one noun implied": -0.1,
    "one act missing": -0.1,
    "other place": -0.2,
    "kind time": -0.4,
    "kind times": -0.5,
    "one is a part": -0.7,
    "one noun missing": -0.7,
    "other time": -0.7,
    "same report": -0.8,
    "kind count": -0.8,
    "same sentence": -0.9,
    "one is of the past": -0.9,
    "other noun of a time": -1.0,
    "a person and people": -1.0,
    "bearer unknown": -1.3,
    "both precise and apart": -1.4,
    "bias": -1.4,
    "far apart": -2.0,
    "other act": -2.2,
    "one is narrowed": -2.2,
    "other age": -2.2,
    "other noun": -2.4,
    "other bearer": -2.5,
    "complement": -5.0,
}


def comparable(left: Side, right: Side) -> float:
    """How surely two figures of one kind count the same thing: above 0 they are set side by side."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in features(left, right).items())


def _keys(side: Side) -> list[tuple[str, str, str]]:
    """Under what a figure is filed: figures without a common entry are never compared."""
    kind = side.kind
    keys = [(kind, "value", f"{value_of(side):.6g}"), (kind, "noun", side.head)]
    if side.act:
        keys.append((kind, "act", side.act))
    if side.about:
        keys.append((kind, "about", side.about))
    if kind in ("share", "money", "length", "time", "mass"):
        keys.append((kind, "", ""))
    return keys


_MOST_IN_A_FILE = 400  # figures under one entry; beyond it an entry says nothing and is passed over


def _candidates(sides: list[Side]) -> list[tuple[int, int]]:
    files: dict[tuple[str, str, str], list[int]] = {}
    for side in sides:
        for key in _keys(side):
            files.setdefault(key, []).append(side.index)
    pairs = {
        pair
        for members in files.values()
        if len(members) <= _MOST_IN_A_FILE
        for pair in combinations(members, 2)
    }
    return sorted(pairs)


_UNRELATED = -3.0  # what a pair counts that was not compared
_JOINED = -0.2  # on average; a little below a pair's own bar, since the best pairs speak first


def group_sides(sides: list[Side], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Figures joined into groups, best pair first, while the members of a group agree on average."""
    group_of = {side.index: side.index for side in sides}
    members = {side.index: [side.index] for side in sides}
    order = sorted((pair for pair in scores if scores[pair] > 0), key=lambda p: (-scores[p], p))
    for left, right in order:
        a, b = group_of[left], group_of[right]
        if a == b:
            continue
        across = [
            scores.get((min(x, y), max(x, y)), _UNRELATED) for x in members[a] for y in members[b]
        ]
        if sum(across) / len(across) <= _JOINED:
            continue
        first, second = min(a, b), max(a, b)
        members[first] = sorted(members[first] + members.pop(second))
        for index in members[first]:
            group_of[index] = first
    return [group for _, group in sorted(members.items()) if len(group) > 1]


def score_pairs(sides: list[Side]) -> dict[tuple[int, int], float]:
    """How comparable every two figures are that have anything in common."""
    return {
        (a, b): comparable(sides[a], sides[b])
        for a, b in _candidates(sides)
        if sides[a].kind == sides[b].kind
    }
