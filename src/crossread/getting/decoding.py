"""
From bytes to text, with the name of the encoding that gives the same text again.

The order is what a careful person would try: a byte order mark; UTF-8 without a fault; the charset
the file declares; UTF-16 by its zero bytes; UTF-8 with a few broken bytes; the Windows alphabet most
English text comes in; and only for text that is mostly not ASCII a statistical guess
(charset-normalizer). Whatever is chosen, every character keeps its place: nothing is skipped, and a
byte that means nothing becomes one U+FFFD.

Gets short texts in rare alphabets wrong, as every guess does; a declared charset or a byte order mark
settles it.
"""

import codecs
import re

import msgspec

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")

# Browsers read these names as the Windows alphabet (WHATWG Encoding Standard), since that is what
# pages that declare them are written in.
_MEANT_AS_CP1252 = frozenset(["iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"])

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What is not text at all, by its first bytes.
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a picture, sound or video"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)

# Damaged text may hold a stray zero byte or two; more than one in a hundred is no text.
_ZERO_SHARE = 0.01
_CONTROL_SHARE = 0.05
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x0b\x1b")
_FOREIGN_SHARE = 0.15  # beyond this share of non-ASCII bytes cp1252 is unlikely
_FOREIGN_LEAST = 30  # such bytes; a guess from fewer is worth nothing


class Decoded(msgspec.Struct, frozen=True):
    """
    A text and how it was decoded.

    `encoding` is a Python codec name; with "+replace" behind it when bytes that mean nothing were
    turned into U+FFFD (`raw.decode("utf-8", "replace")`).
    """

    text: str
    encoding: str


def name_binary(raw: bytes) -> str | None:
    """
    What the bytes are when they are no text, in words; None for text.

    >>> name_binary(b"%PDF-1.7 ...")
    'a PDF'
    >>> name_binary("Zoë spoke.".encode()) is None
    True
    """
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            return name
    if raw.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(raw):
        return None
    sample = raw[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if raw.count(0) > len(raw) * _ZERO_SHARE or controls > len(sample) * _CONTROL_SHARE:
        return "binary data"
    return None


def _wide(raw: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: in English every other byte is zero."""
    sample = raw[:4000]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > half * 0.7 and sample[::2].count(0) < half * 0.05:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:2048])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    if name in _MEANT_AS_CP1252:
        return "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _attempt(raw: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        return Decoded(raw.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        return None


def _mostly_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with broken places: more characters of several bytes than bytes that mean nothing."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    return Decoded(text, "utf-8+replace") if whole > broken else None


def _guess(raw: bytes) -> Decoded | None:
    """A statistical guess, for text that is mostly not ASCII."""
    foreign = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    if foreign < max(_FOREIGN_LEAST, len(raw) * _FOREIGN_SHARE):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:60_000]).best()
    return _attempt(raw, best.encoding) if best is not None else None


def decode(raw: bytes, *, declares: bool = False) -> Decoded:
    """
    The text of the bytes and the encoding found.

    `declares` says that the format may name its charset inside (HTML).

    >>> decode("Zoë spoke.".encode("cp1252"))
    Decoded(text='Zoë spoke.', encoding='cp1252')
    >>> decode(b"\\xef\\xbb\\xbfZo\\xc3\\xab").encoding
    'utf-8'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _attempt(raw, encoding) or Decoded(
                raw.decode(encoding, "replace"), f"{encoding}+replace"
            )
    return (
        _attempt(raw, _wide(raw))
        or _attempt(raw, "utf-8")
        or _attempt(raw, _declared(raw) if declares else None)
        or _mostly_utf8(raw)
        or _guess(raw)
        or _attempt(raw, "cp1252")
        or Decoded(raw.decode("latin-1"), "latin-1")
    )
