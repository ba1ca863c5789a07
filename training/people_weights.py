"""Learns the weights by which a pronoun chooses what it takes up, from GUM's coreference (train), and writes the table.

A softmax over the candidates and "nothing", with the documents' chains as the program itself builds them.

    python -m training.people_weights --data ../shared/data/syntax/gum-train.conllu
"""

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.gum import GoldDocument, read_gum
from reportedly.claims.people.classes import classes
from reportedly.claims.people.find import prepare
from reportedly.claims.people.phrase import Phrase
from reportedly.claims.people.pronouns import Scene, candidates, pronoun_class
from reportedly.claims.people.weights import WEIGHTS

Table = dict[str, dict[str, float]]
Case = tuple[str, list[tuple[list[str], bool]]]
"""A class of pronoun, and its candidates: features, and whether GUM calls them the same."""
NOTHING = ["nothing"]
ROUNDS, EPOCHS, RATE, SHRINK, SEED = 3, 12, 0.1, 1e-3, 7
OUT = Path("reportedly/claims/people/weights.py")


def cases_of(gold: GoldDocument, weights: Table) -> list[Case]:
    """Return the choices of one document as the program meets them with these weights."""
    group = {mention: number for number, cluster in enumerate(gold.clusters) for mention in cluster}
    found: list[Case] = []

    def label(phrase: Phrase) -> int | None:
        span = gold.analysis.sentences[phrase.tree].span(phrase.first, phrase.last)
        return group.get(gold.partner(span.start, span.end, (phrase.tree, phrase.head)))

    def choose(index: int, phrase: Phrase, scene: Scene) -> int | None:
        table = weights[pronoun_class(phrase)]
        options = list(candidates(index, phrase, scene))
        own = label(phrase)
        marked = [(names, own is not None and label(scene.phrases[other]) == own) for other, names in options]
        if own is not None:
            found.append((pronoun_class(phrase), [*marked, (NOTHING, not any(right for _, right in marked))]))
        best = max(options, key=lambda option: sum(table.get(name, 0.0) for name in option[1]), default=None)
        return None if best is None else best[0]

    resolver = prepare(gold.analysis.sentences, classes("en"))
    resolver.choose = choose
    resolver.run()
    return found


def learn(cases: Iterable[Case]) -> Table:
    """Return the weights that make the right candidates likeliest (Adagrad, a little shrinkage)."""
    weights: Table = {kind: defaultdict(float) for kind in WEIGHTS}
    squares: Table = {kind: defaultdict(lambda: 1e-6) for kind in WEIGHTS}
    order = list(cases)
    for _ in range(EPOCHS):
        random.Random(SEED).shuffle(order)
        for kind, options in order:
            table, square = weights[kind], squares[kind]
            scores = [math.exp(min(30.0, sum(table[name] for name in names))) for names, _ in options]
            total, right = sum(scores), sum(s for s, (_, good) in zip(scores, options, strict=True) if good)
            for score, (names, good) in zip(scores, options, strict=True):
                slope = (score / right if good and right else 0.0) - score / total
                for name in names:
                    gain = slope - SHRINK * table[name]
                    square[name] += gain * gain
                    table[name] += RATE * gain / math.sqrt(square[name])
    return weights


def write(weights: Table, path: Path) -> None:
    """Write the table as a module."""
    lines = [
        '"""The weights by which a pronoun chooses what it takes up, from GUM (train) by `training.people_weights`.',
        "",
        "A row per class of pronoun; a feature without weight counts nothing; `nothing` is what has to be beaten.",
        '"""',
        "",
        "WEIGHTS: dict[str, dict[str, float]] = {",
    ]
    for kind, table in weights.items():
        lines.append(f'    "{kind}": {{')
        lines.extend(f'        "{name}": {value:.2f},' for name, value in sorted(table.items()) if abs(value) >= 0.005)
        lines.append("    },")
    path.write_text("\n".join([*lines, "}", ""]), "utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Learn in rounds: the chains of a round are built with the weights of the round before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="GUM's training part in CoNLL-U")
    documents = list(read_gum(parser.parse_args(argv).data))
    weights: Table = WEIGHTS
    for _ in range(ROUNDS):
        cases = [case for gold in documents for case in cases_of(gold, weights)]
        weights = learn(cases)
        right = sum(_picks(weights, case) for case in cases)
        print(f"{len(cases)} choices, {100 * right / len(cases):.1f} % right with these weights")
    write(weights, OUT)


def _picks(weights: Table, case: Case) -> bool:
    kind, options = case
    return max(options, key=lambda o: sum(weights[kind].get(name, 0.0) for name in o[0]))[1]


if __name__ == "__main__":
    main()
