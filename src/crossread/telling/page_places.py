"""
Where the places of a story lie: looked up in a gazetteer that is shipped with the page.

`assets/gazetteer.txt` (built by web/map.mjs from GeoNames, CC BY 4.0) has countries, first-level
divisions and towns of 5,000 people and more. A name is looked up as the reports spell it, then, inside
the countries that the reports speak of, in nearly that spelling ("Khan Sheikhoun", "Khan Shaykhun").
Of several towns of one name the likeliest is taken: the one that the words beside it name ("Paris,
Texas"), else by people, with a country or division that the reports speak of counting as much as ten
times the people. What was chosen among, and how, is said in words.

Gets wrong: a small place that shares its name with a large one of a country that is spoken of; quarters
of a city and features of the land, which are mostly not in the gazetteer, and then are said to be not
located; a division's name that is also its town's, which is taken for the town.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
from rapidfuzz.distance import Indel

from crossread.lexicon.nationalities import COUNTRIES, PEOPLES
from crossread.lexicon.places import REGIONS, STATES
from crossread.model import Digest, Entity, Story

_FILE = Path(__file__).parent / "assets" / "gazetteer.txt"

# A town of fewer people is believed only in a country or division that the reports speak of: the
# name of a quarter, a river or a family is too often that of a town somewhere.
_KNOWN_ANYWHERE = 300_000
_SPOKEN_OF = 1.0  # in powers of ten of people: what being in a country spoken of counts
_CAPITAL = 1.5
_CLOSE = 2.0  # how near the next likeliest must come for the choice to be spoken of
_NEARLY = 0.9  # how alike two spellings must be

# Countries that the gazetteer has under another name than the lexicon.
_ALSO = {
    "Democratic Republic of Congo": "CD", "Republic of Congo": "CG", "East Timor": "TL",
    "Macedonia": "MK", "Macau": "MO",
}  # fmt: skip

# Words that say that a name is a division's.
_DIVISION_WORD = re.compile(
    r"\b(?:province|region|governorate|state|prefecture|oblast|county|district|republic of)\b", re.I
)
_ARTICLE = re.compile(r"(?:^|(?<=\|))(?:al|el|ad|ar|as|ash|at|an|az|the)[ -]+", re.M)
_SAINT = re.compile(r"\bst\.? ")
_SIGNS = re.compile("[\u0300-\u036f]+")
_NO_LETTER = re.compile(r"[^a-z0-9\n|]+")
_VOWELS = re.compile(r"[aeiouyw]|h$")
_TWICE = re.compile(r"(.)\1")
# Letters that do not come apart into a plain letter and a sign.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
                        "œ": "oe"})  # fmt: skip


class Town(msgspec.Struct, frozen=True):
    """One town of the gazetteer, or a division as the towns it has: degrees, and people."""

    name: str
    country: str  # two letters of ISO 3166
    division: str
    latitude: float
    longitude: float
    people: float
    capital: bool = False
    reach: float = (
        0.0  # of a division: kilometres from the middle that nine in ten of its towns lie in
    )


Row = tuple[str, str, str]  # a town's line as it stands in the file, its country, its division


class Gazetteer(msgspec.Struct, frozen=True):
    """The table, by folded name. Lines are read into towns only when they are asked for."""

    countries: dict[str, str]  # to its code
    names: dict[str, str]  # of a code, in words
    towns: dict[str, list[Row]]
    divisions: dict[str, list[tuple[str, str]]]  # country, name
    inside: dict[tuple[str, str], list[str]]  # the lines of a division's towns

    def towns_called(self, folded: str) -> list[Town]:
        """The towns of a folded name."""
        return [_town(*row) for row in self.towns.get(folded, ())]

    def divisions_called(self, folded: str) -> list[Town]:
        """The divisions of a folded name, each as its towns show it."""
        found = self.divisions.get(folded, ())
        return [_division(name, country, self.inside[country, name]) for country, name in found]


class Located(msgspec.Struct, frozen=True):
    """Where one place lies, how precisely, and how that is known, in words."""

    entity: str
    name: str
    precision: str  # country, division, town, nowhere
    words: str
    country: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    reach: float = 0.0  # kilometres around the middle of a division


def fold_name(text: str) -> str:
    """
    A name as letters alone, without the signs and articles that spellings differ by. Line breaks and
    the marks between names stay, so that a whole table can be folded at once.

    >>> fold_name("Al-Ḥasakah"), fold_name("St. John’s"), fold_name("Prachin Buri")
    ('hasakah', 'saintjohns', 'prachinburi')
    """
    plain = _SIGNS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_PLAIN)
    return _NO_LETTER.sub("", _SAINT.sub("saint", _ARTICLE.sub("", plain)))


def sound_of(folded: str) -> str:
    """
    The consonants of a folded name, doubled ones once: what survives most transcriptions.

    >>> sound_of("khansheikhoun") == sound_of("khanshaykhun")
    True
    """
    return _TWICE.sub(r"\1", _VOWELS.sub("", folded))


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two places given as latitude and longitude."""
    a, b, c, d = map(math.radians, (*one, *other))
    arc = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(arc)))


def middle_of(places: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of places on the globe, as latitude and longitude."""
    x = y = z = 0.0
    for latitude, longitude in places:
        a, b = math.radians(latitude), math.radians(longitude)
        x += math.cos(a) * math.cos(b)
        y += math.cos(a) * math.sin(b)
        z += math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _town(line: str, country: str, division: str) -> Town:
    names, latitude, longitude, people, *capital = line.split("\t")
    return Town(
        names.split("|")[0], country, division, int(latitude) / 100, int(longitude) / 100,
        float(people) * 100, capital=bool(capital),
    )  # fmt: skip


def _division(name: str, country: str, lines: list[str]) -> Town:
    """A division as its towns show it: their middle, how far they reach, how many people they have."""
    towns = [_town(line, country, name) for line in lines]
    middle = middle_of((t.latitude, t.longitude) for t in towns)
    far = sorted(distance(middle, (t.latitude, t.longitude)) for t in towns)
    reach = max(15.0, far[(4 * (len(far) - 1)) // 5])
    people = sum(t.people for t in towns)
    return Town(name, country, name, middle[0], middle[1], people, reach=reach)


@cache
def gazetteer() -> Gazetteer:
    """
    The shipped table, read once.

    >>> gazetteer().countries["syria"], gazetteer().towns_called("aleppo")[0].country
    ('SY', 'SY')
    """
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    folded = fold_name("\n".join(line.split("\t", 1)[0] for line in lines)).splitlines()
    found = Gazetteer({}, {}, {}, {}, {})
    country = division = ""
    for line, keys in zip(lines, folded, strict=True):
        mark = line[0]
        if mark == "*":
            country, *names = line[1:].split("\t")
            found.names[country] = names[0]
            for name in names:
                found.countries.setdefault(fold_name(name), country)
        elif mark == "=":
            division = line[1:]
        elif mark != "#":
            found.inside.setdefault((country, division), []).append(line)
            for key in dict.fromkeys(keys.split("|")):
                found.towns.setdefault(key, []).append((line, country, division))
    _index_more(found)
    return found


def _index_more(table: Gazetteer) -> None:
    """Names that do not stand in the file as they are looked up."""
    for country, division in table.inside:
        for key in _keys_of_division(division):
            table.divisions.setdefault(key, []).append((country, division))
    for name, key in (("Washington, D.C.", "washington"), ("New York City", "newyork")):
        for row in table.towns.get(fold_name(name), ()):
            if row not in table.towns.get(key, ()):
                table.towns.setdefault(key, []).append(row)
    table.countries.update({fold_name(name): code for name, code in _ALSO.items()})
    for name, plain in COUNTRIES.items():
        code = table.countries.get(fold_name(name)) or table.countries.get(fold_name(plain))
        if code:
            table.countries[fold_name(name)] = code
            table.names[code] = plain


@cache
def _keys_of_division(division: str) -> tuple[str, ...]:
    """What a division is looked up by; "Newfoundland and Labrador" also by either half."""
    whole = _DIVISION_WORD.sub("", division)
    keys = dict.fromkeys(fold_name(part) for part in (whole, *whole.split(" and ")))
    return tuple(key for key in keys if key)


class _Told(msgspec.Struct, frozen=True):
    """What the reports speak of, to choose among places of one name by."""

    countries: frozenset[str]
    divisions: frozenset[str]  # folded
    beside: dict[str, tuple[str, ...]]  # entity id to names that follow it: "Paris, Texas"


def _what_is_told(digest: Digest, story: Story, places: list[Entity]) -> _Told:
    table = gazetteer()
    starts = {(p.report, p.span.start): e for e in places for p in e.mentions}
    beside: dict[str, dict[str, None]] = {}
    words: set[str] = set()
    for report in story.reports:
        words.update(digest.reading(report).document.text.split())
    for entity in places:
        for place in entity.mentions:
            text = digest.reading(place.report).document.text
            gap = re.match(r",\s{1,2}", text[place.span.end : place.span.end + 3])
            after = starts.get((place.report, place.span.end + gap.end())) if gap else None
            if after is not None and after.id != entity.id:
                for name in after.spellings or (after.name,):
                    beside.setdefault(entity.id, {})[STATES.get(name, name)] = None
    names = [fold_name(STATES.get(n, n)) for e in places for n in (e.name, *e.spellings)]
    countries = {table.countries[name] for name in names if name in table.countries}
    for word in words:
        country = PEOPLES.get(word.strip(".,;:!?()[]\"“”'’"))
        if country and fold_name(country) in table.countries:
            countries.add(table.countries[fold_name(country)])
    divisions = frozenset(name for name in names if name in table.divisions)
    return _Told(
        frozenset(countries), divisions, {key: tuple(found) for key, found in beside.items()}
    )


def _fits(town: Town, name: str) -> bool:
    """True when a name that stands beside a place's is that of the town's division or country."""
    folded = fold_name(name)
    is_division = folded in _keys_of_division(town.division) and not town.reach
    return is_division or gazetteer().countries.get(folded) == town.country


def _likely(town: Town, told: _Told) -> float:
    division = any(key in told.divisions for key in _keys_of_division(town.division))
    score = math.log10(max(town.people, 100.0)) + _CAPITAL * town.capital
    score += _SPOKEN_OF * (town.country in told.countries)
    return score + _SPOKEN_OF * (division and not town.reach)


def _candidates(entity: Entity, told: _Told) -> tuple[list[Town], bool]:
    """What the gazetteer has under an entity's spellings, and whether the spelling is the same."""
    table = gazetteer()
    full = [STATES.get(name, name) for name in dict.fromkeys((entity.name, *entity.spellings))]
    names = dict.fromkeys(fold_name(_DIVISION_WORD.sub("", name)) for name in full)
    divisions = [d for name in names for d in table.divisions_called(name)]
    if any(_DIVISION_WORD.search(name) for name in full) and divisions:
        return divisions, True
    is_region = bool(set(full) & REGIONS)
    towns = [] if is_region else [t for n in names for t in table.towns_called(n)]
    seats = {(t.country, t.division) for t in towns}
    found = towns + [d for d in divisions if (d.country, d.division) not in seats]
    if found or is_region:
        return found, True
    return [t for name in names for t in _nearly(name, told)], False


def _is_believed(town: Town, told: _Told) -> bool:
    if town.country in told.countries or town.capital:
        return True
    return town.name in _STATE_NAMES if town.reach else town.people >= _KNOWN_ANYWHERE


_STATE_NAMES = frozenset(STATES.values())


def _nearly(folded: str, told: _Told) -> list[Town]:
    """The one town of the countries spoken of that is spelt nearly so; none when two are."""
    sound = sound_of(folded)
    if len(folded) < 4 or not told.countries:
        return []
    found: dict[Town, None] = {}
    for name, rows in gazetteer().towns.items():
        if name[:1] != folded[:1] or abs(len(name) - len(folded)) > 4:
            continue
        near = [row for row in rows if row[1] in told.countries]
        if not near:
            continue
        alike = len(sound) > 3 and sound_of(name) == sound
        if alike or Indel.normalized_similarity(name, folded, score_cutoff=_NEARLY):
            found.update(dict.fromkeys(_town(*row) for row in near))
    return list(found) if len(found) == 1 else []


# Names of countries that a sentence puts "the" before.
_WITH_ARTICLE = re.compile(
    r"^(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Seychelles|Comoros)"
    r"|Republic|Islands|Territories"
)


def name_country(code: str) -> str:
    """
    A country in the middle of a sentence.

    >>> name_country("US"), name_country("SY")
    ('the United States', 'Syria')
    """
    name = gazetteer().names[code]
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def _say_where(entity: Entity, town: Town, spelled: bool) -> str:
    country = name_country(town.country)
    if town.reach:
        folded = fold_name(_DIVISION_WORD.sub("", STATES.get(entity.name, entity.name)))
        whole = folded == _keys_of_division(town.division)[0]
        words = f"a region of {country}" if whole else f"in {town.division}, {country}"
        if whole and entity.name in STATES:
            words = f"{town.division}, {words}"
    else:
        apart = town.division and fold_name(town.division) != fold_name(town.name)
        words = f"a town in {town.division}, {country}" if apart else f"a town in {country}"
    if town.capital:
        words = f"the capital of {country}"
    return words if spelled else f"{words}, spelt {town.name} in the gazetteer"


def _locate(entity: Entity, told: _Told) -> Located:
    table = gazetteer()
    for name in (entity.name, *entity.spellings):
        code = table.countries.get(fold_name(name))
        if code:
            return Located(entity.id, entity.name, "country", "a country", code)
    found, spelled = _candidates(entity, told)
    beside = [
        (town, name)
        for town in found
        for name in told.beside.get(entity.id, ())
        if _fits(town, name)
    ]
    believed = [town for town, _ in beside] or [t for t in found if _is_believed(t, told)]
    if not believed:
        is_region = not REGIONS.isdisjoint((entity.name, *entity.spellings))
        why = "a region without a border of its own" if is_region else "not in the gazetteer"
        return Located(entity.id, entity.name, "nowhere", why)
    ranked = sorted(believed, key=lambda t: (-_likely(t, told), t.country, t.division))
    town, words = ranked[0], _say_where(entity, ranked[0], spelled)
    others = len(dict.fromkeys(found)) - 1
    if beside and others:
        words += f"; told from {others} more of that name by “{beside[0][1]}” beside it"
    elif len(ranked) > 1 and _likely(ranked[1], told) > _likely(town, told) - _CLOSE:
        words += f"; the likeliest of {others + 1} places of that name"
    return Located(
        entity.id, entity.name, "division" if town.reach else "town",
        words, town.country, town.latitude, town.longitude, town.reach,
    )  # fmt: skip


def locate_places(digest: Digest, story: Story) -> tuple[Located, ...]:
    """Every place that a story names, located where the gazetteer can, in the order of the entities."""
    places = [entity for entity in story.entities if entity.kind == "place"]
    if not places:
        return ()
    told = _what_is_told(digest, story, places)
    return tuple(_locate(entity, told) for entity in places)
