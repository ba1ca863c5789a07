"""What the network is trained to lessen: the losses of all tasks over one batch."""

import torch
from torch import Tensor
from torch.nn import functional as F

from training.examples import IGNORE, Batch
from training.network import WORD_DROPOUT, Network, dropout

WEIGHTS = {
    "arc": 1.0, "rel": 1.0, "upos": 1.0, "xpos": 1.0, "feats": 0.5, "lemma": 0.5, "name": 1.5,
    "cue": 2.0, "frame": 2.0, "act": 0.3, "source_kind": 0.3,
}  # fmt: skip
"""Weights of the tasks: a prototype's, but names weigh half as much again, since few words are names."""


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    known = (gold != IGNORE).sum().clamp(min=1)
    flat = scores.reshape(-1, scores.shape[-1]).float()
    return F.cross_entropy(flat, gold.reshape(-1), ignore_index=IGNORE, reduction="sum") / known


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each task, a mean over the words (or cues) that carry its label."""
    words = network.words(batch.ids, batch.shapes, batch.first)
    dropped = dropout(words, WORD_DROPOUT, network.training)
    tags = network.split_tags(dropped)
    found = {name: _cross_entropy(tags[name], gold) for name, gold in batch.tags.items()}
    if (batch.heads != IGNORE).any():
        arcs = network.arcs(dropped).float().masked_fill(~batch.words[:, None, :], -1e4)
        chosen = batch.heads.clamp(min=0)
        rels = network.rels(network.rel_dependent(dropped), network.rel_head(dropped), chosen)
        found["arc"], found["rel"] = _cross_entropy(arcs, batch.heads), _cross_entropy(rels, batch.rels)
    if len(batch.rows):
        found["frame"] = _cross_entropy(network.frames(network.pair(dropped), batch.rows, batch.cues), batch.frames)
        mean = batch.cues / batch.cues.sum(1, keepdim=True)
        for name, gold in (("act", batch.acts), ("source_kind", batch.kinds)):
            found[name] = _cross_entropy(torch.einsum("cw,cwt->ct", mean, tags[name][batch.rows].float()), gold)
    return found


SILVER = 0.4
"""Weight of what an earlier model labelled, against the corpus."""


def total(found: dict[str, Tensor], *, silver: bool) -> Tensor:
    """Return the weighted sum; `silver` where the batch's cues are an earlier model's."""
    scale = {name: SILVER if silver and name in ("cue", "frame", "act", "source_kind") else 1.0 for name in found}
    return torch.stack([scale[name] * WEIGHTS[name] * loss for name, loss in found.items()]).sum()
