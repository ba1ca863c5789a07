"""Measures the records that `reportedly read` writes against the corpus of who says what.

    python -m bench.accuracy                        every layer, news beside excerpts, on the dev split
    python -m bench.accuracy --layer attributions   one layer, with its kinds of case
    python -m bench.accuracy --confusions           what is most often taken for what
    python -m bench.accuracy --worst 20             the documents with most errors
    python -m bench.accuracy --show NAME            every miss and false alarm of one document, with its words

How each figure is counted stands at the head of `score_attributions`, `score_claims` and `score_values`. The news part
(Wikinews) is what the floors speak of; the excerpts of other kinds stand beside it. Only dev figures say
something of texts that were not learnt from.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from bench.corpus import LAYERS, PARTS, Layer
from bench.counts import F1, Measure, Scores, Share
from bench.data import MissingDataError, data_folder, exit_without_data
from bench.differences import Difference, differences
from bench.reading import Measured, Read, measure, read_all, score_document
from bench.table import as_data, figure, kinds, table, tally

HEADLINES: dict[Layer, str] = {
    "attributions": "whole",
    "claims": "roles",
    "times": "value",
    "amounts": "overlap",
    "loaded": "overlap",
}
"""The measure of each layer by which documents are ranked."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code: 0, or 2 without data (1 in continuous integration)."""
    options = _parser().parse_args(argv)
    try:
        data = data_folder(options.data, f"corpus/{options.split}")
    except MissingDataError as error:
        return exit_without_data(error)
    layers: list[Layer] = options.layer or list(LAYERS)
    reads = read_all(data, options.split, oracle=options.oracle)
    if options.show:
        return _print_one(reads, options.show, layers)
    lines = list(_report(reads, layers, options))
    print("\n".join(lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--layer", choices=LAYERS, action="append", help="only this layer; may be repeated")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--worst", type=int, metavar="N", help="list the N documents with most errors")
    parser.add_argument("--show", metavar="NAME", help="print the differences of one document")
    parser.add_argument("--confusions", action="store_true", help="print what is most often missed, invented, confused")
    parser.add_argument("--oracle", action="store_true", help="score the gold marks themselves: the scorers' own check")
    return parser


def _report(reads: list[Read], layers: list[Layer], options: argparse.Namespace) -> Iterator[str]:
    measured = measure(reads, layers)
    if options.json:
        yield json.dumps(_as_data(measured), ensure_ascii=False)
        return
    if options.worst:
        yield from worst(reads, layers, options.worst)
        return
    for layer in layers:
        counted = {part: sum(layer in doc.layers for doc, _ in reads if doc.part == part) for part in PARTS}
        columns = {f"{part} ({counted[part]} texts)": measured[layer].get(part, {}) for part in PARTS if counted[part]}
        yield from [*table(layer.upper(), columns), "", *kinds(f"{layer}, gold by kind", columns), ""]
    if options.confusions:
        for layer in layers:
            yield from [*confusions(reads, layer), ""]


def _as_data(measured: Measured) -> dict[str, dict[str, dict[str, object]]]:
    return {layer: {part: as_data(scores) for part, scores in parts.items()} for layer, parts in measured.items()}


def worst(reads: list[Read], layers: list[Layer], limit: int) -> Iterator[str]:
    """List the documents with most errors in the headline measures of `layers`, most first."""
    rows = []
    for doc, record in reads:
        heads = {layer: scores[HEADLINES[layer]] for layer, scores in score_document(doc, record, layers).items()}
        rows.append((sum(map(errors, heads.values())), doc.name, heads))
    yield f"{'errors':>6}  " + "".join(f"{f'{layer} {HEADLINES[layer]}':>22}" for layer in layers) + "  document"
    for count, name, heads in sorted(rows, key=lambda row: (-row[0], row[1]))[:limit]:
        cells = "".join(f"{figure(heads[layer].value) if layer in heads else '':>22}" for layer in layers)
        yield f"{count:>6}  {cells}  {name}"


def errors(measure: Measure) -> int:
    """Return how many misses and false alarms stand behind a measure."""
    if isinstance(measure, F1):
        return measure.predicted + measure.gold - 2 * measure.right
    if isinstance(measure, Share):
        return measure.total - measure.right
    raise TypeError(f"a {type(measure).__name__} does not tell what is missed and what is invented")


def confusions(reads: list[Read], layer: Layer, limit: int = 25) -> Iterator[str]:
    """List what is most often missed, invented and told otherwise in one layer."""
    counts: dict[str, Counter[str]] = {}
    for doc, record in reads:
        if layer in doc.layers:
            for one in differences(record, doc, layer):
                title, what = _confusion(one)
                counts.setdefault(title, Counter())[what.lower()] += 1
    for title, counter in sorted(counts.items()):
        yield from tally(f"{layer}, {title} ({counter.total()})", counter.most_common(limit))


def _confusion(one: Difference) -> tuple[str, str]:
    if one.kind != "differs":
        return one.kind, one.what.partition("]")[0].lstrip("[")
    word, _, field = one.what.rpartition(": ")
    if field in {"act", "status", "polarity", "source kind"}:
        return f"{field}, gold → ours", f"{one.gold} → {one.ours}"
    return "told otherwise", field if word else "value or borders"


def _print_one(reads: list[Read], name: str, layers: list[Layer]) -> int:
    chosen = [read for read in reads if name in (read[0].name, f"{read[0].name}.txt")]
    if not chosen:
        names = "\n  ".join(doc.name for doc, _ in reads)
        print(f"got --show {name}; wanted one of\n  {names}", file=sys.stderr)
        return 2
    doc, record = chosen[0]
    for layer in layers:
        if layer in doc.layers:
            print(f"{layer.upper()}  {_headline(score_document(doc, record, [layer])[layer], layer)}")
            for one in differences(record, doc, layer):
                print("\n".join(_lines(one)))
            print()
    return 0


def _headline(scores: Scores, layer: Layer) -> str:
    return f"{HEADLINES[layer]} {figure(scores[HEADLINES[layer]].value)}"


def _lines(one: Difference) -> Iterator[str]:
    mark = {"missed": "−", "invented": "+", "differs": "≠"}[one.kind]
    yield f"{one.at:>6} {mark} {one.what}"
    if one.kind == "differs":
        yield f"         gold  {one.gold or '(nothing)'}"
        yield f"         ours  {one.ours or '(nothing)'}"
    elif one.gold or one.ours:
        yield f"         {one.gold or one.ours}"


if __name__ == "__main__":
    raise SystemExit(main())
