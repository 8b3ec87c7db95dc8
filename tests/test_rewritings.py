"""Sentences reworded from another report, told from two reporters who describe one event."""

import pytest

from crossread.comparing.rewritings import find_rewritings
from crossread.running.pipeline import crossread

FIRST = (
    "Surveyors of the harbour trust blamed a cracked granite footing, corroded bolts and careless "
    "dredging for the collapse of the eastern breakwater."
)
REWORDED = (
    "The harbour trust surveyors say a cracked footing of granite, some corroded iron bolts and "
    "some careless dredging explain the collapse of the old eastern breakwater."
)
APART = (
    "The eastern breakwater collapsed at noon, and the harbour trust sent two boats to look for an "
    "angler who had been seen walking on its outer end."
)


def digest_of(tmp_path, sentence):
    rest = "The town council of Tolvar will meet about the summer fair and the price of mooring."
    (tmp_path / "a.txt").write_text(f"Breakwater falls\n\n{FIRST}\n\n{rest}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Sea wall lost\n\n{sentence}\n", encoding="utf-8")
    return crossread([str(tmp_path)])


def test_a_reworded_sentence_is_a_light_edit(tmp_path):
    passages = digest_of(tmp_path, REWORDED).stories[0].shared_passages
    assert [passage.how for passage in passages] == ["light_edit"]


def test_two_descriptions_of_one_event_are_no_shared_text(tmp_path):
    assert digest_of(tmp_path, APART).stories[0].shared_passages == ()


@pytest.mark.parametrize("readings", [()])
def test_no_reports_have_no_rewritings(readings):
    assert find_rewritings(readings) == []
