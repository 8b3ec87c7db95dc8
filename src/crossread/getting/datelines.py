"""
Words inside a paragraph of prose that are not prose: the date line before it, the signature behind it.

"BRAE, Norland (AFP) — " says where a report was written and for whom; "REUTERS" as the last word says
whose it is. A date line opens with a place in capitals, or has an agency in parentheses; a name and a
colon alone ("BRANDT: ") is one only when it can be no label, so transcripts are not looked at.
"""

import re

from crossread.getting.lines import Line
from crossread.lexicon.furniture import DATE
from crossread.lexicon.outlets import AGENCIES, OUTLET_BY_NAME, WORLD_AGENCIES
from crossread.lexicon.places import places
from crossread.spans import Span

_KNOWN = "|".join(
    re.escape(name)
    for name in sorted(
        {form for forms in AGENCIES.values() for form in forms} | set(OUTLET_BY_NAME),
        key=lambda n: (-len(n), n),
    )
)
_DATE_LINE = re.compile(
    r"(?P<place>[^—–:()]{0,60}?)(?: ?\((?P<in>[^()]{2,40})\)(?:,? ?[^—–:()]{0,30}?))?(?P<mark> ?(?:--|—|–)\s?| - |: )"
)
_SLASHED = re.compile(r"[A-Z][\w .,'’-]{2,50}/(?:[A-Z]{2,12}[/-]?){1,2}/?\.? ?(?:--|—|–|-)? ?")
_IN_CAPITALS = re.compile(r"(?:[^\W\d_a-z][^\W\d_a-z.'’]*[ /-]?){1,6}$")
_REGION = re.compile(r"(?:[^\W\d_][\w.'’-]*(?: |$)){1,4}$")
_SIGN = re.compile(
    rf"(?<=[.!?\"”’)]) ?(?P<sign>(?:[—–-]{{1,2}} ?)?[(\[]?(?:{'|'.join(re.escape(f) for a in WORLD_AGENCIES for f in AGENCIES[a])})"
    rf"(?:[/, ]+(?:{'|'.join(re.escape(f) for a in WORLD_AGENCIES for f in AGENCIES[a])}|and|with agencies|agencies))*[)\]]?\.?)$"
)  # fmt: skip
_SIGN_CAPITALS = re.compile(r"(?<=[.!?\"”]) (?P<sign>(?:[A-Z]{3,} ?){1,4})$")


def find_date_line(text: str, line: Line) -> Span | None:
    """
    The date line at the start of a paragraph, its dash included, up to the first word of prose.

    >>> text = "BRAE, Norland (AFP) — The pier was shut."
    >>> find_date_line(text, Line(Span(0, len(text)), text, True)).of(text)
    'BRAE, Norland (AFP) — '
    """
    raw = line.span.of(text)[:140]
    found = _DATE_LINE.match(raw)
    start = line.span.start
    if found is None or not raw[found.end() : found.end() + 1].strip():
        slashed = _SLASHED.match(raw)
        return Span(start, start + slashed.end()) if slashed else None
    place, inside = found.group("place").strip(" ,"), found.group("in")
    agency = inside is not None and re.match(rf"(?:{_KNOWN})\b", inside) is not None
    if not place:
        return Span(start, start + found.end()) if agency else None
    head, _, region = place.partition(",")
    city = _IN_CAPITALS.match(head.strip()) and sum(c.isalpha() for c in head) >= 3
    if found.group("mark") == ": " and not (
        city and not region and len(head.split()) <= 3 and inside is None
    ):
        return None
    if found.group("mark") == ": " and head.strip() in {
        "UPDATE",
        "BREAKING",
        "EXCLUSIVE",
        "WATCH",
        "NOTE",
        "LIVE",
        "VIDEO",
        "CORRECTION",
    }:
        return None
    named = agency and all(
        w[:1].isupper() or w in {"of", "de", "the"} or w[:1].isdigit()
        for w in place.replace(",", " ").split()
    )
    printed = found.group("mark") != ": " and _is_known_place(head, region, raw[found.end() :])
    if not (city or named or printed):
        return None
    if (
        region
        and not _REGION.match(region.strip())
        and not DATE.search(region)
        and not re.search(r"\d", region)
    ):
        return None
    return Span(start, start + found.end())


def _is_known_place(head: str, region: str, rest: str) -> bool:
    """Is a place printed small a date line's: "Lima, Peru - Millions of ..."? It must be one we know."""
    name = head.strip()
    known = places().get(name) not in {None, "country", "region"} and (" " in name or len(name) > 3)
    opens = rest[:1].isupper() and len(rest.split()) > 5
    return known and opens and (not region.strip() or region.strip() in places())


def find_sign(text: str, line: Line, last: bool) -> Span | None:
    """
    An agency's name as the last words of a report ("... it said. REUTERS"), or None.

    >>> text = "The pier was shut. AFP"
    >>> find_sign(text, Line(Span(0, len(text)), text, True), last=True).of(text)
    'AFP'
    """
    raw = line.span.of(text)
    tail = raw[-80:]
    found = _SIGN.search(tail) or (_SIGN_CAPITALS.search(tail) if last else None)
    if found is None or found.start("sign") == 0:
        return None
    offset = line.span.end - len(tail)
    return Span(offset + found.start("sign"), offset + found.end("sign"))
