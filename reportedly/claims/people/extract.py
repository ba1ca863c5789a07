"""Finds the noun phrases of a tree: where they stand, what modifies them, what the grammar makes them one with."""

from collections.abc import Iterator

from reportedly.analysis import Name, NameKind, Tree
from reportedly.claims.people.classes import Classes, Gender
from reportedly.claims.people.phrase import NONE, Phrase
from reportedly.claims.people.spelling import named_words
from reportedly.record import EntityKind

Place = tuple[int, int]
"""The number of the tree, and that of the quotation (0 outside)."""
PRONOUNS: dict[str, tuple[str, Gender, int]] = {
    word: (number, gender, person)
    for number, gender, person, forms in (
        ("s", "", 1, "i me my mine myself"),
        ("p", "", 1, "we us our ours ourselves"),
        ("", "", 2, "you your yours yourself yourselves"),
        ("s", "m", 3, "he him his himself"),
        ("s", "f", 3, "she her hers herself"),
        ("s", "n", 3, "it its itself"),
        ("p", "", 3, "they them their theirs themselves"),
    )
    for word in forms.split()
}
"""Number, gender and person of the personal pronouns, by lower-case form."""

_THAT = {"this": "s", "that": "s", "these": "p", "those": "p"}
_INDEFINITE_PEOPLE = frozenset(
    {"everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "others", "those", "many", "some",
     "several", "few", "most", "both"}
)  # fmt: skip
_WHO = frozenset({"who", "whom", "whose"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_OTHER_HEADS = frozenset({"ADJ", "NUM", "DET", "X", "SYM", "VERB"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "root"})
_PARTS = frozenset(
    {"flat", "fixed", "goeswith", "nmod:desc", "reparandum", "case", "mark", "advmod", "discourse", "cc",
     "punct", "nmod:unmarked", "obl:unmarked", "det", "expl", "nummod", "amod", "cop", "aux"}
)  # fmt: skip
"""Relations of words that are part of a larger phrase, or no phrase at all."""
_BEFORE = frozenset(
    {"det", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "det:predet", "nmod:unmarked", "advmod", "punct"}
)
_AFTER = frozenset(
    {"flat", "compound", "nmod", "fixed", "goeswith", "nummod", "case", "amod", "nmod:poss", "nmod:desc"}
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nummod", "nmod:desc", "flat"})
_WITHIN = frozenset({"compound", "amod", "flat"})
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_NO_PREDICATE = frozenset({"conj", "nmod", "nmod:poss", "compound"})
_NEGATION = frozenset({"not", "n't", "never"})
_DEFINITE = dict.fromkeys(("the", "both"), "the") | dict.fromkeys(("this", "that", "these", "those"), "this")
_INDEFINITE = dict.fromkeys(("a", "an", "another", "any", "no", "some", "every", "each", "other"), "a")
_DETERMINED = _DEFINITE | _INDEFINITE


def phrases(
    number: int, tree: Tree, classes: Classes, quoted: list[int] | None, known: dict[str, NameKind]
) -> Iterator[Phrase]:
    """Yield the phrases of a tree in the order of their heads.

    `quoted` numbers the quotation that each word is in; `known` has the names of `spelling.known_names`.
    """
    named, inner = named_words(tree, known, classes)
    for word, tag in enumerate(tree.upos):
        name = named.get(word)
        if name is None and (word in inner or not _heads_phrase(tree, word, tag)):
            continue
        place = (number, quoted[word] if quoted else 0)
        if tag == "PRON" and name is None:
            phrase = _pronoun(place, tree, word)
        else:
            phrase = _nominal(place, tree, word, name, classes)
        if phrase is not None:
            yield phrase


def _heads_phrase(tree: Tree, word: int, tag: str) -> bool:
    rel = tree.rels[word]
    if tag in _HEADS:
        return rel not in _PARTS or (rel == "expl" and any((word, word + 1) in cue.source for cue in tree.cues))
    return tag in _OTHER_HEADS and rel in _ARGUMENTS and _stands_alone(tree, word)


def _stands_alone(tree: Tree, word: int) -> bool:
    """Whether an adjective, number or determiner heads a phrase: "the 24-year-old", "the two", "many"."""
    if tree.upos[word] == "DET":
        return True
    return any(tree.words[k].lower() == "the" for k in tree.kids[word] if tree.rels[k] == "det")


def _pronoun(place: Place, tree: Tree, word: int) -> Phrase | None:
    number, quoted = place
    form = tree.words[word].lower()
    known = PRONOUNS.get(form)
    if known is not None:
        count, gender, person = known
        return Phrase(number, word, word, word + 1, "pronoun", "other", count, gender, form, person, quoted=quoted)
    if "PronType=Rel" in tree.feats[word] or form in _WHO:
        link = _relative_head(tree, word)
        if link == NONE:
            return None
        return Phrase(number, word, word, word + 1, "pronoun", "other", "", "", form, quoted=quoted, link=link)
    if form in _THAT and not tree.kids_by(word, "acl", "nmod", "case"):
        return Phrase(
            number, word, word, word + 1, "pronoun", "other", _THAT[form], "n" if _THAT[form] == "s" else "", "that",
            quoted=quoted,
        )  # fmt: skip
    if form in _INDEFINITE_PEOPLE:
        first, last = _extent(tree, word, None)
        count = "s" if form.endswith(("one", "body")) else "p"
        return Phrase(number, word, first, last, "nominal", "group", count, "", form, definite="a", quoted=quoted)
    return None


def _relative_head(tree: Tree, word: int) -> int:
    """Return the noun that a relative pronoun stands for."""
    while word != NONE:
        if tree.rels[word] in ("acl:relcl", "acl"):
            return tree.heads[word]
        word = tree.heads[word]
    return NONE


def _nominal(place: Place, tree: Tree, word: int, name: Name | None, classes: Classes) -> Phrase | None:
    lemma = tree.lemmas[word].lower()
    if name is None and (lemma in classes.times or tree.upos[word] == "SYM"):
        return None
    first, last = _extent(tree, word, name)
    plural = name is None and "Number=Plur" in tree.feats[word]
    kind, gender = _kind_of_name(tree, name, classes) if name else _kind(tree, word, lemma, plural, classes)
    definite, owner = _determined(tree, word)
    mods, roles, nation = _modified(tree, word, name, classes)
    if name is not None and name.kind != "person" and name.last - name.first > 1:
        roles = (lemma,)
    return Phrase(
        place[0], word, first, last, "nominal" if name is None else "name", kind, "p" if plural else "s", gender, lemma,
        3, name, mods, roles, definite, nation, owner, _link(tree, word, name), place[1], tree.rels[word] == "compound",
        name is None and _is_proper(tree, word, lemma, classes),
    )  # fmt: skip


def _is_proper(tree: Tree, word: int, lemma: str, classes: Classes) -> bool:
    """Whether a phrase is written as a name: not "the Institute", but "the Institute of Arts"."""
    if tree.upos[word] != "PROPN":
        return False
    return lemma not in classes.kinds or any(
        tree.upos[kid] == "PROPN" and tree.rels[kid] in _MODIFIERS for kid in tree.kids[word]
    )


def _extent(tree: Tree, word: int, name: Name | None) -> tuple[int, int]:
    """Return the words around a head without what merely follows: relative clauses, appositions, conjuncts."""
    first, last = (word, word) if name is None else (name.first, name.last - 1)
    rels = tree.rels
    if rels[word] in _PARTS or rels[word] == "compound":
        return first, last + 1
    kids = tree.kids[word]
    for kid in reversed(kids):
        if kid < first and rels[kid] in _BEFORE and tree.right[kid] == first - 1:
            first = tree.left[kid]
    while first < word and tree.upos[first] == "PUNCT":
        first += 1
    for kid in kids:
        if kid <= last:
            continue
        if rels[kid] not in _AFTER or tree.left[kid] != last + 1 or tree.words[tree.left[kid]] == ":":
            break
        if rels[kid] == "case" and tree.words[kid] not in ("'s", "’s", "'", "’"):
            break
        if rels[kid] != "case":
            last = tree.right[kid]
    return first, last + 1


def _determined(tree: Tree, word: int) -> tuple[str, int]:
    """Return "the", "this", "a" or "" (definite, pointing, indefinite, bare), and the head of the possessor."""
    definite, owner = "", NONE
    for kid in tree.kids[word]:
        rel = tree.rels[kid]
        if rel.startswith("det"):
            definite = _DETERMINED.get(tree.words[kid].lower(), definite)
        elif rel == "nmod:poss":
            definite, owner = "the", kid
    return definite, owner


def _modified(
    tree: Tree, word: int, name: Name | None, classes: Classes
) -> tuple[frozenset[str], tuple[str, ...], str]:
    """Return the lemmas that modify a head, the titles and roles among them, and the state that they speak of."""
    mods: list[str] = []
    roles: list[str] = []
    nation = ""
    for kid in tree.kids[word]:
        if tree.rels[kid] not in _MODIFIERS or (name is not None and name.first <= kid < name.last):
            continue
        lemma = tree.lemmas[kid].lower()
        nation = nation or _nation(lemma, classes)
        if name is not None and kid < word and classes.kinds.get(lemma) == "person":
            roles.append(lemma)
        if tree.upos[kid] != "PRON":
            mods.append(lemma)
        for below in tree.kids[kid]:
            if tree.rels[below] in _WITHIN:
                lemma = tree.lemmas[below].lower()
                nation = nation or _nation(lemma, classes)
                mods.append(lemma)
    return frozenset(mods), tuple(roles), nation


def _nation(lemma: str, classes: Classes) -> str:
    return classes.demonyms.get(lemma) or classes.aliases.get(lemma) or (lemma if lemma in classes.states else "")


_TITLES = frozenset({"NOUN", "PROPN", "ADJ"})
"""What may stand between a title and a name; "a spokeswoman for" says nothing of who is named behind it."""


def _kind_of_name(tree: Tree, name: Name, classes: Classes) -> tuple[EntityKind, Gender]:
    if name.kind != "person":
        return name.kind, "n"
    first = name.first
    while first > max(0, name.first - 2) and tree.upos[first - 1] in _TITLES:
        first -= 1
    near = (tree.words[word].lower() for word in range(first, name.last))
    return "person", next((classes.title_gender[word] for word in near if word in classes.title_gender), "")


def _kind(tree: Tree, word: int, lemma: str, plural: bool, classes: Classes) -> tuple[EntityKind, Gender]:
    kind = classes.kinds.get(lemma, "other")
    if lemma.endswith("year-old") or (lemma == "old" and any(tree.lemmas[k] == "year" for k in tree.kids[word])):
        kind = "person"
    if kind == "person":
        return ("group", "") if plural else ("person", classes.noun_gender.get(lemma, ""))
    return kind, "" if kind == "group" else "n"


def _same_subject(tree: Tree, word: int) -> int:
    """Return the noun right before a name that the parser made a subject of the same verb: "the journal Ports"."""
    before = tree.left[word] - 1
    is_twin = before >= 0 and tree.heads[before] == tree.heads[word] and tree.rels[before] in _SUBJECTS
    return before if is_twin and tree.upos[before] == "NOUN" else NONE


def _link(tree: Tree, word: int, name: Name | None) -> int:
    """Return the head that apposition, a title or a copula makes this phrase one with."""
    rel = tree.rels[word]
    if rel == "appos" or (rel == "flat" and name is not None):
        return tree.heads[word]
    if rel in _NO_PREDICATE:
        return NONE
    if rel in _SUBJECTS and tree.upos[word] == "PROPN":
        return _same_subject(tree, word)
    subject, copula = NONE, False
    for kid in tree.kids[word]:
        below = tree.rels[kid]
        copula = copula or below == "cop"
        if below == "case" or (below == "advmod" and tree.lemmas[kid] in _NEGATION):
            return NONE
        if below in _SUBJECTS:
            subject = kid
    return subject if copula else NONE
