"""The page holds every text exactly, cites exactly, obeys nothing it quotes, and is the same each time."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import crossread
from crossread.comparing.lineage import describe_lineage
from crossread.model import (
    AnonymousSource,
    Digest,
    Place,
    Position,
    Problem,
    RegisterRow,
    TimelineRow,
)
from crossread.running.pipeline import crossread as read
from crossread.spans import Span
from crossread.telling.page import draw_page, web_address
from crossread.telling.page_figures import group_figures, nice_ticks
from crossread.telling.page_text import (
    cited,
    cut_words,
    escape_attribute,
    escape_text,
    mark_passages,
    mark_source,
    split_paragraphs,
    style_of_continued,
)
from crossread.telling.page_timeline import draw_timeline_rows, say_when, stretch_of
from crossread.telling.page_words import mark_changes
from crossread.telling.viewing import view_story
from crossread.telling.views import FigureView, StoryView, TimelineView

ASSETS = Path(crossread.__file__).parent / "telling" / "assets"
WEB = Path(__file__).parent.parent / "web"

MORNING = """Ferry runs aground off Sallow Point

The ferry Marit Lund ran aground off Sallow Point on Tuesday, injuring at least 12 passengers, harbour master Oda Fenn said.
"We had no warning of the fog, none at all," Fenn told reporters.
The Harbour Union said 14 people were hurt. About 200 passengers were on board.
"""
EVENING = """Fourteen hurt as ferry strands

Fourteen people were hurt when the ferry Marit Lund ran aground off Sallow Point, the Harbour Union said on Wednesday.
Harbour master Oda Fenn said the crew "had no warning of the fog".
The ferry ran aground off Sallow Point on Tuesday, injuring at least 12 passengers, harbour master Oda Fenn said.
More than 180 passengers were on board, René Aubry of the coast guard said.
"""
HOSTILE = """<script>window.ran = 1</script> Ferry <img src=x onerror="window.ran=1"> strands

The ferry Marit Lund ran aground off Sallow Point, </script><script>window.ran=2</script> Oda Fenn said.
"We had no <b>warning</b> of the fog, \u202enone at all\u202c," Fenn told {{ 7 * 7 }} reporters </style><style>*{display:none}</style>.
<a href="javascript:window.ran=3">Fourteen</a> people were hurt &lt;!-- <!-- ]]> --> &amp; &#60;b&#62;, the Harbour Union said.
<svg onload="window.ran=4"><animate onbegin="window.ran=5"></svg> \x07\x0c\x1b[31m red \ufeff

أبحرت العبارة من الميناء يوم الثلاثاء، قالت هيئة الميناء.
"""


class Page(HTMLParser):
    """What a test wants to know of a page: ids, links, attributes, texts, inline code."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.tags, self.attributes = [], [], [], []
        self.words, self.texts, self.code = {}, {}, {"script": [], "style": []}
        self._open, self._report = [], None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.tags.append(tag)
        self.attributes += attrs
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a" or "href" in named:
            self.links.append(named.get("href"))
        if tag in {"script", "style"}:
            self.code[tag].append((named.get("type"), ""))
        if tag == "article" and "data-report" in named:
            self._report = named["data-report"]
            self.texts[self._report] = ""
        if tag not in {"meta", "br", "input", "img", "link", "path", "circle", "rect", "use"}:
            self._open.append((tag, named.get("id") or named.get("data-of")))

    def handle_endtag(self, tag):
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag == "article":
            self._report = None

    def handle_data(self, data):
        names = [name for name, _ in self._open]
        if names and names[-1] in self.code:
            kind, text = self.code[names[-1]][-1]
            self.code[names[-1]][-1] = (kind, text + data)
        for name, place in self._open:
            if name == "mark" and place:
                self.words[place] = self.words.get(place, "") + data
        if self._report and "div" in names[names.index("article") :] and "p" in names:
            self.texts[self._report] += data


@pytest.fixture(scope="module")
def digest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "morning.txt").write_text(MORNING, encoding="utf-8")
    (folder / "evening.txt").write_text(EVENING, encoding="utf-8")
    (folder / "metadata.csv").write_text(
        "path,outlet,published,url\nmorning.txt,The Morning Tide,2031-05-06,https://example.org/tide?a=1&b=2\n"
        'evening.txt,"Evening ""Mail"" <b>",2031-05-07,"data:text/html,<script>1</script>"\n'
    )
    return furnished(read([str(folder)]))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "</script><b>.txt".replace("/", "∕")).write_text(HOSTILE, encoding="utf-8")
    (folder / "calm.txt").write_text(EVENING, encoding="utf-8")
    (folder / "long.txt").write_text("The ferry " + "x" * 1_000_000 + " ran aground.\n")
    return furnished(read([str(folder)]))


def furnished(digest):
    """The digest with a row in those sections that its few sentences leave empty."""
    story = digest.stories[0]
    first = digest.readings[0].document
    place = Place(first.report.id, Span(0, min(20, len(first.text))))
    rows = [("2031-05-06", "day"), ("2031-05", "month"), ("1999", "year"), ("PAST_REF", "vague")]
    story = replace(
        story,
        timeline=tuple(TimelineRow(w, p, f"what was on {w} <i>", (place,)) for w, p in rows),
        registers=(RegisterRow("casualties", (("who", "12 <b>passengers"),), (place,)),),
        positions=(Position("nobody", "the fog <u>", "for", (place,)),),
        anonymous_sources=(
            AnonymousSource(first.report.id, "a person on deck <s>", None, (place,)),
        ),
    )
    problems = (Problem("broken <em>.txt", "reading", "not text: </script>"),)
    return replace(digest, stories=(story,), problems=problems)


@pytest.fixture(scope="module", params=["digest", "hostile"])
def drawn(request):
    digest = request.getfixturevalue(request.param)
    html = draw_page(digest)
    return digest, html, Page(html)


def test_every_link_inside_the_page_leads_somewhere(drawn):
    _, _, page = drawn
    inner = {link[1:] for link in page.links if link and link.startswith("#")}
    drawn_symbols = {link for link in inner if link.startswith("y-")}
    assert len(inner) > 30
    assert inner - drawn_symbols <= set(page.ids)
    assert drawn_symbols <= set(page.ids)


def test_no_id_is_given_twice(drawn):
    _, _, page = drawn
    assert len(page.ids) == len(set(page.ids))


def test_a_citation_marks_its_exact_words(drawn):
    digest, _, page = drawn
    view = view_story(digest, digest.stories[0])
    assert len(view.citations) > 20
    for citation in view.citations:
        place = f"{citation.report}-{citation.start}-{citation.end}"
        assert page.words.get(place, "") == citation.words


def test_the_texts_stand_in_the_page_character_for_character(drawn):
    digest, _, page = drawn
    for reading in digest.readings:
        report = reading.document.report
        assert page.texts[report.id] == report.text


def test_without_source_texts_the_page_holds_what_is_cited_and_no_more(digest):
    page = Page(draw_page(digest, source_text=False))
    view = view_story(digest, digest.stories[0])
    for citation in view.citations:
        place = f"{citation.report}-{citation.start}-{citation.end}"
        assert page.words.get(place, "") == citation.words
    for report in view.reports:
        cited_places = [(c.start, c.end) for c in view.citations if c.report == report.id]
        held = {at for start, end in cited_places for at in range(start, end)}
        assert len(page.texts[report.id].replace("[…]", "")) <= len(held)


def test_of_a_very_long_passage_only_the_beginning_is_kept():
    text = "word " * 2000
    html, size = mark_passages(text, [cited("r1", 0, 9000), cited("r1", 9500, 9504)])
    assert size < 300
    assert Page(f"<div>{html}</div>").words["r1-9500-9504"] == "word"


def test_a_citation_over_several_paragraphs_is_shown_whole_with_scripts_off():
    html = mark_source("One.\n\nTwo.\n\nThree.", [cited("r1", 0, 17), cited("r1", 6, 9)])
    rules = style_of_continued([html])
    assert rules.count('[data-of="r1-0-17"]') == 1
    assert "r1-6-9" not in rules
    assert style_of_continued(["<p>plain</p>"]) == ""


def test_nothing_a_report_says_becomes_code(drawn):
    _, html, page = drawn
    assert [kind for kind, _ in page.code["script"]] == ["application/json", None]
    assert len(page.code["style"]) == 1
    assert not {name for name, _ in page.attributes if name.startswith("on") or name == "style"}
    assert not set(page.tags) & {"img", "iframe", "object", "embed", "link", "base", "animate"}
    assert "49 reporters" not in html


def test_only_web_addresses_become_links(drawn):
    _, _, page = drawn
    outer = {link for link in page.links if link and not link.startswith("#")}
    assert all(re.match(r"https?://", link) for link in outer)


def test_the_address_given_for_a_report_is_a_link(digest):
    assert "https://example.org/tide?a=1&b=2" in Page(draw_page(digest)).links


def test_the_policy_allows_the_one_script_and_the_one_style(drawn):
    _, html, page = drawn
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for text in (page.code["script"][1][1], page.code["style"][0][1]):
        code = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{code}'" in policy


def test_the_data_is_json_and_cannot_end_its_element(drawn):
    digest, _, page = drawn
    text = page.code["script"][0][1]
    assert "<" not in text
    data = json.loads(text)
    assert set(data["reports"]) == {r.document.report.id for r in digest.readings}
    assert data["reports"]["r1"]["sha256"] == digest.readings[0].document.report.sha256


def test_every_section_that_has_something_is_there(digest):
    html = draw_page(digest)
    for section in ("brief", "findings", "matrix", "figures", "words", "repeats", "timeline",
                    "people", "positions", "registers", "unnamed", "dropped", "reports", "problems",
                    "sources"):  # fmt: skip
        assert f'id="{section}"' in html, section
        if section != "sources":
            assert f'href="#{section}"' in html, section
    for words in ("12 &lt;b&gt;passengers", "the fog &lt;u&gt;", "A person on deck &lt;s&gt;",
                  "broken &lt;em&gt;.txt", "what was on 2031-05 &lt;i&gt;"):  # fmt: skip
        assert words in html, words


def test_each_finding_carries_its_kind_in_words_and_its_reason(digest):
    html = draw_page(digest)
    view = view_story(digest, digest.stories[0])
    assert view.findings
    for finding in view.findings:
        entry = html[html.index(f'id="{finding.id}"') :].split("</article>")[0]
        assert finding.kind_words in entry
        assert str(escape_text(cut_words(finding.why, 600))) in entry
        assert f'data-reports="{" ".join(finding.reports)}"' in entry


def test_the_same_digest_gives_the_same_bytes_under_any_hash_seed(tmp_path):
    (tmp_path / "a.txt").write_text(MORNING, encoding="utf-8")
    (tmp_path / "b.txt").write_text(EVENING, encoding="utf-8")
    code = (
        "import sys, hashlib; from crossread.running.pipeline import crossread;"
        "from crossread.telling.page import draw_page;"
        "print(hashlib.sha256(draw_page(crossread([sys.argv[1]])).encode()).hexdigest())"
    )
    pages = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ASSETS.parents[2])},
        )  # fmt: skip
        pages.add(done.stdout)
    assert len(pages) == 1


def test_a_digest_without_stories_is_still_a_page():
    html = draw_page(Digest((), (), (), (Problem("gone.txt", "opening", "no such file"),), "rules"))
    assert "gone.txt" in html
    assert Page(html).texts == {}
    assert "nothing to read" in draw_page(Digest((), (), (), (), "rules"))


def test_the_built_assets_belong_to_the_committed_sources():
    if not WEB.is_dir():
        pytest.skip("the page's sources are not part of this copy")
    record = json.loads((ASSETS / "build.json").read_text("utf-8"))
    hashes = {p: hashlib.sha256((WEB / p).read_bytes()).hexdigest() for p in record["sources"]}
    assert hashes == record["sources"], "web/src has changed: run web/build.sh"
    assert {f"src/{p.name}" for p in (WEB / "src").iterdir()} | {"build.mjs"} == set(hashes)
    for name, code in record["made"].items():
        assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == code, name


def test_the_map_s_tables_belong_to_the_committed_script():
    record = json.loads((ASSETS / "map.json").read_text("utf-8"))
    for name, code in record["made"].items():
        assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == code, name
    if (WEB / "map.mjs").is_file():
        code = hashlib.sha256((WEB / "map.mjs").read_bytes()).hexdigest()
        assert code == record["sources"]["map.mjs"], "web/map.mjs has changed: run it"


# ------------------------------------------------------------------------------ the pieces

texts = st.text(alphabet=st.sampled_from(list("ab \n<&'\r\u202e\u2068é")), max_size=60)


@given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=9))
def test_marking_changes_no_character_and_marks_every_stretch_exactly(text, ends):
    spans = {(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends}
    html = mark_source(text, [cited("r1", a, b) for a, b in sorted(spans)])
    page = Page(f'<article data-report="r1"><div>{html}</div></article>')
    assert page.texts["r1"] == text
    for a, b in spans:
        assert page.words.get(f"r1-{a}-{b}", "") == text[a:b]
        assert page.ids.count(f"r1-{a}-{b}") == 1


@given(texts)
def test_paragraphs_cover_a_text_side_by_side(text):
    paragraphs = split_paragraphs(text)
    assert "".join(text[a:b] for a, b in paragraphs) == text


def test_lines_broken_at_a_fixed_width_are_one_paragraph():
    line = "a line of a text that somebody broke at a fixed width long ago"
    text = f"{line}\n{line}\n{line}\n\n{line}\n"
    assert len(split_paragraphs(text)) == 2


def test_a_control_character_is_kept_shut_in_and_named():
    assert escape_text("a\u202eb") == 'a<span class="ctl" data-ch="RLO">\u202e</span>b'
    assert escape_text("\x07") == '<span class="ctl" data-ch="07">\x07</span>'


def test_an_attribute_holds_no_control_character():
    assert escape_attribute('a\u202e\x07\n\nb"<') == "a b&#34;&lt;"


@given(st.text(), st.integers(1, 50))
def test_cut_words_are_never_longer_than_asked_for(text, most):
    assert len(cut_words(text, most)) <= max(most, 1)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/x", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("//example.org", False),
        ("http:", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_an_address_is_a_link_only_on_the_web(url, is_link):
    assert (web_address(url) is not None) is is_link


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-05-06", 1),
        ("2031-05-06T14:00", 1),
        ("2031-05", 31),
        ("2031-W19", 7),
        ("2031-SU", 92),
        ("2031", 365),
        ("203", 3652),
        ("2031-05-06/2031-05-09", 4),
        ("2031-13-40", None),
        ("PAST_REF", None),
        ("P3D", None),
        ("", None),
        ("0000", None),
        ("9999", None),
    ],
)
def test_a_time_covers_as_many_days_as_it_says(value, days):
    covered = stretch_of(value)
    assert (covered and (covered[1] - covered[0]).days) == days


@given(st.text(max_size=14))
def test_any_time_value_can_be_said_and_drawn(value):
    say_when(value)
    draw_timeline_rows((TimelineView(value, "day", "something", ()),))


def test_a_month_is_drawn_as_a_bar_and_a_day_as_a_dot():
    rows = [TimelineView(v, "", "", ()) for v in ("2031-05-06", "2031-05", "2031-06-20", "1950")]
    day, month, _, far = (row.picture for row in draw_timeline_rows(tuple(rows)).rows)
    assert "<circle" in day
    assert "<rect" not in day
    assert 'class="span"' in month
    assert 'class="open"' in far
    assert "<circle" not in far


@given(st.floats(-1e12, 1e12), st.floats(1e-9, 1e12))
def test_ticks_span_their_range(low, width):
    ticks = nice_ticks(low, low + width)
    assert ticks == sorted(ticks)
    assert len(ticks) <= 8
    near = 1e-6 * (width + abs(low))
    assert ticks[0] <= low + near
    assert ticks[-1] >= low + width - near


def figure(low, high, bound, unit="people", counter="police"):
    name = f"n{bound}{low}{unit}"
    return FigureView(name, "g", low, high, bound, unit, "hurt", counter, "", "r1", "Tide", 1)


def pictures(digest, *figures):
    view = replace(view_story(digest, digest.stories[0]), figures=figures, relations=())
    (group,) = group_figures(view)
    return [str(row.picture) for row in group.rows], group


def test_a_bound_is_drawn_open_on_its_side(digest):
    (exact, least, more, less, about, between), _ = pictures(
        digest,
        figure(12, 12, "exact"),
        figure(12, None, "at_least"),
        figure(12, None, "more_than"),
        figure(None, 20, "less_than"),
        figure(15, 15, "about"),
        figure(12, 15, "between"),
    )
    assert "open" not in exact
    assert "hollow" not in exact
    assert 'class="open"' in least
    assert "hollow" not in least
    assert 'class="hollow"' in more
    right, left = (
        re.search(r"M([\d.]+) 12H([\d.]+)M", more),
        re.search(r"M([\d.]+) 12H([\d.]+)M", less),
    )
    assert float(right[1]) < float(right[2])
    assert float(left[1]) > float(left[2])
    assert 'class="dash"' in about
    assert between.count("<circle") == 2


def test_counters_have_shapes_of_their_own(digest):
    (police, union), _ = pictures(
        digest, figure(3, 3, "exact"), figure(4, 4, "exact", counter="union")
    )
    assert "<circle" in police
    assert "<rect" in union


def test_measures_of_one_kind_share_a_scale_and_others_are_left_out(digest):
    (metres, feet, more, mass), group = pictures(
        digest,
        figure(30, 30, "exact", unit="metre"),
        figure(100, 100, "exact", unit="foot"),
        figure(31, 31, "exact", unit="metre"),
        figure(5, 5, "exact", unit="kilogram"),
    )
    at = [float(re.search(r'cx="([\d.]+)"', one)[1]) for one in (metres, feet, more)]
    assert at[0] < at[1] < at[2]  # 100 ft are 30.5 m
    assert mass == ""
    assert group.unit == "metre"


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=5))
def test_any_numbers_can_be_drawn(numbers):
    figures = [figure(n, n, "exact") for n in numbers] + [
        figure(n, None, "at_least") for n in numbers
    ]
    view = StoryView("s1", "", (), (), (), tuple(figures), (), (), (), ())
    for group in group_figures(view):
        assert "nan" not in str(group.axis) + "".join(str(row.picture) for row in group.rows)


@pytest.mark.parametrize(
    ("left", "right", "changes", "expected"),
    [
        ("a b c", "a c", [("drop", "b", "")], [("", "a", "a"), ("drop", "b", ""), ("", "c", "c")]),
        ("a c", "a b c", [("insert", "", "b")], [("", "a", "a"), ("insert", "", "b"), ("", "c", "c")]),
        ("We go", "we went", [("tense", "go", "went")], [("", "We", "we"), ("tense", "go", "went")]),
        # the first "the" stands in both; only the second one was dropped
        ("the cat the dog", "the cat dog", [("drop", "the", "")],
         [("", "the cat", "the cat"), ("drop", "the", ""), ("", "dog", "dog")]),
        ("a b", "a b", [("drop", "zzz", "")], None),
        ("a b", "a", [], None),
        ("", "", [], []),
    ],
)  # fmt: skip
def test_changes_are_found_where_they_stand(left, right, changes, expected):
    assert mark_changes(left, right, tuple(changes)) == expected


def test_who_repeats_whom_says_in_words_what_each_report_owes_a_wire(drawn):
    digest, html, _ = drawn
    story = digest.stories[0]
    for reading in digest.readings:
        words = describe_lineage(reading.document, story.shares)
        assert f"<div>{words}</div>" in html
