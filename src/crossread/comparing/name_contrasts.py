"""
One person or place under several spellings: which report prints which.

Only words that stand for each other are compared (the surnames, the given names), and only when they
are near each other in letters; accents, hyphens and a missing given name are no difference.
"""

from difflib import SequenceMatcher
from itertools import groupby

from anyascii import anyascii

from crossread.comparing.contrasts import Contrast, outlet
from crossread.model import Entity, Place, Reading

_NEAR = 0.6  # share of equal letters from which two words can be spellings of one

# Articles and particles that one outlet writes apart, another joined, a third not at all.
_PARTICLES = frozenset(
    "al el ad an as ash ar at az ibn bin ben abu abd abdel abdul de da di van von".split()
)
_VOWELS = "aeiouy"


def _plain(word: str) -> str:
    return "".join(ch for ch in anyascii(word).lower() if ch.isalnum())


def _words(name: str) -> list[str]:
    """The words of a name without particles, hyphens taken as spaces."""
    words = [w.strip(".,") for w in name.replace("-", " ").replace("’", "'").split()]
    return [w.removesuffix("'s") for w in words if _plain(w) and _plain(w) not in _PARTICLES]


def _sound(word: str) -> tuple[str, int]:
    """The consonants of a word, doubled ones once, and the number of its syllables."""
    letters = "".join(ch for ch, _ in groupby(_plain(word)))
    consonants = "".join(ch for ch in letters if ch not in _VOWELS)
    syllables = sum(1 for vowel, _ in groupby(letters, key=lambda ch: ch in _VOWELS) if vowel)
    return consonants, syllables


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
    words_left, words_right = _words(left), _words(right)
    known_left, known_right = set(map(_plain, words_left)), set(map(_plain, words_right))
    for a, b in zip(reversed(words_left), reversed(words_right), strict=False):
        one, other = _plain(a), _plain(b)
        if one == other:
            continue
        if one in known_right or other in known_left or min(len(one), len(other)) < 3:
            return None
        if one[:3] == other[:3] and a is words_left[0] and b is words_right[0]:
            return None  # a given name and its short form
        if one.startswith(other) or other.startswith(one):
            return None  # a possessive, a hyphenated part
        if _sound(a) == _sound(b):
            continue
        if SequenceMatcher(None, one, other).ratio() >= _NEAR:
            return a, b
        return None
    return None


def contrast_spellings(entity: Entity, by_id: dict[str, Reading]) -> Contrast | None:
    """The reports that spell one name differently, or None when all agree."""
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
    for i, left in enumerate(places):
        for right in places[i + 1 :]:
            apart = spelled_apart(texts[left], texts[right])
            if apart is None:
                continue
            one, other = apart
            why = (
                f"{outlet(by_id[left.report])} spells the name {one}, "
                f"{outlet(by_id[right.report])} {other}."
            )
            return Contrast("conflict", why, tuple(places))
    return None
