"""
The article inside an HTML page, and what the page's head says of itself.

The text is trafilatura's; where it finds nothing (fragments, pages of bare lines) all visible text
outside navigation is taken, block by block. The headline stands in the page but not in the
extracted body, so it is put in front of it: readers quote from headlines.

Gets wrong what trafilatura gets wrong: it may keep a caption (clean.py looks again) and may lose the
paragraphs of a page built without any.
"""

import logging
import re
from typing import Any

from crossread.model import Facts

# Without a handler of its own the extractor would print its warnings on the user's terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_START = re.compile(
    r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
)

# Elements whose text is never the article's.
_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "svg",
    "iframe",
)
_BLOCKS = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre figure "
    "figcaption table tr td th br hr address".split()
)


def looks_like_html(text: str) -> bool:
    """
    Does a text open as an HTML page does?

    >>> looks_like_html("<!DOCTYPE html><p>Hello")
    True
    >>> looks_like_html("Less < more.")
    False
    """
    return _START.match(text[:5000]) is not None


def _squeezed(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _visible_text(page: str) -> str:
    """All text of a page outside navigation, a line break around each block."""
    from lxml import etree, html

    try:
        root = html.fromstring(
            page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return ""
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        hidden = any(True for _ in element.iterancestors(*_UNSEEN)) or element.tag in _UNSEEN
        if element.tag in _BLOCKS:
            parts.append("\n")
        if event == "start" and not hidden:
            parts.append((element.text or "").replace("\n", " "))
        elif event == "end" and element is not root:
            within = element.getparent()
            if (
                within is not None
                and within.tag not in _UNSEEN
                and not any(True for _ in within.iterancestors(*_UNSEEN))
            ):
                parts.append((element.tail or "").replace("\n", " "))
    return _squeezed("".join(parts))


def _facts(found: Any) -> Facts:
    author = found.author or ""
    return Facts(
        url=found.url or None,
        outlet=found.sitename or None,
        published=found.date or None,
        authors=tuple(name.strip() for name in author.split(";") if name.strip()),
        title=found.title or None,
        language=found.language or None,
        basis="metadata",
    )


def _extract(page: str, url: str | None) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception:  # A page can break the extractor in many ways; all mean "not found".
        return None


def read_page(page: str, url: str | None = None) -> tuple[str, Facts]:
    """
    The article's text with its headline in front, and the facts the page states about itself.

    The text is empty when the page shows none.

    >>> text, facts = read_page("<html><head><title>Pier shut</title></head><body><p>The pier was "
    ...     "shut on Monday after the storm, the harbour office said in a notice.</p></body></html>")
    >>> text.split("\\n")[0], facts.title
    ('Pier shut', 'Pier shut')
    """
    found = _extract(page, url)
    facts = _facts(found) if found is not None else Facts(basis="metadata")
    text = _squeezed(found.text or "") if found is not None else ""
    if not text:
        text = _visible_text(page)
    if facts.title and text and not text.startswith(facts.title):
        text = f"{facts.title}\n\n{text}"
    return text, facts
