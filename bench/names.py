"""Reads Universal NER and scores names: a name is right if its words and its kind are.

The files hold one word a line: number, word, tag (`B-PER`, `I-PER`, `B-LOC`, `B-ORG`, `O` …). PER is a person, LOC a
place, ORG an organisation. `OTH`, and a bare `B-O`, are read as O. An `I-` tag without a `B-` of its kind before it
opens a name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.counts import F1, Scores
from reportedly.analysis import Name, NameKind

KINDS: dict[str, NameKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence of the treebank with its gold names."""

    id: str
    words: tuple[str, ...]
    names: tuple[Name, ...]


def read(path: Path) -> list[NamedSentence]:
    """Read an IOB2 file of Universal NER."""
    found = []
    for group in path.read_text("utf-8").strip().split("\n\n"):
        lines = group.splitlines()
        ids = [line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        words = tuple(row[1] for row in rows)
        found.append(NamedSentence(ids[0] if ids else "", words, names_of([row[2] for row in rows])))
    return found


def names_of(tags: Iterable[str]) -> tuple[Name, ...]:
    """Return the names that a sentence's tags spell."""
    names: list[Name] = []
    for number, tag in enumerate(tags):
        begin, _, label = tag.partition("-")
        kind = KINDS.get(label)
        if kind is None:
            continue
        goes_on = begin == "I" and names and names[-1].last == number and names[-1].kind == kind
        if goes_on:
            names[-1] = Name(names[-1].first, number + 1, kind)
        else:
            names.append(Name(number, number + 1, kind))
    return tuple(names)


def score_names(gold: Iterable[tuple[Name, ...]], ours: Iterable[tuple[Name, ...]]) -> Scores:
    """Score the names of the same sentences: all, of each kind, and by their words alone."""
    pairs = [(set(theirs), set(mine)) for theirs, mine in zip(gold, ours, strict=True)]
    scores: Scores = {"names": _f1(pairs), "names, words alone": _f1([(_words(g), _words(o)) for g, o in pairs])}
    for kind in KINDS.values():
        scores[f"names: {kind}"] = _f1([(_of(g, kind), _of(o, kind)) for g, o in pairs])
    return scores


def _f1(pairs: Iterable[tuple[set[Name], set[Name]]]) -> F1:
    counted = F1()
    for gold, ours in pairs:
        counted += F1(len(gold & ours), len(ours), len(gold))
    return counted


def _words(names: set[Name]) -> set[Name]:
    return {Name(name.first, name.last, "person") for name in names}


def _of(names: set[Name], kind: NameKind) -> set[Name]:
    return {name for name in names if name.kind == kind}
