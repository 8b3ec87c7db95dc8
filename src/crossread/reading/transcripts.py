"""
The speech of a transcript's turns: whose words they are, and which are the programme's own.

A turn of a host, reporter or other voice of the programme is the report's narration, as an article's
prose is, and no quotation. A label says so once, in full ("ADA QUILL, HOST"), and later by surname.
Wrong on: programmes that never say who their reporter is.
"""

import re

from crossread.model import Document
from crossread.spans import Span

# What labels and network style sheets call the programme's own people.
_OWN = re.compile(
    r"\b(host|co-host|byline|anchor|co-anchor|reporter|correspondent|narrator|announcer|presenter|"
    r"moderator|interviewer|newsreader|news\s*caster)\b",
    re.IGNORECASE,
)
# A turn that holds nothing but a stage direction: "(foreign language spoken)", "[laughter]".
_DIRECTION = re.compile(r"\s*(?:[(\[][^)\]]*[)\]][\s.]*)+")


def find_speech(document: Document) -> list[tuple[Span, Span]]:
    """The label and the words of every turn somebody outside the programme speaks, in order."""
    own = _own_labels(document)
    found = []
    for turn in document.turns:
        label = turn.label.stripped(document.text)
        speech = _without_directions(document.text, turn.speech)
        if len(label) and len(speech) and _key(label.of(document.text)) not in own:
            found.append((_name_only(document.text, label), speech))
    return found


def _key(label: str) -> str:
    """What tells one label from another: the surname of its name part."""
    name = re.sub(r"\(.*?\)", "", label).split(",")[0].split()
    return name[-1].strip(".").lower() if name else ""


def _own_labels(document: Document) -> frozenset[str]:
    keys = {_key(author) for author in document.authors}
    for turn in document.turns:
        label = turn.label.of(document.text)
        if _OWN.search(label):
            keys.add(_key(label))
    return frozenset(keys - {""})


def _name_only(text: str, label: Span) -> Span:
    """A label without what stands behind its first comma or bracket."""
    words = label.of(text)
    end = min((at for at in (words.find(","), words.find("(")) if at > 0), default=len(words))
    return Span(label.start, label.start + end).stripped(text)


def _without_directions(text: str, speech: Span) -> Span:
    """The spoken words of a turn, without stage directions at their ends."""
    words = speech.of(text)
    opening = _DIRECTION.match(words)
    start = opening.end() if opening else 0
    closing = re.search(r"\s*[(\[][^)\]\n]*[)\]][\s.]*$", words[start:])
    end = start + closing.start() if closing else len(words)
    return Span(speech.start + start, speech.start + max(start, end)).stripped(text)
