"""Where names begin and end: those of the model, made whole by the grammar, and those that it found elsewhere only."""

from collections.abc import Sequence

from reportedly.analysis import Name, NameKind, Tree
from reportedly.claims.people.classes import Classes

_LEFT = frozenset({"amod", "compound", "nmod:desc", "flat"})
_JOINING = frozenset({"of", "for", "the", "on", "and", "&"})
"""Small words that may stand inside the name of a body, between capitals."""
_OPENING = frozenset({"of", "for"})
_TAGS = frozenset({"PROPN", "ADJ", "NOUN"})


def known_names(trees: Sequence[Tree], classes: Classes) -> dict[str, NameKind]:
    """Return the words that are names by themselves: family names, names of one word, acronyms in brackets."""
    known: dict[str, NameKind] = {}
    for tree in trees:
        for name in tree.names:
            if _is_common(tree, name, classes):
                continue
            if name.kind == "person" or name.last - name.first == 1:
                known.setdefault(tree.words[name.last - 1], name.kind)
            if name.last + 2 < len(tree) and tree.words[name.last] == "(" and tree.words[name.last + 2] == ")":
                acronym = tree.words[name.last + 1]
                if name.kind == "organisation" and acronym[0].isupper():
                    known.setdefault(acronym, name.kind)
    return known


def named_words(tree: Tree, known: dict[str, NameKind], classes: Classes) -> tuple[dict[int, Name], set[int]]:
    """Return the names by head word, and the words inside names that are no such head."""
    named: dict[int, Name] = {}
    inner: set[int] = set()
    for name in tree.names:
        if _is_common(tree, name, classes):
            continue
        head = next(
            (w for w in range(name.first, name.last) if not name.first <= tree.heads[w] < name.last), name.first
        )
        whole = Name(name.first, name.last, "person") if _is_titled(tree, name, head, classes) else name
        whole = whole if whole.kind == "person" else _whole(tree, name, head)
        named[head] = whole
        inner.update(range(name.first, name.last))
        inner.update(range(_address(tree, whole.first, classes), whole.last))
    for word, form in enumerate(tree.words) if known else ():
        is_free = form in known and word not in inner and tree.rels[word] != "flat"
        if is_free and (tree.upos[word] == "PROPN" or form.isupper()):
            named[word] = Name(word, word + 1, known[form])
            inner.update(range(_address(tree, word, classes), word))
    inner.difference_update(named)
    return named, inner


def _is_common(tree: Tree, name: Name, classes: Classes) -> bool:
    """Whether what the model took for a name is a description: no capital, nothing but a title, "the Commission"."""
    words = tree.words[name.first : name.last]
    if not any(char.isupper() or char.isdigit() for word in words for char in word):
        return True
    kinds = [classes.kinds.get(word.lower()) for word in words]
    if name.kind == "person":
        return all(kind == "person" for kind in kinds) or _is_title_alone(tree, name, classes)
    after_the = name.first > 0 and tree.words[name.first - 1].lower() == "the"
    return after_the and len(words) == 1 and kinds[0] in ("organisation", "person")


def _is_title_alone(tree: Tree, name: Name, classes: Classes) -> bool:
    """Whether nothing but a title stands before the rest of a name: "MS" of "MS RUIZ", as transcripts write it."""
    follows = name.last < len(tree) and tree.upos[name.last] == "PROPN"
    return follows and all(word.lower() in classes.titles for word in tree.words[name.first : name.last])


def _address(tree: Tree, first: int, classes: Classes) -> int:
    """Return where the forms of address before a name begin: they are nobody else, however the parser hung them."""
    while first > 0 and (word := tree.words[first - 1].lower()) in classes.titles and word not in classes.kinds:
        first -= 1
    return first


def _is_titled(tree: Tree, name: Name, head: int, classes: Classes) -> bool:
    """Whether the grammar gives a name of several words to a title: then it is a person, whatever it was taken for."""
    above = tree.heads[head]
    if name.last - name.first < 2 or above < 0 or above > head or tree.rels[head] not in ("appos", "flat"):
        return False
    title = tree.lemmas[above].lower()
    return title in classes.titles and classes.kinds.get(title) == "person" and tree.upos[name.first - 1] != "PUNCT"


def _whole(tree: Tree, name: Name, head: int) -> Name:
    """Return a body's name with the capitals before it and "of …" after it: "[Foreign] Ministry [of Trade]"."""
    first, last, words = name.first, name.last, tree.words
    while first > tree.left[head] and tree.rels[first - 1] in _LEFT and _is_capital(tree, first - 1):
        first -= 1
    if last - first > 1 and words[last - 1] in _JOINING:
        last -= 1
    end = last if name.kind == "organisation" else len(words)
    while end <= tree.right[head]:
        if words[end] in _JOINING and (end > last or words[end] in _OPENING):
            end += 1
        elif _is_capital(tree, end) and (end > last or last < name.last) and words[end - 1] != ")":
            end += 1
            last = end
        else:
            break
    return Name(first, last, name.kind)


def _is_capital(tree: Tree, word: int) -> bool:
    return tree.words[word][0].isupper() and tree.upos[word] in _TAGS and (word > 0 or tree.upos[word] == "PROPN")
