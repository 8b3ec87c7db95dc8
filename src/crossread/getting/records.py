"""
Reports out of a file of records: one JSON object per line, or one row of a table.

A record needs a text field (metadata.py lists its names); its other fields are facts about it. The
source text of such a report is the field's value, and its hash is that of the record's own line.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from crossread.getting.metadata import TEXT_FIELDS, facts_of, text_of
from crossread.model import Facts, Problem


class Record(msgspec.Struct, frozen=True):
    """One record: where it stands, the hash of its line, its text and its facts."""

    path: str  # file:line
    sha256: str
    text: str
    facts: Facts


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def _record(path: str, line: str, fields: Mapping[Any, Any]) -> Record | Problem:
    text = text_of(fields)
    if text is None:
        named = ", ".join(str(name) for name in fields)[:120] or "none"
        return Problem(
            path, "gathering",
            f"the record has no text: it needs one of {', '.join(TEXT_FIELDS[:3])}; its fields are {named}",
        )  # fmt: skip
    return Record(path, _hash(line), text, facts_of(fields))


def read_json_lines(path: str, text: str) -> Iterator[Record | Problem]:
    """
    The records of a JSON Lines text in order, and a problem for each line that is none.

    >>> [r.text for r in read_json_lines("a.jsonl", '{"body": "The pier is shut."}\\n')]
    ['The pier is shut.']
    """
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            fields = msgspec.json.decode(line.encode("utf-8", "replace"))
        except msgspec.DecodeError as error:
            yield Problem(
                place, "gathering", f"the line is not JSON ({error}); write one object per line"
            )
            continue
        except RecursionError:
            yield Problem(place, "gathering", "the line is nested too deeply to be a record")
            continue
        if isinstance(fields, dict):
            yield _record(place, line, fields)
        else:
            yield Problem(
                place, "gathering", "the line is JSON but no object; write one object per line"
            )


def read_rows(path: str, text: str) -> Iterator[Record | Problem]:
    """
    The records of a table in order; commas, semicolons or tabs between its columns.

    >>> [r.text for r in read_rows("a.csv", "url,text\\nx,The pier is shut.\\n")]
    ['The pier is shut.']
    """
    text = text.lstrip("\ufeff")
    lines = io.StringIO(text, newline="").readlines()
    mark = max(",;\t", key=(lines[0] if lines else "").count)
    csv.field_size_limit(max(csv.field_size_limit(), 100_000_000))  # articles are long fields
    rows = csv.reader(lines, delimiter=mark)
    header: list[str] = []
    before = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(
                f"{path}:{rows.line_num}", "gathering", f"the table breaks off here ({error})"
            )
            return
        own, before = "".join(lines[before : rows.line_num]), rows.line_num
        if not header:
            header = row
            continue
        if any(cell.strip() for cell in row):
            yield _record(f"{path}:{rows.line_num}", own, dict(zip(header, row, strict=False)))
