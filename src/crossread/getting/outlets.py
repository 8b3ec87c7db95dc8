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

from crossread.lexicon.outlets import AGENCIES, AGENCY_WORDS, OUTLET_BY_NAME, OUTLET_OF_HOST
from crossread.model import Facts
from crossread.spans import Span


def _words_of(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


_AGENCY_OF = {form: agency for agency, forms in AGENCIES.items() for form in forms}
_AGENCY = re.compile(rf"(?<![\w.])(?:{_words_of(list(_AGENCY_OF))})(?![\w]|\.\w)")
_SELF_NAMED = re.compile(
    rf"\((?P<name>[A-Z]{{3,6}})\) ?(?:--|—|–|-)|"
    rf"(?P<own>(?:[A-Z][\w'’-]+ ){{1,4}}(?:{'|'.join(AGENCY_WORDS)}))(?!\w)"
)
_OUTLETS = frozenset(OUTLET_OF_HOST.values())
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-TV)?$")  # of an American station, which is an outlet
_OUTLET = _words_of(list(OUTLET_BY_NAME))
_OWN_REPORTER = re.compile(rf"(?:^|\b[Tt]he )({_OUTLET})['’]s? (?:[A-Z][\w.'’-]+ ){{1,3}}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: copyright)?[ ,]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[ ,]*(?:by |the )?([A-Z][^.|,©\d]{1,50})",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(r"[Tt]ranscript (?:provided|produced) by ([A-Z][\w. ]{1,30}?)(?:[,.]|$)")
_AFFILIATED = re.compile(rf"^(?:[A-Z][\w.'’-]+ ){{1,3}}?[A-Z][\w.'’-]+, ({_OUTLET})(?:,|\.|$)")


class Whose(msgspec.Struct, frozen=True):
    """
    An outlet and the reason for it; None and no reason when nothing tells.

    `bare` says that the outlet is only the name of a host: a better name in the text goes before it.
    """

    outlet: str | None = None
    why: str = ""
    bare: bool = False


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
    if by_host and (by_host in _OUTLETS or not named):
        bare = by_host not in _OUTLETS
        return Whose(by_host, f"the host of its url, {host}", bare)
    if named:
        return Whose(OUTLET_BY_NAME.get(named, named), "the page's name for its site")
    return Whose()


def outlet_of_text(first: str, dated: str, dropped: list[str], prose: str) -> Whose:
    """
    The outlet by what the text prints: its first line, its date line, its set-aside lines, its prose.

    >>> outlet_of_text("Pier shut", "", ["CNN's Ann Poe and Li Wei contributed to this report."], "").outlet
    'CNN'
    """
    for line in dropped:
        if made := _TRANSCRIPT.search(line):
            name = made.group(1).strip()
            return Whose(OUTLET_BY_NAME.get(name, name), f"“{made.group().strip()}”")
    for name in re.findall(r"\(([^)]{2,30})\)", dated):
        if name in OUTLET_BY_NAME or _CALL_SIGN.match(name):
            return Whose(OUTLET_BY_NAME.get(name, name), f"its date line names {name}")
    if first in OUTLET_BY_NAME:
        return Whose(OUTLET_BY_NAME[first], "its first line")
    for line in dropped:
        if line in OUTLET_BY_NAME:
            return Whose(OUTLET_BY_NAME[line], f"the line “{line}”")
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

    Those of the table by any of their names; others by what agencies call themselves, and by the
    initials that a date line has in parentheses.

    >>> [name for name, _ in agencies_in("Provided by AP, AFP and Norland News Agency.", Span(0, 44))]
    ['AP', 'AFP', 'Norland News Agency']
    """
    found = {
        Span(m.start(), m.end()): _AGENCY_OF[m.group()]
        for m in _AGENCY.finditer(text, span.start, span.end)
    }
    for m in _SELF_NAMED.finditer(text, span.start, span.end):
        which = "name" if m.group("name") else "own"
        name, place = m.group(which), Span(m.start(which), m.end(which))
        station = name in OUTLET_BY_NAME or _CALL_SIGN.match(name)
        if not station and not any(place.overlaps(other) for other in found):
            found[place] = name
    return [(found[place], place) for place in sorted(found)]


def split_title(title: str, given: str | None) -> tuple[str, str | None]:
    """
    A page's title without the name of its house behind it, and that name.

    >>> split_title("Storm shuts the pier | CNN", None), split_title("Pier shut - for now", None)
    (('Storm shuts the pier', 'CNN'), ('Pier shut - for now', None))
    """
    hosted = re.match(
        r"(.{8,}?)\s+[|–—·»-]+\s+([\w.-]+\.(?:com|org|net|tv|co\.uk))\b[^.!?]*$", title
    )
    if hosted is not None:
        return hosted.group(1), hosted.group(2)  # "... - BraeTV.com-Brae, Quell and the coast"
    found = re.match(r"(.{8,}?)\s+[|–—·»-]\s+([^|–—·»]{2,40})$", title)
    if found is None:
        return title, None
    name = found.group(2).strip()
    if name in OUTLET_BY_NAME or name in _OUTLETS or (given and name.lower() == given.lower()):
        return found.group(1), OUTLET_BY_NAME.get(name, name)
    return title, None


def is_house(name: str) -> bool:
    """Is a name that of an agency or outlet and not of a person?"""
    return name in _AGENCY_OF or name in OUTLET_BY_NAME or name.endswith(AGENCY_WORDS)


def names_of_house(given: str | None, lines: list[str]) -> tuple[str, ...]:
    """
    The names by which a page calls its own house: given, in its copyright line, under a transcript.

    >>> names_of_house(None, ["Pier shut", "\u00a9 2019 The Brae Courier. All rights reserved."])
    ('Brae Courier',)
    """
    names = [given] if given else []
    for line in lines:
        if claimed := _COPYRIGHT.match(line):
            names.append(claimed.group(1).strip())
        elif made := _TRANSCRIPT.search(line):
            names.append(made.group(1).strip())
    return tuple(dict.fromkeys(re.sub(r"^[Tt]he ", "", name) for name in names))
