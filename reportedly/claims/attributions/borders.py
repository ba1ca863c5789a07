"""Borders of a content, where the tree knows better than the tagger: no leap over foreign words, no second verb."""

from collections.abc import Iterator

from reportedly import lexicon
from reportedly.analysis import Cue, Tree, Words
from reportedly.claims.attributions.clauses import reported

TRAILING = frozenset(",;:.—–-")
"""Marks that end no content: they belong to the sentence around it."""

PUNCTUATION = frozenset({"PUNCT"})
JOINTS = frozenset({"mark", "cc", "advmod", "nsubj", "obj", "det"})
RELATIVE = frozenset({"where", "which", "who", "when", "that", "whose"})
CONTRAST = frozenset({"while", "whereas", "though"})


def contents(tree: Tree, cue: Cue) -> tuple[Words, ...]:
    """Return a cue's content as runs of words: 1. joined, 2. without leaps, 3. up to a verb beside it, 4. trimmed."""
    near = list(_without_leaps(cue, _joined(tree, cue.content)))  # 1, 2
    runs = [run for run in reported(tree, cue, near) if not _is_relative(tree, cue, run)]
    runs = [_past_hearer(tree, cue, _past_relative(tree, cue, run)) for run in runs]
    cut = (_before_next(tree, cue, _before_sibling(tree, cue, run)) for run in runs)  # 3
    return tuple(filter(None, (_trimmed(tree, run) for run in cut)))  # 4


def _is_relative(tree: Tree, cue: Cue, run: Words) -> bool:
    """Tell whether a run is a clause about the noun that is the cue ("a claim that experts dispute")."""
    noun = cue.parts[0][0]
    if tree.upos[noun] != "NOUN":
        return False
    clauses = [kid for kid in tree.kids[noun] if tree.rels[kid] == "acl:relcl"]
    return any(tree.left[clause] <= run[0] and run[1] - 1 <= tree.right[clause] for clause in clauses)


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
        start = _beside(tree, word, other, reporting) or _of_one_speaker(tree, cue, other)
        if start is not None and first < start < last and not _is_quoted(tree.words[first:start]):
            return first, start
    return run


def _of_one_speaker(tree: Tree, cue: Cue, word: int) -> int | None:
    """Return where a coordinated verb begins by which the same speaker goes on ("said …, but added that …")."""
    before = word - 1
    while before > 0 and tree.upos[before] == "ADV":
        before -= 1
    if tree.upos[before] != "CCONJ" or tree.upos[word] != "VERB" or tree.kids_by(word, "nsubj"):
        return None
    same = any(other.parts[0][0] == word and other.source == cue.source for other in tree.cues)
    return before if same and cue.source else None


def _past_relative(tree: Tree, cue: Cue, run: Words) -> Words:
    """Return the run without a relative clause about the source at its start ("said Ada, who gave no surname")."""
    first, last = run
    if len(cue.content) < 2:
        return run
    for word in range(first, last):
        opens = tree.rels[word] == "acl:relcl" and abs(tree.left[word] - first) <= 1
        if opens and any(start <= tree.heads[word] < end for start, end in cue.source):
            return min(tree.right[word] + 1, last), last
    return run


def _past_hearer(tree: Tree, cue: Cue, run: Words) -> Words:
    """Return the run without whom it is said to, before the clause that is said ("assured drivers it was open").

    In a demand ("urged drivers to stay") whoever is asked is part of the content.
    """
    verb = cue.parts[0][0]
    if run[0] <= verb or tree.lemmas[verb] not in lexicon.table("en", "reporting")["verbs"]["state"]["hearer"]:
        return run
    hearers = [kid for kid in tree.kids_by(verb, "obj", "iobj") if run[0] <= kid < run[1]]
    said = [kid for kid in tree.kids_by(verb, "ccomp") if hearers and tree.right[hearers[0]] < tree.left[kid] < run[1]]
    return (tree.left[said[0]], run[1]) if said else run


def _before_next(tree: Tree, cue: Cue, run: Words) -> Words:
    """Return the run up to the clause of another cue, where it ends in that cue's source and right before the cue."""
    first, last = run
    for other in tree.cues:
        start = other.parts[0][0]
        between = tree.upos[last:start]
        if other is cue or last > start or not set(between) <= PUNCTUATION or first <= cue.parts[0][0] < last:
            continue
        for begin, end in other.source:
            subject = any(tree.heads[word] == start and tree.rel(word) == "nsubj" for word in range(begin, end))
            if first < begin < end == last and subject:
                return first, max(first + 1, min(begin, tree.left[start]) if tree.left[start] > first else begin)
    return run


def _beside(tree: Tree, cue: int, word: int, reporting: set[int]) -> int | None:
    """Return where the clause begins that `word` opens or rules, if it stands beside the cue and not in its content."""
    before = tree.words[word - 1]
    if tree.words[word] == ";":
        return word
    if tree.heads[word] == cue and tree.rel(word) == "conj" and (_has_that(tree, cue) or not _has_that(tree, word)):
        return tree.left[word]
    if tree.rel(word) == "xcomp" and tree.heads[word] < cue and tree.heads[word] in tree.ancestors(cue):
        return tree.left[word]
    if before == "," and tree.words[word].lower() in CONTRAST:
        return word if any(other > word for other in reporting) else None
    if word in reporting and tree.xpos[word] == "VBG" and not tree.kids_by(word, "nsubj"):
        coordinated = tree.upos[word - 1] == "CCONJ" and tree.xpos[cue] == "VBG"
        return word - 1 if before == "," or coordinated else None
    return None


def _has_that(tree: Tree, verb: int) -> bool:
    """Tell whether "that" opens the verb's clause, which so completes another verb ("said it was so and that …")."""
    return any(tree.lemmas[kid] == "that" for kid in tree.kids_by(verb, "mark"))


def _trimmed(tree: Tree, run: Words) -> Words | None:
    """Return the run without marks at its borders that belong to the sentence around it."""
    first, last = run
    while first < last and tree.words[first] in TRAILING:
        first += 1
    while (
        first < last
        and (tree.words[last - 1] in TRAILING or (last - first > 2 and _hangs_over(tree, last - 1)))
        and not _is_quoted(tree.words[first:last])
    ):
        last -= 1
    return (first, last) if first < last else None


def _hangs_over(tree: Tree, word: int) -> bool:
    """Tell whether no content ends with this word: it joins a clause that is not in it."""
    joins = tree.upos[word] in ("CCONJ", "SCONJ") or tree.words[word].lower() in RELATIVE
    return joins and tree.heads[word] > word and tree.rel(word) in JOINTS


def _is_quoted(words: tuple[str, ...]) -> bool:
    """Tell whether a quotation in `words` is still open, so that a stop at their end is quoted too."""
    opened = sum(word in ("“", "«") for word in words) - sum(word in ("”", "»") for word in words)
    return opened > 0 or sum(word == '"' for word in words) % 2 == 1
