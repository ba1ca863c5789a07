"""Averages the weights of several rounds: one model that is better than each (Wortsman et al. 2022, Model soups).

    python -m training.average --out training/out/average training/out/first=0.6 training/out/second=0.4

All rounds start from the same weights, heads included, so that their averages are models too.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

CLOSE = 1e-6
"""How far from one the sum of the shares may be."""


def average(parts: Sequence[tuple[Path, float]], out: Path) -> None:
    """Write `network.pt` and `labels.json` of the average; exits where shares or tag sets do not fit together."""
    if abs(sum(share for _, share in parts) - 1) > CLOSE:
        sys.exit(f"got shares that add up to {sum(share for _, share in parts):g}; wanted 1")
    labels = {(folder / "labels.json").read_bytes() for folder, _ in parts}
    if len(labels) > 1:
        sys.exit("the rounds have other tag sets; train all from the same data")
    networks = [torch.load(folder / "network.pt") for folder, _ in parts]
    out.mkdir(parents=True, exist_ok=True)
    shares = [share for _, share in parts]
    mixed = {
        name: sum(share * network[name] for share, network in zip(shares, networks, strict=True))
        for name in networks[0]
    }
    torch.save(mixed, out / "network.pt")
    shutil.copy(parts[0][0] / "labels.json", out / "labels.json")


def _part(said: str) -> tuple[Path, float]:
    folder, _, share = said.rpartition("=")
    return Path(folder), float(share)


def main() -> None:
    """Average the folders that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", type=_part, metavar="FOLDER=SHARE", help="a round and its share")
    parser.add_argument("--out", type=Path, default=Path("training/out/average"))
    options = parser.parse_args()
    average(options.parts, options.out)


if __name__ == "__main__":
    main()
