"""
A stretch between marks among its neighbours: is it a clause, a fragment or a term, and who speaks it?

The attribution is looked for behind the stretch, before it, further behind after a comma, in a
colon's sentence, and at last where the reader's tree hangs it.
Wrong on: terms of one word that a saying verb happens to govern.
"""

import msgspec

from crossread.lexicon.cues import ADVERBS, AUXILIARIES, NAMING, TEXTS, UTTERANCES
from crossread.model import QuoteKind
from crossread.reading.marks import Marked
from crossread.reading.owners import (
    holder_of,
    is_passive,
    quoted_one,
    voice_of_agent,
    voice_of_cue,
)
from crossread.reading.page import REACH, Cue, Page, Phrase, Voice, name_runs
from crossread.reading.sayings import find_cues
from crossread.reading.subjects import phrase_after, phrase_before, sentence_subject
from crossread.spans import Span

_DASHES = frozenset(["—", "–", "―", "--", "-"])


_SIGNATURE = 14  # tokens behind a quotation that can be a signature


# Words between marks without anybody to say them are a term up to this many.
_LONGEST_TERM = 5


_CLIMB = 6  # steps up the tree from a fragment to whoever holds it


_NAMED = frozenset(
    "called known named titled entitled dubbed nicknamed labelled labeled termed marked headlined "
    "codenamed christened styled".split()
)


class Draft(msgspec.Struct):
    """A quote being made: token range of its words, kind, and the voice that was found for it."""

    span: Span
    kind: QuoteKind
    first: int
    last: int
    voice: Voice | None = None
    continues: bool = False  # goes on from the quotation before it


class MarkedPlace:
    """A marked stretch among its neighbours: the sentence parts left and right of it."""

    def __init__(self, page: Page, index: int, draft: Draft, stretch: Marked) -> None:
        self.page = page
        self.index = index
        self.draft = draft
        self.stretch = stretch
        outer = page.parse.tokens_in(stretch.outer)
        self.first, self.last = outer[0], outer[-1] + 1  # tokens with the marks
        # a sentence of thousands of words is looked at from near by
        self.sentence = max(page.starts[self.first], self.first - REACH)
        previous = page.marked[index - 1] if index else None
        self.left = self.sentence
        if previous is not None:
            end = page.parse.tokens_in(previous.outer)[-1] + 1
            self.left = max(self.left, min(end, self.first))
        self.right_end = self._right_end(index)

    def _right_end(self, index: int) -> int:
        """Where the part of the sentence behind the stretch ends; `last` when there is none."""
        page = self.page
        if (
            self.last >= len(page.words)
            or page.paragraphs[self.last] != page.paragraphs[self.first]
        ):
            return self.last
        limit = min(page.ends[self.last], self.last + REACH)
        if index + 1 < len(page.marked):
            limit = min(limit, page.parse.tokens_in(page.marked[index + 1].outer)[0])
        ended = page.starts[self.last] == self.last  # a new sentence begins behind the marks
        if not ended or page.words[self.last][0].islower():
            return limit
        return limit if self._tag_sentence(limit) else self.last

    def _tag_sentence(self, limit: int) -> bool:
        """Is the sentence behind the marks nothing but an attribution ('Lantz said.')?"""
        page = self.page
        cues = find_cues(page, self.last, min(limit, self.last + 10))
        if not cues or cues[0].first == self.last:
            return False
        if cues[0].last - self.last > 9 or page.lower[cues[0].last - 1] in {"added", "told"}:
            return False
        words = page.parse.text[self.stretch.words.start : self.stretch.words.end]
        after = page.words[cues[0].last] if cues[0].last < len(page.words) else "."
        asked = cues[0].verb is not None and cues[0].verb.sort == "ask"
        if asked and not any(w in {"if", "whether", ":"} for w in page.lower[self.last : limit]):
            return words[-1] == "?"
        return words[-1] in "?!,…" and after in {".", ",", "in", "on", "during", "at", "as"}

    def words(self) -> int:
        """How many words stand between the marks."""
        tokens = range(self.draft.first, self.draft.last)
        return sum(self.page.words[t][0].isalnum() for t in tokens)

    def is_direct(self) -> bool:
        """Do the marks hold a clause or sentence rather than a fragment of one?"""
        page, draft = self.page, self.draft
        words = draft.last - draft.first
        text = draft.span.of(page.parse.text)
        ended = text[-1] in ".?!…," and (text[-1] != "," or self.right_end > self.last)
        opens = self.first == self.sentence or page.words[self.first - 1] == ":"
        cue = self._adjacent_cue()
        if cue is not None and cue.verb is not None and cue.verb.lemma in {"title", "headline"}:
            return False
        if cue is not None and cue.verb is not None and cue.verb.sort == "name":
            return text[0].isupper() and text[-1] in ".?!" and words >= 3
        cue_left = cue is not None
        if page.words[self.first - 1 : self.first] == [":"] and words >= 3:
            return True
        if opens or cue_left:
            return (words >= 3 and (ended or words >= 5)) or (text[-1] in ".?!" and cue_left)
        return text[0].isupper() and ended and text[-1] in ".?!" and words >= 6

    def _adjacent_cue(self) -> Cue | None:
        """The cue that stands right before the opening mark."""
        page = self.page
        at = self.first - 1
        if at >= self.left and page.words[at] in {",", ":"}:
            at -= 1
        if at < self.left:
            return None
        cues = find_cues(page, max(self.left, at - 2), at + 1, seldom=True)
        return cues[-1] if cues and cues[-1].last == at + 1 else None

    def is_named_term(self) -> bool:
        """Do the marks set off a name, a title or a term?"""
        page, draft = self.page, self.draft
        words = [
            page.words[t] for t in range(draft.first, draft.last) if page.words[t][0].isalpha()
        ]
        text = draft.span.of(page.parse.text)
        titled = bool(words) and all(
            w[0].isupper()
            or w.lower() in {"of", "the", "a", "an", "in", "on", "for", "and", "to", "s"}
            for w in words
        )
        cue = self._adjacent_cue()
        if cue is not None and cue.verb is not None and cue.verb.lemma in {"title", "headline"}:
            return True
        if cue is not None and not titled:
            # "a pier once called '...'" names it; "what he called '...'" says it
            near = page.lower[max(self.sentence, cue.first - 6) : cue.first]
            if cue.verb is None or cue.verb.tense != "past":
                return False
            naming = cue.verb.lemma in {
                "call",
                "term",
                "dub",
                "label",
                "brand",
            }
            return naming and "what" not in near and len(words) <= 6
        if titled and words[0][0].isupper() and len(words) <= 8 and text[-1] not in "?!":
            return not (
                len(words) > 2
                and text[-1] == "."
                and self.right_end == self.last
                and self.first == self.sentence
            )
        at = self.first - 1
        if at < self.sentence:
            return False
        before = page.lower[at]
        if before in {"the", "a", "an"} and page.lower[at - 1] in _NAMED and page.tags:
            return page.parse.xpos[at - 1] == "VBN" and len(words) <= 6  # "once called the '...'"
        if before == "as" and page.lower[at - 1] in AUXILIARIES:
            return False  # "he was as 'cold as ice'" compares
        if before == "as":
            left = find_cues(page, self.sentence, at, seldom=True)
            said_as = any(c.verb is not None and c.verb.sort in {"name", "refuse"} for c in left)
            return not said_as and len(words) <= 6
        if before in {"of", "the", "a", ":"} and at > self.sentence:
            before = page.lower[at - 1] if page.lower[at] == "of" else ""
            if page.lower[at] == "the" and page.lower[at - 1] in {"as"}:
                return len(words) <= 6
        if page.tags and page.tags[at] == "VERB" and before not in _NAMED:
            return False  # "to play 'dirty' politics", unlike the play
        return before in NAMING and len(words) <= 6

    def voice(self) -> Voice | None:
        """The voice that the stretch's own sentence gives it."""
        signed = self._signature()
        if signed is not None:
            return signed
        agent = self._agent_behind()
        if agent is not None:
            return agent
        adjacent = self._adjacent_cue()
        if adjacent is not None:
            found = voice_of_cue(self.page, adjacent, self.sentence)
            if found is not None:
                return found
        return (
            self._strict_right()
            or self._text()
            or self._left()
            or self._loose_right()
            or self._colon()
            or self._governor()
        )

    def _signature(self) -> Voice | None:
        """The name behind a dash that ends the paragraph: '"It held." — Ada Quill, harbour master'."""
        page, at = self.page, self.last
        if at + 1 >= len(page.words) or page.words[at] not in _DASHES:
            return None
        here = page.paragraphs[self.first]
        end = at + 1
        while end < len(page.words) and page.paragraphs[end] == here and end - at <= _SIGNATURE:
            end += 1
        ended = end == len(page.words) or page.paragraphs[end] != here
        runs = name_runs(page, at + 1, end)
        if not ended or not runs or runs[0][0] != at + 1 or find_cues(page, at + 1, end):
            return None
        return Voice(runs[0], None)

    def _agent_behind(self) -> Voice | None:
        """By whom a passive before the marks was said: 'was described as "reckless" by the mayor'."""
        page = self.page
        if self.right_end == self.last or page.lower[self.last] != "by":
            return None
        cues = find_cues(page, self.left, self.first, seldom=True)
        phrase = phrase_after(page, self.last + 1, self.right_end)
        return Voice(phrase, cues[-1]) if cues and phrase and is_passive(page, cues[-1]) else None

    def _strict_right(self) -> Voice | None:
        """An attribution that begins right behind the closing mark."""
        page = self.page
        start = self.last
        while start < self.right_end and not page.words[start][0].isalnum():
            start += 1
        if start >= self.right_end:
            return None
        cues = find_cues(page, start, self.right_end, seldom=True)
        if not cues:
            return None
        cue = cues[0]
        passed_on = quoted_one(page, cue)
        if passed_on is not None:
            return Voice(passed_on, cue)  # '"...," the agency quoted him as saying'
        if is_passive(page, cue):
            return voice_of_agent(page, cue, self.right_end)
        if cue.first == start or _only_adverbs(page, start, cue.first):
            if cue.verb is not None and cue.verb.tense == "gerund":
                return None
            phrase = phrase_after(page, cue.last, self.right_end)
            if phrase is not None and phrase[1] < len(page.words) and page.inside[phrase[1]] >= 0:
                return None  # 'a "farce", says the draft "must go"': the draft is spoken of
            return Voice(phrase, cue) if phrase else None
        phrase = phrase_before(page, cue.first, start)
        if phrase is not None and phrase[0] <= start + 1:
            return Voice(phrase, cue)
        if page.words[start][0].isupper() or page.lower[start] in {
            "a",
            "an",
            "the",
            "one",
            "his",
            "her",
        }:
            whole = phrase_after(page, start, self.right_end)
            if whole is not None and whole[1] < cue.first and page.words[whole[1]] == ",":
                closing = [c for c in cues if page.words[c.first - 1] == ","]
                return Voice(whole, closing[0] if closing else cue)
        return None

    def _text(self) -> Voice | None:
        """The law or treaty whose words a fragment is: "section 18, which makes it unlawful to ..."."""
        page, first = self.page, self.sentence
        if first < self.first and page.lower[first] == "under":
            phrase = phrase_after(page, first + 1, self.first)
            unsaid = phrase is not None and not find_cues(page, phrase[1], self.first)
            return Voice(phrase, None) if unsaid and _is_text(page, phrase) else None
        for token in range(self.first - 2, first + 1, -1):
            if page.words[token] in {";", ":"} or find_cues(page, token, token + 1):
                return None
            if page.lower[token] in {"which", "that"} and page.lower[token + 1] in _RULING:
                end = token - (page.words[token - 1] == ",")
                start = end - 1
                while start > first and (
                    page.words[start - 1][0].isupper()
                    or page.lower[start - 1] in TEXTS | {"the", "a", "an", "new", "proposed"}
                ):
                    start -= 1
                phrase = (start, end)
                return Voice(phrase, None) if _is_text(page, phrase) else None
        return None

    def _left(self) -> Voice | None:
        """The nearest attribution before the opening mark, in the same sentence."""
        page = self.page
        for floor in (self.left, self.sentence):
            for cue in reversed(find_cues(page, floor, self.first)):
                if is_passive(page, cue):
                    found = voice_of_agent(page, cue, self.first)
                else:
                    found = voice_of_cue(page, cue, self.sentence)
                if found is not None:
                    return found
        return None

    def _loose_right(self) -> Voice | None:
        """An attribution further behind, after a comma: '... "at once" if asked, Lantz said'."""
        page = self.page
        end = self.last
        if self.right_end > self.last:
            end = min(page.ends[self.last], self.last + REACH)
        for cue in find_cues(page, self.last, end):
            if cue.verb is None:
                phrase = phrase_after(page, cue.last, end)
            elif is_passive(page, cue) or cue.verb.sort in {"name", "urge", "refuse", "think"}:
                continue  # "... 'gone', welcomed the arrest": what is welcomed has not spoken
            elif page.words[cue.first - 1] == ",":
                phrase = phrase_after(page, cue.last, end) or phrase_before(
                    page, cue.first, self.last
                )
            else:
                phrase = phrase_before(page, cue.first, self.last)
                if phrase is not None and page.words[phrase[0] - 1] not in {",", "—", "–", "--"}:
                    phrase = None
            if phrase is not None:
                return Voice(phrase, cue)
        return None

    def _governor(self) -> Voice | None:
        """Who holds what the fragment is part of, by the tree: "was adamant that it was 'wrong'"."""
        page, token = self.page, self.draft.first
        if not page.tags:
            return None
        for _ in range(_CLIMB):
            head = int(page.parse.heads[token])
            if head < self.sentence or page.inside[head] >= 0:
                return None
            clause = page.parse.relations[token].partition(":")[0]
            if head < self.first and clause in {"ccomp", "acl"}:
                phrase = holder_of(page, head, clause)
                if phrase is not None:
                    return Voice(phrase, Cue(head, head + 1, None))
            token = head
        return None

    def _colon(self) -> Voice | None:
        """The subject of a sentence that leads up to a quotation with a colon."""
        page = self.page
        if self.first - 1 < self.sentence or page.words[self.first - 1] != ":":
            return None
        subject = sentence_subject(page, self.sentence, self.first)
        said = [t for t in range(self.sentence, self.first) if page.lower[t] in UTTERANCES]
        return (
            Voice(subject, Cue(said[-1], said[-1] + 1, None) if said else None) if subject else None
        )

    def subject(self) -> Voice | None:
        """The subject of the sentence: the likeliest owner of a long fragment without a cue."""
        if self.draft.last - self.draft.first < _LONGEST_TERM:
            return None
        subject = sentence_subject(self.page, self.sentence, self.first)
        return Voice(subject, None) if subject else None

    def spoken_around(self, behind: set[int]) -> bool:
        """Is a fragment without a cue too long for a term, or behind a sentence of reported words?"""
        if self.draft.last - self.draft.first >= _LONGEST_TERM:
            return True
        return self.follows(behind)

    def follows(self, behind: set[int]) -> bool:
        """Does the sentence come right behind one of reported words?"""
        opens = self.sentence > 0 and (
            self.page.paragraphs[self.sentence] == self.page.paragraphs[self.sentence - 1]
        )
        return opens and self.sentence in behind


# What a law does with the words that it is quoted for.
_RULING = frozenset(
    "makes bans prohibits forbids outlaws bars defines requires allows permits protects guarantees "
    "states covers punishes criminalises criminalizes".split()
)


def _is_text(page: Page, phrase: Phrase | None) -> bool:
    """Is a phrase a law, a treaty or a part of one?"""
    return phrase is not None and not TEXTS.isdisjoint(page.lower[slice(*phrase)])


def _only_adverbs(page: Page, first: int, last: int) -> bool:
    return all(page.lower[t] in ADVERBS for t in range(first, last))
