"""The HTML page. Drawn from the same views as the terminal; it decides nothing."""

from html import escape

from crossread.model import Digest
from crossread.telling.views import view_story


def draw_page(digest: Digest) -> str:
    """The whole digest as one HTML file that needs no network and no script."""
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>crossread</title>"]
    for story in digest.stories:
        view = view_story(digest, story)
        parts.append(f"<h1>{escape(view.title)}</h1>")
        for section in view.brief:
            parts.append(f"<h2>{escape(section.title)}</h2>")
            for sentence in section.sentences:
                marks = "".join(f"<a href='#c{n}'>[{n}]</a>" for n in sentence.citations)
                parts.append(f"<p>{escape(sentence.text)} {marks}</p>")
        for citation in view.citations:
            words = escape(citation.words)
            parts.append(f"<p id=c{citation.number}>[{citation.number}] {words}</p>")
    return "\n".join(parts) + "\n"
