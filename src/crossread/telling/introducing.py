"""
Who somebody is at the first naming: a bare surname gets the given name in square brackets.

A report introduces its people once; a sentence taken from its middle calls them by the surname. In a
brief the first naming of a person is therefore completed from the same report: "[Pavla] Dorn".

Gets wrong: two people of one surname whom the report itself keeps apart by the sentence only.
"""

import re

from crossread.lexicon.titles import HONORIFICS
from crossread.model import Reading
from crossread.spans import Span


def add_given_names(
    reading: Reading, spans: tuple[Span, ...], text: str, named: set[str], spare: int
) -> str:
    """
    The text of a sentence with the given names of people who are first named in it by the surname.

    `named` holds the surnames that were told before, and takes those told here; no more than
    `spare` words are added. What stands between quotation marks is left as it is.
    """
    for mention in sorted(reading.mentions, key=lambda m: m.span):
        inside = any(span.contains(mention.span) for span in spans)
        if mention.kind != "person" or not inside or _is_quoted(reading, mention.span):
            continue
        given, surname = _parts_of(mention.text, reading.chain_names[mention.chain])
        if not surname or surname in named:
            continue
        named.add(surname)
        if not given or f"{given} {surname}" in text or len(given.split()) > spare:
            continue
        # A capital behind it says that the name goes on: "Republican Oda Brink".
        changed = re.sub(
            rf"(?<![\w\[-]){re.escape(surname)}\b(?! [A-Z])", f"[{given}] {surname}", text, count=1
        )
        spare -= len(given.split()) if changed != text else 0
        text = changed
    return text


def _parts_of(printed: str, full: str) -> tuple[str, str]:
    """
    The given name that a printed name lacks of the full one, and the surname; "" where there is none.

    >>> _parts_of("Ms. Dorn", "Pavla Dorn"), _parts_of("Pavla Dorn", "Pavla Dorn")
    (('Pavla', 'Dorn'), ('', 'Dorn'))
    >>> _parts_of("Hale Dorn", "Pavla Hale Dorn")
    ('Pavla', 'Hale Dorn')
    """
    words = full.split()
    rest = [word for word in printed.split() if word.lower() not in HONORIFICS]
    if 0 < len(rest) < len(words) and words[-len(rest) :] == rest:
        return " ".join(words[: -len(rest)]), " ".join(rest)
    return "", words[-1] if len(words) > 1 else ""


def _is_quoted(reading: Reading, span: Span) -> bool:
    return any(q.kind in ("direct", "partial") and q.span.contains(span) for q in reading.quotes)
