"""
Reported speech read off a dependency tree: weak labels for the attribution head.

No openly licensed corpus of news marks who is said to say what, beside our own in `corpus/`. A
treebank does mark clauses under verbs of saying, and that is most of it: "X said (that) Y",
"Y, said X", "according to X, Y", and words between quotation marks. Where the tree shows a verb of
saying but none of these shapes the labels stay open. Wrong on: content that runs over several
sentences, nouns as cues, and idioms ("say, ten people").
"""

from dataclasses import dataclass, field

from training.labels import ANY_ROLE
from training.words import ASKING, FIRST_PERSON, SAYING, THINKING

BEGIN, INSIDE = 2, 4
_OPEN = {"“", '"', "``", "«"}
_CLOSE = {"”", '"', "''", "»"}


@dataclass
class Tree:
    """One sentence of a treebank: parallel lists; `heads` are indices, -1 the root."""

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.words]
        for place, head in enumerate(self.heads):
            if 0 <= head < len(self.words):
                self.children[head].append(place)

    def below(self, token: int, without: set[int] = frozenset()) -> set[int]:  # type: ignore[assignment]
        """The token and all that hangs below it, except what hangs below tokens in `without`."""
        found = {token}
        stack = [token]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in found and child not in without:
                    found.add(child)
                    stack.append(child)
        return found


def _trim(tree: Tree, tokens: set[int]) -> list[tuple[int, int]]:
    """Contiguous runs of a token set without punctuation at their edges."""
    runs: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    trimmed = []
    for first, last in runs:
        while first < last and tree.tags[first] == "PUNCT":
            first += 1
        while first < last and tree.tags[last - 1] == "PUNCT":
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return trimmed


def _source(tree: Tree, subject: int) -> list[tuple[int, int]]:
    clauses = {c for c in tree.children[subject] if tree.relations[c].startswith("acl")}
    return _trim(tree, tree.below(subject, clauses))[:1]


def _cue(tree: Tree, verb: int) -> list[tuple[int, int]]:
    first = verb
    helpers = {
        c
        for c in tree.children[verb]
        if c < verb
        and (tree.relations[c].startswith("aux") or tree.words[c].lower() in {"not", "n't"})
    }
    while first - 1 in helpers:
        first -= 1
    return [(first, verb + 1)]


def _content(tree: Tree, clause: int, without: set[int]) -> list[tuple[int, int]]:
    marks = {
        c
        for c in tree.children[clause]
        if tree.relations[c] == "mark" and tree.words[c].lower() == "that"
    }
    return _trim(tree, tree.below(clause, without) - marks)


def _first_child(tree: Tree, token: int, *relations: str) -> int | None:
    for child in tree.children[token]:
        if tree.relations[child] in relations:
            return child
    return None


def find_attributions(tree: Tree) -> tuple[dict[str, list[tuple[int, int]]], bool]:
    """Spans of source, cue and content found in a tree, and whether the sentence is fully read."""
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    sure = True
    for verb, lemma in enumerate(tree.lemmas):
        if tree.tags[verb] not in {"VERB", "AUX"} or lemma not in SAYING | ASKING:
            continue
        subject = _first_child(tree, verb, "nsubj")
        clause = _first_child(tree, verb, "ccomp")
        if clause is None and lemma in ASKING:
            clause = _first_child(tree, verb, "xcomp")
        if (
            subject is not None
            and tree.words[subject].lower() in FIRST_PERSON
            and lemma in THINKING
        ):
            continue
        if clause is not None:
            content = _content(tree, clause, {verb})
        elif tree.relations[verb].split(":")[0] == "parataxis" and tree.heads[verb] >= 0:
            content = _content(tree, tree.heads[verb], {verb})
        else:
            sure = sure and lemma not in SAYING
            continue
        spans["content"] += content
        spans["cue"] += _cue(tree, verb)
        if subject is not None:
            spans["source"] += _source(tree, subject)
    for place, word in enumerate(tree.words):
        if word.lower() != "according" or place + 1 >= len(tree.words):
            continue
        said_by = tree.heads[place]
        if said_by < 0 or tree.relations[said_by] not in {"obl", "nmod"} or said_by < place:
            sure = False
            continue
        cue = {place, place + 1}
        spans["cue"].append((place, place + 2))
        spans["source"] += _trim(tree, tree.below(said_by, cue) - cue)[:1]
        if tree.heads[said_by] >= 0:
            spans["content"] += _content(tree, tree.heads[said_by], {said_by})
    return _with_quotations(tree, spans, sure)


def _with_quotations(
    tree: Tree, spans: dict[str, list[tuple[int, int]]], sure: bool
) -> tuple[dict[str, list[tuple[int, int]]], bool]:
    opened = None
    for place, word in enumerate(tree.words):
        if opened is None and word in _OPEN:
            opened = place
        elif opened is not None and word in _CLOSE:
            inside = (opened + 1, place)
            if inside[1] - inside[0] >= 5:
                covered = any(a <= inside[0] and inside[1] <= b for a, b in spans["content"])
                if not covered:
                    spans["content"].append(inside)
                    sure = sure and bool(spans["cue"])
            else:
                sure = sure and any(a <= inside[0] and inside[1] <= b for a, b in spans["content"])
            opened = None
    return spans, sure and opened is None


def role_masks(size: int, spans: dict[str, list[tuple[int, int]]], sure: bool) -> list[list[int]]:
    """One mask of O (1), B (2), I (4) per role and token; where not sure, no token is held to be O."""
    masks = []
    for role in ("source", "cue", "content"):
        row = [1 if sure else ANY_ROLE] * size
        for first, last in sorted(spans[role], key=lambda s: (s[0] - s[1], s)):
            if all(row[i] in (1, ANY_ROLE) for i in range(first, last)):
                row[first] = BEGIN
                for i in range(first + 1, last):
                    row[i] = INSIDE
        masks.append(row)
    return masks
