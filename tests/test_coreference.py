"""What stands for whom in one report."""

import pytest

from crossread.language.rules import read_by_rule
from crossread.model import Mention
from crossread.reading.body_forms import same_body
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.spans import Span


def linked(text: str):
    """The names of the chains, the chain name of each mention, and of each reference."""
    parse = read_by_rule(text)
    mentions, references, names = link_mentions(parse, find_mentions(parse))
    return (
        names,
        [(m.text, names[m.chain]) for m in mentions],
        [(r.span.of(text), names[r.chain]) for r in references],
        mentions,
    )


@pytest.mark.parametrize(
    ("text", "last", "whose"),
    [
        ("Ana Reyes won. Reyes wept.", "Reyes", "Ana Reyes"),
        ("Reyes wept. Ana Reyes won.", "Ana Reyes", "Ana Reyes"),
        ("Omar al-Said fled. Said is safe.", "Said", "Omar al-Said"),
        ("David Quill sang. Fans loved Dave Quill.", "Dave Quill", "David Quill"),
    ],
)
def test_short_forms_follow_the_full_name(text, last, whose):
    names, mentions, _, _ = linked(text)
    assert len(names) == 1
    assert mentions[-1] == (last, whose)


def test_a_bare_surname_is_not_the_father_who_was_only_brought_in():
    text = "Omar Said fled. His father, Karim Said, lives in Lima. Said spoke on Monday."
    _, mentions, _, _ = linked(text)
    assert mentions[-1] == ("Said", "Omar Said")
    assert ("Karim Said", "Karim Said") in mentions


def test_a_son_named_after_the_comma_is_a_relative_too():
    text = "Omar Said fled. Karim Said, a son of the general, spoke. Said is in Lima."
    _, mentions, _, _ = linked(text)
    assert ("Said", "Omar Said") in mentions


def test_a_title_decides_between_two_of_one_surname():
    text = "Gen. Omar Reyes left. Judge Ana Reyes stayed. Judge Reyes spoke. Gen. Reyes wept."
    _, mentions, _, _ = linked(text)
    assert mentions[-2:] == [("Reyes", "Ana Reyes"), ("Reyes", "Omar Reyes")]


def test_an_acronym_and_the_head_noun_follow_the_long_form():
    text = (
        "The Zembla Observatory for Coastal Birds (ZOCB) counted terns. ZOCB said so. "
        "In May the Observatory closed."
    )
    names, _, _, _ = linked(text)
    assert names == ("Zembla Observatory for Coastal Birds",)


def test_the_ministries_of_two_countries_stay_two():
    text = "The Finnish foreign ministry agreed. The Swedish foreign ministry did not."
    names, _, _, _ = linked(text)
    assert len(names) == 2


def test_an_apposition_gives_a_role_and_the_role_stands_for_its_bearer():
    text = "Ana Reyes, the mayor of Quell, spoke first. The mayor said it was late."
    _, _, references, mentions = linked(text)
    assert mentions[0].roles == ("the mayor of Quell",)
    assert references == [("The mayor", "Ana Reyes")]


def test_she_is_not_the_man_who_was_named_last():
    text = "Mrs Ana Reyes met Mr Omar Said. She said nothing. He wept."
    _, _, references, _ = linked(text)
    assert references == [("She", "Ana Reyes"), ("He", "Omar Said")]


def test_a_pronoun_inside_a_quotation_is_left_alone():
    text = 'Mr Omar Said spoke. "He is gone," the clerk said.'
    _, _, references, _ = linked(text)
    assert references == []


def test_it_is_a_body_only_where_it_speaks():
    text = "The World Bank met in Lima. It said rates would rise. It rained."
    _, _, references, _ = linked(text)
    assert references == [("It", "World Bank")]


def named(text: str, *words: str) -> dict[str, str]:
    """The chain's name of each of the bodies, found in the text in this order."""
    parse = read_by_rule(text)
    mentions, start = [], 0
    for number, name in enumerate(words):
        start = text.index(name, start)
        mentions.append(Mention(Span(start, start + len(name)), "organization", name, number))
        start += len(name)
    linked, _, names = link_mentions(parse, tuple(mentions))
    return {mention.text: names[mention.chain] for mention in linked}


def test_a_short_form_in_brackets_is_the_name_before_it():
    text = "The Independent Harbour Safety Trust (Ihasat) met in Lima. Ihasat sets the rules."
    found = named(text, "Independent Harbour Safety Trust", "Ihasat", "Ihasat")
    assert set(found.values()) == {"Independent Harbour Safety Trust"}


def test_a_town_in_brackets_is_no_short_form():
    text = "The Harbour Safety Trust (Lima) met."
    assert len(set(named(text, "Harbour Safety Trust", "Lima").values())) == 2


def test_two_papers_of_one_house_are_two():
    text = "The Daily Gazette led with it. The Gazette said so. The Sunday Gazette did not."
    found = named(text, "Daily Gazette", "Gazette", "Sunday Gazette")
    assert found["Sunday Gazette"] == "Sunday Gazette"
    assert found["Gazette"] == "Daily Gazette"


def test_mr_and_mrs_of_one_surname_are_two():
    text = (
        "Mrs Joan Brede was last seen in Lima. Mrs Brede's son Michael thanked the searchers. "
        "Mr Brede said he hoped."
    )
    _, mentions, _, _ = linked(text)
    assert mentions[-1] == ("Brede", "Michael")


def test_a_full_name_with_a_given_name_goes_before_a_double_surname():
    text = "Iain Lopez Brede spoke. Lopez Brede left. Lopez Brede wept. Lopez Brede won."
    names, _, _, _ = linked(text)
    assert names == ("Iain Lopez Brede",)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Labour Party", "Democratic Labour Party", False),
        ("Labour Party", "British Labour Party", True),
        ("HDU", "HDU Union", True),
        ("HDU", "HDU Headquarters", False),
    ],
)
def test_a_body_with_a_word_more(left, right, one):
    assert (same_body(left, right) is not None) is one


def test_the_north_is_the_one_country_of_that_half_that_the_report_names():
    one = "He flew from North Korea to Lima. Envoys went to the North in May."
    assert ("North", "North Korea") in linked(one)[1]
    none = "He flew from South Korea to Lima. Envoys went to the North in May."
    assert ("North", "North") in linked(none)[1]
