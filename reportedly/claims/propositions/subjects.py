"""Who or what a clause is about: its own subject, or the one that it shares with another clause."""

from dataclasses import dataclass

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.prepositions import none_of, preposition_of
from reportedly.claims.propositions.tense import finite

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
PASSIVE = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"})
PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
"""Tags of a participle; taggers differ on "injured"."""

ACTIVE = frozenset({"obj", "aux"})
DEPTH = 12
"""Clauses that we climb at most in search of a subject; real sentences need four."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The word that heads the subject; `shared` where it belongs to another clause."""

    word: int
    shared: bool = False


def own_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject that hangs on the clause itself."""
    for kid in tree.kids[verb]:
        if tree.rel(kid) in ("nsubj", "csubj") and not tree.rels[kid].endswith(":outer"):
            return kid
    return gapped(tree, verb)


def gapped(tree: Tree, verb: int) -> int | None:
    """Return the bare number before a participle that shares its auxiliary ("nine were killed and 31 injured")."""
    before = verb - 1
    if tree.rel(verb) != "conj" or before < 0 or tree.upos[before] != "NUM":
        return None
    if tree.heads[before] != verb and (tree.heads[before] != tree.heads[verb] or tree.rel(before) != "conj"):
        return None
    bare = not tree.kids_by(before, "case") and not tree.kids_by(verb, "aux", "cop")
    return before if bare and passive(tree, tree.heads[verb]) else None


def passive(tree: Tree, verb: int) -> bool:
    """Return whether the subject of the verb undergoes what it says."""
    rels = {tree.rels[kid] for kid in tree.kids[verb]}
    if not rels.isdisjoint(PASSIVE):
        return True
    if tree.xpos[verb] not in PARTICIPLES or not rels.isdisjoint(ACTIVE):
        return False
    if "nsubj" in rels and (tree.xpos[verb] == "VBD" or not _by_somebody(tree, verb)):
        return False
    if tree.rels[verb] == "acl" or _by_somebody(tree, verb) or _joined_to_infinitive(tree, verb):
        return True
    if tree.xpos[verb] == "VBD":
        return False
    if tree.rel(verb) != "conj":
        return True
    return passive(tree, tree.heads[verb])


def _joined_to_infinitive(tree: Tree, verb: int) -> bool:
    """Return whether a participle is joined to an infinitive: it is passive ("was told to pay and barred")."""
    joined = tree.rel(verb) == "conj" and tree.xpos[tree.heads[verb]] in ("VB", "VBG")
    return joined and tree.xpos[verb] == "VBN" and not tree.kids_by(verb, "nsubj")


def _by_somebody(tree: Tree, verb: int) -> bool:
    return any(tree.lemmas[k].lower() == "by" for kid in tree.kids_by(verb, "obl") for k in tree.kids_by(kid, "case"))


def subject(tree: Tree, verb: int, depth: int = 0) -> Subject | None:
    """Return the subject of a clause, its own or a shared one; None where the sentence does not say."""
    own = own_subject(tree, verb)
    if own is not None and not _disagrees(tree, own, verb):
        return Subject(antecedent(tree, own, verb))
    head, rel = tree.heads[verb], tree.rel(verb)
    displaced = displaced_subject(tree, verb)
    if displaced is not None:
        return Subject(displaced)
    if head < 0 or depth > DEPTH:
        return None
    if tree.rels[verb].endswith(":relcl"):
        return Subject(head) if tree.xpos[head] == "WP" and not tree.kids_by(verb, "obj") else None
    if rel == "acl":
        return _of_noun(tree, verb, head, depth)
    if rel == "advcl" and tree.xpos[verb] == "VB":
        if (scheme := _scheme(tree, head, verb)) is not None:
            return Subject(scheme)
        if (asked := _addressed(tree, head, verb)) is not None:
            return Subject(asked, shared=True)
    if rel == "xcomp":
        return _controller(tree, verb, head, depth)
    if rel == "advcl" and _held_against(tree, verb, head):
        for kid in tree.kids_by(head, "obj"):
            return Subject(antecedent(tree, kid, head), shared=True)
    if rel == "conj" or (rel in ("advcl", "ccomp", "obl") and not finite(tree, verb)):
        return _shared(_any(tree, head, depth))
    return None


def displaced_subject(tree: Tree, verb: int) -> int | None:
    """Return the noun that a finite clause without a subject must be about, wherever the parser hung it.

    In "ruled the firm was liable" it is taken for the object of "ruled"; in "said the boats that fled after the
    storm were lost" for the noun of a relative clause that swallows the verb.
    """
    head, rel = tree.heads[verb], tree.rel(verb)
    own = own_subject(tree, verb)
    if head < 0 or (own is not None and not _disagrees(tree, own, verb)) or not finite(tree, verb):
        return None
    if rel == "ccomp" and tree.rels[head] == "acl:relcl" and not tree.kids_by(verb, "mark", "expl"):
        gap = tree.kids_by(head, "nsubj") and tree.kids_by(verb, "cop", "aux")
        return tree.heads[head] if gap and not tree.kids_by(head, "obj") else None
    if rel in ("ccomp", "xcomp") and tree.xpos[verb] != "VBP" and not tree.kids_by(verb, "mark", "expl"):
        objects = [kid for kid in tree.kids_by(head, "obj") if head < kid < verb]
        return objects[-1] if objects and tree.upos[objects[-1]] != "PRON" else None
    if rel == "advcl" and tree.rels[head] == "acl:relcl" and head < verb:
        return tree.heads[head]
    return None


def _disagrees(tree: Tree, noun: int, verb: int) -> bool:
    """Return whether a clause in a relative clause has a plural verb, and its noun is one and not the plural before.

    So in "the boats that fled after the storm were lost", where "after" is no conjunction.
    """
    head = tree.heads[verb]
    if tree.rel(verb) != "advcl" or tree.rels[head] != "acl:relcl" or tree.xpos[noun] not in ("NN", "NNP"):
        return False
    plural = any(tree.words[kid].lower() in ("were", "are", "have") for kid in tree.kids_by(verb, "aux", "cop"))
    return plural and not tree.kids_by(noun, "conj") and tree.xpos[tree.heads[head]] in ("NNS", "NNPS")


def antecedent(tree: Tree, word: int, verb: int) -> int:
    """Return the noun that a relative pronoun stands for, or the word itself."""
    if tree.lemmas[word].lower() not in RELATIVES or tree.upos[word] != "PRON":
        return word
    clause = verb
    for _ in range(DEPTH):
        if tree.rels[clause] == "acl:relcl":
            return tree.heads[clause]
        if tree.rel(clause) not in ("conj", "ccomp", "xcomp"):
            return word
        clause = tree.heads[clause]
    return word


def _any(tree: Tree, head: int, depth: int) -> Subject | None:
    """Return the subject of whatever governs the clause; a relative clause without one lends its noun."""
    found = subject(tree, head, depth + 1)
    if found is None and tree.rels[head] == "acl:relcl" and not tree.kids_by(head, "nsubj"):
        return Subject(tree.heads[head], shared=True)
    return found


def _shared(found: Subject | None) -> Subject | None:
    return None if found is None else Subject(found.word, shared=True)


def _controller(tree: Tree, verb: int, head: int, depth: int) -> Subject | None:
    """Return the object of the verb above ("asked them to leave"), or else its subject ("tried to leave")."""
    for kid in tree.kids[head]:
        if tree.xpos[verb] == "VB" and tree.lemmas[head] in classes.words("controlled.never"):
            break
        if tree.rel(kid) in ("obj", "iobj") and kid < verb:
            return Subject(antecedent(tree, kid, head), shared=True)
    asked = _addressed(tree, head, verb) if tree.xpos[verb] == "VB" else None
    return Subject(asked, shared=True) if asked is not None else _shared(_any(tree, head, depth))


def _addressed(tree: Tree, head: int, verb: int) -> int | None:
    """Return whom the verb above bids by a preposition to do it ("appealed to the owners to pay")."""
    for kid in tree.kids_by(head, "obl"):
        if kid < verb and _bidden(tree, kid, head):
            return kid
    return None


def _bidden(tree: Tree, noun: int, governor: int) -> bool:
    return preposition_of(tree, noun) in classes.section("controlled.addressed").get(tree.lemmas[governor], ())


def _scheme(tree: Tree, head: int, verb: int) -> int | None:
    """Return the object of the verb above if it is itself what the clause is about ("passed a bill to end …")."""
    for kid in tree.kids_by(head, "obj"):
        if kid < verb and tree.lemmas[kid] in classes.words("documents.nouns"):
            return kid
    return None


def _held_against(tree: Tree, verb: int, governor: int) -> bool:
    """Return whether the clause tells what the object of the verb above does ("accused them of hiding it")."""
    if governor < 0 or tree.lemmas[governor] not in classes.words("controlled.verbs"):
        return False
    return any(
        tree.rel(kid) == "mark" and tree.lemmas[kid].lower() in classes.words("controlled.marks")
        for kid in tree.kids[verb]
    )


def _accused(tree: Tree, governor: int, noun: int) -> int:
    """Return whom the verb is about where the noun is neither object nor subject ("sentenced to life for killing")."""
    if tree.rel(noun) not in ("obl", "nmod"):
        return noun
    people = [*tree.kids_by(governor, "obj"), *(kid for kid in tree.kids[governor] if tree.rels[kid] == "nsubj:pass")]
    return people[0] if people else noun


def _told(tree: Tree, noun: int, governor: int) -> bool:
    """Return whether the noun is whom the verb above wants to do it ("urged the parties to talk")."""
    if governor < 0:
        return False
    if tree.rel(noun) == "obl":
        return _bidden(tree, noun, governor)
    if tree.lemmas[governor] not in classes.words("controlled.told"):
        return False
    return tree.rel(noun) == "obj" and tree.lemmas[noun] not in classes.words("controlled.means")


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> Subject | None:
    """Return the noun that a participle describes; of "to" with a verb, who the noun belongs to."""
    led = any(tree.rel(kid) == "mark" for kid in tree.kids[verb])
    if tree.xpos[verb] != "VB" and not led:
        return Subject(noun)
    if tree.xpos[verb] == "VBG" and _held_against(tree, verb, tree.heads[noun]):
        return Subject(_accused(tree, tree.heads[noun], noun), shared=True)
    if tree.lemmas[noun] in classes.words("documents.nouns") and not none_of(tree, noun):
        return Subject(noun)
    if tree.xpos[verb] == "VB" and tree.kids_by(noun, "cop"):
        return _shared(_any(tree, noun, depth))
    able = tree.lemmas[noun] in classes.words("controlled.abilities")
    for kid in tree.kids[noun]:
        if tree.rels[kid] == "nmod:poss" or (able and kid < verb and preposition_of(tree, kid) == "of"):
            return Subject(kid, shared=True)
    governor = tree.heads[noun]
    if _told(tree, noun, governor):
        return Subject(noun, shared=True)
    if tree.rel(noun) in ("obj", "obl", "xcomp") and governor >= 0:
        return _shared(_any(tree, governor, depth))
    return None
