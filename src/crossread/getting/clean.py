"""
From a report's source text to a document: repaired, stripped of furniture, repeats folded.

The work is done on a repaired copy of the text, since furniture is recognised by its words; every
span found there is led back to the source, and the cleaned text is then built from the source once,
so that one map says where each of its characters came from.
"""

import re
from collections.abc import Iterable

import msgspec

from crossread.getting.datelines import find_date_line, find_sign
from crossread.getting.furniture import Furniture, find_furniture, is_prose
from crossread.getting.lines import Line, find_lines, join_edits, tidy_edits
from crossread.getting.outlets import (
    Whose,
    agencies_in,
    is_house,
    names_of_house,
    outlet_of_facts,
    outlet_of_text,
    split_title,
)
from crossread.getting.repairs import find_repairs
from crossread.getting.repeats import find_repeats
from crossread.getting.transcripts import Labelled, find_labels
from crossread.lexicon.function_words import FUNCTION_WORDS
from crossread.lexicon.furniture import ASIDES, LEADS
from crossread.lexicon.outlets import AGENCIES
from crossread.model import Document, Dropped, DropReason, Repair, Report, Turn
from crossread.spans import Fold, SourceMap, Span

Edit = tuple[Span, str]

_LEAST_FOR_LANGUAGE = 200  # characters; a guess from less is worth nothing
_SURE_ENGLISH = 0.25  # of the words are English function words
_MARKDOWN = re.compile(r"(?m)^#{1,6} +|^> ?|(?<=\])\(https?://[^)\s]*\)|[*_]{2}")
_LIVE = re.compile(r"(?i)\b(?:live updates?|as it happened|live blog|live coverage)\b|^live: ")
_CLOCK_LINE = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|GMT|BST|E[SD]T)?\b")
_BEFORE_TITLE = re.compile(r"^(?:News|Home|World|Breaking|Transcript)(?: ?::? ?| ?[|»›] ?)+")


class _Setaside(msgspec.Struct, frozen=True):
    """A stretch of the repaired text that is set aside, and why."""

    span: Span
    why: DropReason


def _without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, the earlier of two that overlap."""
    kept: list[Edit] = []
    for span, now in sorted(edits):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, now))
    return kept


def _repaired(report: Report) -> tuple[list[Repair], list[Edit]]:
    """The broken places, and all edits that make the text fit to read (line ends among them)."""
    source = report.text
    repairs = find_repairs(source)
    edits = [*repairs, *tidy_edits(source)]
    if report.path.lower().endswith(".md"):
        edits.extend((Span(m.start(), m.end()), "") for m in _MARKDOWN.finditer(source))
    edits = _without_overlaps(edits)
    copy, way = SourceMap.build(source, repairs=edits)
    joins = [(way.to_source(span), now) for span, now in join_edits(find_lines(copy))]
    edits = _without_overlaps([*joins, *edits])
    kept = set(edits)
    return [Repair(span, now) for span, now in repairs if (span, now) in kept], edits


def _detect_language(text: str, given: str | None) -> str:
    """The two-letter code given or found; English when there is too little to tell."""
    if given:
        code = re.match(r"[A-Za-z]{2,3}", given.strip())
        if code:
            return code.group().lower()
    sample = text[:6000]
    if len(sample.strip()) < _LEAST_FOR_LANGUAGE:
        return "en"
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if words and sum(word in FUNCTION_WORDS for word in words) >= _SURE_ENGLISH * len(words):
        return "en"
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)


def _set_aside(
    text: str, lines: list[Line], reasons: list[DropReason | None], speech: bool
) -> list[_Setaside]:
    """Whole lines that are no prose, and date lines and signatures inside paragraphs."""
    aside = [
        _Setaside(line.span, why)
        for line, why in zip(lines, reasons, strict=True)
        if why is not None
    ]
    prose = [line for line, why in zip(lines, reasons, strict=True) if why is None]
    opening = [line for line in prose[:5] if is_prose(line.words)][:3]
    if not speech:
        for line in opening:
            dated = find_date_line(text, line)
            if dated is not None and len(dated) < len(line.span):
                aside.append(_Setaside(dated, "date_line"))
                break
    for line in prose:
        aside.extend(_inside(text, line))
    for line in prose[-2:]:
        sign = find_sign(text, line, line is prose[-1])
        if sign is not None:
            aside.append(_Setaside(sign, "credit"))
    return sorted(aside, key=lambda one: one.span)


def _inside(text: str, line: Line) -> list[_Setaside]:
    """What a paragraph of prose carries that is none: words of the page before it, asides to the reader."""
    found = []
    lead = LEADS.match(text, line.span.start, line.span.end)
    if lead is not None:
        found.append(_Setaside(Span(lead.start(), lead.end()), "boilerplate"))
    for aside in ASIDES.finditer(text, line.span.start, line.span.end):
        found.append(_Setaside(Span(aside.start(), aside.end()), "promo"))
    return [one for one in found if len(one.span) < len(line.span)]


def _credited(text: str, aside: list[_Setaside]) -> list[tuple[str, Span]]:
    """The agencies that date lines, bylines and credits name. A caption's agency took the picture."""
    found: list[tuple[str, Span]] = []
    for one in aside:
        if one.why in {"credit", "byline", "date_line"}:
            found.extend(agencies_in(text, one.span))
    return found


def _whose(
    report: Report, text: str, lines: list[Line], aside: list[_Setaside], behind: str | None
) -> Whose:
    """The outlet: by the facts, by what the page prints, by `behind` its title, by who signs."""
    whose = outlet_of_facts(report.facts)
    if whose.outlet is not None and not whose.bare:
        return whose
    printed = outlet_of_text(
        lines[0].words if lines else "",
        " ".join(one.span.of(text) for one in aside if one.why == "date_line"),
        [one.span.of(text) for one in aside if one.why in {"credit", "boilerplate", "byline"}],
        "" if whose.bare else text[:20_000],  # prose may name an outlet that it quotes
    )
    if printed.outlet is not None:
        return printed
    if whose.outlet is not None:
        return whose
    if behind:
        return Whose(behind, "its title names it")
    for one in aside:
        if one.why in {"byline", "date_line"} and (named := agencies_in(text, one.span)):
            # An agency signs and no other house shows: as far as can be seen, its own report.
            words = one.span.of(text).strip(" —–-")
            return Whose(named[0][0], f"“{words}” and no other house named")
    return Whose()


def _turns(labels: list[Labelled], lines: list[Line], gone: set[int]) -> list[tuple[Span, Span]]:
    """Label and speech of each turn; the speech ends before the next label or the last line kept."""
    turns = []
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        last = following.line if following is not None else len(lines)
        own = [lines[i].span.end for i in range(label.line, last) if i not in gone]
        end = own[-1] if own else label.speech
        if end > label.speech:
            turns.append((label.label, Span(label.speech, end)))
    return turns


def _kind(report: Report, lines: list[Line], labels: list[Labelled]) -> str:
    if labels:
        return "transcript"
    clocks = sum(1 for line in lines if _CLOCK_LINE.match(line.words))
    title = report.facts.title or (lines[0].words if lines else "")
    if clocks >= 5 or _LIVE.search(title):
        return "live"
    if len(lines) >= 5 and sum(line.ends for line in lines) < len(lines) * 0.2:
        return "other"
    return "article"


class _Page(msgspec.Struct, frozen=True):
    """The repaired copy of a report's text on which furniture is looked for, and the way back."""

    text: str
    way: SourceMap
    lines: list[Line]
    labels: list[Labelled]
    repairs: list[Repair]
    edits: list[Edit]


def _lay_out(report: Report) -> _Page:
    repairs, edits = _repaired(report)
    text, way = SourceMap.build(report.text, repairs=edits)
    lines = find_lines(text)
    return _Page(text, way, lines, find_labels(lines, text), repairs, edits)


def _find_furniture(report: Report, page: _Page) -> Furniture:
    voices = tuple(
        label.name.title()
        for label in page.labels
        if "BYLINE" in page.text[label.label.end : label.speech]
    )
    houses = names_of_house(
        report.facts.outlet, [line.words for line in page.lines if len(line.words) < 300]
    )
    opening = frozenset(label.line for label in page.labels)
    return find_furniture(page.lines, report.facts.title, opening, voices, houses)


def _title(report: Report, page: _Page, furniture: Furniture) -> tuple[str, str | None]:
    """The report's title, given or printed, and the house named behind it."""
    headline = furniture.headline
    printed = page.lines[headline].words if headline is not None else None
    whole = report.facts.title or (_BEFORE_TITLE.sub("", printed) if printed else "")
    return split_title(whole, report.facts.outlet)


def _agencies(
    page: _Page, aside: list[_Setaside], outlet: str | None
) -> tuple[list[str], list[Span]]:
    """The agencies a report credits, an agency's own report its own among them, and where it does."""
    credited = _credited(page.text, aside)
    names = [name for name, _ in credited]
    if outlet in AGENCIES:
        names.append(outlet)
    return names, [page.way.to_source(span) for _, span in credited]


def clean_report(report: Report) -> Document:
    """
    The document of a report.

    >>> report = Report("r1", "a.txt", "", "utf-8", "Storm shuts pier\\n\\nBRAE (AFP) - The pier was shut on Monday after a storm.")
    >>> document = clean_report(report)
    >>> document.text, document.title, document.agencies
    ('Storm shuts pier\\n\\nThe pier was shut on Monday after a storm.', 'Storm shuts pier', ('AFP',))
    """
    page = _lay_out(report)
    furniture = _find_furniture(report, page)
    reasons = list(furniture.reasons)
    aside = _set_aside(page.text, page.lines, reasons, bool(page.labels))
    kept = [i for i, why in enumerate(reasons) if why is None]
    folds = find_repeats(page.text, page.lines, kept)
    aside.extend(_Setaside(fold.again, "duplicate") for fold in folds)
    aside.sort(key=lambda one: one.span)

    way = page.way
    dropped = tuple(Dropped(way.to_source(one.span), one.why) for one in aside)
    cleaned, source_map = SourceMap.build(
        report.text,
        drops=[one.span for one in dropped],
        repairs=page.edits,
        folds=[Fold(way.to_source(fold.kept), way.to_source(fold.again)) for fold in folds],
    )

    def place(span: Span) -> Span | None:
        return source_map.to_clean(way.to_source(span))

    turns = tuple(
        Turn(label, speech)
        for one, two in _turns(page.labels, page.lines, set(range(len(reasons))) - set(kept))
        if (label := place(one)) is not None and (speech := place(two)) is not None
    )
    title, behind = _title(report, page, furniture)
    whose = _whose(report, page.text, page.lines, aside, behind)
    agencies, agency_places = _agencies(page, aside, whose.outlet)
    headline = furniture.headline
    return Document(
        report=report,
        text=cleaned,
        source_map=source_map,
        kind=_kind(report, page.lines, page.labels),  # type: ignore[arg-type]
        language=_detect_language(cleaned, report.facts.language),
        outlet=whose.outlet,
        outlet_why=whose.why,
        agencies=tuple(dict.fromkeys(agencies)),
        agency_places=tuple(dict.fromkeys(agency_places)),
        authors=report.facts.authors
        or tuple(name for name in furniture.authors if not is_house(name)),
        title=title or None,
        headline=place(page.lines[headline].span) if headline is not None else None,
        dropped=dropped,
        repairs=tuple(page.repairs),
        turns=turns,
    )
