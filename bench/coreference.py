"""Scores entities against GUM's coreference: MUC, B³, CEAFe, their mean (CoNLL F1), and pairs of names.

The spans of GUM are authoritative: a mention of ours counts as the mention of GUM that has the same
head word, so that other views of where a noun phrase ends cost nothing; one without such a partner
is spurious. Relative pronouns are no mentions in GUM and are left out. Singletons are dropped on
both sides, as the CoNLL score is commonly given.

    python -m bench.coreference --data ../shared/data/syntax/gum-dev.conllu
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gum import GoldDocument, read_gum
from reportedly.claims.people import People, find_people

Cluster = frozenset[Hashable]
Score = tuple[float, float]
"""Precision and recall."""


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _owner(clusters: Iterable[Cluster]) -> dict[Hashable, Cluster]:
    return {mention: cluster for cluster in clusters for mention in cluster}


def muc_counts(these: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[int, int]:
    """Return how many links of `these` the `others` keep, and how many there are."""
    owner = _owner(others)
    kept = total = 0
    for cluster in these:
        parts = {id(owner[m]) if m in owner else m for m in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept, total


def b3_counts(these: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, int]:
    """Return the summed share of each mention's own cluster that the other side agrees on, and the mentions."""
    owner = _owner(others)
    agreed, total = 0.0, 0
    for cluster in these:
        shared = Counter(id(owner[m]) for m in cluster if m in owner)
        agreed += sum(count * count for count in shared.values()) / len(cluster)
        total += len(cluster)
    return agreed, total


def ceaf_similarity(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> float:
    """Return the summed similarity (φ4) of the best one-to-one alignment of clusters."""
    rows: dict[int, dict[int, float]] = defaultdict(dict)
    at: dict[Hashable, int] = {m: j for j, cluster in enumerate(ours) for m in cluster}
    for i, cluster in enumerate(gold):
        for j, shared in Counter(at[m] for m in cluster if m in at).items():
            rows[i][j] = 2 * shared / (len(cluster) + len(ours[j]))
    return sum(_best(part) for part in _components(rows))


def _components(rows: dict[int, dict[int, float]]) -> Iterable[list[dict[int, float]]]:
    """Split the sparse table into parts that share no column: an alignment never crosses them."""
    columns: dict[int, list[int]] = defaultdict(list)
    for i, row in rows.items():
        for j in row:
            columns[j].append(i)
    seen: set[int] = set()
    for start in rows:
        if start in seen:
            continue
        part, queue = [], [start]
        seen.add(start)
        while queue:
            i = queue.pop()
            part.append(rows[i])
            fresh = {k for j in rows[i] for k in columns[j]} - seen
            seen |= fresh
            queue.extend(fresh)
        yield part


def _best(rows: list[dict[int, float]]) -> float:
    """Return the weight of the best alignment of a few rows: Hungarian method, O(rows² · columns)."""
    columns = sorted({j for row in rows for j in row})
    cost = [[-row.get(j, 0.0) for j in columns] + [0.0] * len(rows) for row in rows]
    size, width = len(rows), len(columns) + len(rows)
    u, v, match = [0.0] * (size + 1), [0.0] * (width + 1), [0] * (width + 1)
    for i in range(1, size + 1):
        match[0], j0 = i, 0
        least, way, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while match[j0]:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, width + 1):
                if used[j]:
                    continue
                gap = cost[i0 - 1][j - 1] - u[i0] - v[j]
                if gap < least[j]:
                    least[j], way[j] = gap, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(width + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, width + 1) if match[j])


@dataclass(slots=True)
class Tally:
    """Sums over documents of what the three measures count."""

    muc: list[float]
    b3: list[float]
    ceaf: list[float]

    @classmethod
    def empty(cls) -> "Tally":
        """Return a tally of nothing."""
        return cls([0.0] * 4, [0.0] * 4, [0.0] * 4)

    def add(self, gold: Sequence[Cluster], ours: Sequence[Cluster]) -> None:
        """Count one document."""
        for slot, count in ((self.muc, muc_counts), (self.b3, b3_counts)):
            for place, value in enumerate((*count(ours, gold), *count(gold, ours))):
                slot[place] += value
        same = ceaf_similarity(gold, ours)
        for place, value in enumerate((same, len(ours), same, len(gold))):
            self.ceaf[place] += value

    def scores(self) -> dict[str, float]:
        """Return F1 in per cent by measure, and their mean as `conll`."""
        found = {}
        for name, (p, ps, r, rs) in (("muc", self.muc), ("b3", self.b3), ("ceafe", self.ceaf)):
            found[name] = 100 * f1(p / ps if ps else 0.0, r / rs if rs else 0.0)
        return found | {"conll": sum(found.values()) / 3}


def without_singletons(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters of at least two mentions."""
    return [cluster for cluster in clusters if len(cluster) > 1]


def our_clusters(gold: GoldDocument, people: People) -> list[Cluster]:
    """Return our entities as clusters of GUM's mentions; mentions without partner keep their own key."""
    clusters = []
    for entity in people.entities:
        keys = {gold.partner(m.start, m.end, people.head_of(m)) for m in entity.mentions}
        clusters.append(frozenset(k for k in keys if k is not None))
    return [cluster for cluster in clusters if cluster]


def pairs(clusters: Iterable[Cluster], keep: Callable[[Hashable], bool]) -> set[tuple[Hashable, Hashable]]:
    """Return the pairs of kept mentions that a clustering calls the same."""
    found: set[tuple[Hashable, Hashable]] = set()
    for cluster in clusters:
        members = sorted(filter(keep, cluster), key=repr)
        found.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return found


def score(documents: Iterable[GoldDocument]) -> dict[str, float]:
    """Return the CoNLL scores and the F1 of pairs of names, in per cent."""
    tally = Tally.empty()
    right = found = wanted = 0
    for gold in documents:
        ours = our_clusters(gold, find_people(gold.analysis))
        tally.add(without_singletons(gold.clusters), without_singletons(ours))
        names = gold.names.__contains__
        a, b = pairs(gold.clusters, names), pairs(ours, names)
        right, found, wanted = right + len(a & b), found + len(b), wanted + len(a)
    return tally.scores() | {"names": 100 * f1(right / found if found else 0.0, right / wanted if wanted else 0.0)}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the scores of one file, by genre too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a CoNLL-U file of GUM")
    documents = list(read_gum(parser.parse_args(argv).data))
    by_genre: dict[str, list[GoldDocument]] = defaultdict(list)
    for gold in documents:
        by_genre[gold.genre].append(gold)
    for name, part in (*sorted(by_genre.items()), ("all", documents)):
        figures = "  ".join(f"{measure} {value:5.1f}" for measure, value in score(part).items())
        print(f"{name:14} {len(part):3} documents  {figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
