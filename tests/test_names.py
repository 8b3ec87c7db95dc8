"""Named mentions of one report, by rule alone and beside a trained reader's names."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crossread.language.parse import NameSpan, Parse
from crossread.language.rules import read_by_rule
from crossread.model import Mention
from crossread.reading.names import find_mentions

CASES = json.loads((Path(__file__).parent / "cases" / "names" / "mentions.json").read_text("utf-8"))


def mentions(text: str, *names: tuple[str, str, float]) -> tuple[Mention, ...]:
    """The mentions of a text; `names` are (words, kind, score) of a trained reader."""
    parse = read_by_rule(text)
    return find_mentions(replace(parse, names=spans(parse, names)))


def spans(parse: Parse, names: tuple[tuple[str, str, float], ...]) -> tuple[NameSpan, ...]:
    found = []
    for words, kind, score in names:
        start = parse.text.index(words)
        first = list(parse.token_starts).index(start)
        last = list(parse.token_ends).index(start + len(words)) + 1
        found.append(NameSpan(first, last, kind, score))
    return tuple(sorted(found, key=lambda name: name.first))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_the_rules_find(case):
    found = mentions(case["text"])
    assert [[m.text, m.title] for m in found if m.kind == "person"] == case["people"]
    assert sorted({m.text for m in found if m.kind == "organization"}) == sorted(case["bodies"])


def test_every_mention_is_its_own_words():
    text = "Gen. Ana Reyes left Lima. Reyes spoke to Reuters."
    for mention in mentions(text):
        assert mention.span.of(text) == mention.text


def test_the_full_name_speaks_for_the_surname_where_a_town_has_it_too():
    text = "Nora Clinton won. Clinton thanked the crowd."
    assert [(m.text, m.kind) for m in mentions(text)] == [
        ("Nora Clinton", "person"),
        ("Clinton", "person"),
    ]


def test_a_rule_that_covers_the_pieces_of_the_trained_reader_wins():
    text = "He joined the Organisation for the Protection of Northern Rivers."
    found = mentions(text, ("Organisation", "ORG", 0.7), ("Northern Rivers", "LOC", 0.6))
    assert [m.text for m in found] == ["Organisation for the Protection of Northern Rivers"]


def test_the_title_that_the_trained_reader_takes_in_is_cut_away():
    text = "It was Gen. Tomas Varga who spoke."
    [found] = mentions(text, ("Gen. Tomas Varga", "PER", 0.9))
    assert (found.text, found.title) == ("Tomas Varga", "Gen.")


def test_a_country_that_the_trained_reader_takes_for_a_person_is_a_place():
    text = "Talks with Yemen failed."
    [found] = mentions(text, ("Yemen", "PER", 0.6))
    assert found.kind == "place"


def test_a_headline_in_title_case_names_only_whom_the_text_names():
    text = "Rivers Rise As Varga Leaves Town\n\nTomas Varga left on Monday. Varga was late."
    assert [m.text for m in mentions(text)] == ["Varga", "Tomas Varga", "Varga"]


def test_a_name_that_stands_after_a_prefix_is_found_without_it():
    text = "Omar Said ruled. An anti-Said crowd gathered."
    assert [m.text for m in mentions(text)] == ["Omar Said", "Said"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_the_finder_and_no_two_mentions_overlap(text):
    found = mentions(text)
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
    assert all(m.text == m.span.of(text) for m in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Ana Reyes Lima Gen. of the and - al-Said ( UN ) , . 's ministry March 8 World Bank".split()
        ),
        max_size=25,
    )
)
def test_no_jumble_of_names_breaks_the_finder(words):
    text = " ".join(words)
    found = mentions(text)
    assert all(m.text == m.span.of(text) and m.text for m in found)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Carlton Citadel fell on Monday.", "Carlton Citadel", "organization"),
        ("He sang on the Andrew Quill Show on Monday.", "Andrew Quill Show", "event"),
        ("Arizona Legislature met on Monday.", "Arizona Legislature", "organization"),
        ("Bob Crow sang on Monday.", "Bob Crow", "person"),
        ("Paris Hilton sang on Monday.", "Paris Hilton", "person"),
        ("Xinhua said so on Monday.", "Xinhua", "organization"),
    ],
)
def test_what_the_reader_takes_for_a_person_is_one_or_a_thing(text, name, kind):
    assert [(m.text, m.kind) for m in mentions(text, (name, "PER", 0.9))] == [(name, kind)]


def test_a_word_that_opens_a_body_of_the_report_is_that_body():
    text = "The Zentraxa News Agency ran it. Later Zentraxa said so."
    parse = read_by_rule(text)
    names = spans(parse, (("Zentraxa News Agency", "ORG", 0.9),))
    last = [i for i in range(len(parse)) if parse.word(i) == "Zentraxa"][-1]
    names = (*names, NameSpan(last, last + 1, "PER", 0.9))
    found = find_mentions(replace(parse, names=names))
    assert [m.kind for m in found] == ["organization", "organization"]


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Early Sunday it rained in Lima.", "Early Sunday", []),
        ("On Lap 12 it rained.", "Lap", []),
        ("He met Ana Reyes QC on Monday.", "Ana Reyes QC", ["Ana Reyes"]),
    ],
)
def test_days_numbers_and_letters_behind_a_name_are_no_part_of_it(text, name, kept):
    assert [m.text for m in mentions(text, (name, "PER", 0.9)) if m.kind == "person"] == kept


def test_a_council_on_a_day_is_a_council():
    found = mentions("The Quell Harbour Council on Sunday voted for it.")
    assert [m.text for m in found] == ["Quell Harbour Council"]


def test_a_college_of_two_trades_is_one_body():
    found = mentions("The Norland College of Welders and Stevedores agreed on Monday.")
    assert [m.text for m in found] == ["Norland College of Welders and Stevedores"]


def test_a_family_name_that_is_a_months_is_somebody_except_beside_a_date():
    text = "Theresa May spoke to Ana Reyes. May said so, and Reyes told May. In May and on May 4 it rained."
    found = mentions(text, ("Theresa May", "PER", 0.9), ("Ana Reyes", "PER", 0.9))
    assert [m.text for m in found] == ["Theresa May", "Ana Reyes", "May", "Reyes", "May"]


@pytest.mark.parametrize(
    ("text", "names", "kept"),
    [
        (
            "Two men held Used Solvent Substances (USS). Holding USS is a crime.",
            (("Used Solvent Substances", "ORG", 0.5), ("USS", "ORG", 0.9)),
            [],
        ),
        (
            "The Harbour Pilots Union (HPU) met. HPU members spoke.",
            (("Harbour Pilots Union", "ORG", 0.5), ("HPU", "ORG", 0.9)),
            ["Harbour Pilots Union", "HPU", "HPU"],
        ),
        ("It breaks the Harbour Dues Convention.", (("Harbour Dues Convention", "ORG", 0.9),), []),
        ("Under the Harbour Dues and Piers Act it fell.", (("Harbour Dues", "ORG", 0.9),), []),
        (
            "The group Just for Quays Law met.",
            (("Just for Quays Law", "ORG", 0.9),),
            ["Just for Quays Law"],
        ),
        (
            "She was the presenter of Quellor Challenge. He left Quellor Challenge in May.",
            (("Quellor Challenge", "ORG", 0.9),),
            [],
        ),
        (
            "They sell shows such as Quellor Challenge, Omar Quayle and Reuters in Lima.",
            (
                ("Quellor Challenge", "ORG", 0.9),
                ("Omar Quayle", "PER", 0.9),
                ("Reuters", "ORG", 0.9),
            ),
            ["Reuters"],
        ),
        ("It stands in the Third Schedule now.", (("Third Schedule", "ORG", 0.6),), []),
        ("They saw the XXIII on the wall.", (("XXIII", "PER", 0.6),), []),
        ("The feast of the Popes drew crowds.", (("Popes", "PER", 0.8),), []),
        ('The band sold "Zorvan Quellus" then.', (("Zorvan Quellus", "MISC", 0.8),), []),
        ("They gave him Zorvapan-Quellodine then.", (("They", "MISC", 0.1),), []),
    ],
)
def test_terms_parts_of_laws_numerals_and_works_are_no_mentions(text, names, kept):
    assert [m.text for m in mentions(text, *names)] == kept


def test_a_piece_of_a_longer_name_of_the_report_is_the_longer_name():
    text = "He sailed to Port Zentrax. Zentrax smiled. She saw Port Zentrax again."
    parse = read_by_rule(text)
    tokens = [i for i in range(len(parse)) if parse.word(i) == "Zentrax"]
    names = (
        NameSpan(tokens[0] - 1, tokens[0] + 1, "LOC", 0.9),
        NameSpan(tokens[2], tokens[2] + 1, "PER", 0.2),
    )
    found = find_mentions(replace(parse, names=names))
    assert [(m.text, m.kind) for m in found if m.text != "Zentrax"] == [
        ("Port Zentrax", "place")
    ] * 2


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        (
            "The Coast, Harbour and River (CHR) union met.",
            (("Coast", "ORG", 0.6),),
            ["Coast, Harbour and River", "CHR"],
        ),
        (
            "He left the Department for Health, Trade and Sport in May.",
            (("Department for Health", "ORG", 0.9),),
            ["Department for Health, Trade and Sport"],
        ),
        (
            'Police held Andrew "weevil" Quellheimer then.',
            (("Andrew", "PER", 0.9), ("Quellheimer", "PER", 0.9)),
            ['Andrew "weevil" Quellheimer'],
        ),
        ("They asked Theresa May about it.", (("Theresa", "PER", 0.9),), ["Theresa May"]),
        ("The campaign group Quellor spoke.", (("group Quellor", "ORG", 0.9),), ["Quellor"]),
        (
            "The Quellor home affairs select committee met.",
            (("Quellor home affairs select", "ORG", 0.9),),
            ["Quellor home affairs select committee"],
        ),
        ("The Harbour Standards Commissioner spoke.", (("Harbour Standards", "ORG", 0.9),), []),
        ("He lost to Labour in Lima.", (), ["Labour", "Lima"]),
        ("A Zurvation poll came out.", (("Zurvation", "PER", 0.3),), []),
        (
            "The Quellian Association against Torture (QAT) met. QAT spoke.",
            (("Quellian Association", "ORG", 0.9), ("QAT", "ORG", 0.9)),
            ["Quellian Association", "QAT", "QAT"],
        ),
        (
            "They met Driver Nora Quellor of Armstrong.",
            (("Driver Nora Quellor of Armstrong", "PER", 0.9),),
            ["Nora Quellor"],
        ),
        ("The RRS Omar Quellor sailed.", (("Omar Quellor", "PER", 0.9),), []),
        (
            "She runs the Quellor Museum and Rose Garden in Lima.",
            (("Quellor Museum", "ORG", 0.9),),
            ["Quellor Museum and Rose Garden"],
        ),
        ("He told The Guardian of Peru.", (("Guardian of Peru", "ORG", 0.9),), ["Guardian"]),
        ("He read it in The Australian newspaper.", (), ["Australian"]),
        ("It went to the 9th Circuit then.", (), ["9th Circuit"]),
        (
            "The view in Downing Street was dim. They blamed No 10 for it.",
            (("Downing Street", "LOC", 0.99),),
            ["Downing Street", "No 10"],
        ),
        (
            "The Security Council met. Members of the Council left.",
            (("Security Council", "ORG", 0.9),),
            ["Security Council", "Council"],
        ),
        ("He won a race for a Dane in Lima.", (("Dane", "PER", 0.9),), []),
        ("The Sheriff's Department left.", (), ["Sheriff's Department"]),
        (
            "The Ohio Attorney General's Office sued.",
            (("Ohio", "LOC", 0.9),),
            ["Ohio Attorney General's Office"],
        ),
        ("The Army Advocate-General’s Office sued.", (), ["Army Advocate-General’s Office"]),
        ("It is for the People's Assembly to say.", (), ["People's Assembly"]),
        (
            "Tomo Quellor King's College Zurva",
            (("Tomo Quellor King", "PER", 0.9),),
            ["Tomo Quellor", "King's College"],
        ),
        ("He spoke to Peru's Supreme Court.", (("Peru", "LOC", 0.9),), ["Peru", "Supreme Court"]),
        ("They spoke of QLD-3 there.", (("QLD-3", "PER", 0.9),), []),
        ("They saw the star Zurva J120136 there.", (("Zurva J", "PER", 0.9),), []),
        ("He won the 5-Hour Zurva race.", (("Hour Zurva", "ORG", 0.9),), []),
        ("He is a Virginia Republican.", (("Virginia Republican", "PER", 0.9),), []),
        ("A Tajik-Pashtun doctor came.", (("Tajik-Pashtun", "PER", 0.9),), []),
        ("It is for the Executive Branch to say.", (("Branch", "PER", 0.9),), []),
        ("It was on ITV2 last night.", (("ITV", "ORG", 0.9),), ["ITV2"]),
        ("It was on QRV6 last night.", (("QRV", "ORG", 0.9),), ["QRV6"]),
        (
            "The MP for Holm and Zurva Green, Tomo Quellor, left.",
            (("Zurva Green", "LOC", 0.9), ("Tomo Quellor", "PER", 0.9)),
            ["Zurva Green", "Tomo Quellor"],
        ),
        ("As Mayor (Tomo) Quellor said.", (("Tomo) Quellor", "PER", 0.9),), ["Quellor"]),
        ("The Senate President Pro Tem Tomo Quellor left.", (), ["Tomo Quellor"]),
        ("He spoke on Radio 4 then.", (), ["Radio 4"]),
        ("He told the Metropolitan police so.", (), ["Metropolitan police"]),
        ("Tomo Quellor (Labor) left.", (("Tomo Quellor", "PER", 0.9),), ["Tomo Quellor", "Labor"]),
        (
            "It would hurt the Conservatives now.",
            (("Conservatives", "NORP", 0.9),),
            ["Conservatives"],
        ),
        (
            "They asked the Institute of Coastal Studies. The ICS said no.",
            (("Institute of Coastal Studies", "ORG", 0.9),),
            ["Institute of Coastal Studies", "ICS"],
        ),
        (
            "The Zurva Centre for Harbours and Rivers of Lakeland (CHRL) met.",
            (("Zurva Centre for Harbours and Rivers of Lakeland", "ORG", 0.9),),
            ["Zurva Centre for Harbours and Rivers of Lakeland", "CHRL"],
        ),
        ("It split the Coalition then.", (("Coalition", "ORG", 0.9),), ["Coalition"]),
        ("It split the Coalition then.", (("Coalition", "ORG", 0.5),), []),
        (
            "Photo: Tomo Quellor/Zurvation in May.",
            (("Tomo Quellor/Zurvation", "PER", 0.9),),
            ["Tomo Quellor", "Zurvation"],
        ),
        (
            "Prof Tomo Quellor QC Zurva Court spoke.",
            (("Tomo Quellor QC Zurva Court", "PER", 0.9),),
            ["Tomo Quellor"],
        ),
        ("Mr Quellor bank a profit.", (("Quellor bank", "ORG", 0.5),), ["Quellor"]),
    ],
)
def test_names_that_print_takes_apart_are_whole_and_what_is_nobody_is_left_out(text, names, wanted):
    assert [m.text for m in mentions(text, *names)] == wanted


def test_a_family_name_of_a_listed_person_is_no_place_whatever_the_reader_says():
    text = "They chose Maria Lopez. Lopez won."
    names = (("Maria Lopez", "ORG", 0.8),)
    assert {m.kind for m in mentions(text, *names)} == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met in Downing Street today.", "Downing Street", "organization"),
        ("The campaign group Cosenza met today.", "Cosenza", "organization"),
        ("They met in Cosenza today.", "Cosenza", "place"),
    ],
)
def test_a_seat_of_power_or_a_body_called_like_a_town_is_a_body(text, name, kind):
    assert [m.kind for m in mentions(text, (name, "LOC", 0.9))] == [kind]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They founded the Republic of Zurvania.", "Republic of Zurvania", "organization"),
        ("They left the Republic of Ireland.", "Republic of Ireland", "place"),
        ("She is at the Zurva Research Center.", "Zurva Research Center", "organization"),
    ],
)
def test_a_republic_of_no_land_and_a_house_of_research_are_bodies(text, name, kind):
    assert [m.kind for m in mentions(text, (name, "LOC", 0.9))] == [kind]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Bo Zurva, 55, of Holm Lindqvist, left.", "Holm Lindqvist", "place"),
        ("He is MP for Holm and Zurva Lindqvist.", "Zurva Lindqvist", "place"),
        ("The St Zurva painters met.", "St Zurva", "place"),
        ("He sits for Bristol North West there.", "Bristol North West", "place"),
        ("A bar called Zurva Lindqvist burned.", "Zurva Lindqvist", "organization"),
        ("A town called Zurva Lindqvist burned.", "Zurva Lindqvist", "place"),
        ("A man called Zurva Lindqvist left.", "Zurva Lindqvist", "person"),
        ("The Zurva Lindqvist gallery shut.", "Zurva Lindqvist", "organization"),
        ("According to Zurva Britain, he left.", "Zurva Britain", "organization"),
        ("The Ohio Senate Democrats met.", "Ohio Senate Democrats", "organization"),
    ],
)
def test_the_words_about_a_name_tell_places_and_bodies_from_people(text, name, kind):
    assert {m.text: m.kind for m in mentions(text, (name, "PER", 0.9))}[name] == kind


def test_a_common_word_is_a_body_where_a_longer_name_of_the_report_opens_with_it():
    text = "Discovery Networks bid. They asked Discovery again. The Discovery bid fell."
    names = (("Discovery Networks", "ORG", 0.9),)
    parse = read_by_rule(text)
    second = [i for i in range(len(parse)) if parse.word(i) == "Discovery"][1]
    sure = (*spans(parse, names), NameSpan(second, second + 1, "ORG", 0.95))
    found = find_mentions(replace(parse, names=sure))
    assert [m.text for m in found] == ["Discovery Networks", "Discovery", "Discovery"]


def test_a_doctor_is_no_clinic_that_is_called_after_him():
    text = "The Quellor Clinic opened. They thanked Dr Quellor."
    names = (("Quellor Clinic", "ORG", 0.6),)
    kinds = {m.text: m.kind for m in mentions(text, *names)}
    assert kinds["Quellor Clinic"] == "organization"
    assert kinds["Quellor"] == "person"
