"""
The dictionary form of a word, from its fine tag: a table of exceptions and rules over endings.

The table lies beside the model and was learnt from the same treebanks (`training/lemmas.py`).
Wrong on: rare irregular words, and words whose tag is wrong.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

LONGEST_ENDING = 5
_FOLDER = Path(__file__).parent / "models" / "en-1"


@lru_cache(maxsize=2)
def _table(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "lemmas.json"
    if not path.exists():
        return {"rules": {}, "words": {}}
    table: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return table


def apply_rules(rules: Mapping[str, str], word: str, tag: str) -> str:
    """
    The word after the rule of its longest ending: "2+y" cuts two letters and puts on "y".

    >>> apply_rules({"NNS s": "1+", "NNS ies": "3+y"}, "armies", "NNS")
    'army'
    """
    for size in range(min(LONGEST_ENDING, len(word)), -1, -1):
        edit = rules.get(f"{tag} {word[len(word) - size :]}")
        if edit is not None:
            cut, _, put = edit.partition("+")
            return word[: len(word) - int(cut)] + put
    return word


def lemma(word: str, tag: str, folder: Path = _FOLDER) -> str:
    """
    The dictionary form of a word in small letters; proper nouns keep their capitals.

    >>> lemma("Aleppo", "NNP")
    'Aleppo'
    """
    if tag in {"NNP", "NNPS"}:
        return word
    table = _table(folder)
    small = word.lower()
    known = table["words"].get(f"{tag} {small}")
    return known if known is not None else apply_rules(table["rules"], small, tag)
