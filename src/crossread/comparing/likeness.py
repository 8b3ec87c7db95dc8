"""
How much two stretches of two reports say the same, from the words they share.

Words are brought to stems and the stems to families (lexicon/word_families.py), so that "dead" meets
"killed". A shared word counts by how rare it is in news at large and how rare in this story: in a
story about a bus, "bus" says little. Numbers and names count as they stand. The likeness is the
cosine of the weighted words, blended with how much of the shorter side the longer one holds
(so a bare clause can meet a full sentence), for clauses and for the sentences around them.

Gets wrong: paraphrase that shares no word family, and the same words about another occasion.
"""

import math
import re
from collections import Counter, defaultdict

import msgspec

from crossread.language.parse import Parse
from crossread.lexicon.common_stems import SHARE_OF_SENTENCES
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.stems import stem
from crossread.lexicon.word_families import FAMILY_OF
from crossread.model import Reading
from crossread.spans import Span

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {word: number for number, word in enumerate(_UNITS.split())}
_NUMBER_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=1)}
_NUMBER_WORDS |= {"dozen": 12, "dozens": 12}
_DIGITS = re.compile(r"[$£€]?(\d[\d,]*(?:\.\d+)?)(?:%|st|nd|rd|th|s)?$")
_RAREST = -math.log(0.0004)
_AT_LEAST = 0.25  # what is left of a word that stands in every sentence


class Term(msgspec.Struct, frozen=True):
    """A word as it is compared: its common form, whether it is a name or a number, its token."""

    form: str
    kind: str  # word | name | number
    token: int


def number_of(word: str) -> float | None:
    """
    The number a word writes, or None.

    >>> number_of("8,600"), number_of("Thirteen"), number_of("forty-seven"), number_of("bus")
    (8600.0, 13, 47.0, None)
    """
    low = word.lower()
    if low in _NUMBER_WORDS:
        return _NUMBER_WORDS[low]
    match = _DIGITS.match(low)
    if match:
        return float(match[1].replace(",", ""))
    tens, mark, units = low.partition("-")
    if mark and _NUMBER_WORDS.get(tens, 0) >= 20 and units in _NUMBER_WORDS:
        return float(_NUMBER_WORDS[tens] + _NUMBER_WORDS[units])
    return None


def _written(parse: Parse, token: int, last: int) -> str:
    """A word as it is printed, with what a hyphen joins to it where that makes one number."""
    if token + 2 < last and parse.word(token + 1) == "-":
        joined = f"{parse.word(token)}-{parse.word(token + 2)}"
        if number_of(joined) is not None:
            return joined
    return parse.word(token)


def find_terms(parse: Parse, first: int, last: int, names: frozenset[int]) -> list[Term]:
    """
    The comparable words of some tokens; `names` are the tokens that stand in a name.

    A number in words is one term, also where a reader cuts it at its hyphen ("forty", "-", "seven").
    """
    found: list[Term] = []
    past = first  # tokens that stand in a number already
    for token in range(first, last):
        word = _written(parse, token, last)
        low = word.lower()
        if token < past or not any(ch.isalnum() for ch in low) or low in FUNCTION_WORDS:
            continue
        number = number_of(word)
        past = token + 3 if word != parse.word(token) else past
        if number is not None and low != "one":
            found.append(Term(f"#{number:g}", "number", token))
            continue
        root = stem(word)
        if token in names:
            found.append(Term(root, "name", token))
        elif len(root) > 1 or low.isdigit():
            found.append(Term(FAMILY_OF.get(root, root), "word", token))
    return found


def name_tokens(reading: Reading) -> frozenset[int]:
    """
    The tokens of a report that stand in names.

    From its mentions; a report without any gives its capitalised words that open no sentence.
    """
    parse = reading.parse
    if reading.mentions:
        return frozenset(
            token for mention in reading.mentions for token in parse.tokens_in(mention.span)
        )
    openers = {int(token) for token in parse.sentence_starts}
    return frozenset(
        token
        for token in range(len(parse))
        if token not in openers and parse.word(token)[0].isupper() and len(parse.word(token)) > 1
    )


class Unit(msgspec.Struct, frozen=True):
    """A sentence as it is compared: its report, its words, and the claims it makes."""

    index: int
    report: int  # index of the reading
    sentence: int
    span: Span
    terms: tuple[Term, ...]
    claims: tuple[int, ...]  # indexes into the reading's claims


def weigh_terms(sentences: list[tuple[int, list[Term]]]) -> dict[str, float]:
    """
    What each term of a story weighs; each sentence comes with the number of its report.

    Rare in news at large is worth most, and so is standing in one sentence of each report: a word
    that a report uses in every second sentence names the story, not a point of it.
    """
    holding: Counter[str] = Counter()
    reports: dict[str, set[int]] = defaultdict(set)
    kind_of: dict[str, str] = {}
    for report, terms in sentences:
        for form in sorted({term.form for term in terms}):
            holding[form] += 1
            reports[form].add(report)
        for term in terms:
            kind_of.setdefault(term.form, term.kind)
    whole = len({report for report, _ in sentences})
    length = max(len(sentences) / whole, 3.0) if whole else 3.0
    weights = {}
    for form, count in holding.items():
        share = SHARE_OF_SENTENCES.get(form)
        at_large = 1.0 if share is None else -math.log(share) / _RAREST
        often = count / len(reports[form])
        here = max(0.0, 1.0 - math.log(often) / math.log(length))
        factor = {"number": 1.1, "name": 0.9, "word": 1.0}[kind_of[form]]
        weights[form] = factor * at_large * (_AT_LEAST + (1 - _AT_LEAST) * here)
    return weights


def likeness(left: dict[str, float], right: dict[str, float]) -> tuple[float, float]:
    """How alike two bags of weighted terms are (0 to 1), and the weight of what they share."""
    shared = [form for form in left if form in right]
    if not shared:
        return 0.0, 0.0
    both = sum(left[form] * right[form] for form in shared)
    size_left = math.sqrt(sum(value * value for value in left.values()))
    size_right = math.sqrt(sum(value * value for value in right.values()))
    cosine = both / (size_left * size_right) if size_left and size_right else 0.0
    weight = sum(min(left[form], right[form]) for form in shared)
    smaller = min(sum(left.values()), sum(right.values()))
    return 0.6 * cosine + 0.4 * (weight / smaller if smaller else 0.0), weight


# What two sentences share -> (weight, why it counts). Fitted by logistic regression on annotated
# clusters (training/findings_weights.py): do the two sentences touch one point of the analyst's table?
SHARED: dict[str, tuple[float, str]] = {
    "alone": (-6.39, "most pairs of sentences are about different things"),
    "contained": (0.65, "the shorter sentence stands in the longer one"),
    "words": (0.5, "weight of the shared words"),
    "names": (0.31, "weight of the shared names"),
    "numbers": (0.98, "weight of the shared numbers"),
    "rarest": (3.55, "the rarest word they share"),
    "headline": (-2.05, "a headline has the words of every sentence and the point of none"),
    "meaning": (3.36, "likeness of the sentence vectors, where there are any"),
}


def same_point(signs: dict[str, float]) -> float:
    """How likely two sentences with some signs make one point (0 to 1)."""
    total = sum(SHARED[name][0] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-total))


def signs_of_pair(
    left: "Unit", right: "Unit", bags: tuple[dict[str, float], dict[str, float]], meaning: float
) -> dict[str, float]:
    """What two sentences share, as the table `SHARED` weighs it."""
    a, b = bags
    kinds = {term.form: term.kind for term in left.terms}
    weights = {"word": 0.0, "name": 0.0, "number": 0.0}
    rarest = 0.0
    for form, weight in a.items():
        if form in b:
            weights[kinds[form]] += weight
            rarest = max(rarest, weight)
    smaller = min(sum(a.values()), sum(b.values()))
    return {
        "alone": 1.0,
        "contained": sum(weights.values()) / smaller if smaller else 0.0,
        "words": weights["word"],
        "names": weights["name"],
        "numbers": weights["number"],
        "rarest": rarest,
        "headline": float(left.sentence == 0 or right.sentence == 0),
        "meaning": meaning,
    }


def bag(terms: "list[Term] | tuple[Term, ...]", weights: dict[str, float]) -> dict[str, float]:
    """The terms of a stretch with their weights, each once."""
    return {term.form: weights.get(term.form, 1.0) for term in terms}


def index_terms(bags: list[dict[str, float]]) -> dict[str, list[int]]:
    """Term -> the bags that hold it."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(bags):
        for form in one:
            index[form].append(number)
    return index
