"""The brief: nothing without a place, nothing between marks that is not verbatim, nothing too long."""

import re

import msgspec
import pytest

from crossread.comparing.alignment import align
from crossread.model import Finding, Place
from crossread.running.pipeline import crossread
from crossread.spans import Span
from crossread.telling.brief import _behind_what_they_need, write_brief
from crossread.telling.brief_lines import (
    _ADDS,
    FIGURES,
    REPORTED,
    _name,
    _whole_clause,
    difference_lines,
    figure_lines,
)
from crossread.telling.choosing import Ground, find_opening, said_already
from crossread.telling.introducing import add_given_names
from crossread.telling.worth import find_likeliest, make_candidates

REPORTS = {
    "gazette": """Mine shaft collapses near Tolvar

At least nine miners were killed on Thursday when a shaft collapsed at the Kesten pit near Tolvar, the mining inspectorate said.
Rescuers brought eleven men to the surface before dusk.
But the search was halted at midnight because of gas.
"We will not leave anyone below," rescue chief Pavla Dorn told reporters.
It was the third collapse at the pit in two years.
""",
    "courier": """Tolvar pit collapse kills 12

Twelve miners died when a shaft at the Kesten pit near Tolvar collapsed on Thursday, the miners' union said.
Rescue chief Pavla Dorn said: "We will not leave anyone below."
The search for survivors stopped at midnight because of gas, the union said.
The owner, Kesten Coal, did not answer calls.
""",
    "radio": """Miners dead after collapse

Miners were killed on Thursday in a collapse at the Kesten pit.
Officials gave no number of the dead.
The search stopped at midnight because of gas.
""",
}


@pytest.fixture(scope="module")
def digest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mine")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return crossread([str(folder)])


def texts(digest):
    return {r.document.report.id: r.parse.text for r in digest.readings}


def test_every_sentence_has_a_place(digest):
    brief = digest.stories[0].brief
    assert brief
    assert all(sentence.citations for sentence in brief)


def test_reported_sentences_are_the_words_of_their_first_place(digest):
    for sentence in digest.stories[0].brief:
        if sentence.section == REPORTED:
            place = sentence.citations[0]
            words = place.span.of(texts(digest)[place.report])
            assert sentence.text[1:] == words[1:]
            assert sentence.text[0].lower() == words[0].lower()


def test_what_stands_between_curly_marks_is_verbatim(digest):
    everything = " ".join(" ".join(text.split()) for text in texts(digest).values()).replace(
        '"', "'"
    )
    for sentence in digest.stories[0].brief:
        for words in re.findall(r"“([^”]*)”", sentence.text):
            assert words in everything


def test_a_sentence_that_leans_on_the_one_before_is_trimmed_or_left_out(digest):
    for sentence in digest.stories[0].brief:
        assert not re.match(r"(But|And|It|He|She|They)\b", sentence.text)


def test_nothing_is_told_twice(digest):
    told = [sentence.text for sentence in digest.stories[0].brief]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("words", [60, 90, 150, 330])
def test_a_brief_keeps_to_its_length(digest, words):
    story = digest.stories[0]
    rows = write_brief(digest.readings, digest.published, story, align(digest.readings), words)
    assert sum(len(row.text.split()) for row in rows) <= words


def test_the_story_comes_before_what_one_report_alone_has(digest):
    first = digest.stories[0].brief[0]
    assert "Kesten pit" in first.text
    assert len({place.report for place in first.citations}) >= 2


def read_folder(folder, reports):
    """A digest of reports given as name -> text."""
    for name, text in reports.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return crossread([str(folder)])


def ground_of(digest):
    """What a brief of a digest's reports is chosen from, every sentence worth the same."""
    alignment = align(digest.readings)
    candidates = make_candidates(digest.readings, digest.stories[0], alignment)
    likeliest = find_likeliest(alignment)
    worth = [1.0] * len(candidates)
    return Ground(digest.readings, digest.published, alignment, likeliest, candidates, worth, {})


def candidate_that_says(ground, words):
    return next(c for c in ground.candidates if words in c.standing.text and not c.standing.trimmed)


def test_a_fact_told_again_in_words_of_the_same_families_is_said_already(tmp_path):
    ground = ground_of(
        read_folder(
            tmp_path,
            {
                "a": "Crash at Norrby\n\nNine students were killed when a coach struck a lorry at Norrby on Monday.\n"
                "The deaths of nine pupils in the coach crash shook Norrby.\n"
                "The mayor of Norrby promised a wider road before the winter.\n"
            },
        )
    )
    told = candidate_that_says(ground, "Nine students")
    again = candidate_that_says(ground, "The deaths")
    new = candidate_that_says(ground, "promised")
    assert said_already(again, told, ground.alignment) > 0.5
    assert said_already(new, told, ground.alignment) < 0.5


def test_the_opening_has_the_words_of_the_headlines(tmp_path):
    ground = ground_of(
        read_folder(
            tmp_path,
            {
                "a": "Harbour wall falls at Tolvar\n\nVisitors had long come to Tolvar on Sunday for its fish.\n"
                "The harbour wall of Tolvar fell on Sunday, the mayor said.\n",
                "b": "Tolvar harbour wall falls\n\nVisitors came to Tolvar on Sunday as they had for years.\n"
                "Part of the old harbour wall fell in the evening.\n",
            },
        )
    )
    assert "wall of Tolvar fell" in ground.candidates[find_opening(ground)].standing.text


def test_what_only_may_come_opens_no_brief_where_something_happened(digest):
    ground = ground_of(digest)
    usual = find_opening(ground)
    doubted = [
        c._replace(happened=0.1) if i == usual else c._replace(happened=0.9)
        for i, c in enumerate(ground.candidates)
    ]
    assert find_opening(ground._replace(candidates=doubted)) not in (usual, None)


def test_the_likeliest_sentence_of_another_report_is_never_of_the_same_report(digest):
    alignment = align(digest.readings)
    for unit, others in find_likeliest(alignment).items():
        for report, (likely, other) in others.items():
            assert alignment.units[other].report == report != alignment.units[unit].report
            assert likely == alignment.likeness(unit, other)


def test_the_people_of_a_place_are_its_population_whatever_their_group_is_called(tmp_path):
    told = "Tolvar (population 950) buried the nine miners on Monday."
    (tmp_path / "a.txt").write_text(f"Tolvar mourns\n\n{told}\n", encoding="utf-8")
    read = crossread([str(tmp_path)])
    story = read.stories[0]
    (figure,) = (f for f in story.quantities if f.quantity.low == 950)
    misnamed = msgspec.structs.replace(figure, group_name="Residents killed")
    assert _name([misnamed], ["population 950"]) == "population"


def test_a_share_is_named_after_what_it_is_a_share_of_or_not_at_all(digest):
    figure = digest.stories[0].quantities[0]
    share = msgspec.structs.replace(figure, group_name="Share of the whole")
    assert _name([share], ["94 percent", "nine tenths of the pits"]) == "share of the pits"
    assert _name([share], ["94 percent"]) == ""


def test_an_agreed_figure_that_a_sentence_tells_gets_no_line_of_its_own(digest):
    for row in digest.stories[0].brief:
        assert row.section != FIGURES or "; " in row.text


def test_a_claim_cut_out_of_its_clause_is_not_printed_as_unconfirmed(tmp_path):
    told = "The union said that the owner had hidden a gas leak, but this could not be confirmed."
    (tmp_path / "a.txt").write_text(f"Gas at Kesten\n\n{told}\n", encoding="utf-8")
    reading = crossread([str(tmp_path)]).readings[0]
    predicate = find(reading, "hidden")
    assert _whole_clause(reading, predicate, find(reading, "the owner had hidden a gas leak"))
    assert not _whole_clause(reading, predicate, find(reading, "the owner had hidden a gas"))
    assert not _whole_clause(reading, predicate, find(reading, "had hidden a gas leak"))
    assert not _whole_clause(
        reading, predicate, find(reading, "that the owner had hidden a gas leak")
    )


def finding_of(digest, kind, topic, why, words):
    """A finding on the first place of some words in each of two reports."""
    places = []
    for reading in digest.readings:
        if words in reading.parse.text:
            places.append(Place(reading.document.report.id, find(reading, words)))
    reports = tuple(place.report for place in places)
    return Finding("f1", kind, topic, why, tuple(places), reports)


def test_a_difference_is_told_by_its_topic_and_its_reason(digest):
    by_id = {reading.document.report.id: reading for reading in digest.readings}
    why = "“on Thursday” (Gazette) and “on Friday” (Courier) cannot both be right."
    words = "on Thursday"
    told = {
        "the collapse": f"The collapse: {why}",
        "the collapse of a shaft at the Kesten…": why,
    }
    for topic, line in told.items():
        finding = finding_of(digest, "conflict", topic, why, words)
        (row,) = difference_lines(by_id, (finding,), [], 350)
        assert row.text == line
        assert {place.report for place in row.citations} == set(finding.reports)
    flat = finding_of(
        digest, "hedge_loss", "the search…", "Gazette states flat what is a guess.", words
    )
    (row,) = difference_lines(by_id, (flat,), [], 350)
    assert row.text == "The search… — Gazette states flat what is a guess."


def test_the_first_conflict_has_its_line_though_it_is_long(digest):
    by_id = {reading.document.report.id: reading for reading in digest.readings}
    why = "Gazette and Courier differ " + "very much " * 30
    finding = finding_of(digest, "conflict", "the collapse", why, "on Thursday")
    assert len(difference_lines(by_id, (finding,), [], 350)) == 1
    assert len(difference_lines(by_id, (finding, finding), [], 350)) == 1
    assert difference_lines(by_id, (finding,), [], 150) == []


def test_figures_without_a_number_differ_from_none_and_have_no_line_alone(tmp_path):
    def lines(second):
        text = "Flood at Norrby\n\nThe flood destroyed {} houses in Norrby on Monday.\n"
        folder = tmp_path / second.split()[0]
        folder.mkdir()
        read = read_folder(folder, {"a": text.format("dozens of"), "b": text.format(second)})
        by_id = {reading.document.report.id: reading for reading in read.readings}
        return figure_lines(by_id, read.stories[0], 60)

    assert lines("dozens of") == []
    assert all(line.agreed for line in lines("46"))


def test_a_quotation_does_not_open_a_brief_where_something_is_told(digest):
    ground = ground_of(digest)
    usual = find_opening(ground)
    coloured = [c._replace(colour=i == usual) for i, c in enumerate(ground.candidates)]
    assert find_opening(ground._replace(candidates=coloured)) not in (usual, None)


def test_a_figure_whose_name_says_no_more_than_itself_has_no_line(tmp_path):
    text = "Storm at Norrby\n\nThe storm left behind {} monitors of the harbour on Monday.\n"
    for count, lines in (("seven", 0), ("eight", 1)):
        folder = tmp_path / count
        folder.mkdir()
        read = read_folder(folder, {"a": text.format("seven"), "b": text.format(count)})
        by_id = {reading.document.report.id: reading for reading in read.readings}
        assert len(figure_lines(by_id, read.stories[0], 60)) <= lines


def test_what_is_added_to_another_count_has_no_line():
    assert _ADDS.search("five more")
    assert _ADDS.search("around five others")
    assert not _ADDS.search("more than five")


def test_the_first_naming_by_a_bare_surname_gets_the_given_name(tmp_path):
    told = "Pavla Dorn led the search for the miners on Monday. Dorn praised the crews at the pit."
    (tmp_path / "a.txt").write_text(f"Search at Kesten\n\n{told}\n", encoding="utf-8")
    reading = crossread([str(tmp_path)]).readings[0]
    span = find(reading, "Dorn praised the crews at the pit.")
    words = span.of(reading.parse.text)
    named: set[str] = set()
    assert add_given_names(reading, (span,), words, named, 5).startswith("[Pavla] Dorn praised")
    assert add_given_names(reading, (span,), words, named, 5) == words
    assert add_given_names(reading, (span,), words, set(), 0) == words


@pytest.mark.parametrize(
    ("told", "colour"),
    [
        ("Footage from the pit showed men carrying lamps along the shaft at Kesten.", True),
        ("The owner of the pit should have closed the shaft at Kesten in the spring.", True),
        ("The union said the owner of the pit should have closed the shaft at Kesten.", False),
        ("The owner of the pit closed the shaft at Kesten in the spring.", False),
    ],
)
def test_scenes_and_what_the_writer_thinks_are_colour(tmp_path, told, colour):
    read = read_folder(tmp_path, {"a": f"Gas at Kesten\n\n{told}\n"})
    assert candidate_that_says(ground_of(read), "Kesten").colour is colour


def test_the_motion_comes_behind_the_sentence_that_tells_of_a_motion(tmp_path):
    read = read_folder(
        tmp_path,
        {
            "a": "Gas at Kesten\n\nMiners of the Kesten pit filed a motion in court on Monday.\n"
            "The motion calls for new lamps in the pit.\n"
        },
    )
    candidates = ground_of(read).candidates
    motion = next(i for i, c in enumerate(candidates) if "calls for" in c.standing.text)
    filed = next(i for i, c in enumerate(candidates) if "filed" in c.standing.text)
    assert candidates[motion].standing.needs
    assert _behind_what_they_need(candidates, [[motion], [filed]]) == [filed, motion]
    assert _behind_what_they_need(candidates, [[motion]]) == [motion]


def find(reading, words):
    start = reading.parse.text.index(words)
    return Span(start, start + len(words))


def test_every_counter_of_the_dead_has_its_figure_and_no_part_stands_beside_its_whole(tmp_path):
    texts = [
        "Fire at Corran\n\nThe Corran Harbour Watch said that at least more than 47 people died in it on Friday.",
        "Corran burns\n\nThe Corran Harbour Watch said that at least 53 people died in it on Friday, "
        "35 sailors and 18 guards.",
        "Deaths at Corran\n\nThe Union of Harbour Committees said 89 people died in it on Friday.",
        "Harbour fire\n\nActivists said 25 people died in it on Friday in Corran.",
    ]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    story = crossread([str(tmp_path)], words=200).stories[0]
    line = next(row.text for row in story.brief if row.section == "The figures")
    assert all(words in line for words in ("47 people", "53 people", "89 people", "25 people"))
    assert "35 sailors" not in line


def test_a_figure_that_was_made_more_precise_on_a_later_day_opens_no_brief(tmp_path):
    texts = {
        "1.txt": "Ferry sinks off Cape Tarn\n\nPublished: 14 October 2025\n\nAt least nine people were killed on "
        "Tuesday when the ferry Oriel sank off Cape Tarn, the coast guard said.",
        "2.txt": "Oriel ferry: toll rises\n\nPublished: 15 October 2025\n\nThe death toll from the sinking of the "
        "ferry Oriel off Cape Tarn rose to 17 on Wednesday, the coast guard said.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    digest = crossread([str(tmp_path)])
    opening = digest.stories[0].brief[0]
    assert "rose to 17" in opening.text
    by_id = {reading.document.report.id: reading.document.text for reading in digest.readings}
    cited = [place.span.of(by_id[place.report]) for place in opening.citations]
    assert not any("nine" in words for words in cited)  # nine vouch for no 17
