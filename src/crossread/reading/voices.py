"""
From the voices of a report's quotations to speakers: names, descriptions, and what pronouns mean.

Quotations are gone through in reading order and everybody who speaks or is the subject of a sentence
is remembered with the place. A pronoun takes what the reading's references say, else the latest
remembered one it can stand for: "he" a person, "it" a body, "they" several. "The mayor" takes the
latest speaker described with that word. Wrong on: two people of one sex who are both subjects
between a quotation and its pronoun.
"""

import re
from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crossread.language.linking import HE, SHE
from crossread.lexicon.cues import PERSON_PRONOUNS
from crossread.model import Mention, Quote, Reference
from crossread.reading.circumstances import anonymity_of, occasion_of
from crossread.reading.page import Page, Phrase, is_headline, is_pronoun, mentions_in, name_runs
from crossread.reading.references import sexes_of
from crossread.reading.roles import office_words
from crossread.reading.speakers import (
    BODY_NOUNS,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    Speaker,
    describe,
    is_joined,
    trim_description,
)
from crossread.reading.subjects import sentence_subject
from crossread.spans import Span

if TYPE_CHECKING:
    from crossread.reading.marked_places import Draft

# How far back a role's bearer is looked for.
_PLACES_BACK = 12
_CHARACTERS_BACK = 24000
_KNOWN_BACK = 80
_LAST_WORDS = 3  # reported clauses in which a name may stand that is only spoken of
# How many paragraphs back a pronoun may look for a speaker.
_SPEAKERS_BACK = 4

_FITS = {
    "he": {"person"}, "she": {"person"}, "i": {"person"},
    "it": {"body"}, "they": {"plural", "body"}, "we": {"plural", "body"}, "one": {"person"},
}  # fmt: skip


_AS_SUBJECT = {"him": "he", "her": "she", "them": "they"}  # "the agency quoted him as saying"


# What a pronoun may stand for when nothing fits better: "police ... it", "the council ... they".
_WIDER = {"it": {"plural"}, "they": {"person", "unknown"}}

_OWNED = re.compile(r"\b(?:of|for|at|in|from|with)\b", re.IGNORECASE)
_MARKS = frozenset(",;:.()—–-\"“”'‘’")
# Between a name and what is said of its bearer: ", 41, of the ".
_APPOSED = re.compile(
    r"\s*,\s+(?:(?:aged\s+)?\d{1,3}\s*,\s+)?(?P<of>(?:of|from|with)\s+(?:[\w'’-]+\s+){0,6}?)?(?:the\s+|an?\s+)?"
)


def _are_people(page: Page, speaker: Speaker, phrase: Phrase) -> bool:
    """Does a phrase describe several people who could speak: "two officials of the port"?"""
    words = page.lower[slice(*phrase)]
    return speaker.kind == "plural" and any(
        word in PLURAL_NOUNS or word.removesuffix("s") in PERSON_NOUNS for word in words
    )


class Voices:
    """Goes through the drafts of one report in order and names their speakers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: list[tuple[int, Speaker]] = []  # (token, speaker), in order
        self.reported: list[tuple[Span, Speaker]] = []  # words without marks, and whose
        self.spoken: set[int] = set()  # where in `known` somebody speaks
        self.seen_to = 0  # sentences up to this token have given their subjects
        self.sex: dict[str, str] = {}
        self.where: dict[str, list[int]] = {}  # word outside of marks -> its tokens
        for token, word in enumerate(page.lower):
            if page.inside[token] < 0:
                self.where.setdefault(word, []).append(token)
        self.of_chain: dict[int, list[Mention]] = {}
        for mention in page.reading.mentions:
            self.of_chain.setdefault(mention.chain, []).append(mention)
        self.references = sorted(page.reading.references, key=lambda r: r.span)
        self.sexes = sexes_of(page.reading.mentions)
        for reference in self.references:
            word = reference.span.of(page.parse.text).lower()
            if word in HE or word in SHE:
                self.sexes.setdefault(reference.chain, "m" if word in HE else "f")

    def name_all(self, drafts: "list[Draft]") -> tuple[Quote, ...]:
        """The finished quotes, in the order of the drafts."""
        made: list[Quote] = []
        for index in range(len(drafts)):
            made.append(self._finish(drafts, index, made))
        return tuple(made)

    def _finish(self, drafts: "list[Draft]", index: int, made: list[Quote]) -> Quote:
        draft = drafts[index]
        span = draft.span
        kind = draft.kind
        if kind == "scare":
            return Quote(span, "scare")
        self._remember_subjects(draft.first)
        cue = draft.voice.cue if draft.voice else None
        cue_span = self.page.parse.span(cue.first, cue.last) if cue else None
        before = self._spoken_before(drafts, index)
        if draft.voice is None or draft.voice.phrase is None:
            return self._following(draft, drafts, before, made, cue_span)
        speaker = self.speaker_of(draft.voice.phrase, self._named_in(draft.span))
        if (
            speaker is not None
            and not speaker.named
            and not is_pronoun(self.page, draft.voice.phrase)
        ):
            kept = trim_description(self.page, draft.voice.phrase)
            if kept != draft.voice.phrase:
                speaker = self.speaker_of(kept) if kept else None
        continues = before if draft.continues else None
        if speaker is None:
            return Quote(span, kind, cue=cue_span, continues=continues)
        place = max(draft.first, draft.voice.phrase[0])
        self._remember((place, speaker))
        self.spoken.add(place)
        if kind == "indirect":
            self.reported.append((span, speaker))
        return Quote(
            span,
            kind,
            speaker.chain,
            speaker.text,
            speaker.mention,
            cue_span,
            continues,
            occasion_of(self.page, draft.voice),
            None if speaker.named else anonymity_of(self.page, draft.voice),
        )

    def _spoken_before(self, drafts: "list[Draft]", index: int) -> int | None:
        for other in range(index - 1, -1, -1):
            if drafts[other].kind != "scare":
                return other
        return None

    def _following(
        self,
        draft: "Draft",
        drafts: "list[Draft]",
        before: int | None,
        made: list[Quote],
        cue: Span | None,
    ) -> Quote:
        """A quotation without a voice of its own takes that of the one it follows."""
        page = self.page
        kind = draft.kind
        if before is not None:
            gap = page.paragraphs[draft.first] - page.paragraphs[drafts[before].last - 1]
            opens = draft.first - page.starts[draft.first] <= 1
            if gap == 0 or (gap == 1 and opens) or draft.continues:
                quote = made[before]
                teller = self._teller_before(drafts[before], kind)
                if teller is not None and opens:
                    return Quote(draft.span, kind, teller.chain, teller.text, teller.mention, cue)
                joined = quote.kind in {"direct", "partial"} and kind == "direct"
                if quote.speaker_text is not None or (joined and opens):
                    return Quote(
                        draft.span,
                        kind,
                        quote.speaker,
                        quote.speaker_text,
                        quote.speaker_mention,
                        cue,
                        before if joined else None,
                        quote.occasion if joined else None,
                        quote.anonymity,
                    )
        subject = self._last_subject(draft.first)
        if subject is None:
            return Quote(draft.span, kind, cue=cue)
        self._remember((draft.first, subject))
        return Quote(
            draft.span,
            kind,
            subject.chain,
            subject.text,
            subject.mention,
            cue,
        )

    def _teller_before(self, before: "Draft", kind: str) -> Speaker | None:
        """
        Who goes on speaking after a sentence that gives words to a document of which the person tells.

        "She spoke of a report, which found that ..." and then a whole quotation: the words are hers.
        """
        page, voice = self.page, before.voice
        if kind != "direct" or before.kind != "indirect" or voice is None or voice.phrase is None:
            return None
        first = page.starts[before.first]
        subject = sentence_subject(page, first, before.first)
        if subject is None or subject[1] > voice.phrase[0]:
            return None
        teller = self.speaker_of(subject)
        told = describe(page, voice.phrase)
        return teller if teller and teller.kind == "person" and told.kind != "person" else None

    def _last_subject(self, token: int) -> Speaker | None:
        """The subject of the sentence before a quotation that stands alone."""
        page = self.page
        for at, speaker in reversed(self.known):
            if page.paragraphs[token] - page.paragraphs[at] > 1:
                return None
            if speaker.kind == "person":
                return speaker
        return None

    def _remember_subjects(self, upto: int) -> None:
        """Adds the subjects of the sentences that end before a token."""
        page = self.page
        while self.seen_to < upto and page.ends[self.seen_to] <= upto:
            first, last = self.seen_to, page.ends[self.seen_to]
            self.seen_to = last
            if page.paragraphs[first] == 0 and is_headline(page, first):
                continue
            phrase = sentence_subject(page, first, last)
            if phrase is None or is_pronoun(page, phrase):
                continue
            speaker = describe(page, phrase)
            if not speaker.named:
                speaker = self._description(phrase) or speaker
            if speaker.named or speaker.kind == "person" or _are_people(page, speaker, phrase):
                self._remember((phrase[0], speaker))

    def _named_in(self, span: Span) -> frozenset[int]:
        """The people whom words name: a pronoun beside the words means none of them."""
        mentions = mentions_in(self.page, span.start, span.end)
        return frozenset(mention.chain for mention in mentions if mention.kind == "person")

    def speaker_of(self, phrase: Phrase, others: frozenset[int] = frozenset()) -> Speaker | None:
        """Whom a phrase stands for, none of `others`; None when a pronoun finds nobody."""
        page = self.page
        if is_pronoun(page, phrase):
            return self._pronoun(phrase, others)
        speaker = describe(page, phrase)
        if speaker.named and speaker.kind == "person":
            return speaker
        named = self._name_beside(phrase)
        if named is not None:
            return self._of_mention(named, phrase[0])
        if speaker.named:
            return speaker
        return self._description(phrase) or speaker

    def _name_beside(self, phrase: Phrase) -> Mention | None:
        """
        The person a description belongs to: named at its end, or before the comma it stands behind.

        "Council leader of the House Ada Quill", "Ada Quill, 41, leader of the rail union, which ...".
        """
        page = self.page
        first, last = phrase
        start, end = page.parse.span(first, last).start, page.parse.span(first, last).end
        for mention in mentions_in(page, start, end):
            begins = page.parse.tokens_in(mention.span).start
            joined = is_joined(page, begins) or page.words[begins - 1][-1:] in _MARKS
            last_words = mention.span.end == end and begins > first + 1
            if mention.kind == "person" and last_words and not joined:
                return mention
        if last >= len(page.words):
            return None
        before = mentions_in(page, int(page.parse.token_starts[page.starts[first]]), start)
        if not before or before[-1].kind != "person":
            return None
        gap = _APPOSED.fullmatch(page.parse.text[before[-1].span.end : start])
        of = gap is not None and (gap["of"] or page.lower[first] in {"of", "from", "with"})
        one = not PERSON_NOUNS.isdisjoint(page.lower[first : min(last, first + 8)])
        name = page.parse.tokens_in(before[-1].span).start
        if page.words[last] not in {",", "—", "–"} and page.words[name - 1] != ",":
            return None  # "..., Ada Quill, a spokeswoman said" needs both its commas
        joined = name > 0 and is_joined(page, name)
        return before[-1] if gap is not None and (of or one) and not joined else None

    def _of_mention(self, mention: Mention, at: int) -> Speaker:
        names = self.page.reading.chain_names
        name = names[mention.chain] if mention.chain < len(names) else ""
        return Speaker(name or mention.text, mention.span, mention.chain, "person", at, True)

    def _references_at(self, span: Span) -> list[Reference]:
        """The references around a span, in order."""
        at = bisect_left(self.references, span.start, key=lambda r: r.span.start)
        return self.references[max(0, at - 3) : at + 3]

    def _remember(self, row: tuple[int, Speaker]) -> None:
        insort(self.known, row, key=lambda known: known[0])

    def _own_subject(self, token: int) -> Speaker | None:
        """The subject of the sentence a pronoun stands in, when it stands before the pronoun."""
        page = self.page
        phrase = sentence_subject(page, page.starts[token], token)
        if phrase is None or phrase[1] >= token or is_pronoun(page, phrase):
            return None
        speaker = describe(page, phrase)
        # "denounced the tax that they said ...", unlike "Two divers drowned, they said"
        several = page.lower[token] == "they" and page.words[token - 1][0].isalnum()
        several = several and _are_people(page, speaker, phrase)
        return speaker if speaker.named or speaker.kind == "person" or several else None

    def _is_better(self, named: Speaker, word: str, token: int) -> bool:
        """
        Is a reference's name a better reading of a pronoun than the speaker last heard?

        Not when the name stands inside somebody's quotation, nor when somebody the names do not know
        has spoken between the name and the pronoun.
        """
        page = self.page
        if named.mention is None:
            return False
        at = page.parse.tokens_in(named.mention).start
        if page.inside[at] >= 0 > page.inside[token]:
            return False
        fits = _FITS.get(word, set())
        if self._is_spoken_of(named, word, token):
            return False
        for heard, speaker in reversed(self.known):
            if heard >= token:
                continue
            if heard <= at or page.paragraphs[token] - page.paragraphs[heard] > 2:
                return True
            if self._is_of_other_sex(speaker, word):
                continue
            if speaker.kind in fits and (
                speaker.chain is None or self._goes_on(speaker, heard, named, token)
            ):
                return False
        return True

    def _is_spoken_of(self, named: Speaker, word: str, token: int) -> bool:
        """Does a name stand only in what somebody has just said, who may go on as "he"?"""
        here = int(self.page.parse.token_starts[token])
        for span, speaker in reversed(self.reported[-_LAST_WORDS:]):
            if named.mention is not None and span.contains(named.mention):
                may_be = speaker.kind in _FITS.get(word, set()) and speaker.chain != named.chain
                return here >= span.end and may_be and not self._is_of_other_sex(speaker, word)
        return False

    def _is_of_other_sex(self, speaker: Speaker, word: str) -> bool:
        """Do titles or the pronouns for a named speaker say that "he" or "she" is somebody else?"""
        sex = None if speaker.chain is None else self.sexes.get(speaker.chain)
        return (sex, word) in {("m", "she"), ("f", "he")}

    def _goes_on(self, speaker: Speaker, heard: int, named: Speaker, token: int) -> bool:
        """Has a person just spoken whom a pronoun beside more words rather means than a name before?"""
        page = self.page
        near = page.paragraphs[token] - page.paragraphs[heard] <= 1
        return near and heard in self.spoken and speaker.chain != named.chain

    def _pronoun(self, phrase: Phrase, others: frozenset[int]) -> Speaker | None:
        page = self.page
        word = _AS_SUBJECT.get(page.lower[phrase[0]], page.lower[phrase[0]])
        span = page.parse.span(*phrase)
        for reference in self._references_at(span):
            if reference.span.overlaps(span) and reference.chain not in others:
                named = self._chain(reference.chain, phrase[0])
                if named is not None and self._is_better(named, word, phrase[0]):
                    return named
        own = self._own_subject(phrase[0])
        if own is not None and own.kind in _FITS.get(word, set()) and own.chain not in others:
            return own
        fits = _FITS.get(word)
        if fits is None:
            return Speaker(page.words[phrase[0]], span, None, "unknown", phrase[0])
        for wanted in (fits, fits | {"unknown"}, fits | _WIDER.get(word, set())):
            for at, speaker in reversed(self.known):
                if at >= phrase[0]:
                    continue
                back = page.paragraphs[phrase[0]] - page.paragraphs[at]
                if back > _SPEAKERS_BACK:
                    break
                if speaker.kind not in wanted or speaker.chain in others:
                    continue
                if self._is_of_other_sex(speaker, word):
                    continue
                sex = self.sex.get(speaker.text)
                if word in PERSON_PRONOUNS and sex is not None and sex != word:
                    continue
                if word in PERSON_PRONOUNS:
                    self.sex.setdefault(speaker.text, word)
                return speaker
        return None

    def _chain(self, chain: int, token: int) -> Speaker | None:
        """The speaker that a chain of the reading names."""
        mentions = self.of_chain.get(chain)
        if not mentions:
            return None
        before = bisect_right(
            mentions, int(self.page.parse.token_starts[token]), key=lambda m: m.span.start
        )
        nearest = mentions[max(0, before - 1)]
        names = self.page.reading.chain_names
        text = names[chain] if chain < len(names) else nearest.text
        kind = "person" if nearest.kind == "person" else "body"
        return Speaker(text, nearest.span, chain, kind, token, True)

    def _description(self, phrase: Phrase) -> Speaker | None:
        """Who 'the mayor' or 'the official' is: the latest one known by that word."""
        page = self.page
        first, last = phrase
        if page.lower[first] != "the" or last - first > 3:
            return None
        span = page.parse.span(first, last)
        head = page.lower[last - 1]
        referred = [r.chain for r in self._references_at(span) if r.span.overlaps(span)]
        bearer = referred[0] if referred else self._bearer(head, span.start)
        body = self._body_called(head, span.start) if head in BODY_NOUNS else None
        if body is not None:
            return self._chain(body, first)
        if bearer is not None:
            told = self._told_of(bearer, span.start)
            strange = any(word not in told for word in page.lower[first + 1 : last - 1])
            return (strange and self._just_heard(first)) or self._chain(bearer, first)
        titled = self._titled(head, first)
        if titled is not None:
            return titled
        for at, other in reversed(self.known[-_KNOWN_BACK:]):
            if at < first and not other.named and head in other.text.lower().split():
                return other
        return self._named_later(head, first) if last - first == 2 else None

    def _named_later(self, head: str, token: int) -> Speaker | None:
        """The one person of the report with an office that a lead gives before the name: "the judge"."""
        mentions = [m for m in self.page.reading.mentions if m.kind == "person"]
        titled = head in PERSON_NOUNS
        bearers = sorted({m.chain for m in mentions if titled and head in office_words(m)})
        return self._chain(bearers[0], token) if len(bearers) == 1 else None

    def _told_of(self, chain: int, before: int) -> set[str]:
        """The words of the titles and roles that a person had before a place."""
        mentions = [m for m in self.of_chain.get(chain, []) if m.span.start < before]
        return {word for m in mentions for word in office_words(m)}

    def _just_heard(self, token: int) -> Speaker | None:
        """The named person who spoke in the sentence before: whom "the Tory chairman" goes on with."""
        page = self.page
        for at, speaker in reversed(self.known):
            if at < token:
                near = page.starts[token] == page.ends[at] and speaker.kind == "person"
                return speaker if near and speaker.named else None
        return None

    def _bearer(self, head: str, before: int) -> int | None:
        """The chain of the latest person whose title or role a word is."""
        found = None
        for mention in mentions_in(self.page, max(0, before - _CHARACTERS_BACK), before):
            roles = [
                _OWNED.split(role)[0] for role in mention.roles
            ]  # "head of the church" is a head
            told = office_words(replace(mention, roles=tuple(roles)))
            if mention.kind == "person" and head in told:
                found = mention.chain
        return found

    def _body_called(self, head: str, before: int) -> int | None:
        """The body named most whose name holds a word, the latest of several: a court for "the court"."""
        named = [
            mention.chain
            for mention in mentions_in(self.page, max(0, before - _CHARACTERS_BACK), before)
            if mention.kind == "organization" and head in mention.text.lower().split()
        ]
        return max(reversed(named), key=named.count, default=None)

    def _titled(self, head: str, before: int) -> Speaker | None:
        """The latest name that stands beside a role: 'Mayor Ada Quill', 'Ada Quill, the mayor'."""
        page = self.page
        places = self.where.get(head, [])
        at = bisect_left(places, before)
        for token in reversed(places[max(0, at - _PLACES_BACK) : at]):
            runs = name_runs(page, token + 1, min(token + 6, page.ends[token]))
            if page.words[token][0].isupper():
                runs = name_runs(page, token, min(token + 6, page.ends[token]))
            runs = [r for r in runs if r[0] <= token + 2 and r[1] - r[0] >= 2]
            titled = describe(page, (token, runs[0][1])) if runs else None
            if titled is not None and (titled.named or not page.reading.mentions):
                return titled  # unlike "the report to the Harbour Board"
        return None
