"""
Words for what a rule of law allows: the use of force, or measures short of it.

Two reports of one resolution or article often differ here, and a reader should see it. The two sorts
are those of Articles 41 and 42 of the Charter of the United Nations; the wording is ours.
"""

import re

# The rules that reports read differently.
RULES_OF_LAW = re.compile(
    r"\b(?:articles?|chapters?|resolutions?|charter|mandate|treaty|clause|statute)\b", re.I
)

# And what one of them is called: "Chapter 7", "resolution 1973".
NAMED_RULE = re.compile(
    r"\b(?:Article|Chapter|[Rr]esolution|Clause) (?:\d+|[IVX]+\b|[A-Z][a-z]+\b)"
)

# That a rule speaks of a power, and in which direction.
ALLOWING = re.compile(
    r"\b(?:authori[sz]\w*|allow\w*|permit\w*|refers? to|provid\w+ for|open\w* the way|covers?)\b",
    re.I,
)

# Sort of power -> the words that name it. A sentence that names both names neither alone.
POWERS: dict[str, re.Pattern[str]] = {
    "force": re.compile(
        r"\b(?:use of (?:military )?force|military (?:action|force|intervention)|armed force)\b",
        re.I,
    ),
    "measures": re.compile(
        r"\b(?:non-?military|economic|diplomatic|trade|travel)(?:,? (?:and )?[\w-]+){0,5} "
        r"(?:measures|sanctions|steps|penalties)\b",
        re.I,
    ),
}
