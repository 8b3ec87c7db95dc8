"""
Several reports of one event in, one cited account of what they say out.

>>> from crossread import crossread
>>> crossread([]).stories
()
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossread.model import Digest, Document, Finding, Place, Reading, Report, Story
    from crossread.running.pipeline import crossread
    from crossread.running.verify import verify_export
    from crossread.spans import SourceMap, Span
    from crossread.telling.exports.contract import export_digest, write_json

__version__ = "0.1.0"

__all__ = [
    "Digest",
    "Document",
    "Finding",
    "Place",
    "Reading",
    "Report",
    "SourceMap",
    "Span",
    "Story",
    "crossread",
    "export_digest",
    "verify_export",
    "write_json",
]

_HOME = {
    "Span": "crossread.spans",
    "SourceMap": "crossread.spans",
    "crossread": "crossread.running.pipeline",
    "verify_export": "crossread.running.verify",
    "export_digest": "crossread.telling.exports.contract",
    "write_json": "crossread.telling.exports.contract",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for: importing the package starts nothing heavy."""
    if name not in __all__:
        raise AttributeError(f"module 'crossread' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME.get(name, "crossread.model")), name)
