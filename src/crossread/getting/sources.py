"""From paths, patterns and standard input to reports."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from crossread.model import Facts, Problem, Report


def gather_reports(paths: Sequence[str]) -> tuple[list[Report], list[Problem]]:
    """The reports under the given paths in the order given, and what could not be read."""
    reports = []
    files = [
        str(f) for p in paths for f in (sorted(Path(p).glob("*.txt")) if Path(p).is_dir() else [p])
    ]
    for path in files:
        raw = Path(path).read_bytes()
        text = raw.decode("utf-8", "replace")
        digest = hashlib.sha256(raw).hexdigest()
        reports.append(Report(f"r{len(reports) + 1}", path, digest, "utf-8", text, Facts()))
    return reports, []
