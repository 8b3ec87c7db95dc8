"""
Reported words in front of their verb: "The pier was shut, Lantz said", "..., said Ivo Lantz".

Wrong on: sentences whose words before the verb are an adverbial without a verb of their own.
"""

from crossread.lexicon.cues import ADVERBS, VERBS
from crossread.reading.clauses import (
    CONTENT_WORDS,
    SUBJECT_PRONOUNS,
    clause_like,
    has_clause,
    leads_to_marks,
    starts_adjunct,
)
from crossread.reading.page import Cue, Page, Phrase, Voice, is_bare_name
from crossread.reading.subjects import has_finite_verb, phrase_after, phrase_before

Content = tuple[Phrase, Voice, bool]  # tokens of the words, whose they are, whether they go on


_OPENING = frozenset("unlike like in on at during after before amid despite under with".split())


def inverted(page: Page, cue: Cue, first: int, last: int) -> Voice | None:
    """The voice when the words stand before and the speaker behind the verb: '..., said Lantz'."""
    verb = cue.verb
    if verb is None or verb.sort not in {"say", "state"} or cue.first == first:
        return None
    before = page.words[cue.first - 1]
    if before not in {",", "—", "–", "--"} and page.inside[cue.first - 1] < 0:
        return None
    if verb.tense == "gerund" or cue.last >= last:
        return None
    if leads_to_marks(page, cue.last, last):
        return None
    after = page.lower[cue.last]
    if not page.words[cue.last][0].isalpha() or after in CONTENT_WORDS:
        return None
    if starts_adjunct(page, cue.last):
        return None
    if (
        after in SUBJECT_PRONOUNS
        and cue.last + 1 < last
        and page.words[cue.last + 1] not in {",", "."}
    ):
        return None
    phrase = phrase_after(page, cue.last, last)
    if phrase is None:
        return None
    ahead = phrase_before(page, cue.first, first)
    if ahead is not None and not clause_like(page, first, cue.first):
        return None  # "The mayor, Ada Quill, announced the date": an apposition stands before
    if ahead is not None and (has_clause(page, cue.last, last) or clause_like(page, *phrase)):
        return None
    return Voice(phrase, cue)


def words_before(page: Page, cue: Cue, first: int, last: int) -> list[Content]:
    """The words in front of a closing 'Lantz said', and what goes on behind it."""
    verb = cue.verb
    assert verb is not None
    if verb.sort not in {"say", "tell", "state"} or verb.tense == "gerund":
        return []
    phrase = phrase_before(page, cue.first, first)
    if phrase is None:
        return []
    joint = page.words[phrase[0] - 1] if phrase[0] > first else ""
    marked = phrase[0] > first and page.inside[phrase[0] - 1] >= 0
    if marked:
        words = page.marked[page.inside[phrase[0] - 1]].words.of(page.parse.text)
        marked = words[-1] in ",.?!…"  # a term between marks before a noun ends no statement
    if joint not in {",", "—", "–", "--"} and not marked:
        return []
    if leads_to_marks(page, cue.last, last):
        return []
    if (
        verb.sort == "state"
        and page.lower[cue.last : cue.last + 1]
        and (page.lower[cue.last] in {"for", "against", "about", "to", "of"})
    ):
        return []  # "argued for a new pier": what was said stands behind, as a noun
    objective = verb.sort == "state" or verb.lemma in {"claim", "announce"}
    if objective and cue.last < last and page.words[cue.last][0].isalnum():
        after = page.lower[cue.last]
        if after not in ADVERBS and not starts_adjunct(page, cue.last):
            return []  # "confirmed the sentence": the verb has an object of its own
    voice = Voice(phrase, cue)
    found: list[Content] = []
    ahead = neat(page, first, _described_from(page, phrase, first))
    adverbial = (
        page.lower[ahead[0]] in _OPENING
        and "," not in page.words[slice(*ahead)]
        and has_clause(page, cue.last + 1, last)
        and page.words[cue.last : cue.last + 1] == [","]
    )
    told = clause_like(page, *ahead) or _read_as_participle(page, ahead, phrase, cue)
    told = told and not _is_described(page, ahead, phrase)
    if ahead[1] - ahead[0] >= 4 and told and not adverbial:
        found.append((ahead, voice, False))
    behind = cue.last
    while behind < last and page.words[behind] != ",":
        behind += 1
    rest = page.lower[behind + 1] if behind + 1 < last else ""
    verbal = VERBS.get(rest)
    if (
        last - behind > 4
        and not marked
        and rest not in {"who", "which", "and", "but", "whose", "according"}
        and not (verbal is not None and verbal.tense == "gerund")
        and not rest.endswith("ing")
        and page.inside[behind + 1] < 0
    ):
        found.append((neat(page, behind, last), voice, bool(found)))
    return found


def _is_described(page: Page, ahead: Phrase, phrase: Phrase) -> bool:
    """Is what stands before a name between commas its bearer: "One of the crew who saw it, Ida Rose, said"?"""
    if not page.tags or page.words[phrase[1]] != ",":
        return False
    finite = [token for token in range(*ahead) if has_finite_verb(page, token, token + 1)]
    return bool(finite) and all(_in_relative(page, token, ahead[0]) for token in finite)


def _in_relative(page: Page, token: int, floor: int) -> bool:
    """Does a verb stand in a clause that hangs on a noun, by the tree?"""
    while token >= floor:
        if page.parse.relations[token].startswith("acl"):
            return True
        token = int(page.parse.heads[token])
    return False


def _read_as_participle(page: Page, ahead: Phrase, phrase: Phrase, cue: Cue) -> bool:
    """Is the past tense of a told clause tagged as a participle: "The dam held, Brink told us"?"""
    if not page.tags or cue.verb is None or cue.verb.lemma not in {"say", "tell"}:
        return False
    if "," in page.words[slice(*ahead)] or page.words[phrase[1]] == ",":
        return False  # "The man held on Monday, Ivo Lantz, said nothing": an apposition
    return any(page.parse.xpos[token] == "VBN" for token in range(ahead[0] + 1, ahead[1]))


def _described_from(page: Page, phrase: Phrase, first: int) -> int:
    """Where the speaker begins: at "the harbour master" in "..., the harbour master, Ivo Lantz, said"."""
    start = phrase[0]
    if (
        page.lower[start] in {"a", "an", "the"}
        and start - 2 > first
        and page.words[start - 1] == ","
    ):
        opens = next(
            (t for t in range(start - 2, max(first, start - 8), -1) if page.words[t] == ","), 0
        )
        if opens and is_bare_name(page, opens + 1, start - 1):
            return opens + 1  # "..., Ada Quill, a spokeswoman said"
    if start - 2 <= first or page.words[start - 1] != "," or page.words[phrase[1]] != ",":
        return start
    for token in range(start - 2, max(first, start - 9), -1):
        if page.words[token] == ",":
            opens = page.lower[token + 1] in {"the", "a", "an", "its", "his", "her", "their"}
            described = opens and not clause_like(page, token + 2, start - 1)
            return token + 1 if described else start
        if page.inside[token] >= 0:
            break
    return start


def neat(page: Page, first: int, last: int) -> Phrase:
    """A stretch without the commas, full stops and conjunctions at its ends."""
    while first < last and page.words[first] in {",", ";", "—", "–", "--", "-", ":", "."}:
        first += 1
    while first < last and page.lower[first] in {"but", "and"}:
        first += 1
    while last > first and page.words[last - 1] in {",", ";", ".", "—", "–", "--", "-", ":"}:
        last -= 1
    return first, max(first, last)
