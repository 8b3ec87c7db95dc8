"""From paths to reports: what is read, in which order, and what becomes a problem row."""

import hashlib
import io
import json
import sys

import pytest

from crossread.getting import sources
from crossread.getting.decoding import decode
from crossread.getting.metadata import facts_of
from crossread.getting.sources import gather_reports

PROSE = "The pier at Brae was shut on Friday after a storm, officials said."
PAGE = (
    "<html><head><title>Storm shuts pier at Brae</title>"
    '<meta property="og:site_name" content="Brae Courier">'
    '<meta property="article:published_time" content="2019-05-03T14:00:00Z"></head>'
    f"<body><nav>Home | Sea | Land</nav><article><h1>Storm shuts pier at Brae</h1><p>{PROSE}</p>"
    f"<p>Nobody was hurt, the harbour office said in a notice that it put on its door.</p></article></body></html>"
)


@pytest.fixture
def folder(tmp_path):
    def write(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def test_a_folder_is_read_in_the_order_of_names_and_deep(folder):
    root = folder(b_txt=PROSE, a_txt=PROSE, in__c_md=PROSE, notes_json="{}", hidden_txt="x" + PROSE)
    (root / "hidden.txt").rename(root / ".hidden.txt")
    reports, problems = gather_reports([str(root)])
    assert [r.path for r in reports] == [f"{root}/{n}" for n in ("a.txt", "b.txt", "in/c.md")]
    assert [r.id for r in reports] == ["r1", "r2", "r3"]
    assert problems == []


def test_the_hash_is_that_of_the_raw_bytes(folder):
    raw = "Zoë spoke.".encode("cp1252")
    root = folder(a_txt=raw)
    (report,), _ = gather_reports([str(root / "a.txt")])
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert (report.text, report.encoding) == ("Zoë spoke.", "cp1252")


def test_a_file_reached_twice_is_read_once_and_equal_files_are_two_reports(folder):
    root = folder(a_txt=PROSE, b_txt=PROSE)
    reports, _ = gather_reports([str(root), str(root / "a.txt"), str(root / "*.txt")])
    assert len(reports) == 2


def test_a_pattern_is_expanded_in_order(folder):
    root = folder(b_txt=PROSE, a_txt=PROSE, c_md=PROSE)
    reports, _ = gather_reports([str(root / "*.txt")])
    assert [r.path.rsplit("/", 1)[1] for r in reports] == ["a.txt", "b.txt"]


def test_standard_input_is_a_report(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    (report,), problems = gather_reports(["-"])
    assert (report.path, report.text, problems) == ("-", PROSE, [])


@pytest.mark.parametrize("name", ["metadata.csv", "metadata.jsonl"])
def test_metadata_gives_facts_and_is_no_report(folder, name):
    row = {"path": "a.txt", "url": "https://courier.example/1", "authors": "Ida Quist; Ola Brandt"}
    root = folder(a_txt=PROSE, b_txt=PROSE)
    if name.endswith("csv"):
        text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    else:
        text = json.dumps(row) + "\n"
    (root / name).write_text(text, encoding="utf-8")
    reports, problems = gather_reports([str(root)])
    assert [r.facts.url for r in reports] == ["https://courier.example/1", None]
    assert reports[0].facts.authors == ("Ida Quist", "Ola Brandt")
    assert problems == []


def test_a_file_named_by_itself_finds_the_metadata_beside_it(folder):
    root = folder(a_txt=PROSE)
    (root / "metadata.csv").write_text("path,outlet\na.txt,Brae Courier\n", encoding="utf-8")
    (report,), _ = gather_reports([str(root / "a.txt")])
    assert report.facts.outlet == "Brae Courier"


def test_metadata_of_the_named_folder_reaches_into_it(folder):
    root = folder(in__a_txt=PROSE)
    (root / "metadata.csv").write_text("path,outlet\nin/a.txt,Brae Courier\n", encoding="utf-8")
    (report,), _ = gather_reports([str(root)])
    assert report.facts.outlet == "Brae Courier"


def test_broken_metadata_is_a_problem_and_the_reports_are_read(folder):
    root = folder(a_txt=PROSE)
    (root / "metadata.jsonl").write_text("{not json\n", encoding="utf-8")
    reports, problems = gather_reports([str(root)])
    assert len(reports) == 1
    assert [p.path.rsplit("/", 1)[1] for p in problems] == ["metadata.jsonl"]


def test_records_are_reports_with_the_facts_of_their_fields(folder):
    rows = [
        {
            "body": PROSE,
            "title": "Storm shuts pier",
            "source": {"name": "Brae Courier"},
            "date": "2019-05-03",
        },
        {"text": PROSE, "author": ["Ida Quist"], "link": "https://courier.example/2"},
    ]
    lines = [json.dumps(row) for row in rows]
    root = folder(a_jsonl="\n".join([lines[0], "", "nonsense", lines[1], "[1]", '{"x": 1}']))
    reports, problems = gather_reports([str(root)])
    assert [r.path.rsplit("/", 1)[1] for r in reports] == ["a.jsonl:1", "a.jsonl:4"]
    assert reports[0].sha256 == hashlib.sha256(lines[0].encode()).hexdigest()
    assert (reports[0].facts.outlet, reports[0].facts.published) == ("Brae Courier", "2019-05-03")
    assert reports[1].facts.authors == ("Ida Quist",)
    assert [p.path.rsplit(":", 1)[1] for p in problems] == ["3", "5", "6"]


def test_rows_of_a_table_may_hold_line_breaks(folder):
    root = folder(a_csv=f'url;text\nhttps://courier.example/1;"{PROSE}\nNobody was hurt."\n')
    (report,), problems = gather_reports([str(root)])
    assert report.text == f"{PROSE}\nNobody was hurt."
    assert (report.facts.url, problems) == ("https://courier.example/1", [])


def test_a_page_gives_its_article_its_headline_and_its_facts(folder):
    root = folder(a_html=PAGE)
    (report,), _ = gather_reports([str(root)])
    assert report.form == "html"
    assert report.text.startswith("Storm shuts pier at Brae\n")
    assert PROSE in report.text
    assert "Home" not in report.text
    assert report.facts.basis == "metadata"
    assert (report.facts.outlet, report.facts.published) == ("Brae Courier", "2019-05-03")


def test_what_was_given_goes_before_what_the_page_says(folder):
    root = folder(a_html=PAGE)
    (root / "metadata.csv").write_text(
        "path,outlet,published\na.html,The Courier,2019-05-04\n", encoding="utf-8"
    )
    (report,), _ = gather_reports([str(root)])
    assert (report.facts.outlet, report.facts.published, report.facts.basis) == (
        "The Courier",
        "2019-05-04",
        "given",
    )


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("empty.txt", b" \r\n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("zeros.txt", bytes(500), "binary"),
        ("report.pdf", b"%PDF-1.7", "PDF"),
        ("none.jsonl", b"\n\n", "no records") ,
        ("bare.html", b"<html><body><script>x()</script></body></html>", "no text"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_a_problem_that_names_the_thing(folder, name, raw, message):
    root = folder()
    (root / name).write_bytes(raw)
    reports, problems = gather_reports([str(root / name)])
    assert reports == []
    (problem,) = problems
    assert problem.path == str(root / name)
    assert message in problem.message or "empty" in problem.message


def test_a_missing_path_a_bare_pattern_and_an_empty_folder_are_problems(tmp_path):
    paths = [str(tmp_path / "no.txt"), str(tmp_path / "*.txt"), str(tmp_path)]
    reports, problems = gather_reports(paths)
    assert reports == []
    assert [p.path for p in problems] == paths


def test_a_file_that_is_too_large_is_not_read(folder, monkeypatch):
    root = folder(a_txt=PROSE, b_txt="x")
    monkeypatch.setattr(sources, "LARGEST", 20)
    reports, problems = gather_reports([str(root)])
    assert [r.path.rsplit("/", 1)[1] for r in reports] == ["b.txt"]
    assert "split" in problems[0].message


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        ("Zoë".encode(), "utf-8", "Zoë"),
        (b"\xef\xbb\xbfZo\xc3\xab", "utf-8", "\ufeffZoë"),
        ("Zoë is here".encode("utf-16"), "utf-16", "Zoë is here"),
        ("Zoë is here".encode("utf-16-le"), "utf-16-le", "Zoë is here"),
        ("Zoë’s “pier”".encode("cp1252"), "cp1252", "Zoë’s “pier”"),
        (b"Zo\x81 \xeb", "latin-1", "Zo\x81 ë"),
        ("Zoë, Málaga ".encode() + b"\xff", "utf-8+replace", "Zoë, Málaga \ufffd"),
        ("Причал закрыт, сообщили в порту в пятницу утром.".encode("cp1251"), "cp1251", "Причал закрыт, сообщили в порту в пятницу утром."),
    ],
)  # fmt: skip
def test_the_encoding_found_gives_the_same_text_again(raw, encoding, text):
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    name, _, errors = decoded.encoding.partition("+")
    assert raw.decode(name, errors or "strict") == text


def test_a_page_may_declare_its_charset():
    raw = '<meta charset="windows-1251"><p>Причал закрыт'.encode("cp1251")
    assert decode(raw, declares=True).text.endswith("Причал закрыт")


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"Publication Date": "2019"}, "published", "2019"),
        ({"site_name": "Courier"}, "outlet", "Courier"),
        ({"byline": "By Ida Quist and Ola Brandt"}, "authors", ("Ida Quist", "Ola Brandt")),
        ({"author": None, "authors": []}, "authors", ()),
        ({"headline": " Pier shut "}, "title", "Pier shut"),
    ],
)
def test_fields_are_known_by_many_names(record, field, value):
    assert getattr(facts_of(record), field) == value
