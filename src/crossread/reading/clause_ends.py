"""
Where reported words end: at the next speaker, at a noun the report has for them, or with the sentence.

"He said the pier was shut and the mayor said it was not" are two statements; "..., an announcement
denounced by the crews" and "..., according to a diplomat" are the report's own words.
Wrong on: sentences that go on after the reported clause without a comma or another verb of saying.
"""

from crossread.lexicon.cues import ADVERBS, AUXILIARIES, BEFORE_INFINITIVE
from crossread.reading.page import REACH, Cue, Page
from crossread.reading.subjects import has_finite_verb, phrase_before, tree_subject

# Verbs that go on from an earlier one with the same subject: "said ... and added ...".
_GOING_ON = frozenset(
    "say add tell warn insist argue claim deny promise pledge vow suggest note decline refuse "
    "acknowledge recognise recognize admit reiterate reassert express voice repeat confirm report state maintain contend stress urge call describe accuse predict explain announce conclude".split()
)

_PASSIVE = frozenset("is are was were be been being".split())
_WHOLE = 30  # characters of a quotation that is more than a term between marks


def content_end(page: Page, said: Cue, start: int, last: int, following: list[Cue]) -> int:
    """Where the words of a verb of saying end: at the sentence's end, or where the speaker goes on."""
    last = _before_quotation(page, start, last)
    last = _closed_before(page, start, last, following)
    last = _before_comment(page, start, last)
    last = _before_next_act(page, said, start, last)
    for cue in following:
        if cue.first <= start or cue.verb is None:
            continue
        if cue.first >= last:
            break
        end = _before_saying(page, said, cue, start, last)
        if end is not None:
            return end
    return last


def _before_quotation(page: Page, start: int, last: int) -> int:
    """Where a quotation that runs to the sentence's end follows a comma: it is a matter of its own."""
    for token in range(start + 2, min(last, start + REACH)):
        if page.inside[token] >= 0 and page.inside[token - 1] < 0 and page.words[token - 1] == ",":
            words = page.marked[page.inside[token]].words
            if words.end >= page.parse.token_starts[last - 1] - 1 and len(words) > _WHOLE:
                return token - 1
    return last


def _before_saying(page: Page, said: Cue, cue: Cue, start: int, last: int) -> int | None:
    """Where reported words end before a verb of saying behind them; None where it belongs to them."""
    verb = cue.verb
    if verb is None:
        return None
    at = cue.first
    while at > start and (page.lower[at - 1] in ADVERBS or page.lower[at - 1] in AUXILIARIES):
        at -= 1
    if page.lower[at - 1] == "to" and page.lower[at - 2] in BEFORE_INFINITIVE:
        at -= 2
    joint = page.lower[at - 1]
    if verb.tense == "gerund" and page.words[cue.first - 1] == ",":
        return at - 1 if verb.lemma in _GOING_ON else None
    if page.lower[cue.first - 1] in _PASSIVE:
        return None
    if joint in {"and", "but"} and verb.lemma in _GOING_ON:
        if verb.tense == "gerund" and _goes_on_inside(page, cue, start):
            return None  # "he had written a letter showing regret but claiming ..."
        return _without_comma(page, at - 1)
    if joint == "while" and verb.tense == "gerund" and page.words[cue.first - 2] == ",":
        return cue.first - 2
    subject = phrase_before(page, cue.first, start)
    if subject is None and page.words[cue.first - 1] == "," and _is_earlier(page, cue, start):
        return cue.first - 1  # "who said it was shut, says the pier is dear"
    if subject is None or subject[0] - 2 <= start or verb.lemma not in _GOING_ON:
        return None
    return _before_subject(page, said, cue, subject[0], start, last)


def _before_subject(
    page: Page, said: Cue, cue: Cue, subject: int, start: int, last: int
) -> int | None:
    """Where reported words end before the subject of the next verb of saying; None where they go on."""
    led = page.words[subject - 1]
    says = cue.verb is not None and cue.verb.sort == "say"
    if led in {"which", "who"} and page.words[subject - 2] == ",":
        return subject - 2  # "said it was shut, which Lantz says is untrue"
    if led == "," and says and _is_main(page, cue, said):
        return subject - 1  # "As a count showed it was shut, Lantz said the pier ..."
    if says and cue.verb is not None and cue.verb.tense != "gerund":
        if led == "," and (cue.last >= last or not page.words[cue.last][0].isalnum()):
            return subject - 1  # "said it was shut, Lantz said"
        if led == "and" and page.tags and has_finite_verb(page, start, subject):
            return subject - 1  # "said it was shut and the mayor said ..."
    pronoun = page.lower[subject] in {"he", "she", "they", "it", "some", "others"}
    end = subject - 1
    joined = page.lower[end] in {"and", "but", "though", "although", "while"}
    return _without_comma(page, end) if joined and (pronoun or page.words[end - 1] == ",") else None


def _without_comma(page: Page, end: int) -> int:
    """An end without the comma before it."""
    return end - 1 if page.words[end - 1] == "," else end


def _is_earlier(page: Page, cue: Cue, start: int) -> bool:
    """Does the tree give a verb of saying a subject that stands before the reported words?"""
    if cue.verb is None or cue.verb.sort != "say" or cue.verb.tense == "gerund":
        return False
    subject = tree_subject(page, cue.first, page.starts[cue.first])
    return subject is not None and subject[1] <= start


def _is_main(page: Page, cue: Cue, said: Cue) -> bool:
    """Is a verb the sentence's own, behind a clause with "as" or "while" in which the other stands?"""
    opens = page.lower[page.starts[cue.first]] in {
        "as",
        "while",
        "although",
        "though",
        "after",
        "when",
    }
    below = bool(page.tags) and int(page.parse.heads[said.first]) == cue.first
    return opens and below


def _goes_on_inside(page: Page, cue: Cue, start: int) -> bool:
    """Does the tree join a verb to one that stands in the reported words?"""
    joined = bool(page.tags) and page.parse.relations[cue.first] == "conj"
    return joined and start <= int(page.parse.heads[cue.first]) < cue.first


_ASIDE = frozenset(["—", "–", "--"])
# What a report calls somebody's words in passing, behind them: "..., an announcement denounced by".
_COMMENTS = frozenset(
    "announcement allegation allegations accusation accusations claim claims charge charges statement "
    "assertion assertions suggestion view opinion conclusion figure promise threat".split()
)


def _before_comment(page: Page, start: int, last: int) -> int:
    """Where the reporter's own words follow reported ones: their source, or a noun for them."""
    for token in range(start + 3, min(last, start + REACH) - 1):
        doubted = page.lower[token : token + 2] in (
            ["but", "that"],
            ["but", "the"],
            ["but", "this"],
        )
        if doubted and page.lower[token + 2] in _COMMENTS and page.inside[token] < 0:
            return token  # "had been hidden but that charge was never proved"
        if page.words[token] in _ASIDE and page.lower[token + 1] in {"a", "an"}:
            return token  # "fled on foot -- a common sight in the port"
        if page.words[token] != "," or page.inside[token] >= 0:
            continue
        if page.lower[token + 1 : token + 3] == ["according", "to"]:
            return token
        if page.lower[token + 1] in {"though", "although"} and page.tags:
            if page.lower[token + 2] != "not" and has_finite_verb(page, token + 2, last):
                return token  # "it did not mean to sail, though its crews are still aboard"
        noun = token + 1 + (page.lower[token + 1] in {"a", "an"})
        if page.lower[noun] in _COMMENTS and page.lower[noun - 1] in {",", "a", "an"}:
            follows = page.lower[noun + 1] if noun + 1 < last else ""
            if follows.endswith("ed") or follows in {"that", "which", "made"}:
                return token
    return last


def _before_next_act(page: Page, said: Cue, start: int, last: int) -> int:
    """Where the tree sees the speaker do something else: "said it was shut, but let the boat in"."""
    if not page.tags:
        return last
    for token in range(start + 2, min(last, start + REACH)):
        acts = page.parse.relations[token] == "conj" and int(page.parse.heads[token]) == said.first
        if not acts or page.parse.xpos[token] not in {"VBD", "VBZ", "VBP"}:
            continue
        below = page.children.get(token, ())
        if any(page.parse.relations[child].startswith(("nsubj", "csubj")) for child in below):
            continue
        joint = next((child for child in below if page.parse.relations[child] == "cc"), None)
        if joint is None or page.tags[joint + 1] not in {"VERB", "AUX", "ADV", "PUNCT"}:
            continue  # "said crews and others wondered if ..."
        if joint > start + 1:
            return joint - (page.words[joint - 1] == ",")
    return last


def _closed_before(page: Page, start: int, last: int, following: list[Cue]) -> int:
    """Where a semicolon ends reported words because somebody else speaks behind it."""
    for token in range(start + 3, min(last, start + REACH)):
        if page.words[token] == ";" and page.inside[token] < 0:
            spoken = [cue for cue in following if token < cue.first < last and cue.verb is not None]
            if spoken and phrase_before(page, spoken[0].first, token + 1) is not None:
                return token
    return last


def relative_end(page: Page, cue: Cue, start: int, end: int) -> int:
    """Where "who said ..." ends: before the verb of the sentence it stands in, behind its comma."""
    if not page.tags or page.lower[cue.first - 1] not in {"who", "which"}:
        return end
    if page.words[cue.first - 2] != ",":
        return end
    for token in range(start + 3, end):
        verb = page.tags[token] in {"VERB", "AUX"} and not page.lower[token].endswith("ing")
        head = int(page.parse.heads[token])
        if verb and page.words[token - 1] == "," and not start <= head < token:
            return token - 1
    return end
