"""Borders of a content, where the tree knows better than the tagger: no leap over foreign words, no second verb."""

from collections.abc import Iterator

from reportedly.analysis import Cue, Tree, Words

TRAILING = frozenset(",;:.—–-")
"""Marks that end no content: they belong to the sentence around it."""

CONTRAST = frozenset({"while", "whereas"})


def contents(tree: Tree, cue: Cue) -> tuple[Words, ...]:
    """Return a cue's content as runs of words: 1. joined, 2. without leaps, 3. up to a verb beside it, 4. trimmed."""
    runs = _without_leaps(cue, _joined(tree, cue.content))  # 1, 2
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


def _without_leaps(cue: Cue, runs: list[Words]) -> Iterator[Words]:
    """Yield the runs that only the cue or its source parts from the nearest one; the others are another cue's."""
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
    """Return the run up to where a clause beside the cue begins, outside of quotation marks.

    Such a clause is a verb coordinated with the cue, one that completes a verb above it, whatever follows a
    semicolon, a contrast that reports ("while others said …"), or a participle that does ("…, citing …", "alleging …
    and denouncing …"). On the training texts, these set 150 borders right and 25 wrong.
    """
    first, last = run
    word = cue.parts[0][0]
    if first <= word:
        return run
    reporting = {other.parts[0][0] for other in tree.cues}
    for other in range(first + 1, last):
        start = _beside(tree, word, other, reporting)
        if start is not None and first < start < last and not _is_quoted(tree.words[first:start]):
            return first, start
    return run


def _beside(tree: Tree, cue: int, word: int, reporting: set[int]) -> int | None:
    """Return where the clause begins that `word` opens or rules, if it stands beside the cue and not in its content."""
    before = tree.words[word - 1]
    if tree.words[word] == ";":
        return word
    if tree.heads[word] == cue and tree.rel(word) == "conj":
        return tree.left[word]
    if tree.rel(word) == "xcomp" and tree.heads[word] < cue and tree.heads[word] in tree.ancestors(cue):
        return tree.left[word]
    if before == "," and tree.words[word].lower() in CONTRAST:
        return word if any(other > word for other in reporting) else None
    if word in reporting and tree.xpos[word] == "VBG" and not tree.kids_by(word, "nsubj"):
        coordinated = tree.upos[word - 1] == "CCONJ" and tree.xpos[cue] == "VBG"
        return word - 1 if before == "," or coordinated else None
    return None


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
