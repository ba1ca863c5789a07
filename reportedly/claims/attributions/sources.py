"""Whose words they are: what the model marked, mended where the grammar is plain, else the subject of the cue."""

from collections.abc import Sequence

from reportedly.analysis import Cue, Tree, Words
from reportedly.claims.attributions.verbs import verbs_with
from reportedly.lexicon import words
from reportedly.record import SourceKind

MOST_STEPS = 4
"""Verbs that a subject is looked for at, from the cue upwards."""

JOINING = frozenset({"and", "but", "or", ",", ";", "–", "—"})
"""What may stand before a source and is no part of it; "both" and "neither" are."""


SMALL = frozenset({"AUX", "PART", "ADV"})
"""Words before the one that reports, in a cue."""

RELATIVE = frozenset({"WDT", "WP"})

HEARING = ("hearer", "whom_to", "of")
"""What verbs take whose object hears, or is accused."""

ATTRIBUTES = frozenset({"amod", "nummod", "nmod:desc", "compound"})


def source(tree: Tree, cue: Cue) -> Words | None:
    """Return the words of the source: 1. the longest marked run, 2. else a subject, 3. with an acronym behind it.

    A marked run that is neither beside the cue nor the verb's own subject gives way to that. A rumour has no source
    unless one is marked.
    """
    word = reporting_word(tree, cue)
    marked = max(_joined(tree, cue.source), key=lambda run: run[1] - run[0], default=None)  # 1
    if marked and _is_told(tree, word, marked):
        agent = tree.kids_by(word, "obl:agent")
        return _phrase(tree, agent[0]) if agent else None
    own = _own_subject(tree, word)
    beside = marked and (marked[1] == cue.parts[0][0] or marked[0] == cue.parts[0][1])
    if marked and own and not beside and not _names(tree, own, marked):
        marked = own
    if marked and marked[0] > word and (relative := _antecedent(tree, word)):
        marked = relative
    named = _object_of(tree, cue)
    if marked and named and marked[0] >= named[1]:
        marked = named
    if marked is None and cue.act != "rumour":
        marked = subject_of(tree, word)  # 2
    if marked is None or _is_expletive(tree, word, marked):
        return None
    return _with_acronym(tree, _without_relative(tree, _with_attributes(tree, _opened(tree, marked))))  # 3


def reporting_word(tree: Tree, cue: Cue) -> int:
    """Return the word of a cue that reports: behind what denies it ("did not say"), else the first."""
    first, last = cue.parts[0]
    return next((word for word in range(first, last) if tree.upos[word] not in SMALL), first)


def _joined(tree: Tree, runs: Sequence[Words]) -> list[Words]:
    """Join a run with the apposition behind its comma: "Ada Byron", "a spokeswoman for the port"."""
    joined: list[Words] = []
    for first, last in runs:
        hangs = joined and any(joined[-1][0] <= tree.heads[word] < joined[-1][1] for word in range(first, last))
        if hangs and joined[-1][1] == first - 1 and tree.words[first - 1] == ",":
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is a past participle and no perfect: "was told", "allowed to bid", but not "has said"."""
    auxiliaries = {tree.rels[kid] for kid in tree.kids_by(verb, "aux")}
    return tree.xpos[verb] == "VBN" and ("aux" not in auxiliaries or "aux:pass" in auxiliaries)


def _is_told(tree: Tree, verb: int, run: Words) -> bool:
    """Tell whether the run is the subject of a passive that is told, asked or accused, and so no source."""
    if tree.lemmas[verb] not in verbs_with(*HEARING):
        return False
    subjects = tree.kids_by(verb, "nsubj:pass")
    return _is_reduced(tree, verb) or (bool(subjects) and run[0] <= subjects[0] < run[1])


def _is_reduced(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is a passive without subject and auxiliary: "Ada, asked about it, said …"."""
    alone = not tree.kids_by(verb, "nsubj", "aux", "obj", "iobj", "obl:agent")
    return alone and tree.xpos[verb] in ("VBN", "VBD") and tree.rel(verb) in ("acl", "advcl")


def _is_expletive(tree: Tree, verb: int, run: Words) -> bool:
    """Tell whether the run only holds the place of the clause that the verb heads: "*it* is too early to say"."""
    return tree.rel(verb) == "csubj" and any(tree.heads[word] == tree.heads[verb] for word in range(*run))


def _names(tree: Tree, own: Words, marked: Words) -> bool:
    """Tell whether the marked run names the subject, and is not only a part of what is said about it."""
    if not (marked[0] < own[1] and own[0] < marked[1]):
        return False
    head = next((word for word in range(*own) if not own[0] <= tree.heads[word] < own[1]), own[0])
    return head >= marked[0] or any(tree.rel(word) in ("flat", "appos", "conj") for word in range(*marked))


def _with_attributes(tree: Tree, run: Words) -> Words:
    """Return the run with the adjectives and titles of its noun phrase before it."""
    first, last = run
    while first > 0 and tree.rels[first - 1] in ATTRIBUTES and first <= tree.heads[first - 1] < last:
        first -= 1
    return first, last


def _object_of(tree: Tree, cue: Cue) -> Words | None:
    """Return the noun phrase right behind a cue that is a preposition: "according to" somebody."""
    first, last = cue.parts[0]
    if last >= len(tree) or tree.rel(first) != "case":
        return None
    noun = next((tree.heads[word] for word in range(first, last) if tree.heads[word] >= last), -1)
    return _phrase(tree, noun) if noun >= 0 else None


def _opened(tree: Tree, run: Words) -> Words:
    """Return the run without a conjunction, a mark or another cue that only joins it to what stands before."""
    first, last = run
    for other in tree.cues:
        if other.parts[0][0] == first and other.parts[0][1] < last and tree.upos[first] in ("ADP", "VERB"):
            first = other.parts[0][1]
    while first + 1 < last and tree.upos[first] in ("CCONJ", "PUNCT") and tree.words[first].lower() in JOINING:
        first += 1
    return first, last


def _own_subject(tree: Tree, word: int) -> Words | None:
    """Return the subject of an active verb, its own and no relative pronoun."""
    if tree.upos[word] != "VERB":
        return None
    subject = next((kid for kid in tree.kids[word] if tree.rels[kid] == "nsubj"), None)
    if subject is None or tree.xpos[subject] in RELATIVE:
        return None
    return _phrase(tree, subject)


def _antecedent(tree: Tree, word: int) -> Words | None:
    """Return what the relative pronoun stands for that is the subject of an active verb."""
    relative = any(tree.rels[kid] == "nsubj" and tree.xpos[kid] in RELATIVE for kid in tree.kids[word])
    return _phrase(tree, tree.heads[word]) if relative and tree.rels[word] == "acl:relcl" else None


def _without_relative(tree: Tree, run: Words) -> Words:
    """Return the run up to a relative clause that trails it."""
    first, last = run
    for word in range(first + 1, last):
        if tree.rels[word] == "acl:relcl" and first <= tree.heads[word] < tree.left[word] < last:
            start = tree.left[word]
            return first, start - (tree.upos[start - 1] == "PUNCT" and start - 1 > first)
    return run


def _with_acronym(tree: Tree, run: Words) -> Words:
    """Return the run with a short name in brackets that follows: "the Ferry Board (FB)"."""
    first, last = run
    bracketed = tree.words[last : last + 1] == ("(",) and tree.words[last + 2 : last + 3] == (")",)
    if bracketed and tree.words[last + 1].isupper() and len(tree.words[last + 1]) > 1:
        return first, last + 3
    return run


def kind_of(tree: Tree, run: Words, marked: SourceKind, language: str = "en") -> SourceKind:
    """Return the kind of a source: what the model says where no noun contradicts it, else what grammar shows."""
    head = next((word for word in range(*run) if not run[0] <= tree.heads[word] < run[1]), run[0])
    name = next((name for name in tree.names if name.first <= head < name.last), None)
    if marked != "none":
        return _corrected(tree, head, marked, language) if name is None else marked
    if name:
        return "person" if name.kind == "person" else "organisation"
    if tree.upos[head] == "PRON":
        return "person"
    return "group" if "Number=Plur" in tree.feats[head] else "role"


def _corrected(tree: Tree, head: int, marked: SourceKind, language: str) -> SourceKind:
    """Return the kind that the model gives, but for what one thing cannot be: an official no paper, a letter nobody."""
    if tree.upos[head] != "NOUN" or "Number=Plur" in tree.feats[head]:
        return marked
    if tree.lemmas[head] in words(language, "reporting", "papers"):
        return "document"
    someone = tree.lemmas[head] in words(language, "people", "nouns.person")
    return "role" if marked == "document" and someone else marked


def subject_of(tree: Tree, word: int) -> Words | None:
    """Return who does what `word`, a cue, says: 1. the owner of a noun, 2. the agent of a passive, 3. a subject.

    A verb without one of its own takes that of the verb it is coordinated with, or that it depends on as an open
    clause or an adverbial without a subject.
    """
    if tree.upos[word] == "NOUN":
        owner = tree.kids_by(word, "nmod:poss")  # 1
        return _phrase(tree, owner[0]) if owner else None
    if tree.upos[word] != "VERB" or (tree.lemmas[word] in verbs_with(*HEARING) and _is_reduced(tree, word)):
        return None
    for _ in range(MOST_STEPS):
        agent = tree.kids_by(word, "obl:agent")  # 2
        if agent:
            return _phrase(tree, agent[0])
        if any(kid < word for kid in tree.kids_by(word, "nsubj:pass", "csubj", "expl", "aux:pass")):
            return None
        subject = [kid for kid in tree.kids[word] if tree.rels[kid] in ("nsubj", "nsubj:outer")]  # 3
        if subject and tree.xpos[subject[0]] in RELATIVE:
            return _phrase(tree, tree.heads[word]) if tree.rels[word] == "acl:relcl" else None
        if subject:
            return _phrase(tree, subject[0])
        if tree.rel(word) == "acl" and tree.xpos[word] == "VBG":
            word = tree.heads[word]
            if tree.rel(word) not in ("obj", "obl"):
                return None
        elif tree.rel(word) not in ("conj", "xcomp", "advcl"):
            return None
        word = tree.heads[word]
        if word < 0:
            return None
    return None


def governs(tree: Tree, word: int) -> bool:
    """Tell whether a verb is the sentence's chief one, or beside it, in the active voice."""
    if tree.upos[word] != "VERB" or tree.kids_by(word, "aux:pass", "nsubj", "csubj"):
        return False
    while tree.rel(word) in ("conj", "xcomp"):
        word = tree.heads[word]
    return tree.heads[word] < 0


def _phrase(tree: Tree, head: int) -> Words:
    """Return the words of a noun phrase without a trailing relative clause and marks."""
    first, last = tree.left[head], tree.right[head] + 1
    for kid in tree.kids[head]:
        if kid > head and tree.rels[kid] in ("acl:relcl", "conj", "parataxis", "advcl"):
            last = min(last, tree.left[kid])
    while last > first + 1 and (tree.upos[last - 1] in ("PUNCT", "CCONJ")):
        last -= 1
    while first < head and tree.upos[first] in ("PUNCT", "ADP"):
        first += 1
    return first, last
