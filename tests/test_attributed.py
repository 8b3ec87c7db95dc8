"""Attribution in the wide sense: stances, wishes and thoughts, with whose they are."""

import pytest

from crossread.model import Document, Report
from crossread.reading.attributed import find_by_tree
from crossread.reading.page import lay_out
from crossread.reading.read import read_documents
from crossread.spans import SourceMap


def stances(text: str) -> list[tuple[str, str]]:
    (reading,) = read_documents(
        [Document(Report("r1", "r1.txt", "", "utf-8", text), text, SourceMap(()))]
    )
    page = lay_out(reading)
    return [
        (page.parse.span(*voice.phrase).of(text), page.parse.span(*words).of(text))
        for words, voice in find_by_tree(page)
        if voice is not None and voice.phrase is not None
    ]


# text -> whose it is, and what
FOUND = {
    "a verb of taking sides with a bare name": (
        "The builders' union endorsed Quill.",
        ("The builders' union", "Quill"),
    ),
    "an object with what it is likened to": (
        "Mayor Ada Quill likened the plan to a wall of sand.",
        ("Mayor Ada Quill", "the plan to a wall of sand"),
    ),
    "a call for something done": (
        "Ada Quill called for rebuilding the old pier at once.",
        ("Ada Quill", "rebuilding the old pier at once"),
    ),
    "whoever stands behind the passive": (
        "The new tunnel was supported by the harbour council.",
        ("the harbour council", "The new tunnel"),
    ),
    "an adjective of mind": (
        "Ada Quill is critical of the new harbour rules.",
        ("Ada Quill", "the new harbour rules"),
    ),
    "a noun with its owner": (
        "His refusal to sign the port contract angered the crews.",
        ("His", "to sign the port contract"),
    ),
    "some officials, who are somebody": (
        "Some state officials praised the repair of the old bridge.",
        ("Some state officials", "the repair of the old bridge"),
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_a_stance_is_found_with_its_holder(case):
    text, expected = FOUND[case]
    assert expected in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke to reporters on Monday.",
        "The crews made good progress in the tunnel.",
        "The ferry continued to the next port.",
        "Ivo Lantz told reporters.",
        "Three boats attacked the town.",
        "The crews who backed the new plan left the old port.",
    ],
)
def test_what_is_an_act_or_a_hearer_is_no_stance(text):
    assert stances(text) == []
