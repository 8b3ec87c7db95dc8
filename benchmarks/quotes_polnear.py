"""
Scores attribution on PolNeAR's development part, which nothing here was trained on.

    python benchmarks/quotes_polnear.py FOLDER [--show N]

FOLDER holds `attributions/*.ann` and `text/*.txt` (github.com/networkdynamics/PolNeAR, data/dev).

The matching rule. Ours: every quote that is no scare quote, wide (reported thoughts and requests are
attributions in PolNeAR); pieces of one quotation inside a paragraph are one content; a fragment
inside a reported clause is part of that clause. Theirs: one content per attribution, its pieces
joined. Contents are paired one to one, largest shared part first; a pair counts when intersection
over union of their words is at least 0.5 ("overlap"), when it is not empty ("any"), or when the words
are the same but for marks, stops and "that" ("exact"). A source is right when its content is paired
(any) and its words share one with the annotated source's; sources that are not given count on
neither side; the "who" or "which" right behind a source of ours belongs to it. "Source alone" pairs
sources one to one whatever their contents, a source of two attributions twice; "source mentions"
takes each place that is a source once. "Words" is the F1 over words that stand in some content.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from crossread import language
from crossread.getting.clean import clean_report
from crossread.model import Facts, Reading, Report
from crossread.reading.coreference import link_mentions
from crossread.reading.names import find_mentions
from crossread.reading.page import lay_out
from crossread.reading.quotes import find_drafts

# The relative pronoun by which a source speaks belongs to it: PolNeAR marks the pronoun alone.
_RELATIVE = re.compile(r",?\s+(?:who|which)\b")

Row = tuple[frozenset[int], frozenset[int]]  # characters of the content and of the source


def gold_rows(path: Path) -> list[Row]:
    """The attributions of one .ann file as characters of content and source."""
    spans: dict[str, frozenset[int]] = {}
    rows = []
    lines = path.read_text("utf-8").splitlines()
    for line in sorted(lines, key=lambda line: line[:1] == "E"):  # spans before what joins them
        fields = line.split("\t")
        if line.startswith("T"):
            places = fields[1].split(" ", 1)[1]
            pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
            spans[fields[0]] = frozenset(c for start, end in pieces for c in range(start, end))
        elif line.startswith("E"):
            parts: dict[str, set[int]] = defaultdict(set)
            for role in fields[1].split():
                name, _, target = role.partition(":")
                parts[re.sub(r"\d+$", "", name)] |= spans.get(target, frozenset())
            if parts["Content"]:
                rows.append((frozenset(parts["Content"]), frozenset(parts["Source"])))
    return rows


def found_rows(text: str) -> list[Row]:
    """What crossread finds in a text, as characters of the text."""
    document = clean_report(Report("r1", "x.txt", "0" * 64, "utf-8", text, Facts()))
    parse = language.read([document.text])[0]
    mentions, references, names = link_mentions(parse, find_mentions(parse))
    page = lay_out(Reading(document, parse, mentions, references, names))
    rows: list[Row] = []
    around: list[tuple[int, int]] = []
    open_row: int | None = None
    paragraph = -1
    for draft in find_drafts(page, wide=True):
        if draft.kind == "scare":
            continue
        if draft.kind == "partial" and any(
            s <= draft.span.start and draft.span.end <= e for s, e in around
        ):
            continue
        if draft.kind == "indirect":
            around.append((draft.span.start, draft.span.end))
        source = document.source_map.to_source(draft.span)
        content = frozenset(range(source.start, source.end))
        voice = frozenset()
        if draft.voice is not None and draft.voice.phrase is not None:
            spoken = document.source_map.to_source(parse.span(*draft.voice.phrase))
            behind = _RELATIVE.match(text, spoken.end)
            voice = frozenset(range(spoken.start, behind.end() if behind else spoken.end))
        here = page.paragraphs[draft.first]
        joined = draft.continues or draft.voice is None
        if joined and open_row is not None and here == paragraph:
            before = rows[open_row]
            rows[open_row] = (before[0] | content, before[1] or voice)
            continue
        open_row, paragraph = len(rows), here
        rows.append((content, voice))
    return rows


def words_of(text: str, characters: frozenset[int], words: list[tuple[int, int]]) -> frozenset[int]:
    """The words (by number) that lie in some characters, marks and a leading "that" left out."""
    inside = [n for n, (start, _) in enumerate(words) if start in characters]
    if inside and text[slice(*words[inside[0]])].lower() == "that":
        inside = inside[1:]
    return frozenset(inside)


def pair(gold: list[frozenset[int]], found: list[frozenset[int]]) -> list[tuple[int, int, float]]:
    """Contents paired one to one with the intersection over union of each pair."""
    links = sorted(
        (-len(g & f), -len(g & f) / len(g | f), x, y)
        for x, g in enumerate(gold)
        for y, f in enumerate(found)
        if g & f
    )
    taken_x, taken_y, pairs = set(), set(), []
    for _, union, x, y in links:
        if x not in taken_x and y not in taken_y:
            taken_x.add(x)
            taken_y.add(y)
            pairs.append((x, y, -union))
    return pairs


def f1(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 as text."""
    p, r = right / max(1, found), right / max(1, gold)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({right}/{found}/{gold})"


def main(folder: Path, show: int) -> None:
    """Prints the scores of a folder, and some misses."""
    n: dict[str, int] = defaultdict(int)
    shown = 0
    for path in sorted(folder.glob("attributions/*.ann")):
        # the file of marks carries its annotator's code behind the text's name
        name = path.stem.rpartition("_")[0]
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        words = [m.span() for m in re.finditer(r"[^\W_]+(?:['’.-][^\W_]+)*", text)]
        gold, found = gold_rows(path), found_rows(text)
        g = [words_of(text, row[0], words) for row in gold]
        f = [words_of(text, row[0], words) for row in found]
        gs = [words_of(text, row[1], words) for row in gold]
        fs = [words_of(text, row[1], words) for row in found]
        pairs = pair(g, f)
        n["gold"] += len(g)
        n["found"] += len(f)
        n["any"] += len(pairs)
        n["overlap"] += sum(iou >= 0.5 for _, _, iou in pairs)
        n["exact"] += sum(g[x] == f[y] for x, y, _ in pairs)
        n["gold sources"] += sum(bool(s) for s in gs)
        n["found sources"] += sum(bool(s) for s in fs)
        n["source"] += sum(bool(gs[x] & fs[y]) for x, y, _ in pairs)
        n["source alone"] += len(pair([x for x in gs if x], [x for x in fs if x]))
        places = sorted({x for x in gs if x}, key=sorted), sorted({x for x in fs if x}, key=sorted)
        n["gold places"] += len(places[0])
        n["found places"] += len(places[1])
        n["places"] += len(pair(*places))
        in_g, in_f = frozenset().union(*g), frozenset().union(*f)
        n["words"] += len(in_g & in_f)
        n["gold words"] += len(in_g)
        n["found words"] += len(in_f)
        if shown < show:
            matched = {x for x, _, iou in pairs if iou >= 0.5}
            matched_f = {y for _, y, iou in pairs if iou >= 0.5}
            rows = [(min(row[0]), "missed", row) for x, row in enumerate(gold) if x not in matched]
            rows += [
                (min(row[0]), "false", row) for y, row in enumerate(found) if y not in matched_f
            ]
            print("==", path.stem)
            for _, what, row in sorted(rows, key=lambda r: r[0]):
                start, end = min(row[0]), max(row[0]) + 1
                who = text[min(row[1]) : max(row[1]) + 1] if row[1] else "-"
                before = text[max(0, start - 50) : start]
                line = f"{what:6} <{who}> {before}[[{text[start:end]}]]{text[end : end + 40]}"
                print(line.replace("\n", " / "))
                shown += 1
    print("content overlap ", f1(n["overlap"], n["found"], n["gold"]))
    print("content any     ", f1(n["any"], n["found"], n["gold"]))
    print("content exact   ", f1(n["exact"], n["found"], n["gold"]))
    print("content words   ", f1(n["words"], n["found words"], n["gold words"]))
    print("source          ", f1(n["source"], n["found sources"], n["gold sources"]))
    print("source alone    ", f1(n["source alone"], n["found sources"], n["gold sources"]))
    print("source mentions ", f1(n["places"], n["found places"], n["gold places"]))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    count = int(arguments[arguments.index("--show") + 1]) if "--show" in arguments else 0
    main(Path(arguments[0]), count)
