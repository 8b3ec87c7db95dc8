"""
What stands for a named person or body without naming it: descriptions and pronouns.

"The mayor" stands for the latest chain with that role (roles.py), "the ministry" for the latest body whose name
has that head. He and she go to the likeliest person of the last sentences whose sex does not speak against it (pronouns.py); "it"
goes to a body only where it is said to speak. Wrong on: two people of one sex in one sentence, and offices that
changed hands.
"""

from bisect import bisect_left
from collections import Counter, defaultdict, deque

from crossread.language.linking import HE, SHE
from crossread.language.parse import Parse
from crossread.lexicon.cues import VERBS
from crossread.lexicon.given_names import given_names
from crossread.lexicon.nationalities import PEOPLES
from crossread.lexicon.titles import FAMILY, FEMALE, MALE
from crossread.model import Mention, Reference
from crossread.reading.pronouns import Named, candidates_for, choose
from crossread.reading.roles import BODY_WORDS, ROLE_WORDS, office_words
from crossread.spans import Span

# How many mentions back "the mayor" may have been called so.
_NAMED_BACK = 300


class Known:
    """What a report has said of its chains so far, as far as a description or pronoun may ask."""

    def __init__(self, parse: Parse, mentions: tuple[Mention, ...]) -> None:
        self.parse = parse
        self.mentions = mentions
        self.kind = {mention.chain: mention.kind for mention in mentions}
        self.sex = sexes_of(mentions)
        self.words: dict[int, Counter[str]] = defaultdict(Counter)

    def note(self, mention: Mention) -> None:
        """Adds what a mention says of its chain."""
        words = self.words[mention.chain]
        words.update(office_words(mention))
        if mention.kind != "person":
            words.update(w.lower() for w in mention.text.split())


def sexes_of(mentions: tuple[Mention, ...]) -> dict[int, str]:
    """The sex of each chain, where titles, family words or the given name tell: m or f."""
    found: dict[int, str] = {}
    for mention in mentions:
        if mention.kind != "person" or mention.chain in found:
            continue
        said = " ".join(filter(None, (mention.title, *mention.roles))).lower().split()
        words = {word.strip(",.") for word in said[:6]} | set(said)
        if words & FEMALE:
            found[mention.chain] = "f"
        elif words & (MALE - {"general"}):
            found[mention.chain] = "m"
    for mention in mentions:
        given = mention.text.split()[0] if " " in mention.text else ""
        sexes = given_names().get(given, "")
        if mention.kind == "person" and mention.chain not in found and sexes in {"m", "f"}:
            found[mention.chain] = sexes
    return found


def find_references(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Reference, ...]:
    """The pronouns and descriptions that stand for a named chain, in reading order."""
    known = Known(parse, mentions)
    named = {t for m in mentions for t in parse.tokens_in(m.span)}
    lower = [parse.word(i).lower() for i in range(len(parse))]
    sentence = [0] * len(parse)
    for view in parse.sentences():
        sentence[view.first : view.last] = [view.number] * (view.last - view.first)
    inside = _quoted(parse, lower)
    queue = deque(mentions)
    seen: list[Named] = []
    found: list[Reference] = []
    for token, word in enumerate(lower):
        while queue and queue[0].span.start <= parse.token_starts[token]:
            mention = queue.popleft()
            known.note(mention)
            seen.append(_named(parse, lower, mention))
        if token in named or inside[token]:
            continue
        if word in HE or word in SHE:
            others = _told_of(parse, lower, mentions, token)
            chain = _person_for(known, seen, token, "m" if word in HE else "f", others)
            if _unnamed_actor(parse, lower, named, token):
                chain = None
            if chain is not None:
                span = parse.span(token, token + 1)
                found.append(Reference(span, chain, f"{word}: the likeliest person named before"))
                known.sex.setdefault(chain, "m" if word in HE else "f")
                seen.append(Named(token, chain, _subject_weight(parse, lower, token)))
        elif word == "it" and lower[token + 1 : token + 2] and _speaks(lower, token):
            chain = _body_for(known, seen, sentence, token)
            if chain is not None:
                found.append(
                    Reference(parse.span(token, token + 1), chain, "it: the body named last")
                )
        elif word == "the":
            reference = _description(known, lower, named, seen, token)
            if reference is not None:
                found.append(reference)
                seen.append(_described(parse, lower, reference))
                named.update(parse.tokens_in(reference.span))
    return tuple(found)


def _described(parse: Parse, lower: list[str], reference: Reference) -> Named:
    """What "the mayor" counts for: as its last word, a subject's weight where trees tell."""
    last = parse.tokens_in(reference.span).stop - 1
    weight = _subject_weight(parse, lower, last) if parse.has_trees else 3
    return Named(last, reference.chain, weight)


def _quoted(parse: Parse, lower: list[str]) -> list[bool]:
    """Tokens between quotation marks, where "he" is whom the speaker means and not the report."""
    flags = [False] * len(lower)
    opened = False
    paragraphs = {int(start) for start in parse.paragraph_starts}
    for token, word in enumerate(lower):
        if token in paragraphs:
            opened = False
        if word in {"“", "``"}:
            opened = True
        elif word in {"”", "''"}:
            opened = False
        elif word == '"':
            opened = not opened
        flags[token] = opened
    return flags


def _speaks(lower: list[str], token: int) -> bool:
    verb = lower[token + 1]
    if verb in {"has", "had", "also"} and token + 2 < len(lower):
        verb = lower[token + 2]
    return verb in VERBS and VERBS[verb].sort in {"say", "tell", "state"}


def _is_subject(parse: Parse, lower: list[str], token: int) -> bool:
    if parse.has_trees:
        return parse.relations[token].startswith("nsubj")
    return token + 1 < len(lower) and lower[token + 1] in VERBS


def _named(parse: Parse, lower: list[str], mention: Mention) -> Named:
    """What being named so counts for: 3 as who speaks or acts, 2 inside what is said, 1 beside it."""
    tokens = parse.tokens_in(mention.span)
    if parse.has_trees:
        heads = [_head(parse, token) for token in tokens]
        weighed = [(_subject_weight(parse, lower, head), head) for head in heads]
        weight, head = max(weighed, key=lambda pair: pair[0], default=(1.0, tokens.start))
        return Named(head, mention.chain, weight)
    after = lower[tokens.stop : tokens.stop + 1]
    before = lower[tokens.start - 1 : tokens.start] if tokens.start else []
    said = (after and after[0] in VERBS) or (before and before[0] in VERBS)
    return Named(tokens.start, mention.chain, 3 if said else 1)


# Clauses that hang on another: their subject is less spoken of than that of the sentence.
_DEPENDENT = ("ccomp", "advcl", "acl", "csubj")


def _subject_weight(parse: Parse, lower: list[str], token: int) -> float:
    if not _is_subject(parse, lower, token):
        return 1
    if not parse.has_trees:
        return 2
    verb = int(parse.heads[token])
    for _ in range(4):
        if verb < 0 or parse.relations[verb].startswith(_DEPENDENT):
            return 3 if verb < 0 else 2
        if not parse.relations[verb].startswith(("conj", "xcomp")):
            break
        verb = int(parse.heads[verb])
    return 3


def _head(parse: Parse, token: int) -> int:
    """The token a name hangs together under: "Gen." in "Gen. Ali Haddad", "mayor" in "Mayor Haddad"."""
    for _ in range(4):
        relation, head = parse.relations[token], int(parse.heads[token])
        close = (
            relation == "appos" and 0 <= head < token and "," not in _between(parse, head, token)
        )
        if head < 0 or not (relation.startswith(("flat", "compound")) or close):
            break
        token = head
    return token


def _between(parse: Parse, left: int, right: int) -> str:
    return parse.text[int(parse.token_ends[left]) : int(parse.token_starts[right])]


def _unnamed_actor(parse: Parse, lower: list[str], named: set[int], token: int) -> bool:
    """Is the nearest subject before a pronoun, in its sentence, somebody without a name?"""
    if not parse.has_trees:
        return False
    start = int(parse.sentence_starts[parse.sentence_of(token)])
    for before in range(token - 1, start - 1, -1):
        if parse.relations[before].startswith("nsubj"):
            word = lower[before]
            return before not in named and (word in ROLE_WORDS or word in _PEOPLE)
    return False


_PEOPLE = frozenset(
    "man woman boy girl pilot gunman person anyone someone everyone nobody teenager mother father".split()
)


def _told_of(
    parse: Parse, lower: list[str], mentions: tuple[Mention, ...], token: int
) -> frozenset[int]:
    """
    The chains named in what "he said" says: none of them is he.

    Nobody is called by name in a clause under a pronoun that stands for the same person.
    """
    if lower[token] not in {"he", "she"} or not _says(lower, token):
        return frozenset()
    end = int(parse.token_ends[_sentence_end(parse, token) - 1])
    start = int(parse.token_starts[token])
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    last = bisect_left(mentions, end, key=lambda m: m.span.start)
    return frozenset(m.chain for m in mentions[first:last] if m.kind == "person")


def _sentence_end(parse: Parse, token: int) -> int:
    following = parse.sentence_of(token) + 1
    starts = parse.sentence_starts
    return int(starts[following]) if following < len(starts) else len(parse)


_BEFORE_SAYING = frozenset("has had have also later then would did goes went on to told".split())


def _says(lower: list[str], token: int) -> bool:
    """Does a verb of saying stand within three words behind a pronoun: "he also told", "she said"?"""
    for word in lower[token + 1 : token + 4]:
        if word in VERBS and VERBS[word].sort in {"say", "tell", "state"}:
            return True
        if word not in _BEFORE_SAYING and not word.endswith("ly"):
            return False
    return False


def _person_for(
    known: Known, seen: list[Named], token: int, sex: str, others: frozenset[int]
) -> int | None:
    """The chain that he or she stands for at a token; none of `others`."""
    allowed = {
        named.chain: known.sex.get(named.chain) == sex
        for named in seen[-_NAMED_BACK:]
        if known.kind.get(named.chain) == "person"
        and known.sex.get(named.chain, sex) == sex
        and named.chain not in others
    }
    found = candidates_for(known.parse, seen[-_NAMED_BACK:], token, allowed)
    return choose(known.parse, token, found)


def _body_for(known: Known, seen: list[Named], sentence: list[int], token: int) -> int | None:
    """The body that "it said" stands for: the last that acted in this sentence or the two before."""
    best: tuple[float, int] | None = None
    for named in reversed(seen):
        back = sentence[token] - sentence[named.token]
        if back > 2:
            break
        if known.kind.get(named.chain) not in {"organization", "group"}:
            continue
        score = named.weight - 1.5 * back
        if best is None or score > best[0]:
            best = (score, named.chain)
    return best[1] if best else None


def _description(
    known: Known,
    lower: list[str],
    named: set[int],
    seen: list[Named],
    token: int,
) -> Reference | None:
    """Whom "the foreign minister" or "the observatory" stands for, when somebody was called that."""
    last = token + 1
    while last < len(lower) and last - token <= 4 and last not in named and lower[last].isalpha():
        head = lower[last]
        if head in ROLE_WORDS or head in BODY_WORDS:
            following = lower[last + 1] if last + 1 < len(lower) else ""
            if following not in ROLE_WORDS and following not in BODY_WORDS:
                break
        last += 1
    else:
        return None
    if last >= len(lower) or last - token > 4 or last in named or not lower[last].isalpha():
        return None
    if last + 1 < len(lower) and (last + 1 in named or lower[last + 1] == "of"):
        return None
    head = lower[last]
    modifiers = [w for w in lower[token + 1 : last] if w.capitalize() not in PEOPLES]
    wanted = "person" if head in ROLE_WORDS and head not in BODY_WORDS else None
    for before in reversed(seen[-_NAMED_BACK:]):
        chain = before.chain
        words = known.words.get(chain, Counter())
        if head not in words or (wanted and known.kind.get(chain) != wanted):
            continue
        if head in FAMILY or any(word not in words for word in modifiers):
            continue
        span = Span(int(known.parse.token_starts[token]), int(known.parse.token_ends[last]))
        phrase = " ".join(lower[token : last + 1])
        return Reference(span, chain, f"{phrase}: the last one called {head}")
    return None
