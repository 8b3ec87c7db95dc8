"""The brief as Markdown, with its places as footnotes."""

from crossread.model import Digest
from crossread.telling.viewing import view_story
from crossread.telling.views import StoryView


def draw_brief(digest: Digest) -> str:
    """The brief of every story: sections, footnotes with the exact words, reports, problems."""
    parts = [_draw_story(view_story(digest, story)) for story in digest.stories]
    if digest.problems:
        rows = [f"- `{problem.path}`: {problem.message}" for problem in digest.problems]
        parts.append("\n".join(["## Could not be read", "", *rows, ""]))
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Text that Markdown takes for text."""
    for mark in "\\`*_[]<>":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())


def _draw_story(view: StoryView) -> str:
    lines = [f"# {_plain(view.title)}", ""]
    for section in view.brief:
        lines += [f"## {section.title}", ""]
        for sentence in section.sentences:
            marks = "".join(f"[^{number}]" for number in sentence.citations)
            lines += [f"{_plain(sentence.text)}{marks}", ""]
    lines += [
        "## Reports",
        "",
        "| | Outlet | Published | How known | File | sha256 |",
        "|" + " --- |" * 6,
    ]
    for report in view.reports:
        cells = (report.id, report.outlet, report.published, report.published_why, report.path)
        row = " | ".join(_plain(cell).replace("|", "\\|") for cell in cells)
        lines.append(f"| {row} | `{report.sha256[:12]}` |")
    lines.append("")
    used = {n for section in view.brief for s in section.sentences for n in s.citations}
    for citation in view.citations:
        if citation.number in used:
            place = f"{citation.outlet} ({citation.report}, characters {citation.start} to {citation.end})"
            lines.append(f"[^{citation.number}]: {_plain(place)}: “{_plain(citation.words)}”")
    return "\n".join(lines) + "\n"
