"""
Reported speech without marks: the clause that stands for what somebody said.

A verb of saying gives the words behind it ("Lantz said the pier was closed"), in front of it ("The
pier was closed, Lantz said") or around it, and "according to" likewise; a headline gives them with a
colon. What is found is the content clause only, without "that". Where the words begin and end is
read from commas, conjunctions and the next verb of saying.
Wrong on: clauses behind a verb with a long object of its own, and sentences that go on after the
reported clause without a comma. Thoughts ("believes", "hopes") are left out unless asked for, since
nobody need have spoken them.
"""

from crossread.lexicon.cues import ADVERBS, AUXILIARIES, BEFORE_INFINITIVE, UTTERANCES, VERBS
from crossread.lexicon.stems import IRREGULAR
from crossread.reading.page import (
    REACH,
    Cue,
    Page,
    Phrase,
    Voice,
    is_auxiliary,
    is_bare_name,
    is_headline,
)
from crossread.reading.sayings import find_cues
from crossread.reading.speakers import FINDERS, can_speak
from crossread.reading.subjects import (
    has_finite_verb,
    is_passive,
    phrase_after,
    phrase_before,
    voice_of_cue,
)

Content = tuple[Phrase, Voice, bool]  # tokens of the words, whose they are, whether they go on

_SUBJECT_PRONOUNS = frozenset(
    "he she it they we i you there this these those that nobody everyone everybody nothing both "
    "neither none most".split()
)
_ADJUNCT_STARTS = frozenset(
    "on in at during after before yesterday today earlier later late early by through via "
    "from to with for of about over when while as monday tuesday wednesday thursday friday saturday "
    "sunday immediately again afterwards shortly recently previously publicly and but".split()
)
_CONTENT_WORDS = frozenset("that whether if how why when where what who".split())
_TIME_NOUNS = frozenset(
    "week month year night morning afternoon evening day monday tuesday wednesday thursday friday "
    "saturday sunday weekend january february march april may june july august september october "
    "november december summer winter spring autumn fall time".split()
)
_PASTS = frozenset(
    form
    for form, root in IRREGULAR.items()
    if not form.endswith(("s", "ing"))
    and root not in {"man", "woman", "child", "person", "foot"}
    and form not in {"better", "best", "worse", "worst", "dead"}
)
# Adverbs that begin a clause as often as they follow a verb: "said all of its ships had passed".
_OPEN_CLAUSES = frozenset("all both only even still now just never".split())
# What comes before an auxiliary where an object stands behind the verb: "noted the man who was".
_NO_CLAUSE = frozenset("that which who to while when after before as".split())
# Times of one word that stand between "said" and its clause.
_TIME_WORDS = frozenset(
    "earlier later yesterday today recently previously monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
_REMARKS = frozenset("remarks comments twitter facebook instagram telegram".split())
_FEWEST_WORDS = 2
_SHORT = 4  # tokens: a content of a time alone is none
_CUES_AHEAD = 8  # verbs of saying a reported clause is read against
_NEAR = 6  # tokens: a second verb of saying this near passes the first one's words on
# A content clause that is quoted for the greater part stands in the ledger as the quotation alone.
_MOSTLY_QUOTED = 0.9
# Verbs that go on from an earlier one with the same subject: "said ... and added ...".
_GOING_ON = frozenset(
    "say add tell warn insist argue claim deny promise pledge vow suggest note decline refuse "
    "acknowledge admit reiterate repeat confirm report state maintain contend stress urge call describe accuse predict explain announce".split()
)


_OPENING = frozenset("unlike like in on at during after before amid despite under with".split())
_PASSIVE = frozenset("is are was were be been being".split())


def _starts_adjunct(page: Page, token: int) -> bool:
    """Does a time, place or manner begin at a token, rather than a clause?"""
    word = page.lower[token]
    if token + 1 < len(page.words) and page.lower[token + 1] in {"'s", "’s"}:
        return False  # "Friday's vote would ..." begins a clause
    following = page.lower[token + 1] if token + 1 < len(page.words) else ""
    if word in {"this", "last", "next", "that"}:
        return following in _TIME_NOUNS
    if word == "at" and following in {"least", "most"}:
        return False  # "said at least 40 people were hurt"
    if word in {"about", "over"} and following[:1].isdigit():
        return False  # "said about 40 people were hurt"
    return word in _ADJUNCT_STARTS


def _leads_to_marks(page: Page, token: int, last: int) -> bool:
    """Does a verb lead straight to a colon or to words between marks?"""
    if token < last and page.words[token] == ",":
        token += 1
    return token < last and (page.words[token] == ":" or page.inside[token] >= 0)


def _clause_like(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a verb, by the reader's tags or as far as word forms tell?"""
    if page.tags and not is_headline(page, first):
        return has_finite_verb(page, first, last)
    for token in range(first, last):
        word = page.lower[token]
        if (
            is_auxiliary(page, token)
            or word in VERBS
            or word in _PASTS
            or word in _SUBJECT_PRONOUNS - {"this", "that"}
        ):
            return True
        if page.words[token].islower() and word.endswith(("ed", "ing")) and len(word) > 4:
            return True
        if page.words[token].islower() and word.endswith("s") and token + 1 < last:
            after = page.lower[token + 1]
            if after in {"the", "a", "an", "to", "that", "in", "on", "out", "up", "off"}:
                return True
    return False


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
    if not found:
        found.extend(_in_headline(page, first, last))
    return found


def _is_infinitive(page: Page, cue: Cue) -> bool:
    """Is a verb an infinitive that nobody need have carried out ("failed to say" counts as said)?"""
    if cue.verb is None or cue.verb.tense != "base" or page.lower[cue.first - 1] != "to":
        return False
    if cue.verb.lemma in {"admit", "concede", "acknowledge"}:
        return page.lower[cue.first - 2] not in {"had", "has", "forced", "obliged", "compelled"}
    withheld = cue.verb.lemma in {"say", "tell", "confirm", "reveal", "disclose", "explain"}
    return cue.first < 2 or not withheld or page.lower[cue.first - 2] not in BEFORE_INFINITIVE


def _speaks(page: Page, cue: Cue, wide: bool) -> bool:
    if cue.verb is None:
        return True
    if cue.verb.lemma == "find" and not wide:
        phrase = phrase_before(page, cue.first, page.starts[cue.first])
        return phrase is not None and not FINDERS.isdisjoint(page.lower[slice(*phrase)])
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
    inverted = _inverted(page, cue, first, last)
    if inverted is not None:
        return [(_neat(page, first, cue.first), inverted, False)]
    start = _content_start(page, cue, last)
    if start is not None:
        voice = voice_of_cue(page, cue, page.starts[cue.first])
        if voice is None or (
            cue.verb.lemma in _SHOWING
            and not (voice.phrase is not None and can_speak(page, voice.phrase))
        ):
            return []
        inner = _told_on(page, start, last, following)
        if inner is not None:
            start, voice = inner
        end = _relative_end(page, cue, start, _content_end(page, start, last, following))
        if cue.verb is not None and cue.verb.sort == "name":
            commas = [t for t in range(start, end) if page.words[t] == "," and page.inside[t] < 0]
            end = min([end, *commas])  # "dismissed it as theatre, and others ..."
        if end - start <= _SHORT and _starts_adjunct(page, start):
            return []  # "said that this morning": the words stand elsewhere
        return [
            (_neat(page, low, high), voice, low > start) for low, high in _pieces(page, start, end)
        ]
    return _before(page, cue, first, last)


# Verbs by which things show something without anybody saying it: "the attack underscores that ...".
_SHOWING = frozenset("underscore underline suggest indicate signal".split())


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
    voice = Voice(phrase, cue)
    behind = phrase[1]
    while behind < last and page.words[behind] != ",":
        behind += 1
    if cue.first <= first + 1:
        return [(_neat(page, behind, last), voice, False)] if behind < last else []
    if not _clause_like(page, first, cue.first) or cue.first - first < 5:
        return []
    found = [(_neat(page, first, cue.first), voice, False)]
    if last - behind > 5 and page.lower[behind + 1] not in {"who", "which", "a", "an", "the"}:
        found.append((_neat(page, behind, last), voice, True))
    return found


def _inverted(page: Page, cue: Cue, first: int, last: int) -> Voice | None:
    """'..., said Lantz': the voice when the words stand before and the speaker behind the verb."""
    verb = cue.verb
    if verb is None or verb.sort not in {"say", "state"} or cue.first == first:
        return None
    before = page.words[cue.first - 1]
    if before not in {",", "—", "–", "--"} and page.inside[cue.first - 1] < 0:
        return None
    if verb.tense == "gerund" or cue.last >= last:
        return None
    if _leads_to_marks(page, cue.last, last):
        return None
    after = page.lower[cue.last]
    if not page.words[cue.last][0].isalpha() or after in _CONTENT_WORDS:
        return None
    if _starts_adjunct(page, cue.last):
        return None
    if (
        after in _SUBJECT_PRONOUNS
        and cue.last + 1 < last
        and page.words[cue.last + 1] not in {",", "."}
    ):
        return None
    phrase = phrase_after(page, cue.last, last)
    if phrase is None:
        return None
    ahead = phrase_before(page, cue.first, first)
    if ahead is not None and not _clause_like(page, first, cue.first):
        return None  # "The mayor, Ada Quill, announced the date": an apposition stands before
    if ahead is not None and (_has_clause(page, cue.last, last) or _clause_like(page, *phrase)):
        return None
    return Voice(phrase, cue)


def _has_clause(page: Page, first: int, last: int) -> bool:
    """Does a stretch hold a finite verb before its first comma?"""
    for token in range(first, last):
        if page.words[token] == ",":
            return False
        if is_auxiliary(page, token) or (page.tags and has_finite_verb(page, token, token + 1)):
            return True
    return False


def _content_start(page: Page, cue: Cue, last: int) -> int | None:
    """Where the words behind a verb of saying begin, or None when there are none."""
    verb = cue.verb
    assert verb is not None
    at = cue.last
    if at >= last:
        return None
    if page.lower[at] == ",":
        # "say, however, that ..."
        if at + 3 < last and page.words[at + 2] == "," and page.lower[at + 3] == "that":
            return at + 4
        return None
    limit = min(last, at + 14)
    for token in range(at, limit):
        word = page.lower[token]
        if (
            word == "that"
            and token + 1 < last
            and (token == at or _adjunct(page, at, token, verb.sort))
        ):
            return token + 1
        if word in {"whether"} and (token == at or _adjunct(page, at, token, verb.sort)):
            return token
        if page.words[token] in {",", ":", ";"} or page.inside[token] >= 0:
            break
        if token > at and page.tags and page.parse.xpos[token] in {"VBD", "VBZ", "VBP"}:
            break  # "was announced as the crews acknowledged that ..."
    if (
        verb.sort != "name"
        and page.lower[at] in {"when", "while", "as"}
        and not _withheld(page, cue)
    ):
        return None  # "Lantz said as she left"
    if page.lower[at] in {"how", "why", "when", "what", "where", "if", "who"}:
        return at if verb.sort in {"say", "tell"} and last - at > 3 else None
    if verb.sort == "tell":
        return _after_hearer(page, at, last)
    if verb.sort == "ask":
        return _question(page, at, last)
    if verb.lemma == "say":
        return _bare_clause(page, at, last, strict=False)
    if verb.sort in {"say", "state", "refuse"} or verb.lemma == "find":
        if page.lower[at] == "to" and verb.lemma in {"claim"}:
            return at
        if _clause_begins(page, cue, at):
            return at
        return _bare_clause(page, at, last, strict=True)
    if verb.sort == "name" and verb.lemma in {"dismiss", "denounce"}:
        for token in range(at, min(last, at + 8)):
            if page.lower[token] == "as":
                return token + 1
    return None


def _clause_begins(page: Page, cue: Cue, at: int) -> bool:
    """Does the tree see a clause with its own subject begin right behind a verb?"""
    for child in page.children.get(cue.first, ()):
        if page.parse.relations[child] == "ccomp" and page.parse.subtree(child)[0] == at:
            below = page.children.get(child, ())
            return any(page.parse.relations[c].startswith("nsubj") for c in below)
    return False


def _adjunct(page: Page, first: int, token: int, sort: str) -> bool:
    """Is what stands between a verb of saying and its 'that' a time, a place or a hearer?"""
    if sort == "tell" or _starts_adjunct(page, first) or page.lower[first] in ADVERBS:
        return True
    if page.lower[first] in {"its", "his", "her", "their"} and token - first <= 3:
        return True
    return sort == "state" and page.words[first][0].isupper() and token - first <= 8


def _bare_clause(page: Page, at: int, last: int, strict: bool) -> int | None:
    """The start of a clause without 'that', past a time or place between it and the verb."""
    word = page.lower[at]
    if strict:
        plain = word in _SUBJECT_PRONOUNS - {"that", "this", "these", "those", "most", "both"}
        if word == "there" and not is_auxiliary(page, min(at + 1, last - 1)):
            plain = False  # "responded there with force"
        if plain and at + 2 < last:
            return at
        if word in _ADJUNCT_STARTS or not page.words[at][0].isalpha():
            return None
        for token in range(at + 1, min(last, at + 9)):
            if page.words[token] in {",", ";", ":"} or page.lower[token] in _NO_CLAUSE:
                return None
            if is_auxiliary(page, token):
                return at
        return None
    if word == "sorry":
        return None
    if page.words[at][0].isalpha() or page.words[at][0].isdigit() or page.inside[at] >= 0:
        if not _starts_adjunct(page, at) and word not in ADVERBS:
            return at if last - at > 2 else None
        if word in {"no", "not", "so"}:
            return at if last - at > 3 else None
        if word in _OPEN_CLAUSES and _clause_like(page, at + 1, last):
            return at
        if word in _TIME_WORDS and at + 3 < last:
            if page.lower[at + 1] in _TIME_NOUNS:
                return None  # "said Tuesday night, praising ..."
            return _bare_clause(page, at + 1, last, strict)
        # an adjunct first: the clause begins at the next subject pronoun or auxiliary's subject
        for token in range(at + 1, min(last, at + 9)):
            if page.words[token] in {",", ".", ";", ":"}:
                return None
            if page.lower[token] in {"he", "she", "it", "they", "there", "we"}:
                return token
    return None


def _withheld(page: Page, cue: Cue) -> bool:
    """Does somebody not say something: "did not say when", "declined to say how"?"""
    near = page.lower[max(page.starts[cue.first], cue.first - 4) : cue.first]
    return any(w in {"not", "n't", "n’t", "never"} or w in BEFORE_INFINITIVE for w in near)


def _question(page: Page, at: int, last: int) -> int | None:
    """The start of what is asked, behind whom it is asked: "asked the mayor if ..."."""
    for token in range(at, min(last, at + 8)):
        if page.words[token] in {",", ".", ";", ":"} or page.inside[token] >= 0:
            return None
        if page.lower[token] in {"if", "whether"}:
            return token
        if page.tags and page.parse.xpos[token] in {"VBD", "VBZ", "VBP"}:
            return None
    return None


def _after_hearer(page: Page, at: int, last: int) -> int | None:
    """The start of what is told, behind the hearer."""
    for token in range(at + 1, min(last, at + 12)):
        word = page.lower[token]
        if page.words[token] in {",", ".", ";", ":"} or page.inside[token] >= 0:
            return None
        if word in _CONTENT_WORDS:
            return token + (word == "that")
        if word in _SUBJECT_PRONOUNS and token > at:
            verbal = page.tags and page.parse.xpos[min(token + 1, last - 1)] in {
                "VBD", "VBZ", "VBP", "MD"
            }  # fmt: skip
            if verbal or page.lower[at] not in {"the", "a"}:
                return token
        if (
            token == at + 1
            and word in {"the", "a", "an"}
            and page.lower[at] in {"them", "him", "her", "us", "me", "reporters"}
        ):
            return token
    return None


def _content_end(page: Page, start: int, last: int, following: list[Cue]) -> int:
    """Where reported words end: at the sentence's end, or where the same speaker goes on."""
    for token in range(start + 2, min(last, start + REACH)):
        # a whole quotation that follows a comma is a matter of its own
        if page.inside[token] >= 0 and page.inside[token - 1] < 0 and page.words[token - 1] == ",":
            stretch = page.marked[page.inside[token]]
            if (
                stretch.words.end >= page.parse.token_starts[last - 1] - 1
                and len(stretch.words) > 30
            ):
                last = token - 1
                break
    last = _closed_before(page, start, last, following)
    last = _before_comment(page, start, last)
    for cue in following:
        if cue.first <= start or cue.verb is None:
            continue
        if cue.first >= last:
            break
        at = cue.first
        while at > start and (page.lower[at - 1] in ADVERBS or page.lower[at - 1] in AUXILIARIES):
            at -= 1
        if page.lower[at - 1] == "to" and page.lower[at - 2] in BEFORE_INFINITIVE:
            at -= 2
        joint = page.lower[at - 1]
        if cue.verb.tense == "gerund" and page.words[cue.first - 1] == ",":
            if cue.verb.lemma in _GOING_ON:
                return at - 1
            continue
        if page.lower[cue.first - 1] in AUXILIARIES and page.lower[cue.first - 1] in _PASSIVE:
            continue
        if joint in {"and", "but"} and cue.verb.lemma in _GOING_ON:
            end = at - 1
            return end - 1 if page.words[end - 1] == "," else end
        subject = phrase_before(page, cue.first, start)
        if subject is None or subject[0] - 2 <= start or cue.verb.lemma not in _GOING_ON:
            continue
        if cue.verb.sort == "say" and cue.verb.tense != "gerund":
            led = page.words[subject[0] - 1]
            if led == "," and (cue.last >= last or not page.words[cue.last][0].isalnum()):
                return subject[0] - 1  # "said it was shut, Lantz said"
            if led == "and" and has_finite_verb(page, start, subject[0]) if page.tags else False:
                return subject[0] - 1  # "said it was shut and the mayor said ..."
        pronoun = page.lower[subject[0]] in {"he", "she", "they", "it", "some", "others"}
        end = subject[0] - 1
        if page.lower[end] in {"and", "but", "though", "although", "while"} and (
            pronoun or page.words[end - 1] == ","
        ):
            return end - 1 if page.words[end - 1] == "," else end
    return last


# What a report calls somebody's words in passing, behind them: "..., an announcement denounced by".
_COMMENTS = frozenset(
    "announcement allegation allegations accusation accusations claim claims charge charges statement "
    "assertion assertions suggestion view opinion conclusion figure promise threat".split()
)


def _before_comment(page: Page, start: int, last: int) -> int:
    """Where the reporter's own words follow reported ones: their source, or a noun for them."""
    for token in range(start + 3, min(last, start + REACH) - 1):
        if page.words[token] != "," or page.inside[token] >= 0:
            continue
        if page.lower[token + 1 : token + 3] == ["according", "to"]:
            return token
        noun = token + 1 + (page.lower[token + 1] in {"a", "an"})
        if page.lower[noun] in _COMMENTS and page.lower[noun - 1] in {",", "a", "an"}:
            follows = page.lower[noun + 1] if noun + 1 < last else ""
            if follows.endswith("ed") or follows in {"that", "which", "made"}:
                return token
    return last


def _closed_before(page: Page, start: int, last: int, following: list[Cue]) -> int:
    """Where a semicolon ends reported words because somebody else speaks behind it."""
    for token in range(start + 3, min(last, start + REACH)):
        if page.words[token] == ";" and page.inside[token] < 0:
            spoken = [cue for cue in following if token < cue.first < last and cue.verb is not None]
            if spoken and phrase_before(page, spoken[0].first, token + 1) is not None:
                return token
    return last


def _relative_end(page: Page, cue: Cue, start: int, end: int) -> int:
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


def _before(page: Page, cue: Cue, first: int, last: int) -> list[Content]:
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
    if _leads_to_marks(page, cue.last, last):
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
        if after not in ADVERBS and not _starts_adjunct(page, cue.last):
            return []  # "confirmed the sentence": the verb has an object of its own
    voice = Voice(phrase, cue)
    found: list[Content] = []
    ahead = _neat(page, first, _described_from(page, phrase, first))
    adverbial = (
        page.lower[ahead[0]] in _OPENING
        and "," not in page.words[slice(*ahead)]
        and _has_clause(page, cue.last + 1, last)
        and page.words[cue.last : cue.last + 1] == [","]
    )
    if ahead[1] - ahead[0] >= 4 and _clause_like(page, *ahead) and not adverbial:
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
        found.append((_neat(page, behind, last), voice, bool(found)))
    return found


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
            described = opens and not _clause_like(page, token + 2, start - 1)
            return token + 1 if described else start
        if page.inside[token] >= 0:
            break
    return start


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
        return [(_neat(page, first, at), Voice((at + 1, last), None), False)]
    return []


def _neat(page: Page, first: int, last: int) -> Phrase:
    """A stretch without the commas, full stops and conjunctions at its ends."""
    while first < last and page.words[first] in {",", ";", "—", "–", "--", "-", ":", "."}:
        first += 1
    while first < last and page.lower[first] in {"but", "and"}:
        first += 1
    while last > first and page.words[last - 1] in {",", ";", ".", "—", "–", "--", "-", ":"}:
        last -= 1
    return first, max(first, last)
