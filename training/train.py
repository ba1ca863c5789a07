"""Trains the model: all tasks at once from the first step, from the published starting weights.

    python -m training.train --data ../shared/data --weights training/out/weights --out training/out

Two cores that also do other work take four to five minutes an epoch of 520,000 pieces. Set OMP_WAIT_POLICY=passive
there.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import torch

from reportedly.parse import labels as label_files
from reportedly.parse.pieces import Pieces
from training import corpus, progress, silver, treebank
from training.augment import NAME_SHARE, name_pool, renamed_tree, reworded
from training.examples import MOST_PIECES, Example, Numberer, batches, collate, label_sets, seen_forms
from training.losses import losses, total
from training.network import Network

ENCODER_RATE, HEAD_RATE, WEIGHT_DECAY = 2e-4, 1e-3, 0.01
WARM_UP = 0.06
BATCH_PIECES = 1600
CLIP = 5.0
HIDDEN_PIECES = {"tree": 0.04, "cue": 0.12}
"""Share of the pieces that are masked in training; for cues 12 % measured +2 whole F1 in the prototype."""


def main() -> None:
    """Train and save `network.pt`, `labels.json` and `log.jsonl`."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    material = Material(options)
    label_files.save(material.labels, options.out / "labels.json")
    network = Network(material.labels.sizes())
    if options.start:
        network.load_state_dict(torch.load(options.start))
        network.encoder.pieces.weight.requires_grad = network.encoder.positions.weight.requires_grad = False
    else:
        network.encoder.load(options.weights / "model.safetensors")
    run(network, material, options, chance)


class Material:
    """What there is to learn from: sentences with trees (and an earlier model's cues), sentences of the corpus.

    With an earlier model's cues, in the second round, names and cues are drawn anew at every epoch.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.trees = treebank.load(options.data, "train")
        self.cues = list(corpus.load(options.data, "train"))
        self.labels = label_sets(self.trees)
        self.numberer = Numberer(Pieces(options.weights / "tokenizer.json"), self.labels)
        self._names = name_pool(self.trees)
        self._share: float = options.names
        self._silver = silver.read(options.silver) if options.silver else {}

    def groups(self, chance: random.Random) -> list[tuple[str, list[Example]]]:
        """Return one epoch's groups of both kinds, mixed."""
        number = self.numberer
        trees, cues = self._redrawn(chance) if self._silver else (self.trees, self.cues)
        numbered = (
            ("tree", [number.treebank(s, seen, self._silver.get(s.id)) for s, seen in _with_forms(trees)]),
            ("cue", [number.cues(s, seen) for s, seen in _with_forms(cues)]),
        )
        groups = [
            (kind, group)
            for kind, examples in numbered
            for group in batches([e for e in examples if len(e.ids) <= MOST_PIECES], BATCH_PIECES, chance)
        ]
        chance.shuffle(groups)
        return groups

    def _redrawn(self, chance: random.Random) -> tuple[list[treebank.Sentence], list[corpus.CueSentence]]:
        trees = [renamed_tree(sentence, self._names, chance, self._share) for sentence in self.trees]
        return trees, [reworded(sentence, self._names, chance, self._share) for sentence in self.cues]


Read = TypeVar("Read", treebank.Sentence, corpus.CueSentence)


def _with_forms(sentences: Sequence[Read]) -> Iterator[tuple[Read, list[str]]]:
    """Yield each sentence with its words as the model reads them."""
    return zip(sentences, seen_forms(sentences), strict=True)


class Development:
    """The development split, numbered once."""

    def __init__(self, data: Path, numberer: Numberer) -> None:
        self.labels = numberer.labels
        sentences = treebank.load(data, "dev")
        trees = [numberer.treebank(s, seen) for s, seen in _with_forms(sentences)]
        self.ewt = [
            e for e, s in zip(trees, sentences, strict=True) if not s.id.startswith("GUM_") and len(e.ids) <= 510
        ]
        self.gum = [e for e, s in zip(trees, sentences, strict=True) if s.id.startswith("GUM_") and len(e.ids) <= 510]
        cues = list(corpus.load(data, "dev"))
        self.cues = [e for s, seen in _with_forms(cues) if len((e := numberer.cues(s, seen)).ids) <= 510]

    def measure(self, network: Network) -> dict[str, dict[str, float]]:
        """Return the figures of every part, in per cent."""
        found = {
            "ewt": progress.parsing(network, self.ewt, self.labels),
            "gum": progress.parsing(network, self.gum, self.labels),
            "cues": progress.attribution(network, self.cues, self.labels),
        }
        return {part: {name: round(value, 2) for name, value in scores.items()} for part, scores in found.items()}


def run(
    network: Network,
    material: Material,
    options: argparse.Namespace,
    chance: random.Random,
) -> None:
    """Train for all epochs; the learning rate warms up, then falls in a line to nothing."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad and p is not network.encoder.shapes.weight]
    ours = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in ours]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.rate * HEAD_RATE / ENCODER_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, betas=(0.9, 0.98))
    steps = options.epochs * len(material.groups(random.Random(options.seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), max(0.0, (1 - step / steps) / (1 - WARM_UP)))
    )
    development = Development(options.data, material.numberer)
    began = time.monotonic()
    network.train()
    for epoch in range(1, options.epochs + 1):
        for kind, group in material.groups(chance):
            batch = collate(group, mask=HIDDEN_PIECES[kind])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = total(losses(network, batch), silver=kind == "tree")
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(encoder + heads, CLIP)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
        torch.save(network.state_dict(), options.out / "network.pt")
        figures = development.measure(network) if epoch % options.measure == 0 or epoch == options.epochs else {}
        line = {"epoch": epoch, "seconds": round(time.monotonic() - began), "loss": round(loss.item(), 3), **figures}
        print(json.dumps(line), flush=True)
        with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=Path("training/out/weights"))
    parser.add_argument("--out", type=Path, default=Path("training/out"))
    parser.add_argument("--start", type=Path, help="go on from an earlier network.pt")
    parser.add_argument("--silver", type=Path, help="cues of the treebanks by an earlier model (training.silver)")
    parser.add_argument("--names", type=float, default=NAME_SHARE, help="share of the sentences under other names")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=ENCODER_RATE)
    parser.add_argument("--measure", type=int, default=2, help="measure every so many epochs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
