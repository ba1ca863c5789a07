"""Learns the weights by which pronouns and descriptions choose what they take up, and writes the table.

A softmax over the candidates and "nothing", with the documents' chains as the program itself builds them. From GUM's
coreference, and from the pronouns that are a source in the corpus and whose name it tells (train parts).

    python -m training.people_weights --data ../shared/data
"""

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.corpus import GoldDocument as Spoken
from bench.corpus import load
from bench.gum import GoldDocument, GoldMention, read_gum
from bench.score_attributions import same_name
from reportedly.analysis import Analysis
from reportedly.claims.people.classes import classes
from reportedly.claims.people.find import prepare
from reportedly.claims.people.resolve import Options as Choices
from reportedly.claims.people.resolve import Resolver
from reportedly.parse.parser import Parser
from reportedly.read import Options, read_text

Table = dict[str, dict[str, float]]
Case = tuple[str, list[tuple[list[str], bool]]]
"""A class of pronoun or description, and its candidates: features, and whether they are the same."""
NOTHING = ["nothing"]
ROWS = ("he", "it", "they", "that", "the", "this", "a", "own", "bare", "proper", "within")
LEAN = 1.0
"""Taken off `nothing`: a link that is likelier than one in four helps the clusters more than it harms."""
OFTEN = 4
"""How often a choice of the corpus counts: it is news, and GUM is little of it. Chosen on dev, like LEAN."""
ROUNDS, EPOCHS, RATE, SHRINK, SEED = 4, 12, 0.1, 1e-3, 7
OUT = Path("reportedly/languages/en/references.toml")


def cases_of(gold: GoldDocument, weights: Table) -> list[Case]:
    """Return the choices of one document of GUM as the program meets them with these weights."""
    group: dict[object, int] = {mention: number for number, cluster in enumerate(gold.clusters) for mention in cluster}
    resolver = prepare(gold.analysis.sentences, classes("en"))
    found: list[Case] = []

    def label(index: int) -> int | None:
        phrase = resolver.phrases[index]
        span = gold.analysis.sentences[phrase.tree].span(phrase.first, phrase.last)
        mention = gold.partner(span.start, span.end, (phrase.tree, phrase.head))
        if phrase.several and (not isinstance(mention, GoldMention) or mention.last < phrase.last):
            return None
        return group.get(mention)

    def note(index: int, row: str, known: Choices) -> None:
        own = label(index)
        marked = [(names, own is not None and label(other) == own) for other, names in known]
        found.append((row, [*marked, (NOTHING, not any(right for _, right in marked))]))

    _run(resolver, weights, note)
    return found


def spoken_cases(gold: Spoken, analysis: Analysis, weights: Table) -> list[Case]:
    """Return the choices of pronouns that are a source in the corpus, where a candidate has the source's name."""
    wanted = {
        (one.source.start, one.source.end): one.source_name
        for one in gold.attributions
        if one.source is not None and one.source_name
    }
    resolver = prepare(analysis.sentences, classes("en"))
    found: list[Case] = []

    def is_called(index: int, name: str) -> bool:
        members = (resolver.phrases[member] for member in resolver.chain(index).members)
        spans = (analysis.sentences[m.tree].span(m.first, m.last) for m in members if m.form != "pronoun")
        return any(same_name(gold.text[span.start : span.end], name) for span in spans)

    def note(index: int, row: str, known: Choices) -> None:
        phrase = resolver.phrases[index]
        span = analysis.sentences[phrase.tree].span(phrase.first, phrase.last)
        name = wanted.get((span.start, span.end))
        if name is not None and phrase.form == "pronoun":
            marked = [(names, is_called(other, name)) for other, names in known]
            if any(right for _, right in marked):
                found.append((row, [*marked, (NOTHING, False)]))

    _run(resolver, weights, note)
    return found


def _run(resolver: Resolver, weights: Table, note: Callable[[int, str, Choices], None]) -> None:
    """Let a document be resolved with these weights; `note` sees each choice before it is made."""

    def choose(index: int, row: str, options: Choices, must: bool) -> int | None:
        known = list(options)
        if not known:
            return None
        note(index, row, known)
        table = weights[row]
        score, best = max((sum(table.get(name, 0.0) for name in names), other) for other, names in known)
        return best if must or score > table.get("nothing", 0.0) else None

    resolver.choose = choose
    resolver.run()


def learn(cases: Iterable[Case]) -> Table:
    """Return the weights that make the right candidates likeliest (Adagrad, a little shrinkage)."""
    weights: Table = {kind: defaultdict(float) for kind in ROWS}
    squares: Table = {kind: defaultdict(lambda: 1e-6) for kind in ROWS}
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
    for table in weights.values():
        table["nothing"] -= LEAN
    return weights


def write(weights: Table, path: Path) -> None:
    """Write the table."""
    lines = [
        "# The weights by which a phrase chooses what it takes up, learnt by `training.people_weights`.",
        "# A table for each class of pronoun or description; a feature without weight counts nothing;",
        "# `nothing` is what has to be outweighed.",
    ]
    for kind, table in weights.items():
        lines += ["", f"[{kind}]"]
        lines.extend(f'"{name}" = {value:.2f}' for name, value in sorted(table.items()) if abs(value) >= 0.005)
    path.write_text("\n".join([*lines, ""]), "utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Learn in rounds: the chains of a round are built with the weights of the round before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    data = parser.parse_args(argv).data
    documents, spoken = list(read_gum(data / "syntax" / "gum-train.conllu")), list(_spoken(data))
    weights: Table = {kind: {} for kind in ROWS}
    for _ in range(ROUNDS):
        cases = [case for gold in documents for case in cases_of(gold, weights)]
        named = [case for gold, analysis in spoken for case in spoken_cases(gold, analysis, weights)]
        weights = learn(cases + named * OFTEN)
        for title, some in (("GUM", cases), ("the corpus", named)):
            right = sum(_picks(weights, case) for case in some)
            print(f"{len(some)} choices of {title}, {100 * right / len(some):.1f} % right with these weights")
    write(weights, OUT)


def _spoken(data: Path) -> Iterator[tuple[Spoken, Analysis]]:
    """Yield the training texts of the corpus, read by the program's own model."""
    model = Parser(None)
    for gold in load(data, "train"):
        reading = read_text(gold.text, source=gold.name, options=Options(published=gold.published))
        yield gold, model.analyse(reading.document)


def _picks(weights: Table, case: Case) -> bool:
    kind, options = case
    return max(options, key=lambda o: sum(weights[kind].get(name, 0.0) for name in o[0]))[1]


if __name__ == "__main__":
    main()
