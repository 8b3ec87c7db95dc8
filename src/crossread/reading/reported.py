"""
Reported speech without marks: the clause that stands for what somebody said.

A verb of saying gives the words behind it ("Lantz said the pier was closed"), in front of it ("The
pier was closed, Lantz said") or around it, and "according to" likewise; a headline gives them with a
colon. What is found is the content clause only, without "that"; where it begins is told in
`clauses.py`, where it ends in `clause_ends.py`; words in front of their verb are told in
`words_before.py`, words of an owned noun ("Norland's claim that") in `claimed.py`.
Wrong on: noun phrases as what was said ("denied reports of a leak"). Thoughts ("believes", "hopes") are left out unless asked for, since
nobody need have spoken them.
"""

from crossread.lexicon.cues import BEFORE_INFINITIVE, UTTERANCES, VERBS
from crossread.reading.claimed import find_claimed
from crossread.reading.clause_ends import content_end, relative_end
from crossread.reading.clauses import (
    clause_like,
    content_start,
    starts_adjunct,
)
from crossread.reading.owners import is_passive, voice_of_cue
from crossread.reading.page import (
    Cue,
    Page,
    Phrase,
    Voice,
)
from crossread.reading.sayings import find_cues
from crossread.reading.speakers import FINDERS, can_speak
from crossread.reading.subjects import (
    phrase_after,
    phrase_before,
    phrase_of,
)
from crossread.reading.words_before import Content, inverted, neat, words_before

_REMARKS = frozenset("remarks comments twitter facebook instagram telegram".split())


_FEWEST_WORDS = 2


_SHORT = 4  # tokens: a content of a time alone is none


_CUES_AHEAD = 8  # verbs of saying a reported clause is read against


_NEAR = 6  # tokens: a second verb of saying this near passes the first one's words on


# A content clause that is quoted for the greater part stands in the ledger as the quotation alone.
_MOSTLY_QUOTED = 0.9


def find_reported(page: Page, direct: frozenset[int], wide: bool = False) -> list[Content]:
    """
    The reported clauses of a page with their voices, in order; `direct` numbers whole quotations.

    With `wide`, thoughts and requests too.
    """
    found: list[Content] = []
    sentence = 0
    while sentence < len(page.words):
        end = page.ends[sentence]
        found.extend(_in_sentence(page, sentence, end, direct, wide))
        sentence = end
    return found


def _in_sentence(
    page: Page, first: int, last: int, direct: frozenset[int], wide: bool
) -> list[Content]:
    found: list[Content] = []
    covered = first  # words before this token are taken
    cues = find_cues(page, first, last)
    for number, cue in enumerate(cues):
        if cue.first < covered or not _speaks(page, cue, wide) or _is_infinitive(page, cue):
            continue
        if is_passive(page, cue) and page.lower[cue.last : cue.last + 1] == ["to"]:
            continue  # "is said to have backed the plan"
        following = cues[number + 1 : number + 1 + _CUES_AHEAD]
        if cue.verb is not None and cue.verb.lemma == "hear" and not wide:
            inner = (c for c in following if c.verb is not None and _speaks(page, c, wide))
            if any(content_start(page, c, last) is not None for c in inner):
                continue  # "the court heard that she told the crew ...": hers are the words
        if not wide and _is_untold(page, cue):
            continue
        contents = _contents(page, cue, following, max(first, covered), last)
        contents = [
            (_without_medium(page, phrase), voice, goes_on) for phrase, voice, goes_on in contents
        ]
        contents = [c for c in contents if _has_words(page, c[0], direct)]
        for content in contents:
            found.append(content)
            covered = max(covered, content[0][1], cue.last)
        if not contents and cue.verb is not None and cue.verb.sort in {"say", "tell"}:
            # words before a spent verb of saying belong to no later one
            covered = max(covered, cue.last if _is_tag(page, cue, last) else covered)
    for phrase, voice in find_claimed(page, first, last) if page.tags else ():
        if all(phrase[1] <= other[0] or other[1] <= phrase[0] for other, *_ in found):
            found.append((phrase, voice, False))
    if not found:
        found.extend(_in_headline(page, first, last))
    return found


def _is_untold(page: Page, cue: Cue) -> bool:
    """Is a verb of telling about what nobody was told: "does not inform the crews when it sails"?"""
    told = cue.verb is not None and cue.verb.sort == "tell" and cue.verb.tense == "base"
    return told and page.lower[cue.first - 1] in {"not", "n't", "n’t", "never"}


def _is_infinitive(page: Page, cue: Cue) -> bool:
    """Is a verb an infinitive that nobody need have carried out ("failed to say" counts as said)?"""
    if cue.verb is None or cue.verb.tense != "base" or page.lower[cue.first - 1] != "to":
        return False
    if cue.verb.lemma in {"admit", "concede", "acknowledge"}:
        return page.lower[cue.first - 2] not in {"had", "has", "forced", "obliged", "compelled"}
    withheld = cue.verb.lemma in {"say", "tell", "confirm", "reveal", "disclose", "explain"}
    return cue.first < 2 or not withheld or page.lower[cue.first - 2] not in BEFORE_INFINITIVE


# Verbs that report words only where such a body is their subject: "the inquest heard that ...".
_BY_BODIES = {
    "find": FINDERS,
    "hear": frozenset("court jury inquest tribunal hearing inquiry trial panel".split()),
}


def _speaks(page: Page, cue: Cue, wide: bool) -> bool:
    if cue.verb is None:
        return True
    if cue.verb.lemma in _BY_BODIES and not wide:
        phrase = phrase_before(page, cue.first, page.starts[cue.first])
        bodies = _BY_BODIES[cue.verb.lemma]
        return phrase is not None and not bodies.isdisjoint(page.lower[slice(*phrase)])
    return wide or cue.verb.sort in {"say", "tell", "state", "ask", "refuse", "name"}


def _has_words(page: Page, phrase: Phrase, direct: frozenset[int]) -> bool:
    """Are there words of the reporter's own in a stretch, beside what stands in marks?"""
    own = sum(
        page.words[t][0].isalnum() and page.inside[t] < 0 for t in range(phrase[0], phrase[1])
    )
    whole = any(page.inside[t] in direct for t in range(phrase[0], phrase[1]))
    if phrase[1] > phrase[0] and page.inside[phrase[1] - 1] in direct:
        return False  # what leads up to a whole quotation is the reporter's
    if own and not whole:
        marked = {page.inside[t] for t in range(*phrase)} - {-1}
        quoted = sum(len(page.marked[m].words) for m in sorted(marked))
        if quoted >= _MOSTLY_QUOTED * len(page.parse.span(*phrase)):
            return False
    return own >= (4 if whole else _FEWEST_WORDS) and not (
        whole and page.inside[phrase[0]] in direct
    )


def _is_tag(page: Page, cue: Cue, last: int) -> bool:
    return cue.last >= last or not page.words[cue.last][0].isalnum()


def _contents(page: Page, cue: Cue, following: list[Cue], first: int, last: int) -> list[Content]:
    if cue.verb is None:
        return _by_source(page, cue, first, last)
    behind = inverted(page, cue, first, last)
    if behind is not None:
        return [(neat(page, first, cue.first), behind, False)]
    named = _what_was(page, cue, last)
    if named is not None:
        return [named]
    start = content_start(page, cue, last)
    if start is not None and cue.first == page.starts[cue.first]:
        opening = _opening_gerund(page, cue, start)
        if opening is not None:
            return [opening]
    if start is not None:
        voice = voice_of_cue(page, cue, page.starts[cue.first])
        if voice is None or (cue.verb.lemma in _SHOWING and not _can_show(page, voice)):
            return []
        if _is_half(page, cue, voice, start):
            return []
        inner = _told_on(page, start, last, following)
        if inner is not None:
            start, voice = inner
        end = relative_end(page, cue, start, content_end(page, cue, start, last, following))
        if cue.verb is not None and cue.verb.sort == "name":
            end = min([end, *_verdict_ends(page, start, end)])
            if page.inside[start] >= 0:  # 'dismissed as "hot air" the call for ...'
                end = min(end, page.parse.tokens_in(page.marked[page.inside[start]].outer).stop)
        if end - start <= _SHORT and starts_adjunct(page, start):
            return []  # "said that this morning": the words stand elsewhere
        return [
            (neat(page, low, high), voice, low > start) for low, high in _pieces(page, start, end)
        ]
    return words_before(page, cue, first, last)


def _what_was(page: Page, cue: Cue, last: int) -> Content | None:
    """What somebody says a thing is: "listing what she said were forty leaks, when ..."."""
    if cue.last + 2 >= last or page.lower[cue.last] not in {"was", "were", "is", "are"}:
        return None
    subject = phrase_before(page, cue.first, page.starts[cue.first])
    if subject is None or page.lower[subject[0] - 1] != "what":
        return None
    ends = [t for t in range(cue.last + 1, last) if page.words[t] == "," and page.inside[t] < 0]
    return (cue.last + 1, min([last, *ends])), Voice(subject, cue), False


def _verdict_ends(page: Page, start: int, end: int) -> list[int]:
    """Where a verdict can end: "dismissed it as theatre, and others ...", "as cheap and mocked by ..."."""
    return [
        token
        for token in range(start, end)
        if page.inside[token] < 0 and (page.words[token] == "," or _is_another_verdict(page, token))
    ]


def _is_another_verdict(page: Page, token: int) -> bool:
    """Does somebody else's verdict follow: "and mocked by the crews"?"""
    verb = VERBS.get(page.lower[token + 1]) if token + 2 < len(page.words) else None
    follows = verb is not None and verb.tense == "past" and page.lower[token + 2] == "by"
    return page.lower[token] == "and" and follows


def _opening_gerund(page: Page, cue: Cue, start: int) -> Content | None:
    """What somebody says before being named: "Arguing that it leaked, the crews left the pier"."""
    if not page.tags or cue.verb is None or cue.verb.tense != "gerund":
        return None
    main = int(page.parse.heads[cue.first])
    for child in page.children.get(main, ()) if main > start else ():
        if page.parse.relations[child].startswith("nsubj") and start < child < main:
            phrase = phrase_of(page, child)
            comma = phrase[0] - 1
            if page.words[comma] == "," and comma > start:
                return (start, comma), Voice(phrase, cue), False
    return None


# Verbs by which things show something without anybody saying it: "the attack underscores that ...".
_SHOWING = frozenset("underscore underline suggest indicate signal".split())


_OWN_WORDS = frozenset("comment comments remark remarks words".split())


def _can_show(page: Page, voice: Voice) -> bool:
    """Does somebody suggest something, rather than an event or what a report makes of a remark?"""
    if voice.phrase is None or not _OWN_WORDS.isdisjoint(page.lower[slice(*voice.phrase)]):
        return False
    return can_speak(page, voice.phrase)


def _is_half(page: Page, cue: Cue, voice: Voice, start: int) -> bool:
    """Is a clause only what a noun before is said to be: "a change that the mayor has said she backs"?"""
    if voice.phrase is None or page.lower[voice.phrase[0] - 1] not in {"that", "which"}:
        return False
    relative = bool(page.tags) and "relcl" in page.parse.relations[cue.first]
    return relative and page.lower[start] in {"he", "she", "they", "it", "we"}


def _told_on(page: Page, start: int, last: int, following: list[Cue]) -> tuple[int, Voice] | None:
    """
    What somebody says that somebody else said: the inner words and their own voice.

    "A newsletter said Ivo Lantz had stressed that the pier was safe" is Lantz's statement.
    """
    for cue in following:
        if cue.verb is None or cue.first - start > _NEAR or cue.verb.sort not in {"say", "state"}:
            return None
        subject = phrase_before(page, cue.first, start)
        if (
            subject is None
            or subject[0] != start
            or page.lower[cue.last : cue.last + 1] != ["that"]
        ):
            return None
        if cue.last + 3 < last:
            return cue.last + 1, Voice(subject, cue)
    return None


def _pieces(page: Page, start: int, end: int) -> list[Phrase]:
    """Reported words, parted at '..., and that ...'."""
    for token in range(start + 3, end - 3):
        joint = page.words[token - 1] == "," and page.lower[token] in {"and", "but"}
        if joint and page.lower[token + 1] == "that":
            return [(start, token - 1), (token + 2, end)]
    return [(start, end)]


def _by_source(page: Page, cue: Cue, first: int, last: int) -> list[Content]:
    """The words beside 'according to somebody'."""
    phrase = phrase_after(page, cue.last, last)
    if phrase is None:
        return []
    opens = cue.first <= first + 1
    named = _source_before_subject(page, cue, phrase) if opens else None
    if named is not None:
        return [(neat(page, named[1], last), Voice(named, cue), False)]
    voice = Voice(phrase, cue)
    behind = phrase[1]
    while behind < last and page.words[behind] != ",":
        behind += 1
    if opens:
        return [(neat(page, behind, last), voice, False)] if behind < last else []
    if not clause_like(page, first, cue.first) or cue.first - first < 5:
        return []
    found = [(neat(page, first, cue.first), voice, False)]
    told = [c.verb.sort for c in find_cues(page, behind, last) if c.verb is not None]
    if told and told[0] in {"say", "tell"}:
        return found  # "..., according to a count, the clerk Ivo Lantz told reporters"
    if last - behind > 5 and page.lower[behind + 1] not in {"who", "which", "a", "an", "the"}:
        found.append((neat(page, behind, last), voice, True))
    return found


def _source_before_subject(page: Page, cue: Cue, phrase: Phrase) -> Phrase | None:
    """The source where no comma parts it from its clause: "According to divers the wreck has moved"."""
    if not page.tags:
        return None
    for token in range(cue.last, phrase[1]):
        main = int(page.parse.heads[token])
        if page.parse.relations[token].partition(":")[0] != "obl" or main < phrase[1]:
            continue
        end = page.parse.subtree(token)[1]
        below = page.children.get(main, ())
        starts = [
            page.parse.subtree(child)[0]
            for child in below
            if page.parse.relations[child].startswith("nsubj")
        ]
        return (cue.last, end) if end in starts and end < phrase[1] else None
    return None


def _without_medium(page: Page, phrase: Phrase) -> Phrase:
    """Reported words without how they were published: "..., in remarks carried by state television"."""
    for token in range(phrase[0] + 4, phrase[1] - 1):
        if page.words[token] == "," and page.lower[token + 1] in {"in", "via", "through", "on"}:
            near = page.lower[token + 2 : token + 6]
            if any(word in UTTERANCES | _REMARKS for word in near[:3]) and not any(
                word in {"that", "which", "who"} for word in near
            ):
                return phrase[0], token
    return phrase


def _in_headline(page: Page, first: int, last: int) -> list[Content]:
    """'Bridge closed until May: mayor' and 'Mayor: bridge closed until May'."""
    if page.paragraphs[first] != 0 or (page.reading.document.headline is None and first != 0):
        return []
    colons = [t for t in range(first, last) if page.words[t] == ":" and page.inside[t] < 0]
    if len(colons) != 1:
        return []
    at = colons[0]
    if 0 < last - at - 1 <= 4 and at - first > 3 and page.words[last - 1] not in {"?", "!"}:
        return [(neat(page, first, at), Voice((at + 1, last), None), False)]
    return []
