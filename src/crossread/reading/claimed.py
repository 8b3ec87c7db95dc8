"""
Reported words that a noun gives to its owner: "Norland's claim that the pier was shut".

The noun stands for saying something, the words follow with "that", and whose they are stands before
it, as an owner ("the union's warning that") or as a name ("Harbour Board claims that").
Wrong on: what somebody is warned of or accused of by others.
"""

from crossread.reading.page import Cue, Page, Phrase, Voice, mentions_in
from crossread.reading.subjects import has_finite_verb, phrase_of

_CLAIMS = frozenset(
    "claim claims assertion assertions allegation allegations accusation accusations argument "
    "arguments warning warnings suggestion suggestions insistence contention complaint complaints "
    "assurance assurances statement concerns".split()
)
_FEWEST = 4  # tokens of a clause that was claimed


def find_claimed(page: Page, first: int, last: int) -> list[tuple[Phrase, Voice]]:
    """What owned claims say in a sentence, each with its voice, in order."""
    found = []
    for token in range(first + 1, last - _FEWEST):
        if page.lower[token] not in _CLAIMS or page.lower[token + 1] != "that":
            continue
        owner = _owner(page, token, first) if page.inside[token] < 0 else None
        if owner is not None and has_finite_verb(page, token + 2, last):
            start, end = token + 2, _clause_end(page, token, last)
            if end - start >= _FEWEST:
                found.append(((start, end), Voice(owner, Cue(token, token + 1, None))))
    return found


def _owner(page: Page, noun: int, first: int) -> Phrase | None:
    """Whose a claim is: "Norland" of "Norland's claim" and of "Norland claims that" as a compound."""
    for child in page.children.get(noun, ()):
        if page.parse.relations[child] == "nmod:poss" and page.tags[child] != "PRON":
            owner = phrase_of(page, child)
            return owner[0], owner[1] - (page.words[owner[1] - 1] in {"'s", "’s"})
    end = int(page.parse.token_ends[noun - 1])
    for mention in mentions_in(page, int(page.parse.token_starts[first]), end):
        named = mention.kind in {"organization", "group"}
        if named and mention.span.end == end and page.tags[noun] == "NOUN":
            return page.parse.tokens_in(mention.span).start, noun
    return None


def _clause_end(page: Page, noun: int, last: int) -> int:
    """Where what was claimed ends: with what the tree hangs on the noun."""
    end = min(last, page.parse.subtree(noun)[1])
    while end > noun and not page.words[end - 1][0].isalnum() and page.inside[end - 1] < 0:
        end -= 1
    return end
