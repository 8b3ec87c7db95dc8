"""
Measure the shipped reader: `python -m training.evaluate TRAIN --held DEV` prints one table.

It runs the run-time code, without torch, on gold tokens where a corpus has them and on raw text
where it does not. `--held` is a folder of corpora that are never trained on; without it their rows
are left out. `--sample` thins the two large ones for a quick look.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import pickle
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from crossread.language import reader
from crossread.language.encoder import Encoder
from crossread.language.parse import UPOS, Parse
from crossread.language.rules import read_by_rule
from crossread.language.sentences import marks_mended
from training import annotations, corpora
from training.labels import NAME_KINDS

Spans = set[tuple[int, int, str]]


def parse_of(sentences: list[list[str]], paragraphs: list[int] | None = None) -> Parse:
    """A parse without columns over given words; a new paragraph where its number changes."""
    starts, ends, firsts, opened, at = [], [], [], [], 0
    before: int | None = None
    words: list[str] = []
    for number, sentence in enumerate(sentences):
        firsts.append(len(words))
        paragraph = paragraphs[number] if paragraphs else number
        if paragraph != before:
            opened.append(len(words))
        before = paragraph
        for word in sentence:
            starts.append(at)
            ends.append(at + len(word))
            at += len(word) + 1
            words.append(word)
    ints = [np.array(column, np.int32) for column in (starts, ends, firsts, opened)]
    return Parse(" ".join(words), *ints, np.zeros(0, np.uint8))


def read_given(parses: list[Parse], encoder: Encoder) -> list[Parse]:
    """The parses read with the sentences they come with."""
    kept, reader.BREAK_BY_RULE = reader.BREAK_BY_RULE, float("inf")
    try:
        return reader.read_parses(parses, encoder)
    finally:
        reader.BREAK_BY_RULE = kept


def read_rows(groups: list[list[list[list[str]]]], encoder: Encoder) -> list[Parse]:
    """Parses of treebank paragraphs (lists of sentences of rows)."""
    plain = [
        parse_of([[row[1] for row in rows] for rows in group], [0] * len(group)) for group in groups
    ]
    return read_given(plain, encoder)


def raw_text(group: list[list[list[str]]]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a treebank paragraph as it was written, and where each word lies in it."""
    text, places = "", []
    for rows in group:
        for row in rows:
            places.append((len(text), len(text) + len(row[1])))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text.rstrip(), places


def raw_trees(groups: list[list[list[list[str]]]], encoder: Encoder) -> str:
    """F1 of words, tags and labelled arcs from raw text (CoNLL 2018: words match by their place)."""
    right: Counter[str] = Counter()
    found = total = 0
    texts = [raw_text(group) for group in groups]
    parses = reader.read_parses([read_by_rule(text) for text, _ in texts], encoder)
    for group, (_, places), parse in zip(groups, texts, parses, strict=True):
        spans = list(zip(parse.token_starts.tolist(), parse.token_ends.tolist(), strict=True))
        mine = {span: token for token, span in enumerate(spans)}
        found, total = found + len(spans), total + len(places)
        base = 0
        for rows in group:
            for number, row in enumerate(rows):
                token = mine.get(places[base + number])
                if token is None:
                    continue
                above = int(parse.heads[token])
                wanted = places[base + int(row[6]) - 1] if row[6] != "0" else None
                arc = (spans[above] if above >= 0 else None) == wanted
                right["words"] += 1
                right["upos"] += UPOS[parse.upos[token]] == row[3]
                right["uas"] += arc
                label = parse.relations[token].split(":")[0]
                right["las"] += arc and label == row[7].split(":")[0]
            base += len(rows)
    shares = {name: 200 * count / max(1, found + total) for name, count in right.items()}
    return " / ".join(f"{shares.get(n, 0):.1f}" for n in ("words", "upos", "uas", "las"))


def factuality(data: Path, encoder: Encoder) -> str:
    """Correlation with the readers of EWT test, and how often both lie on one side of a half."""
    windows = list(corpora.ewt(data, "test"))
    parses = read_given([parse_of([window.words]) for window in windows], encoder)
    pairs = [
        (believed, float(parse.happened[token]))
        for window, parse in zip(windows, parses, strict=True)
        for token, believed in enumerate(window.happened)
        if believed != corpora.UNKNOWN
    ]
    gold, found = np.array(pairs).T
    same = ((gold > 0.5) == (found > 0.5)).mean()
    return f"r {np.corrcoef(gold, found)[0, 1]:.3f}, same side {100 * same:.1f} %  ({len(pairs)})"


def paragraphs_of(paths: Iterable[Path]) -> list[list[list[list[str]]]]:
    """The sentences of treebank files grouped by paragraph."""
    groups: list[list[list[list[str]]]] = []
    for path in paths:
        groups.append([])
        for comments, rows in corpora.read_conllu(path):
            if groups[-1] and (
                "newpar" in comments or "newpar_block" in comments or "newdoc" in comments
            ):
                groups.append([])
            groups[-1].append(rows)
    return [group for group in groups if group]


def trees(groups: list[list[list[list[str]]]], encoder: Encoder) -> str:
    """UPOS, XPOS, UAS and LAS (universal part of the relation) over all words."""
    right: Counter[str] = Counter()
    total = 0
    for group, parse in zip(groups, read_rows(groups, encoder), strict=True):
        at = 0
        for rows in group:
            base = at
            for row in rows:
                head = int(row[6]) - 1
                head = base + head if head >= 0 else -1
                total += 1
                right["upos"] += UPOS[parse.upos[at]] == row[3]
                right["xpos"] += parse.xpos[at] == row[4]
                arc = int(parse.heads[at]) == head
                right["uas"] += arc
                right["las"] += arc and parse.relations[at].split(":")[0] == row[7].split(":")[0]
                at += 1
    shares = {name: 100 * count / max(1, total) for name, count in right.items()}
    return (
        " / ".join(f"{shares.get(n, 0):.1f}" for n in ("upos", "xpos", "uas", "las"))
        + f"  ({total} words)"
    )


def f1(found: int, right: int, gold: int) -> str:
    """Precision, recall and F1 as text."""
    p, r = right / max(1, found), right / max(1, gold)
    return f"P {100 * p:.1f} R {100 * r:.1f} F {200 * p * r / max(1e-9, p + r):.1f}"


class Tally:
    """Counts of found, right and gold by kind."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, found: Spans, gold: Spans) -> None:
        self.found.update(kind for _, _, kind in found)
        self.gold.update(kind for _, _, kind in gold)
        self.right.update(kind for _, _, kind in found & gold)

    def of(self, *kinds: str) -> str:
        counts = [sum(c[k] for k in kinds) for c in (self.found, self.right, self.gold)]
        return f1(*counts) + f"  ({counts[2]})"


def names_of(parse: Parse) -> Spans:
    """The names of a parse as a set."""
    return {(name.first, name.last, name.kind) for name in parse.names}


def wikigold(data: Path, encoder: Encoder, whole: bool = False) -> Tally:
    """
    The held-out third, our kinds folded into its four: sentence by sentence, or as whole articles,
    in which every name votes for its kind.
    """
    tally = Tally()
    articles: list[list[tuple[list[str], list[str]]]] = [[]]
    for sentence in corpora.read_columns(data / "wikigold/wikigold.conll.txt"):
        if sentence[0] == ["-DOCSTART-"]:
            articles.append([])
        else:
            articles[-1].append(sentence)
    skipped = sum(map(len, articles)) * 2 // 3
    groups = []
    for article in articles:
        held = article[skipped:]
        skipped = max(0, skipped - len(article))
        groups += [held] if whole and held else [[sentence] for sentence in held]
    fold = {"FAC": "LOC", "NORP": "MISC", "EVENT": "MISC"}
    parses = read_given([parse_of([words for words, _ in group]) for group in groups], encoder)
    for parse, group in zip(parses, groups, strict=True):
        found = {(a, b, fold.get(k, k)) for a, b, k in names_of(parse)}
        tags = [tag for _, sentence in group for tag in sentence]
        tally.add(found, set(corpora.spans_of(tags)))
    return tally


WORLDWIDE = {
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "NORP": "NORP",
    "Facility": "FAC",
}


def thinned(paths: Iterable[Path], share: int) -> list[Path]:
    """One file in `share`, by the hash of its name."""
    return [
        p
        for p in sorted(paths)
        if int(hashlib.sha256(p.name.encode()).hexdigest()[:6], 16) % share == 0
    ]


def worldwide(held: Path, encoder: Encoder, share: int) -> Tally:
    """Newswire of Africa and Latin America, tokens and sentences as given."""
    tally = Tally()
    for path in thinned((held / "worldwide_newswire_ner/processed_annotated").glob("*.tsv"), share):
        sentences, gold, base = [], set(), 0
        for words, tags in corpora.read_columns(path, 0, 1):
            sentences.append([w.strip() or "-" for w in words])
            for a, b, kind in corpora.spans_of([t.strip() for t in tags]):
                gold.add((base + a, base + b, WORLDWIDE.get(kind, kind)))
            base += len(words)
        parse = read_given([parse_of(sentences)], encoder)[0]
        tally.add(names_of(parse), gold)
    return tally


def token_roles(parse: Parse) -> dict[str, set[int]]:
    """The tokens under each role."""
    roles: dict[str, set[int]] = {"source": set(), "cue": set(), "content": set()}
    for span in parse.attributions:
        roles[span.role].update(range(span.first, span.last))
    return roles


def _brat(path: Path) -> Iterator[tuple[str, int, int]]:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("T"):
            head = line.split("\t")[1]
            role, _, offsets = head.partition(" ")
            for part in offsets.split(";"):
                start, end = part.split()
                yield role.lower(), int(start), int(end)


def _role_report(pairs: Iterable[tuple[Parse, dict[str, set[int]]]]) -> dict[str, str]:
    counts: dict[str, list[int]] = {role: [0, 0, 0] for role in ("source", "cue", "content")}
    for parse, gold in pairs:
        found = token_roles(parse)
        for role, tally in counts.items():
            wordlike = {t for t in range(len(parse)) if parse.word(t)[0].isalnum()}
            mine, theirs = found[role] & wordlike, gold[role] & wordlike
            tally[0] += len(mine)
            tally[1] += len(mine & theirs)
            tally[2] += len(theirs)
    return {role: f1(*tally) for role, tally in counts.items()}


def polnear(held: Path, encoder: Encoder, share: int) -> dict[str, str]:
    """Token F1 over words on the development part, from raw text."""
    from crossread.spans import Span

    folder = held / "polnear/data/dev"
    pairs = []
    for path in thinned((folder / "attributions").glob("*.ann"), share):
        # The annotations of one text carry the annotator's mark after its name.
        text = folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt"
        parse = reader.read_parses([read_by_rule(text.read_text("utf-8"))], encoder)[0]
        gold: dict[str, set[int]] = {"source": set(), "cue": set(), "content": set()}
        for role, start, end in _brat(path):
            if role in gold:
                gold[role].update(parse.tokens_in(Span(start, end)))
        pairs.append((parse, gold))
    return _role_report(pairs)


def own(data: Path, encoder: Encoder) -> tuple[Tally, dict[str, str]]:
    """The held-out fifth of our corpus, from raw text."""
    from crossread.spans import Span

    tally, pairs, seen = Tally(), [], set()
    for text, made in annotations.texts(data, held_out=True):
        if made["sha256"] in seen:
            continue
        seen.add(made["sha256"])
        parse = reader.read_parses([read_by_rule(text)], encoder)[0]

        def tokens(span: Iterable[int], parse: Parse = parse) -> range:
            return parse.tokens_in(Span(*span))

        gold_names = set()
        for start, end, kind in made["names"]:
            where = tokens((start, end))
            gold_names.add((where.start, where.stop, annotations.KINDS[kind]))
        tally.add(names_of(parse), gold_names)
        gold: dict[str, set[int]] = {"source": set(), "cue": set(), "content": set()}
        for one in made["attributions"]:
            for role, spans in (
                ("source", [one["source"]]),
                ("cue", [one["cue"]]),
                ("content", one["content"]),
            ):
                for span in spans:
                    if span:
                        gold[role].update(tokens(span))
        pairs.append((parse, gold))
    return tally, _role_report(pairs)


def sentence_breaks(groups: list[list[list[list[str]]]], encoder: Encoder) -> tuple[str, str, str]:
    """
    Breaks inside paragraphs from raw text: by the rule alone, as the reader has them, and as it has
    those of them that stand behind a mark that may end a sentence.
    """
    gold: list[set[int]] = []
    texts = []
    for group in groups:
        text, places = raw_text(group)
        opens = [sum(len(rows) for rows in group[:n]) for n in range(1, len(group))]
        gold.append({places[word][0] for word in opens})
        texts.append(text)
    plain = [read_by_rule(text) for text in texts]
    parses = reader.read_parses(plain, encoder)
    marked = [_behind_marks(parse) for parse in parses]
    results = []
    for made, only in ((plain, None), (parses, None), (parses, marked)):
        found = [{int(p.token_starts[s]) for s in p.sentence_starts[1:]} for p in made]
        wanted = gold
        if only is not None:
            found = [mine & some for mine, some in zip(found, only, strict=True)]
            wanted = [theirs & some for theirs, some in zip(gold, only, strict=True)]
        right = sum(len(mine & theirs) for mine, theirs in zip(found, wanted, strict=True))
        results.append(f1(sum(map(len, found)), right, sum(map(len, wanted))))
    return results[0], results[1], results[2]


def _behind_marks(parse: Parse) -> set[int]:
    """The places of a text where a sentence may begin because a mark stands before."""
    tokens = list(zip(parse.token_starts.tolist(), parse.token_ends.tolist(), strict=True))
    words = marks_mended([parse.word(token) for token in range(len(parse))], tokens)
    return {tokens[token][0] for token in reader.may_begin(words)}


def speed(data: Path, folder: Path) -> str:
    """Words a second from raw text, everything included."""
    news = [
        " ".join(row[1] for rows in group for row in rows)
        for group in paragraphs_of(sorted((data / "gum_ccby/dep").glob("GUM_news_*.conllu"))[:8])
    ]
    text = "\n".join(news)
    parts = []
    for threads in (1, 2):
        encoder = Encoder(folder, threads)
        reader.read_parses([read_by_rule(text[:2000])], encoder)
        began = time.perf_counter()
        parse = reader.read_parses([read_by_rule(text)], encoder)[0]
        parts.append(f"{threads} threads {len(parse) / (time.perf_counter() - began):.0f} words/s")
    return ", ".join(parts)


def memory(data: Path, encoder: Encoder, reports: int = 1000, read: int = 100) -> str:
    """
    The most memory this process ever held with so many reports kept: some are read, the others are
    copies of their parses, since no more windows are held at once for more reports.
    """
    texts: list[str] = []
    for path in sorted((data / "wikinews_text").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file) if len(row["text"]) > 500]
    parses = reader.read_parses([read_by_rule(text) for text in texts[:read]], encoder)
    stored = [pickle.dumps(parse) for parse in parses]
    kept = parses + [pickle.loads(stored[n % len(stored)]) for n in range(reports - len(parses))]
    words = sum(len(parse) for parse in kept)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{most:.0f} MB, {len(kept)} reports of {words // max(1, len(kept))} words, {len(parses)} read"


def table(
    data: Path, held: Path | None, folder: Path, share: int, only: set[str]
) -> Iterator[tuple[str, str]]:
    """The rows of the table, one after the other."""
    encoder = Encoder(folder, 1)
    parts = corpora.gum_splits(data)
    gum_paths = [
        p for d in ("gum_ccby", "gum_ccbysa") for p in sorted((data / d / "dep").glob("*.conllu"))
    ]
    tests = [p for p in gum_paths if parts.get(p.stem) == "test"]
    held_out = [p for p in gum_paths if parts.get(p.stem) in {"dev", "test"}]
    news = [p for p in held_out if "_news_" in p.stem]
    if "trees" in only:
        yield (
            "EWT test UPOS/XPOS/UAS/LAS",
            trees(paragraphs_of([data / "ud_ewt/en_ewt-ud-test.conllu"]), encoder),
        )
        yield "GUM test (open genres)", trees(paragraphs_of(tests), encoder)
        yield "GUM test, raw: words/UPOS/UAS/LAS", raw_trees(paragraphs_of(tests), encoder)
        yield "factuality, EWT test", factuality(data, encoder)
    if "news" in only:
        yield "GUM news dev+test", trees(paragraphs_of(news), encoder)
        yield "  raw: words/UPOS/UAS/LAS", raw_trees(paragraphs_of(news), encoder)
        for name, paths in (("GUM news", news), ("GUM open genres", held_out)):
            by_rule, by_reader, marked = sentence_breaks(paragraphs_of(paths), encoder)
            yield f"{name}, breaks by rule", by_rule
            yield f"{name}, breaks by the reader", by_reader
            yield "  behind a mark only", marked
    if "names" in only:
        for name, whole in (("sentences", False), ("whole articles", True)):
            tally = wikigold(data, encoder, whole)
            yield f"wikigold held-out third, {name}", tally.of("PER", "ORG", "LOC", "MISC")
    if "own" in only:
        tally, roles = own(data, encoder)
        yield "own held-out names", tally.of(*NAME_KINDS)
        for kind in NAME_KINDS:
            yield f"  {kind}", tally.of(kind)
        for role, text in roles.items():
            yield f"own held-out {role} tokens", text
    if held and "names" in only:
        tally = worldwide(held, encoder, share)
        yield "worldwide newswire, persons", tally.of("PER")
        for kind in ("ORG", "LOC", "NORP"):
            yield f"  {kind}", tally.of(kind)
        yield "worldwide PER+ORG+LOC+NORP", tally.of("PER", "ORG", "LOC", "NORP")
    if held and "roles" in only:
        for role, text in polnear(held, encoder, max(1, share // 4)).items():
            yield f"PolNeAR dev {role} tokens", text
    if "speed" in only:
        yield "speed", speed(data, folder)
    if "memory" in only:
        yield "memory", memory(data, encoder)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the English reader.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--held", type=Path)
    parser.add_argument(
        "--model", type=Path, default=Path(reader.__file__).parent / "models" / reader.MODEL
    )
    parser.add_argument(
        "--sample", type=int, default=1, help="read one in so many of the large sets"
    )
    parser.add_argument("--only", default="trees,news,names,own,roles,speed")
    chosen = parser.parse_args()
    os.environ["CROSSREAD_DATA"] = str(chosen.data)
    for name, value in table(
        chosen.data, chosen.held, chosen.model, chosen.sample, set(chosen.only.split(","))
    ):
        print(f"{name:32} {value}", flush=True)


if __name__ == "__main__":
    main()
