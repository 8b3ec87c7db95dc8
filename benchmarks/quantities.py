"""
How fast quantities are read and figures compared, in processor time: `python benchmarks/quantities.py [words]`.

Reads invented reports of a few hundred words that are already tokenised, and prints words a second for
reading and figures a second for comparing. The bar is 20,000 words a second on one core.
"""

import sys
import time

from crossread.comparing.figures import relate_quantities
from crossread.language import read_by_rule
from crossread.model import Document, Published, Reading, Report, Story
from crossread.reading.quantities import find_quantities
from crossread.spans import SourceMap

PARAGRAPH = (
    "At least {n} people, including {k} children, were killed when a ferry sank off Norhaven on "
    "Friday, the coast guard said. More than 30 others were injured and about 1,{k}00 litres of oil "
    "leaked into the bay, which lies 12 kilometres south of the capital. The owner, Mara Lind, 54, "
    "said the boat had been inspected in 2011 and carried up to 140 passengers, nearly two-thirds of "
    "them tourists. Repairs would cost between $2 million and $3 million, she told reporters, while "
    "dozens of relatives waited at the pier for news of the missing and rescuers searched on.\n\n"
)


def make_reading(number: int, paragraphs: int) -> Reading:
    text = "".join(PARAGRAPH.format(n=40 + number + p, k=2 + p % 7) for p in range(paragraphs))
    document = Document(
        Report(f"r{number}", f"{number}.txt", "", "utf-8", text), text, SourceMap(())
    )
    return Reading(document, read_by_rule(text))


def main(words: int) -> None:
    readings = [make_reading(number, 6) for number in range(max(2, words // 500))]
    count = sum(len(reading.document.text.split()) for reading in readings)
    start = time.process_time()
    found = [find_quantities(reading) for reading in readings]
    took = time.process_time() - start
    figures = sum(map(len, found))
    print(f"reading: {count} words, {figures} quantities, {count / took:,.0f} words a second")
    story = tuple(
        Reading(reading.document, reading.parse, quantities=quantities)
        for reading, quantities in zip(readings[:10], found[:10], strict=True)
    )
    ids = tuple(reading.document.report.id for reading in story)
    published = tuple(Published("2014-05-02", "given", "") for _ in story)
    start = time.process_time()
    compared, relations = relate_quantities(story, Story("s1", "", ids), published)
    took = time.process_time() - start
    print(f"comparing: {len(compared)} figures, {len(relations)} relations, {took:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
