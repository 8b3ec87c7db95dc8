"""Who else says what a line of the brief says: the same matter, and nothing that differs from it."""

import pytest

from crossread.comparing.alignment import align
from crossread.running.pipeline import crossread
from crossread.telling.citing import find_vouching, gather_vouchers
from crossread.telling.worth import find_likeliest, make_candidates

LINE = "Rescuers brought eleven men out of the Kesten pit before the search was stopped."


def vouching(tmp_path, other, line=LINE):
    """What in another report vouches for the first sentence of a report."""
    filler = "The town band plays in the square every summer evening after the market has closed."
    (tmp_path / "a.txt").write_text(f"Tolvar pit\n\n{line}\n{filler}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"News of the day\n\n{other}\n", encoding="utf-8")
    digest = crossread([str(tmp_path)])
    readings, story = digest.readings, digest.stories[0]
    alignment = align(readings)
    vouchers = gather_vouchers(readings, story, alignment, find_likeliest(alignment))
    candidates = make_candidates(readings, story, alignment)
    first = next(c for c in candidates if c.standing.text == line)
    texts = {reading.document.report.id: reading.parse.text for reading in readings}
    return [p.span.of(texts[p.report]) for p in find_vouching(readings, first, vouchers)]


def test_a_clause_that_stands_in_the_line_vouches_for_it(tmp_path):
    other = (
        "Rescuers brought eleven men out of the Kesten pit, officials said on the radio at noon."
    )
    assert any("eleven men" in words for words in vouching(tmp_path, other))


@pytest.mark.parametrize(
    "other",
    [
        "Rescuers brought nine men out of the Kesten pit before noon.",
        "Rescuers have not brought men out of the Kesten pit.",
        "The Kesten pit closed.",
        "Rescue chief Pavla Dorn of the Kesten pit spoke.",
    ],
)
def test_another_figure_a_denial_or_a_mere_name_vouches_for_nothing(tmp_path, other):
    assert vouching(tmp_path, other) == []
