"""Averages the weights of the two rounds: one model that is better than either (Wortsman et al. 2022, Model soups).

    python -m training.average --first training/out/first --second training/out/second --out training/out/average

Both rounds start from the same weights, heads included, so that their averages are models too.
"""

import argparse
import shutil
import sys
from pathlib import Path

import torch

SHARE = 0.4
"""Weight of the second round; of .35, .5 and .65 smaller ones parse better and larger ones name better (dev)."""


def average(first: Path, second: Path, out: Path, share: float) -> None:
    """Write `network.pt` and `labels.json` of the average; exits where the rounds have other tag sets."""
    if (first / "labels.json").read_bytes() != (second / "labels.json").read_bytes():
        sys.exit(f"{first} and {second} have other tag sets; train both from the same data")
    one, other = torch.load(first / "network.pt"), torch.load(second / "network.pt")
    out.mkdir(parents=True, exist_ok=True)
    torch.save({name: (1 - share) * one[name] + share * other[name] for name in one}, out / "network.pt")
    shutil.copy(first / "labels.json", out / "labels.json")


def main() -> None:
    """Average the folders that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, default=Path("training/out/first"))
    parser.add_argument("--second", type=Path, default=Path("training/out/second"))
    parser.add_argument("--out", type=Path, default=Path("training/out/average"))
    parser.add_argument("--share", type=float, default=SHARE)
    options = parser.parse_args()
    average(options.first, options.second, options.out, options.share)


if __name__ == "__main__":
    main()
