"""Make, check and compare the stand-off annotations of the news corpus.

The texts stay outside the repository: `texts` prints them from a folder of openly licensed corpora,
an annotator reads them and writes one short hand file per text, and `build` turns the hand files
into offsets (GUIDE.md says what is annotated and shows the hand format). Only hashes and offsets are
kept.

    python corpus/annotate.py texts DATA [--batch A] [--id ID]   print the texts, sentences numbered
    python corpus/annotate.py build DATA HAND [--batch A ...]    hand files -> annotations/*.jsonl
    python corpus/annotate.py check DATA                         every hash, offset and kind is valid
    python corpus/annotate.py agree                              agreement on the texts read twice

What it gets wrong: the sentence numbers are only addresses, made by a simple splitter; a sentence
cut at an unknown abbreviation simply has two numbers. A name string that has two kinds inside one
sentence cannot be told apart and takes the first kind written.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypedDict

HERE = Path(__file__).resolve().parent
MAX_WORDS = 450  # long texts are cut at the sentence where they pass this; reading time is the cost

NAME_KINDS = {
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "NORP": "nationality",
    "FAC": "facility",
    "EVT": "event",
    "MISC": "other",
}
ATTRIBUTION_KINDS = ("direct", "partial", "indirect")

# Marks an annotator may type in their plain form.
SAME_MARK = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "}
)

# A stop after one of these does not end a sentence.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Brig|Adm|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Ltd"
    r"|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Rev|Hon)|\b[A-Z]|[ap]\.m)\.$"
)

Span = tuple[int, int]


class Chosen(NamedTuple):
    """One text of the corpus: where it comes from and who reads it."""

    id: str
    source: str
    key: str
    batches: tuple[str, ...]


class Attribution(TypedDict):
    """Who is said to say what: offsets into the text, end exclusive."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    kind: str


class Annotation(TypedDict):
    """One line of `annotations/<source>.jsonl`."""

    id: str
    source: str
    batch: str
    sha256: str
    names: list[tuple[int, int, str]]
    attributions: list[Attribution]


class HandError(ValueError):
    """A hand file names words that its text does not have."""


# ---- the texts


def read_selection() -> list[Chosen]:
    """The texts of the corpus, in the order of `selection.tsv`."""
    with (HERE / "selection.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [Chosen(r["id"], r["source"], r["key"], tuple(r["batches"])) for r in rows]


def read_wikinews(data: Path, key: str) -> str:
    """Headline and body of row N of `wikinews_YEAR.csv`, for the key `YEAR-N`."""
    year, row = key.split("-")
    with (data / "wikinews_text" / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as f:
        for number, article in enumerate(csv.DictReader(f)):
            if number == int(row):
                return f"{article['title'].strip()}\n\n{article['text'].strip()}"
    raise KeyError(key)


def read_gum(data: Path, key: str) -> str:
    """The running text of a GUM document, a blank line between paragraphs."""
    paragraphs: list[list[str]] = []
    path = data / "gum_ccby" / "dep" / f"{key}.conllu"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "# newpar" or line.startswith("# newpar id") or not paragraphs:
            paragraphs.append([])
        if line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = "))
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def read_meantime(data: Path, key: str) -> str:
    """The text of a MEANTIME document, headline and date first, all in one line."""
    part, name = key.split("/", 1)
    path = data / "meantime_en" / "docs" / part / f"{name}.json"
    return str(json.loads(path.read_text(encoding="utf-8"))["text"])


def read_re3d(data: Path, key: str) -> str:
    """Title and text of a re3d document."""
    folder, wanted = key.split("/", 1)
    path = data / "re3d_open" / folder / "documents.json"
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line) if line.strip() else {}
        if document.get("_id") == wanted:
            return f"{document['title'].strip()}\n\n{document['text'].strip()}"
    raise KeyError(key)


READERS = {"wikinews": read_wikinews, "gum": read_gum, "meantime": read_meantime, "re3d": read_re3d}


def read_text(data: Path, chosen: Chosen) -> str:
    """The text that the offsets of this document count in."""
    return cut_text(READERS[chosen.source](data, chosen.key))


def cut_text(text: str, max_words: int = MAX_WORDS) -> str:
    """The text up to the end of the sentence in which it passes `max_words`.

    >>> cut_text("One two three. Four five. Six.", max_words=4)
    'One two three. Four five.'
    """
    words = 0
    for start, end in find_sentences(text):
        words += len(text[start:end].split())
        if words >= max_words:
            return text[:end]
    return text


def find_sentences(text: str) -> list[Span]:
    """Rough sentences, to give an annotator numbers to point with.

    >>> text = 'A fire broke out. "It was Mr. Bell," she said.\\nNobody was hurt.'
    >>> [text[s:e] for s, e in find_sentences(text)]
    ['A fire broke out.', '"It was Mr. Bell," she said.', 'Nobody was hurt.']
    """
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in re.finditer(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])", line.group()):
            end = line.start() + stop.end()
            if not ABBREVIATION.search(text[start:end]):
                spans.append((start, end))
                start = end
        spans.append((start, line.end()))
    trimmed = (trim_span(text, span) for span in spans)
    return [span for span in trimmed if span[0] < span[1]]


def trim_span(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


# ---- hand files -> offsets


def find_words(text: str, words: str, window: Span) -> list[Span]:
    """Every place in the window where the words stand, whatever the spaces and quotation marks.

    >>> find_words("He said: “No\\u00a0one knows.”", '"No one', (0, 24))
    [(9, 16)]
    """
    parts = [re.escape(part) for part in words.translate(SAME_MARK).split()]
    if not parts:
        return []
    left = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    right = r"(?![\w$])" if words.strip()[-1].isalnum() else ""
    pattern = re.compile(left + r"\s+".join(parts) + right)
    return [m.span() for m in pattern.finditer(text.translate(SAME_MARK), *window)]


def read_names(text: str, lines: Iterable[str]) -> list[tuple[int, int, str]]:
    """The names of the hand lines `KIND words [@3,7]`, the longest claiming its words first."""
    sentences = find_sentences(text)
    wanted: list[tuple[int, int, int, str, str, list[Span]]] = []
    for order, line in enumerate(lines):
        code, _, rest = line.partition(" ")
        words, _, where = rest.strip().partition(" @")
        windows = [(0, len(text))]
        if where:
            windows = [s for n in where.split(",") for s in [window_of(sentences, n)]]
        wanted.append((-len(words), 0 if where else 1, order, words.strip(), code, windows))
    names: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for _, _, _, words, code, windows in sorted(wanted):
        found = [span for window in windows for span in find_words(text, words, window)]
        if not found:
            raise HandError(f"name not found: {code} {words}")
        for start, end in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                names.append((start, end, NAME_KINDS[code]))
    return sorted(names)


def window_of(sentences: list[Span], numbers: str) -> Span:
    """From the first to the last sentence of `5` or `5-7` (counted from 1)."""
    first, _, last = numbers.strip().partition("-")
    low, high = int(first), int(last or first)
    if not 1 <= low <= high <= len(sentences):
        raise HandError(f"no sentence {numbers}")
    return sentences[low - 1][0], sentences[high - 1][1]


def read_attribution(text: str, sentences: list[Span], line: str) -> Attribution:
    """The attribution of the hand line `ATT 5 kind | source | cue | content ... && content`."""
    fields = [field.strip() for field in line.removeprefix("ATT").split(" | ")]
    if len(fields) != 4:
        raise HandError(f"four fields wanted: {line}")
    numbers, _, kind = fields[0].partition(" ")
    if kind.strip() not in ATTRIBUTION_KINDS:
        raise HandError(f"unknown kind: {line}")
    window = window_of(sentences, numbers)
    content: list[Span] = []
    for part in fields[3].split("&&"):
        begin = content[-1][1] if content else window[0]
        content.append(find_content(text, part.strip(), (begin, window[1]), line))
    cue = find_one(text, fields[2], window, content, content, line)
    near = [cue] if cue else content
    source_words = fields[1].rstrip(",") or "-"  # the comma that closes an apposition stays outside
    source = find_one(text, source_words, window, [*content, *([cue] if cue else [])], near, line)
    return Attribution(source=source, cue=cue, content=content, kind=kind.strip())


def find_content(text: str, words: str, window: Span, line: str) -> Span:
    """The span from the first words to the last words, written `first words ... last words`."""
    head, _, tail = (part.strip() for part in words.partition("..."))
    heads = pick(find_words(text, head.partition("#")[0], window), head)
    if not heads:
        raise HandError(f"content not found: {words!r} in {line}")
    if not tail:
        return heads
    tails = pick(find_words(text, tail.partition("#")[0], (heads[0], window[1])), tail)
    if not tails or tails[1] < heads[1]:
        raise HandError(f"end of content not found: {tail!r} in {line}")
    return heads[0], tails[1]


def pick(found: list[Span], words: str) -> Span | None:
    """The first place, or the Nth where the words end in `#N`."""
    number = int(words.rpartition("#")[2]) if re.search(r"#\d+$", words) else 1
    return found[number - 1] if 1 <= number <= len(found) else None


def find_one(
    text: str, words: str, window: Span, outside: list[Span], near: list[Span], line: str
) -> Span | None:
    """The place of a source or cue: outside the other parts, nearest to what it belongs to."""
    if words == "-":
        return None
    found = find_words(text, words.partition("#")[0], window)
    if "..." in words:
        found = [find_content(text, words, window, line)]
    elif "#" in words:
        chosen = pick(found, words)
        found = [chosen] if chosen else []
    found = [s for s in found if all(s[1] <= o[0] or o[1] <= s[0] for o in outside)]
    if not found:
        raise HandError(f"not found outside the other parts: {words!r} in {line}")
    return min(found, key=lambda s: (min(max(n[0] - s[1], s[0] - n[1]) for n in near), s))


def read_hand(chosen: Chosen, batch: str, text: str, hand: str) -> Annotation:
    """The annotation that a hand file describes."""
    lines = [line.strip() for line in hand.splitlines() if line.strip() and line[0] != "#"]
    unknown = [x for x in lines if x.split()[0] not in NAME_KINDS and not x.startswith("ATT ")]
    if unknown:
        raise HandError(f"unknown line: {unknown[0]}")
    sentences = find_sentences(text)
    attributions = [read_attribution(text, sentences, x) for x in lines if x.startswith("ATT ")]
    return Annotation(
        id=chosen.id,
        source=chosen.source,
        batch=batch,
        sha256=hash_text(text),
        names=read_names(text, (x for x in lines if not x.startswith("ATT "))),
        attributions=sorted(attributions, key=lambda a: (a["content"], a["cue"] or (0, 0))),
    )


def hash_text(text: str) -> str:
    """The SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# ---- checking and comparing


def find_faults(text: str, annotation: Annotation) -> Iterator[str]:
    """What is wrong with an annotation; nothing for a sound one."""
    if annotation["sha256"] != hash_text(text):
        yield "the text has another hash"
    last = 0
    for start, end, kind in annotation["names"]:
        if not (last <= start < end <= len(text)) or (start, end) != trim_span(text, (start, end)):
            yield f"bad name span {start}-{end}"
        if kind not in NAME_KINDS.values():
            yield f"unknown kind {kind}"
        last = end
    for one in annotation["attributions"]:
        spans = [span for span in (one["source"], one["cue"]) if span] + one["content"]
        if not one["content"] or one["kind"] not in ATTRIBUTION_KINDS:
            yield "attribution without content or kind"
        if any(not 0 <= s < e <= len(text) for s, e in spans):
            yield "attribution outside the text"
        ordered = sorted(spans)
        if any(a[1] > b[0] for a, b in pairwise(ordered)):
            yield f"parts of an attribution overlap at {ordered[0][0]}"


def read_annotations() -> list[Annotation]:
    """Every annotation in `annotations/`, the second readings after the first ones."""
    files = [*sorted((HERE / "annotations").glob("*.jsonl")), *sorted((HERE / "second").glob("*"))]
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


def count_characters(annotation: Annotation) -> Counter[tuple[str, int]]:
    """Labelled characters of an annotation, the unit in which two readings are compared."""
    found: Counter[tuple[str, int]] = Counter()
    for start, end, kind in annotation["names"]:
        found.update(("name " + kind, at) for at in range(start, end))
        found.update(("name (any kind)", at) for at in range(start, end))
        found[("name, exact span and kind " + f"{end} {kind}", start)] += 1
    marked: set[tuple[str, int]] = set()
    for one in annotation["attributions"]:
        for label, spans in (
            ("source", [one["source"]] if one["source"] else []),
            ("cue", [one["cue"]] if one["cue"] else []),
            ("content", one["content"]),
            ("content " + one["kind"], one["content"]),
        ):
            marked.update((label, at) for start, end in spans for at in range(start, end))
    found.update(marked)
    return found


def compare_readings(
    pairs: Iterable[tuple[Annotation, Annotation]],
) -> dict[str, tuple[float, int]]:
    """F1 over labelled characters, for each label, with how many characters the first one marked."""
    both: Counter[str] = Counter()
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one, other in pairs:
        a, b = count_characters(one), count_characters(other)
        for counts, into in ((a & b, both), (a, left), (b, right)):
            for (label, _), number in counts.items():
                exact = "name, exact span and kind"
                into[exact if label.startswith(exact) else label] += number
    return {
        label: (2 * both[label] / (left[label] + right[label]), left[label])
        for label in sorted(left | right)
    }


# ---- the commands


def print_texts(data: Path, batch: str | None, only: str | None) -> None:
    """Print the chosen texts, their sentences numbered."""
    for chosen in read_selection():
        if (batch and batch not in chosen.batches) or (only and only != chosen.id):
            continue
        text = read_text(data, chosen)
        print(f"==== {chosen.id}")
        for number, (start, end) in enumerate(find_sentences(text), 1):
            print(f"[{number}] {text[start:end]}")


def build_annotations(data: Path, hand: Path, batches: list[str], dry: bool) -> int:
    """Write the annotations of these batches (unless `dry`); how many hand files were unusable."""
    kept = {(a["batch"], a["id"]): a for a in read_annotations() if a["batch"] not in batches}
    faults = 0
    for chosen in read_selection():
        text = read_text(data, chosen)
        for batch in (b for b in chosen.batches if b in batches):
            path = hand / batch / f"{chosen.id}.txt"
            try:
                made = read_hand(chosen, batch, text, path.read_text(encoding="utf-8"))
                found = list(find_faults(text, made))
            except FileNotFoundError:
                found = ["no hand file"]
            except (HandError, ValueError) as error:
                found = [str(error)]
            if found:
                faults += 1
                print(f"{batch}/{chosen.id}: {'; '.join(found)}", file=sys.stderr)
            else:
                kept[batch, chosen.id] = made
    if not dry:
        write_annotations(kept)
    return faults


def write_annotations(made: dict[tuple[str, str], Annotation]) -> None:
    """First readings to `annotations/<source>.jsonl`, second ones to `second/<source>.jsonl`."""
    lines: dict[Path, list[str]] = {}
    for chosen in read_selection():
        present = [made[b, chosen.id] for b in chosen.batches if (b, chosen.id) in made]
        for place, annotation in zip(("annotations", "second"), present, strict=False):
            path = HERE / place / f"{chosen.source}.jsonl"
            lines.setdefault(path, []).append(json.dumps(annotation, ensure_ascii=False))
    for path, rows in lines.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def check_annotations(data: Path) -> int:
    """Print every fault and the counts; the number of faults."""
    texts = {chosen.id: read_text(data, chosen) for chosen in read_selection()}
    annotations = read_annotations()
    faults = 0
    for annotation in annotations:
        for fault in find_faults(texts[annotation["id"]], annotation):
            faults += 1
            print(f"{annotation['batch']}/{annotation['id']}: {fault}", file=sys.stderr)
    kinds = Counter(kind for a in annotations for _, _, kind in a["names"])
    said = Counter(one["kind"] for a in annotations for one in a["attributions"])
    texts_read = len({a["id"] for a in annotations})
    print(f"{texts_read} texts, {len(annotations)} readings, {faults} faults")
    print("names", sum(kinds.values()), dict(kinds.most_common()))
    print("attributions", sum(said.values()), dict(said.most_common()))
    return faults


def print_agreement() -> None:
    """Print how far two readings of one text agree."""
    by_id: dict[str, list[Annotation]] = {}
    for annotation in read_annotations():
        by_id.setdefault(annotation["id"], []).append(annotation)
    pairs = [(p[0], p[1]) for p in by_id.values() if len(p) == 2]
    print(f"{len(pairs)} texts read twice")
    for label, (f1, number) in compare_readings(pairs).items():
        print(f"{label:28} {f1:.3f}  ({number})")


def main() -> int:
    """Run one command; 1 where something is wrong with the annotations."""
    parser = argparse.ArgumentParser(description="Stand-off annotations of news texts.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("texts", "build", "check", "agree"):
        command = commands.add_parser(name)
        if name != "agree":
            command.add_argument("data", type=Path)
        if name == "build":
            command.add_argument("hand", type=Path)
            command.add_argument("--batch", nargs="*", default=list("ABCDEF"))
            command.add_argument("--dry", action="store_true", help="only list the faults")
        if name == "texts":
            command.add_argument("--batch")
            command.add_argument("--id")
    given = parser.parse_args()
    if given.command == "texts":
        print_texts(given.data, given.batch, given.id)
    elif given.command == "build":
        return 1 if build_annotations(given.data, given.hand, given.batch, given.dry) else 0
    elif given.command == "check":
        return 1 if check_annotations(given.data) else 0
    else:
        print_agreement()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
