"""Sentences outside their paragraph: what may stand, what leans on the one before, what can be cut."""

import pytest

from crossread.running.pipeline import crossread
from crossread.telling.standalone import make_standing, make_trimmed


def read(tmp_path, text):
    path = tmp_path / "report.txt"
    path.write_text("Harbour wall gives way at Tolvar\n\n" + text, encoding="utf-8")
    return crossread([str(path)]).readings[0]


def standing_of(tmp_path, sentence, before="The mayor of Tolvar visited the port on Monday."):
    """The standing form of the last sentence of a report."""
    reading = read(tmp_path, f"{before}\n\n{sentence}\n")
    return make_standing(reading, list(reading.parse.sentences())[-1])


@pytest.mark.parametrize(
    "sentence",
    [
        "This brought the number of closed piers at the port to four.",
        "They had asked for new stones three years ago in a long letter.",
        "Among those were two engineers of the harbour authority.",
        "Nonetheless, it was the third wall to fall in the town this year.",
        "The group asked the court to close the port until the spring.",
        "The deal gives the harbour authority two more years to pay.",
        "Around the same time, a second pier was closed to the public.",
        '"It was built badly and everybody knew it," the engineer told a newspaper.',
        '"The stones were never inspected," the official said after the meeting.',
        "For that, the harbour authority was fined by a court in the spring.",
        "Many then ran along the pier to the old lighthouse.",
        "The ensuing anger in the town cost the harbour master his office.",
        "A man with a lamp stood behind him on the broken pier.",
        "Nearly forty stones fell.",
        "A short distance away a second pier was closed to the public.",
        "Engineers of the town said the crew had left two pumps there on Sunday.",
        "The mayor of Tolvar said that was wrong and blamed the crews.",
        '"We must put an end to this folly before the winter," the mayor of Tolvar said.',
    ],
)
def test_what_points_to_the_sentence_before_leans(tmp_path, sentence):
    standing = standing_of(tmp_path, sentence)
    assert standing is not None
    assert standing.leans


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers said they had warned the harbour authority three times.",
        "The workers left the pier before the wall fell on their tools.",
        "If the wall falls again, the harbour authority will close the port.",
        "Among the dead were two engineers of the harbour authority.",
        "The deal between the town and the harbour authority ends in spring.",
        "Police freed those who had been held in the port this week.",
        "A US engineer told the harbour authority that the wall was safe.",
        "The mayor of Norrby said his engineers had left two pumps there on Sunday.",
        "Engineers blamed the winter storms, though that was hard to confirm.",
    ],
)
def test_what_explains_itself_does_not_lean(tmp_path, sentence):
    standing = standing_of(tmp_path, sentence)
    assert standing is not None
    assert not standing.leans


@pytest.mark.parametrize(
    "sentence",
    [
        "Why was the wall never inspected by the harbour authority?",
        "Workers inspect the broken wall of the harbour in this undated photo.",
        "and then the rest of the wall fell into the harbour.",
        "We saw the wall fall into the harbour from our window.",
        '"The wall was old and nobody had looked at it for years."',
        "What a day for the harbour and its people, full of joy!",
        '"Then the whole wall went."',
        "[The harbour master issued the report on the broken wall on Monday.",
    ],
)
def test_fragments_questions_and_speech_do_not_stand(tmp_path, sentence):
    assert standing_of(tmp_path, sentence) is None


def test_a_speaker_s_pronoun_becomes_the_name_in_brackets(tmp_path):
    standing = standing_of(
        tmp_path,
        "“The wall was inspected twice,” he told reporters in the port.",
        before="Engineer Paul Brandt spoke on Monday.",
    )
    assert standing is not None
    assert "[Paul Brandt]" in standing.text
    assert not standing.leans


def test_behind_the_sentence_that_names_the_speaker_the_pronoun_stays(tmp_path):
    text = "Engineer Paul Brandt spoke on Monday.\n\n“The wall was inspected twice,” he told reporters in the port.\n"
    reading = read(tmp_path, text)
    standing = make_standing(reading, list(reading.parse.sentences())[-1], behind=True)
    assert standing is not None
    assert "[" not in standing.text


def trimmed_texts(tmp_path, sentence):
    reading = read(tmp_path, f"The port was quiet on Monday morning.\n\n{sentence}\n")
    last = list(reading.parse.sentences())[-1]
    whole = make_standing(reading, last)
    assert whole is not None
    return reading, make_trimmed(reading, last, whole)


def test_a_clause_that_only_adds_can_be_left_out(tmp_path):
    _, trimmed = trimmed_texts(
        tmp_path, "The wall fell on the pier of the old port, which was built by hand in 1911."
    )
    assert "The wall fell on the pier of the old port." in [one.text for one in trimmed]


def test_what_is_left_is_the_report_s_words_in_order(tmp_path):
    reading, trimmed = trimmed_texts(
        tmp_path,
        "The old wall — a work of the town's first masons — fell on the pier, "
        "which closed the port for a week.",
    )
    assert trimmed
    for one in trimmed:
        words = " ".join(" ".join(s.of(reading.parse.text) for s in one.spans).split())
        assert one.text.rstrip(".").split() == words.rstrip(".,").split()


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall fell on Monday, which the harbour authority has denied in a letter.",
        "The wall fell on the pier, but nobody was hurt in the old port.",
        "The port will close for a month, unless the wall is mended by Friday.",
        "The old wall was safe and dry, according to the engineers of the town.",
        "Twelve people died in the port, which could not be confirmed on Monday.",
    ],
)
def test_doubts_denials_limits_and_sources_are_never_cut(tmp_path, sentence):
    assert trimmed_texts(tmp_path, sentence)[1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour authority did not immediately respond to a request for comment.",
        "The talk on old harbours at noon is open to the public.",
        "The harbour authority is likely to lose the case, for two reasons.",
        "The mayor of Tolvar issued the following statement on the harbour wall.",
        "A man sits beside the broken wall of the port in Tolvar, May 7, 2014.",
    ],
)
def test_refusals_notices_and_captions_are_no_news(tmp_path, sentence):
    assert standing_of(tmp_path, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "needed"),
    [
        ("The motion calls for new stones along the pier.", True),
        ("The broad motion of the mayor calls for new stones along the pier.", False),
        ("The Norrby motion calls for new stones along the pier.", False),
        ("The weather turned against the crews along the pier.", False),
        ("The driver left the crews behind along the pier.", False),
    ],
)
def test_a_bare_thing_as_a_subject_is_taken_as_told_before(tmp_path, sentence, needed):
    before = "Engineers came to the port on Monday.\n\nThey stayed for a week in the old port."
    assert bool(standing_of(tmp_path, sentence, before).needs) is needed


def test_what_stands_before_the_verb_of_a_report_s_first_sentence_may_be_told_above_it(tmp_path):
    reading = read(tmp_path, "In the conversation, Pavla Dorn spoke of the old harbour wall.\n")
    first = next(s for s in reading.parse.sentences() if "Pavla" in s.text)
    assert make_standing(reading, first).needs


def test_a_subject_told_of_before_is_needed(tmp_path):
    before = "Engineers filed a motion against the harbour authority on Monday."
    standing = standing_of(tmp_path, "The motion calls for new stones along the pier.", before)
    assert standing.needs
    assert not standing_of(tmp_path, "The mayor calls for new stones along the pier.", before).needs
