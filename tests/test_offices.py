"""Who speaks where a report names only an office."""

import pytest

from crossread.comparing.identity import join_entities
from crossread.comparing.wordings import group_quotes
from crossread.model import Document, Report
from crossread.reading.read import read_documents
from crossread.spans import SourceMap

NAMED = (
    "On Monday the fisheries secretary, Ada Quill, opened the pier.",
    "Shadow fisheries secretary Ida Rose and Tom Reyes, the former chief of the Tar Zoo, left early.",
    "Ivo Lantz, the chief of the Tar Zoo, came with Judge Bo Brand and Uma Sol, wife of the mayor.",
)


def speaker(sentence: str) -> str | None:
    """The name that a last report's quotation gets, whose speaker that report does not name."""
    texts = (*NAMED, sentence)
    readings = tuple(
        read_documents(
            [
                Document(Report(f"r{n}", f"{n}.txt", "", "utf-8", text), text, SourceMap(()))
                for n, text in enumerate(texts, 1)
            ]
        )
    )
    entities = join_entities(readings)
    names = {entity.id: entity.name for entity in entities}
    quotes, _ = group_quotes(readings, entities)
    (quote,) = (q for q in quotes if q.report == f"r{len(texts)}")
    return names.get(quote.speaker or "")


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("The fisheries secretary", "Ada Quill"),
        ("The Tar Zoo chief", "Ivo Lantz"),
        ("The judge", "Bo Brand"),
        ("A fisheries secretary", None),
        ("The secretary", None),
        ("The mayor", None),
        ("The transport secretary", None),
    ],
)
def test_an_office_stands_for_the_one_person_who_holds_it_in_the_story(description, name):
    assert speaker(f"{description} said on Monday that the old crane was safe to use.") == name
