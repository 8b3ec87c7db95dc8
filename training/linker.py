"""
Learns the scorer of `language/linking.py`: `python -m training.linker DATA FOLDER` writes its two files.

DATA is the folder of the corpora, FOLDER that of the model. It learns from GAP's development and
validation parts (Webster et al. 2018, Apache 2.0) and from the pronouns of GUM's training and
development documents in the open genres, as a choice among the persons the reader found before the
pronoun (`training/pronoun_weights.py`). The reader itself stays as it is; only what is made of its
words' vectors is learned. One seed; some minutes to read the texts, two to learn.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from crossread.language import linking, reader
from crossread.language.rules import read_by_rule
from crossread.reading.pronouns import WEIGHTS
from crossread.spans import Span
from training import corpora
from training.evaluate import raw_text
from training.network import WIDTH
from training.pronoun_weights import Choice, choice_of, gap_rows, persons_at_hand

SIGNS = len(WEIGHTS) + 2
CASES = 4
EPOCHS, BATCH, RATE, DECAY, DROPPED = 30, 64, 2e-3, 0.05, 0.5


def parses_of(texts: list[str]) -> list[Any]:
    """The parses of texts, with whole vectors of words where `links` has short views."""
    encoder = reader.load()
    encoder.links_of = lambda words: words.astype(np.float16)  # type: ignore[method-assign]
    return reader.read_parses([read_by_rule(text) for text in texts], encoder)


def gap_choices(data: Path) -> Iterator[Choice]:
    """The choices of GAP's development and validation parts."""
    for part in ("development", "validation"):
        rows = gap_rows(data / f"gap/gap-{part}.tsv")
        for row, parse in zip(rows, parses_of([row["Text"] for row in rows]), strict=True):
            choice = choice_of(row, parse)
            if choice is not None:
                yield choice


def gum_text(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a document of GUM, and the places of its entities with the number of each."""
    text, cells, places = "", [], []
    for comments, rows in corpora.read_conllu(path):
        if text and ("newpar" in comments or "newpar_block" in comments):
            text = text.rstrip() + "\n\n"
        elif text:
            text += "" if text[-1].isspace() else " "
        written, inside = raw_text([rows])
        places += [(len(text) + start, len(text) + end) for start, end in inside]
        cells += [row[9] for row in rows]
        text += written
    spans = corpora.entity_spans(cells, numbered=True)
    return text, [(places[a][0], places[b - 1][1], number) for a, b, number in spans]


def gum_choices(paths: list[Path]) -> Iterator[Choice]:
    """The pronouns of documents of GUM whose entity is among the persons found before."""
    made = [gum_text(path) for path in paths]
    for (_, entities), parse in zip(made, parses_of([text for text, _ in made]), strict=True):
        mentions, seen = persons_at_hand(parse)
        numbers: dict[int, set[str]] = {}
        for mention in mentions:
            number = _closest(mention.span, entities)
            if number is not None:
                numbers.setdefault(mention.chain, set()).add(number)
        for token, found in seen.items():
            span = parse.span(token, token + 1)
            meant = {number for a, b, number in entities if (a, b) == (span.start, span.end)}
            right = [n for n, one in enumerate(found) if numbers.get(one.chain, set()) & meant]
            if right and len(found) > 1:
                yield Choice(parse, token, found, right, [])


def _closest(span: Span, entities: list[tuple[int, int, str]]) -> str | None:
    """The number of the smallest entity that holds nine tenths of a mention."""
    held = [
        (end - start, number)
        for start, end, number in entities
        if min(end, span.end) - max(start, span.start) >= 0.9 * (span.end - span.start)
    ]
    return min(held)[1] if held else None


class Scorer(nn.Module):
    """Views of both sides and signs through one hidden layer, and the signs once more directly."""

    def __init__(self) -> None:
        super().__init__()
        self.pronoun = nn.Linear(WIDTH + CASES, linking.WIDTH)
        self.place = nn.Linear(WIDTH, linking.WIDTH)
        self.signs = nn.Linear(SIGNS, linking.WIDTH)
        self.out = nn.Linear(linking.WIDTH, 1, bias=False)
        self.straight = nn.Linear(SIGNS, 1, bias=False)
        self.drop = nn.Dropout(DROPPED)
        with torch.no_grad():  # it begins as the open table
            self.straight.weight.zero_()
            self.straight.weight[0, : len(WEIGHTS)] = torch.tensor([w for w, _ in WEIGHTS.values()])

    def forward(self, pronoun: Tensor, places: Tensor, signs: Tensor) -> Tensor:
        hidden = self.pronoun(self.drop(pronoun))[:, None] + self.place(self.drop(places))
        hidden = self.drop(torch.relu(hidden + self.signs(signs)))
        scores: Tensor = (self.out(hidden) + self.straight(signs))[..., 0]
        return scores


def tensors(choices: list[Choice]) -> list[Tensor]:
    """Pronouns, places and signs of all choices, padded; which are there, right, and wrong."""
    rows, most = len(choices), max(len(choice.found) for choice in choices)
    pronouns = torch.zeros(rows, WIDTH + CASES)
    places, signs = torch.zeros(rows, most, WIDTH), torch.zeros(rows, most, SIGNS)
    there, right, wrong = (torch.zeros(rows, most, dtype=torch.bool) for _ in range(3))
    for row, choice in enumerate(choices):
        parse, token = choice.parse, choice.token
        case = linking.case_of(parse.word(token))
        pronouns[row] = torch.tensor([*linking.view(parse, [token]), *case])
        for place, one in enumerate(choice.found):
            told = [one.signs[sign] for sign in WEIGHTS]
            signs[row, place] = torch.tensor(
                [*told, *linking.distance(parse, token, one.places[0])]
            )
            places[row, place] = torch.tensor(linking.view(parse, one.places))
        there[row, : len(choice.found)] = True
        right[row, choice.right] = True
        wrong[row, choice.wrong] = True
    return [pronouns, places, signs, there, right, wrong]


def loss_of(scores: Tensor, there: Tensor, right: Tensor, wrong: Tensor) -> Tensor:
    """Minus the logarithm of the share of the right ones; without such, of what is not wrong."""
    shares = torch.log_softmax(scores.masked_fill(~there, -1e4), 1)
    gained = torch.logsumexp(shares.masked_fill(~right, -1e4), 1)
    lost = torch.logsumexp(shares.masked_fill(~wrong, -1e4), 1).exp().clamp(max=0.98)
    return -torch.where(right.any(1), gained, torch.log1p(-lost)).mean()


def learn(choices: list[Choice], seed: int = 1) -> Scorer:
    """The scorer under which the right persons are likeliest."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    columns = tensors(choices)
    scorer = Scorer()
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=RATE, weight_decay=DECAY)
    order = list(range(len(choices)))
    steps = EPOCHS * -(-len(order) // BATCH)
    scale = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (steps + 1))
    for _ in range(EPOCHS):
        dice.shuffle(order)
        for at in range(0, len(order), BATCH):
            pronouns, places, signs, *masks = (c[order[at : at + BATCH]] for c in columns)
            loss = loss_of(scorer(pronouns, places, signs), *masks)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            scale.step()
    return scorer.eval()


def write(scorer: Scorer, folder: Path) -> None:
    """linking.onnx makes the views of words, linking.npz holds the rest."""
    pronoun = scorer.pronoun.weight.detach().numpy()
    views = np.concatenate([scorer.place.weight.detach().numpy(), pronoun[:, :WIDTH]]).T
    shape = ["rows", "words"]
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["words", "views"], ["links"])],
        "linking",
        [helper.make_tensor_value_info("words", TensorProto.FLOAT, [*shape, WIDTH])],
        [helper.make_tensor_value_info("links", TensorProto.FLOAT, [*shape, 2 * linking.WIDTH])],
        [numpy_helper.from_array(np.ascontiguousarray(views, np.float32), "views")],
    )
    opsets = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), folder / "linking.onnx")
    bias = scorer.pronoun.bias + scorer.place.bias + scorer.signs.bias
    np.savez(
        folder / "linking.npz",
        case=pronoun[:, WIDTH:].T,
        bias=bias.detach().numpy(),
        signs=scorer.signs.weight.detach().numpy().T,
        out=scorer.out.weight.detach().numpy()[0],
        straight=scorer.straight.weight.detach().numpy()[0],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn whom a pronoun means.")
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    parts = corpora.gum_splits(chosen.data)
    paths = [
        path
        for name in ("gum_ccby", "gum_ccbysa")
        for path in sorted((chosen.data / name / "dep").glob("*.conllu"))
        if parts.get(path.stem, "train") != "test"
    ]
    choices = [*gap_choices(chosen.data), *gum_choices(paths)]
    print(f"{len(choices)} choices")
    write(learn(choices), chosen.folder)


if __name__ == "__main__":
    main()
