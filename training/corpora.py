"""
From corpora to training windows: every corpus with its licence and the heads it trains.

A `Window` is a run of consecutive sentences of one paragraph with, for each word, what the corpus
says about it: a tag, a head, or the mask of the labels it leaves possible. Nothing under `dev/` of
the data folder is read here; `evaluate.py` alone does that.
Wrong on: names in GUM, which are derived from entity spans by the tags of their words.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from training.attribution import Tree, find_attributions, role_masks
from training.labels import (
    ANY,
    ANY_ROLE,
    NAME_KINDS,
    OUTSIDE,
    RELATIONS,
    ROLES,
    UPOS,
    XPOS,
    begin,
    index_or,
    inside,
)
from training.words import DEMONYMS, TITLES

UNKNOWN = -100

# What is trained on: name, licence, heads. The model's card tells the same in words.
CORPORA = (
    ("ud_ewt", "CC BY-SA 4.0", "tags, trees, attribution (weak)"),
    (
        "gum_ccby",
        "CC BY 4.0 (texts CC BY 2.5, CC BY 4.0)",
        "tags, trees, names, attribution (weak)",
    ),
    ("gum_ccbysa", "CC BY-SA 3.0, annotations CC BY 4.0", "tags, trees, names, attribution (weak)"),
    ("uner_ewt", "CC BY-SA 4.0", "names"),
    ("uds_factuality", "MIT, over sentences of ud_ewt", "factuality"),
    ("wikigold", "CC BY 4.0, texts CC BY-SA", "names"),
    ("crossner", "MIT, texts CC BY-SA", "names"),
    ("wnut17", "CC BY 4.0", "names"),
    ("gap", "Apache 2.0, texts CC BY-SA", "whom a pronoun means"),
    ("gazetteer_world_cities", "CC BY 4.0", "names swapped in"),
    ("world_leaders", "CC0", "names swapped in"),
    ("corpus", "CC BY 4.0, texts CC BY 2.5, public domain, OGL 3.0", "names, attribution"),
)


@dataclass
class Window:
    """Words of one or more sentences and what is known about each; lists run in parallel."""

    words: list[str]
    sentence: list[int]  # the number of the sentence each word stands in
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # index in the window, -1 root, UNKNOWN
    relations: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)  # masks
    roles: list[list[int]] = field(default_factory=list)  # three rows of masks
    happened: list[float] = field(default_factory=list)  # of predicates, 0 to 1, UNKNOWN elsewhere
    corpus: str = ""
    document: str = ""
    paragraph: int = 0

    def __post_init__(self) -> None:
        size = len(self.words)
        self.upos = self.upos or [UNKNOWN] * size
        self.xpos = self.xpos or [UNKNOWN] * size
        self.heads = self.heads or [UNKNOWN] * size
        self.relations = self.relations or [UNKNOWN] * size
        self.names = self.names or [ANY] * size
        self.roles = self.roles or [[ANY_ROLE] * size for _ in ROLES]
        self.happened = self.happened or [UNKNOWN] * size


def join(windows: list[Window]) -> Window:
    """One window of several that follow each other."""
    joined = Window([], [], corpus=windows[0].corpus, document=windows[0].document)
    joined.roles = [[], [], []]
    for number, window in enumerate(windows):
        offset = len(joined.words)
        joined.words += window.words
        joined.sentence += [number] * len(window.words)
        joined.upos += window.upos
        joined.xpos += window.xpos
        joined.heads += [h + offset if h >= 0 else h for h in window.heads]
        joined.relations += window.relations
        joined.names += window.names
        joined.happened += window.happened
        for row, more in zip(joined.roles, window.roles, strict=True):
            row += more
    return joined


# ---------------------------------------------------------------- treebanks


def read_conllu(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """The sentences of a CoNLL-U file: comments (with `newpar`, `newdoc` when they apply) and rows."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip().split(" ")[0]] = value.strip()
            if key.strip().startswith("sent_id"):
                comments["sent_id"] = value.strip()
        elif line.strip():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif rows:
            yield comments, rows
            comments, rows = {}, []
    if rows:
        yield comments, rows


def tree_window(rows: list[list[str]], weak_roles: bool = True) -> Window:
    """A window of one treebank sentence: tags, tree and, by rule, attribution."""
    words = [row[1] for row in rows]
    relations = [row[7] for row in rows]
    heads = [int(row[6]) - 1 for row in rows]
    window = Window(
        words=words,
        sentence=[0] * len(words),
        upos=[index_or(UPOS, row[3], UNKNOWN) for row in rows],
        xpos=[index_or(XPOS, row[4], UNKNOWN) for row in rows],
        heads=heads,
        relations=[
            index_or(RELATIONS, r, index_or(RELATIONS, r.split(":")[0], UNKNOWN)) for r in relations
        ],
    )
    if weak_roles:
        tree = Tree(
            words, [row[2].lower() for row in rows], [row[3] for row in rows], heads, relations
        )
        window.roles = role_masks(len(words), *find_attributions(tree))
    return window


def _plain(row: list[str]) -> bool:
    """Can this word never be part of a name? (Small letters and no proper noun.)"""
    return row[3] not in {"PROPN", "X", "NUM", "SYM"} and not row[1][:1].isupper()


# ---------------------------------------------------------------- names


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """(first, last, kind) of BIO or IO tags; B- always begins, a change of kind begins too."""
    spans: list[tuple[int, int, str]] = []
    kind = ""
    for place, tag in enumerate(tags):
        mark, _, this = tag.partition("-")
        if mark in {"B", "I"} and this:
            if mark == "I" and this == kind:
                first, _, _ = spans[-1]
                spans[-1] = (first, place + 1, this)
            else:
                spans.append((place, place + 1, this))
            kind = this
        else:
            kind = ""
    return spans


def without_titles(words: list[str], first: int, last: int) -> int:
    """Where a person's name begins once the titles before it are left out."""
    while last - first > 1 and words[first].lower() in TITLES:
        first += 1
        if words[first] == "-" and last - first > 1:  # Vice - President
            first += 1
    return first


@lru_cache(maxsize=1)
def known_places() -> frozenset[str]:
    """Countries and cities in small letters, from the open gazetteer in the data folder."""
    with (Path(os.environ["CROSSREAD_DATA"]) / "gazetteer_world_cities/world-cities.csv").open(
        "r", encoding="utf-8"
    ) as file:
        rows = list(csv.DictReader(file))
    return frozenset(row[key].lower() for row in rows for key in ("name", "country", "subcountry"))


def name_masks(
    words: list[str],
    spans: list[tuple[int, int, str]],
    kinds: dict[str, tuple[str, ...]],
    rest: list[int],
) -> list[int]:
    """
    Masks from spans: `kinds` maps a corpus kind to ours, `rest` is what stands outside all spans.

    A nationality word marked as "other" becomes a nationality; titles leave a person's name.
    """
    masks = list(rest)
    for first, last, kind in spans:
        ours = kinds.get(kind, ())
        if not ours:
            masks[first:last] = [ANY] * (last - first)
            continue
        if ours == ("LOC", "FAC") and " ".join(words[first:last]).lower() in known_places():
            ours = ("LOC",)
        if ours == ("PER",):
            if all(word.lower() in TITLES or word == "-" for word in words[first:last]):
                masks[first:last] = [OUTSIDE] * (last - first)
                continue
            start = without_titles(words, first, last)
            masks[first:start] = [OUTSIDE] * (start - first)
            first = start
        if "NORP" in ours and len(ours) > 1:
            nation = last - first == 1 and words[first].lower() in DEMONYMS
            ours = (
                ("NORP",) if nation else tuple(k for k in ours if k != "NORP" or last - first == 1)
            )
        masks[first] = begin(*ours)
        masks[first + 1 : last] = [inside(*ours)] * (last - first - 1)
    return masks


def read_columns(path: Path, word: int = 0, tag: int = -1) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a file with one word and its tag a line."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#") and "\t" in line and line.count("\t") < 2:
            pass
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip() or (line.startswith("# ")):
            if words:
                yield words, tags
                words, tags = [], []
            continue
        words.append(cells[word])
        tags.append(cells[tag] if len(cells) > 1 else "O")
    if words:
        yield words, tags


WIKIGOLD = {
    "PER": ("PER",),
    "ORG": ("ORG",),
    "LOC": ("LOC", "FAC"),
    "MISC": ("MISC", "NORP", "EVENT"),
}


def wikigold(data: Path, held_out: bool = False) -> Iterator[Window]:
    """Wikigold: the first two thirds of its sentences to train on, the last third held out."""
    sentences = list(read_columns(data / "wikigold/wikigold.conll.txt"))
    sentences = [s for s in sentences if s[0] != ["-DOCSTART-"]]
    cut = len(sentences) * 2 // 3
    for words, tags in sentences[cut:] if held_out else sentences[:cut]:
        masks = name_masks(words, spans_of(tags), WIKIGOLD, [OUTSIDE] * len(words))
        yield Window(words, [0] * len(words), names=masks, corpus="wikigold")


_PERSON, _WORK, _GROUP = ("PER",), ("MISC",), ("ORG",)
CROSSNER = {
    "politician": _PERSON, "person": _PERSON, "writer": _PERSON, "scientist": _PERSON,
    "researcher": _PERSON, "musicalartist": _PERSON, "politicalparty": _GROUP,
    "organisation": _GROUP, "university": ("ORG", "FAC"), "band": _GROUP, "country": ("LOC",),
    "location": ("LOC", "FAC"), "election": ("EVENT",), "event": ("EVENT",),
    "conference": ("EVENT", "ORG"), "award": _WORK, "book": _WORK, "album": _WORK, "song": _WORK,
    "poem": _WORK, "magazine": ("MISC", "ORG"), "academicjournal": ("MISC", "ORG"),
    "product": _WORK, "astronomicalobject": ("LOC", "MISC"), "misc": ("MISC", "NORP"),
}  # fmt: skip


def crossner(data: Path) -> Iterator[Window]:
    """CrossNER: all of politics, the training parts of the other domains."""
    files = [data / "crossner/politics" / f"{part}.txt" for part in ("train", "dev", "test")]
    files += [
        data / "crossner" / domain / f"{part}.txt"
        for domain in ("ai", "literature", "science", "music")
        for part in ("train", "dev")
    ]
    for path in files:
        if not path.exists():
            continue
        for words, tags in read_columns(path):
            masks = name_masks(words, spans_of(tags), CROSSNER, [OUTSIDE] * len(words))
            window = Window(words, [0] * len(words), names=masks, corpus="crossner")
            window.paragraph = 0 if "politics" in path.parts else 1
            yield window


WNUT = {
    "person": ("PER",), "location": ("LOC", "FAC"), "corporation": ("ORG",), "group": ("ORG", "MISC"),
    "creative-work": ("MISC", "EVENT"), "product": ("MISC",),
}  # fmt: skip


def wnut(data: Path) -> Iterator[Window]:
    """WNUT-17: posts with rare names; capitals it leaves unmarked stay open."""
    for name in ("wnut17train.conll", "emerging.dev.conll"):
        for words, tags in read_columns(data / "wnut17" / name):
            rest = [
                ANY if w[:1].isupper() and w[1:2].islower() and i else OUTSIDE
                for i, w in enumerate(words)
            ]
            masks = name_masks(words, spans_of(tags), WNUT, rest)
            yield Window(words, [0] * len(words), names=masks, corpus="wnut17")


UNER = {
    "PER": ("PER",), "ORG": ("ORG",), "LOC": ("LOC", "FAC"), "OTH": ("NORP", "MISC", "EVENT", "FAC"),
}  # fmt: skip
_UNMARKED = OUTSIDE | begin("NORP", "MISC", "EVENT") | inside("NORP", "MISC", "EVENT")


def _uner_tags(path: Path) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
            tags[name] = []
        elif line and not line.startswith("#"):
            tags[name].append(line.split("\t")[2])
    return tags


def _uner_masks(rows: list[list[str]], tags: list[str], silver: bool) -> list[int]:
    words = [row[1] for row in rows]
    rest = []
    for row in rows:
        if row[1].lower() in DEMONYMS and row[1][0].isupper():
            rest.append(
                ANY if silver else begin("NORP") | inside("ORG", "EVENT", "MISC") | begin("MISC")
            )
        else:
            rest.append(OUTSIDE if silver or _plain(row) else _UNMARKED)
    return name_masks(words, spans_of(tags), UNER, rest)


_BLOCK = 40  # sentences of the treebank that are lined up together
_DRIFT = 4  # places by which the two releases may lie apart


def factuality(data: Path, part: str, sentences: list[list[list[str]]]) -> list[list[float]]:
    """
    For each word how far its readers believed that it happened (0 to 1), UNKNOWN where none was asked.

    The answers are kept by the number of a sentence in another release of the treebank. Each block
    of sentences is lined up where most answers fall on verbs; what then falls elsewhere is left out.
    """
    with zipfile.ZipFile(data / "uds_factuality/factuality.zip") as packed:
        stored = json.loads(packed.read("factuality.json"))["data"]
    answers: dict[int, dict[int, float]] = {}
    for name, predicates in stored.items():
        _, its_part, number = name.rsplit("-", 2)
        if its_part != part:
            continue
        for place, given in predicates.items():
            asked = given["factuality"]["factual"]
            sure = {who: 1 + int(level) for who, level in asked["confidence"].items()}
            share = sum(sure[who] * int(yes) for who, yes in asked["value"].items())
            at = int(place.rsplit("-", 1)[1]) - 1
            answers.setdefault(int(number) - 1, {})[at] = share / max(1, sum(sure.values()))
    found: list[list[float]] = [[UNKNOWN] * len(rows) for rows in sentences]

    def fits(number: int, place: int) -> bool:
        return (
            0 <= number < len(sentences)
            and place < len(sentences[number])
            and sentences[number][place][3] == "VERB"
        )

    for first in range(0, len(sentences), _BLOCK):
        block = [n for n in range(first, first + _BLOCK) if n in answers]
        drift = max(
            sorted(range(-_DRIFT, _DRIFT + 1), key=abs),
            key=lambda by: sum(fits(n + by, place) for n in block for place in answers[n]),
        )
        for number in block:
            if all(fits(number + drift, place) for place in answers[number]):
                for place, share in answers[number].items():
                    found[number + drift][place] = share
    return found


def ewt(data: Path, part: str) -> Iterator[Window]:
    """The web treebank with the names of UNER over it (silver in its training part)."""
    trees = {
        "train": "en_ewt-ud-train.from-sources",
        "dev": "en_ewt-ud-dev",
        "test": "en_ewt-ud-test",
    }
    names = {
        "train": "en_ewt-ud-train.old-version",
        "dev": "en_ewt-ud-dev",
        "test": "en_ewt-ud-test",
    }
    tags = _uner_tags(data / f"uner_ewt/{names[part]}.iob2")
    paragraph = 0
    sentences = list(read_conllu(data / f"ud_ewt/{trees[part]}.conllu"))
    happened = factuality(data, part, [rows for _, rows in sentences])
    for (comments, rows), believed in zip(sentences, happened, strict=True):
        paragraph += "newpar" in comments or "newdoc" in comments
        window = tree_window(rows)
        named = tags.get(comments["sent_id"], [])
        if len(named) == len(rows):
            window.names = _uner_masks(rows, named, part == "train")
        window.corpus, window.paragraph, window.happened = "ud_ewt", paragraph, believed
        yield window


_OPENED = re.compile(
    r"\((\d+(?:\[\d+/\d+\])?)-([a-z]+)-[^()]*?(?=\(|\)|$)|(\d+)(?:\[\d+/\d+\])?\)|\)"
)


def entity_spans(column: list[str], numbered: bool = False) -> list[tuple[int, int, str]]:
    """(first, last, type, or number if so asked) of the entity brackets in the last column of GUM."""
    spans = []
    stack: list[tuple[str, str, int]] = []
    for place, cell in enumerate(column):
        value = next((c[7:] for c in cell.split("|") if c.startswith("Entity=")), "")
        for match in _OPENED.finditer(value):
            if match[1]:
                stack.append((match[1].split("[")[0], match[2], place))
            elif stack:
                at = len(stack) - 1
                if match[3]:
                    at = next((i for i in range(at, -1, -1) if stack[i][0] == match[3]), at)
                number, kind, first = stack.pop(at)
                spans.append((first, place + 1, number if numbered else kind))
    return spans


GUM = {
    "person": ("PER",), "organization": ("ORG",), "place": ("LOC", "FAC"), "event": ("EVENT",),
    "object": ("MISC", "FAC", "ORG"), "abstract": ("MISC", "ORG", "EVENT"),
}  # fmt: skip


def _gum_masks(rows: list[list[str]]) -> list[int]:
    """What the tags alone leave open for every word of a sentence: outside of names, or anything."""
    masks = [
        OUTSIDE if _plain(row) or (i == 0 and row[3] != "PROPN") else ANY
        for i, row in enumerate(rows)
    ]
    for place, row in enumerate(rows):
        if row[1].lower() in DEMONYMS and row[3] in {"ADJ", "NOUN"} and row[1][0].isupper():
            masks[place] = (
                begin("NORP")
                | inside("ORG", "EVENT", "MISC", "FAC")
                | begin("ORG", "EVENT", "MISC", "FAC")
            )
        elif row[3] not in {"PROPN", "ADJ", "X", "NUM", "NOUN"} and (
            place == 0 or row[3] in {"PRON", "PUNCT"}
        ):
            masks[place] = OUTSIDE if row[1] not in {"-", "'", "&", ",", ":", "."} else masks[place]
        if row[1] in {",", ".", ";", "?", "!", "“", "”", '"', "(", ")"} and masks[place] & OUTSIDE:
            masks[place] = OUTSIDE
    for place, row in enumerate(rows):
        beside = {rows[i][3] for i in (place - 1, place + 1) if 0 <= i < len(rows)}
        if row[3] == "NUM" and "PROPN" not in beside:
            masks[place] = OUTSIDE
    return masks


def _name_around(rows: list[list[str]], head: int, first: int, last: int) -> tuple[int, int]:
    """The first and last word of the name that a head belongs to, inside the span of its entity."""
    low = high = head
    while low > first and (
        rows[low - 1][3] == "PROPN"
        or (low > first + 1 and rows[low - 1][1] == "-" and rows[low - 2][3] == "PROPN")
    ):
        low -= 1
    while high + 1 < last and (
        rows[high + 1][3] == "PROPN"
        or (
            rows[high + 1][1] in {"-", "of", "&"}
            and high + 2 < last
            and rows[high + 2][3] == "PROPN"
        )
    ):
        high += 1
    return low, high


def _gum_kinds(kind: str, words: list[str]) -> tuple[str, ...]:
    """Which of our kinds a name that GUM calls `kind` may be."""
    if len(words) == 1 and words[0].lower() in DEMONYMS:
        people = kind in {"person", "organization", "abstract"}
        return ("NORP",) if people else ("NORP", "LOC", "ORG", "MISC")
    if kind == "organization" and " ".join(words).lower() in known_places():
        return ("ORG", "LOC")  # countries act as organizations in GUM, and are places for us
    return GUM[kind]


def _gum_names(rows: list[list[str]]) -> list[int]:
    words = [row[1] for row in rows]
    masks = _gum_masks(rows)
    taken = [False] * len(rows)
    for first, last, kind in sorted(
        entity_spans([row[9] for row in rows]), key=lambda s: s[0] - s[1]
    ):
        heads = [i for i in range(first, last) if not first <= int(rows[i][6]) - 1 < last]
        if len(heads) != 1 or rows[heads[0]][3] != "PROPN" or any(taken[first:last]):
            continue
        low, high = _name_around(rows, heads[0], first, last)
        size = high + 1 - low
        if kind not in GUM:
            if kind == "time":
                masks[low : high + 1] = [OUTSIDE | begin("EVENT") | inside("EVENT")] * size
            continue
        ours = _gum_kinds(kind, words[low : high + 1])
        masks = name_masks(words, [(low, high + 1, kind)], {kind: ours}, masks)
        taken[low : high + 1] = [True] * size
    return masks


def gum_splits(data: Path) -> dict[str, str]:
    """Which part every document of GUM belongs to; what is not listed trains."""
    part, parts = "train", {}
    for line in (data / "gum_ccby/splits.md").read_text("utf-8").split("\n"):
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("* "):
            parts[line.strip()[2:].strip()] = part
    return parts


def gum(data: Path, part: str, genre: str = "") -> Iterator[Window]:
    """GUM's openly licensed genres, by the official partition."""
    parts = gum_splits(data)
    paths = [
        p
        for folder in ("gum_ccby", "gum_ccbysa")
        for p in sorted((data / folder / "dep").glob("*.conllu"))
    ]
    for path in paths:
        wanted = part.split("+")
        if parts.get(path.stem, "train") not in wanted or genre not in path.stem:
            continue
        paragraph = 0
        for comments, rows in read_conllu(path):
            paragraph += "newpar" in comments or "newpar_block" in comments
            window = tree_window(rows)
            window.names = _gum_names(rows)
            window.corpus, window.document, window.paragraph = "gum", path.stem, paragraph
            yield window


# ---------------------------------------------------------------- gazetteers


def gazetteers(data: Path) -> tuple[list[str], list[str]]:
    """Names of heads of state and government, and one-word names of towns of the world."""
    with (data / "world_leaders/wikidata.csv").open(encoding="utf-8") as file:
        people = sorted({row["officeholderLabel"] for row in csv.DictReader(file)})
    with (data / "gazetteer_world_cities/world-cities.csv").open(encoding="utf-8") as file:
        towns = sorted({row["name"] for row in csv.DictReader(file)})
    return people, random.Random(3).sample([t for t in towns if t.isalpha() and len(t) > 3], 2500)


# ---------------------------------------------------------------- our own corpus


def fold_of(digest: str) -> int:
    """One of five folds, by the hash of a text; fold 0 is held out."""
    return int(hashlib.sha256(digest.encode()).hexdigest()[:8], 16) % 5


def by_paragraph(windows: list[Window]) -> list[list[Window]]:
    """Consecutive sentences grouped by document and paragraph."""
    groups: list[list[Window]] = []
    for window in windows:
        if groups and (groups[-1][-1].document, groups[-1][-1].paragraph) == (
            window.document,
            window.paragraph,
        ):
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups


def pieces(group: list[Window], most: int, dice: random.Random) -> list[Window]:
    """A paragraph cut into windows of at most about `most` words, at sentence ends."""
    cut: list[list[Window]] = []
    size = most + 1
    for window in group:
        if size + len(window.words) > most:
            cut.append([])
            size = 0
            most = max(10, int(most * dice.uniform(0.6, 1.1)))
        cut[-1].append(window)
        size += len(window.words)
    return [join(run) for run in cut]


assert len(NAME_KINDS) * 2 + 1 <= 16
