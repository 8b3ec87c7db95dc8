"""
Attributions that only the trained reader sees: words given to somebody without a verb of the table.

The reader marks sources, cues and contents as stretches (learnt from our own corpus and from
treebanks); they are joined here by nearness inside a sentence. Beside them stands what verbs, nouns
and adjectives of saying, thinking and taking sides govern in the tree. They serve where thoughts and
wishes count as attribution; what a report prints as somebody's words is found by rule, with better
edges. Wrong on: acts that are also stances ("attacked the town"), and plans that nobody voiced.
"""

from crossread.language.parse import AttributionSpan
from crossread.lexicon.cues import STANCE_ADJECTIVES, STANCE_NOUNS, STANCES, VERBS, Verb
from crossread.reading.page import Cue, Page, Phrase, Voice
from crossread.reading.speakers import BODY_NOUNS, PERSON_NOUNS, PLURAL_NOUNS
from crossread.reading.subjects import phrase_of, tree_subject

Content = tuple[Phrase, Voice | None]

_SPEAKERS = BODY_NOUNS | PERSON_NOUNS | PLURAL_NOUNS

# Below this the reader's contents are wrong more often than right (decision 0007).
LEAST_SCORE = 0.6
_FAR = 40  # tokens between a content and its cue, at most


def find_attributed(page: Page, least: float = LEAST_SCORE) -> list[Content]:
    """The reader's contents with their voices, in order; empty without a trained reader."""
    by_role: dict[str, list[AttributionSpan]] = {"source": [], "cue": [], "content": []}
    for span in page.parse.attributions:
        by_role.setdefault(span.role, []).append(span)
    found: list[Content] = []
    for content in sorted(by_role["content"], key=lambda s: (s.first, s.last)):
        if content.score >= least:
            first, last = _trimmed(page, content)
            if last - first >= _LEAST_TOKENS or page.inside[first] >= 0:
                found.append(((first, last), _voice(page, content, by_role)))
    return found


# What a verb of saying, thinking or standing for something takes, likeliest first.
_TAKES = ("ccomp", "xcomp", "obj", "obl", "parataxis")
_ABOUT = frozenset(
    "about for against".split()
)  # "spoke to", "went with", "agreed on" give no words
# Verbs that are mostly acts; they give words in a clause only ("made out that", "went on that").
_MOSTLY_ACTS = frozenset("go begin continue hold make speak address tell sum read find see".split())
_NOBODY = frozenset("some you one many others what".split())  # subjects that take no side
_LEAST_TOKENS = 3  # of a content, unless the verb is one of saying: "attacked the mayor" is an act


def find_by_tree(page: Page) -> list[Content]:
    """What words of saying, thinking and taking sides govern in the tree, with whose they are."""
    found: list[Content] = []
    if not page.tags:
        return found
    for token, tag in enumerate(page.tags):
        if page.inside[token] >= 0:
            continue
        if tag == "VERB":
            content = _of_verb(page, token)
        elif tag in {"NOUN", "ADJ"}:
            content = _of_noun(page, token) if tag == "NOUN" else _of_adjective(page, token)
        else:
            continue
        if content is not None:
            found.append(content)
    return found


def _of_verb(page: Page, token: int) -> Content | None:
    """What a verb governs, with its subject: "Lantz backed the plan"."""
    verb = VERBS.get(page.lower[token])
    if verb is None and page.lower[token] not in STANCES:
        return None
    if page.parse.relations[token] == "acl:relcl":
        return None  # "who backed the plan" says who somebody is, not what they say now
    passive = _by_agent(page, token, verb)
    if passive is not None:
        return passive
    relation, governed = _governed(page, token)
    if governed is None:
        return None
    if verb is not None and verb.lemma in _MOSTLY_ACTS and relation != "ccomp":
        return None
    if governed[1] - governed[0] < _LEAST_TOKENS and not _judges(page.lower[token], verb):
        return None
    subject = _holder(page, token)
    if subject is None or (subject[1] - subject[0] == 1 and page.lower[subject[0]] in _NOBODY):
        return None
    return governed, Voice(subject, Cue(token, token + 1, verb))


def _by_agent(page: Page, token: int, verb: Verb | None) -> Content | None:
    """What is supported, denounced or reported "by" somebody: the subject of the passive."""
    below = page.children.get(token, ())
    agent = next((c for c in below if page.parse.relations[c] == "obl:agent"), None)
    topic = next((c for c in below if page.parse.relations[c] == "nsubj:pass"), None)
    if agent is None or topic is None or not _judges(page.lower[token], verb):
        return None
    low, high = page.parse.subtree(topic)
    high = min(high, token)
    return ((low, high), Voice(phrase_of(page, agent), Cue(token, token + 1, verb)))


def _judges(word: str, verb: Verb | None) -> bool:
    """Is a verb one of saying or of taking sides, whose object may be a bare name?"""
    if verb is None:
        return word.startswith(_SIDES)
    told = verb.sort in {"say", "state", "ask", "refuse", "urge"}
    return told or (verb.sort == "name" and verb.lemma not in {"call", "describe", "dismiss"})


_SIDES = ("support", "oppos", "back", "endors", "mock")


def _holder(page: Page, verb: int) -> Phrase | None:
    """
    Whose a stance is: the verb's subject; for "tweets mocking the plan" whoever sent the tweets.
    """
    if page.parse.relations[verb] == "acl":
        noun = int(page.parse.heads[verb])
        if page.tags[noun] == "PROPN" or page.lower[noun] in _SPEAKERS:
            return phrase_of(page, noun)
        outer = int(page.parse.heads[noun])
        return tree_subject(page, outer, page.starts[verb]) if outer >= 0 else None
    return tree_subject(page, verb, page.starts[verb])


def _of_noun(page: Page, token: int) -> Content | None:
    """What a noun of saying governs, with its owner: "his refusal to ...", "made the claim that"."""
    if page.lower[token] not in STANCE_NOUNS:
        return None
    governed = None
    for child in page.children.get(token, ()):
        relation = page.parse.relations[child].partition(":")[0]
        led = {page.lower[case] for case in page.children.get(child, ())}
        if child > token and relation in {"acl", "nmod", "ccomp"} and led & _NOUN_LEADS:
            governed = _clause_below(page, token, child)
            break
    if governed is None or governed[1] - governed[0] < 2:
        return None
    owner = next(
        (c for c in page.children.get(token, ()) if page.parse.relations[c] == "nmod:poss"), None
    )
    head = int(page.parse.heads[token])
    if owner is not None:
        phrase: Phrase | None = phrase_of(page, owner)
        if phrase is not None and page.lower[phrase[1] - 1] in {"'s", "’s", "'", "’"}:
            phrase = (phrase[0], phrase[1] - 1)
    elif head >= 0 and page.parse.relations[token].startswith("obj"):
        phrase = tree_subject(page, head, page.starts[token])
    else:
        phrase = None
    return (governed, Voice(phrase, Cue(token, token + 1, None))) if phrase else None


# What leads from a noun of saying to what is said.
_NOUN_LEADS = frozenset("that to about of with".split())


def _of_adjective(page: Page, token: int) -> Content | None:
    """What somebody is said to be of a mind about: "is critical of the plan", "confident that"."""
    if page.lower[token] not in STANCE_ADJECTIVES:
        return None
    subject = next(
        (
            c
            for c in page.children.get(token, ())
            if page.parse.relations[c].startswith("nsubj") and c < token
        ),
        None,
    )
    if subject is None:
        return None
    for child in page.children.get(token, ()):
        relation = page.parse.relations[child].partition(":")[0]
        if child > token and relation in {"ccomp", "xcomp", "obl", "advcl"}:
            governed = _clause_below(page, token, child)
            if governed is None:
                return None
            return governed, Voice(phrase_of(page, subject), Cue(token, token + 1, None))
    return None


def _clause_below(page: Page, word: int, child: int) -> Phrase | None:
    """The words below a dependent that stands behind a word, without what leads to them."""
    low, high = page.parse.subtree(child)
    low = max(low, word + 1)
    while low < high and page.lower[low] in {"that", ",", "about", "of", "for", "on", "with"}:
        low += 1
    while high > low and page.words[high - 1] in {".", ",", ";", ":"}:
        high -= 1
    return (low, high) if high > low else None


def _governed(page: Page, verb: int) -> tuple[str, Phrase | None]:
    """The words a verb governs, and as what: its clause, infinitive or object."""
    best: tuple[int, int] | None = None
    for child in page.children.get(verb, ()):
        relation = page.parse.relations[child].partition(":")[0]
        about = any(page.lower[case] in _ABOUT for case in page.children.get(child, ()))
        if relation == "advcl" and about:
            relation = "obl"  # "called for rebuilding the pier"
        if relation not in _TAKES or child < verb or (relation == "obl" and not about):
            continue
        rank = _TAKES.index(relation)
        if best is None or rank < best[0]:
            best = (rank, child)
    if best is None:
        return "", None
    governed = _clause_below(page, verb, best[1])
    if governed is not None and _TAKES[best[0]] == "obj":
        governed = governed[0], _with_what_follows(page, verb, governed[1])
    if governed is not None and governed[1] - governed[0] == 1:
        alone = page.tags[governed[0]] not in {"NOUN", "PROPN"}
        governed = None if alone else governed
    return _TAKES[best[0]], governed


def _with_what_follows(page: Page, verb: int, end: int) -> int:
    """Where an object ends with what goes with it: "likened the plan | to a wall of sand"."""
    for child in page.children.get(verb, ()):
        relation = page.parse.relations[child].partition(":")[0]
        low, high = page.parse.subtree(child)
        cases = {page.lower[case] for case in page.children.get(child, ())}
        if low == end and (relation == "xcomp" or (relation in {"obl", "advcl"} and cases & _WITH)):
            end = high
    return end


_WITH = frozenset("to as for of about over against with".split())


def _trimmed(page: Page, content: AttributionSpan) -> Phrase:
    first, last = content.first, content.last
    if page.lower[first] == "that":
        first += 1
    while last > first and page.words[last - 1] in {".", ",", ";", ":"}:
        last -= 1
    return first, last


def _distance(a: AttributionSpan, b: AttributionSpan) -> int:
    return max(a.first - b.last, b.first - a.last, 0)


def _voice(
    page: Page, content: AttributionSpan, by_role: dict[str, list[AttributionSpan]]
) -> Voice | None:
    """The source and cue nearest to a content in its paragraph."""
    here = page.paragraphs[content.first]

    def near(spans: list[AttributionSpan], to: AttributionSpan) -> AttributionSpan | None:
        fitting = [
            s
            for s in spans
            if page.paragraphs[s.first] == here
            and _distance(s, to) <= _FAR
            and not (content.first <= s.first < content.last)
        ]
        return min(fitting, key=lambda s: (_distance(s, to), s.first), default=None)

    cue = near(by_role["cue"], content)
    source = near(by_role["source"], cue or content)
    if source is None and cue is None:
        return None
    phrase = (source.first, source.last) if source else None
    if cue is not None:
        verbs = [t for t in range(cue.first, cue.last) if page.tags and page.tags[t] == "VERB"]
        subject = tree_subject(page, verbs[-1], page.starts[cue.first]) if verbs else None
        phrase = subject or phrase
    return Voice(phrase, Cue(cue.first, cue.last, None) if cue else None)
