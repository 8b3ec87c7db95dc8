"""
One person or place under several spellings: which report prints which.

Only words that stand for each other are compared (the surnames, the given names), and only when they
are near each other in letters; accents, hyphens and a missing given name are no difference.
"""

from difflib import SequenceMatcher

from anyascii import anyascii

from crossread.comparing.contrasts import Contrast, outlet
from crossread.model import Entity, Place, Reading

_NEAR = 0.6  # share of equal letters from which two words can be spellings of one


def _plain(word: str) -> str:
    return "".join(ch for ch in anyascii(word).lower() if ch.isalnum())


def spelled_apart(left: str, right: str) -> tuple[str, str] | None:
    """
    The words of two names that are spellings of one, when they differ; None when nothing does.

    >>> spelled_apart("Col. Omar Haddad", "Umar Haddad")
    ('Omar', 'Umar')
    >>> spelled_apart("Haddad", "Omar Haddad") is None
    True
    """
    words_left = [w for w in left.split() if _plain(w)]
    words_right = [w for w in right.split() if _plain(w)]
    known_left, known_right = set(map(_plain, words_left)), set(map(_plain, words_right))
    for a, b in zip(reversed(words_left), reversed(words_right), strict=False):
        one, other = _plain(a), _plain(b)
        if one == other:
            continue
        if one in known_right or other in known_left or min(len(one), len(other)) < 3:
            return None
        if one.startswith(other) or other.startswith(one):
            return None  # a possessive, a hyphenated part, a short form
        if SequenceMatcher(None, one, other).ratio() >= _NEAR:
            return a.strip(".,"), b.strip(".,")
        return None
    return None


def contrast_spellings(entity: Entity, by_id: dict[str, Reading]) -> Contrast | None:
    """The reports that spell one name differently, or None when all agree."""
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
