"""
The files of registers: a dozen lines each, that anybody can read and write.

`lexicon/registers/NAME.toml` has these keys:

- `name`, and `slots`: the columns, in order, out of those that `SLOTS` explains;
- `triggers`: the verbs that open a row; `light`: verbs that do so only where their object is one of
  `nouns` ("impose sanctions"); `nouns`: nouns that open one where something is said of them
  ("the defection of General Orlin"); `acts`: what happened to people counted, as figures know it;
- `from`: where rows come from, any of "claims" (the default), "quotes" and "figures";
- `who`: "subject" (the default) or "object", the party that the register is about; `befalls`: triggers
  whose subject is that party all the same ("die" among the verbs of killing);
- `noun_of`: what "of" names beside one of `nouns`, "who" (the default) or "whom" ("the bombing of Drava");
- `of`: nouns of which that party must be one, or "person";
- `alone`: triggers that open a row only where they have no object ("demonstrate", not "demonstrate
  respect"); `several`: triggers that one person alone cannot do ("clash" is then only words);
- `unless`: words beside a trigger with which it means something else: the noun of its object or its
  subject, or its particle ("meet a demand", "die down"), or the first half of a compound noun ("press
  conference");
- `done`: true for a register of what took place alone, without what is planned;
- `absent`: triggers that mean staying away; a register with this key also takes what did not happen;
- `needs`: what a row must have: "figure", "name", "figure or name", or "any".

A user adds a register by putting such a file into a folder and giving that folder.
"""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from crossread.errors import CrossreadError
from crossread.lexicon.stems import stem

# What a column holds, in the reports' words but for `attendance` and a day.
SLOTS = {
    "how many": "the figures, without ages and lengths of time",
    "who": "the party the register is about",
    "by whom": "who did it, where `who` is the one it befell",
    "whom": "the other party",
    "attendance": "present or absent",
    "what happened": "the clause",
    "how": "the verb of saying",
    "what was said": "the words of a quotation",
    "where": "the places named",
    "when": "the day, as placed in the calendar",
    "said by": "the nearest voice",
}


class Register(msgspec.Struct, frozen=True):
    """One register, as its file says."""

    name: str
    slots: tuple[str, ...]
    needs: str  # figure | name | figure or name | any
    triggers: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ("claims",)
    who: str = "subject"
    of: frozenset[str] = frozenset()
    befalls: frozenset[str] = frozenset()
    noun_of: str = "who"
    alone: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    done: bool = False
    absent: frozenset[str] | None = None


def stems_of(words: str) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(stem(word) for word in words.split())


def _register(table: dict[str, Any]) -> Register:
    missing = [key for key in ("name", "slots") if key not in table]
    if missing:
        raise ValueError(f"it does not say {' and '.join(map(repr, missing))}")
    slots = tuple(table["slots"])
    unknown = [slot for slot in slots if slot not in SLOTS]
    if unknown:
        raise ValueError(f"no column is called {', '.join(map(repr, unknown))}")
    return Register(
        name=str(table["name"]),
        slots=slots,
        needs=table.get("needs", "any"),
        triggers=stems_of(table.get("triggers", "")),
        light=stems_of(table.get("light", "")),
        nouns=stems_of(table.get("nouns", "")),
        acts=frozenset(table.get("acts", "").split()),
        sources=tuple(table.get("from", ["claims"])),
        who=table.get("who", "subject"),
        of=stems_of(table.get("of", "")),
        befalls=stems_of(table.get("befalls", "")),
        noun_of=table.get("noun_of", "who"),
        alone=stems_of(table.get("alone", "")),
        several=stems_of(table.get("several", "")),
        unless=frozenset(table.get("unless", "").split()),
        done=bool(table.get("done", False)),
        absent=stems_of(table["absent"]) if "absent" in table else None,
    )


def read_registers(folder: Path | None = None) -> tuple[Register, ...]:
    """
    The registers that ship with the package, then those of a folder, by name.

    A file of the folder with the name of a shipped one stands in its place. Raises `CrossreadError`
    for a file that is no register.

    >>> [register.name for register in read_registers()][:3]
    ['accidents', 'arrests', 'attacks']
    """
    shipped = files("crossread.lexicon") / "registers"
    texts = {
        entry.name: entry.read_text("utf-8")
        for entry in shipped.iterdir()
        if entry.name.endswith(".toml")
    }
    if folder is not None:
        own = sorted(folder.glob("*.toml"))
        if not own:
            raise CrossreadError(f"{folder} has no register in it - one is a file NAME.toml")
        texts |= {path.name: path.read_bytes().decode("utf-8", "replace") for path in own}
    found = []
    for name in sorted(texts):
        try:
            found.append(_register(tomllib.loads(texts[name])))
        except (ValueError, TypeError, AttributeError) as error:  # TOML's own error is a ValueError
            raise CrossreadError(f"{name} is no register: {error}") from error
    return tuple(found)
