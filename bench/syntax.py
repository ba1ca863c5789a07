"""Measures the parser on the development parts of the treebanks EWT and GUM, and its names on Universal NER.

    python -m bench.syntax              from gold tokens, from raw text with its blocks, and names
    python -m bench.syntax --json

*Gold tokens*: the treebank's own words and sentences are given, as with `reportedly parse --pretokenized`. *Raw
text*: the running text of each document, with its paragraphs as blocks (`treebank` says how it is put together). Both
are counted in the way of `conll18`. Names are those that the parser finds in the words that Universal NER gives
(`names`).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench import names, treebank
from bench.conll18 import Sentence, evaluate
from bench.counts import Scores, total
from bench.data import MissingDataError, data_folder, exit_without_data
from bench.table import as_data, table
from bench.treebank import GoldText
from reportedly.analysis import Tree
from reportedly.parse.parser import Parser, shipped
from reportedly.record import Block, Document

BANKS = ("ewt", "gum")
NEEDED = ("syntax/ewt-dev.conllu", "syntax/gum-dev.conllu", "names/uner-ewt-dev.iob2")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code: 0, or 2 without data (1 in continuous integration)."""
    options = _parser().parse_args(argv)
    try:
        data = data_folder(options.data, *NEEDED)
    except MissingDataError as error:
        return exit_without_data(error)
    parser = Parser(options.model) if options.model else shipped()
    measured = measure_syntax(parser, data)
    if options.json:
        print(json.dumps({name: as_data(scores) for name, scores in measured.items()}))
        return 0
    for title in ("gold tokens", "raw text", "names"):
        columns = {name: scores for name, scores in measured.items() if name.endswith(title)}
        print("\n".join([*table(title.upper(), columns), ""]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.syntax", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--model", type=Path, help="folder of a model (default: the shipped one)")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    return parser


def measure_syntax(parser: Parser, data: Path) -> dict[str, Scores]:
    """Return the measures by set: `ewt gold tokens`, `ewt raw text`, the same of `gum`, and `ewt names`."""
    measured: dict[str, Scores] = {}
    for bank in BANKS:
        texts = treebank.read(data / "syntax" / f"{bank}-dev.conllu")
        trees = parse_words(parser, [_forms(sent.sentence) for text in texts for sent in text.sentences])
        golds = [as_words(sent.sentence) for text in texts for sent in text.sentences]
        measured[f"{bank} gold tokens"] = {
            name: measure
            for name, measure in evaluate(golds, map(treebank.of_tree, trees)).items()
            if name not in ("tokens", "sentences", "words")
        }
        measured[f"{bank} raw text"] = total(raw_scores(parser, text) for text in texts)
    named = names.read(data / "names" / "uner-ewt-dev.iob2")
    trees = parse_words(parser, [sent.words for sent in named])
    measured["ewt names"] = names.score_names([sent.names for sent in named], [tree.names for tree in trees])
    return measured


def _forms(sent: Sentence) -> tuple[str, ...]:
    return tuple(word.form for word in sent.words)


def as_words(sent: Sentence) -> Sentence:
    """Return a sentence whose every word is a token of its own, as a parser sees it that is given the words."""
    return Sentence(_forms(sent), tuple(replace(word, token=number) for number, word in enumerate(sent.words)))


def parse_words(parser: Parser, sentences: Sequence[Sequence[str]]) -> tuple[Tree, ...]:
    """Parse sentences that are cut into words already; their text is the words with a space between."""
    spans: list[list[tuple[int, int]]] = []
    pieces: list[str] = []
    at = 0
    for words in sentences:
        places = []
        for word in words:
            places.append((at, at + len(word)))
            at += len(word) + 1
        spans.append(places)
        pieces.append(" ".join(words))
    text = "\n".join(pieces)
    document = Document("", "words", text, blocks=(Block("paragraph", 0, len(text)),))
    return parser.analyse_words(document, spans, [list(words) for words in sentences], [0] * len(spans)).sentences


def raw_scores(parser: Parser, text: GoldText) -> Scores:
    """Parse the running text of one document and score what comes out."""
    trees = parser.analyse(text.document()).sentences
    return evaluate([sent.sentence for sent in text.sentences], map(treebank.of_tree, trees))


if __name__ == "__main__":
    raise SystemExit(main())
