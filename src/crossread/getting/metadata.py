"""
Facts that come with reports from outside their text: metadata files and the fields of records.

People and programs name the same thing differently; the tables below list the names met in exports
of feed readers, archives and spreadsheets. Field names are compared in lower case without spaces,
dashes and underscores.
"""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from crossread.getting.decoding import decode
from crossread.model import Facts

METADATA_NAMES = ("metadata.csv", "metadata.jsonl")

_URL = ("url", "link", "sourceurl", "articleurl", "permalink", "canonicalurl", "exturl")
_OUTLET = (
    "outlet",
    "source",
    "publisher",
    "sitename",
    "site",
    "publication",
    "newspaper",
    "domain",
)
_PUBLISHED = (
    "published", "date", "publishedat", "datepublished", "publicationdate", "pubdate",
    "datepublish", "publishdate", "datetime", "time",
)  # fmt: skip
_AUTHORS = ("authors", "author", "byline", "creator", "writer")
_TITLE = ("title", "headline")
_LANGUAGE = ("language", "lang")
TEXT_FIELDS = (
    "text", "body", "content", "articletext", "articlebody", "fulltext", "maintext", "article",
)  # fmt: skip
_PATH = ("path", "file", "filename", "name")

_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\||,|\band\b|&)\s*")


def plain_key(name: str) -> str:
    """
    A field name in the form in which names are compared.

    >>> plain_key("Date Published")
    'datepublished'
    """
    return re.sub(r"[\s_.-]+", "", name.strip().lower())


def _as_text(value: Any) -> str | None:
    """A field's value as a line of text; the name of an object such as {"name": "BBC"}."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if value is None or isinstance(value, (list, bool)):
        return None
    words = str(value).strip()
    return words or None


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        names = [_as_text(one) for one in value]
    elif isinstance(value, str):
        names = list(_BETWEEN_AUTHORS.split(re.sub(r"(?i)^by\s+", "", value.strip())))
    else:
        names = [_as_text(value)]
    return tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name] for name in names if fields.get(name) not in (None, "", [])), None)


def with_plain_keys(record: Mapping[Any, Any]) -> dict[str, Any]:
    """A record with its field names in the form in which they are compared; the first of two wins."""
    fields: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(key, str):
            fields.setdefault(plain_key(key), value)
    return fields


def facts_of(record: Mapping[Any, Any]) -> Facts:
    """
    The facts a record states, by any of the names its fields may have.

    >>> facts_of({"Link": "https://example.org/a", "Author": "By Ann Poe and Li Wei"})
    Facts(url='https://example.org/a', outlet=None, published=None, authors=('Ann Poe', 'Li Wei'), title=None, language=None, basis='given')
    """
    fields = with_plain_keys(record)
    return Facts(
        url=_as_text(_first(fields, _URL)),
        outlet=_as_text(_first(fields, _OUTLET)),
        published=_as_text(_first(fields, _PUBLISHED)),
        authors=_authors(_first(fields, _AUTHORS)),
        title=_as_text(_first(fields, _TITLE)),
        language=_as_text(_first(fields, _LANGUAGE)),
    )


def text_of(record: Mapping[Any, Any]) -> str | None:
    """The text a record carries, or None."""
    value = _first(with_plain_keys(record), TEXT_FIELDS)
    return value if isinstance(value, str) and value.strip() else None


def merge_facts(given: Facts, page: Facts) -> Facts:
    """What was given, with what the page says of itself where nothing was given."""
    if given == Facts():
        return page
    return Facts(
        url=given.url or page.url,
        outlet=given.outlet or page.outlet,
        published=given.published or page.published,
        authors=given.authors or page.authors,
        title=given.title or page.title,
        language=given.language or page.language,
        basis="metadata" if page.published and not given.published else given.basis,
    )


def read_table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text as dicts, comma, semicolon or tab between the columns."""
    header = text.split("\n", 1)[0]
    mark = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    return [{k: v for k, v in row.items() if k is not None and v is not None} for row in rows]


def _rows(path: Path) -> list[Mapping[Any, Any]]:
    text = decode(path.read_bytes()).text
    if path.suffix.lower() == ".csv":
        return list(read_table(text))
    lines = [line for line in text.lstrip("\ufeff").split("\n") if line.strip()]
    rows = [msgspec.json.decode(line) for line in lines]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("a line is not an object")
    return rows


def read_metadata(folder: Path) -> dict[str, Facts]:
    """
    The facts that a folder's metadata files state, by the path of the file they are about.

    Paths are relative to the folder. Empty when there is no such file. Raises `ValueError` with
    the file's name for one that cannot be read.
    """
    facts: dict[str, Facts] = {}
    for name in METADATA_NAMES:
        path = folder / name
        if not path.is_file():
            continue
        try:
            rows = _rows(path)
        except (OSError, ValueError, csv.Error, msgspec.DecodeError) as error:
            raise ValueError(
                f"{path}: cannot be read as {path.suffix[1:].upper()} ({error})"
            ) from error
        for row in rows:
            about = _as_text(_first(with_plain_keys(row), _PATH))
            if about:
                facts.setdefault(str(PurePosixPath(about.replace("\\", "/"))), facts_of(row))
    return facts
