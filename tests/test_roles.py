"""What the words around a name say that somebody is, and what they do not say."""

import pytest

from crossread.comparing.identity import distinct_roles
from crossread.language.rules import read_by_rule
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.reading.roles import find_roles


def roles(text: str) -> dict[str, tuple[str, ...]]:
    parse = read_by_rule(text)
    return {m.text: m.roles for m in find_roles(parse, find_mentions(parse)) if m.roles}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ana Reyes, the mayor of Quell, spoke.", "Ana Reyes", "the mayor of Quell"),
        ("Ana Reyes, 45, a pilot, spoke.", "Ana Reyes", "a pilot"),
        ("Ana Reyes, who was mayor of Quell, spoke.", "Ana Reyes", "mayor of Quell"),
        ("Bo Okello, a baker who lives in Lima, fled to the coast.", "Bo Okello", None),
        ("Bo Okello, a driver who lives in Lima, fled.", "Bo Okello", "a driver"),
        (
            "Ana Reyes is the head of the Harbour Board.",
            "Ana Reyes",
            "the head of the Harbour Board",
        ),
        ("Bo Okello, head of the Harbour Board told us.", "Bo Okello", "head of the Harbour Board"),
        (
            "Bo Okello, head of the Board in Lima Four people left.",
            "Bo Okello",
            "head of the Board in Lima",
        ),
        ("We met Ana Reyes, said the president of Quell.", "Ana Reyes", None),
        ("She thanked Ana Reyes, the president said.", "Ana Reyes", None),
        ("Ana Reyes, to the leader of Quell, was late.", "Ana Reyes", None),
        ('"Ana Reyes is the leader of thieves," he said.', "Ana Reyes", None),
        ("Ana Reyes was a victim of the storm.", "Ana Reyes", None),
        ("Ana Quill's brother, Tomas Quill, left.", "Tomas Quill", "Ana Quill's brother"),
        ("Ana Reyes, Mayor Bo Okello and others spoke.", "Ana Reyes", None),
        (
            "On Monday the fisheries minister, Ana Reyes, spoke.",
            "Ana Reyes",
            "the fisheries minister",
        ),
        (
            "Bo Quill, the mayor, Ana Reyes, her deputy, and Ida Sol spoke.",
            "Ana Reyes",
            "her deputy",
        ),
        ("He met the baker of the port, Ana Reyes, on Monday.", "Ana Reyes", None),
        ("Harbour Board, the watchdog of ports, met.", "Harbour Board", "the watchdog of ports"),
    ],
)
def test_a_role_is_a_noun_phrase_with_a_role_for_its_head(text, name, role):
    assert roles(text).get(name, ()) == ((role,) if role else ())


def test_a_role_told_more_fully_is_told_once():
    told = ["leader", "Quell Party leader", "deputy leader", "the leader"]
    assert distinct_roles(told) == ("Quell Party leader", "deputy leader")


def test_no_role_is_lost_altogether():
    assert distinct_roles(["Mayor", "mayor"]) == ("Mayor",)


def test_the_judge_is_whoever_was_called_justice():
    text = "Mr Justice Quellor sat in Lima. On Monday the judge spoke to Reuters."
    parse = read_by_rule(text)
    _, references, names = link_mentions(parse, find_mentions(parse))
    assert [(r.span.of(text), names[r.chain]) for r in references] == [("the judge", "Quellor")]
