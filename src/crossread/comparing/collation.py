"""
Two wordings set against each other word by word, as an editor collates witnesses.

What one has and the other has not is named by what it is: dropped, inserted, another tense, brackets,
or other words. The alignment is Ratcliff and Obershelp's, as Python's difflib does it, over words.
Wrong on: words that moved, which show as dropped in one place and inserted in another.
"""

from difflib import SequenceMatcher
from typing import Literal

from crossread.lexicon.stems import stem
from crossread.model import Change

_CURLY = str.maketrans("‘’‛“”„‟", "''''\"\"\""[:7])
_TRIM = ".,;:!?\"'…"
_TENSES = {
    frozenset(pair.split())
    for pair in (
        "is was", "are were", "will would", "can could", "may might", "has had", "have had",
        "shall should", "am was", "do did", "does did", "'ll would", "'s was", "is be", "are be",
        "was be", "were be", "has have",
    )
}  # fmt: skip


def plain_words(text: str) -> list[str]:
    """
    The words of a wording as they are compared: small letters, straight marks, no stops.

    >>> plain_words("“We — all of us — will,”")
    ['we', '—', 'all', 'of', 'us', '—', 'will']
    """
    plain = text.translate(_CURLY).lower().replace("—", " — ").replace("–", " – ")
    return [word for word in (raw.strip(_TRIM) for raw in plain.split()) if word]


def _printed(text: str) -> list[str]:
    """The words as printed, one for each of `plain_words`."""
    plain = text.replace("—", " — ").replace("–", " – ")
    return [raw for raw in plain.split() if raw.translate(_CURLY).lower().strip(_TRIM)]


def collate(left: str, right: str) -> tuple[Change, ...]:
    """
    What the right wording has that the left has not, and the other way round, word by word.

    Stops, capitals and the shape of marks are no difference.

    >>> for change in collate("We will rebuild the old pier.", "We would rebuild the (old) harbour"):
    ...     print(change.op, "|", change.left, "|", change.right)
    tense | will | would
    bracket | old | (old)
    substitute | pier. | harbour
    """
    a, b = plain_words(left), plain_words(right)
    shown_a, shown_b = _printed(left), _printed(right)
    changes = []
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            continue
        changes.extend(_changes(a[i:j], b[k:m], shown_a[i:j], shown_b[k:m]))
    return tuple(changes)


def _changes(a: list[str], b: list[str], shown_a: list[str], shown_b: list[str]) -> list[Change]:
    """One stretch that differs as one change, or word by word where the words pair off."""
    if a and len(a) == len(b) and len(a) <= 4:
        kinds = [_kind(x, y) for x, y in zip(a, b, strict=True)]
        if any(kind != "substitute" for kind in kinds):
            return [Change(kind, x, y) for kind, x, y in zip(kinds, shown_a, shown_b, strict=True)]
    left, right = " ".join(shown_a), " ".join(shown_b)
    bracketed = any(word.startswith(("[", "(")) for word in [*a, *b])
    if not b:
        return [Change("bracket" if bracketed else "drop", left, "")]
    if not a:
        return [Change("bracket" if bracketed else "insert", "", right)]
    return [Change("bracket" if bracketed else "substitute", left, right)]


def _kind(left: str, right: str) -> Literal["substitute", "tense", "bracket"]:
    """What sort of change it is when one word stands for another."""
    if left.startswith(("[", "(")) or right.startswith(("[", "(")):
        return "bracket"
    if frozenset((left, right)) in _TENSES:
        return "tense"
    verbal = ("ed", "ing", "s")
    if stem(left) == stem(right) and (left.endswith(verbal) or right.endswith(verbal)):
        return "tense"
    return "substitute"
