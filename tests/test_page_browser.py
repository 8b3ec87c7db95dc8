"""
The page in a real browser, from a file, without a network.

Skipped with a line where no Chromium (or no playwright) is found. The accessibility check needs
axe-core from npm (`npm ci` in web/) and says so where it is missing.
"""

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from crossread.model import BriefSentence, Place
from crossread.running.pipeline import crossread as read
from crossread.spans import Span
from crossread.telling.page import draw_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
AXE = Path(__file__).parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 60_000  # milliseconds: a slow machine is not a failure

REPORTS = {
    "tide.txt": """Ferry runs aground off Sallow Point

The ferry Marit Lund ran aground off Sallow Point on Tuesday, injuring at least 12 passengers, harbour master Oda Fenn said.
"We had no warning of the fog, none at all," Fenn told reporters.
The Harbour Union said 14 people were hurt. About 200 passengers were on board.
""",
    "mail.txt": """Fourteen hurt as ferry strands

Fourteen people were hurt when the ferry Marit Lund ran aground off Sallow Point, the Harbour Union said on Wednesday.
Harbour master Oda Fenn said the crew "had no warning of the fog".
The ferry ran aground off Sallow Point on Tuesday, injuring at least 12 passengers, harbour master Oda Fenn said.
More than 180 passengers were on board, René Aubry of the coast guard said.
""",
    "metadata.csv": """path,outlet,published,url,title
tide.txt,The Morning Tide,2031-05-06,https://example.org/tide,Ferry runs aground off Sallow Point
mail.txt,Evening Mail,2031-05-07,,
""",
}
HOSTILE = {
    "a.txt": """<script>window.ran = 1</script> Ferry <img src=x onerror="window.ran=2"> strands

The ferry Marit Lund ran aground off Sallow Point, </script><script>window.ran=3</script> Oda Fenn said.
"We had no <b>warning</b> of the fog, \u202enone at all\u202c," Fenn told </style><style>*{display:none}</style> reporters.
<a href="javascript:window.ran=4">Fourteen</a> people were hurt, the <svg onload="window.ran=5"> Harbour Union said.
<meta http-equiv="refresh" content="0;url=https://example.org"> <link rel=stylesheet href=https://example.org/x.css>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]> &b; data:text/html,<script>window.ran=6</script>

أبحرت العبارة من الميناء يوم الثلاثاء، قالت هيئة الميناء.
""",
    "b.txt": "The ferry " + "x" * 1_000_000 + " ran aground off Sallow Point, Oda Fenn said.\n",
    "metadata.csv": 'path,outlet,url\na.txt,"</script><img src=x onerror=window.ran=7>",javascript:alert(1)\n',
}


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the page was not tested in a browser")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def write_page(folder, reports):
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    page = folder.parent / f"{folder.name}.html"
    page.write_text(draw_page(read([str(folder)])), encoding="utf-8")
    return page.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("reports"), REPORTS)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("hostile"), HOSTILE)


@pytest.fixture
def visit(browser):
    """Opens an address in a fresh context and keeps what the page asked for and complained of."""
    contexts = []

    def go(address, width=1400, height=900, **more):
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **more
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()


def marked_words(page):
    return page.evaluate(
        "[...document.querySelectorAll('#sources mark.on')].map(m => m.textContent).join('')"
    )


def test_the_page_opens_from_a_file_and_asks_for_nothing_else(visit, address):
    page = visit(address)
    page.locator(".brief a.c").first.click()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.asked == [address]
    assert page.complaints == []


def test_a_citation_opens_its_exact_words_beside_the_text(visit, address):
    page = visit(address)
    link = page.locator(".brief a.c").first
    link.click()
    report, start, end = re.fullmatch(r"#(\w+)-(\d+)-(\d+)", link.get_attribute("href")).groups()
    number = {"r1": "mail.txt", "r2": "tide.txt"}[report]
    assert marked_words(page) == REPORTS[number][int(start) : int(end)]
    assert page.locator("#cited blockquote").inner_text().strip()
    assert page.locator(f"#text-{report}").is_visible()
    mark = page.locator("#sources mark.on").first.bounding_box()
    assert 0 < mark["y"] < 900
    assert mark["x"] > link.bounding_box()["x"]


def test_the_citation_is_copied_as_text_bibtex_and_csl(visit, address):
    page = visit(address, permissions=["clipboard-read", "clipboard-write"])
    page.locator('.brief a.c[href^="#r2-"]').first.click()
    copied = {}
    for form in ("text", "bibtex", "csl"):
        page.locator(f'[data-copy="{form}"]').click()
        page.locator("#status", has_text="copied").wait_for(state="attached")
        copied[form] = page.evaluate("navigator.clipboard.readText()")
        page.evaluate("document.getElementById('status').textContent = ''")
    assert "The Morning Tide" in copied["text"]
    assert "https://example.org/tide#:~:text=" in copied["text"]
    assert copied["bibtex"].startswith("@misc{")
    assert "year = {2031}" in copied["bibtex"]
    entry = page.evaluate("text => JSON.parse(text)[0]", copied["csl"])
    assert entry["container-title"] == "The Morning Tide"
    assert entry["issued"] == {"date-parts": [[2031, 5, 6]]}
    assert "SHA-256" in entry["note"]


def test_the_filter_leaves_what_fits_and_clearing_brings_all_back(visit, address):
    page = visit(address)
    everything = page.locator("[data-item]:visible").count()
    page.locator("#filter").fill("fog")
    page.locator("#f-count", has_text=" of ").wait_for(state="attached")
    left = page.locator("main [data-item]:visible")
    assert 0 < left.count() < everything
    assert all("fog" in text.lower() for text in left.all_text_contents())
    page.locator("#filter").fill("")
    page.locator("#f-count:empty").wait_for(state="attached")
    page.locator("#f-report").select_option("r2")
    page.locator("#f-count", has_text=" of ").wait_for(state="attached")
    reports = page.eval_on_selector_all(
        "main [data-item]",
        "all => all.filter(e => e.getClientRects().length).map(e => e.dataset.reports)",
    )
    assert reports
    assert all("r2" in one.split() for one in reports)
    page.get_by_role("button", name="Clear").click()
    page.locator("#f-count:empty").wait_for(state="attached")
    assert page.locator("[data-item]:visible").count() == everything


def test_one_kind_of_finding_can_be_looked_at_alone(visit, address):
    page = visit(address)
    kinds = page.eval_on_selector_all(".finding", "all => all.map(e => e.dataset.kind)")
    page.locator("#f-kind").select_option(kinds[0])
    page.locator("#f-count", has_text=" of ").wait_for(state="attached")
    shown = page.locator(".finding:visible").count()
    assert shown == kinds.count(kinds[0])


def test_the_theme_can_be_chosen_and_is_kept(visit, address):
    page = visit(address, color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_everything_works_with_the_keyboard_alone(visit, address):
    page = visit(address, permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter"
    page.keyboard.type("fog")
    page.keyboard.press("Escape")
    assert page.locator("#filter").input_value() == ""
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.outerHTML")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.outerHTML") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.outerHTML") == first
    page.keyboard.press("n")
    assert marked_words(page)
    page.keyboard.press("c")
    page.locator("#status", has_text="copied").wait_for(state="attached")
    assert "SHA-256" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    assert marked_words(page) == ""
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_enter_on_a_citation_moves_into_the_text_and_escape_comes_back(visit, address):
    page = visit(address)
    page.locator(".brief a.c").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "cited"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.brief a.c')")


def test_single_keys_can_be_switched_off(visit, address):
    page = visit(address)
    page.keyboard.press("?")
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "filter"


def test_without_scripts_the_page_is_whole_and_citations_lead_to_their_words(visit, address):
    page = visit(address, java_script_enabled=False)
    assert page.locator(".finding").first.is_visible()
    assert page.locator("#text-r1").is_visible()
    assert page.locator("#text-r2").is_visible()
    assert not page.locator(".filters").is_visible()
    link = page.locator(".brief a.c").first
    link.click()
    assert page.url.endswith(link.get_attribute("href"))
    box = page.locator(f'[id="{link.get_attribute("href")[1:]}"]').bounding_box()
    assert 0 <= box["y"] < 900


@pytest.mark.parametrize("width", [360, 768, 1024, 1600])
def test_nothing_hangs_out_of_the_window(visit, address, hostile_address, width):
    for one in (address, hostile_address):
        page = visit(one, width=width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_small_screen_the_text_opens_over_the_page_and_closes(visit, address):
    page = visit(address, width=360, height=740)
    assert not page.locator("#sources").is_visible()
    link = page.locator(".brief a.c").first
    link.click()
    assert page.locator("#sources mark.on").first.is_visible()
    page.locator('[data-act="close-pane"]').click()
    assert not page.locator("#sources").is_visible()
    assert page.evaluate("document.activeElement.matches('.brief a.c')")


def test_a_printed_page_carries_the_texts_and_no_controls(visit, address):
    page = visit(address)
    page.emulate_media(media="print")
    assert page.locator("#text-r1").is_visible()
    assert page.locator("#text-r2").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator(".finding").first.is_visible()


def test_hostile_reports_run_nothing_and_cite_exactly(visit, hostile_address):
    page = visit(hostile_address)
    assert page.evaluate("window.ran") is None
    assert page.asked == [hostile_address]
    assert page.complaints == []
    links = page.locator('main a.c[href^="#r1-"]')
    assert links.count() > 3
    for index in range(min(links.count(), 8)):
        link = links.nth(index)
        if not link.is_visible():
            continue
        link.click()
        start, end = map(int, link.get_attribute("href").split("-")[1:])
        assert marked_words(page) == HOSTILE["a.txt"][start:end]
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
    arabic = page.locator("#text-r1 .text p", has_text="أبحرت")
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.locator('[data-show="r2"]').click()
    assert page.locator("#text-r2 .text").bounding_box()["height"] < 400  # one word, one line


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024, 1600])
@pytest.mark.parametrize("which", ["address", "hostile_address"])
def test_axe_finds_no_violation_of_level_a_or_aa(visit, request, which, width, scheme):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm ci in web/): accessibility was not checked")
    where = request.getfixturevalue(which)
    page = visit(where, width=width, color_scheme=scheme, bypass_csp=True)
    page.locator("main a.c").first.click()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate(AXE.read_text("utf-8"))
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate(
        "levels => axe.run(document, {resultTypes: ['violations'], runOnly: levels})", levels
    )
    told = [
        (one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found["violations"]
    ]
    assert told == []


def test_without_scripts_all_parts_of_a_long_citation_are_highlighted(visit, tmp_path):
    text = "The quay\n\nIda left the quay.\n\nBo stayed on it.\n"
    digest = read_text(tmp_path, text)
    story = digest.stories[0]
    where = digest.readings[0].document.text
    place = Place("r1", Span(where.index("Ida"), where.index("on it") + 5))
    sentence = BriefSentence("what is reported", "Ida left and Bo stayed.", (place,))
    page_file = tmp_path / "long.html"
    story = replace(story, brief=(sentence, *story.brief))
    page_file.write_text(draw_page(replace(digest, stories=(story,))), encoding="utf-8")
    page = visit(page_file.as_uri(), java_script_enabled=False)
    page.locator(".brief a.c").first.click()
    name = page.locator(".brief a.c").first.get_attribute("href")[1:]
    parts = page.locator(f'[id="{name}"], [data-of="{name}"]')
    grounds = [part.evaluate("e => getComputedStyle(e).backgroundColor") for part in parts.all()]
    assert len(grounds) > 1
    assert len(set(grounds)) == 1
    assert grounds[0] != "rgba(0, 0, 0, 0)"


def read_text(folder, text):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return read([str(folder / "a.txt")])


def test_a_map_dot_leads_to_its_row_and_every_row_is_in_the_table(visit, tmp_path):
    digest = read_text(
        tmp_path, "Storm\n\nThe storm hit Manila in the Philippines on Monday, police said.\n"
    )
    page_file = tmp_path / "map.html"
    page_file.write_text(draw_page(digest), encoding="utf-8")
    page = visit(page_file.as_uri())
    link = page.locator("svg.map a").first
    link.click()
    assert page.locator(f"tr{link.get_attribute('href')}").is_visible()
