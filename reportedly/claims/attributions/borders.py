"""Borders of a content, where the tree knows better than the tagger: no leap over foreign words, no second verb."""

from collections.abc import Iterator

from reportedly.analysis import Cue, Tree, Words

TRAILING = frozenset(",;:.—–-")
"""Marks that end no content: they belong to the sentence around it."""


def contents(tree: Tree, cue: Cue) -> tuple[Words, ...]:
    """Return the content of a cue as runs of words: 1. joined, 2. without leaps, 3. cut at a verb beside the cue, 4. trimmed."""
    runs = _without_leaps(tree, cue, _joined(tree, cue.content))  # 1, 2
    cut = (_before_sibling(tree, cue, run) for run in runs)  # 3
    return tuple(filter(None, (_trimmed(tree, run) for run in cut)))  # 4


def _joined(tree: Tree, runs: tuple[Words, ...]) -> list[Words]:
    """Join runs that only marks part."""
    joined: list[Words] = []
    for first, last in runs:
        if joined and all(tree.upos[word] == "PUNCT" for word in range(joined[-1][1], first)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _without_leaps(tree: Tree, cue: Cue, runs: list[Words]) -> Iterator[Words]:
    """Yield the runs that the cue, its source or its end parts from the one nearest to the cue; others are another's."""
    if len(runs) < 2:
        yield from runs
        return
    bridges = [*cue.parts, *cue.source]
    place = cue.parts[0][0]
    nearest = min(range(len(runs)), key=lambda n: min(abs(runs[n][0] - place), abs(runs[n][1] - 1 - place)))
    for number, run in enumerate(runs):
        low, high = sorted((number, nearest))
        gaps = [(runs[n][1], runs[n + 1][0]) for n in range(low, high)]
        if all(any(first < end and start < last for start, end in bridges) for first, last in gaps):
            yield run


def _before_sibling(tree: Tree, cue: Cue, run: Words) -> Words:
    """Return the run up to where a verb begins that is coordinated with the cue and not with the content."""
    first, last = run
    word = cue.parts[0][0]
    if first <= word:
        return run
    for other in range(first, last):
        if tree.heads[other] == word and tree.rels[other].startswith("conj"):
            start = tree.left[other]
            if first < start < last:
                return first, start
    return run


def _trimmed(tree: Tree, run: Words) -> Words | None:
    """Return the run without marks at its borders that belong to the sentence around it."""
    first, last = run
    while first < last and tree.words[first] in TRAILING:
        first += 1
    while first < last and tree.words[last - 1] in TRAILING and not _is_quoted(tree.words[first:last]):
        last -= 1
    return (first, last) if first < last else None


def _is_quoted(words: tuple[str, ...]) -> bool:
    """Tell whether a quotation in `words` is still open, so that a stop at their end is quoted too."""
    opened = sum(word in ("“", "«") for word in words) - sum(word in ("”", "»") for word in words)
    return opened > 0 or sum(word == '"' for word in words) % 2 == 1
