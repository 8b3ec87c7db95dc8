"""The command line: what it prints where, and how it ends."""

import json
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from crossread.cli import main
from crossread.cli.commands import MISUSED, NOT_VERIFIED, NOTHING_READ, SOME_UNREAD

REPORT = """Bridge closed after crack is found

Inspectors closed the Halden bridge on Monday after finding a crack, the road office said.
"We could not wait another day," said chief engineer Mara Lind.
Traffic was sent over the old ford, and 40 lorries were stuck by evening.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*arguments, **options):
    return CliRunner().invoke(main, [str(a) for a in arguments], **options)


def test_results_go_to_standard_output_and_problems_to_standard_error(report, tmp_path):
    result = run("brief", report, tmp_path / "absent.txt", "--format", "json")
    assert result.exit_code == SOME_UNREAD
    assert json.loads(result.stdout)["schema"] == "crossread/1"
    assert "absent.txt" in result.stderr


def test_nothing_read_has_an_exit_code_of_its_own(tmp_path):
    result = run("brief", tmp_path / "absent.txt")
    assert result.exit_code == NOTHING_READ


WRONG = [
    (["compare", "--kind", "quarrel"], "hedge_loss"),
    (["registers", "--name", "weddings"], "casualties"),
    (["brief", "--words", "5"], "60<=x<=2000"),
    (["brief", "--no-source-text"], "--format html"),
    (["brief", "--out", "no-such-folder/brief.txt"], "no-such-folder"),
]


def test_a_run_that_was_stopped_does_not_end_like_one_that_could_read_nothing(report, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("crossread.running.pipeline.crossread", stop)
    result = run("brief", report)
    assert (result.exit_code, result.stdout) == (130, "")
    assert "nothing was written" in result.stderr


@pytest.mark.parametrize(("arguments", "way_out"), WRONG, ids=[w[0][1] for w in WRONG])
def test_a_wrong_call_ends_before_anything_is_read_and_says_the_way_out(
    report, arguments, way_out, monkeypatch
):
    monkeypatch.setattr("crossread.running.pipeline.crossread", None)  # reading would fail
    result = run(arguments[0], report, *arguments[1:])
    assert result.exit_code == MISUSED
    assert way_out in result.stderr
    assert not result.stdout


BAD_REGISTERS = [
    ({"weddings.toml": b"name = ["}, "weddings.toml is no register"),
    ({"weddings.toml": b'name = "weddings"'}, "it does not say 'slots'"),
    ({"weddings.toml": b"name = 'weddings'\nslots = 3"}, "weddings.toml is no register"),
    ({"weddings.toml": b"\xff\xfe\x00"}, "weddings.toml is no register"),
    ({}, "has no register in it"),
]


@pytest.mark.parametrize(("files", "message"), BAD_REGISTERS)
def test_a_folder_of_registers_that_cannot_be_read_is_a_wrong_call(
    report, tmp_path, files, message
):
    folder = tmp_path / "own"
    folder.mkdir()
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    result = run("registers", report, "--registers", folder)
    assert result.exit_code == MISUSED
    assert message in " ".join(result.stderr.split())


def test_a_wrong_call_names_what_is_allowed(report):
    result = run("brief", report, "--format", "pdf")
    assert result.exit_code == MISUSED
    assert "markdown" in result.stderr


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_a_brief_is_written_in_every_format_and_twice_the_same(report, form, tmp_path):
    first = run("brief", report, "--format", form)
    assert first.exit_code == 0, first.output
    assert "Halden bridge" in first.stdout
    out = tmp_path / "out"
    assert run("brief", report, "--format", form, "--out", out).stdout == ""
    assert out.read_text("utf-8") == first.stdout


@pytest.mark.parametrize("command", ["compare", "quotes", "people", "figures", "timeline"])
@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_every_table_is_written_in_every_format(report, command, form):
    result = run(command, report, "--format", form)
    assert result.exit_code == 0, result.output
    if form == "json":
        assert isinstance(json.loads(result.stdout), list)


def test_quotes_can_be_narrowed_to_a_speaker(report):
    assert "another day" in run("quotes", report, "--speaker", "lind").stdout
    assert "another day" not in run("quotes", report, "--speaker", "nobody").stdout


def test_csv_cells_are_no_formulas():
    from crossread.telling.tables import Column, Table, _csv

    table = Table("t", (Column("a", "A"),), (("=1+1",), ("plain",)), "none")
    assert _csv(table) == "a\n'=1+1\nplain\n"


def test_verify_accepts_what_brief_wrote_and_names_what_was_changed(report, tmp_path):
    export = tmp_path / "story.json"
    run("brief", report, "--format", "json", "--out", export)
    result = run("verify", export, report)
    assert result.exit_code == 0, result.output
    assert "0 broken" in result.stdout
    export.write_text(export.read_text("utf-8").replace("Mara Lind", "Maria Lind"), "utf-8")
    result = run("verify", export, report)
    assert result.exit_code == NOT_VERIFIED
    assert "Maria Lind" in result.stdout


def test_verify_names_the_file_that_was_changed(report, tmp_path):
    export = tmp_path / "story.json"
    run("brief", report, "--format", "json", "--out", export)
    report.write_text(REPORT.replace("Monday", "Tuesday"), encoding="utf-8")
    result = run("verify", export, report)
    assert result.exit_code == NOT_VERIFIED
    assert str(report) in result.stdout


def test_a_speaker_nobody_has_is_not_told_as_no_quotations(report):
    asked = run("quotes", report, "--speaker", "Nobody")
    assert "No quotation has that speaker" in asked.stdout
    assert "Lind" in run("quotes", report, "--speaker", "lind").stdout


def test_a_file_that_cannot_be_written_is_a_wrong_call(report, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    result = run("brief", report, "--out", tmp_path / "brief.txt")
    assert result.exit_code == MISUSED
    assert "Permission denied - name another place" in " ".join(result.stderr.split())


def test_verify_refuses_a_file_that_is_no_export(report):
    result = run("verify", report, report)
    assert result.exit_code == MISUSED
    assert "--format json" in result.stderr


def test_no_colour_codes_where_there_is_no_terminal(report):
    assert "\x1b" not in run("brief", report).stdout


@pytest.mark.parametrize("command", [[], *[[name] for name in sorted(main.commands)]])
def test_help_shows_an_example(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout


def test_help_loads_nothing_heavy():
    heavy = "numpy onnxruntime trafilatura ftfy rich jinja2 py3langid rapidfuzz"
    code = (
        "import sys; from crossread.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([m for m in '{heavy}'.split() if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_the_clock_does_not_show(report, monkeypatch):
    before = run("brief", report, "--format", "json").stdout
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert run("brief", report, "--format", "json").stdout == before


def test_figures_marks_what_the_named_policy_would_print_and_shows_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Fire kills 25 in Orrin\n\nThe mill fire in Orrin killed 25 people, the rescue service said.\n"
    )
    (tmp_path / "b.txt").write_text(
        "Orrin fire\n\nThe mill fire in Orrin killed 31 people, the Health Ministry said.\n"
    )
    rows = json.loads(run("figures", tmp_path, "--policy", "lowest", "--format", "json").stdout)
    assert {row["low"] for row in rows} == {"25", "31"}
    assert {row["low"] for row in rows if row["standing"] == "chosen"} == {"25"}
