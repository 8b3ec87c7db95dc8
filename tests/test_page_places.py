"""Places are looked up as exactly as they are known, and drawn no more exactly than that."""

import re

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from crossread.lexicon.nationalities import COUNTRIES
from crossread.running.pipeline import crossread as read
from crossread.telling.page import draw_page
from crossread.telling.page_map import WIDTH, azimuthal, borders, draw_maps, equal_earth
from crossread.telling.page_places import (
    Located,
    distance,
    fold_name,
    gazetteer,
    locate_places,
    middle_of,
)

# Names of countries that are no country's of today, or that the gazetteer has as divisions.
NOT_COUNTRIES = {
    "Soviet Union", "USSR", "U.S.S.R.", "Yugoslavia", "England", "Scotland", "Wales",
    "Northern Ireland", "Somaliland",
}  # fmt: skip


def located(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    digest = read([str(tmp_path)])
    return {place.name: place for place in locate_places(digest, digest.stories[0])}


def test_every_country_that_the_reader_knows_is_in_the_gazetteer():
    missing = {name for name in COUNTRIES if fold_name(name) not in gazetteer().countries}
    assert missing <= NOT_COUNTRIES


def test_every_country_of_the_gazetteer_but_a_few_islands_has_a_shape():
    shapes = {code for code, _ in borders().shapes}
    told = {gazetteer().countries[fold_name(n)] for n in set(COUNTRIES.values()) - NOT_COUNTRIES}
    assert told - shapes <= {"TV"}  # Tuvalu is too small for this scale


def test_a_town_a_division_and_a_country_are_told_apart(tmp_path):
    places = located(
        tmp_path,
        "Flood in the south\n\nThe river rose in Toulouse, France, on Monday, the mayor said. Roads in "
        "Texas, in the United States, were closed as well. Ships waited off Grelle Point.\n",
    )
    assert places["Toulouse"].precision == "town"
    assert places["Toulouse"].country == "FR"
    assert places["France"].precision == "country"
    assert places["Texas"].precision == "division"
    assert places["Texas"].reach > 100
    assert "Grelle Point" not in places or places["Grelle Point"].precision == "nowhere"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("A school in Paris, Texas, was closed on Friday, police said.", "Paris", "US"),
        ("A school in Paris was closed on Friday, the ministry in France said.", "Paris", "FR"),
        ("He flew from Cambridge, Massachusetts, to the United States capital.", "Cambridge", "US"),
        (
            "The bridge in Cambridge was closed in the United Kingdom, police said.",
            "Cambridge",
            "GB",
        ),
    ],
)
def test_of_places_of_one_name_the_words_beside_it_decide_then_what_is_spoken_of(
    tmp_path, words, name, country
):
    place = located(tmp_path, f"The news of the day\n\n{words}\n")[name]
    assert place.country == country
    assert place.precision == "town"


def test_a_small_town_of_a_country_nobody_speaks_of_is_not_believed(tmp_path):
    places = located(
        tmp_path, "Fire at the mill\n\nThe mill in Ithaca burned on Monday, she said.\n"
    )
    assert all(place.precision == "nowhere" for place in places.values())


def test_a_transcription_is_found_in_the_country_spoken_of(tmp_path):
    places = located(
        tmp_path,
        "Strikes\n\nPlanes over Syria struck the town of Khan Sheikhoun on Monday, he said.\n",
    )
    assert "spelt" in places["Khan Sheikhoun"].words
    assert places["Khan Sheikhoun"].country == "SY"


@given(st.text(max_size=30))
def test_a_folded_name_folds_to_itself(text):
    line = " ".join(text.split())
    assert fold_name(fold_name(line)) == fold_name(line) or not fold_name(line).isascii()


points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@given(points, points)
def test_distance_is_the_same_both_ways_and_no_longer_than_half_the_globe(one, other):
    there = distance(one, other)
    assert abs(there - distance(other, one)) < 1e-6
    assert 0 <= there < 20020


@given(points)
def test_the_middle_of_one_place_is_the_place(one):
    assert distance(middle_of([one]), one) < 0.01


@given(points)
def test_areas_keep_their_size_on_both_maps(one):
    """A small square has the same area wherever it lies: both projections are equal-area."""
    lat, lon = one[0] * 0.7, one[1] * 0.8
    step = 0.01
    true = np.cos(np.radians(lat)) * np.radians(step) ** 2
    for project in (equal_earth, azimuthal(lat + 3, lon - 2)):
        corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
        x, y = project(
            np.array([lon + step * (a - 0.5) for a, _ in corners]),
            np.array([lat + step * (b - 0.5) for _, b in corners]),
        )
        area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        assert abs(area / true - 1) < 0.01


PLACES = (
    Located("e1", "Oran", "town", "a town", "DZ", 35.7, -0.6),
    Located("e2", "Algeria", "country", "a country", "DZ"),
    Located("e3", "Somewhere", "division", "a region", "DZ", 32.0, 3.0, 120.0),
    Located("e4", "<b>Nowhere", "nowhere", "not in the gazetteer"),
)


def test_each_precision_has_a_sign_of_its_own():
    (drawn,) = draw_maps(PLACES, {"e1": 3})
    picture = str(drawn.picture)
    assert picture.count('class="dot"') == 1
    assert picture.count('class="ring"') == 1
    assert picture.count('class="told"') == 1
    assert "Nowhere" not in picture
    for x, y in re.findall(r'class="dot" cx="(\d+)" cy="(\d+)"', picture):
        assert 0 < int(x) < WIDTH
        assert 0 < int(y) < 640


def test_where_nothing_is_known_there_is_no_map():
    assert draw_maps(PLACES[3:], {}) == ()
    assert draw_maps((), {}) == ()


def test_what_lies_crowded_in_the_whole_is_drawn_nearer_first():
    far = Located("e5", "Sydney", "town", "a town", "AU", -33.9, 151.2)
    near, whole = draw_maps((*PLACES, far), {"e1": 3})
    assert "Sydney" not in near.picture
    assert "Sydney" in whole.picture
    assert len(near.picture) + len(whole.picture) < 120_000


@settings(deadline=None, max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(points, min_size=1, max_size=6))
def test_any_places_can_be_drawn_and_all_lie_in_the_picture(ends):
    places = [
        Located(f"e{n}", f"P{n}", "town", "a town", "XX", lat, lon)
        for n, (lat, lon) in enumerate(ends)
    ]
    whole = draw_maps(places, {})[-1]
    assert whole.picture.count('class="dot"') == len(places)
    assert "nan" not in whole.picture


def test_a_ring_round_the_other_side_of_the_world_does_not_cover_the_map():
    madrid = Located("e1", "Madrid", "town", "a town", "ES", 40.4, -3.7)
    spain = Located("e2", "Spain", "country", "a country", "ES")
    zealand = Located("e3", "New Zealand", "country", "a country", "NZ")
    near, _ = draw_maps((madrid, spain, zealand), {"e1": 5})
    assert near.picture.count('class="told"') == 1  # Spain alone


def test_a_place_stands_in_the_table_whether_or_not_it_is_on_the_map(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Storm\n\nThe storm hit Manila in the Philippines on Monday. It then left Port Ellery, police said.\n",
        encoding="utf-8",
    )
    html = draw_page(read([str(tmp_path)]))
    section = html.split('id="places"')[1].split("</section>")[0]
    assert '<svg class="map"' in section
    assert "Manila" in section.split("<table")[1]
    assert "the capital of" in section
