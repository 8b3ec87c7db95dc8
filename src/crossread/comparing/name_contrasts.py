"""
One person or place under several spellings: which report prints which.

Only words that stand for each other are compared (the surnames, the given names), and only when they
are near each other in letters; accents, hyphens and a missing given name are no difference. Words that
differ in vowels and doubled letters alone ("Morsi", "Mursi") are one name written in two ways: the
reports agree, and a reader who searches for it should know. A syllable or a consonant more is a
conflict, since one of the two is wrong.
"""

from difflib import SequenceMatcher
from itertools import groupby

from anyascii import anyascii

from crossread.comparing.contrasts import Contrast, list_outlets, outlet
from crossread.model import Entity, Place, Reading

_NEAR = 0.6  # share of equal letters from which two words can be spellings of one

# Articles and particles that one outlet writes apart, another joined, a third not at all.
_PARTICLES = frozenset(
    "al el ad an as ash ar at az ibn bin ben abu abd abdel abdul de da di van von".split()
)
_VOWELS = "aeiouy"
# One consonant of another script as different houses write it: "Kovatsev" and "Kovacev".
_ONE_SOUND = (
    ("tch", "ch"), ("tsch", "ch"), ("sch", "sh"), ("ts", "c"), ("tz", "c"), ("cz", "ch"), ("kh", "h"),
    ("zh", "j"), ("dj", "j"), ("dzh", "j"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"),
)  # fmt: skip


def _plain(word: str) -> str:
    return "".join(ch for ch in anyascii(word).lower() if ch.isalnum())


def _words(name: str) -> list[str]:
    """The words of a name without particles, hyphens taken as spaces."""
    words = [w.strip(".,") for w in name.replace("-", " ").replace("’", "'").split()]
    return [w.removesuffix("'s") for w in words if _plain(w) and _plain(w) not in _PARTICLES]


def sound_of(word: str) -> tuple[str, int]:
    """
    The consonants of a word, doubled ones once, and the number of its syllables.

    >>> sound_of("Haddad") == sound_of("Hadad"), sound_of("Haddad") == sound_of("Hadidad")
    (True, False)
    >>> sound_of("Kovatsev") == sound_of("Kovacev")
    True
    """
    letters = "".join(ch for ch, _ in groupby(_plain(word)))
    for written, sound in sorted(_ONE_SOUND, key=lambda row: -len(row[0])):
        letters = letters.replace(written, sound)
    consonants = "".join(ch for ch in letters if ch not in _VOWELS)
    syllables = sum(1 for vowel, _ in groupby(letters, key=lambda ch: ch in _VOWELS) if vowel)
    return consonants, syllables


def _slots(left: str, right: str) -> list[tuple[str, str]]:
    """The words of two names that stand for each other and differ, until two are no spellings of one."""
    words_left, words_right = _words(left), _words(right)
    known_left, known_right = set(map(_plain, words_left)), set(map(_plain, words_right))
    found: list[tuple[str, str]] = []
    for a, b in zip(reversed(words_left), reversed(words_right), strict=False):
        one, other = _plain(a), _plain(b)
        if one == other:
            continue
        if one in known_right or other in known_left or min(len(one), len(other)) < 3:
            break
        if one.startswith(other) or other.startswith(one):
            if sound_of(a) != sound_of(b):
                break  # a possessive, a hyphenated part
        elif one[:3] == other[:3] and a is words_left[0] and b is words_right[0]:
            if sound_of(a) != sound_of(b):
                break  # a given name and its short form
        found.append((a, b))
        if sound_of(a) != sound_of(b):
            break
    return found


def spelled_apart(left: str, right: str) -> tuple[str, str] | None:
    """
    The words of two names that are spellings of one, when they differ; None when nothing does.

    The same consonants with other vowels ("Morsi", "Mursi") are the usual freedom of writing a name
    in Latin letters, and no difference; a syllable more or another consonant is one.

    >>> spelled_apart("Col. Omar Haddad", "Omar Hadidad")
    ('Haddad', 'Hadidad')
    >>> spelled_apart("Haddad", "Omar Haddad") is None
    True
    """
    for a, b in _slots(left, right):
        if sound_of(a) != sound_of(b):
            near = SequenceMatcher(None, _plain(a), _plain(b)).ratio() >= _NEAR
            return (a, b) if near else None
    return None


def spelled_freely(left: str, right: str) -> tuple[str, str] | None:
    """
    The words of two names that differ in vowels and doubled letters alone; None when nothing does.

    >>> spelled_freely("Omar Haddad", "Umar Hadad"), spelled_freely("Omar Haddad", "Omar Hadidad")
    (('Haddad', 'Hadad'), None)
    """
    return next(((a, b) for a, b in _slots(left, right) if sound_of(a) == sound_of(b)), None)


def _written_freely(texts: dict[Place, str], by_id: dict[str, Reading]) -> Contrast | None:
    """The contrast of names that differ in vowels alone; a surname tells only its own spelling."""
    forms: dict[tuple[str, ...], list[Place]] = {}
    for place, text in texts.items():
        forms.setdefault(tuple(map(_plain, _words(text))), []).append(place)
    told = {
        letters: places
        for letters, places in forms.items()
        if not any(set(letters) < set(other) for other in forms)
    }
    if len(told) < 2:
        return None
    names = ", ".join(
        f"“{texts[places[0]]}” ({list_outlets([by_id[place.report] for place in places])})"
        for places in told.values()
    )
    ways = "two" if len(told) == 2 else "several"
    at = tuple(sorted(place for places in told.values() for place in places))
    return Contrast("agree", f"One name is spelled in {ways} ways: {names}.", at)


def contrast_spellings(entity: Entity, by_id: dict[str, Reading]) -> Contrast | None:
    """How reports spell one name: in conflict where a sound differs, freely where only vowels do."""
    if entity.kind not in ("person", "place"):
        return None  # the names of bodies differ by translation and by the house's spelling
    longest: dict[str, Place] = {}
    for mention in entity.mentions:
        if mention.in_source or mention.report not in by_id:
            continue
        held = longest.get(mention.report)
        if held is None or len(mention.span) > len(held.span):
            longest[mention.report] = mention
    places = sorted(longest.values())
    texts = {p: p.span.of(by_id[p.report].parse.text) for p in places}
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    for left, right in pairs:
        apart = spelled_apart(texts[left], texts[right])
        if apart is not None:
            one, other = (outlet(by_id[place.report]) for place in (left, right))
            why = f"{one} spells the name {apart[0]}, {other} {apart[1]}."
            others = (p for p in places if spelled_apart(texts[places[0]], texts[p]) is not None)
            return Contrast("conflict", why, tuple(places), tuple(p.report for p in others))
    if any(spelled_freely(texts[left], texts[right]) for left, right in pairs):
        return _written_freely(texts, by_id)
    return None
