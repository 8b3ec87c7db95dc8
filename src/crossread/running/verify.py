"""
Checks an export against the files it was made from, without reading them again.

The check needs three things only: the bytes, their hash, and the offsets. For a file whose source
text is the file itself decoded, that is all; for a page or a record the text is extracted again by
the same function that extracted it first.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from crossread.errors import ExportError
from crossread.getting.sources import gather_reports


class Verification(msgspec.Struct, frozen=True):
    """The outcome: a line for each place that does not hold, and one line about all."""

    broken: tuple[str, ...]
    summary: str


def find_places(node: Any) -> Iterator[dict[str, Any]]:
    """Every object anywhere in an export that has report, start, end and text, in document order."""
    if isinstance(node, dict):
        if {"report", "start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from find_places(value)
    elif isinstance(node, list):
        for value in node:
            yield from find_places(value)


def _load(path: Path) -> dict[str, Any]:
    try:
        export = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise ExportError(
            f"{path}: not readable as JSON ({error}) - write an export with --format json"
        ) from error
    if not isinstance(export, dict) or export.get("schema") != "crossread/1":
        raise ExportError(f"{path}: not a crossread/1 export - write one with --format json")
    return export


def verify_export(path: Path, sources: Sequence[str]) -> Verification:
    """
    Every place of the export at `path` against the files under `sources`.

    A report is found by the hash of its bytes, so files may have moved. A place whose report is not
    among the files counts as broken: it could not be checked. Raises `ExportError` for a file that
    is no export.
    """
    export = _load(path)
    reports, _ = gather_reports(sources)
    texts: dict[str, str] = {}
    for report in reports:
        texts.setdefault(report.sha256, report.text)
    paths = {
        str(r.get("id")): str(r.get("path"))
        for r in export.get("reports", [])
        if isinstance(r, dict)
    }
    by_id = {
        str(r.get("id")): texts.get(str(r.get("sha256")))
        for r in export.get("reports", [])
        if isinstance(r, dict)
    }
    broken, checked = [], 0
    for rid, text in by_id.items():
        if text is None:
            broken.append(
                f"{rid}, {paths[rid]}: no file given has the bytes it was made from - "
                "it was changed, or is not among the files given"
            )
    for place in find_places(export.get("stories", [])):
        text = by_id.get(str(place["report"]))
        if text is None:
            continue
        for start, end in [(place["start"], place["end"]), *place.get("also_at", [])]:
            checked += 1
            sound = isinstance(start, int) and isinstance(end, int) and 0 <= start < end
            found = text[start:end] if sound else ""
            if found != place["text"]:
                broken.append(
                    f"{place['report']} {start}-{end}: the file has {found[:60]!r}, "
                    f"the export says {str(place['text'])[:60]!r}"
                )
    summary = f"{checked} places checked in {len(by_id)} reports, {len(broken)} broken"
    return Verification(tuple(broken), summary)
