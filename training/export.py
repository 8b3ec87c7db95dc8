"""
Write the trained reader as the files that ship: `python -m training.export --out RUN --into FOLDER`.

The graph keeps its weights as eight-bit integers with one scale a column (a row for the word
table) and computes in float: a row of a batch never sees another, which per-tensor quantised
activations would break, and on processors without integer dot products nothing is lost in speed.
The table of word pieces, which training leaves as it was, is a graph of its own: the reader and the
unchanged encoder that compares passages both begin from it.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.labels import NAME_KINDS, RELATIONS, ROLES, UPOS, XPOS
from training.network import REL, WIDTH, Encoder, Reader

OUTPUTS = (
    "upos",
    "xpos",
    "arcs",
    "rel_dep",
    "rel_head",
    "names",
    "roles",
    "breaks",
    "happened",
    "words",
    "vectors",
)
SMALLEST = 4096  # weights smaller than this stay floats


class Relations(nn.Module):
    """The relation scores of words whose heads are chosen; head 0 is the root."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        above = torch.cat([self.reader.rel_root[None], head])[heads]
        return self.reader.relations(dep, above)


class Graph(nn.Module):
    """The reader as one function from numbers to scores, without what only training needs."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, embedded: Tensor, ids: Tensor, shapes: Tensor, first: Tensor, pool: Tensor
    ) -> tuple[Tensor, ...]:
        r = self.reader
        pieces, words = r.words(ids, shapes, first, embedded)
        dep, head = r.relation_ends(words)
        return (
            r.upos(words), r.xpos(words), r.arcs(words), dep, head,
            r.names(F.gelu(r.names_in(words))), r.roles(F.gelu(r.roles_in(words))),
            r.breaks(F.gelu(r.breaks_in(words))), r.happened(F.gelu(r.happened_in(words))),
            words, r.vector(pool @ pieces),
        )  # fmt: skip


class Table(nn.Module):
    """From piece ids to the vectors both encoders begin from."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        return self.encoder.embed(ids)


class Comparing(nn.Module):
    """The unchanged MiniLM: a vector of length 1 for each row, the mean of its pieces."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, embedded: Tensor, ids: Tensor) -> Tensor:
        pieces = self.encoder.encode(embedded, ids, torch.zeros_like(ids), True)
        real = (ids != 0)[..., None].to(pieces.dtype)
        mean = (pieces * real).sum(1) / real.sum(1)
        return mean / mean.norm(dim=-1, keepdim=True)


def trained(out: Path) -> Reader:
    """The reader with the averaged weights of a run."""
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    reader = Reader()
    reader.load_state_dict({**state["model"], **state["average"]})
    return reader.eval()


def write_float(reader: Reader, path: Path) -> None:
    """The graph in floats."""
    ids = torch.randint(1, 2000, (2, 24))
    first = torch.arange(1, 21).repeat(2, 1)
    pool = torch.ones(2, 2, 24) / 24
    free = {0: "rows", 1: "pieces"}
    names = ["embedded", "ids", "shapes", "first", "pool"]
    embedded = torch.zeros(2, 24, WIDTH)
    torch.onnx.export(
        Graph(reader), (embedded, ids, torch.zeros_like(ids), first, pool), str(path), dynamo=False,
        input_names=names, output_names=list(OUTPUTS), opset_version=17,
        dynamic_axes={
            "embedded": free, "ids": free, "shapes": free, "first": {0: "rows", 1: "words"},
            "pool": {0: "rows", 1: "sentences", 2: "pieces"},
            **{name: {0: "rows", 1: "words"} for name in OUTPUTS[:-1]},
            "vectors": {0: "rows", 1: "sentences"},
        },
    )  # fmt: skip


def write_shared(encoder: Encoder, table: Path, comparing: Path) -> None:
    """The table of pieces and the unchanged encoder over it, in floats."""
    ids = torch.randint(1, 2000, (2, 24))
    free = {0: "rows", 1: "pieces"}
    torch.onnx.export(
        Table(encoder), (ids,), str(table), dynamo=False, opset_version=17,
        input_names=["ids"], output_names=["embedded"], dynamic_axes={"ids": free, "embedded": free},
    )  # fmt: skip
    torch.onnx.export(
        Comparing(encoder), (encoder.embed(ids), ids), str(comparing), dynamo=False,
        opset_version=17, input_names=["embedded", "ids"], output_names=["vectors"],
        dynamic_axes={"embedded": free, "ids": free, "vectors": {0: "rows"}},
    )  # fmt: skip


def write_relations(reader: Reader, path: Path) -> None:
    """The small second graph, run once the trees are chosen."""
    dep = torch.zeros(5, REL)
    free = {0: "words"}
    torch.onnx.export(
        Relations(reader), (dep, dep, torch.arange(5)), str(path), dynamo=False,
        input_names=["dep", "head", "heads"], output_names=["scores"], opset_version=17,
        dynamic_axes=dict.fromkeys(("dep", "head", "heads", "scores"), free),
    )  # fmt: skip


def in_eight_bits(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its large weights as integers, turned back into floats where used."""
    graph = model.graph
    uses: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            uses.setdefault(name, []).append(node)
    fresh: list[onnx.NodeProto] = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < SMALLEST:
            continue
        table = uses[tensor.name][0].op_type == "Gather"
        if not table and uses[tensor.name][0].op_type not in {"MatMul", "Gemm"}:
            continue
        axis = 0 if table else 1
        scale = (np.abs(values).max(axis=1 - axis) / 127).clip(1e-8).astype(np.float32)
        whole = np.round(values / np.expand_dims(scale, 1 - axis)).astype(np.int8)
        name = tensor.name
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(whole, name + "_8"))
        if table:
            gather = uses[name][0]
            rows, result = gather.input[1], gather.output[0]
            graph.initializer.append(numpy_helper.from_array(scale[:, None], name + "_scale"))
            place = list(graph.node).index(gather)
            new = [
                helper.make_node("Gather", [name + "_8", rows], [name + "_rows"]),
                helper.make_node("Gather", [name + "_scale", rows], [name + "_row_scale"]),
                helper.make_node(
                    "Cast", [name + "_rows"], [name + "_float"], to=onnx.TensorProto.FLOAT
                ),
                helper.make_node("Mul", [name + "_float", name + "_row_scale"], [result]),
            ]
            graph.node.remove(gather)
            for offset, node in enumerate(new):
                graph.node.insert(place + offset, node)
        else:
            graph.initializer.append(numpy_helper.from_array(scale, name + "_scale"))
            graph.initializer.append(
                numpy_helper.from_array(np.zeros(len(scale), np.int8), name + "_zero")
            )
            fresh.append(
                helper.make_node(
                    "DequantizeLinear",
                    [name + "_8", name + "_scale", name + "_zero"],
                    [name],
                    axis=1,
                )
            )
    for node in reversed(fresh):
        graph.node.insert(0, node)
    onnx.checker.check_model(model)
    return model


def export(out: Path, start: Path, into: Path) -> None:
    """All files of the model."""
    into.mkdir(parents=True, exist_ok=True)
    reader = trained(out)
    unchanged = Encoder()
    unchanged.load_minilm(start / "model.safetensors")
    write_float(reader, out / "reader.onnx")
    write_shared(unchanged.eval(), out / "pieces.onnx", out / "comparing.onnx")
    for name in ("reader.onnx", "pieces.onnx", "comparing.onnx"):
        onnx.save(in_eight_bits(onnx.load(out / name)), into / name)
    write_relations(reader, into / "relations.onnx")
    labels = {
        "upos": UPOS,
        "xpos": XPOS,
        "relations": RELATIONS,
        "names": NAME_KINDS,
        "roles": ROLES,
    }
    (into / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    shutil.copyfile(start / "tokenizer.json", into / "tokenizer.json")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the reader's files.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the training run")
    parser.add_argument("--start", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--into", type=Path, required=True, help="folder the model is written to")
    chosen = parser.parse_args()
    export(chosen.out, chosen.start, chosen.into)
