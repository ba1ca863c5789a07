"""Reads gold texts with the program: the one place of the bench that calls the pipeline."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpus import GoldDocument, Layer, Part, Split, load
from bench.counts import Scores, total
from bench.oracle import perfect_record
from bench.score_attributions import score_attributions
from bench.score_claims import score_claims
from bench.score_values import score_amounts, score_loaded, score_times
from reportedly.record import Record

SCORERS = {
    "attributions": score_attributions,
    "claims": score_claims,
    "times": score_times,
    "amounts": score_amounts,
    "loaded": score_loaded,
}

Read = tuple[GoldDocument, Record]
Measured = dict[Layer, dict[Part, Scores]]


def read_document(doc: GoldDocument) -> Record:
    """Read the text of a gold document as `reportedly read` would, told the date of publication and nothing else."""
    from reportedly import pipeline
    from reportedly.read import Options

    record: Record = pipeline.read_text(doc.text, source=f"{doc.name}.txt", options=Options(published=doc.published))
    return record


def read_all(data: Path, split: Split, *, oracle: bool = False) -> list[Read]:
    """Read every document of a split; with `oracle` the records are made of the gold marks themselves."""
    make = perfect_record if oracle else read_document
    return [(doc, make(doc)) for doc in load(data, split)]


def score_document(doc: GoldDocument, record: Record, layers: Iterable[Layer]) -> dict[Layer, Scores]:
    """Score one record in those of `layers` that were annotated in its document."""
    if record.document.text != doc.text:
        raise ValueError(
            f"the record of {doc.name} has another text than the corpus: its offsets count other characters"
        )
    return {layer: SCORERS[layer](record, doc) for layer in layers if layer in doc.layers}


def measure(reads: Iterable[Read], layers: Iterable[Layer]) -> Measured:
    """Score many records and add up the counts, by layer and part."""
    found: dict[Layer, dict[Part, list[Scores]]] = {layer: {} for layer in layers}
    for doc, record in reads:
        for layer, scores in score_document(doc, record, found).items():
            found[layer].setdefault(doc.part, []).append(scores)
    return {layer: {part: total(each) for part, each in parts.items()} for layer, parts in found.items()}


def flat(measured: Measured) -> Iterator[tuple[str, Part, Scores]]:
    """Go through what was measured: layer, part, scores."""
    for layer, parts in measured.items():
        for part, scores in parts.items():
            yield layer, part, scores
