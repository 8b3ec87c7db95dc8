"""
Who said what in which words, in one report.

Words between marks are found first (`marks`), then told apart: direct when a whole clause stands in
the marks, partial when a fragment does, scare when the marks name or set off a term and nobody in
particular speaks. Each gets the voice that the nearest attribution gives it: behind it, before it,
in the break of a broken quotation, or from the quotation it goes on from.
Wrong on: scare quotes that a saying verb happens to govern, and quotations attributed two sentences
away. The order of the rules follows what news style asks of writers (attribution after the first
sentence of a quotation, once per paragraph), as the agencies' style books give it.
"""

from bisect import bisect_right
from math import ceil

from crossread.model import Quote, Reading
from crossread.reading.attributed import find_attributed, find_by_tree
from crossread.reading.marked_places import Draft, MarkedPlace
from crossread.reading.page import Page, Voice, lay_out
from crossread.reading.relays import add_links
from crossread.reading.reported import find_reported
from crossread.reading.transcripts import find_speech
from crossread.reading.voices import Voices


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """
    The quotes of a report in reading order; `reading` has its mentions and references.

    >>> from crossread.language import read_by_rule
    >>> from crossread.model import Document, Report
    >>> from crossread.spans import SourceMap
    >>> text = '"It held," said Ada Quill. Police said the road was open.'
    >>> document = Document(Report("r1", "", "", "utf-8", text), text, SourceMap(()))
    >>> for quote in find_quotes(Reading(document, read_by_rule(text))):
    ...     print(quote.kind, "|", quote.span.of(text), "|", quote.speaker_text)
    direct | It held, | Ada Quill
    indirect | the road was open | Police
    """
    page = lay_out(reading)
    return add_links(page, Voices(page).name_all(find_drafts(page)))


def find_drafts(page: Page, wide: bool = False) -> list[Draft]:
    """
    The quotes of a page before their speakers are named, in reading order.

    With `wide`, reported thoughts and requests are among the indirect ones.
    """
    if not page.words:
        return []
    places = _places(page)
    direct = frozenset(place.index for place in places if place.is_direct())
    reported = _reported_drafts(page, direct, wide)
    drafts = _marked_drafts(page, places, direct, reported) + reported
    _take_up(page, drafts)
    _take_up_in_headline(page, drafts)
    drafts = _with_turns(page, drafts)
    if wide:
        drafts += _attributed_drafts(page, drafts)
    return sorted(drafts, key=lambda draft: (draft.span.start, -draft.span.end))


_FEW = 60  # quotations whose words a term is compared with


def _take_up(page: Page, drafts: list[Draft]) -> None:
    """
    Makes fragments of terms whose words the report gives to somebody elsewhere.

    A headline's or subheading's 'hard blow' is somebody's when the text below quotes the same words.
    """
    spoken = [(_plain(page, d), d) for d in drafts if d.kind in {"direct", "partial"} and d.voice]
    spoken = spoken[:_FEW]  # headlines take up what comes early
    for draft in drafts[: 4 * _FEW]:
        if draft.kind != "scare" or draft.last - draft.first < 2:
            continue
        words = _plain(page, draft)
        owner = next((other for said, other in spoken if words in said), None)
        if owner is not None:
            draft.kind, draft.voice = "partial", owner.voice


_TAKEN_UP = 0.6  # of a headline's words that must stand in a row in somebody's quotation


def _take_up_in_headline(page: Page, drafts: list[Draft]) -> None:
    """
    Gives what a headline quotes, without a verb of saying, to whom the text below gives those words.

    "Captain 'had no care at all for lives'" is the judge's when he is quoted on her "no care at all".
    """
    spoken = [d for d in drafts if d.kind in {"direct", "partial"} and d.voice and d.voice.cue]
    spoken = [d for d in spoken if page.paragraphs[d.first] > 0][:_FEW]
    for draft in drafts[:_FEW]:
        if page.paragraphs[draft.first] > 0:
            break
        own = draft.voice is not None and draft.voice.cue is not None
        words = _plain(page, draft).split()
        if draft.kind not in {"direct", "partial"} or own or len(words) < 3:
            continue
        size = max(3, ceil(_TAKEN_UP * len(words)))
        runs = [" ".join(["", *words[at : at + size], ""]) for at in range(len(words) - size + 1)]
        for other in spoken:
            said = _plain(page, other)
            if any(run in said for run in runs):
                draft.voice = other.voice
                break


def _plain(page: Page, draft: Draft) -> str:
    """The words of a draft in small letters, spaced, for finding one in another."""
    words = (page.lower[t] for t in range(draft.first, draft.last))
    return f" {' '.join(w for w in words if w[0].isalnum())} "


def _with_turns(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a transcript: a turn is its label's speech, unless it is the reporter's own."""
    spoken = []
    for label, speech in find_speech(page.reading.document):
        tokens = page.parse.tokens_in(speech)
        names = page.parse.tokens_in(label)
        if tokens and names:
            voice = Voice((names.start, names.stop), None)
            spoken.append(Draft(speech, "direct", tokens.start, tokens.stop, voice))
    kept = [d for d in drafts if not any(s.span.overlaps(d.span) for s in spoken)]
    return kept + spoken


def _attributed_drafts(page: Page, drafts: list[Draft]) -> list[Draft]:
    """What the trained reader alone finds, where nothing of the drafts stands."""
    taken = [draft for draft in drafts if draft.kind != "scare"]
    found = []
    for (first, last), voice in [*find_by_tree(page), *find_attributed(page)]:
        if all(last <= draft.first or draft.last <= first for draft in taken):
            span = page.parse.span(first, last)
            draft = Draft(span, "indirect", first, last, voice)
            found.append(draft)
            taken.append(draft)
    return found


def _reported_drafts(page: Page, direct: frozenset[int], wide: bool) -> list[Draft]:
    drafts = []
    for (first, last), voice, goes_on in find_reported(page, direct, wide):
        if last > first:
            span = page.parse.span(first, last)
            drafts.append(Draft(span, "indirect", first, last, voice, goes_on))
    return drafts


def _places(page: Page) -> list[MarkedPlace]:
    """The marked stretches that hold words, among their neighbours."""
    places = []
    for index, stretch in enumerate(page.marked):
        tokens = page.parse.tokens_in(stretch.words)
        if tokens and any(page.words[t][0].isalnum() for t in tokens):
            draft = Draft(stretch.words, "partial", tokens[0], tokens[-1] + 1)
            places.append(MarkedPlace(page, index, draft, stretch))
    return places


def _holds_own(page: Page, draft: Draft, around: Draft) -> bool:
    """Has a fragment in reported words a verb and subject there: "said she blamed it on 'fog'"?"""
    voice = draft.voice
    if voice is None or voice.cue is None or voice.phrase is None:
        return False
    inside = around.first <= voice.phrase[0] < voice.phrase[1] <= voice.cue.first
    gap = page.inside[voice.cue.last : draft.first]
    listed = any(stretch not in {-1, page.inside[draft.first]} for stretch in gap)
    return inside and gap.count(-1) <= (_LISTED if listed else _TOUCHING)


_TOUCHING = 2  # tokens that may part a verb from its fragment: "it", "on"
_LISTED = 4  # and with another fragment between: "blamed it on 'fog' and on 'ice'"


# Reported clauses that may begin before a marked stretch inside one of them.
_NEST = 4


def _marked_drafts(
    page: Page, places: list[MarkedPlace], direct: frozenset[int], reported: list[Draft]
) -> list[Draft]:
    """A draft for every marked stretch, with the voice its own sentence gives it."""
    drafts: list[Draft] = []
    behind = {page.ends[r.last - 1] for r in reported}  # where sentences of reported words end
    before: Draft | None = None  # the last stretch that somebody speaks
    for place in places:
        draft, stretch = place.draft, place.stretch
        drafts.append(draft)
        if place.index in direct:
            draft.kind = "direct"
        elif place.is_named_term():
            draft.kind = "scare"
            continue
        draft.voice = place.voice()
        before_it = bisect_right(reported, draft.span.start, key=lambda r: r.span.start)
        around = next(
            (
                r
                for r in reversed(reported[max(0, before_it - _NEST) : before_it])
                if r.span.contains(draft.span)
            ),
            None,
        )
        if around is not None and draft.kind == "partial" and not _holds_own(page, draft, around):
            draft.voice = around.voice
        if before is not None and draft.voice is not None and before.voice is not None:
            same_cue = before.voice.cue is not None and before.voice.cue == draft.voice.cue
            if same_cue and before.kind == "direct" and place.words() >= 3:
                draft.kind = "direct"  # 'chanted "..." and "..."'
            draft.continues = (
                same_cue and page.paragraphs[draft.first] == page.paragraphs[before.first]
            )
        if (
            stretch.goes_on
            and before is not None
            and (draft.voice is None or draft.voice.cue is None)
        ):
            draft.voice = None
            draft.continues = True
        if draft.voice is None and draft.kind == "partial":
            if not place.spoken_around(behind):
                draft.kind = "scare"
                continue
            if not place.follows(behind):
                draft.voice = place.subject()
        before = draft
    return drafts
