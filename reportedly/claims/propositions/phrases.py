"""How far a phrase reaches: its words from the tree, without a trailing relative clause."""

from reportedly.analysis import Tree

LOOSE = frozenset({
    "case", "mark", "cc", "punct", "cop", "aux", "nsubj", "csubj", "expl", "discourse", "dislocated",
    "parataxis", "advcl", "vocative", "reparandum", "orphan",
})  # fmt: skip
"""Relations that are no part of the phrase of their head when they stand at its edge."""

PREPOSITION = LOOSE - {"case", "mark"}
"""The same for a phrase that keeps its preposition."""

PAIRS = {")": "(", "(": ")", "]": "[", "[": "]", "”": "“", "“": "”"}
CLOSING = frozenset({")", "]", "”", '"'})
OPENING = frozenset({"(", "[", "“", '"'})

MARKS = frozenset({",", ":", ";", ".", "-", "–", "—", "…", "..."})
"""Marks that no phrase begins with."""

CLAUSES = frozenset({"nsubj", "aux", "cop"})

YEAR = 4
"""Digits of a year."""

ASIDE = frozenset({"acl", "amod", "appos"})
"""Relations of a description that is no part of its noun's phrase where a comma stands before it."""


def phrase(tree: Tree, head: int, *, preposition: bool = False) -> tuple[int, int]:
    """Return the run of words [first, last) of the phrase under `head`, with its preposition if asked for."""
    loose = PREPOSITION if preposition else LOOSE
    first = head
    for kid in tree.kids[head]:
        if kid > head:
            break
        if tree.rel(kid) not in loose and not _relative(tree, kid) and not _led(tree, kid):
            first = tree.left[kid]
            break
        if preposition and tree.rel(kid) in ("case", "mark"):
            first = kid
            break
    while first < head and (tree.words[first] in MARKS or tree.words[first].lower() == "whose"):
        first += 1
    return balanced(tree, first, _edge(tree, head) + 1)


def balanced(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Return the run of words with the bracket or the quotation mark beside it that it opens or closes."""
    words = tree.words[first:last]
    for place, word in enumerate(words):
        if word in (")", "]") and place and _unpaired_closing(tree.words[max(first - 1, 0) : first + place + 1], word):
            return first, first + place
    if last < len(tree) and tree.words[last] in CLOSING and _unpaired(words, tree.words[last]):
        return first, last + 1
    if first > 0 and tree.words[first - 1] in OPENING and _unpaired(words, tree.words[first - 1]):
        return first - 1, last
    return first, last


def _unpaired_closing(words: tuple[str, ...], mark: str) -> bool:
    """Return whether the words close a bracket that was opened before them."""
    return words.count(mark) > words.count(PAIRS[mark])


def _unpaired(words: tuple[str, ...], mark: str) -> bool:
    """Return whether the words hold the other half of a mark and not its own."""
    if mark in PAIRS:
        return words.count(PAIRS[mark]) > words.count(mark)
    return words.count(mark) % 2 == 1


def clause(tree: Tree, head: int) -> tuple[int, int]:
    """Return the run of words of a whole clause under `head`, without marks of punctuation at its edges."""
    first, last = tree.left[head], tree.right[head]
    while first < head and tree.upos[first] == "PUNCT":
        first += 1
    while last > head and tree.upos[last] == "PUNCT":
        last -= 1
    return balanced(tree, first, last + 1)


def _relative(tree: Tree, kid: int) -> bool:
    return tree.rels[kid].endswith(":relcl")


def _free(tree: Tree, head: int) -> bool:
    """Return whether a clause is the whole of its phrase ("what they saw"), so that without it nothing is left."""
    return tree.xpos[head] in ("WP", "WRB")


def _led(tree: Tree, kid: int) -> bool:
    """Return whether a phrase with a preposition stands before the noun: it sets the scene and is no part of it."""
    if tree.rels[kid] not in ("nmod", "obl") or tree.upos[kid] not in ("NOUN", "PROPN", "PRON", "NUM"):
        return False
    return any(tree.rel(k) == "case" and k < kid for k in tree.kids[kid])


def _edge(tree: Tree, head: int) -> int:
    """Return the last word of the phrase: what follows a relative clause or a loose part is left out."""
    last = head
    for kid in tree.kids[head]:
        if kid < head:
            continue
        rel = tree.rel(kid)
        if (_relative(tree, kid) and not _free(tree, head)) or _clausal(tree, kid, rel) or _aside(tree, kid):
            break
        if rel in LOOSE:
            if rel in ("punct", "case", "cc", "mark"):
                continue
            break
        last = max(last, _edge(tree, kid))
    return last


def _aside(tree: Tree, kid: int) -> bool:
    """Return whether a description stands behind a comma ("the bill, passed in May", "Ann Lee, a doctor")."""
    rel = tree.rels[kid]
    if tree.words[tree.left[kid]] == "(":
        return dated_name(tree, tree.left[kid])
    if rel not in ASIDE or "," not in (tree.words[tree.left[kid]], tree.words[tree.left[kid] - 1]):
        return False
    if rel != "appos":
        return True
    describes = tree.upos[kid] != "PROPN" or bool(tree.kids_by(kid, "det"))
    return describes and not tree.kids_by(kid, "conj")


def dated_name(tree: Tree, bracket: int) -> bool:
    """Return whether a bracket with a year opens right behind a name ("Ann Lee (1921–2008)")."""
    if not any(name.last == bracket for name in tree.names):
        return False
    close = next((word for word in range(bracket, len(tree)) if tree.words[word] == ")"), bracket)
    return any(len(tree.words[word]) == YEAR and tree.words[word].isdigit() for word in range(bracket, close))


def _clausal(tree: Tree, kid: int, rel: str) -> bool:
    if rel != "conj":
        return False
    finite = (
        tree.upos[kid] == "VERB" and tree.xpos[kid] in ("VBD", "VBZ", "VBP") and tree.upos[tree.heads[kid]] != "VERB"
    )
    return finite or any(tree.rel(k) in CLAUSES for k in tree.kids[kid])
