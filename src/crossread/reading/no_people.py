"""
Names that look like people's and are things': "Harbour Underground", "the Ada Quill Show", "Xinhua".

Two capitalised words are a person to a small reader more often than they should be. What speaks against
it: a common noun for a last word that is nobody's family name, a first word that is a place, an article
before the whole name, and a body or place of the report whose longer name opens with the word.
Wrong on: people whose family name is a common noun and stands in no table, introduced after a town's name.
"""

from collections import Counter

from crossread.language.parse import UPOS
from crossread.lexicon.given_names import given_names, surnames
from crossread.lexicon.organizations import EVENT_HEADS, HEADS, PLACE_HEADS
from crossread.lexicon.places import places
from crossread.model import EntityKind
from crossread.reading.capitals import Candidate, Words, is_ordinary

# What programmes, works and honours end in, though some of the words are family names too.
_WORKS = frozenset(
    "show lecture prize award awards medal trophy report inquiry project programme tour album act bill".split()
)
_NOUNS = frozenset([UPOS.index("NOUN"), UPOS.index("PROPN"), UPOS.index("ADJ"), UPOS.index("NUM")])


def kinds_of_things(
    page: Words, chosen: list[Candidate], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """The right kind of each name that `kinds` has for a person's and that is none."""
    people = [c for c in chosen if kinds.get(page.text(c.first, c.last)) == "person"]
    seen, behind_article = Counter[str](), Counter[str]()
    for candidate in people:
        text = page.text(candidate.first, candidate.last)
        seen[text] += 1
        behind_article[text] += _stands_as_thing(page, candidate)
    whole = {word for text in seen if " " in text for word in text.split()}
    longer = _opened_by(page, chosen, kinds)
    found: dict[str, EntityKind] = {}
    for text in sorted(seen):
        words = text.split()
        if len(words) > 1:
            if _ends_as_thing(words, behind_article[text] > 0):
                found[text] = _kind_by_head(words[-1].lower())
        elif text in whole or text in surnames() or text in given_names():
            continue
        elif text in longer:
            found[text] = longer[text]
        elif behind_article[text] == seen[text] > 1 and text not in places():
            found[text] = "organization"
    return found


def _stands_as_thing(page: Words, candidate: Candidate) -> bool:
    """Does "the" stand before a name that qualifies no noun behind it ("the Quill", not "the Quill tapes")?"""
    before, after = candidate.first - 1, candidate.last
    if before < 0 or page.lower[before] != "the" or page.titled[candidate.first]:
        return False
    if after >= len(page.words) or not page.parse.has_trees:
        return False
    return int(page.parse.upos[after]) not in _NOUNS and page.words[after] not in {"-", "'s", "’s"}


def _ends_as_thing(words: list[str], behind_article: bool) -> bool:
    """Does a name of several words end in a noun that is nobody's family name?"""
    last = words[-1]
    if last.lower() in _WORKS and (behind_article or len(words) > 2):
        return True
    if last in surnames() or not last.isalpha() or last.isupper() or not last[0].isupper():
        return False
    noun = is_ordinary(last) or last.lower() in PLACE_HEADS | HEADS | EVENT_HEADS
    given = words[0] in given_names()
    return (noun and (not given or words[0] in places())) or (behind_article and not given)


def _kind_by_head(head: str) -> EntityKind:
    if head in HEADS:
        return "organization"
    if head in EVENT_HEADS or head in _WORKS:
        return "event"
    return "place" if head in PLACE_HEADS else "organization"


def _opened_by(
    page: Words, chosen: list[Candidate], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """Words inside the longer names of bodies and places, and the kind of these."""
    found: dict[str, EntityKind] = {}
    for candidate in chosen:
        kind = kinds.get(page.text(candidate.first, candidate.last), candidate.kind)
        words = page.words[candidate.first : candidate.last]
        if kind not in {"organization", "place"} or len(words) < 2:
            continue
        if words[-1].lower() not in HEADS and words[-1].lower() not in PLACE_HEADS:
            continue
        for word in words[:-1]:
            if not is_ordinary(word):
                found.setdefault(word, kind)
    return found
