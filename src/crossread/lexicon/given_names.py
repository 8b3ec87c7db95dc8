"""
Given names with the sexes they are given to, and words that running English prints in lower case.

Both tables lie in `tables/` and were made by training/tables/build_name_tables.py; their sources
and licences stand in their first lines.
"""

from functools import cache
from pathlib import Path

_TABLES = Path(__file__).parent / "tables"


def _lines(name: str) -> list[str]:
    text = (_TABLES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def given_names() -> dict[str, str]:
    """
    Given names and their sexes: "m", "f", "fm" for both, "u" for not known.

    >>> given_names()["Ahmad"], given_names()["Mary"]
    ('m', 'f')
    """
    pairs = (line.split("\t") for line in _lines("given_names.txt"))
    return dict(pairs)


@cache
def common_words() -> frozenset[str]:
    """
    Words in lower case that running English uses as ordinary words.

    >>> "police" in common_words(), "damascus" in common_words()
    (True, False)
    """
    return frozenset(_lines("common_words.txt"))


@cache
def surnames() -> frozenset[str]:
    """
    Family names, without the Arabic article.

    >>> "Merkel" in surnames(), "Lisbon" in surnames()
    (True, False)
    """
    return frozenset(_lines("surnames.txt"))
