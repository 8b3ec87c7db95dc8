"""Progress goes through one callback and never into the result."""

from crossread.running.pipeline import crossread


def test_the_stages_are_told_in_order(tmp_path):
    (tmp_path / "a.txt").write_text(
        "A short report of one thing that happened on Monday, officials said."
    )
    told = []
    crossread([str(tmp_path)], tell=lambda stage, done, whole: told.append(stage))
    assert told == ["cleaning", "reading", "comparing"]
