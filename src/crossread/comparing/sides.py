"""
A figure as it is compared: its kind, its values in a common unit, its noun, act and surroundings.

`make_sides` reads everything that comparing looks at once per figure. Wrong on: the day of a figure whose
sentence names another day nearer to it, and pasts told without a date.
"""

import math
import re

import msgspec
from msgspec.structs import replace

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
from crossread.reading.parts import LISTED
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
    yearly: bool  # money by the year, month or day
    modifiers: frozenset[str]
    context: dict[str, float]
    sentence: int
    when: frozenset[str]
    past: bool  # its sentence speaks of a time well before the report
    day: str | None  # as of when, an ISO date: from the sentence, or the report's own
    counter: str  # who counted: an entity's id, or words
    earlier: bool  # given as the state before: "from 200 to 900"
    required: bool  # what is asked for, not what is: "must win over 50 percent"
    once: bool  # an age at some past time: "she was 10 when"
    apposed: bool  # an age printed right behind a name: "Ada Quill, 44,"
    listed: int | None  # index of the figure before it in one list: "12 men and two boys"
    several: bool  # a share whose report prints another that excludes it
    added: bool  # "another four", "ten others": beside what was counted before
    beside: frozenset[str]  # bearers that one report sets beside this one, age by age


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
    if unit in UNITS and re.split(r" of | \(", quantity.counts)[0] in _DIMENSION_NAMES:
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


def alike(left: dict[str, float], right: dict[str, float]) -> float:
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
_ADDED = re.compile(
    r"\b(?:an)?others?\b|\b(?:a\s+)?further\b|\badditional\b|\bmore\b(?!\s+than\b)", re.IGNORECASE
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
_APPOSED = re.compile(r"[A-Z][\w.'’-]*(?:,\s|\s\()$")
_ONCE = re.compile(r"[\s,]+when\b")
_AT_AGE = re.compile(r"\b(?:at|from|since)\s+(?:the\s+)?(?:age\s+of\s+|just\s+)?$|[a-z]\s+$", re.I)
_DYING = re.compile(r"\b(?:die[sd]?|dying|dead|death|killed|passed\s+away)\b", re.IGNORECASE)


def _is_past_age(text: str, span: Span) -> bool:
    """True for an age that somebody had at some time: "left school at 16", "was 10 when"."""
    if _ONCE.match(text, span.end):
        return True
    before = text[max(0, span.start - 60) : span.start]
    at_age = text.startswith("aged", span.start) or before.lower().endswith(("age of ", " at "))
    return at_age and bool(_AT_AGE.search(before)) and not _DYING.search(before)


_REQUIRED = re.compile(
    r"\b(?:need(?:s|ed|ing)?|requir(?:e|es|ed|ing|ement)|must|ha(?:s|ve|d)\s+to|if|unless|without|to\s+avoid|"
    r"goal|target(?:s|ed)?|threshold|minimum|predict\w*|expect(?:s|ed)?|forecast|hop(?:es?|ed|ing)|want(?:s|ed)?|would\s+like|seek(?:s|ing)?|sought|look(?:s|ed|ing)?\s+to)\b[^.;:!?\n]{0,50}$"
    r"|\b(?:to|should|nobody|no\s+one|none)\s+(?:win|wins|get|gets|score|scores|secure|secures|reach|reaches|pass|passes)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"[\s-](?:an?|per|each|every)[\s-](?:day|week|month|year)$|\b(?:annually|daily|monthly|weekly)$",
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


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _day(span: Span, times: list[tuple[Span, str]], published: str | None) -> str | None:
    """As of when a figure holds: the nearest day named in its sentence, not after the report's own."""
    near = sorted(
        (abs(place.start - span.start), value)
        for place, value in times
        if _DAY.match(value) and (not published or value[:10] <= published[:10])
    )
    return near[0][1][:10] if near else published


def _bearer(reading: Reading, quantity: Quantity, entity_of: dict[tuple[str, int], str]) -> str:
    """Whom an age or length belongs to: an entity's id, or the name of a chain that is in none."""
    if quantity.about is None:
        return ""
    entity = entity_of.get((reading.document.report.id, quantity.about))
    return entity or reading.chain_names[quantity.about]


def _compared_noun(quantity: Quantity) -> str:
    """The noun a count is compared by: people for "20 deaths", "47 others" and a bare "29 died"."""
    if quantity.head in COUNTED_ACTS or quantity.head == "other":
        return "person"
    return quantity.head or ("person" if quantity.act in ACTS_ON_PEOPLE else "")


def _listed_after(sides: list[Side], report: str, text: str, quantity: Quantity) -> int | None:
    """The index of the figure before in one list, ages between them passed over."""
    last = len(sides) - 1
    if last < 0 or sides[last].report != report:
        return None
    end = sides[last].quantity.span.end
    if end > quantity.span.start or quantity.span.start - end >= 30:
        return None
    if not LISTED.fullmatch(text, end, quantity.span.start):
        return None
    if sides[last].kind == "age":
        return last - 1 if last > 0 and sides[last - 1].report == report else None
    return last


_VAGUE = re.compile(
    r"\b(?:dozens|scores|tens|hundreds|thousands|millions|billions|few|several)\b", re.I
)
_CLOSE_BELOW = re.compile(r"\b(?:nearly|almost|close\s+to|approaching)\b", re.I)
_CLOSE_ABOVE = re.compile(
    r"\b(?:slightly|just|a\s+bit|a\s+little)\s+(?:more|over|above|past|higher)\b", re.I
)


def _flags(words: str) -> dict[str, bool]:
    """What the printed words of a figure say of it beside its number."""
    return {
        "vague": bool(_VAGUE.search(words)),
        "slightly": bool(_CLOSE_ABOVE.search(words)),
        "nearly": bool(_CLOSE_BELOW.search(words)),
        "narrowed": bool(_NARROWED.search(words)),
        "added": bool(_ADDED.search(words)),
    }


class _StoryFacts(msgspec.Struct, frozen=True):
    """What every figure of a story is read with: word weights, entities, dates by report."""

    weights: dict[str, float]
    entity_of: dict[tuple[str, int], str]
    times: dict[str, list[tuple[Span, str]]]


def _side(
    index: int,
    reading: Reading,
    quantity: Quantity,
    story: _StoryFacts,
    date: str | None,
    listed: int | None,
) -> Side:
    report, text = reading.document.report.id, reading.document.text
    words = " ".join(quantity.span.of(text).split())
    bag, sentence = _context(reading, quantity, story.weights)
    span = reading.parse.sentence(sentence).span
    times = [(place, value) for place, value in story.times.get(report, []) if span.contains(place)]
    when = frozenset(value[:10] for _, value in times)
    kind, noun = kind_of(quantity), _compared_noun(quantity)
    scale = _scale(quantity, kind)
    counter = quantity.source_text or ""
    if quantity.source is not None:
        counter = story.entity_of.get((report, quantity.source)) or counter
    people = _is_people(quantity, text)
    return Side(
        index=index,
        report=report,
        quantity=quantity,
        words=words,
        kind=kind,
        low=None if quantity.low is None else quantity.low * scale,
        high=None if quantity.high is None else quantity.high * scale,
        head=class_of(noun) if noun else "",
        noun=noun,
        person=noun in PERSONS or (kind == "count" and people),
        plain=noun in PLAIN_PERSONS or people,
        implied=noun != quantity.head,
        act=quantity.act,
        about=_bearer(reading, quantity, story.entity_of),
        yearly=kind == "money" and bool(_YEARLY.search(words)),
        modifiers=_modifiers(quantity, text, quantity.head),
        context=bag,
        sentence=sentence,
        when=when,
        past=bool(when) and all(_long_before(value, date) for value in when),
        day=_day(quantity.span, times, date),
        counter=counter,
        earlier=bool(_EARLIER.search(text, max(0, quantity.span.start - 30), quantity.span.start)),
        required=bool(
            _REQUIRED.search(text, max(span.start, quantity.span.start - 90), quantity.span.start)
        ),
        once=_is_past_age(text, quantity.span),
        apposed=kind == "age"
        and bool(_APPOSED.search(text, max(0, quantity.span.start - 30), quantity.span.start)),
        listed=listed,
        several=False,
        beside=frozenset(),
        **_flags(words),
    )


def make_sides(
    readings: tuple[Reading, ...], story: Story, published: tuple[Published, ...]
) -> list[Side]:
    """All figures of a story, ready for comparing."""
    times: dict[str, list[tuple[Span, str]]] = {}
    for time in story.times:
        if time.type in ("DATE", "TIME"):
            times.setdefault(time.place.report, []).append((time.place.span, time.value))
    entity_of = {chain: entity.id for entity in story.entities for chain in entity.chains}
    facts = _StoryFacts(_weigh_forms(readings), entity_of, times)
    sides: list[Side] = []
    for reading, date in zip(readings, published, strict=True):
        report, text = reading.document.report.id, reading.document.text
        for quantity in reading.quantities:
            listed = _listed_after(sides, report, text, quantity)
            sides.append(_side(len(sides), reading, quantity, facts, date.value, listed))
    return _with_bearers_apart(sides)


def _with_bearers_apart(sides: list[Side]) -> list[Side]:
    """Ages with all bearers that some report prints an age for beside theirs: "Quill, 31, and Berg, 31"."""
    aged: dict[str, set[str]] = {}
    for side in sides:
        if side.apposed and side.about:
            aged.setdefault(side.report, set()).add(side.about)
    beside: dict[str, set[str]] = {}
    for bearers in aged.values():
        for bearer in bearers:
            beside.setdefault(bearer, set()).update(bearers - {bearer})
    return [
        replace(side, beside=frozenset(beside[side.about])) if side.about in beside else side
        for side in sides
    ]
