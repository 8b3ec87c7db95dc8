"""
Another reader behind the same interface: parses from an installed spaCy pipeline for English.

    from crossread.language.spacy_reader import read_with
    parses = read_with(spacy.load("en_core_web_sm"), texts)

spaCy's English pipelines hang nouns from prepositions and predicates from "be"; here prepositions
become `case` marks of their nouns and the common labels get their universal names. Paragraphs are
ours (a line break ends one), and so a sentence never crosses a line break. Wrong on: copulas, which
keep "be" as the head, and speech, which spaCy does not read.
"""

from typing import Any

import numpy as np

from crossread.language.parse import UPOS, NameSpan, Parse

RELATIONS = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt",
    "npadvmod": "obl:unmarked", "attr": "xcomp", "acomp": "xcomp", "agent": "obl:agent",
    "pobj": "obl", "pcomp": "advcl", "preconj": "cc:preconj", "predet": "det:predet",
    "quantmod": "advmod", "intj": "discourse", "neg": "advmod", "nn": "compound", "ROOT": "root",
    "prep": "case", "oprd": "xcomp", "meta": "dep", "nmod": "compound",
}  # fmt: skip
KINDS = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "NORP": "NORP", "FAC": "FAC",
    "EVENT": "EVENT", "WORK_OF_ART": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}


def read_with(pipeline: Any, texts: list[str]) -> list[Parse]:
    """One parse per text, in order, made by a loaded spaCy pipeline."""
    return [_parse(text, doc) for text, doc in zip(texts, pipeline.pipe(texts), strict=True)]


def _parse(text: str, doc: Any) -> Parse:
    words = [token for token in doc if not token.text.isspace()]
    place = {token.i: number for number, token in enumerate(words)}
    ends = [token.idx + len(token.text) for token in words]
    paragraphs = [
        number
        for number, token in enumerate(words)
        if number == 0 or "\n" in text[ends[number - 1] : token.idx]
    ]
    opens = {next((place[t.i] for t in sent if t.i in place), -1) for sent in doc.sents}
    sentences = sorted((opens - {-1}) | set(paragraphs))
    heads, relations = _trees(words, place)
    _keep_in_sentence(heads, relations, sentences)
    names = []
    for entity in doc.ents:
        inside = [place[i] for i in range(entity.start, entity.end) if i in place]
        if entity.label_ in KINDS and inside:
            names.append(NameSpan(inside[0], inside[-1] + 1, KINDS[entity.label_]))
    return Parse(
        text=text,
        token_starts=np.array([token.idx for token in words], np.int32),
        token_ends=np.array(ends, np.int32),
        sentence_starts=np.array(sentences, np.int32),
        paragraph_starts=np.array(paragraphs, np.int32),
        upos=np.array([UPOS.index(t.pos_) if t.pos_ in UPOS else 0 for t in words], np.uint8),
        xpos=tuple(token.tag_ for token in words),
        heads=np.array(heads, np.int32),
        relations=tuple(relations),
        names=tuple(names),
    )


def _trees(words: list[Any], place: dict[int, int]) -> tuple[list[int], list[str]]:
    """Heads and universal relations; a preposition hangs from its noun, the noun from its head."""
    heads = [place.get(t.head.i, -1) if t.head.i != t.i else -1 for t in words]
    relations = [RELATIONS.get(token.dep_, token.dep_) for token in words]
    for number, token in enumerate(words):
        above = heads[number]
        if token.dep_ not in {"pobj", "pcomp"} or above < 0 or heads[above] < 0:
            continue
        if words[above].dep_ not in {"prep", "agent"} or heads[above] == number:
            continue
        heads[number] = heads[above]
        if token.dep_ == "pobj":
            by = words[above].dep_ == "agent"
            nominal = words[heads[number]].pos_ in _NOUNS
            relations[number] = "obl:agent" if by else "nmod" if nominal else "obl"
        heads[above] = number
        relations[above] = "case" if token.dep_ == "pobj" else "mark"
    return heads, relations


def _keep_in_sentence(heads: list[int], relations: list[str], sentences: list[int]) -> None:
    """Make one root of every sentence, since a line break may have cut one of spaCy's in two."""
    for first, last in zip(sentences, [*sentences[1:], len(heads)], strict=True):
        root = -1
        for number in range(first, last):
            if not first <= heads[number] < last:
                heads[number] = root
                relations[number] = "root" if root < 0 else "parataxis"
                root = number if root < 0 else root
