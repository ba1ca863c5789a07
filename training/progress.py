"""How far a training has come: accuracies on the development split by word numbers, before any export."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from reportedly.parse.labels import Labels
from reportedly.parse.spans import runs, viterbi
from training.examples import IGNORE, Example, collate
from training.network import Network

AT_ONCE = 48


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall, in per cent."""
    return 200 * right / (found + gold) if found + gold else 0.0


@torch.no_grad()
def parsing(network: Network, examples: Sequence[Example], labels: Labels) -> dict[str, float]:
    """Return UPOS, feature, lemma-rule accuracy, UAS, LAS (heads by argmax) and name F1 of gold-token sentences."""
    counts: Counter[str] = Counter()
    network.eval()
    ordered = sorted(examples, key=lambda e: len(e.ids))
    for at in range(0, len(ordered), AT_ONCE):
        group = ordered[at : at + AT_ONCE]
        batch = collate(group)
        words = network.words(batch.ids, batch.shapes, batch.first)
        tags = network.split_tags(words)
        arcs = network.arcs(words).masked_fill(~batch.words[:, None, :], -1e4)
        heads = arcs.argmax(-1)
        rels = network.rels(network.rel_dependent(words), network.rel_head(words), heads).argmax(-1)
        known = batch.heads != IGNORE
        counts["words"] += int(known.sum())
        for name in ("upos", "xpos", "feats", "lemma"):
            counts[name] += int((tags[name].argmax(-1) == batch.tags[name])[known].sum())
        attached = (heads == batch.heads) & known
        counts["uas"] += int(attached.sum())
        counts["las"] += int((attached & (rels == batch.rels)).sum())
        _count_runs(counts, "name", tags["name"][:, 1:], batch.tags["name"][:, 1:], group, labels.name)
    network.train()
    scores = {name: 100 * counts[name] / counts["words"] for name in ("upos", "xpos", "feats", "lemma", "uas", "las")}
    return scores | {"name": f1(counts["name right"], counts["name found"], counts["name gold"])}


@torch.no_grad()
def attribution(network: Network, examples: Sequence[Example], labels: Labels) -> dict[str, float]:
    """Return cue F1 and, for the gold cues, exact source and content F1 (by pieces) and act accuracy."""
    counts: Counter[str] = Counter()
    network.eval()
    for at in range(0, len(examples), AT_ONCE):
        group = examples[at : at + AT_ONCE]
        batch = collate(group)
        words = network.words(batch.ids, batch.shapes, batch.first)
        tags = network.split_tags(words)
        _count_runs(counts, "cue", tags["cue"][:, 1:], batch.tags["cue"][:, 1:], group, labels.cue)
        if not len(batch.rows):
            continue
        frames = network.frames(network.pair(words), batch.rows, batch.cues)
        mean = batch.cues / batch.cues.sum(1, keepdim=True)
        for name, gold in (("act", batch.acts), ("kind", batch.kinds)):
            scores = torch.einsum("cw,cwt->ct", mean, tags["act" if name == "act" else "source_kind"][batch.rows])
            counts[name] += int((scores.argmax(-1) == gold).sum())
        counts["cues"] += len(batch.rows)
        owners = [group[row] for row in batch.rows.tolist()]
        _count_runs(counts, "frame", frames[:, 1:], batch.frames[:, 1:], owners, labels.frame)
    network.train()
    return {
        "cue": f1(counts["cue right"], counts["cue found"], counts["cue gold"]),
        "source": f1(counts["frame S right"], counts["frame S found"], counts["frame S gold"]),
        "content": f1(counts["frame C right"], counts["frame C found"], counts["frame C gold"]),
        "act": 100 * counts["act"] / max(1, counts["cues"]),
        "kind": 100 * counts["kind"] / max(1, counts["cues"]),
    }


def _count_runs(
    counts: "Counter[str]",
    name: str,
    scores: torch.Tensor,
    gold: torch.Tensor,
    group: Sequence[Example],
    tags: tuple[str, ...],
) -> None:
    lengths = [len(e.first) - 1 for e in group]
    decoded = viterbi(scores.float().numpy().astype(np.float32), lengths, tags)
    for row, length in enumerate(lengths):
        numbers = gold[row, :length].tolist()
        if all(number == IGNORE for number in numbers):
            continue
        known = [number != IGNORE for number in numbers]
        want = set(runs(tags[n] if n != IGNORE else "O" for n in numbers))
        got = {run for run in runs(tags[n] for n in decoded[row, :length]) if all(known[run[0] : run[1]])}
        for kind in {run[2] for run in want | got}:
            right = sum(run[2] == kind for run in want & got)
            for key in (name, f"{name} {kind}"):
                counts[f"{key} right"] += right
                counts[f"{key} found"] += sum(run[2] == kind for run in got)
                counts[f"{key} gold"] += sum(run[2] == kind for run in want)
