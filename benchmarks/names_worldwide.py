"""
Scores the names of people and bodies on worldwide newswire: `names_worldwide.py FOLDER [every]`.

FOLDER is `processed_annotated` of github.com/stanfordnlp/en-worldwide-newswire (Africa and Latin America;
one token and its tag a line, a blank line between sentences). One article in `every` is read, 7 unless told
otherwise, in the order of their names. The tokens are joined by spaces, the sentences by line ends. Our
persons and organisations against theirs, one to one, of one kind, where the two share half of their characters
(intersection over union), the largest share first. Nothing here was trained or developed on them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import crossread.language as language
from crossread.reading.names import find_mentions
from crossread.spans import Span

_KINDS = {"Person": "person", "Organization": "organization"}


class Name(NamedTuple):
    """A name of one article: where it stands and what it is of."""

    span: Span
    kind: str


def read_article(path: Path) -> tuple[str, list[Name]]:
    """The text of an article and the names marked in it."""
    text, names = "", []
    start, kind, end = 0, "", 0
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        word, _, tag = line.partition("\t")
        tag = tag.split("\t")[0].strip()
        if kind and not tag.startswith("I-"):
            names.append(Name(Span(start, end), kind))
            kind = ""
        if not word.strip():
            text = text.rstrip(" ") + ("\n" if text and not text.endswith("\n") else "")
            continue
        if tag.startswith("B-"):
            start, kind = len(text), _KINDS.get(tag[2:], "")
        text += word
        end = len(text)
        text += " "
    return text, names


def pair_off(key: list[Name], ours: list[Name]) -> int:
    """How many names of the key are found."""
    pairs = []
    for left, name in enumerate(key):
        for right, other in enumerate(ours):
            shared = min(name.span.end, other.span.end) - max(name.span.start, other.span.start)
            whole = max(name.span.end, other.span.end) - min(name.span.start, other.span.start)
            if name.kind == other.kind and shared * 2 >= whole:
                pairs.append((-shared / whole, left, right))
    lefts: set[int] = set()
    rights: set[int] = set()
    for _, left, right in sorted(pairs):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
    return len(lefts)


def articles(folder: Path, every: int) -> Iterator[tuple[list[Name], list[Name]]]:
    """The marked names and ours, article by article."""
    for path in sorted(folder.glob("*.tsv"))[::every]:
        text, key = read_article(path)
        parse = language.read([text])[0]
        mentions = find_mentions(parse)
        yield key, [Name(m.span, m.kind) for m in mentions if m.kind in _KINDS.values()]


def main(folder: str, every: str = "7") -> None:
    """Print precision, recall and F1."""
    found = marked = given = count = 0
    for key, ours in articles(Path(folder), int(every)):
        found += pair_off(key, ours)
        marked += len(key)
        given += len(ours)
        count += 1
    precision, recall = found / max(given, 1), found / max(marked, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{count} articles, {marked} names: P {precision:.3f} R {recall:.3f} F1 {both:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
