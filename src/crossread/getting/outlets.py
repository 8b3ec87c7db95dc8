"""
Whose report it is, and which agencies it credits.

The outlet comes from what was given, else from the host of the url, else from what the page prints of
itself: its first line, a date line in parentheses, who made the transcript, "CNN's Ann Poe
contributed", a copyright line. An outlet that is only quoted ("told CNN") is somebody else's: it is
never taken for the report's own.
"""

import re
from urllib.parse import urlsplit

import msgspec

from crossread.lexicon.outlets import AGENCIES, OUTLET_BY_NAME, OUTLET_OF_HOST
from crossread.model import Facts
from crossread.spans import Span


def _words_of(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


_AGENCY_OF = {form: agency for agency, forms in AGENCIES.items() for form in forms}
_AGENCY = re.compile(rf"(?<![\w.])(?:{_words_of(list(_AGENCY_OF))})(?![\w]|\.\w)")
_OUTLET = _words_of(list(OUTLET_BY_NAME))
_OWN_REPORTER = re.compile(rf"(?:^|\b[Tt]he )({_OUTLET})['’]s? (?:[A-Z][\w.'’-]+ ){{1,3}}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: copyright)?[ ,]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[ ,]*(?:by |the )?([A-Z][^.|,©\d]{1,50})",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(r"[Tt]ranscript (?:provided|produced) by ([A-Z][\w. ]{1,30}?)(?:[,.]|$)")
_AFFILIATED = re.compile(rf"^(?:[A-Z][\w.'’-]+ ){{1,3}}?[A-Z][\w.'’-]+, ({_OUTLET})(?:,|\.|$)")


class Whose(msgspec.Struct, frozen=True):
    """An outlet and the reason for it; None and no reason when nothing tells."""

    outlet: str | None = None
    why: str = ""


def outlet_of_host(host: str) -> str | None:
    """
    The outlet whose pages stand under a host: by the table, else the host itself.

    >>> outlet_of_host("edition.cnn.com"), outlet_of_host("www.harbourpost.example")
    ('CNN', 'harbourpost.example')
    """
    host = host.lower().split(":")[0].strip(".")
    parts = host.split(".")
    if len(parts) < 2 or not all(parts):
        return None
    for start in range(len(parts) - 1):
        known = OUTLET_OF_HOST.get(".".join(parts[start:]))
        if known:
            return known
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition|en|news)\.(?=.+\.)", "", host)


def outlet_of_facts(facts: Facts) -> Whose:
    """The outlet by what was given with the report, the page's own name for itself, or the url."""
    host = ""
    if facts.url:
        try:
            host = urlsplit(facts.url if "//" in facts.url else f"//{facts.url}").hostname or ""
        except ValueError:  # not a url; the field is kept as it is
            host = ""
    named = facts.outlet.strip() if facts.outlet else ""
    if named and facts.basis == "given":
        known = OUTLET_BY_NAME.get(named) or (
            outlet_of_host(named) if re.fullmatch(r"[\w-]+(\.[\w-]+)+", named) else named
        )
        return Whose(known, "given with the report")
    by_host = outlet_of_host(host) if host else None
    if by_host and (by_host in OUTLET_OF_HOST.values() or not named):
        return Whose(by_host, f"the host of its url, {host}")
    if named:
        return Whose(OUTLET_BY_NAME.get(named, named), "the page's name for its site")
    return Whose()


def outlet_of_text(first: str, dated: str, dropped: list[str], prose: str) -> Whose:
    """
    The outlet by what the text prints: its first line, its date line, its set-aside lines, its prose.

    >>> outlet_of_text("Pier shut", "", ["CNN's Ann Poe and Li Wei contributed to this report."], "")
    Whose(outlet='CNN', why="“CNN's Ann Poe”")
    """
    for line in dropped:
        if made := _TRANSCRIPT.search(line):
            name = made.group(1).strip()
            return Whose(OUTLET_BY_NAME.get(name, name), f"“{made.group().strip()}”")
    for name in re.findall(r"\(([^)]{2,30})\)", dated):
        if name in OUTLET_BY_NAME:
            return Whose(OUTLET_BY_NAME[name], f"its date line names {name}")
    if first in OUTLET_BY_NAME:
        return Whose(OUTLET_BY_NAME[first], "its first line")
    for line in dropped:
        if own := _OWN_REPORTER.match(line):
            return Whose(OUTLET_BY_NAME[own.group(1)], f"“{own.group().strip()}”")
        if own := _AFFILIATED.match(line):
            return Whose(OUTLET_BY_NAME[own.group(1)], f"“{own.group().strip()}”")
    for line in dropped:
        if claimed := _COPYRIGHT.match(line):
            name = claimed.group(1).strip()
            if name not in _AGENCY_OF and not name.lower().startswith("all rights"):
                return Whose(OUTLET_BY_NAME.get(name, name), f"“{claimed.group().strip()}”")
    own = re.search(
        rf"\bThe ({_OUTLET})['’]s (?:[A-Z][\w.'’-]+ ){{1,2}}[A-Z][\w'’-]+, (?:in|at|who)\b", prose
    )
    if own:
        return Whose(OUTLET_BY_NAME[own.group(1)], f"“{own.group()}”")
    own = re.search(
        rf"\b({_OUTLET}) (?:cannot|could not|can not|was unable to|is unable to) (?:be )?(?:independently )?(?:confirm|verify)",
        prose,
    )
    if own:
        return Whose(OUTLET_BY_NAME[own.group(1)], f"“{own.group()}”")
    return Whose()


def agencies_in(text: str, span: Span) -> list[tuple[str, Span]]:
    """
    The agencies named inside a span (a credit, a byline, a date line), each with its place.

    >>> [name for name, _ in agencies_in("Provided by AP, AFP and Reuters.", Span(0, 32))]
    ['AP', 'AFP', 'Reuters']
    """
    return [
        (_AGENCY_OF[found.group()], Span(found.start(), found.end()))
        for found in _AGENCY.finditer(text, span.start, span.end)
    ]
