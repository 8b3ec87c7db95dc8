"""
The annotated clusters against pinned floors: no layer may fall behind what was once reached.

The clusters are not part of the repository; where ../shared is absent the tests say so and skip. A
floor stands a little below the measured figure (`SLACK`), since one flipped span moves a layer of a
small cluster by as much. Raise a floor when a change lifts the layer for good; lowering one needs a
reason in the commit message.
"""

import importlib.util
import json
import os
from functools import lru_cache
from pathlib import Path

import pytest

from crossread.running.pipeline import crossread
from crossread.telling.exports.contract import write_json

SHARED = Path(os.environ.get("CROSSREAD_SHARED", Path(__file__).parents[2] / "shared"))
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
SLACK = 0.01

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason=f"no annotated clusters under {SHARED}/gold"
)


def scorer():
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache
def results():
    score = scorer()
    found = {}
    for folder in sorted(path.parent for path in (SHARED / "gold").glob("*/gold.json")):
        export = json.loads(write_json(crossread([str(folder / "reports")])))
        found[folder.name] = score.score(export, folder)
    return found


def mean(layer, measure):
    values = [r["layers"][layer][measure].get("F1") for r in results().values()]
    real = [value for value in values if value is not None]
    return sum(real) / len(real)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_layer_keeps_its_floor(name):
    layer, measure = name.split(": ", 1)
    assert mean(layer, measure) >= FLOORS[name] - SLACK


def test_no_place_is_broken():
    for name, result in results().items():
        assert result["layers"]["integrity"]["places"]["broken"] == 0, name
