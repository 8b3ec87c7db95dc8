"""
Whose words a verb of saying gives: its subject, its agent, whom it quotes, or the subject it shares.

Word order first; the reader's tree where a participle or a shared verb has its subject elsewhere.
Wrong on: two sources in one sentence.
"""

from crossread.lexicon.cues import STANCE_ADJECTIVES, STANCE_NOUNS, STANCES, VERBS
from crossread.reading.page import REACH, Cue, Page, Phrase, Voice
from crossread.reading.sayings import find_cues
from crossread.reading.speakers import can_speak
from crossread.reading.subjects import (
    ISSUED,
    giver,
    has_finite_verb,
    name_ending,
    nearest_phrase,
    phrase_after,
    phrase_before,
    phrase_of,
    sentence_subject,
    tree_subject,
    verb_like,
)


def holder_of(page: Page, head: int, clause: str) -> Phrase | None:
    """
    Whose a clause is that hangs on a word: the subject of a verb or adjective of mind, or the issuer.

    `clause` is how it hangs, "ccomp" or "acl".
    """
    word = page.lower[head]
    if clause == "ccomp" and page.tags[head] == "VERB" and (word in VERBS or word in STANCES):
        return tree_subject(page, head, page.starts[head])
    if clause == "ccomp" and word in STANCE_ADJECTIVES:
        for child in page.children.get(head, ()):
            if page.parse.relations[child].startswith("nsubj") and child < head:
                return phrase_of(page, child)
    if clause == "acl" and word in ISSUED | STANCE_NOUNS:
        outer = int(page.parse.heads[head])
        return tree_subject(page, outer, page.starts[head]) if outer >= 0 else None
    return None


def is_passive(page: Page, cue: Cue) -> bool:
    """Does a verb of saying stand in the passive: "was asked", "was ordered to"?"""
    if not page.tags or cue.verb is None or cue.last - cue.first > 1:
        return False
    below = page.children.get(cue.first, ())
    passive = any(page.parse.relations[c] in {"aux:pass", "nsubj:pass"} for c in below)
    passive = passive or page.parse.relations[cue.first] == "acl"  # "a drug known as"
    return passive and page.parse.xpos[cue.first] == "VBN"


def voice_of_agent(page: Page, cue: Cue, ceiling: int) -> Voice | None:
    """By whom a passive says that something was said: "was dismissed by the mayor as"."""
    if cue.last < ceiling and page.lower[cue.last] == "by":
        phrase = phrase_after(page, cue.last + 1, ceiling)
        return Voice(phrase, cue) if phrase else None
    return None


def quoted_one(page: Page, cue: Cue) -> Phrase | None:
    """Whom the press quotes behind a quotation: the governor in "the agency quoted him as saying"."""
    if cue.verb is None or cue.verb.lemma not in {"quote", "cite"}:
        return None
    for token in range(cue.last + 1, min(cue.last + 10, page.ends[cue.first] - 1)):
        if page.lower[token : token + 2] in (["as", "saying"], ["as", "telling"]):
            return phrase_after(page, cue.last, token)
    return None


def voice_of_cue(page: Page, cue: Cue, sentence: int) -> Voice | None:
    """The voice of a cue that stands before its words: its subject, agent, or the one it shares."""
    end = page.ends[cue.first]
    if cue.verb is None:
        phrase = phrase_after(page, cue.last, end)
        return Voice(phrase, cue) if phrase else None
    if cue.last < end and page.lower[cue.last] == "by":
        return voice_of_agent(page, cue, end)
    quoted = _quoted_as_saying(page, cue, sentence)
    if quoted is not None:
        return Voice(quoted, cue)
    if cue.verb.tense != "gerund":
        phrase = phrase_before(page, cue.first, sentence)
        if phrase is not None:
            return Voice(phrase, cue)
        relative = _relative_head(page, cue.first, sentence)
        if relative is not None:
            return Voice(relative, cue)
    if (
        cue.verb.sort == "say"
        and cue.last < end
        and (cue.first == sentence or page.words[cue.first - 1] == ",")
    ):
        phrase = phrase_after(page, cue.last, end)  # "In the port, said Ivo Lantz, ..."
        if phrase is not None and phrase[1] < end and page.words[phrase[1]] in {",", ":"}:
            return Voice(phrase, cue)
    if cue.verb.tense == "gerund" and cue.first > sentence and page.words[cue.first - 1] != ",":
        phrase = phrase_before(page, cue.first, sentence)  # "a banner reading '...'"
        if phrase is not None and page.lower[phrase[0]] in {"with", "despite"}:
            phrase = phrase[0] + 1, phrase[1]  # "with the mayor saying"
        if page.tags and page.parse.relations[cue.first] == "advcl":
            learnt = tree_subject(page, cue.first, sentence)  # "led tributes to Lantz saying ..."
            if learnt is not None and _is_nominal(page, learnt) and can_speak(page, learnt):
                return Voice(learnt, cue)
        led = page.lower[cue.first - 1] in _LEADS_GERUND
        if phrase is not None and not verb_like(page, *phrase) and _is_nominal(page, phrase):
            if not led or can_speak(page, phrase):
                return Voice(phrase, cue)
    if cue.verb.tense == "gerund" and page.words[cue.first - 1] == ",":
        learnt = tree_subject(page, cue.first, sentence)
        alone = learnt is not None and learnt[1] - learnt[0] == 1 and _is_nominal(page, learnt)
        above = int(page.parse.heads[cue.first]) if page.tags else -1
        in_clause = above >= 0 and page.parse.relations[above].startswith("acl")
        alone = alone or (in_clause and learnt is not None and can_speak(page, learnt))
        if learnt is not None and alone and not find_cues(page, sentence, learnt[0]):
            return Voice(learnt, cue)  # "He played down what many praised, suggesting ..."
    sentence = max(sentence, cue.first - REACH)
    for other in reversed(find_cues(page, sentence, cue.first)):
        if other.verb is not None and other.verb.tense != "gerund":
            shared = voice_of_cue(page, other, sentence)
            if shared is not None:
                return Voice(shared.phrase, cue)
    subject = tree_subject(page, cue.first, sentence)
    if subject is None or not _is_nominal(page, subject) or not can_speak(page, subject):
        subject = sentence_subject(page, sentence, cue.first)
    return Voice(subject, cue) if subject else None


# "The mayor opened the pier after telling ...": the subject is the sentence's.
_LEADS_GERUND = frozenset("after before by while when in for without despite of since".split())


def _is_nominal(page: Page, phrase: Phrase) -> bool:
    """Is a phrase a noun's, by its tags: not the "for" of "fined for saying that ..."?"""
    if not page.tags:
        return True
    if page.inside[phrase[0]] >= 0:
        return False  # the "we" of the words quoted
    closes = page.tags[phrase[1] - 1] in {"NOUN", "PROPN", "PRON", "NUM"}
    return phrase[0] < phrase[1] and closes and page.tags[phrase[0]] not in {"ADP", "SCONJ"}


def _quoted_as_saying(page: Page, cue: Cue, sentence: int) -> Phrase | None:
    """Whom somebody quotes: the governor in "the agency quoted the governor as saying ..."."""
    if page.lower[cue.first] not in {"saying", "telling"} or page.lower[cue.first - 1] != "as":
        return None
    for token in range(cue.first - 2, max(sentence, cue.first - 16), -1):
        if page.lower[token] in {"quoted", "quotes", "quoting", "cited", "citing"}:
            if page.lower[token - 1] in {"was", "were", "is", "are", "been"}:
                return phrase_before(page, token, sentence)  # "was quoted by the paper as saying"
            return phrase_after(page, token + 1, cue.first - 1)
    return None


def _relative_head(page: Page, cue: int, sentence: int) -> Phrase | None:
    """The phrase that 'who said' or 'which says' speaks of."""
    at = cue - 1
    while at > sentence and page.lower[at] not in {"who", "which", "that"}:
        if page.words[at] in {",", ";"} or cue - at > 6:
            return None
        at -= 1
    if at <= sentence or (page.lower[at] == "that" and page.lower[at - 1] in VERBS):
        return None  # "said that it was old and repeated a claim": no relative
    end = at - (page.words[at - 1] == ",")
    named = name_ending(page, end, sentence)
    if named is not None:
        return named
    phrase = nearest_phrase(page, end, sentence) if end > sentence else None
    if page.tags and (phrase is None or has_finite_verb(page, *phrase)):
        phrase = tree_subject(page, cue, sentence)
    return giver(page, phrase) if phrase is not None and page.lower[at] == "which" else phrase
