"""
Who is given words: the noun phrase beside a verb of saying, by word order and by the reader's tree.

Word order comes first, since it keeps titles with names; the tree is asked where word order gives no
clean phrase. Wrong on: subjects far from their verb across a clause without commas.
"""

import re

from crossread.lexicon.cues import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_INFINITIVE,
    PRONOUNS,
    SELDOM_CUES,
    VERBS,
)
from crossread.reading.page import (
    DETERMINERS,
    Page,
    Phrase,
    is_adverb,
    is_auxiliary,
    is_bare_name,
    is_name_word,
    mentions_in,
    name_runs,
)
from crossread.reading.speakers import PERSON_NOUNS, can_speak

_CLAUSE_BREAKS = frozenset(
    "that which who whom while but as because although though if when where after before since "
    "until so whether than whereas unless what how why nor yet".split()
)


_PUNCTUATION_BREAKS = frozenset([*list(",;:.!?()[]—–\"“”‘’'«»|•…"), "--", "...", "''", "``"])


_NUMBER = re.compile(r"\d+")


def _is_noun_break(page: Page, token: int) -> bool:
    if page.words[token] in {"'", "’"} and _is_possessive(page, token):
        return False  # "the residents' association said"
    if page.inside[token] >= 0 and _in_nickname(page, token):
        return False  # 'lawyers for Ivo "Crane" Lantz said'
    return (
        page.lower[token] in _CLAUSE_BREAKS
        or page.words[token] in _PUNCTUATION_BREAKS
        or page.inside[token] >= 0
    )


def _in_nickname(page: Page, token: int) -> bool:
    """Does a token stand in a nickname between marks, inside a name?"""
    marks = page.parse.tokens_in(page.marked[page.inside[token]].outer)
    if len(marks) > _LONGEST_NICKNAME or marks.stop >= len(page.words) or marks.start == 0:
        return False
    around = page.words[marks.start - 1], page.words[marks.stop]
    return all(word[0].isupper() for word in around)


_LONGEST_NICKNAME = 5  # tokens, the marks among them


def _is_possessive(page: Page, mark: int) -> bool:
    """Does an apostrophe stand close behind an "s", as in "the residents' hall"?"""
    close = mark > 0 and page.parse.token_ends[mark - 1] == page.parse.token_starts[mark]
    return bool(close) and page.lower[mark - 1].endswith("s")


def verb_like(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a verb, as far as word forms tell?"""
    for token in range(first, last):
        word = page.lower[token]
        if is_auxiliary(page, token) or (word in VERBS and word not in SELDOM_CUES):
            return True
        if word.endswith("ed") and len(word) > 4 and page.words[token].islower():
            return True
    return False


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def has_finite_verb(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a verb that carries a subject, by the reader's tags?"""
    return any(page.parse.xpos[token] in _FINITE for token in range(first, last))


# A subject longer than this is more often a clause than a phrase, and the tree is asked.
_LONG_PHRASE = 18


# What belongs to a noun phrase's name or description, as the tree calls it.
_PHRASE_PARTS = frozenset(
    "det amod compound nummod nmod flat fixed case goeswith cc conj advmod nmod:poss nmod:desc "
    "nmod:unmarked flat:foreign det:predet cc:preconj dep".split()
)


def phrase_of(page: Page, head: int) -> Phrase:
    """The noun phrase a token heads: its own words, without clauses and appositions."""
    members = {head}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in page.children.get(token, ()):
            relation = page.parse.relations[child]
            if relation == "case" and token == head and child < head:
                continue  # the preposition in front is not the phrase's own
            part = relation in _PHRASE_PARTS or relation.partition(":")[0] in _PHRASE_PARTS
            if relation == "punct":
                part = page.words[child] in {"-", "–", "."} and abs(child - token) <= 2
            if part and child not in members and page.inside[child] < 0:
                members.add(child)
                stack.append(child)
    first = last = head
    while first - 1 in members or (first - 2 in members and page.words[first - 1] == "-"):
        first -= 1
    while last + 1 in members or (last + 2 in members and page.words[last + 1] == "-"):
        last += 1
    last += 1
    while last < len(page.words) and page.tags[last] == "PROPN" and is_name_word(page, last):
        last += 1  # "former bassist Ivo Lantz", where the tree sees a bassist only
    return first, last


def tree_subject(page: Page, verb: int, floor: int) -> Phrase | None:
    """
    The subject the reader's tree gives a verb, its own or the one it shares; None where there is none.

    "Who" and "which" lead to the noun they speak of; a noun with an apposed name gives the name.
    """
    if not page.tags or page.tags[verb] not in {"VERB", "AUX"}:
        return None
    at = verb
    for _ in range(4):
        for child in page.children.get(at, ()):
            relation = page.parse.relations[child]
            if relation.startswith("nsubj") and child < verb:
                return _named_subject(page, at, child, floor)
        relation = page.parse.relations[at]
        head = int(page.parse.heads[at])
        if head < 0 or relation.partition(":")[0] not in {"conj", "xcomp", "advcl", "acl"}:
            return None
        if relation == "xcomp" and page.lower[verb - 1] == "to":
            for child in page.children.get(head, ()):
                if page.parse.relations[child] in {"obj", "iobj"} and head < child < at:
                    phrase = _named_subject(page, head, child, floor)
                    return phrase if phrase is not None and can_speak(page, phrase) else None
        if relation.startswith("acl"):
            issued = relation == "acl" and page.lower[head] in ISSUED
            issuer = tree_subject(page, int(page.parse.heads[head]), floor) if issued else None
            return issuer or (phrase_of(page, head) if floor <= head < verb else None)
        at = head
    return None


# What somebody issues and speaks in: "Lantz issued a statement welcoming the plan" is Lantz's.
ISSUED = frozenset("statement statements letter email message note release memo tweet post".split())


def _named_subject(page: Page, verb: int, subject: int, floor: int) -> Phrase | None:
    pronoun = page.lower[subject]
    if pronoun in {"who", "which", "that"}:
        head = int(page.parse.heads[verb])
        relative = page.parse.relations[verb].startswith("acl")
        if not relative or head < 0 or head < floor:
            return None
        subject = head
    phrase = phrase_of(page, subject)
    if phrase[0] < floor:
        return None
    if page.tags[subject] != "PROPN":
        for child in page.children.get(subject, ()):
            if page.parse.relations[child] == "appos" and page.tags[child] == "PROPN":
                return phrase_of(page, child)
    return giver(page, phrase) if pronoun == "which" else phrase


def phrase_before(page: Page, cue: int, floor: int) -> Phrase | None:
    """
    The subject that stands before a verb: its tokens, without an apposition between commas.

    `cue` is the verb's token and `floor` the earliest token the subject may take.
    """
    near = nearest_phrase(page, cue, floor)
    clausal = near is not None and (
        verb_like(page, *near)
        or (page.tags and has_finite_verb(page, *near))
        or _is_participle(page, near[0])
        or page.lower[near[1] - 1] == "to"  # "led the mayor to ask"
    )
    if near is not None and not clausal and near[1] - near[0] <= _LONG_PHRASE:
        return near
    start = _verb_start(page, cue, floor)
    if near is None and start > floor and page.lower[start - 1] in {"and", "but", "or", "then"}:
        return None  # the voice of the verb before is a better guess than the tree's
    learnt = tree_subject(page, cue, floor)
    if learnt is not None and learnt[0] > floor and page.lower[learnt[0] - 1] == "in":
        learnt = None  # "in remarks posted on its website"
    return learnt or (None if clausal and page.tags else near)


def _is_participle(page: Page, token: int) -> bool:
    """Does a participle that hangs on a noun before stand here: "crews (CGN) working in Tar said"?"""
    return bool(page.tags) and page.tags[token] == "VERB" and page.parse.relations[token] == "acl"


def _verb_start(page: Page, cue: int, floor: int) -> int:
    """Where a verb begins with its auxiliaries, adverbs and "declined to"."""
    end = cue
    while end > floor:
        word = page.lower[end - 1]
        if word == "to" and end - 2 >= floor and page.lower[end - 2] in BEFORE_INFINITIVE:
            end -= 2
        elif word in {"all", "both"} and (end - 1 == floor or page.words[end - 2] == ","):
            break  # "To varying degrees, all agreed"
        elif (word in AUXILIARIES and not _is_name(page, end - 1)) or is_adverb(page, end - 1):
            end -= 1
        else:
            break
    return end


def _is_name(page: Page, token: int) -> bool:
    """Is an auxiliary's form a name: "Mrs May said"?"""
    return page.words[token][0].isupper() and token > page.starts[token] and bool(page.tags)


def nearest_phrase(page: Page, cue: int, floor: int) -> Phrase | None:
    """The subject by word order alone."""
    end = _verb_start(page, cue, floor)
    if end > floor and page.lower[end - 1] in {"and", "but", "or", "then", "nor"}:
        return None  # the subject is shared with the verb before
    past_comma = False
    for _ in range(4):
        if end > floor and page.words[end - 1] in _ASIDES:
            start, mark = end - 1, page.words[end - 1]
            while start > floor and page.words[start - 1] != mark and page.inside[start - 1] < 0:
                start -= 1
            if start <= floor or page.words[start - 1] != mark:
                return None
            if is_bare_name(page, start, end - 1):
                return start, end - 1  # "the harbour master, Ivo Lantz, said"
            if page.lower[start] == "the" and (named := _person_ending(page, start, end - 1)):
                return named  # "her friend, the late harbour master Ivo Lantz, said"
            end = start - 1
            past_comma = True
            continue
        start = end
        while start > floor and not _is_noun_break(page, start - 1):
            word = page.lower[start - 1]
            if (
                word in {"and", "or"}
                and start < end
                and verb_like(page, _clause_start(page, start - 1, floor), start - 1)
            ):
                break
            start -= 1
        if start == end:
            return None
        again = (
            past_comma
            and start > floor
            and page.words[start - 1] == ","
            and (page.lower[start] in DETERMINERS or _NUMBER.fullmatch(page.words[start]))
        )
        if not again:
            return _trimmed(page, _list_start(page, start, end, floor), end)
        end = start
    return None


_ASIDES = frozenset([",", "—", "–", "--"])  # what stands around an aside


def _person_ending(page: Page, first: int, last: int) -> Phrase | None:
    """The person whose name ends a stretch that describes nobody else."""
    named = name_ending(page, last, first)
    if not {"who", "which", "that"}.isdisjoint(page.lower[first:last]):
        return None  # "Ada Quill, the mayor who leads the Harbour Board"
    if named is None or any(page.lower[t] in _OWNERS for t in range(first, named[0])):
        return None
    return named


_OWNERS = frozenset("of for to from with 's ’s and".split())


def _list_start(page: Page, start: int, end: int, floor: int) -> int:
    """Where a list of names begins that a phrase closes: "Her children Ida, Bo and Marta"."""
    joined = is_name_word(page, start) and any(
        page.lower[token] == "and"
        and is_name_word(page, token - 1)
        and is_name_word(page, token + 1)
        for token in range(start + 1, end - 1)
    )
    while joined and start - 2 >= floor and page.words[start - 1] == ",":
        before = _clause_start(page, start - 1, floor)
        named = is_name_word(page, start - 2) and before < start - 1 <= before + _LIST_ITEM
        if not named or verb_like(page, before, start - 1) or page.lower[before] in _ADVERBIAL:
            break
        start = before
    return start


_LIST_ITEM = 6  # tokens of a name in a list, with what introduces it


def _clause_start(page: Page, token: int, floor: int) -> int:
    while token > floor and not _is_noun_break(page, token - 1):
        token -= 1
    return token


def _trimmed(page: Page, start: int, end: int) -> Phrase | None:
    """A phrase without what leads into it: 'In Cairo two officials' keeps the officials where it can."""
    while start < end and page.lower[start] in {
        "and",
        "or",
        "but",
        "so",
        "then",
        "also",
        "nor",
        "yet",
    }:
        start += 1
    if start < end and page.lower[start] in {"on", "in", "at", "since", "by", "for"}:
        # a phrase of time or place without its comma: the subject begins at the next determiner
        for token in range(start + 2, end):
            if page.lower[token] in DETERMINERS or page.lower[token] in PRONOUNS:
                start = token
                break
    if start < end and page.lower[start] in {"on", "in", "at", "since"}:
        return None  # a time or place, and no subject behind it
    if (
        start + 2 < end
        and page.lower[start] in {"last", "this"}
        and page.lower[start + 1] in _TIMES
    ):
        start += 2  # "Last year the council said"
    if start < end and page.lower[start] in {"last", "this", "next"} and end - start == 2:
        return None  # "... until last month says": the subject stands further back
    while start < end - 1 and page.lower[start] in {"even", "only"}:
        start += 1
    while page.tags and start < end - 1 and page.tags[end - 1] == "ADV":
        end -= 1  # "counsel for the port correctly said"
    if start < end and page.lower[end - 1] in _TIMES:
        return None  # "who a day earlier said"
    loose = all(is_adverb(page, t) for t in range(start, end))
    return (start, end) if start < end and not loose else None


_TIMES = frozenset(
    "day days week weeks month months year years hour hours minute minutes monday tuesday wednesday "
    "thursday friday saturday sunday earlier later ago".split()
)


_PHRASE_STOPS = frozenset(
    "in on at as after before when while during who whose which that by through via last this "
    "yesterday monday tuesday wednesday thursday friday saturday sunday today earlier later adding "
    "told was were is are has had and seen obtained published released reviewed issued".split()
)


def phrase_after(page: Page, start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at a token and ends before a comma, a clause or a time."""
    while start < ceiling and page.lower[start] in ADVERBS:
        start += 1
    end = start
    while end < ceiling:
        word = page.lower[end]
        if page.words[end] in _PUNCTUATION_BREAKS or page.inside[end] >= 0:
            break
        if (
            end > start
            and word == "to"
            and page.tags
            and page.parse.xpos[end + 1 : end + 2] == ("VB",)
        ):
            break  # "called by the crews to demand ..."
        if (
            end > start
            and word in _PHRASE_STOPS
            and (
                word != "and"
                or not page.words[end - 1][0].isupper()
                or end + 1 >= ceiling
                or not page.words[end + 1][0].isupper()
            )
        ):
            break
        end += 1
    if end <= start:
        return None
    if end < ceiling and page.words[end] == "," and not _names_somebody(page, start, end):
        # "a fisherman there, Ivo Lantz": the name between commas is the one that counts
        close = end + 1
        while close < ceiling and page.words[close] not in {",", ".", ";"}:
            close += 1
        if is_bare_name(page, end + 1, close):
            return end + 1, close
    return start, end


def _names_somebody(page: Page, start: int, end: int) -> bool:
    """Does a phrase hold a name that can be the speaker's: not the EU in "the senior EU envoy"?"""
    runs = name_runs(page, start, end)
    low, high = int(page.parse.token_starts[start]), int(page.parse.token_ends[end - 1])
    named = mentions_in(page, low, high)
    described = page.lower[start] in {"a", "an", "the"} and not PERSON_NOUNS.isdisjoint(
        page.lower[start:end]
    )
    if not described or not named:
        return bool(runs)
    return any(mention.kind == "person" for mention in named)


def name_ending(page: Page, end: int, floor: int) -> Phrase | None:
    """The person or body whose name ends right before a token."""
    at = int(page.parse.token_ends[end - 1])
    for mention in mentions_in(page, int(page.parse.token_starts[floor]), at):
        if mention.span.end == at and mention.kind in {"person", "organization"}:
            return page.parse.tokens_in(mention.span).start, end
    return None


def giver(page: Page, phrase: Phrase) -> Phrase:
    """Whom "which" means in "a protest from the harbour office, which said": the office."""
    for token in range(phrase[1] - 1, phrase[0], -1):
        if page.lower[token] == "from":
            return token + 1, phrase[1]
    if phrase[1] < len(page.words) and page.lower[phrase[1]] == "from":
        return phrase_after(page, phrase[1] + 1, page.ends[phrase[0]]) or phrase
    return phrase


def sentence_subject(page: Page, first: int, last: int) -> Phrase | None:
    """The noun phrase that a sentence begins with, past an opening adverbial with its comma."""
    start = first
    while start < last and (not page.words[start][0].isalnum() or page.inside[start] >= 0):
        start += 1
    opener = page.lower[start] if start < last else ""
    if opener in _ADVERBIAL:
        for token in range(start, last):
            if page.words[token] == ",":
                start = token + 1
                break
    while start < last and page.lower[start] in {"and", "but", "so", "yet", "then"}:
        start += 1
    end = start
    while end < last:
        word = page.lower[end]
        if not page.words[end][0].isalnum() and page.words[end] not in {"-", "'s", "’s", "&"}:
            break
        if end > start and _ends_subject(page, end):
            break
        if word in {"who", "which", "that"}:
            break
        end += 1
    if end <= start:
        return None
    if end < last and page.words[end] == "," and not name_runs(page, start, end):
        close = end + 1
        while close < last and page.words[close] not in {",", ".", ";"}:
            close += 1
        if close < last and is_bare_name(page, end + 1, close):
            return end + 1, close  # "His deputy, Ivo Lantz, showed ... and argued"
    return start, end


_ADVERBIAL = frozenset(
    "in on at after before during when while as since despite although though by for with from "
    "amid following earlier later last asked if under over among until".split()
)


def _ends_subject(page: Page, token: int) -> bool:
    word = page.lower[token]
    if page.words[token][0].isupper():
        return False
    if page.tags and page.lower[token] in VERBS and page.tags[token] in {"NOUN", "PROPN", "ADJ"}:
        return False  # "the title fight", "a state report"
    return (
        is_auxiliary(page, token)
        or (page.tags[token : token + 1] == ("VERB",) and page.parse.relations[token] != "amod")
        or word in VERBS
        or word in ADVERBS
        or (word.endswith("ed") and len(word) > 4)
        or word in {"in", "on", "at", "after", "with"}
    )
