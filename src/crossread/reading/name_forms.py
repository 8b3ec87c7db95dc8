"""
When two written names can be one name: spelling, transliteration, initials, order, short forms.

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

from crossread.lexicon.given_names import common_words, given_names
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.nicknames import ALSO_GIVEN, FAMILY_FIRST, NICKNAMES
from crossread.lexicon.organizations import EVERYWHERE, HEADS, KNOWN, LONG_FORMS

_ARTICLES = frozenset("al el ul ad as ash an ar at az ed es".split())
_COMPOUND = frozenset("abd abdel abdul abdal abu bin ibn ben bint umm ould".split())
_PARTICLES = frozenset(
    "de del della di da dos das du la le les von van der den ten ter y e zu zur".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SPLIT = re.compile(r"[\s‐‑–—\-]+")
_INITIALS = re.compile(r"(?<=[A-Z]\.)(?=[A-Z]\.?)")  # between the letters of "J.P. Quill"
_SMALL = frozenset("of the for and on in to de la du des et & at".split())


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


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """
    The words of a body's name that carry it, folded, British and American spelling made one.

    >>> body_words("The Organisation for the Prohibition of Weapons")
    ('organization', 'prohibition', 'weapons')
    """
    words = [w for w in re.split(r"[^\w&]+", fold(name)) if w and w not in _SMALL]
    if len(words) > 1:
        words = [w for w in words if w not in {"al", "el"}]
    return tuple(_OWNERS.get(w) or _TRANSLATED.get(_american(w), _american(w)) for w in words)


# Adjectives and names of countries, folded, and the country: "Egypt's court" is "the Egyptian court".
_OWNERS = {
    fold(word): fold(country).replace(" ", "")
    for table in (COUNTRIES, PEOPLES)
    for word, country in table.items()
    if country and " " not in word
}
_OWNER_BEFORE = re.compile(r"([A-Z][\w.]+(?:\s[A-Z]\w+)?)(?:['’]s?)?\s+$")


def is_everywhere(name: str) -> bool:
    """
    True for a body that every country has one of, named without its country.

    >>> is_everywhere("Foreign Ministry"), is_everywhere("Finnish Foreign Ministry")
    (True, False)
    """
    words = body_words(name)
    return bool(words) and all(word in EVERYWHERE for word in words)


_COUNTRY_WORDS = frozenset(_OWNERS.values())


@lru_cache(maxsize=65536)
def owner_of(name: str) -> str | None:
    """
    The country of a body that every country has, where the name says it.

    >>> owner_of("Finnish Foreign Ministry"), owner_of("Foreign Ministry"), owner_of("Finnish Red Cross")
    ('finland', None, None)
    """
    words = body_words(name)
    owners = [word for word in words if word in _COUNTRY_WORDS]
    rest = [word for word in words if word not in _COUNTRY_WORDS]
    return owners[0] if len(owners) == 1 and rest and set(rest) <= EVERYWHERE else None


def with_owner(name: str, before: str) -> str:
    """
    The name of a body that every country has, with the country named just before it.

    >>> with_owner("foreign ministry", "a spokesman of the Finnish ")
    'Finland foreign ministry'
    >>> with_owner("foreign ministry", "officials said the "), with_owner("Reuters", "Finland's ")
    ('foreign ministry', 'Reuters')
    """
    if not is_everywhere(name):
        return name
    match = _OWNER_BEFORE.search(before)
    words = match.group(1) if match else ""
    for owner in (words, words.split(" ")[-1]):
        country = PEOPLES.get(owner) or COUNTRIES.get(owner)
        if country and owner:
            return f"{country} {name}"
    return name


# Foreign heads of bodies' names that English papers print as often as the English word.
_TRANSLATED = {
    "jabhat": "front", "jabha": "front", "hizb": "party", "jaish": "army", "jaysh": "army", "harakat": "movement",
    "liwa": "brigade", "frente": "front", "partido": "party", "parti": "party", "partai": "party", "movimiento": "movement",
    "ejercito": "army", "universidad": "university", "ministerio": "ministry",
}  # fmt: skip


def _american(word: str) -> str:
    for old, new in (
        ("isation", "ization"),
        ("defence", "defense"),
        ("centre", "center"),
        ("labour", "labor"),
        ("programme", "program"),
        ("theatre", "theater"),
    ):
        word = word.replace(old, new)
    return word


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """
    The acronyms a body's name gives: with and without its small words.

    >>> sorted(initials("Organisation for the Prohibition of Chemical Weapons"))
    ['OFTPOCW', 'OPCW']
    """
    words = [w for w in re.split(r"[^\w]+", anyascii(name)) if w]
    if len(words) < 2:
        return frozenset()
    full = "".join(w[0] for w in words).upper()
    bare = "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    return frozenset([full, bare])


def asked(keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """
    The keys by which a name looks for others: a body's head noun only where it has no other word.

    >>> asked([("body", "council"), ("body", "quell")]), asked([("body", "council")])
    ([('body', 'quell')], [('body', 'council')])
    """
    rarer = [key for key in keys if key[0] != "body" or key[1] not in _HEAD_KEYS]
    return rarer if any(key[0] == "body" for key in rarer) or not keys else keys


_HEAD_KEYS = HEADS | frozenset(skeleton(head) for head in HEADS)

# How many of the latest chains under one key are compared: the law that keeps the work near linear.
MOST_UNDER_ONE_KEY = 40


def is_acronym(name: str) -> bool:
    """True for a short name in capitals: "OPCW", "U.N."."""
    plain = name.replace(".", "")
    return 2 <= len(plain) <= 7 and plain.isalnum() and plain.isupper()


def stands_for(short: str, long: str) -> bool:
    """
    True for a short form whose letters stand in a body's name in order, its first letter first.

    >>> stands_for("Hasat", "Harbour Safety Trust"), stands_for("Lima", "Harbour Safety Trust")
    (True, False)
    """
    letters = iter(fold(long))
    plain = fold(short)
    capitals = sum(c.isupper() for c in short)
    return (
        2 <= len(plain) <= 8
        and plain.isalpha()
        and short[0].isupper()
        and (capitals > 1 or len(plain) > 3)
        and long[:1].lower() == plain[0]
        and all(letter in letters for letter in plain)
    )


@lru_cache(maxsize=65536)
def same_body(left: str, right: str) -> str | None:
    """
    Why two written names can be one body's, in words; None when they cannot.

    >>> same_body("OPCW", "Organization for the Prohibition of Chemical Weapons")
    'known short form'
    >>> same_body("ZCB", "Zembla Coffee Board"), same_body("NASA", "NASA Headquarters")
    ('acronym', None)
    >>> same_body("Syrian Observatory for Human Rights", "Observatory")
    'short form'
    >>> same_body("World Bank", "World Health Organization") is None
    True
    """
    if fold(left) == fold(right):
        return "same name"
    one, two = body_words(left), body_words(right)
    if not one or not two:
        return None
    if one == two or "".join(one) == "".join(two):
        return "same words"
    if known_as(left) & known_as(right):
        return "known short form"
    for short, long in ((left, right), (right, left)):
        if is_acronym(short) and short.replace(".", "") in initials(long):
            return "acronym"
    if is_acronym(left) and is_acronym(right):
        return "letters exchanged" if len(one[0]) > 3 and sorted(one[0]) == sorted(two[0]) else None
    if _day(one) and _day(one) == _day(two):
        return "named for the same day"
    if len(one) != len(two):
        short, long = (left, right) if len(one) < len(two) else (right, left)
        return "short form" if _shortens(short, long) else None
    if sorted(one) == sorted(two) and len(one) > 1:
        return "the words in another order"
    return "spelling" if all(map(_same_word, one, two)) else None


def _same_word(left: str, right: str) -> bool:
    """Are two words of bodies' names one: two English words never are, but for their plural?"""
    if left.rstrip("s") == right.rstrip("s"):
        return True
    english = left in common_words() and right in common_words()
    return not english and same_part(left, right) in {"same", "spelling"}


def _day(words: tuple[str, ...]) -> tuple[str, ...]:
    """The day and month in a body's name, if it has both."""
    found = tuple(sorted(w for w in words if w in MONTHS or (w.isdigit() and len(w) < 3)))
    return found if len(found) == 2 else ()


MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()
)


# Words that a body's name may end in or lose without becoming another body.
_LOOSE = frozenset(
    """international news group inc corp ltd co company companies channel tv television newspaper website
    magazine agency party movement band holdings corporation limited plc llc club network""".split()
)


# What may be said behind an acronym without another body being meant: "the HDU union".
_SORTS = frozenset("union group committee association federation alliance charity society".split())


def _shortens(short: str, long: str) -> bool:
    """Does a body's name with fewer words stand for the one with more?"""
    few, many = body_words(short), body_words(long)
    size = len(few)
    if owner_of(short) and size == 2:
        return False  # "Peru's court" is any of its courts
    before = body_words(re.split(r"\s(?:of|for|on)\s", long)[0])
    if before != many and before[-size:] == few and (size > 1 or few[0] in HEADS):
        return True
    if many[-size:] == few:
        team = short[:1].isupper() and few[0].endswith("s") and len(few[0]) > 4
        if size == 1 and few[0] not in HEADS and short not in KNOWN and not team:
            return False
        if size > 1 and few[-1] == "party" and not set(many[:-size]) <= _COUNTRY_WORDS:
            return False  # "Democratic Labour Party" is not the Labour Party
        return many[0] != "former"
    if many[:size] == few:
        rest = many[size:]
        loose = _LOOSE | _SORTS if is_acronym(short) else _LOOSE
        return all(word in loose for word in rest)
    if size < 2 or few[-1] != many[-1] or not set(few) <= set(many):
        return False
    # "Harbour Players Association" is not the Harbour Association, whose players it may speak for.
    return not any(w.endswith("s") and w in common_words() for w in set(many) - set(few))


@lru_cache(maxsize=65536)
def known_as(name: str) -> frozenset[str]:
    """
    What the table of short forms has a body's name for; "ABC" may be two bodies.

    >>> known_as("Tories") == known_as("Conservative Party"), known_as("Zembla Coffee Board")
    (True, frozenset())
    """
    plain = name.removeprefix("The ").removeprefix("the ")
    return _known().get(plain) or _known().get(" ".join(body_words(plain)), frozenset())


@lru_cache(maxsize=1)
def _known() -> dict[str, frozenset[str]]:
    """Short forms as printed, and long forms as words, to the bodies they are known for."""
    found: dict[str, frozenset[str]] = {}
    for short, bodies in LONG_FORMS.items():
        names = [" ".join(body_words(forms[0])) for forms in bodies]
        found[short] = frozenset(names)
        for name, forms in zip(names, bodies, strict=True):
            for form in forms:
                found.setdefault(" ".join(body_words(form)), frozenset([name]))
    return found
