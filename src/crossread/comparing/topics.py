"""
What a finding is about, in the few words that a heading over it would have.

A topic is words of the reports: the claim that says most of what the reports share and can stand by
itself. Words that tie a clause to its sentence go from its beginning, what follows a comma or the tenth
word or so goes from its end, and a pronoun at the beginning gives way to the name it stands for. A
clause that leaves its subject to the words before it gets it from there; an aside between subject and
verb, and a circumstance before them, go where all would not fit.

Gets wrong: clauses that the tree hangs on another noun than the one they are said of.
"""

import re
from collections.abc import Sequence

from crossread.language.parse import Parse
from crossread.model import Reading, StoryQuantity
from crossread.spans import Span

LONGEST_TOPIC = 70  # characters
_MOST_WORDS = 11

# What a topic may lose at its beginning: words that only tie the clause to its sentence.
_TIES = re.compile(
    r"^(?:and|but|or|so|yet|then|in that|that|as|when|while|which|who|whom|whose|where|because|although|"
    r"though|if|meanwhile|however)\s+|^(?:later|nonetheless|nevertheless|instead|also|in addition),\s+",
    re.I,
)
# And those without which what is left does not stand: "who fled", "if it rains", "on what is called".
_LEANING = re.compile(
    r"^(?:and |but |or )?(?:in that|(?:(?:on|of|in|by|from|for|with|at|to) )?(?:which|who|whom|whose)|"
    r"(?:on|of|in|by|from|for|with|at|to) what|where|if)\s+",
    re.I,
)
_LINKS = frozenset("of in with by from for on at into".split())
_LEANS = frozenset(
    "he she it they his her its their this that these those we i you him them who which there".split()
)
# A mark in a list, and a word that makes a clause the date of another.
_DATING = re.compile(r"^(?:\(?[a-z0-9]\)|(?:after|before|since|until)\b(?=[^,]*$))\s*", re.I)
_REACH = 16  # tokens behind a stretch in which its verb's complement may begin
# Words with which a topic cannot end.
_OPEN_ENDS = frozenset(
    """a an the of on in at to for from by with and or but as than that which who its his her their
    was were is are be been has have had will would could may might about into over""".split()
)


def _without_label(reading: Reading, span: Span) -> Span:
    for turn in reading.document.turns:
        if turn.label.overlaps(span) and turn.speech.start < span.end:
            return Span(turn.speech.start, span.end)
    return span


def _fits(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and len(text) <= LONGEST_TOPIC


def _cut(text: str, verb: str) -> str:
    """At most some words of a text, ending before a comma or a small word, with a mark if cut."""
    words = text.split()
    if _fits(text):
        return text
    kept = words[:_MOST_WORDS]
    while len(" ".join(kept)) > LONGEST_TOPIC - 1 and len(kept) > 1:
        kept.pop()
    for number in range(len(kept) - 1, 3, -1):
        whole = verb in " ".join(kept[: number + 1]).split()
        if kept[number].endswith((",", ";", ":", "–", "—")) and whole:
            return " ".join(kept[: number + 1]).rstrip(" ,;:–—")
    while len(kept) > 3 and kept[-1].lower() in _OPEN_ENDS:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—") + "…"


def _carrier_of(parse: Parse, span: Span) -> int | None:
    """The token that carries a stretch: the first that hangs on nothing inside it."""
    tokens = parse.tokens_in(span)
    if not parse.has_trees:
        return None
    return next((t for t in tokens if int(parse.heads[t]) not in tokens), None)


def _verb_of(reading: Reading, span: Span) -> str:
    """The word that carries a stretch, or nothing without trees."""
    carrier = _carrier_of(reading.parse, span)
    return "" if carrier is None else reading.parse.word(carrier)


# What belongs to a noun and stands before it, and what may be told between a subject and its verb.
_OF_A_NOUN = ("det", "amod", "compound", "nummod", "nmod:poss")
_ASIDES = ("acl", "appos", "parataxis")
_SAYS_SOMETHING = 5  # words from which a stretch says something by itself
_CIRCUMSTANCES = ("obl", "advmod", "advcl", "cc", "mark", "punct")
_MOST_BEHIND = 6  # tokens between a noun and the clause said of it that belong to the noun
_RELATIVES = frozenset("who which that".split())


def _noun_said_of(parse: Parse, verb: int) -> int | None:
    """
    The noun that a verb is said of outside its clause: "the plan | drawn up", "Holt | and will appeal".

    None where the verb has a subject of its own, or where nothing tells whose doing it is.
    """
    for _ in range(3):  # a list of verbs hangs on its first
        subject = next(
            (c for c in parse.children(verb) if parse.relations[c].startswith("nsubj")), None
        )
        head, relation = int(parse.heads[verb]), parse.relations[verb]
        if subject is not None and parse.word(subject).lower() not in _RELATIVES:
            return subject
        if relation.startswith("acl") and head >= 0:
            participle = parse.xpos[verb] in ("VBN", "VBG")
            return head if subject is not None or participle else None
        if relation != "conj" or head < 0:
            return None
        verb = head
    return None


def _unsaid_subject(reading: Reading, span: Span) -> str:
    """The noun, with what stands before it, that a stretch is said of and does not hold; or nothing."""
    parse, inside = reading.parse, reading.parse.tokens_in(span)
    verb = _carrier_of(parse, span)
    if verb is None or not parse.xpos or not parse.xpos[verb].startswith(("VB", "MD")):
        return ""
    if any(
        "subj" in parse.relations[t] and parse.word(t).lower() not in _RELATIVES for t in inside
    ):
        return ""
    noun = _noun_said_of(parse, verb)
    if noun is None or noun in inside or parse.xpos[noun] == "CD":
        return ""
    place = parse.span(noun, noun + 1)
    if any(turn.label.overlaps(place) for turn in reading.document.turns):
        return ""
    if parse.xpos[noun].startswith(("PRP", "W", "DT", "EX")):
        names = [r.chain for r in reading.references if r.span == place]
        return reading.chain_names[names[0]] if names else ""
    first = noun
    for child in parse.children(noun):
        if child < noun and parse.relations[child].startswith(_OF_A_NOUN):
            first = min(first, parse.subtree(child)[0])
    last, begins = noun + 1, inside[0] if inside else 0
    if parse.word(noun + 1) == "of" and noun < begins <= noun + _MOST_BEHIND:
        last = begins - (parse.word(begins - 1).lower() in _RELATIVES)  # "days of rain | that left"
    return " ".join(parse.span(first, last).of(parse.text).split())


def _aside(parse: Parse, span: Span, verb: int) -> Span | None:
    """The aside between commas that parts the subject of a stretch from its verb."""
    for subject in parse.children(verb):
        if not parse.relations[subject].startswith("nsubj") or subject > verb:
            continue
        for child in parse.children(subject):
            if child < subject or not parse.relations[child].startswith(_ASIDES):
                continue
            first, last = parse.subtree(child)
            if parse.word(first) == ",":
                first += 1
            if subject < first and last < verb and parse.word(first - 1) == parse.word(last) == ",":
                aside = Span(int(parse.token_starts[first - 1]), int(parse.token_ends[last]))
                if span.start < aside.start and aside.end < span.end:
                    return aside
    return None


def _begins(parse: Parse, span: Span, verb: int) -> int:
    """Where the subject begins behind a circumstance: "Speaking at the pier, | the mayor said"."""
    if parse.xpos and parse.xpos[verb] == "VBG":  # a parser may hang the sentence on its beginning
        verb = next((c for c in parse.children(verb) if parse.relations[c] == "conj"), verb)
    for subject in parse.children(verb):
        if not parse.relations[subject].startswith("nsubj") or subject > verb:
            continue
        first = parse.subtree(subject)[0]
        before = [child for child in parse.children(verb) if child < first]
        only_adds = all(parse.relations[child].startswith(_CIRCUMSTANCES) for child in before)
        leans = parse.word(first).lower() in _LEANS
        start = int(parse.token_starts[first])
        enough = len(parse.text[start : span.end].split()) >= _SAYS_SOMETHING
        behind = first > parse.tokens_in(span)[0] and parse.word(first - 1) == ","
        if only_adds and enough and behind and not leans:
            return start
    return span.start


def _shortened(parse: Parse, span: Span) -> str:
    """A stretch, without its aside, and then without its circumstances, where it is too long with them."""
    verb, text = _carrier_of(parse, span), span.of(parse.text)
    if verb is None or _fits(text):
        return text
    aside = _aside(parse, span, verb)
    opens, closes = (aside.start, aside.end) if aside else (span.end, span.end)
    for start in (span.start, _begins(parse, span, verb)):
        text = parse.text[start : max(start, opens)] + parse.text[max(start, closes) : span.end]
        if _fits(text):
            break
    return text


# What a verb of telling cannot leave outside a topic: "was found | to have broken the law".
_TOLD = ("ccomp", "xcomp")
# What stands before the word it belongs to: "the regime's | days".
_BEFORE_HEAD = ("nmod:poss", "compound", "amod", "nummod", "det", "case")


def _leaves_open(reading: Reading, span: Span) -> bool:
    """Does a stretch only date another clause, or end before what its verb or last word needs?"""
    parse = reading.parse
    if _DATING.match(span.of(parse.text).lstrip()):
        return True
    tokens = [t for t in parse.tokens_in(span) if parse.word(t)[:1].isalnum()]
    if not parse.has_trees or not tokens:
        return False
    last = tokens[-1]
    if parse.relations[last].startswith(_BEFORE_HEAD) and int(parse.heads[last]) > last:
        return True
    return any(
        tokens[0] <= int(parse.heads[t]) <= last
        and parse.relations[t].startswith((*_TOLD, "obj") if int(parse.heads[t]) == last else _TOLD)
        for t in range(last + 1, min(last + _REACH, len(parse.relations)))
    )


def close_quotation(text: str) -> str:
    """
    A text with both marks of its quotation, or none where only the closing one is in it.

    >>> close_quotation('people had "a right to be heard'), close_quotation("a right” to be heard")
    ('people had "a right to be heard"', 'a right to be heard')
    """
    if text.count('"') % 2:
        at = text.rindex('"')
        opens = at == 0 or text[at - 1] in " (["
        text = f'{text}"' if opens else text[:at] + text[at + 1 :]
    missing = text.count("“") - text.count("”")
    if missing == 1:
        return f"{text}”"
    return text.replace("”", "", 1) if missing == -1 else text


def _named(reading: Reading, start: int, text: str) -> str:
    """A text with the name for the pronoun it begins with, where the report tells whose it is."""
    first = text.split(" ", 1)
    if first[0].lower() not in ("he", "she", "they", "it") or len(first) < 2:
        return text
    for reference in reading.references:
        if reference.span.start == start:
            return f"{reading.chain_names[reference.chain]} {first[1]}"
    return text


def _has_subject(reading: Reading, span: Span) -> bool:
    """Does a stretch say who or what does it? Without trees: it does not begin with "-ing"."""
    parse = reading.parse
    if not parse.has_trees:
        return not span.of(parse.text).split(" ", 1)[0].endswith("ing")
    return any(parse.relations[token].startswith("nsubj") for token in parse.tokens_in(span))


def _without_link(parse: Parse, span: Span, text: str) -> str:
    """A text without the preposition that ties it to a sentence it is not in: "of | troops leaving"."""
    first, carrier = next(iter(parse.tokens_in(span)), None), _carrier_of(parse, span)
    if first is None or carrier is None or int(parse.heads[first]) != carrier:
        return text
    linked = parse.relations[first] in ("case", "mark") and parse.word(first).lower() in _LINKS
    return text.split(" ", 1)[-1] if linked else text


def _is_determiner(parse: Parse, span: Span) -> bool:
    """Does a stretch begin with "that" as in "that aim", which no tie may take away?"""
    first = next(iter(parse.tokens_in(span)), None)
    return first is not None and parse.has_trees and parse.relations[first] == "det"


def word_topic(reading: Reading, span: Span) -> tuple[bool, str]:
    """A stretch of a report as a topic, and whether it is a weak one that needs its sentence."""
    span = _without_label(reading, span)
    raw = span.of(reading.parse.text)
    text = " ".join(raw.split())
    opened = bool(_LEANING.match(text))
    before = " ".join(_shortened(reading.parse, span).split())
    start = span.start + len(raw) - len(raw.lstrip())
    text = _without_link(reading.parse, span, _named(reading, start, before))
    linked = before.endswith(text) and text != before
    text = (text if _is_determiner(reading.parse, span) else _TIES.sub("", text)).strip(
        " ,;:.–—\"“”'‘’()"
    )
    words = text.split()
    headline = reading.document.headline
    weak = (
        len(words) < 3
        or opened
        or linked
        or re.split(r"['’]", words[0].lower())[0] in _LEANS
        or not _has_subject(reading, span)
        or (headline is not None and headline.overlaps(span))
    )
    dating = _DATING.match(raw.lstrip())
    if dating is not None:
        text = _named(reading, start + dating.end(), _DATING.sub("", text))
    elif subject := _unsaid_subject(reading, span):
        text = f"{subject} {text}"
    return weak, close_quotation(_cut(text, _verb_of(reading, span)))


_LOST = 0.3  # of the words shared, what a topic loses that was cut before its verb
_EARLY = 45  # characters of a sentence's beginning within which what it is about must come


def _is_finite_with_subject(reading: Reading, span: Span) -> bool:
    """Is a stretch a sentence once it has its subject: "the pier | closed", not "a pier | closed for years"?"""
    verb = _carrier_of(reading.parse, span)
    participle = verb is not None and reading.parse.relations[verb] == "acl"
    return not participle and bool(_unsaid_subject(reading, span))


def _lost_its_verb(reading: Reading, span: Span, text: str) -> bool:
    """Was a topic cut before the verb that says what its subject does?"""
    verb = _verb_of(reading, _without_label(reading, span))
    return text.endswith("…") and verb not in re.findall(r"[\w’'-]+", text)


def topic_of(stretches: Sequence[tuple[Reading, Span, float]], about: Sequence[Span] = ()) -> str:
    """
    The topic among some stretches, each with the share of its words that other reports have too.

    One that stands by itself comes before all others; then what is shared counts, then shortness. With
    `about`, beside the stretches, a sentence that comes to the matter late gives way to the bare matter.
    """
    rows = []
    for number, (reading, span, shared) in enumerate(stretches):
        weak, text = word_topic(reading, span)
        weak = (weak and not _is_finite_with_subject(reading, span)) or _leaves_open(reading, span)
        late = bool(about) and about[number].start > span.start + _EARLY
        level = 2 * late + (2 * weak if len(text.split()) < _SAYS_SOMETHING else weak)
        if text:
            shared -= _LOST * _lost_its_verb(reading, span, text)
            rows.append((level, "…" in text[-2:], -round(shared, 1), len(text), text))
    return min(rows)[-1] if rows else ""


# What a figure is said to count when its sentence names nothing.
_NOTHING = re.compile(
    r"(?:number|how many times|size beside another|amount of money|share of the whole|length|weight|"
    r"area|volume|speed|duration|temperature|power|amount)(?: \([^)]*\))?"
)


def counted_in(figures: Sequence[StoryQuantity]) -> str | None:
    """
    What some figures count, in words, when two or more are of one group.

    None where that is a bare noun: "trucks" heads nothing, the sentence they stand in does.
    """
    names = [f.group_name for f in figures if f.group_name]
    best = max(sorted(set(names)), key=names.count, default=None)
    if best is None or names.count(best) < 2 or _NOTHING.fullmatch(best):
        return None
    return best if " " in best else None
