"""
Our own corpus of names and attribution, put back onto the texts it was made from.

A fifth of the texts, chosen by the hash of the text, is held out and only measured on; so is every
text that GUM keeps for its own tests. The tags and trees of these windows are unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpus import annotate

from crossread.language.rules import read_by_rule
from crossread.spans import Span
from training.attribution import role_masks
from training.corpora import Window, fold_of, gum_splits
from training.labels import OUTSIDE, begin, inside

KINDS = {
    "person": "PER", "organization": "ORG", "place": "LOC", "nationality": "NORP",
    "facility": "FAC", "event": "EVENT", "other": "MISC",
}  # fmt: skip


def texts(data: Path, held_out: bool) -> Iterator[tuple[str, annotate.Annotation]]:
    """(text, annotation) of the part that trains or of the part held out."""
    chosen = {item.id: item for item in annotate.read_selection()}
    parts = gum_splits(data)
    for annotation in annotate.read_annotations():
        item = chosen[annotation["id"]]
        kept_back = fold_of(annotation["sha256"]) == 0 or parts.get(item.key, "train") != "train"
        if kept_back != held_out:
            continue
        text = annotate.read_text(data, item)
        if annotate.hash_text(text) == annotation["sha256"]:
            yield text, annotation


def windows_of(text: str, annotation: annotate.Annotation) -> list[Window]:
    """The sentences of an annotated text with the masks of its names and of its attributions."""
    parse = read_by_rule(text)
    names = [OUTSIDE] * len(parse)
    roles: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def tokens(start: int, end: int) -> tuple[int, int]:
        found = parse.tokens_in(Span(start, end))
        return found.start, found.stop

    for start, end, kind in annotation["names"]:
        first, last = tokens(start, end)
        if first < last and kind in KINDS:
            names[first] = begin(KINDS[kind])
            names[first + 1 : last] = [inside(KINDS[kind])] * (last - first - 1)
    for attribution in annotation["attributions"]:
        for role, spans in (
            ("source", [attribution["source"]]),
            ("cue", [attribution["cue"]]),
            ("content", attribution["content"]),
        ):
            roles[role] += [tokens(*span) for span in spans if span]
    masks = role_masks(len(parse), roles, True)
    windows = []
    for sentence in parse.sentences():
        first, last = sentence.first, sentence.last
        window = Window(
            sentence.words(), [0] * (last - first), names=names[first:last], corpus="corpus"
        )
        window.roles = [row[first:last] for row in masks]
        window.document, window.paragraph = annotation["id"], parse.paragraph_of(first)
        windows.append(window)
    return windows


def load(corpus: Path, data: Path, held_out: bool) -> list[Window]:
    """The windows of all annotated texts of one part; an empty list when there are none."""
    if not (corpus / "annotations").exists():
        return []
    return [window for text, made in texts(data, held_out) for window in windows_of(text, made)]
