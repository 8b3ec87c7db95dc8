"""From a report's source text to a document: repaired, stripped of furniture, repeats folded."""

from crossread.model import Document, Report
from crossread.spans import SourceMap


def clean_report(report: Report) -> Document:
    """The document of a report."""
    text, source_map = SourceMap.build(report.text)
    return Document(report, text, source_map)
