"""
Scores names across documents on ECB+ and NewsWCL50 with the CoNLL measures.

    python benchmarks/identity_crossdoc.py ecb FOLDER        # topics/*/ with entity_mentions_*.json
    python benchmarks/identity_crossdoc.py wcl NewsWCL50.conll

Both in the form of github.com/anastasia-zhukova/Diverse_CDCR_datasets. Nothing here was trained on them.

Settings. ECB+: the development topics of Cybulska and Vossen's split (2, 5, 12, 18, 21, 23, 34, 35),
gold subtopics (the reports of one event are read as one story), entity mentions of the kinds HUMAN_PART
except generic ones; ours of persons, bodies and groups. NewsWCL50: chains that end in _ACTOR, _GROUP or
_COUNTRY, one event as one story; ours of places too. All topics are pooled before a measure is taken.
Ours: names with the pronouns and descriptions that stand for them. One of our mentions is one of theirs when it is
the one of all that shares most tokens with it and each is taken once ("partial"), or when the tokens
are the same ("exact"). Three views:

  all       every mention of the key against every one of ours that lies in a sentence with key mentions
  named     key mentions whose head is a proper noun (ECB+) or that hold a capital (NewsWCL50), and ours
            that are names; what is told of a person by "the driver" is left out on both sides
  linking   named, and only mentions that both sides have: joins and refusals alone

Singletons are scored with and without: ECB+ annotates them, the shared tasks left them out.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conll_scores import b_cubed, ceaf_e, chains, conll, muc

from crossread.comparing.identity import join_entities
from crossread.model import Document, Mention, Reading, Report
from crossread.reading.read import read_documents
from crossread.spans import SourceMap

_DEVELOPMENT = "2 5 12 18 21 23 34 35".split()


class Marked(NamedTuple):
    """A mention: its document, its tokens, its chain, and whether it is a name."""

    document: str
    tokens: frozenset[int]
    chain: str
    named: bool


class Text(NamedTuple):
    """A document as printed: its tokens and the sentence of each."""

    name: str
    words: list[str]
    sentences: list[int]


class Topic(NamedTuple):
    """The documents of one event and the key's mentions in them."""

    texts: list[Text]
    key: list[Marked]


def conll_texts(lines: list[str]) -> Iterator[tuple[Text, list[str]]]:
    """The documents of a CoNLL file, each with its column of chains."""
    words: list[str] = []
    sentences: list[int] = []
    columns: list[str] = []
    name = ""
    for line in lines:
        if line.startswith("#begin"):
            name, words, sentences, columns = line.split("document ")[1].split(";")[0], [], [], []
        elif line.startswith("#end"):
            yield Text(name.strip("()"), words, sentences), columns
        elif line.strip() and "\t" in line:
            fields = line.rstrip("\n").split("\t")
            words.append(fields[3].strip() or "_")
            sentences.append(int(fields[1]))
            columns.append(fields[4].strip())


def ecb_topics(folder: Path) -> Iterator[Topic]:
    """The development subtopics of ECB+."""
    for topic in _DEVELOPMENT:
        for part in ("ecb", "ecbplus"):
            home = folder / f"{topic}{part}"
            lines = (home / f"{topic}{part}.conll").read_text("utf-8").splitlines()
            texts = [text for text, _ in conll_texts(lines)]
            places: dict[str, dict[tuple[int, int], int]] = {}
            for text in texts:
                first: dict[int, int] = {}
                place = places.setdefault(text.name.split("/")[-1], {})
                for index, sentence in enumerate(text.sentences):
                    first.setdefault(sentence, index)
                    place[sentence, index - first[sentence]] = index
            names = {text.name.split("/")[-1]: text.name for text in texts}
            rows = json.loads((home / f"entity_mentions_{topic}{part}.json").read_text("utf-8"))
            key = []
            for row in rows:
                kind = row["mention_full_type"]
                if not kind.startswith("HUMAN_PART") or kind.endswith("GENERIC"):
                    continue
                document = row["doc_id"].split("_")[1].removesuffix(part)
                place = places[document]
                tokens = frozenset(place[row["sent_id"], int(t)] for t in row["tokens_number"])
                named = row["mention_head_pos"] == "PROPN"
                key.append(Marked(names[document], tokens, row["coref_chain"], named))
            yield Topic(texts, key)


def wcl_topics(path: Path) -> Iterator[Topic]:
    """The events of NewsWCL50, actors, groups and countries only."""
    topics: dict[str, Topic] = {}
    for text, columns in conll_texts(path.read_text("utf-8").splitlines()):
        topic = topics.setdefault(text.name.split("/")[0], Topic([], []))
        topic.texts.append(text)
        open_at: dict[str, list[int]] = defaultdict(list)
        for index, cell in enumerate(columns):
            for piece in cell.split("|") if cell != "-" else ():
                chain = piece.strip("()")
                if piece.startswith("("):
                    open_at[chain].append(index)
                if piece.endswith(")") and open_at[chain]:
                    tokens = frozenset(range(open_at[chain].pop(), index + 1))
                    if chain.endswith(("_ACTOR", "_GROUP", "_COUNTRY")):
                        named = any(text.words[t][:1].isupper() for t in tokens)
                        topic.key.append(Marked(text.name, tokens, chain, named))
    yield from topics.values()


def our_mentions(texts: list[Text], kinds: frozenset[str]) -> list[Marked]:
    """What crossread finds in a topic's documents: mentions and references of some kinds, by entity."""
    documents, starts = [], []
    for number, text in enumerate(texts):
        body, places = "", []
        for index, word in enumerate(text.words):
            if index:
                body += "\n" if text.sentences[index] != text.sentences[index - 1] else " "
            places.append(len(body))
            body += word
        report = Report(f"r{number + 1}", text.name, "", "utf-8", body)
        documents.append(Document(report, body, SourceMap(())))
        starts.append(places)
    readings: tuple[Reading, ...] = tuple(read_documents(documents))
    found = []
    entities = [entity for entity in join_entities(readings) if entity.kind in kinds]
    of_chain = {chain: entity.id for entity in entities for chain in entity.chains}
    for text, places, reading in zip(texts, starts, readings, strict=True):
        report_id = reading.document.report.id
        for mention in (*reading.mentions, *reading.references):
            entity = of_chain.get((report_id, mention.chain))
            if entity is None:
                continue
            span = mention.span
            tokens = frozenset(
                index
                for index, (place, word) in enumerate(zip(places, text.words, strict=True))
                if place < span.end and place + len(word) > span.start
            )
            if tokens:
                found.append(Marked(text.name, tokens, entity, isinstance(mention, Mention)))
    return found


def pair_off(key: list[Marked], ours: list[Marked], exact: bool) -> dict[int, int]:
    """Our mentions -> the key's, one to one, the largest share of tokens first."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(key):
        by_document[mention.document].append(number)
    pairs = []
    for number, mention in enumerate(ours):
        for other in by_document[mention.document]:
            shared = len(mention.tokens & key[other].tokens)
            if shared and (not exact or mention.tokens == key[other].tokens):
                whole = len(mention.tokens | key[other].tokens)
                pairs.append((-shared / whole, number, other))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, number, other in sorted(pairs):
        if number not in taken and other not in used:
            taken[number] = other
            used.add(other)
    return taken


def partitions(
    topic: Topic, ours: list[Marked], view: str, exact: bool
) -> tuple[dict[str, list[object]], dict[str, list[object]]]:
    """The chains of the key and of ours as one view sees them, mentions paired off."""
    sentence_of = {text.name: text.sentences for text in topic.texts}
    read = {(m.document, sentence_of[m.document][t]) for m in topic.key for t in m.tokens}
    inside = [
        m for m in ours if any((m.document, sentence_of[m.document][t]) in read for t in m.tokens)
    ]
    paired = pair_off(topic.key, inside, exact)
    theirs: dict[str, list[object]] = defaultdict(list)
    mine: dict[str, list[object]] = defaultdict(list)
    met = set(paired.values())
    for number, mention in enumerate(topic.key):
        if view == "all" or (mention.named and (view == "named" or number in met)):
            theirs[mention.chain].append((mention.document, number))
    for number, mention in enumerate(inside):
        other = paired.get(number)
        if view == "linking" and (other is None or not topic.key[other].named):
            continue
        if view == "named" and (not mention.named if other is None else not topic.key[other].named):
            continue
        seat = (
            (mention.document, other) if other is not None else (mention.document, "ours", number)
        )
        mine[mention.chain].append(seat)
    return theirs, mine


def main(arguments: list[str]) -> None:
    """Print the measures of every view, pooled over topics."""
    corpus, place = arguments[0], Path(arguments[1])
    topics = list(ecb_topics(place) if corpus == "ecb" else wcl_topics(place))
    kinds = frozenset(
        {"person", "organization", "group"} | ({"place"} if corpus == "wcl" else set())
    )
    found = [our_mentions(topic.texts, kinds) for topic in topics]
    print(f"{len(topics)} topics, {sum(len(t.texts) for t in topics)} documents")
    print(
        "view      match    singletons  mentions  MUC P/R/F        B3 P/R/F         CEAF-e P/R/F     CoNLL"
    )
    for view in ("all", "named", "linking"):
        for exact in (False, True):
            for singletons in (True, False):
                key, response = [], []
                for number, (topic, ours) in enumerate(zip(topics, found, strict=True)):
                    for side, chosen in zip(
                        (key, response), partitions(topic, ours, view, exact), strict=True
                    ):
                        side.extend(
                            [(number, m) for m in chain]
                            for chain in chosen.values()
                            if singletons or len(chain) > 1
                        )
                left, right = chains(key), chains(response)
                cells = "  ".join(
                    f"{s.precision:.3f}/{s.recall:.3f}/{s.f1:.3f}"
                    for s in (measure(left, right) for measure in (muc, b_cubed, ceaf_e))
                )
                print(
                    f"{view:9} {'exact' if exact else 'partial':8} {'with' if singletons else 'without':11} "
                    f"{sum(map(len, left)):8}  {cells}  {conll(left, right):.3f}"
                )


if __name__ == "__main__":
    main(sys.argv[1:])
