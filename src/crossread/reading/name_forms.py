"""
When two written names can be one person's: spelling, transliteration, initials, order, short forms.

A name is folded to plain letters and cut into parts; the Arabic article and its like are set aside. Two
parts are one when they are equal, when one is the other's initial or short form, or when their consonants
agree after the letters that transliterations exchange are made one (q k c, o u w, i e y, doubled letters).
Method of our own, after the Arabic-name study of Freeman et al. (2006). Wrong on: names whose difference
is one vowel ("Amr" and "Omar" are kept apart by length, "Hasan" and "Hussein" by their consonants only).
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from crossread.lexicon.given_names import given_names
from crossread.lexicon.nicknames import ALSO_GIVEN, FAMILY_FIRST, NICKNAMES

_ARTICLES = frozenset("al el ul ad as ash an ar at az ed es".split())
_COMPOUND = frozenset("abd abdel abdul abdal abu bin ibn ben bint umm ould".split())
_PARTICLES = frozenset(
    "de del della di da dos das du la le les von van der den ten ter y e zu zur".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SPLIT = re.compile(r"[\s‐‑–—\-]+")
_INITIALS = re.compile(r"(?<=[A-Z]\.)(?=[A-Z]\.?)")  # between the letters of "J.P. Quill"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """
    A text in plain lower-case letters.

    >>> fold("François Ja'afari")
    'francois jaafari'
    """
    return re.sub(r"['’`.\"]", "", anyascii(text)).lower().strip()


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """
    The parts of a person's name that tell it from another's, folded.

    >>> parts("Bashar al-Assad"), parts("Abdel Fattah al-Sisi"), parts("J. de Souza Jr.")
    (('bashar', 'assad'), ('abdelfattah', 'sisi'), ('j', 'souza'))
    """
    words = [w for w in _SPLIT.split(fold(_INITIALS.sub(" ", name))) if w]
    while len(words) > 1 and words[0] in _PARTICLES and _leads(name):
        words = words[1:]  # "von der Lindau" is a surname alone
    made: list[str] = []
    pending = ""
    for place, word in enumerate(words):
        if pending and word in _ARTICLES:
            continue
        if word in _ARTICLES and place + 1 < len(words):
            continue
        if word in _PARTICLES and place + 1 < len(words) and made:
            continue
        if word in _SUFFIXES and made:
            continue
        if word in _COMPOUND and place + 1 < len(words):
            pending += "abdel" if word.startswith("abd") else word
            continue
        made.append(pending + word)
        pending = ""
    if pending:
        made.append(pending)
    return tuple(made)


def _leads(name: str) -> bool:
    """Is a name's first word a particle here, and not a given name: "De Quell", but not "Della Quell"?"""
    return name[:1].islower() or name.split()[0].capitalize() not in given_names()


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """
    The consonants of a part after the letters that transliterations exchange are made one.

    >>> skeleton("mohammed") == skeleton("muhamad"), skeleton("tlass") == skeleton("tlas")
    (True, True)
    >>> skeleton("morsi") == skeleton("mursi"), skeleton("hasan") == skeleton("hussein")
    (True, True)
    """
    text = _heard(part)
    text = text[:1] + re.sub(r"[aeiouwyh]", "", text[1:])
    return re.sub(r"^[aeiouy]", "a", text)


@lru_cache(maxsize=65536)
def _heard(part: str) -> str:
    """A part with the letters that transliterations exchange made one, and doubled letters single."""
    text = part
    for old, new in (
        ("tsch", "ch"),
        ("sch", "sh"),
        ("sz", "sh"),
        ("cz", "ch"),
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ck", "k"),
        ("dj", "j"),
        ("ou", "u"),
        ("q", "k"),
        ("c", "k"),
        ("x", "ks"),
        ("z", "s"),
    ):
        text = text.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", text)


@lru_cache(maxsize=65536)
def same_part(left: str, right: str) -> str | None:
    """
    Why two parts of a name are one: "same", "initial", "short form", "spelling"; None when they are not.

    >>> same_part("tlass", "tlas"), same_part("dave", "david"), same_part("j", "john")
    ('spelling', 'short form', 'initial')
    >>> same_part("amr", "omar"), same_part("smith", "smyth"), same_part("hasan", "hussein")
    (None, 'spelling', None)
    """
    if left == right:
        return "same"
    short, long = sorted((left, right), key=lambda part: (len(part), part))
    if len(short) == 1:
        return "initial" if long.startswith(short) else None
    if short in NICKNAMES.get(long, ()):
        return "short form"
    if _other_sex(left, right):
        return None  # "Carl" and "Carla" are brother and sister
    likeness = DamerauLevenshtein.normalized_similarity(left, right)
    heard = DamerauLevenshtein.normalized_similarity(_heard(left), _heard(right))
    if len(short) >= 4 and max(likeness, heard) >= 0.6 and _one_skeleton(left, right):
        vowels = [re.sub(r"[^aeiou]", "", p) for p in (left, right)]
        if abs(len(vowels[0]) - len(vowels[1])) <= 1:
            return "spelling"
    if len(short) >= 6 and likeness >= 0.8 and left[0] == right[0]:
        return "spelling"
    return None


# What one transliteration writes, and what another writes for it where it does not write the first.
_EXCHANGED = (("q", "g"), ("ts", "c"), ("tz", "c"), ("w", "v"), ("j", "y"), ("j", "i"))


def _one_skeleton(left: str, right: str) -> bool:
    """Have two parts the same consonants, where each may write some letters as the other would not?"""
    for here, there in _EXCHANGED:
        if here in left and here not in right and there in right:
            left = left.replace(here, there)
        elif here in right and here not in left and there in left:
            right = right.replace(here, there)
    return skeleton(left) == skeleton(right)


def _other_sex(left: str, right: str) -> bool:
    """Are two parts given names of which one is a man's and the other a woman's?"""
    sexes = {given_names().get(part.capitalize(), "") for part in (left, right)}
    return sexes == {"m", "f"}


def _generation(name: str) -> str | None:
    """The "Jr." or "III" that a name ends in, if it has one."""
    last = fold(name).split()[-1:]
    return last[0] if last and last[0] in _SUFFIXES else None


@lru_cache(maxsize=65536)
def same_person(left: str, right: str) -> str | None:
    """
    Why two written names can be one person's, in words; None when they cannot.

    >>> same_person("Manaf Tlass", "Munaf Tlas")
    'spelling of Manaf / Munaf, Tlass / Tlas'
    >>> same_person("Ahmad Jarba", "Ahmad Assi al-Jarba")
    'a part of the name left out'
    >>> same_person("Tlass", "Mustafa Tlass"), same_person("Manaf Tlass", "Mustafa Tlass")
    ('surname', None)
    """
    one, two = parts(left), parts(right)
    if not one or not two:
        return None
    if _generation(left) and _generation(right) and _generation(left) != _generation(right):
        return None
    if one == two:
        return "same name"
    if len(one) > len(two):
        one, two = two, one
        left, right = right, left
    if len(one) == 1:
        return _single(one[0], two)
    if " " not in left.strip() and len(two) > len(one) and two[-len(one) :] == one:
        return "surname"  # "Quillon-Varga" is a family name in two parts
    if sorted(one) == sorted(two):
        return "the parts in another order"
    matched = _matches(one, two)
    if matched is None:
        return None
    if any(
        why == "initial" and (a == one[-1] if len(a) > len(b) else b == two[-1])
        for a, b, why in matched
    ):
        return None  # an initial stands for a given name: "Vera P. Quill" is no "Vera Petrov"
    ends = same_part(one[-1], two[-1]) and same_part(one[0], two[0])
    if not ends and len(one) < 3 and not (same_part(one[0], two[0]) and len(two) == 3):
        # "Maria Lopez" and "Maria Elena Lopez" agree at both ends; "Lopez Garcia" and "Maria Lopez
        # Garcia" agree at the last; two parts out of four in the middle say nothing.
        if not same_part(one[-1], two[-1]) or len(one) + 1 < len(two):
            return None
    differing = [f"{a} / {b}".title() for a, b, why in matched if why == "spelling"]
    if differing:
        return "spelling of " + ", ".join(differing)
    if any(why == "initial" for _, _, why in matched):
        return "initial"
    if any(why == "short form" for _, _, why in matched):
        return "short form of the given name"
    return "a part of the name left out"


def _single(part: str, whole: tuple[str, ...]) -> str | None:
    if len(part) < 2:
        return None
    if len(whole) == 1:
        return "spelling" if same_part(part, whole[0]) else None
    if same_part(part, whole[-1]) == "same" or (
        same_part(part, whole[-1]) == "spelling"
        and DamerauLevenshtein.normalized_similarity(part, whole[-1]) >= 0.75
    ):
        return "surname"
    if same_part(part, whole[0]) in {"same", "short form"}:
        # "Lee Kuan Yew" opens with the family's name, "Lee Harrow" with a given one.
        family_first = part in FAMILY_FIRST and (len(whole) > 2 or part not in ALSO_GIVEN)
        return "surname" if family_first else "given name"
    if part in whole[1:-1] or (len(whole) > 2 and part == whole[1]):
        return "part of the name"
    return None


def _matches(one: tuple[str, ...], two: tuple[str, ...]) -> list[tuple[str, str, str]] | None:
    """Each part of the shorter with its partner in the longer, in order; None when one has none."""
    found = []
    place = 0
    for part in one:
        while place < len(two):
            why = same_part(part, two[place])
            place += 1
            if why == "initial" and any(same_part(part, other) == "same" for other in two[place:]):
                continue  # the "V." of "Vera V. Volkova" is not Volkova's
            if why:
                found.append((part, two[place - 1], why))
                break
        else:
            return None
    return found
