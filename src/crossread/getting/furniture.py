"""
Which lines of a report are not its prose, and why.

Patterns alone (lexicon/furniture.py) see a line by itself; what stands around it decides the rest.
Before the first sentence of prose stand the site's name, the headline, captions, bylines and dates;
between paragraphs of prose a line that ends like no sentence is a link to another page; behind the
last paragraph come credits and the reporter's biography. Prose is never dropped to be safe: a line
that ends as a sentence and matches no pattern stays, and so do subheadings of up to three words.

Gets wrong: captions that are whole sentences without date, owner or label are taken for prose.
"""

import re
from collections import Counter
from functools import lru_cache

import msgspec

from crossread.getting.lines import Line
from crossread.getting.outlets import is_house
from crossread.lexicon.furniture import (
    BIOGRAPHY,
    DATE,
    FURNITURE,
    HINTS,
    LONGEST_FURNITURE,
    OPENINGS,
)
from crossread.lexicon.outlets import AGENCIES, OUTLET_BY_NAME
from crossread.model import DropReason

_NAME = r"[A-Z][\w.'’-]*(?: (?:al-|el-|de |da |van |von |der |bin |ben )?[A-Z][\w.'’-]*){1,3}"
_NAMES = rf"{_NAME}(?:(?:, | and | & ){_NAME}){{0,4}}"
_KNOWN = "|".join(
    re.escape(name)
    for name in sorted(
        {form for forms in AGENCIES.values() for form in forms} | set(OUTLET_BY_NAME),
        key=lambda n: (-len(n), n),
    )
)
_JOB = (
    r"(?:[\w'’-]+ ){0,4}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Jj]ournalist|[Cc]olumnist|[Ss]taff"
    r"|STAFF WRITER|STAFF REPORTER|[Cc]ontributor|[Pp]roducer)s?(?: in [A-Z]\w+)?"
)
_BYLINES = (
    re.compile(rf"(?:By|BY|Reported by|Posted by|Written by|Story by|Words by):? (?:the )?(?P<names>{_NAMES}|[A-Z' .,-]{{4,60}})(?:,? (?:{_KNOWN}|{_JOB}|in [A-Z].{{0,40}}|[Ss]pecial to .{{0,40}}|for .{{0,40}}|[|/·•-] ?.{{0,60}}|, ?.{{0,60}}))?\.?$"),
    re.compile(rf"(?P<names>{_NAMES}), (?:{_KNOWN}|{_JOB})(?:,.{{0,40}})?\.?$"),
    re.compile(rf"(?:From )?(?P<names>{_NAMES}) (?:in|at) [A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]+){{0,3}}$"),
    re.compile(rf"(?P<names>{_NAMES}) ?[|·•/–-] ?(?:{_KNOWN}|{_JOB}|{DATE.pattern}).{{0,40}}$"),
    re.compile(rf"(?:By|BY|From) (?:the |The )?(?P<house>{_KNOWN}|STAFF WRITER|staff|agencies|[Ss]taff (?:and|&) agencies|[Ss]taff [Rr]eporter)s?(?:,? .{{0,40}})?$"),
)  # fmt: skip
_NAME_ONLY = re.compile(rf"(?:[–—-] ?)?(?P<names>{_NAMES})$")
_HANDLE = re.compile(r"(?P<names>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}) @\w+$")

# Agency captions put the date behind a place without a preposition and hold on to the present tense.
_CAPTION_DATE = re.compile(
    r"(?<!\bon)(?<!\bOn)(?<!of)(?<!since)(?<!until)(?<!by)(?<!,)(?<!in)(?<!from)(?<!before)(?<!after)(?<!dated)"
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}, \d{4}"
    r"(?:, in (?:this|a|an) .{5,120})?\.(?: .{0,160})?$"
)
_ON_DATE = re.compile(
    r"\bon (?:\w+day, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.(?: (?:REUTERS|AFP|AP|EPA|Getty|Photo|Picture|\().{0,80})?$"
)
_PRESENT = re.compile(
    r"\b(?:pose|poses|shakes?|stands?|sits?|walks?|looks?|reacts?|holds?|carry|carries|speaks?|gestures?|arrives?|leaves?|attends?|waves?|"
    r"gathers?|breathes?|listens?|inspects?|prays?|runs?|rides?|watch|watches|shows?|is seen|are seen|is pictured|are pictured|seen|pictured|takes?|"
    r"works?|search|searches|chants?|march|marches|shouts?|smiles?|talks?|receives?|receive|drives?|passes|pass|plays?|addresses|lies?|comforts?|"
    r"mourns?|rises?|fills?|guards?|patrols?|cries|cry|hugs?|lights?|lays?|places?|displays?|raises?|wears?|tries|try|clash|clashes)\b"
)  # fmt: skip
_PLACE_IN_PICTURE = re.compile(
    r"\((?:[23]rd |2nd |second |third |front |back )?(?:[LRC]|left|right|centre|center)\b[^)]{0,20}\)"
)
_PRINTED_TENSE = re.compile(r"\b(?:said|told|says|added|according to)\b")

_SENTENCE_END = re.compile(r"""[.!?]['"”’»)\]]*$|[.!?,]?["”»]$""")
_TWO_SENTENCES = re.compile(
    r"""\w{3,}[.!?]['"”’)]* ["“‘']?[A-Z]"""
)  # a signature may stand behind them
_READERS = re.compile(
    r"(?:(?:reader |all |\d+ |view |recent )?comments?(?: \(?\d+\)?)?|house rules|leave a (?:reply|comment)|post a comment"
    r"|join the (?:discussion|conversation)|about .{1,40} commenting|comment(?:s|ing) (?:policy|guidelines|rules)):?$",
    re.IGNORECASE,
)  # fmt: skip
_TAGGED = re.compile(r"[A-Z]\w+: (?:\S+ ){3}")
_ITEM = re.compile(
    r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] |[•*·–-] |Section \d"
)  # of a list the report prints
_AFTER_PROSE = re.compile(
    r"(?:more on this story|related topics|top stories|most read|most popular|around the (?:web|bbc)|also in the news|you may also like"
    r"|recommended (?:for you|stories)|from our partners|sponsored (?:content|stories)|more from|editor['’]?s picks|trending)\b",
    re.IGNORECASE,
)  # fmt: skip

_LEAST_PROSE = 8  # words of the shortest paragraph that can open the prose
_LEAST_LINK = 4  # words of the shortest line between paragraphs that is taken for a link
_MOST_LINK = 15  # and of the longest; a longer one is prose that lost its full stop
_BEFORE_READERS = 3  # paragraphs of prose that stand before readers' comments
_MOST_DATE = 8  # words of a line around a date, between headline and prose
_LIST = 4  # so many lines without an end one after the other are a list of the article's own


class Front(msgspec.Struct, frozen=True):
    """What stands before the prose: the line that is the headline, and the first line of prose."""

    headline: int | None
    prose: int


class Furniture(msgspec.Struct, frozen=True):
    """The reason for each line that is no prose (beside the lines), the headline, and the authors."""

    reasons: tuple[DropReason | None, ...]
    headline: int | None
    authors: tuple[str, ...]


@lru_cache(maxsize=4096)
def match_pattern(words: str) -> DropReason | None:
    """
    The reason of the first pattern that a line matches, or None.

    >>> match_pattern("Subscribe to our newsletter"), match_pattern("Subscribe to it, he said, and wait.")
    ('promo', None)
    """
    if len(words) > LONGEST_FURNITURE:
        return None
    lower = words.lower()
    rows = FURNITURE if any(hint in lower for hint in HINTS) else OPENINGS
    for reason, pattern, _ in rows:
        if pattern.match(words):
            return reason
    return None


def is_prose(words: str) -> bool:
    """
    Does a line read as a paragraph of prose: long enough, and ending as a sentence does?

    >>> is_prose("The pier was shut on Monday after the storm."), is_prose("Pier shut after storm")
    (True, False)
    """
    return words.count(" ") + 1 >= _LEAST_PROSE and _SENTENCE_END.search(words[-12:]) is not None


def _is_caption(line: Line) -> bool:
    words = line.words
    if len(words) > LONGEST_FURNITURE:
        return False
    placed = _PLACE_IN_PICTURE.search(words) is not None
    dated = _CAPTION_DATE.search(words) or (
        _ON_DATE.search(words) and not _PRINTED_TENSE.search(words)
    )
    return bool(
        (dated and (_PRESENT.search(words) or placed)) or (placed and _PRESENT.search(words))
    )


def _proper(name: str) -> str:
    """A name printed in capitals in the form of a name."""
    if name != name.upper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), name)


def _split_names(names: str) -> list[str]:
    found = []
    for part in re.split(r", | and | & | AND ", names):
        name = part.strip(" .,")
        if is_house(name):
            break  # "Ann Poe, BBC News, New York": behind the house stands a place
        if " " in name:
            found.append(_proper(name))
    return found


def find_byline(words: str) -> list[str] | None:
    """
    The authors a byline names; an empty list for the house's own byline; None for no byline.

    >>> find_byline("By Ann Poe and LI WEI, Reuters")
    ['Ann Poe', 'Li Wei']
    >>> find_byline("By Monday the pier was shut") is None
    True
    """
    if len(words) > 160:
        return None
    for pattern in _BYLINES:
        found = pattern.match(words)
        if found:
            parts = found.groupdict()
            return _split_names(parts["names"]) if parts.get("names") else []
    handle = _HANDLE.match(words)
    return _split_names(handle.group("names")) if handle else None


def _same_words(left: str, right: str) -> bool:
    def plain(words: str) -> str:
        return re.sub(r"\W+", " ", words).strip().lower()

    one, two = plain(left), plain(right)
    return one == two or (
        len(one) > 20 and len(two) > 20 and (one.startswith(two) or two.startswith(one))
    )


def _names_house(words: str, houses: tuple[str, ...]) -> bool:
    """Is a line the house's own name, with two words more at most ("Brae Radio 98.3")?"""
    plain = re.sub(r"^the ", "", words.lower())
    return any(
        plain.startswith(house.lower()) and len(plain.split()) <= len(house.split()) + 2
        for house in houses
    )


def _front(
    lines: list[Line],
    reasons: list[DropReason | None],
    title: str | None,
    houses: tuple[str, ...],
) -> Front:
    """Find the headline among the lines before the prose."""
    prose = next(
        (i for i, line in enumerate(lines) if reasons[i] is None and is_prose(line.words)),
        len(lines),
    )
    reach = lines[: min(prose + 1, len(lines))]
    if title:
        for i, line in enumerate(reach):
            if _same_words(line.words, title):
                return Front(i, prose if prose > i else min(i + 1, len(lines)))
    candidates = [
        i
        for i, line in enumerate(lines[:prose])
        if reasons[i] is None and 3 <= len(line.words.split()) <= 40
    ]
    seen = [line.words for line in lines[:prose]]
    times = Counter(seen)
    single = [
        i for i in candidates if times[lines[i].words] == 1 or (i == 0 and seen[1:2] == seen[:1])
    ]
    chosen = [i for i in single if not _names_house(lines[i].words, houses)] or single or candidates
    if not chosen and prose and reasons[0] == "promo" and _TAGGED.match(lines[0].words):
        return Front(0, prose)  # "Video: Storm shuts pier" opens the page: it is the headline
    if not chosen and prose == 0 and len(lines) > 2:
        # A headline that is a sentence: short, alone, with an empty line behind it.
        first, second = lines[0], lines[1]
        if (
            second.gap
            and len(first.words) <= 110
            and len(second.words) > len(first.words)
            and first.words[-1] in "?!’'\"”"
        ):
            return Front(0, 1)
    return Front(chosen[0] if chosen else None, prose)


def _mark_front(lines: list[Line], reasons: list[DropReason | None], front: Front) -> list[str]:
    """Lines around the headline: site names before it, bylines and captions behind it."""
    authors: list[str] = []
    times = Counter(line.words for line in lines[: front.prose])
    captions = {lines[i].words for i in range(front.prose) if reasons[i] == "caption"}
    for i in range(front.prose):
        words = lines[i].words
        if reasons[i] is not None or i == front.headline:
            continue
        name = _NAME_ONLY.match(words)
        if front.headline is not None and i < front.headline:
            # Printed twice beside a caption it is the caption's short form, else the site's own words.
            reasons[i] = "caption" if times[words] > 1 and captions else "boilerplate"
        elif front.headline is not None and words == lines[front.headline].words:
            reasons[i] = "duplicate"
        elif i and reasons[i - 1] == "caption" and not lines[i - 1].ends and not lines[i].ends:
            reasons[i] = "caption"  # the picture's owner stood on the line before
        elif not lines[i].ends and DATE.search(words) and len(words.split()) <= _MOST_DATE:
            reasons[i] = "date_line"
        elif name and words != words.upper() and not lines[i].ends:
            reasons[i] = "byline"
            authors.extend(_split_names(name.group("names")))
        elif len(words.split()) <= 3 and not lines[i].ends:
            reasons[i] = "boilerplate"
    return authors


def _mark_links(
    lines: list[Line], reasons: list[DropReason | None], front: Front, labels: frozenset[int]
) -> None:
    """Lines between paragraphs of prose that end like no sentence: links to other pages."""
    last = max(
        (i for i, line in enumerate(lines) if reasons[i] is None and is_prose(line.words)),
        default=-1,
    )
    open_ended = [
        reasons[i] is None
        and i > front.prose
        and i not in labels
        and not line.ends
        and not _TWO_SENTENCES.search(line.words)
        for i, line in enumerate(lines)
    ]
    i = 0
    while i < len(lines):
        if not open_ended[i]:
            i += 1
            continue
        stop = i
        while stop < len(lines) and open_ended[stop]:
            stop += 1
        before = lines[i - 1].words if i else ""
        after = lines[stop].words if stop < len(lines) else ""
        goes_on = after[:1].islower() or before.endswith(":")
        if stop - i < _LIST and not goes_on:
            for k in range(i, stop):
                words = lines[k].words
                count = len(words.split())
                starts = words[0].isupper() or words[0].isdigit() or words[0] in "'\"‘“"
                if (
                    starts
                    and not _ITEM.match(words)
                    and words[-1] not in ",-–—"
                    and count <= _MOST_LINK
                    and (count >= _LEAST_LINK or k > last)
                ):
                    reasons[k] = "promo"
        i = stop


def _mark_end(lines: list[Line], reasons: list[DropReason | None]) -> None:
    """Everything behind "Most read" that is no prose, and everything behind "Comments"."""
    count = len(lines)
    paragraphs = 0
    for i, line in enumerate(lines):
        if i > count // 3 and paragraphs >= _BEFORE_READERS and _READERS.match(line.words):
            # What readers wrote, and the rules for them, is not the report's, prose or not.
            reasons[i:] = [reason or "boilerplate" for reason in reasons[i:]]
            return
        if i > count // 2 and len(line.words) < 60 and _AFTER_PROSE.match(line.words):
            for k in range(i, count):
                if k == i or (reasons[k] is None and not is_prose(lines[k].words)):
                    reasons[k] = reasons[k] or "promo"
            return
        paragraphs += is_prose(line.words)


def _mark_signatures(
    lines: list[Line], reasons: list[DropReason | None], authors: list[str]
) -> None:
    """Behind the prose: names of reporters and what is told of them."""
    kept = [i for i, reason in enumerate(reasons) if reason is None]
    for i in kept[-4:]:
        if i < 3:
            continue
        words = lines[i].words
        verb = BIOGRAPHY.search(words, 0, 200)
        told = next((author for author in authors if words.startswith(author)), None)
        own = re.match(rf"({_NAME}) (?:is|was) (?:an?|the) ", words)
        if _NAME_ONLY.match(words) and not lines[i].ends and i >= kept[-1] - 2:
            reasons[i] = "byline"
        elif verb and told and verb.start() < len(told) + 40:
            reasons[i] = "boilerplate"
        elif verb and own and i == kept[-1] and verb.start() <= own.end(1) + 2 and len(words) < 400:
            # "Ann Poe is a reporter in Leeds", of somebody the report has not named before.
            surname = own.group(1).split()[-1]
            if not any(surname in line.words for line in lines[:i]):
                reasons[i] = "boilerplate"


def find_furniture(
    lines: list[Line],
    title: str | None,
    labels: frozenset[int],
    voices: tuple[str, ...] = (),
    houses: tuple[str, ...] = (),
) -> Furniture:
    """
    Why each line is no prose (None for prose), which line is the headline, who signs.

    `labels` are the lines that open a turn of a transcript, `voices` the reporters it names,
    `houses` the names by which the page calls its outlet.

    >>> from crossread.getting.lines import find_lines
    >>> text = "HARBOUR POST\\nStorm shuts pier at Brae\\nBy Ann Poe\\n\\nThe pier at Brae was shut on Monday."
    >>> found = find_furniture(find_lines(text), None, frozenset())
    >>> found.reasons, found.headline, found.authors
    (('boilerplate', None, 'byline', None), 1, ('Ann Poe',))
    """
    reasons: list[DropReason | None] = []
    authors: list[str] = []
    for i, line in enumerate(lines):
        reason = None if i in labels else match_pattern(line.words)
        if reason is None and i not in labels and not is_prose(line.words):
            byline = find_byline(line.words)
            if byline is not None:
                reason = "byline"
                authors.extend(byline)
        if (reason is None and i < 5 and _is_caption(line)) or (
            reason is None
            and len(line.words) < 400
            and _PLACE_IN_PICTURE.search(line.words)
            and _is_caption(line)
        ):
            reason = "caption"
        reasons.append(reason)
    front = _front(lines, reasons, title, houses)
    if front.headline is not None:
        reasons[front.headline] = None
    if not labels or min(labels) > front.prose:
        authors.extend(_mark_front(lines, reasons, front))
    _mark_links(lines, reasons, front, labels)
    authors.extend(voices)
    _mark_end(lines, reasons)
    _mark_signatures(lines, reasons, authors)
    if all(reason is not None for reason in reasons) and lines:
        # A page of furniture only: better read as it is than as nothing.
        reasons = [None] * len(lines)
    return Furniture(tuple(reasons), front.headline, tuple(dict.fromkeys(authors)))
