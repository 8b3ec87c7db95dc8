"""
Where the time goes, stage by stage, over the example: `python benchmarks/speed_stages.py [paths]`.

Processor time of one run on one thread. The encoder's matrix products are the yardstick: each stage
is printed in words a second and as a share of what reading takes, since a ratio inside one run is
worth more than seconds on a machine that others use too.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from crossread.comparing.dating import date_reports
from crossread.getting.clean import clean_report
from crossread.getting.sources import gather_reports
from crossread.language import read, read_by_rule
from crossread.model import Digest
from crossread.reading.read import read_documents
from crossread.running.pipeline import compare
from crossread.telling.exports.contract import write_json

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What the work gives, and the processor seconds it took."""
    began = time.process_time()
    return work(), time.process_time() - began


def main(paths: list[str]) -> None:
    reports, _ = gather_reports(paths)
    read(["Warm up."], threads=1)
    documents, cleaning = timed(lambda: [clean_report(report) for report in reports])
    texts = [document.text for document in documents]
    _, splitting = timed(lambda: [read_by_rule(text) for text in texts])
    _, parsing = timed(lambda: read(texts, threads=1))
    readings, finding = timed(lambda: tuple(read_documents(documents)))  # parses are remembered
    published = date_reports(readings)
    story, comparing = timed(lambda: compare(readings, published))
    _, telling = timed(lambda: write_json(Digest(readings, published, (story,), (), "bench")))
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} reports, {words} words")
    stages = {
        "cleaning": cleaning,
        "words and sentences by rule": splitting,
        "the encoder and its decoding": parsing,
        "names, quotes, figures, times": finding,
        "comparing, brief included": comparing,
        "writing JSON": telling,
    }
    for name, took in stages.items():
        print(f"{name:32}{words / max(took, 1e-6):12,.0f} words/s{took / parsing:8.2f} x reading")


if __name__ == "__main__":
    main(sys.argv[1:] or ["examples/strait/reports"])
