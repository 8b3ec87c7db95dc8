"""
From paths, folders, patterns and standard input to reports.

Everything that could not be had becomes a problem row that names the thing, says what is wrong and
what to do; the rest goes on. The order is the order given; inside a folder it is the order of names.
This is the only file that reads reports from disk.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

import msgspec

from crossread.errors import MissingSource, SourceError, UnreadableSource
from crossread.getting.decoding import decode, name_binary
from crossread.getting.html import looks_like_html, read_page
from crossread.getting.metadata import METADATA_NAMES, merge_facts, read_metadata
from crossread.getting.records import Record, read_json_lines, read_rows
from crossread.model import Facts, Problem, Report

TEXT_SUFFIXES = (".txt", ".md", ".text")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
RECORD_SUFFIXES = (".jsonl", ".csv")
_READ = TEXT_SUFFIXES + PAGE_SUFFIXES + RECORD_SUFFIXES

# In a folder these are likely meant as reports, so that they are not read is said aloud.
_MEANT = frozenset([".pdf", ".doc", ".docx", ".rtf", ".odt", ".epub", ".mht", ".mhtml", ".warc"])

LARGEST = 50_000_000  # bytes; a report is some kilobytes, a file of records some megabytes
_KINDS = ".txt, .md, .html, .jsonl and .csv"


class _File(msgspec.Struct, frozen=True):
    """A file to read: its path as a user would recognise it, and the folder that was named, if any."""

    shown: str
    path: Path
    root: Path


def _in_folder(given: str) -> Iterator["_File | SourceError"]:
    """The files under a folder that can be read, by name; hidden ones and metadata left out."""
    root = Path(given)
    found = sorted(p for p in root.rglob("*") if p.is_file())
    files = 0
    for path in found:
        inner = path.relative_to(root)
        if any(part.startswith(".") for part in inner.parts) or path.name in METADATA_NAMES:
            continue
        shown = str(Path(given) / inner)
        if path.suffix.lower() in _READ:
            files += 1
            yield _File(shown, path, root)
        elif path.suffix.lower() in _MEANT:
            yield UnreadableSource(shown, f"{path.suffix} is not read - save it as text or HTML")
    if not files:
        yield MissingSource(given, f"the folder has no report in it - {_KINDS} are read")


def _expand(given: str) -> Iterator["_File | SourceError"]:
    """The files a path, folder or pattern stands for."""
    try:
        path = Path(given)
        if path.is_dir():
            yield from _in_folder(given)
        elif path.exists():
            yield _File(given, path, path.parent)
        elif has_magic(given):
            names = sorted(name for name in glob(given, recursive=True) if Path(name).is_file())  # noqa: PTH207 - absolute patterns too
            for name in names:
                if Path(name).name not in METADATA_NAMES:
                    yield _File(name, Path(name), Path(name).parent)
            if not names:
                yield MissingSource(given, "no file matches this pattern")
        else:
            yield MissingSource(given, "no such file or folder - check the spelling")
    except (OSError, ValueError) as error:  # unreadable folder; NUL in a path
        yield UnreadableSource(given, f"cannot be opened ({error})")


def _bytes_of(shown: str, path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableSource(
                shown, f"{size:,} bytes are more than one file may have ({LARGEST:,}) - split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(shown, f"cannot be opened ({error.strerror or error})") from error


def _from_bytes(shown: str, raw: bytes, suffix: str, given: Facts) -> list[Report | Problem]:
    """The reports in one file's bytes; ids are given later. Raises `UnreadableSource`."""
    if not raw.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableSource(shown, "the file is empty")
    binary = name_binary(raw)
    if binary is not None:
        raise UnreadableSource(shown, f"this is {binary}, not text - {_KINDS} are read")
    decoded = decode(raw, declares=suffix in PAGE_SUFFIXES or b"<html" in raw[:2000].lower())
    if suffix in RECORD_SUFFIXES:
        read = read_json_lines if suffix == ".jsonl" else read_rows
        rows = list(read(shown, decoded.text))
        if not rows:
            raise UnreadableSource(shown, "the file has no records")
        return [
            Report("", row.path, row.sha256, decoded.encoding, row.text, row.facts, "record")
            if isinstance(row, Record)
            else row
            for row in rows
        ]
    digest = hashlib.sha256(raw).hexdigest()
    if suffix in PAGE_SUFFIXES or looks_like_html(decoded.text):
        text, page = read_page(decoded.text, given.url)
        facts = merge_facts(given, page)
        if not text:
            raise UnreadableSource(shown, "the page shows no text - is it drawn by a script?")
        return [Report("", shown, digest, decoded.encoding, text, facts, "html")]
    return [Report("", shown, digest, decoded.encoding, decoded.text, given, "text")]


class _Metadata:
    """Facts given beside files; each folder's metadata is read once."""

    def __init__(self) -> None:
        self.known: dict[Path, dict[str, Facts]] = {}
        self.problems: list[Problem] = []

    def folder(self, folder: Path) -> dict[str, Facts]:
        if folder not in self.known:
            try:
                self.known[folder] = read_metadata(folder)
            except ValueError as error:
                self.known[folder] = {}
                path, _, message = str(error).partition(": ")
                self.problems.append(Problem(path, "gathering", message))
        return self.known[folder]

    def about(self, file: _File) -> Facts:
        """What is given about a file: beside it, or in the folder that was named."""
        beside = self.folder(file.path.parent).get(file.path.name)
        if beside is None and file.root != file.path.parent:
            beside = self.folder(file.root).get(file.path.relative_to(file.root).as_posix())
        return beside or Facts()


def _read_input() -> bytes:
    raw = sys.stdin.buffer.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise UnreadableSource("-", f"more than {LARGEST:,} bytes came - split the input")
    return raw


def gather_reports(paths: Sequence[str]) -> tuple[list[Report], list[Problem]]:
    """
    The reports under the given paths in the order given, and what could not be read.

    A file reached twice is read once; two files with the same bytes are two reports.

    >>> gather_reports(["no-such-file.txt"])[1][0].message
    'no such file or folder - check the spelling'
    """
    metadata = _Metadata()
    reports: list[Report] = []
    problems: list[Problem] = []
    seen: set[Path] = set()

    def take(rows: list[Report | Problem]) -> None:
        for row in rows:
            if isinstance(row, Problem):
                problems.append(row)
            else:
                reports.append(msgspec.structs.replace(row, id=f"r{len(reports) + 1}"))

    for given in map(str, paths):
        for file in [None] if given == "-" else _expand(given):
            try:
                if file is None:
                    take(_from_bytes("-", _read_input(), "", Facts()))
                elif isinstance(file, SourceError):
                    raise file
                elif (real := file.path.resolve()) not in seen:
                    seen.add(real)
                    raw = _bytes_of(file.shown, file.path)
                    suffix = file.path.suffix.lower()
                    take(_from_bytes(file.shown, raw, suffix, metadata.about(file)))
            except SourceError as error:
                problems.append(Problem(error.path, "gathering", error.message))
    return reports, metadata.problems + problems
