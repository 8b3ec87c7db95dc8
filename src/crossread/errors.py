"""
What can go wrong that is not the caller's fault.

* CrossreadError
  x SourceError          a report could not be had; becomes a problem row and the rest goes on
    + MissingSource        nothing is there under that path or pattern
    + UnreadableSource     bytes came, but no text in them
  x ExportError          an export cannot be read back: not JSON, or not `crossread/1`
  x JudgementError       a line of a file of judgements breaks a rule; names the line and the rule

Calling a function wrongly raises ValueError or TypeError as usual. A report that fails is kept as a
`Problem` (model.py) by running/pipeline.py, which catches `SourceError` and nothing else.
"""


class CrossreadError(Exception):
    """Anything from crossread that the world, not the caller, is to blame for."""


class SourceError(CrossreadError):
    """A report could not be had. `path` says which, as the user wrote it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class MissingSource(SourceError):
    """Nothing is there under that path or pattern."""


class UnreadableSource(SourceError):
    """Bytes came, but no text that could be a report."""


class ExportError(CrossreadError):
    """A file given as an export cannot be read as `crossread/1` JSON."""


class JudgementError(CrossreadError):
    """A file of judgements cannot be read, or a line of it breaks a rule."""
