"""
Who counted, where the verb says so itself: "the committees counted 89 dead", "the guard put the toll at 16".

A figure inside reported words has its speaker for a counter; this is for the others. The verb must
be one of counting, above the figure in the tree, with a subject of its own before it. Wrong on:
subjects that count what they own ("the museum counted 500 visitors"), which are counters all the same.
"""

from crossread.model import Mention
from crossread.reading.figure import Figure
from crossread.reading.nouns import Words
from crossread.spans import Span

# Verbs whose subject is the one who arrived at the number they govern.
_COUNTING = frozenset(
    "count counts counted counting tally tallies tallied record records recorded document documents "
    "documented register registers registered log logs logged estimate estimates estimated report "
    "reports reported list lists listed confirm confirms confirmed".split()
)
_PUTTING = frozenset("put puts putting".split())  # only "put ... at 16"
_UP = 6  # steps from the figure to its verb, at most
_LONGEST = 14  # tokens of a subject that is taken as a description


def counter_of(
    words: Words, figure: Figure, mentions: list[Mention]
) -> tuple[int | None, Span] | None:
    """
    The chain, if somebody named, and the words of who counted a figure; None when no verb says so.

    `mentions` are those that may name the counter, in any order.
    """
    if not words.heads:
        return None
    token = words.at(figure.numeral.start)
    if token >= len(words.words):
        return None
    at = False
    for _ in range(_UP):
        at = at or any(
            words.lower[child] == "at" and words.heads[child] == token
            for child in range(max(0, token - 3), token)
        )
        token = words.heads[token]
        if token < 0:
            return None
        word = words.lower[token]
        if word in _COUNTING or (word in _PUTTING and at):
            return _subject(words, token, mentions)
        if words.tags and words.tags[token] in {"VERB", "AUX"}:
            return None
    return None


def _subject(words: Words, verb: int, mentions: list[Mention]) -> tuple[int | None, Span] | None:
    """The active subject before a verb: a mention where one holds its head, else its words."""
    first = words.sentence_starts[verb]
    head = next(
        (t for t in range(verb - 1, first - 1, -1)
         if words.heads[t] == verb and words.relations[t] == "nsubj"),
        None,
    )  # fmt: skip
    if head is None or words.tags[head] == "PRON":
        return None
    for mention in mentions:
        if mention.span.start <= words.starts[head] and words.ends[head] <= mention.span.end:
            return mention.chain, mention.span
    start = next(
        (t for t in range(first, head + 1) if t == head or _hangs_from(words, t, head)), head
    )
    if head + 1 - start > _LONGEST:
        return None
    return None, Span(words.starts[start], words.ends[head])


def _hangs_from(words: Words, token: int, head: int) -> bool:
    for _ in range(_LONGEST):
        token = words.heads[token]
        if token == head:
            return True
        if token < 0:
            return False
    return False
