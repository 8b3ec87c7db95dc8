"""Reports written in a test, read as if they had come from files."""

from crossread.model import Document, Reading, Report
from crossread.reading.read import read_documents
from crossread.spans import SourceMap


def read_reports(
    *texts: str, outlets: tuple[str, ...] = (), agencies: tuple[str, ...] = ()
) -> tuple[Reading, ...]:
    """The readings of texts that need no cleaning; without `outlets` they are Outlet 1, 2 and on."""
    documents = []
    for number, text in enumerate(texts, 1):
        cleaned, way_back = SourceMap.build(text)
        report = Report(f"r{number}", f"{number}.txt", "0" * 64, "utf-8", text)
        outlet = outlets[number - 1] if outlets else f"Outlet {number}"
        documents.append(Document(report, cleaned, way_back, outlet=outlet, agencies=agencies))
    return tuple(read_documents(documents))
