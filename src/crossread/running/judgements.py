"""
A person's corrections, read from a file to which they were appended, one JSON object a line.

    {"judgement": "same", "names": ["Ida Rose", "Aida Rosen"], "by": "desk", "why": "one passport"}
    {"judgement": "different", "quotes": ["the pier will stand", "the pier stands"],
     "in": ["a.txt", "b.txt"], "by": "desk", "why": "two press conferences"}

(The second stands on one line in the file.) `names` are names as a report prints them, `quotes` some
words of each quotation as printed. `in` says in which report each side stands, by the end of its path;
without it every report is meant. A later line on the same two overrules an earlier one, so nothing
ever needs to be taken out. Empty lines and lines that begin with # are passed over.

A line that breaks a rule stops the run: a correction that is passed over in silence is worse than none.
"""

from pathlib import Path
from typing import Any, Literal

import msgspec

from crossread.errors import JudgementError
from crossread.model import Judgement

_KEYS = ("judgement", "names", "quotes", "in", "by", "why", "on")
_FORM = '{"judgement": "same", "names": ["...", "..."], "by": "...", "why": "..."}'


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """
    The judgements of a file, in the order of its lines, without those that a later line overrules.

    Raises `JudgementError` naming the file, the line and the rule that it breaks.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    latest: dict[object, Judgement] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            judgement = parse_judgement(line, number)
        except ValueError as error:
            raise JudgementError(f"{path}, line {number}: {error}") from error
        sides = frozenset(
            ((" ".join(side.casefold().split()), report))
            for side, report in (
                (judgement.left, judgement.left_report),
                (judgement.right, judgement.right_report),
            )
        )
        latest.pop((judgement.about, sides), None)
        latest[judgement.about, sides] = judgement
    return tuple(latest.values())


def parse_judgement(line: str, number: int) -> Judgement:
    """
    The judgement that one line states. Raises `ValueError` with the rule that the line breaks.

    >>> line = '{"judgement": "same", "names": ["Ida Rose", "I. Rosen"], "by": "me", "why": "told so"}'
    >>> parse_judgement(line, 3).right
    'I. Rosen'
    >>> parse_judgement('{"judgement": "alike"}', 4)
    Traceback (most recent call last):
    ...
    ValueError: "judgement" must be "same" or "different"
    """
    try:
        row = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a JSON object ({error}); a line looks like {_FORM}") from error
    if not isinstance(row, dict):
        raise ValueError(f"not a JSON object; a line looks like {_FORM}")
    strange = [key for key in row if key not in _KEYS]
    if strange:
        raise ValueError(f"unknown key {strange[0]!r}; known are {', '.join(_KEYS)}")
    if row.get("judgement") not in ("same", "different"):
        raise ValueError('"judgement" must be "same" or "different"')
    if ("names" in row) == ("quotes" in row):
        raise ValueError('exactly one of "names" and "quotes" must be given')
    about: Literal["names", "quotes"] = "names" if "names" in row else "quotes"
    sides = _two(row[about], about)
    reports = _reports(row.get("in"))
    if sides[0].split() == sides[1].split() and reports[0] == reports[1]:
        raise ValueError(
            f'the two of "{about}" are the same words; say with "in" where each stands'
        )
    for key in ("by", "why"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f'"{key}" must say in words who judged and why')
    return Judgement(
        number, row["judgement"], about, *sides, row["by"].strip(), row["why"].strip(), *reports
    )  # fmt: skip


def _two(value: Any, key: str) -> tuple[str, str]:
    """Two texts that say something."""
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f'"{key}" must be a list of two texts')
    left, right = value
    if not all(isinstance(v, str) and any(c.isalnum() for c in v) for v in value):
        raise ValueError(f'"{key}" must be a list of two texts with words in them')
    return left, right


def _reports(value: Any) -> tuple[str | None, str | None]:
    """Where each side stands: the end of a report's path, or None for everywhere."""
    if value is None:
        return None, None
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError('"in" must be a list of two: the end of a path, or null, for each side')
    if not all(v is None or (isinstance(v, str) and v) for v in value):
        raise ValueError('"in" must be a list of two: the end of a path, or null, for each side')
    return value[0], value[1]
