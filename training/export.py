"""Exports a trained network to ONNX with int8 weights, as the package ships it.

    python -m training.export --out training/out --to reportedly/parse/model

The word table is int8 with one scale a row; matrix products are int8 per channel, in seven bits where the
processor has no VNNI (`reduce_range`).
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.parse import labels as label_files
from reportedly.parse.encoder import INPUTS, OUTPUTS
from training.network import Network

OPSET = 17


class Exported(nn.Module):
    """The network as one graph from pieces to the best tags, with the word table in int8."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.pieces.weight.data
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        network.encoder.pieces = nn.Embedding(1, 1)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs that `encoder.OUTPUTS` names."""
        encoder = self.network.encoder
        x = self.table[ids].float() * self.scale[ids]
        x = x + encoder.positions.weight[: ids.shape[1]] + encoder.kind + encoder.shapes(shapes)
        x = encoder.norm(x)
        mask = ((ids == 0).float() * -1e4)[:, None, None, :]
        for layer in encoder.layers:
            x = layer(x, mask)
        word = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))
        tags = self.network.split_tags(word)
        arcs = self.network.arcs(word) + ((1 - words) * -1e4)[:, None, :]
        chosen = arcs.argmax(-1)
        dependents, heads = self.network.rel_dependent(word), self.network.rel_head(word)
        rels = self.network.rels(dependents, heads, chosen).argmax(-1)
        best = [tags[name].argmax(-1) for name in ("upos", "xpos", "feats", "lemma")]
        numbers = torch.stack([*best, chosen, rels], -1).to(torch.int32)
        scores = (tags["name"], tags["cue"], tags["act"], tags["source_kind"])
        return numbers, arcs, dependents, heads, *scores, self.network.pair(word)


def export(network: Network, folder: Path) -> None:
    """Write `model.onnx` (int8) and `weights.npz` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    np.savez(
        folder / "weights.npz",
        rel=network.rel.weight.detach().numpy().T,
        rel_bias=network.rel.bias.detach().numpy(),
        frame=network.frame.weight.detach().numpy().T,
        frame_bias=network.frame.bias.detach().numpy(),
        distance=network.distance.weight.detach().numpy(),
    )
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    first = torch.tensor([[0, 1, 2], [0, 1, 0]])
    words = torch.tensor([[1.0, 1, 1], [1, 1, 0]])
    dynamic = {"ids": {0: "batch", 1: "piece"}, "shapes": {0: "batch", 1: "piece"}, "first": {0: "batch", 1: "word"}}
    full = folder / "full.onnx"
    torch.onnx.export(
        Exported(network).eval(),
        (ids, torch.zeros_like(ids), first, words),
        str(full),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=dynamic | {"words": {0: "batch", 1: "word"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        full,
        folder / "model.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
        extra_options={"MatMulConstBOnly": True},
    )
    full.unlink()
    onnx.checker.check_model(str(folder / "model.onnx"))


def main() -> None:
    """Export `network.pt` and put labels and tokenizer beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("training/out"))
    parser.add_argument("--weights", type=Path, default=Path("training/out/weights"))
    parser.add_argument("--to", type=Path, default=Path("reportedly/parse/model"))
    options = parser.parse_args()
    labels = label_files.load(options.out / "labels.json")
    network = Network(labels.sizes())
    network.load_state_dict(torch.load(options.out / "network.pt"))
    export(network, options.to)
    label_files.save(labels, options.to / "labels.json")
    shutil.copy(options.weights / "tokenizer.json", options.to / "tokenizer.json")
    size = sum(path.stat().st_size for path in options.to.iterdir())
    print(f"{options.to}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
