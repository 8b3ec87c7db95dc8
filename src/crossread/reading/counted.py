"""
What a figure counts: noun, act, scope, the person or thing measured, and who counted.

The act is the event that makes the count: "12 people were killed", "killing 12", "12 dead". It is
looked for before the figure (a verb that takes it as object), after it (what became of the subject),
and in the figure it is listed with. With trees the governing verb decides where these find nothing.
Wrong on: acts said in another sentence, and long lists that mix two acts.
"""

import re

from crossread.lexicon.acts import ACT_OF_WORD, ACTS, COUNTED_ACTS, INTRANSITIVE, PERSONS
from crossread.lexicon.units import UNITS
from crossread.model import Quantity, Reading
from crossread.reading.figure import Figure
from crossread.reading.hedged import TO_FIGURE_FROM
from crossread.reading.nearby import Nearby
from crossread.reading.nouns import Words, noun_phrase, plural, singular
from crossread.reading.parts import listed_with, of_those, parts_of, same_people
from crossread.spans import Span

# Stand between a subject and what became of it.
_AUXILIARIES = frozenset(
    "is are was were be been being have has had having 's 've to who which that also already still reportedly "
    "believed feared thought reported known presumed confirmed said later now all both then".split()
)
# End the search for what became of a subject: another clause begins.
_CLAUSE = frozenset(
    "when while after before because as since until although though but if where ; : he she they it".split()
)
_ADVERB = re.compile(r"[a-z]+ly")  # "lightly", "reportedly": between an auxiliary and its verb
_HAVING = frozenset(["have", "has", "had", "having", "'ve", "who", "which", "that", "to"])
_BEING = frozenset(
    "is are was were be been being believed feared thought reported presumed later all".split()
)
_ACTIVE = frozenset("kills kill die dies flee flees".split())
_FORWARD, _BACKWARD = 26, 6


def _act_after(words: Words, figure: Figure) -> str:
    """What became of the counted as a subject: "12 people (who were) (reportedly) killed"."""
    first = words.at(figure.span.end)
    if first >= len(words.words) or first == 0:
        return ""
    limit = min(words.sentence_ends[first - 1], first + _FORWARD)
    listing = False
    if _went(words, first):
        return "leave"
    for token in range(first, limit):
        word = words.lower[token]
        act = ACT_OF_WORD.get(word)
        direct = all(w in _AUXILIARIES or _ADVERB.fullmatch(w) for w in words.lower[first:token])
        helper = _helper(words, token)
        helped = helper in _AUXILIARIES
        acts_on = not helped and _takes_object(words, token)
        if act and word in INTRANSITIVE and (direct or helped or listing) and not acts_on:
            agent = helper in _HAVING and word in (
                "killed",
                "injured",
                "wounded",
                "hurt",
            )
            return "" if agent else act
        if act and word not in _ACTIVE and helper in _BEING:
            return act
        if (
            act
            and direct
            and helper not in _HAVING
            and word.endswith(("ed", "en", "ing", "held"))
            and not acts_on
        ):
            return act
        if word in _CLAUSE:
            return ""
        if word in (",", "and", "including", "-", "--", "—", "–"):
            listing = True
        elif not listing and not direct and token - first > 4:
            return ""
    return ""


def _helper(words: Words, token: int) -> str:
    """The word before a verb, adverbs passed over: "were" of "were lightly hurt"."""
    before = token - 1
    while before > 0 and _ADVERB.fullmatch(words.lower[before]):
        before -= 1
    return words.lower[before]


_HAD = frozenset(["has", "have", "had"])


def _went(words: Words, first: int) -> bool:
    """Is "left" what a subject did: "1,000 (had) left the city"? Not "left dead", "left homeless"."""
    verb = first + 1 if words.lower[first] in _HAD else first
    if words.lower[verb : verb + 1] != ["left"]:
        return False
    after = words.lower[verb + 1 : verb + 2]
    return not after or (after[0] not in ACT_OF_WORD and after[0] not in ("behind", "without"))


def _takes_object(words: Words, token: int) -> bool:
    """Is a verb followed by whom it is done to: "three men killed five people"?"""
    after = words.lower[token + 1 : token + 2]
    tags = words.tags[token + 1 : token + 2]
    return bool(after) and (after[0] in _OPENS_OBJECT or tags == ["NUM"])


_OPENS_OBJECT = frozenset(
    "the a an his her its their some several many dozens hundreds scores".split()
)


def _act_before(words: Words, figure: Figure) -> str:
    """The act whose object is counted: "killing 12", "the deaths of 12", "12 lives"."""
    token = words.last_before(figure.span.start)
    steps = 0
    while token >= 0 and steps < _BACKWARD:
        word = words.lower[token]
        act = ACT_OF_WORD.get(word)
        if act == "leave":
            # "leaves dozens dead" says what became of them, not that they left
            end = words.at(figure.span.end)
            fate = words.lower[end - 1 : end + 1] if figure.head is None else words.lower[end:][:1]
            return next((ACT_OF_WORD[word] for word in fate if word in ACT_OF_WORD), act)
        if act and not (act == "remain" and figure.sort == "count"):
            return act
        if (
            word in (".", ";", "!", "?", ":")
            or "\n" in words.text[words.ends[token] : figure.span.start]
        ):
            return ""
        if word not in _LINKING:
            return ""
        token -= 1
        steps += 1
    return ""


_LINKING = frozenset(
    "of the a an to at from on up another further additional other its their his her rose rises risen climbed "
    "reached reaches stands stood toll tally number total count hit now has had is was were been included "
    "include includes including are by put puts more some about".split()
)
_TOLL = re.compile(
    r"\b(?:death\s+toll|toll|body\s+count"
    r"|number\s+of\s+(?:(?:the|people|those|victims)\s+)?"
    r"(?:(?:known|believed|confirmed|reported|thought|feared)\s+(?:to\s+(?:have|be)\s+)?)?(?:dead|died|killed))"
    r"\b[^.;\n]{0,80}$",
    re.IGNORECASE,
)
_HURT_TOLL = re.compile(
    r"\b(?:number\s+of\s+(?:the\s+)?(?:injured|wounded))\b[^.;\n]{0,60}$", re.IGNORECASE
)


_NAMED_BY_ACT = frozenset(
    "injured wounded injuries missing refugees captives hostages survivors arrests detainees".split()
)


def _act_of(words: Words, figure: Figure) -> str:
    if figure.sort not in ("count", "percent", "share"):
        return ""
    text = words.text
    head = figure.head.of(text).lower() if figure.head else ""
    if head in ("deaths", "dead", "fatalities", "bodies", "corpses"):
        return "kill"
    phrase = figure.noun.of(text).lower() if figure.noun else ""
    if phrase.startswith("death sentences") or head == "sentences":
        return _act_before(words, figure) or "sentence"
    before = _act_before(words, figure)
    if head in ("lives",):
        return "kill"
    if before:
        return before
    lead = text[max(0, figure.span.start - 90) : figure.span.start]
    if not figure.head and _TOLL.search(lead):
        return "kill"
    if not figure.head and _HURT_TOLL.search(lead):
        return "injure"
    after = _act_after(words, figure)
    if after:
        return after
    if head in _NAMED_BY_ACT:
        return ACT_OF_WORD[head]
    inside = text[figure.numeral.end : figure.span.end].lower().split()
    return next((ACT_OF_WORD[word] for word in reversed(inside) if word in ACT_OF_WORD), "")


_TALLYING = re.compile(
    r"\b(?:counted|documented|recorded|registered|tallied|listed)\s+$", re.IGNORECASE
)


# Only of sentences is "confirmed" an act: planets and cases are confirmed in another sense.
_SENTENCED = re.compile(r"\b(?:sentenc|verdict|convict|ruling|appeal|penalt|death)", re.IGNORECASE)


def _acts(words: Words, figures: list[Figure], parts: list[int | None]) -> list[str]:
    acts: list[str] = []
    for index, figure in enumerate(figures):
        act = _act_of(words, figure)
        if act == "uphold" and not _SENTENCED.search(
            words.sentence_at(figure.span.start).of(words.text)
        ):
            act = ""
        if not act and figure.sort == "count":
            other = listed_with(words.text, figures, index)
            part = parts[index]
            if other is not None:
                act = acts[other]
            elif part is not None and part < index:
                act = acts[part]
        if (
            not act
            and index
            and _TALLYING.search(words.text, max(0, figure.span.start - 20), figure.span.start)
        ):
            near = figure.span.start - figures[index - 1].span.end < 200
            act = acts[index - 1] if near else ""
        acts.append(act)
    return acts


# --------------------------------------------------------------------------- in words


_DIMENSION_OF = {
    "length": "length",
    "mass": "weight",
    "area": "area",
    "volume": "volume",
    "speed": "speed",
    "time": "duration",
    "temperature": "temperature",
    "energy": "power",
}


_AGED_NOUN = frozenset(", ( - -- — – were was are is".split())


def _aged(words: Words, figure: Figure) -> Span | None:
    """The people an age belongs to, just before it: "students, aged 10 to 15"."""
    token = words.last_before(figure.span.start)
    if token >= 0 and words.lower[token] in _AGED_NOUN:
        token -= 1
    if token >= 0 and singular(words.lower[token]) in PERSONS:
        return Span(words.starts[token], words.ends[token])
    return None


def _measured(words: Words, figure: Figure) -> Span | None:
    """The thing a measure belongs to: the noun after "12-metre", "of ..." after a duration."""
    text = words.text
    if figure.sort == "age":
        aged = _aged(words, figure)
        if aged or not text[figure.numeral.end : figure.span.end].endswith("old"):
            return aged
    after = figure.span.end
    of = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+)?").match(text, after)
    first = words.at(of.end() if of else after)
    if first >= len(words.words) or text[after : words.starts[first]].strip() not in (
        "",
        "of",
        "of the",
        "of its",
        "of their",
    ):
        return None
    if "\n" in text[after : words.starts[first]]:
        return None
    phrase = noun_phrase(words, first, plural=False)
    if phrase is None:
        return None
    if not of and words.tags and words.tags[phrase.head] not in ("NOUN", "PROPN"):
        return None  # "24 seconds ahead"
    return Span(words.starts[phrase.head], words.ends[phrase.head])


_RATE = re.compile(r"\s(?:per\s+[\d,]+\s+\w+|(?:an?|per|each|every)\s+\w+)$", re.IGNORECASE)


_BESIDE_ANOTHER = re.compile(
    r"\bas\s+(?!many|much)\w+|\bthe\s+(?:size|length|weight|height|price|cost|mass|width|speed|age)\b|\btimes\s+\w+er\b",
    re.IGNORECASE,
)


def _describe(
    figure: Figure, figure_words: str, noun: str, act: str, about: str | None, measured: str
) -> str:
    """What a figure counts as a phrase a reader understands."""
    if figure.sort == "age":
        return f"age of {about or measured or 'a person'}"
    if figure.sort in ("times", "percent", "share") and _BESIDE_ANOTHER.search(figure_words):
        return "size beside another"
    if figure.sort == "percent" or figure.sort == "share":
        done = f" {ACTS[act][0]}" if act else ""
        return f"share of {noun or 'the whole'}{done} ({figure.unit})"
    if figure.sort == "measure":
        dimension = _DIMENSION_OF.get(UNITS.get(figure.unit, ("", "", 0.0))[1], "amount")
        thing = measured or noun
        return f"{dimension}{f' of {thing}' if thing else ''} ({figure.unit})"
    if figure.sort == "money":
        return f"amount of money ({figure.unit})" + (f" for {measured}" if measured else "")
    if figure.sort == "times":
        return "how many times"
    last = noun.split(" ")[-1]
    if singular(last) in COUNTED_ACTS or (act and last in ACTS[act][1].split()):
        act = ""  # "deaths", "survivors": the noun says what happened
    rate = _RATE.search(figure_words)
    per = f" {rate[0].strip()}" if rate else ""
    return (f"{noun or 'people'} {ACTS[act][0]}" if act else noun or "number") + per


_OF_THE = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|our|these|those)\s+|(?:[A-Z][\w.’'-]*\s+){1,3}?(?=[a-z])|[A-Z][\w.-]*['’]s\s+)"
)


def _head_of_whole(
    words: Words, text: str, figures: list[Figure], part: int | None, index: int
) -> str:
    """ "37 of the 529 men": the 37 are men."""
    whole = figures[part] if part is not None and figures[index].sort == "count" else None
    if whole is not None:
        return singular(whole.head.of(text)) if whole.head else ""
    figure = figures[index]
    of = (
        _OF_THE.match(text, figure.span.end) if figure.sort == "count" and not figure.head else None
    )
    first = words.at(of.end()) if of else len(words.words)
    phrase = noun_phrase(words, first, plural=True) if first < len(words.words) else None
    return singular(words.lower[phrase.head]) if phrase else ""


def _noun_of_whole(words: Words, figures: list[Figure], part: int | None, figure: Figure) -> str:
    """What a figure without a noun is of: "four of the rescuers", "six-car", "seven of which"."""
    text = words.text
    if figure.sort != "count" or figure.noun is not None:
        return ""
    if figure.unit == "strong":
        return "people"
    if figure.unit and figure.unit not in UNITS:
        return plural(figure.unit)
    whole = figures[part].noun if part is not None else None
    if whole is not None:
        return "" if whole.of(text).lower() == "others" else whole.of(text)
    of = _OF_THE.match(text, figure.span.end)
    first = words.at(of.end()) if of else len(words.words)
    phrase = noun_phrase(words, first, plural=True) if first < len(words.words) else None
    return text[words.starts[phrase.first] : words.ends[phrase.last - 1]] if phrase else ""


_COMPARED = re.compile(
    r"\b(?:compar(?:es|ed|ing)\s+(?:with|to)|up\s+from|down\s+from|versus|against|as\s+opposed\s+to)\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)


def _like_the_last(
    text: str, figures: list[Figure], found: list[Quantity], index: int
) -> Quantity | None:
    """The quantity that a bare figure is compared with: "38 per 100,000 ... compared with 18 elsewhere"."""
    figure = figures[index]
    if figure.head or figure.sort != "count" or not found:
        return None
    lead = text[max(0, figure.span.start - 40) : figure.span.start]
    return found[-1] if _COMPARED.search(lead) or TO_FIGURE_FROM.search(lead) else None


def _explain_one(
    nearby: Nearby,
    figures: list[Figure],
    parts: list[int | None],
    acts: list[str],
    index: int,
    like: Quantity | None,
) -> Quantity:
    """One figure as a quantity; `like` is the quantity it is compared with, if it is."""
    words, figure, part = nearby.words, figures[index], parts[index]
    text = words.text
    act = like.act if like else acts[index]
    head = singular(figure.head.of(text)) if figure.head else ""
    noun = figure.noun.of(text) if figure.noun else ""
    bare = figure.sort in ("measure", "age", "money") and not head
    thing = _measured(words, figure) if bare else None
    measured = singular(thing.of(text)) if thing else ""
    about = nearby.bearer(figure, measured) if figure.sort == "age" else None
    said = figure.span.of(text)
    whole = _noun_of_whole(words, figures, part, figure)
    kin = None if act not in ("", "leave") or whole or like else same_people(text, figures, index)
    if kin is not None:
        whole = (figures[kin].head or figure.span).of(text)
        head = singular(whole)
    counts = _describe(figure, said, noun or whole, act, nearby.name_of(about), measured)
    source, source_text, source_span = nearby.counted_by(figure)
    return Quantity(
        span=figure.span,
        low=None if figure.bound in ("at_most", "less_than") else figure.low,
        high=None if figure.bound in ("at_least", "more_than") else figure.high,
        bound=figure.bound,
        unit=figure.unit or (figure.head.of(text) if figure.head else noun.split(" ")[-1]),
        counts=like.counts if like else counts,
        head=head
        or measured
        or (like.head if like else _head_of_whole(words, text, figures, part, index)),
        act=act,
        scope=nearby.scope(figure, noun if part is not None and noun else None),
        source=source,
        source_text=source_text,
        source_span=source_span,
        part_of=part,
        about=about,
    )


def explain(reading: Reading, words: Words, figures: list[Figure]) -> tuple[Quantity, ...]:
    """The quantities made of figures: what they count, of whom, where, and who says so."""
    text, nearby = words.text, Nearby(reading, words)
    parts = parts_of(text, figures)
    acts = _acts(words, figures, parts)
    found: list[Quantity] = []
    for index in range(len(figures)):
        if parts[index] is None:
            parts[index] = of_those(text, figures, acts, index)
        like = _like_the_last(text, figures, found, index)
        found.append(_explain_one(nearby, figures, parts, acts, index, like))
    return tuple(found)
