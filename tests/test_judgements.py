"""A person's corrections: how they are read, what they overrule, and what is said of the rest."""

import json
from contextlib import suppress

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from crossread.cli import main
from crossread.cli.commands import MISUSED
from crossread.errors import JudgementError
from crossread.running.judgements import parse_judgement, read_judgements
from crossread.running.pipeline import crossread

HARBOUR = """Harbour master resigns

Harbour master Ada Quillon resigned on Monday. "The cranes were never checked," Ada Quillon said.
Her father, Ivo Quillon, built the east pier.
"""
PORT = """Port chief steps down

Harbour master Aida Kvilon stepped down on Monday. "Nobody ever looked at the cranes," Aida Kvilon said.
"The cranes were never checked on my watch," she told the council.
"""

NAMES = {
    "judgement": "same",
    "names": ["Ada Quillon", "Aida Kvilon"],
    "by": "desk",
    "why": "one CV",
}
WORDS = {
    "judgement": "same",
    "quotes": ["cranes were never checked", "Nobody ever looked"],
    "in": ["a.txt", None],
    "by": "desk",
    "why": "one press conference",
}
PARTED = {
    "judgement": "different",
    "quotes": ["The cranes were never checked", "never checked on my watch"],
    "in": ["a.txt", "b.txt"],
    "by": "desk",
    "why": "a week apart",
}


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR, "utf-8")
    (folder / "b.txt").write_text(PORT, "utf-8")
    return folder


def story(reports, *rows):
    lines = tuple(parse_judgement(json.dumps(row), n) for n, row in enumerate(rows, 1))
    return crossread([str(reports)], judgements=lines).stories[0]


def bearers(found, *forms):
    return {entity.id for entity in found.entities if set(forms) & set(entity.spellings)}


def group_of(found, reports, words):
    for quote in found.quotes:
        text = (reports / ("a.txt" if quote.report == "r1" else "b.txt")).read_text("utf-8")
        if words in quote.quote.span.of(text):
            return quote.group or quote.id
    raise AssertionError(words)


def test_a_judgement_joins_two_names_and_its_reason_is_seen(reports):
    assert len(bearers(story(reports), "Ada Quillon", "Aida Kvilon")) == 2
    found = story(reports, NAMES)
    assert len(bearers(found, "Ada Quillon", "Aida Kvilon")) == 1
    (entity,) = [e for e in found.entities if "Ada Quillon" in e.spellings]
    assert any("judged by desk: one CV" in why for why in entity.why)
    assert [(j.followed, j.note) for j in found.judgements] == [(True, "joined")]


def test_a_judgement_parts_two_names_that_would_be_one(reports):
    (reports / "b.txt").write_text(PORT.replace("Aida Kvilon", "Ada Quillon"), "utf-8")
    assert len(bearers(story(reports), "Ada Quillon")) == 1
    row = {
        "judgement": "different",
        "names": ["Ada Quillon", "Ada Quillon"],
        "in": ["a.txt", "b.txt"],
        "by": "desk",
        "why": "two cousins",
    }
    found = story(reports, row)
    assert len(bearers(found, "Ada Quillon")) == 2
    apart = [e for e in found.entities if "Ada Quillon" in e.spellings]
    assert all(any("two cousins" in reason for reason in e.kept_apart) for e in apart)


def test_judgements_join_and_part_quotations(reports):
    found = story(reports, NAMES, WORDS)
    assert group_of(found, reports, "were never checked,") == group_of(
        found, reports, "Nobody ever"
    )
    joined = story(reports, NAMES)
    assert group_of(joined, reports, "were never checked,") == group_of(
        joined, reports, "on my watch"
    )
    found = story(reports, NAMES, PARTED)
    assert group_of(found, reports, "were never checked,") != group_of(
        found, reports, "on my watch"
    )
    assert any("kept apart, judged by desk: a week apart" in q.judged for q in found.quotes)


def test_a_judgement_that_joins_gives_way_to_one_that_parts(reports):
    parted = {**NAMES, "judgement": "different", "names": ["Aida Kvilon", "Ada Quillon"]}
    third = {**NAMES, "names": ["Ada Quillon", "Quillon"]}
    outcomes = {j.judgement.line: j for j in story(reports, NAMES, parted, third).judgements}
    assert not outcomes[1].followed
    assert outcomes[2].followed


def test_what_could_not_be_followed_says_why(reports):
    absent = {**NAMES, "names": ["Ada Quillon", "Bo Ferrand"]}
    elsewhere = {**NAMES, "in": ["c.txt", None]}
    notes = [j.note for j in story(reports, absent, elsewhere).judgements]
    assert notes == [
        "no name “Bo Ferrand” in these reports",
        "no name “Ada Quillon” in the report c.txt",
    ]


def test_a_later_line_overrules_an_earlier_one_on_the_same_two(tmp_path):
    path = tmp_path / "j.jsonl"
    later = {**NAMES, "judgement": "different", "names": NAMES["names"][::-1]}
    path.write_text(f"# ours\n{json.dumps(NAMES)}\n\n{json.dumps(later)}\n", "utf-8")
    (only,) = read_judgements(path)
    assert (only.line, only.verdict) == (4, "different")


BROKEN = [
    ("no json", "not a JSON object"),
    ("[1]", "not a JSON object"),
    ('{"judgement": "maybe"}', '"same" or "different"'),
    ('{"judgement": "same", "by": "a", "why": "b"}', 'exactly one of "names" and "quotes"'),
    (json.dumps({**NAMES, "quotes": ["a", "b"]}), 'exactly one of "names" and "quotes"'),
    (json.dumps({**NAMES, "names": ["Ada Quillon"]}), "a list of two texts"),
    (json.dumps({**NAMES, "names": ["Ada Quillon", "--"]}), "with words in them"),
    (json.dumps({**NAMES, "names": ["Ada Quillon", "Ada Quillon"]}), "the same words"),
    (json.dumps({**NAMES, "why": " "}), '"why" must say'),
    (json.dumps({**NAMES, "in": "a.txt"}), '"in" must be a list of two'),
    (json.dumps({**NAMES, "reason": "x"}), "unknown key 'reason'"),
]


@pytest.mark.parametrize(("line", "rule"), BROKEN)
def test_a_line_that_breaks_a_rule_is_named_with_the_rule(tmp_path, reports, line, rule):
    path = tmp_path / "j.jsonl"
    path.write_text(f"{json.dumps(NAMES)}\n{line}\n", "utf-8")
    with pytest.raises(JudgementError) as error:
        read_judgements(path)
    assert f"{path}, line 2: " in str(error.value)
    assert rule in str(error.value)
    result = CliRunner().invoke(main, ["people", str(reports), "--judgements", str(path)])
    assert result.exit_code == MISUSED
    assert "line 2" in result.stderr


def test_the_command_shows_the_reason_and_names_what_it_did_not_follow(tmp_path, reports):
    path = tmp_path / "j.jsonl"
    absent = {**NAMES, "names": ["Ada Quillon", "Bo Ferrand"]}
    path.write_text(f"{json.dumps(NAMES)}\n{json.dumps(absent)}\n", "utf-8")
    result = CliRunner().invoke(
        main, ["people", str(reports), "--judgements", str(path), "--format", "csv"]
    )
    assert result.exit_code == 0
    assert "judged by desk: one CV" in result.stdout
    assert "line 2: not followed: no name “Bo Ferrand”" in result.stderr


@given(st.text(max_size=200))
def test_no_line_is_too_strange_to_be_refused(line):
    with suppress(ValueError):
        assert parse_judgement(line, 1).why
