"""Scores how claims stand against UDS: whether readers took what a verb of EWT says to have happened.

    python -m bench.factuality            the dev part, with counts
    python -m bench.factuality --misses   and the words that are told otherwise

UDS gives each predicate of EWT a value from −3 (it surely did not happen) to 3 (it surely did), by reader, with how
sure the reader was. How it is counted:

1. Values of several readers are averaged, each with the weight of its certainty; a predicate counts whose mean is
   at least 0.5 away from 0.
2. The running text of a document, put together as `treebank` says, is read as `reportedly read` reads it. A claim that
   is not implied is matched to the predicate that its own words hold.
3. Ours says that it is so where the claim is affirmed and its status is happened, ongoing or state. UDS asks what
   is so by the text, so that one said by somebody counts as it is told; an allegation, a plan or a wish is not so.

`side` is the share of matched predicates where both say that it is so, or both that it is not; `so` is that share of
those that are so by UDS, `not so` of the others; `found` is the share of UDS' predicates that a claim of ours holds.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import treebank
from bench.counts import Scores, share, total
from bench.data import MissingDataError, data_folder, exit_without_data
from bench.table import table
from bench.treebank import GoldText
from reportedly.claims import build_record
from reportedly.parse.parser import Parser, shipped
from reportedly.record import Claim, Document

NEEDED = ("factuality/uds-dev.tsv", "syntax/ewt-dev.conllu")
CLEAR = 0.5
"""How far from 0 a mean has to be: nearer, readers disagree or do not know."""

SO = frozenset({"happened", "ongoing", "state"})

Place = tuple[str, int]
"""A sentence of the treebank by its id, and the number of its word, from 0."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicate that readers judged: where it stands in the running text, whether it is so, and our claim."""

    start: int
    so: bool
    claim: Claim | None

    @property
    def agrees(self) -> bool:
        """Whether our claim says the same; false without one."""
        return self.claim is not None and is_so(self.claim) == self.so


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code: 0, or 2 without data (1 in continuous integration)."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.factuality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--misses", action="store_true", help="list what is told otherwise")
    options = parser.parse_args(argv)
    try:
        data = data_folder(options.data, *NEEDED)
    except MissingDataError as error:
        return exit_without_data(error)
    judged = list(_judge(shipped(), data))
    print("\n".join(table("FACTUALITY", {"ewt dev": total(score(each) for _, each in judged)})))
    if options.misses:
        print("\n".join(line for doc, each in judged for line in _misses(doc, each)))
    return 0


def measure(parser: Parser, data: Path) -> Scores:
    """Return the measures on the dev part."""
    return total(score(judged) for _, judged in _judge(parser, data))


def values(lines: Sequence[str]) -> dict[Place, float]:
    """Return the mean value of each predicate, by how sure its readers were."""
    sums: dict[Place, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for name, token, value, sure in csv.reader(lines[1:], delimiter="\t"):
        place = name, int(token) - 1
        said, weight = sums[place]
        sums[place] = said + float(value) * float(sure), weight + float(sure)
    return {place: said / weight for place, (said, weight) in sums.items() if weight}


def is_so(claim: Claim) -> bool:
    """Return whether a claim says that it is so."""
    return claim.polarity == "affirmed" and claim.status in SO


def starts(text: GoldText) -> Iterator[tuple[Place, int, int]]:
    """Yield where each word of a document stands in its running text."""
    at, whole = 0, text.document().text
    for sent in text.sentences:
        for number, word in enumerate(sent.sentence.words):
            form = sent.sentence.tokens[word.token]
            shared = number and sent.sentence.words[number - 1].token == word.token
            if not shared:
                at = whole.index(form, at)
            yield (sent.id, number), at, at + len(form)
            if number + 1 == len(sent.sentence.words) or sent.sentence.words[number + 1].token != word.token:
                at += len(form)


def _judge(parser: Parser, data: Path) -> Iterator[tuple[Document, list[Judged]]]:
    means = values((data / NEEDED[0]).read_text("utf-8").splitlines())
    for text in treebank.read(data / NEEDED[1]):
        wanted = [(start, end, means[place]) for place, start, end in starts(text) if abs(means.get(place, 0)) >= CLEAR]
        if wanted:
            record = build_record(parser.analyse(text.document()), ())
            judged = [Judged(start, mean > 0, _of(record.claims, start, end)) for start, end, mean in wanted]
            yield record.document, judged


def _of(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """Return the claim whose predicate has the word; where several do, the one that it ends."""
    holding = [
        (claim.predicate.end != end, claim.predicate.start, number)
        for number, claim in enumerate(claims)
        if claim.predicate.start is not None
        and claim.predicate.end is not None
        and claim.predicate.start <= start
        and end <= claim.predicate.end
    ]
    return claims[min(holding)[-1]] if holding else None


def score(judged: Sequence[Judged]) -> Scores:
    """Return the measures of one document."""
    matched = [one for one in judged if one.claim]
    return {
        "side": share(one.agrees for one in matched),
        "so": share(one.agrees for one in matched if one.so),
        "not so": share(one.agrees for one in matched if not one.so),
        "found": share(one.claim is not None for one in judged),
    }


def _misses(doc: Document, judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        if one.claim and not one.agrees:
            around = " ".join(doc.text[max(0, one.start - 60) : one.start + 60].split())
            yield f"{'so' if one.so else 'not so':<8}{one.claim.status}, {one.claim.polarity}: {around}"


if __name__ == "__main__":
    raise SystemExit(main())
