"""Tests of who a description names as its speaker."""

import pytest

from crossread.comparing.said import _names_speaker


@pytest.mark.parametrize(
    ("description", "name", "named"),
    [
        ("Ana Reyes", "Ana Reyes", True),
        ("The Harbour Council", "Harbour Council", True),
        ("Harbour Council in Lima", "Harbour Council", True),
        ("Ana Reyes, who leads the dockers", "Ana Reyes", True),
        ("Ana Reyes (Dockers)", "Ana Reyes", True),
        ("Reyes's relatives", "Reyes", False),
        ("Norland’s top envoy, Ana Reyes", "Norland", False),
        ("Reyes' legal team", "Reyes", False),
        ("Harbour Union spokesman", "Harbour Union", False),
        ("Lawyers for the hacker Ana Reyes", "Ana Reyes", False),
        ("the Harbour Council", "Harbour Council", False),
        ("", "Ana Reyes", False),
    ],
)
def test_a_name_is_the_speaker_only_where_it_is_the_head_of_the_description(
    description, name, named
):
    assert _names_speaker(description, name) is named
