"""Measures the laws that hold for every text: other names, another wording of the same, and the record says the same.

    python -m bench.laws                   the rate of each law, by layer of the record
    python -m bench.laws --pairs           the rate of each pair of names
    python -m bench.laws --causes          what the model says otherwise where the record differs
    python -m bench.laws --show 10         the first ten violations, with what differs
    python -m bench.laws --model FOLDER    another model

1. *swap*: two countries, parties, persons, outlets or cities change places; the record must be the same with the names
   swapped. *swap, rules alone*: the words change but the trees do not, so what differs is due to rules and word lists.
2. *neutral clause*, *neutral sentence*: something that is not about the matter is added.
3. *quotes' shape*: straight marks for curly ones. 4. *paragraph split*: paragraphs end earlier.
5. *passive*: "X warned Y", "Y was warned by X"; claims are compared by their words.

A text counts as right in a layer if every field of the layer is the same; "whole" if all layers are.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from bench.counts import Share, share
from bench.laws_facts import LAYERS, MODEL, Difference, analysis_facts, differences, meanings, record_facts, renamed
from bench.laws_texts import Case, Told, passives, rewordings, swaps
from reportedly import read
from reportedly.analysis import Analysis
from reportedly.claims import build_record
from reportedly.parse.parser import Parser, shipped
from reportedly.record import Document

SWAPS = ("swap", "swap in documents")
RULES = "rules alone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the two texts of a case are read: what differs in the record, and in what the model said."""

    case: Case
    law: str
    found: tuple[Difference, ...]
    model: tuple[Difference, ...] = ()

    def keeps(self, layer: str) -> bool:
        """Whether a layer is read alike; "whole" is all of them."""
        return not self.found if layer == "whole" else all(one.layer != layer for one in self.found)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code 0."""
    options = _parser().parse_args(argv)
    outcomes = list(measure(Parser(options.model) if options.model else shipped(), options.law))
    if options.json:
        print(json.dumps(_as_data(outcomes), ensure_ascii=False))
        return 0
    lines = list(_table(outcomes))
    for wanted, more in ((options.pairs, _pairs), (options.causes, _causes)):
        if wanted:
            lines += ["", *more(outcomes)]
    broken = [one for one in outcomes if one.found][: options.show]
    print("\n".join([*lines, *chain.from_iterable(map(_shown, broken))]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.laws", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, help="folder of a model (default: the shipped one)")
    parser.add_argument("--law", action="append", help="only laws whose name holds this; may be repeated")
    parser.add_argument("--pairs", action="store_true", help="print the rate of each pair of names")
    parser.add_argument("--causes", action="store_true", help="count what differs in the record, and in the model")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N violations")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    return parser


def measure(parser: Parser, laws: Sequence[str] | None = None) -> Iterator[Outcome]:
    """Read every pair of texts; a swap is read a second time with the trees of the first text, for the rules alone."""
    cases = chain(swaps(), rewordings(), passives())
    for case in cases:
        if not laws or any(law in f"{case.law}, {RULES}" for law in laws):
            yield from outcomes_of(case, parser.analyse)


def outcomes_of(case: Case, analyse: Callable[[Document], Analysis]) -> Iterator[Outcome]:
    """Read the two texts of a case and compare them."""
    one, other = (
        analyse(read.read_text(told.text, source="text", options=read.Options()).document)
        for told in (case.one, case.other)
    )
    facts = meanings if case.law == "passive" else record_facts
    mine = facts(build_record(one), case.one)
    model = differences(analysis_facts(one, case.one), analysis_facts(other, case.other)) if case.law in SWAPS else ()
    yield Outcome(case, case.law, tuple(differences(mine, facts(build_record(other), case.other))), tuple(model))
    if case.law in SWAPS and (same_trees := renamed(one, case.one, other, case.other)):
        theirs = record_facts(build_record(same_trees), case.other)
        yield Outcome(case, f"{case.law}, {RULES}", tuple(differences(mine, theirs)))


def rates(outcomes: Iterable[Outcome]) -> dict[str, Share]:
    """Return the share of texts that keep each layer, and the whole record."""
    seen = list(outcomes)
    return {layer: share(one.keeps(layer) for one in seen) for layer in (*LAYERS, "whole")}


def _rows(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, str, list[Outcome]]]:
    for law in dict.fromkeys(one.law for one in outcomes):
        of_law = [one for one in outcomes if one.law == law]
        groups = dict.fromkeys(one.case.group for one in of_law)
        if len(groups) > 1:
            for group in groups:
                yield law, group, [one for one in of_law if one.case.group == group]
        yield law, "all", of_law


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"{'':<32}{'texts':>7}" + "".join(f"{layer[:12]:>13}" for layer in (*LAYERS, "whole"))
    for law, rows in groupby(_rows(outcomes), key=lambda row: row[0]):
        yield law
        for _, group, seen in rows:
            cells = "".join(f"{one.value:>13.1f}" for one in rates(seen).values())
            yield f"  {group:<30}{len(seen):>7}{cells}"


def _pairs(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for law in dict.fromkeys(one.law for one in outcomes if one.law.startswith(SWAPS)):
        of_law = sorted((one for one in outcomes if one.law == law), key=lambda one: (one.case.group, one.case.pair))
        yield law
        for (group, pair), each in groupby(of_law, key=lambda one: (one.case.group, one.case.pair)):
            kept = share(not one.found for one in each)
            yield f"  {group:<9}{pair:<52}{kept.value:>7.1f}{kept.count:>5}"


def _causes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for law in dict.fromkeys(one.law for one in outcomes):
        broken = [one for one in outcomes if one.law == law and one.found]
        fields = Counter(field for one in broken for field in {each.field for each in one.found})
        yield f"{law}, {len(broken)} texts differ: " + ", ".join(f"{name} ×{n}" for name, n in fields.most_common())
        if any(one.model for one in broken):
            first = Counter(" + ".join(_told_otherwise(one)) or "nothing" for one in broken)
            yield "  the model differs in: " + ", ".join(f"{name} ×{n}" for name, n in first.most_common())


def _told_otherwise(one: Outcome) -> list[str]:
    return [layer for layer in MODEL if any(each.layer == layer for each in one.model)]


def _shown(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    yield from ("", f"{outcome.law}: {case.group}, {case.pair}")
    if len(case.one.text) + len(case.other.text) < 600:
        yield from (f"  1  {case.one.text}", f"  2  {case.other.text}")
    for each in (*outcome.found, *outcome.model):
        about = _said(each.about, case.one, case.other)
        yield f"    {each.field:<24}{about}:  {_said(each.one, case.one)}  ≠  {_said(each.other, case.other)}"


def _said(value: object, *tolds: Told) -> str:
    """Write places as the words that stand there, in the first text that has some."""
    if isinstance(value, tuple) and len(value) == 2 and all(type(each) is int for each in value):
        return next((words for told in tolds if (words := _words(value, told))), str(value))
    if isinstance(value, tuple | frozenset):
        parts = [_said(each, *tolds) for each in value]
        return f"({', '.join(parts if isinstance(value, tuple) else sorted(parts))})"
    return "–" if value is None else str(value)


def _words(places: tuple[int, ...], told: Told) -> str:
    start, end = places
    if start not in told.places or end not in told.places:
        return ""
    last = len(told.places) - 1 - told.places[::-1].index(end)
    return f"“{told.text[told.places.index(start) : last].strip()}”"


def _as_data(outcomes: Sequence[Outcome]) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = {}
    for law, group, seen in _rows(outcomes):
        found.setdefault(law, {})[group] = {
            layer: {"value": round(one.value or 0, 2), "right": one.right, "total": one.total}
            for layer, one in rates(seen).items()
        }
    return found


if __name__ == "__main__":
    sys.exit(main())
