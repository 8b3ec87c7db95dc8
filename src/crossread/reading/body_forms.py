"""
When two written names can be one body's: short forms, acronyms, owners, known names, spelling.

A body's name is cut into the words that carry it, British and American spelling made one. Two bodies of one sort
that differ in the words before their noun are two; what every country has is told apart by its country. A short
form stands for a longer name by its letters, by the table of short forms, or by the words it leaves out.
Wrong on: sister papers and clubs called by their noun alone, and short forms of several bodies.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from crossread.lexicon.given_names import common_words
from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.organizations import EVERYWHERE, HEADS, KNOWN, LONG_FORMS
from crossread.reading.name_forms import fold, same_part, skeleton

_SMALL = frozenset("of the for and on in to de la du des et & at".split())


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
    magazine agency party movement band holdings corporation limited plc llc club network
    institution communications broadcasting trust""".split()
)


# What may be said behind an acronym without another body being meant: "the HDU union".
_SORTS = frozenset("union group committee association federation alliance charity society".split())


# What a body known by two words or more may be called in full: "Quell Harbours Federation of Peru".
_NATIONAL = frozenset("federation foundation alliance association society church".split())


# What names a body by another, which it is not.
_AGAINST = frozenset("against anti stop versus without friends beyond".split())


def _shortens(short: str, long: str) -> bool:
    """Does a body's name with fewer words stand for the one with more?"""
    few, many = body_words(short), body_words(long)
    size = len(few)
    if not set(many).isdisjoint(_AGAINST) or (owner_of(short) and size == 2):
        return (
            False  # "Stand Against the Board" is not the Board; "Peru's court" is any of its courts
        )
    before = body_words(re.split(r"\s(?:of|for|on)\s", long)[0])
    if before != many and before[-size:] == few and (size > 1 or few[0] in HEADS):
        return True
    if many[-size:] == few:
        if size == 1 and short in LONG_FORMS and not set(many[:-1]) <= _COUNTRY_WORDS:
            return False  # "Quell Senate GOP" is no whole party
        team = short[:1].isupper() and few[0].endswith("s") and len(few[0]) > 4
        if size == 1 and few[0] not in HEADS and short not in KNOWN and not team:
            return False
        if size > 1 and few[-1] == "party" and not set(many[:-size]) <= _COUNTRY_WORDS:
            return False  # "Democratic Labour Party" is not the Labour Party
        return many[0] != "former"
    if many[:size] == few:
        rest = many[size:]
        loose = _LOOSE | _SORTS if is_acronym(short) else _LOOSE
        national = size > 1 and rest[0] in _NATIONAL and not set(few) & _COUNTRY_WORDS
        return national or all(word in loose for word in rest)
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
