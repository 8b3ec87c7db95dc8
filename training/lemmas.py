"""
The lemma table of the reader: `python -m training.lemmas DATA --into FILE`.

From the words, fine tags and lemmas of the two treebanks' training parts: for each tag and ending
(up to five letters) what is cut and what is put on, the longest ending decides; words the rules get
wrong are listed. Only endings seen with three different words, so that names do not make rules.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from crossread.language.lemmas import LONGEST_ENDING, apply_rules
from training import corpora

_LEAST = 3  # different words an ending must be seen with


def triples(data: Path) -> Iterator[tuple[str, str, str]]:
    """(word in small letters, fine tag, lemma in small letters) of the training parts."""
    parts = corpora.gum_splits(data)
    paths = [data / "ud_ewt/en_ewt-ud-train.from-sources.conllu"]
    for folder in ("gum_ccby", "gum_ccbysa"):
        for path in sorted((data / folder / "dep").glob("*.conllu")):
            if parts.get(path.stem, "train") == "train":
                paths.append(path)
    for path in paths:
        for _, rows in corpora.read_conllu(path):
            for row in rows:
                if row[2] != "_" and row[1].isascii() and row[1].replace("'", "").isalpha():
                    yield row[1].lower(), row[4], row[2].lower()


def learn(found: Counter[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """The rules ("tag ending" -> "cut+put") and the exceptions ("tag word" -> lemma)."""
    best: dict[tuple[str, str], str] = {}
    for (word, tag, lemma), _ in sorted(found.items(), key=lambda item: (item[1], item[0])):
        best[word, tag] = lemma
    edits: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (word, tag), lemma in best.items():
        shared = 0
        while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
            shared += 1
        cut, put = len(word) - shared, lemma[shared:]
        for size in range(cut, LONGEST_ENDING + 1):
            if size < len(word) or size == 0:
                edits[tag, word[len(word) - size :] if size else ""][f"{cut}+{put}"] += 1
    rules = {}
    for (tag, ending), counts in sorted(edits.items()):
        edit, times = max(counts.items(), key=lambda item: (item[1], item[0]))
        if times >= _LEAST:
            rules[f"{tag} {ending}"] = edit
    needed = {
        key: edit
        for key, edit in rules.items()
        if rules.get(_shorter(key)) != edit or _shorter(key) == key
    }
    words = {
        f"{tag} {word}": lemma
        for (word, tag), lemma in sorted(best.items())
        if apply_rules(needed, word, tag) != lemma
    }
    return {"rules": needed, "words": words}


def _shorter(key: str) -> str:
    tag, _, ending = key.partition(" ")
    return f"{tag} {ending[1:]}"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description="Make the lemma table.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    table = learn(Counter(triples(chosen.data)))
    chosen.into.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
