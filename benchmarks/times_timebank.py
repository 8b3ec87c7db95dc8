"""
How well times are read, against TimeBank: spans, types and values.

    python benchmarks/times_timebank.py PATH/TO/TimeBank [--show spans|values|types]

PATH holds TimeML files (`*.tml`); TimeBank itself may not be redistributed and is not part of this
repository. A span counts as found when it shares a character with an annotated one (the relaxed
match of TempEval-3), one to one; value and type are judged on what was found. The document's
creation time is given and is not scored.
"""

import re
import sys
import time
from collections import Counter
from html import unescape
from pathlib import Path

from crossread.comparing.placing import place_times
from crossread.language import read, read_by_rule
from crossread.model import Document, Published, Reading, Report
from crossread.reading.times import find_times
from crossread.spans import SourceMap


def load(path: Path) -> tuple[str, str, list[tuple[int, int, str, str]]]:
    """The text of a TimeML file, its creation date, and its expressions (start, end, type, value)."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'<DCT>.*?value="([^"]+)"', source, re.S)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, spans, opened = "", [], None
    for part in re.split(r"(<[^>]*>)", body):
        if part.startswith("<TIMEX3"):
            facts = dict(re.findall(r'(\w+)="([^"]*)"', part))
            opened = (len(text), facts.get("type", ""), facts.get("value", ""))
        elif part.startswith("</TIMEX3") and opened is not None:
            spans.append((opened[0], len(text), opened[1], opened[2]))
            opened = None
        elif not part.startswith("<"):
            text += unescape(part)
    return text, created[1][:10] if created else "", spans


def same_value(left: str, right: str) -> bool:
    """Equal but for the width of clock times and days in place of weeks."""

    def plain(value: str) -> str:
        value = re.sub(r"T(\d\d)$", r"T\1:00", value.upper())
        value = re.sub(r"(T\d\d:\d\d):\d\d.*$", r"\1", value)
        weeks = re.fullmatch(r"P(\d+)W", value)
        return f"P{int(weeks[1]) * 7}D" if weeks else value

    return plain(left) == plain(right)


def read_file(text: str, created: str) -> tuple[Reading, tuple]:
    document = Document(Report("r1", "", "", "utf-8", text), text, SourceMap.build(text)[1])
    parse = read([text])[0] if "--model" in sys.argv else read_by_rule(text)
    reading = Reading(document, parse)
    reading = Reading(document, reading.parse, times=find_times(reading))
    return reading, place_times(reading, Published(created, "given", "given"))


def around(text: str, start: int, end: int) -> str:
    """The words with a little of what stands beside them, on one line."""
    return f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 30]}".replace(
        "\n", " "
    )


def main(folder: str, show: str = "") -> None:
    hits = right = typed = false = missed = words = 0
    spent = 0.0
    rows: Counter[str] = Counter()
    for path in sorted(Path(folder).glob("*.tml")):
        text, created, gold = load(path)
        began = time.perf_counter()
        reading, placed = read_file(text, created)
        spent += time.perf_counter() - began
        words += len(reading.parse)
        taken: set[int] = set()
        for start, end, kind, value in gold:
            overlaps = [
                (min(end, p.place.span.end) - max(start, p.place.span.start), -i)
                for i, p in enumerate(placed)
                if i not in taken and p.place.span.start < end and start < p.place.span.end
            ]
            if not overlaps:
                missed += 1
                rows[f"missed {kind} {value}: {around(text, start, end)}"] += show == "spans"
                continue
            index = -max(overlaps)[1]
            taken.add(index)
            found = placed[index]
            hits += 1
            typed += found.type == kind
            if found.type != kind:
                rows[f"type gold {kind} ours {found.type}: {around(text, start, end)}"] += (
                    show == "types"
                )
            if same_value(found.value, value):
                right += 1
            else:
                meaning = reading.times[index].meaning
                rows[f"value gold {value} ours {found.value} ({meaning}, {reading.times[index].direction}, {path.stem} {created}): {around(text, start, end)}"] += show == "values"  # fmt: skip
        for index, p in enumerate(placed):
            if index not in taken:
                false += 1
                rows[f"false {p.type} {p.value}: {around(text, p.place.span.start, p.place.span.end)}"] += show == "spans"  # fmt: skip
    for row in sorted(row for row, count in rows.items() if count):
        print(row)
    if not hits:
        sys.exit(f"{folder}: no *.tml files with times in it - name the folder that holds them")
    precision, recall = hits / (hits + false), hits / (hits + missed)
    print(f"relaxed spans  P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")  # fmt: skip
    print(f"value of found {right / hits:.3f}   type of found {typed / hits:.3f}   ({hits} found)")
    print(f"{words / spent:,.0f} words a second, tokens and sentences included")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[3] if len(sys.argv) > 3 else "")
