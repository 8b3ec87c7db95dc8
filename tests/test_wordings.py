"""One utterance in several wordings: what is joined, what is kept apart, and the collation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.comparing.collation import collate
from crossread.comparing.wordings import group_quotes
from crossread.language import read_by_rule
from crossread.model import Document, Entity, Place, Reading, Report
from crossread.reading.quotes import find_quotes
from crossread.spans import SourceMap, Span


def read(number: int, text: str) -> Reading:
    report = Report(f"r{number}", f"{number}.txt", "0" * 64, "utf-8", text)
    clean, source_map = SourceMap.build(text)
    reading = Reading(Document(report, clean, source_map), read_by_rule(clean))
    return Reading(reading.document, reading.parse, quotes=find_quotes(reading))


def people(readings: tuple[Reading, ...], *names: str) -> tuple[Entity, ...]:
    """An entity for each name, with the places where it stands."""
    found = []
    for index, name in enumerate(names, 1):
        places = []
        for reading in readings:
            at = reading.document.text.find(name)
            while at >= 0:
                places.append(Place(reading.document.report.id, Span(at, at + len(name))))
                at = reading.document.text.find(name, at + 1)
        found.append(Entity(f"e{index}", name, "person", tuple(places)))
    return tuple(found)


FERRY = (
    '"The engine stopped and we drifted onto the rocks in minutes," Tom Reyes said.',
    '"The engine stopped and then we drifted onto the rocks," said Tom Reyes on Friday.',
    '"The engine coughed once. The lights went out below," Tom Reyes said.',
)


def test_two_printings_of_an_utterance_are_one_group_and_another_utterance_is_not():
    readings = tuple(read(n, text) for n, text in enumerate(FERRY, 1))
    quotes, differences = group_quotes(readings, people(readings, "Tom Reyes"))
    assert [q.speaker for q in quotes] == ["e1", "e1", "e1"]
    assert quotes[0].group == quotes[1].group is not None
    assert quotes[2].group is None
    assert [(d.left, d.right) for d in differences] == [("q1", "q2")]
    assert {(c.op, c.left, c.right) for c in differences[0].changes} == {
        ("insert", "", "then"),
        ("drop", "in minutes,", ""),
    }


def test_two_people_are_not_joined_because_their_words_are_near():
    readings = (
        read(1, '"We will rebuild every single house on this street," Ada Quill said.'),
        read(2, '"We will rebuild every single house on this street," Ivo Lantz said.'),
    )
    quotes, _ = group_quotes(readings, people(readings, "Ada Quill", "Ivo Lantz"))
    assert [q.speaker for q in quotes] == ["e1", "e2"]
    assert [q.group for q in quotes] == [None, None]


def test_a_fragment_joins_the_whole_it_was_cut_from():
    readings = (
        read(1, '"We heard a long grinding noise and then nothing at all," Tom Reyes said.'),
        read(2, 'Tom Reyes spoke of "a long grinding noise" below the deck.'),
    )
    quotes, _ = group_quotes(readings, people(readings, "Tom Reyes"))
    assert quotes[0].group == quotes[1].group is not None


def test_a_broken_quotation_keeps_its_link_by_id():
    readings = (read(1, '"We counted nine boats," Lantz said. "Two came back."'),)
    quotes, _ = group_quotes(readings, ())
    assert [(q.id, q.continues) for q in quotes] == [("q1", None), ("q2", "q1")]


def test_scare_quotes_are_never_grouped():
    readings = tuple(
        read(n, 'The quarter, known as the "belly of the port", was searched.') for n in (1, 2)
    )
    quotes, differences = group_quotes(readings, ())
    assert [q.quote.kind for q in quotes] == ["scare", "scare"]
    assert [q.group for q in quotes] == [None, None]
    assert differences == ()


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        ("We are leaving.", "We are leaving,", []),
        ("We are leaving now", "We were leaving now", [("tense", "are", "were")]),
        ("He knew nothing", "[The driver] knew nothing", [("bracket", "He", "[The driver]")]),
        ("It is a sad day", "It is a very sad day", [("insert", "", "very")]),
        ("It is a very sad day", "It is a sad day", [("drop", "very", "")]),
        ("The pier fell", "The jetty fell", [("substitute", "pier", "jetty")]),
        ("“Don’t go”", '"Don\'t go"', []),
    ],
)
def test_a_collation_names_each_change(left, right, changes):
    assert [(c.op, c.left, c.right) for c in collate(left, right)] == changes


WORDS = st.lists(st.sampled_from("we will not go home (now) [he] was is said".split()), max_size=12)


@given(WORDS, WORDS)
def test_a_collation_turns_one_wording_into_the_other(left, right):
    changes = collate(" ".join(left), " ".join(right))
    lost = sum(len(c.left.split()) for c in changes)
    won = sum(len(c.right.split()) for c in changes)
    assert len(left) - lost == len(right) - won
    assert (left == right) == (changes == ())


def test_many_quotes_cost_no_more_than_their_shared_words():
    text = "\n".join(
        f'"House number {n} lost its roof and porch," Ada Quill said.' for n in range(800)
    )
    quotes, _ = group_quotes((read(1, text),), ())
    assert len(quotes) == 800


def test_a_line_that_a_hundred_reports_print_is_one_group():
    readings = tuple(read(n, FERRY[0]) for n in range(1, 101))
    quotes, differences = group_quotes(readings, people(readings, "Tom Reyes"))
    assert {q.group for q in quotes} == {"g1"}
    assert differences == ()


def test_words_a_report_gives_to_nobody_take_the_speaker_of_their_other_printing():
    words = '"My brother built this pier with his own hands and asked nobody for a coin."'
    readings = (read(1, words), read(2, f"Ada Quill said: {words}"))
    quotes, _ = group_quotes(readings, people(readings, "Ada Quill"))
    assert [q.speaker for q in quotes] == ["e1", "e1"]
    assert quotes[0].quote.speaker_text is None


# Each way in which two quotations are one utterance, and the near miss beside it:
# (report one, report two, are they one?)
PAIRS = {
    "a paraphrase of few words given by one verb on one thing": (
        "The ferry strike goes on. The dockers dismissed the vote on the ferry as a charade.",
        "The vote on the ferry will be held in June. The dockers have dismissed the vote as a farce.",
        True,
    ),
    "two verdicts of different people on one thing": (
        "The ferry strike goes on. The dockers dismissed the vote on the ferry as a charade.",
        "The vote on the ferry is in June. The owners have dismissed the vote as a farce.",
        False,
    ),
    "an exact number from people described alike": (
        "About 600 of an estimated 1,384 households had left the valley by Monday, residents said.",
        "A total of 1,384 households were being moved from the valley, residents said on Monday.",
        True,
    ),
    "another exact number": (
        "About 600 of an estimated 1,384 households had left the valley by Monday, residents said.",
        "A total of 2,751 lambs were being moved from the valley, residents said on Monday.",
        False,
    ),
    "a fragment with one word between": (
        'The paper said he was found guilty of "acts that harm the honour of the Norland navy," on Monday.',
        'The charges against the captain said he was "harming the honour of the navy".',
        True,
    ),
    "one person's turn of phrase with other reasons": (
        "Ada Quill said she might burn her bridges over the tunnel plan.",
        "Ada Quill said she could burn her bridges if the council let the tunnel flood the valley.",
        True,
    ),
    "a body's turn of phrase with other reasons": (
        "Police said they might burn their bridges over the tunnel plan.",
        "Police said they could burn their bridges if the council let the tunnel flood the valley.",
        False,
    ),
    "what a report makes of somebody's words": (
        '"Every herring boat pays: this tunnel is an enormous drain on the harbour purse and '
        'somebody must mend that before winter," Ada Quill said.',
        "Ada Quill said the tunnel was at best a drain on the harbour purse that left the winter "
        "schools, the lighthouse and the poor without coal.",
        True,
    ),
    "what a report makes of another matter": (
        '"Every herring boat pays: this tunnel is an enormous drain on the harbour purse and '
        'somebody must mend that before winter," Ada Quill said.',
        "Ada Quill said the harbour office would count the herring in May and the seals in June.",
        False,
    ),
    "most of a short clause, in other words and order": (
        "Ada Quill said that if the oil leaks went on, she will shut the yard.",
        '"Let nobody here mistake me: unless this oil is gone and all the leaks with it, this harbour '
        'council will shut the quay," Ada Quill said.',
        True,
    ),
    "a body's fragment whose words stand apart in another statement of it": (
        'The port said the first crane, of "stage one" build, had been shipped to the yard in March.',
        "The port said a stage had been built for singers, and one of the barges had left for Tar.",
        False,
    ),
    "a clause, another clause with a fragment in it": (
        "Ada Quill said the council should repay 45,000 crowns claimed for the house by the pier.",
        "Ada Quill said the council should repay 45,000 crowns for the house by the pier and that "
        'the clerks had been "asleep".',
        True,
    ),
    "a turn of phrase that any two people use": (
        '"We call on all sides to take immediate steps to calm the markets," said Ada Quill.',
        'The envoy spoke of the drought "with an eye on immediate steps to plant trees".',
        False,
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_what_the_reports_share_decides_whether_two_wordings_are_one(case):
    one, two, joined = PAIRS[case]
    readings = (read(1, one), read(2, two))
    quotes, _ = group_quotes(readings, people(readings, "Ada Quill"))
    groups = [
        {q.group for q in quotes if q.report == report and q.group} for report in ("r1", "r2")
    ]
    assert bool(groups[0] & groups[1]) is joined, [q.quote.span for q in quotes]
