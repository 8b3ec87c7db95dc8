"""
The whole digest as one HTML file: no network, no need of scripts, the reports' texts inside it.

Templates lie in `templates/`, the built script and style in `assets/` (from `web/`, see
docs/decisions/0011-page.md). This file gathers what the templates need from the views; the `page_*`
files beside it draw. The page decides nothing that comparing did not decide.

Safety: every value is escaped as it is put out (`finalize` below, autoescape behind it), and a
content security policy allows exactly the one script and the one style whose hashes stand in it.
"""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from crossread import __version__
from crossread.model import Digest, Reading
from crossread.telling.page_figures import group_figures
from crossread.telling.page_map import draw_maps
from crossread.telling.page_places import Located, locate_places
from crossread.telling.page_repeats import PARTS, draw_columns, draw_share_bars, group_origins
from crossread.telling.page_text import (
    Stretch,
    begin_large,
    citation_id,
    cited,
    cut_words,
    escape_attribute,
    escape_text,
    mark_passages,
    mark_source,
    mended,
    set_aside,
    style_of_continued,
)
from crossread.telling.page_timeline import draw_timeline_rows, say_day, say_when, stretch_of
from crossread.telling.page_words import OP_WORDS, arrange_speakers
from crossread.telling.viewing import view_story
from crossread.telling.views import (
    KIND_WORDS,
    RELATION_WORDS,
    STATE_WORDS,
    FindingView,
    StoryView,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent

# The order in which kinds of findings are shown: what an analyst looks for first.
KIND_ORDER = ("conflict", "hedge_loss", "refine", "agree", "cannot_tell", "single_source")

# How exactly a place is known, with the words of the map's legend.
PRECISION_WORDS = {
    "town": "a town",
    "division": "somewhere in a region",
    "country": "somewhere in a country",
    "nowhere": "not located",
}

# What each kind means, in one line under its heading.
KIND_MEANS = {
    "conflict": "The reports cannot all be right as they stand.",
    "hedge_loss": "What one report attributes or doubts, another states flat.",
    "refine": "One report is more exact, or has more, than another; they do not exclude each other.",
    "agree": "The reports say the same.",
    "cannot_tell": "The words do not decide whether the reports agree.",
    "single_source": "No other report has it.",
}


def draw_page(digest: Digest, source_text: bool = True) -> str:
    """
    The whole digest as one HTML file that needs no network and no script.

    Without `source_text` the page carries the cited passages of each report and not its whole text.
    """
    stories = [
        _story(view_story(digest, story), locate_places(digest, story), number)
        for number, story in enumerate(digest.stories)
    ]
    views = [story["view"] for story in stories]
    sources = _sources(digest, views, source_text)
    style = _asset("page.css") + style_of_continued(source["text"] for source in sources)
    script = _asset("page.js")
    return (
        _templates()
        .get_template("page.html.jinja")
        .render(
            stories=stories,
            sources=sources,
            problems=digest.problems,
            title=" · ".join(view.title for view in views) or "crossread",
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            data=_data(digest, views),
            version=__version__,
            model=digest.model,
        )
    )


@cache
def _asset(name: str) -> str:
    """A built asset, as it is put into the page."""
    text = (_HERE / "assets" / name).read_text(encoding="utf-8")
    assert "</script" not in text.lower()
    assert "</style" not in text.lower()
    return text


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _policy(style: str, script: str) -> Markup:
    """The content security policy: nothing but the page's own script and style."""
    return Markup(
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _shown(value: Any) -> Any:
    """What Jinja puts out for a value: text with nothing hidden in it, markup of ours as it is."""
    return (
        escape_text(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
    )


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        attribute=escape_attribute,
        cut=cut_words,
        headed=begin_large,
        when=say_when,
        day=say_day,
        cited_report=lambda number, view: view.citations[number - 1].report,
    )
    environment.globals.update(
        kind_words=KIND_WORDS,
        kind_means=KIND_MEANS,
        state_words=STATE_WORDS,
        relation_words=RELATION_WORDS,
        op_words=OP_WORDS,
        parts=PARTS,
        precisions=PRECISION_WORDS,
        web_address=web_address,
    )
    return environment


def web_address(url: str | None) -> str | None:
    """
    The address when it may become a link: http and https only.

    >>> web_address("https://example.org/a"), web_address("data:text/html,x")
    ('https://example.org/a', None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def _dates(view: StoryView) -> str:
    """When the reports appeared, from the first day to the last, in words."""
    known = sorted(
        (stretch, r.published) for r in view.reports if (stretch := stretch_of(r.published))
    )
    if not known:
        return "dates not known"
    first, last = say_when(known[0][1]), say_when(known[-1][1])
    return first if first == last else f"{first} to {last}"


def _labels(view: StoryView) -> dict[str, str]:
    """A short name for each report: its outlet, with the report's id where that is not enough."""
    outlets = Counter(report.outlet for report in view.reports)
    labels = {}
    for report in view.reports:
        name = cut_words(report.outlet, 22)
        labels[report.id] = f"{report.id} {name}" if outlets[report.outlet] > 1 else name
    return labels


def _by_kind(findings: Iterable[FindingView]) -> list[tuple[str, list[FindingView]]]:
    grouped: dict[str, list[FindingView]] = {kind: [] for kind in KIND_ORDER}
    for finding in findings:
        grouped[finding.kind].append(finding)
    return [(kind, found) for kind, found in grouped.items() if found]


def _story(view: StoryView, located: tuple[Located, ...], number: int) -> dict[str, Any]:
    """Everything the templates need for one story; `prefix` keeps the ids of stories apart."""
    prefix = f"{view.id}-" if number else ""
    by_kind = _by_kind(view.findings)
    speakers = arrange_speakers(view)
    figures = group_figures(view)
    named = {p for f in view.findings for p in f.people}
    named |= {p for s in speakers for u in s.utterances for p in u.people}
    people = [p for p in view.people if p.kind in {"person", "organization", "group"}]
    known = {place.entity: place for place in located}
    places = [(p, known[p.id]) for p in view.people if p.kind == "place"]
    return {
        "view": view,
        "prefix": prefix,
        "labels": _labels(view),
        "reports": {report.id: report for report in view.reports},
        "dates": _dates(view),
        "by_kind": by_kind,
        "counts": {kind: len(found) for kind, found in by_kind},
        "figures": [group for group in figures if len(group.rows) > 1],
        "lone_figures": [group for group in figures if len(group.rows) == 1],
        "speakers": speakers,
        "timeline": draw_timeline_rows(view.timeline),
        "bars": draw_share_bars(view),
        "columns": draw_columns(view),
        "origins": group_origins(view.origins),
        "people": sorted(people, key=lambda p: (-len(p.reports), -p.mentions)),
        "places": sorted(places, key=lambda p: (-len(p[0].reports), -p[0].mentions)),
        "maps": draw_maps(located, {p.id: p.mentions for p, _ in places}, prefix),
        "precisions": {place.precision for place in located},
        "choosable": sorted(
            (p for p in people if p.id in named), key=lambda p: (p.kind != "person", p.name)
        ),
        "cite_id": lambda n: _id_of(view, n),
        "finding_kinds": {f.id: f.kind for f in view.findings},
        "finding_people": {f.id: f.people for f in view.findings},
        "contents": _contents(view, len(speakers), len(figures), len(people), len(places)),
    }


def _contents(
    view: StoryView, speakers: int, figures: int, people: int, places: int
) -> list[tuple[str, str, int | None]]:
    """The sections that have something in them: anchor, name, how many entries."""
    sections: list[tuple[str, str, int | None]] = [
        ("findings", "Agree and differ", len(view.findings)),
        ("matrix", "The matrix", len(view.matrix)),
        ("figures", "Figures", figures),
        ("words", "Words", speakers),
        ("repeats", "Who repeats whom", None),
        ("timeline", "Timeline", len(view.timeline)),
        ("people", "People and bodies", people),
        ("places", "Places", places),
        ("positions", "Positions", len(view.positions)),
        ("registers", "Registers", len(view.registers)),
        ("unnamed", "Unnamed sources", len(view.anonymous)),
        ("dropped", "Set aside", len(view.dropped)),
        ("reports", "Reports", len(view.reports)),
    ]
    always = {"dropped", "repeats"}
    shown = [row for row in sections if row[2] or row[0] in always]
    return [("brief", "The brief", None), *shown]


def _id_of(view: StoryView, number: int) -> str:
    citation = view.citations[number - 1]
    return citation_id(citation.report, citation.start, citation.end)


def _sources(digest: Digest, views: list[StoryView], whole: bool) -> list[dict[str, Any]]:
    """The reports' texts, in full or their cited passages, with everything marked that is cited."""
    places: dict[str, dict[tuple[int, int], None]] = {}
    for view in views:
        for citation in view.citations:
            places.setdefault(citation.report, {})[citation.start, citation.end] = None
    shown = {report.id: report for view in views for report in view.reports}
    outlets = Counter(reading.document.outlet for reading in digest.readings)
    sources = []
    for reading, published in zip(digest.readings, digest.published, strict=True):
        report = reading.document.report
        citations = [cited(report.id, start, end) for start, end in places.get(report.id, {})]
        if whole:
            text, left_out = mark_source(report.text, citations + _notes(reading)), ""
        else:
            text, size = mark_passages(report.text, citations)
            left_out = f"{size:,} of {len(report.text):,} characters: only what is cited is shown"
        outlet = cut_words((reading.document.outlet or "").removeprefix("The "), 18)
        alone = outlet and outlets[reading.document.outlet] == 1
        sources.append(
            {
                "report": report,
                "label": outlet if alone else f"{report.id} {outlet}".strip(),
                "document": reading.document,
                "published": published,
                "view": shown.get(report.id),
                "url": web_address(report.facts.url),
                "text": text,
                "left_out": left_out,
            }
        )
    return sources


def _notes(reading: Reading) -> list[Stretch]:
    """What cleaning set aside and mended, to be told where it stands."""
    dropped = [
        set_aside(gone.span.start, gone.span.end, gone.why.replace("_", " "))
        for gone in reading.document.dropped
    ]
    return dropped + [
        mended(repair.span.start, repair.span.end, repair.now)
        for repair in reading.document.repairs
    ]


def _data(digest: Digest, views: list[StoryView]) -> Markup:
    """What the script needs to compose citations, as JSON that cannot end its own element."""
    reports = {}
    for reading, published in zip(digest.readings, digest.published, strict=True):
        document = reading.document
        reports[document.report.id] = {
            "outlet": document.outlet,
            "title": document.title,
            "published": published.value,
            "basis": published.basis,
            "authors": list(document.authors),
            "url": web_address(document.report.facts.url),
            "path": document.report.path,
            "sha256": document.report.sha256,
        }
    voices = {
        citation_id(c.report, c.start, c.end): cut_words(c.voices, 300)
        for view in views
        for c in view.citations
        if c.voices
    }
    plain = json.dumps({"reports": reports, "voices": voices}, ensure_ascii=True)
    return Markup(plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
