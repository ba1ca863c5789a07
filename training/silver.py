"""Cues for the treebanks' sentences by a first model, so that a second one learns from four times as many sentences.

    python -m training.silver --model training/out/first --data ../shared/data --to training/out/silver.jsonl

Only what the first model is sure of counts: a word that is neither surely a cue nor surely none is left out. Sentences
that stand in the corpus' development texts are left out altogether.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from reportedly.analysis import Cue, Tree
from reportedly.parse.parser import Parser
from reportedly.record import Document
from training import corpus, treebank
from training.corpus import Frame

SURE = 0.9
DOUBTFUL = 0.08
"""Probabilities of being a cue, as the first model gives them: above SURE it is one, above DOUBTFUL it may be."""

AT_ONCE = 400


def label(model: Path, data: Path) -> Iterator[dict[str, object]]:
    """Yield `{"id", "frames", "doubtful"}` for each training sentence of the treebanks."""
    parser = Parser(model, threads=2, cue_bias=-4.0)
    held_out = {" ".join(s.forms) for s in corpus.load(data, "dev")}
    sentences = [s for s in treebank.load(data, "train") if " ".join(s.forms) not in held_out]
    for at in range(0, len(sentences), AT_ONCE):
        group = sentences[at : at + AT_ONCE]
        spans = [[(word, word + 1) for word in range(len(s.forms))] for s in group]
        trees = parser.analyse_words(Document("", "", ""), spans, [s.forms for s in group], [0] * len(group))
        for sentence, tree in zip(group, trees.sentences, strict=True):
            sure = [asdict(_frame(cue)) for cue in tree.cues if cue.score >= SURE]
            yield {"id": sentence.id, "frames": sure, "doubtful": _doubtful(tree)}


def _doubtful(tree: Tree) -> list[int]:
    return [word for cue in tree.cues if DOUBTFUL < cue.score < SURE for word in range(*cue.parts[0])]


def _frame(cue: Cue) -> Frame:
    def words(run: tuple[int, int]) -> list[int]:
        return list(range(*run))

    source = max(cue.source, key=lambda run: run[1] - run[0], default=(0, 0))
    parts = [words(run) for run in cue.parts]
    return Frame(parts[0], words(source), [words(run) for run in cue.content], parts[1:], cue.act, cue.source_kind)


def read(path: Path) -> dict[str, tuple[list[Frame], set[int]]]:
    """Return frames and doubtful words by sentence id."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return {line["id"]: ([Frame(**frame) for frame in line["frames"]], set(line["doubtful"])) for line in lines}


def main() -> None:
    """Label the treebanks and write one line a sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("training/out/first"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--to", type=Path, default=Path("training/out/silver.jsonl"))
    options = parser.parse_args()
    with options.to.open("w", encoding="utf-8") as lines:
        for line in label(options.model, options.data):
            lines.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
