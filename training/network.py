"""The network: a six-layer encoder from published weights, and the heads that read everything learnt off one pass.

Attention is written out and dropout is drawn from a pool, because in bfloat16 on a CPU PyTorch's own
backward pass of attention and its Bernoulli draws take most of the time.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS, SHAPES = 30522, 512, 8
ARC, PAIR = 256, 256
DISTANCES = 30
"""Buckets of the distance from cue to word, 15 for each side."""

ENCODER_DROPOUT, WORD_DROPOUT, ARC_DROPOUT = 0.1, 0.2, 0.25
POOL = 6_000_000

_pools: dict[tuple[float, torch.dtype], Tensor] = {}


def dropout(x: Tensor, rate: float, training: bool) -> Tensor:
    """Drop entries of `x` with a mask cut at random from a pool that is drawn once."""
    if not training:
        return x
    key = (rate, x.dtype)
    if key not in _pools:
        _pools[key] = (torch.rand(POOL) > rate).to(x.dtype) / (1 - rate)
    size, pool = x.numel(), _pools[key]
    if size >= POOL:
        return F.dropout(x, rate, True)
    offset = int(torch.randint(0, POOL - size, (1,)))
    return x * pool[offset : offset + size].view(x.shape)


def bucket(distance: Tensor) -> Tensor:
    """Return the bucket of a signed distance in words: exact to 7, then coarser, 15 buckets a side."""
    edges = torch.tensor([8, 12, 16, 24, 32, 64, 128])
    far = torch.bucketize(distance.abs(), edges, right=True) + 7
    near = distance.abs()
    return torch.where(near < 8, near, far) + 15 * (distance > 0)


class Layer(nn.Module):
    """One transformer layer, normalised after each part."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map piece vectors [batch, piece, WIDTH] to the same shape; `mask` is added to the scores."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q * ((WIDTH // HEADS) ** -0.5), k.transpose(-1, -2)) + mask
        mixed = torch.matmul(torch.softmax(scores, -1), v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + dropout(self.out(mixed), ENCODER_DROPOUT, self.training))
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x))), ENCODER_DROPOUT, self.training))


class Encoder(nn.Module):
    """Word pieces and their shapes to vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def load(self, path: Path) -> None:
        """Take the published starting weights; word and position vectors stay as they are."""
        given = {name.removeprefix("bert."): value for name, value in load_file(str(path)).items()}
        self.pieces.weight.data = given["embeddings.word_embeddings.weight"].clone()
        self.positions.weight.data = given["embeddings.position_embeddings.weight"].clone()
        self.kind.data = given["embeddings.token_type_embeddings.weight"][0].clone()
        _copy(self.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                qkv = [given[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data = torch.cat(qkv)
            _copy(layer.out, given, at + "attention.output.dense")
            _copy(layer.norm1, given, at + "attention.output.LayerNorm")
            _copy(layer.up, given, at + "intermediate.dense")
            _copy(layer.down, given, at + "output.dense")
            _copy(layer.norm2, given, at + "output.LayerNorm")
        self.pieces.weight.requires_grad = False
        self.positions.weight.requires_grad = False

    def embed(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Return the input vectors [batch, piece, WIDTH]."""
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.kind + self.shapes(shapes)
        normed: Tensor = self.norm(x)
        return normed

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Return a vector for each piece; id 0 is padding."""
        x = dropout(self.embed(ids, shapes), ENCODER_DROPOUT, self.training)
        mask = ((ids == 0).float() * -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            x, mask = x.to(torch.bfloat16), mask.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def _copy(layer: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    layer.weight.data = given[f"{name}.weight"].clone()
    layer.bias.data = given[f"{name}.bias"].clone()


class Network(nn.Module):
    """Encoder and heads; `sizes` names the tag sets and how many tags each has."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder()
        self.tag_names = [name for name in sizes if name not in ("rel", "frame")]
        self.tags = nn.Linear(WIDTH, sum(sizes[name] for name in self.tag_names))
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_prior = nn.Linear(ARC, 1, bias=False)
        self.rel_dependent, self.rel_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel = nn.Linear(ARC, sizes["rel"])
        self.pair = nn.Linear(WIDTH, 4 * PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        nn.init.normal_(self.distance.weight, 0, 0.02)
        self.frame = nn.Linear(PAIR, sizes["frame"])

    def words(self, ids: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Return a vector for each word, from its first piece; word 0 is [CLS], the root."""
        x = self.encoder(ids, shapes)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def split_tags(self, words: Tensor) -> dict[str, Tensor]:
        """Return the scores of every tag set, [batch, word, tags]."""
        parts = self.tags(words).split([self.sizes[name] for name in self.tag_names], -1)
        return dict(zip(self.tag_names, parts, strict=True))

    def arcs(self, words: Tensor) -> Tensor:
        """Return scores [batch, dependent, head]."""
        dependent = dropout(F.gelu(self.arc_dependent(words)), ARC_DROPOUT, self.training)
        head = dropout(F.gelu(self.arc_head(words)), ARC_DROPOUT, self.training)
        return torch.matmul(self.arc(dependent), head.transpose(1, 2)) + self.arc_prior(head).transpose(1, 2)

    def rels(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Return label scores for the `chosen` head of each word, from the two projections."""
        head = torch.gather(heads, 1, chosen[:, :, None].expand(-1, -1, ARC))
        scores: Tensor = self.rel(dropout(F.gelu(dependents + head), ARC_DROPOUT, self.training))
        return scores

    def frames(self, projected: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Tag every word for each cue: `projected` [batch, word, 4·PAIR], `cues` [cue, word] as 0/1, of row `rows`.

        A cue asks each word of its sentence: are you my source, my content, another part of me?
        """
        token, token_times, cue, cue_times = projected.split(PAIR, -1)
        weight = cues / cues.sum(1, keepdim=True)
        mean = torch.einsum("cw,cwp->cp", weight, cue[rows])
        times = torch.einsum("cw,cwp->cp", weight, cue_times[rows])
        place = cues.argmax(1)
        distance = bucket(torch.arange(cues.shape[1])[None] - place[:, None])
        hidden = token[rows] + mean[:, None] + token_times[rows] * times[:, None] + self.distance(distance)
        scores: Tensor = self.frame(dropout(F.gelu(hidden), WORD_DROPOUT, self.training))
        return scores
