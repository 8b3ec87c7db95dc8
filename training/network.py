"""
The network: a MiniLM encoder that also sees capitals, and the heads over its words.

A word is read at its first piece. The tree head scores every pair of words of one sentence
(Dozat and Manning 2017, one bilinear form), relations are scored from both ends and their product,
which is cheap enough to be done outside the graph once the tree is chosen. Names and the three
layers of attribution are tagged with BIO labels; all tagging losses take masks of allowed labels.
Two numbers more per word: does a sentence begin here, and, of a predicate, did it happen
(Rudinger et al. 2018, the factuality of Universal Decompositional Semantics).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.labels import NAME_KINDS, RELATIONS, ROLES, UPOS, XPOS

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ARC, REL, TAG = 256, 192, 256
NAMES = 1 + 2 * len(NAME_KINDS)


class Layer(nn.Module):
    """One BERT layer; attention written out where the graph is exported."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, written_out: bool = False) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if written_out:
            scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias
            mixed = torch.softmax(scores, -1) @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """MiniLM-L6 with a table of word shapes where BERT keeps its token types."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(8, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def embed(self, ids: Tensor) -> Tensor:
        """Word and place together: the part that is never trained, shared with the comparing graph."""
        embedded: Tensor = self.words(ids) + self.places.weight[: ids.shape[1]]
        return embedded

    def forward(self, ids: Tensor, shapes: Tensor, written_out: bool = False) -> Tensor:
        return self.encode(self.embed(ids), ids, shapes, written_out)

    def encode(
        self, embedded: Tensor, ids: Tensor, shapes: Tensor, written_out: bool = False
    ) -> Tensor:
        """Piece vectors from embedded pieces; where `ids` is 0 there is no piece."""
        x = self.norm(embedded + self.shapes(shapes))
        bias = (ids == 0)[:, None, None, :].to(x.dtype) * -10000.0
        for layer in self.layers:
            x = layer(x, bias, written_out)
        return x

    def load_minilm(self, path: Path) -> None:
        """Fill the weights from the published MiniLM; every shape begins as BERT's token type 0."""
        from safetensors.torch import load_file

        stored = {k.removeprefix("bert."): v for k, v in load_file(str(path)).items()}
        copy = {
            "words.weight": stored["embeddings.word_embeddings.weight"],
            "places.weight": stored["embeddings.position_embeddings.weight"],
            "shapes.weight": stored["embeddings.token_type_embeddings.weight"][:1].repeat(8, 1),
            "norm.weight": stored["embeddings.LayerNorm.weight"],
            "norm.bias": stored["embeddings.LayerNorm.bias"],
        }
        parts = {
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for number in range(LAYERS):
            source, target = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                copy[f"{target}qkv.{kind}"] = torch.cat(
                    [
                        stored[f"{source}attention.self.{part}.{kind}"]
                        for part in ("query", "key", "value")
                    ]
                )
                for ours, theirs in parts.items():
                    copy[f"{target}{ours}.{kind}"] = stored[f"{source}{theirs}.{kind}"]
        self.load_state_dict(copy)


class Reader(nn.Module):
    """The encoder with all its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.xpos = nn.Linear(WIDTH, len(XPOS))
        self.arc_dep = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.root = nn.Parameter(torch.zeros(ARC))
        self.rel_dep = nn.Linear(WIDTH, REL)
        self.rel_head = nn.Linear(WIDTH, REL)
        self.rel_root = nn.Parameter(torch.zeros(REL))
        self.rel = nn.Linear(3 * REL, len(RELATIONS))
        self.names_in = nn.Linear(WIDTH, TAG)
        self.names = nn.Linear(TAG, NAMES)
        self.roles_in = nn.Linear(WIDTH, TAG)
        self.roles = nn.Linear(TAG, 3 * len(ROLES))
        self.breaks_in = nn.Linear(WIDTH, TAG // 2)
        self.breaks = nn.Linear(TAG // 2, 1)
        self.happened_in = nn.Linear(WIDTH, TAG // 2)
        self.happened = nn.Linear(TAG // 2, 1)
        self.vector = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.eye_(self.vector.weight)
        nn.init.normal_(self.arc, std=0.5 / ARC**0.5 / 4)
        nn.init.normal_(self.root, std=0.1)
        nn.init.normal_(self.rel_root, std=0.1)
        self.drop = nn.Dropout(0.2)

    def words(
        self, ids: Tensor, shapes: Tensor, first: Tensor, embedded: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """All piece vectors, and the vector of each word's first piece; written out for the graph."""
        if embedded is None:
            pieces = self.encoder(ids, shapes)
        else:
            pieces = self.encoder.encode(embedded, ids, shapes, True)
        index = first[..., None].expand(-1, -1, WIDTH)
        return pieces, torch.gather(pieces, 1, index)

    def arcs(self, words: Tensor) -> Tensor:
        """Scores [batch, dependent, 1 + head]; column 0 is the root."""
        dep = F.gelu(self.arc_dep(words))
        head = F.gelu(self.arc_head(words))
        root = self.root.expand(words.shape[0], 1, ARC)
        head = torch.cat([root, head], 1)
        return dep @ self.arc @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)

    def relation_ends(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """The two views of each word that the relation scores are made of."""
        return F.gelu(self.rel_dep(words)), F.gelu(self.rel_head(words))

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores over relations from the views of a dependent and its head."""
        return self.rel(torch.cat([dep, head, dep * head], -1))


def partial_loss(scores: Tensor, masks: Tensor) -> Tensor:
    """Mean of -log of the mass on allowed labels, over the words that are not wholly open."""
    labels = scores.shape[-1]
    allowed = (masks[..., None] >> torch.arange(labels, device=masks.device)) & 1
    open_word = allowed.sum(-1) == labels
    logits = F.log_softmax(scores, -1)
    mass = torch.logsumexp(logits.masked_fill(allowed == 0, -1e4), -1)
    known = ~open_word
    return -(mass * known).sum() / known.sum().clamp(min=1)
