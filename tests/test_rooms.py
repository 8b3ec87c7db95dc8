"""The layout is a promise: a room imports from the rooms before it and from the ground only."""

import ast
from pathlib import Path

import pytest

import crossread

PACKAGE = Path(crossread.__file__).parent

# In the order of the work. Each may import from those on its line and above.
ROOMS = {
    "": 0,  # the ground: errors, spans, model
    "lexicon": 0,
    "language": 1,
    "getting": 2,
    "reading": 3,
    "comparing": 4,
    "telling": 5,
    "running": 6,
    "cli": 7,
}

# model.Reading holds a Parse, and the package's front door names what lies behind it: for type
# checkers alone, in both cases.
ALLOWED = {("model.py", "language"), ("__init__.py", "running"), ("__init__.py", "telling")}


def room_of(module: str) -> str:
    parts = module.split(".")[1:]
    return parts[0] if parts and parts[0] in ROOMS else ""


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_room_imports_from_the_rooms_before_it_only(path):
    own = path.relative_to(PACKAGE)
    room = own.parts[0] if len(own.parts) > 1 else ""
    if own.name == "__main__.py":
        room = "cli"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.split(".")[0] != "crossread":
                continue
            other = room_of(name)
            if (str(own), other) in ALLOWED:
                continue
            assert ROOMS[other] <= ROOMS[room], f"{own} imports {name}, which is a later room"


def test_nothing_is_called_utils():
    assert not [p for p in PACKAGE.rglob("*") if p.stem in {"utils", "util", "helpers", "common"}]
