"""Who counted, where the verb of the sentence says so."""

import pytest

from crossread.language import read
from crossread.language.reader import is_installed
from crossread.model import Document, Report
from crossread.reading.read import read_document
from crossread.spans import SourceMap

pytestmark = pytest.mark.skipif(not is_installed(), reason="the model is not installed")


def counters(text: str) -> list[tuple[str, str | None]]:
    document = Document(Report("r1", "r1.txt", "", "utf-8", text), text, SourceMap(()))
    reading = read_document(document, read([text])[0])
    return [(q.span.of(text), q.source_text) for q in reading.quantities]


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        ("The Harbour Committees of Norland counted at least 89 people.", "Harbour Committees of Norland"),
        ("The Coast Guard put the number of dead at 16.", "Coast Guard"),
        ("Rescue groups recorded 12 deaths on Monday.", "Rescue groups"),
        ("The Norland Observatory said at least 53 people were killed on Friday.", "Norland Observatory"),
        ("The ministry said about 40 people were hurt.", "The ministry"),
    ],
)  # fmt: skip
def test_the_subject_of_counting_or_saying_is_the_counter(text, counter):
    assert counters(text)[0][1] == counter


@pytest.mark.parametrize(
    "text",
    ["The minister put two officers on leave.", "Twelve people drowned.", "He recorded 12 deaths."],
)
def test_other_verbs_and_pronouns_name_no_counter(text):
    assert counters(text)[0][1] is None
