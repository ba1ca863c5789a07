"""What a record says, field by field, on places that two texts have in common, so that two records can be compared."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from bench.laws_texts import UNIT, Told
from reportedly.analysis import Analysis, Tree, Words
from reportedly.record import Attribution, Claim, Record

Stretch = tuple[int, int]
Fact = tuple[str, Hashable, object]
"""The field as `layer.field`, what the fact is about, and what is said of it."""

Facts = dict[str, dict[Hashable, object]]
"""By field. One that ends in `.there` says that something is there; others are compared where it is in both."""

_STRAIGHT = str.maketrans("“”’‘", "\"\"''")

LAYERS = ("document", "entities", "times", "amounts", "attributions", "claims", "wording")
MODEL = ("words", "tags", "tree", "names", "cues")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two texts do not have alike: what it is about, and what each says."""

    field: str
    about: Hashable
    one: object
    other: object

    @property
    def layer(self) -> str:
        """The part of the record that the field belongs to."""
        return self.field.partition(".")[0]


def differences(one: Facts, other: Facts) -> list[Difference]:
    """Return what the second does not say as the first does, in the order of the fields."""
    found = []
    for field in dict.fromkeys([*one, *other]):
        mine, theirs = one.get(field, {}), other.get(field, {})
        shared = field.endswith(".there")
        for about in dict.fromkeys([*mine, *theirs]):
            if (shared or (about in mine and about in theirs)) and mine.get(about) != theirs.get(about):
                found.append(Difference(field, about, mine.get(about), theirs.get(about)))
    return found


def record_facts(record: Record, told: Told) -> Facts:
    """Return the facts of a record."""
    return _gathered(_record(record, _Laid(told)))


def analysis_facts(analysis: Analysis, told: Told) -> Facts:
    """Return what the model says: words, tags, tree, names and cues."""
    return _gathered(_trees(analysis.sentences, _Laid(told)))


def _gathered(facts: Iterator[Fact]) -> Facts:
    """Sort facts by field. What stands wholly on added words is left out; a second of the same place is numbered."""
    found: Facts = {}
    for field, about, value in facts:
        if isinstance(about, tuple) and len(about) == 2 and about[0] == about[1]:
            continue
        known, key, number = found.setdefault(field, {}), about, 2
        while key in known:
            key, number = (about, number), number + 1
        known[key] = value
    return found


class _Laid:
    """A text whose spans are asked for by their places in common."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._labels: dict[str, str] = {}
        for start, end, label in told.names:
            name = told.text[start:end].translate(_STRAIGHT).removeprefix("the ").removeprefix("The ")
            words = [word.removesuffix("'s").removesuffix("'") for word in name.split()]
            self._labels.setdefault(name, label)
            self._labels.update((word, f"{label}{at - len(words)}") for at, word in enumerate(words[:-1]))
            self._labels.setdefault(words[-1], f"{label}-1")
        names = sorted(self._labels, key=len, reverse=True)
        self._named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)")

    def at(self, thing: object) -> Stretch | None:
        """Return the places of anything that has `start` and `end`."""
        start, end = getattr(thing, "start", None), getattr(thing, "end", None)
        return None if start is None or end is None else (self._told.places[start], self._told.places[end])

    def words(self, tree: Tree, words: Words) -> Stretch | None:
        """Return the places of a run of words."""
        return self.at(tree.span(*words))

    def whole(self, tree: Tree, word: int) -> Stretch | None:
        """Return the places of a word, of the whole name where it is a part of one: names differ in length."""
        place = self.words(tree, (word, word + 1))
        return place and (place[0] // UNIT * UNIT, -(-place[1] // UNIT) * UNIT)

    def plain(self, text: str | None) -> str:
        """Return words with the labels of the names, without case, article and the shape of quotes."""
        text = self._named.sub(lambda name: f"⟦{self._labels[name[0]]}⟧", (text or "").translate(_STRAIGHT))
        return text.casefold().removeprefix("the ")


def _record(record: Record, laid: _Laid) -> Iterator[Fact]:
    doc = record.document
    yield "document.head.there", "title", laid.plain(doc.title)
    yield "document.head.there", "publisher", laid.plain(doc.publisher)
    yield "document.head.there", "published", doc.published.edtf if doc.published else None
    for block in doc.blocks:
        yield "document.block", laid.at(block), block.kind
    for sent in record.sentences:
        yield "document.sentences.there", laid.at(sent), True
    for entity in record.entities:
        for mention in entity.mentions:
            yield "entities.mention.there", laid.at(mention), True
            yield "entities.form", laid.at(mention), mention.form
            yield "entities.kind", laid.at(mention), entity.kind
            yield "entities.who", laid.at(mention), laid.at(entity.mentions[0])
            yield "entities.name", laid.at(mention), laid.plain(entity.name)
    for time in record.times:
        yield "times.there", laid.at(time), True
        yield "times.value", laid.at(time), (time.edtf, time.earliest, time.latest, time.rule)
    for amount in record.amounts:
        yield "amounts.there", laid.at(amount), True
        yield "amounts.value", laid.at(amount), (amount.low, amount.high, amount.approximate, amount.unit)
        yield "amounts.of", laid.at(amount), laid.at(amount.of)
    refer = _References(record, laid)
    for attribution in record.attributions:
        yield from _attribution(attribution, laid, refer)
    for claim in record.claims:
        yield from _claim(claim, laid, refer)
    for word in record.wording:
        yield "wording.there", laid.at(word), True
        yield "wording.kind", laid.at(word), (word.kind, laid.plain(word.why))
        yield "wording.by", laid.at(word), refer.cue(word.by)


class _References:
    """Ids, as the places of what they stand for: one thing more must not rename all that follow."""

    def __init__(self, record: Record, laid: _Laid) -> None:
        self._entities = {e.id: laid.at(e.mentions[0]) for e in record.entities if e.mentions}
        self._cues = {a.id: laid.at(a.cue[0]) for a in record.attributions}
        self._values = {time.id: laid.at(time) for time in record.times}
        self._values |= {amount.id: laid.at(amount) for amount in record.amounts}

    def entity(self, given: str | None) -> Stretch | None:
        return self._entities.get(given or "")

    def cue(self, given: str | None) -> Stretch | None:
        return self._cues.get(given or "")

    def values(self, given: Sequence[str]) -> frozenset[Stretch | None]:
        return frozenset(map(self._values.get, given))


def _attribution(one: Attribution, laid: _Laid, refer: _References) -> Iterator[Fact]:
    cue = laid.at(one.cue[0])
    yield "attributions.cue.there", cue, tuple(map(laid.at, one.cue))
    yield "attributions.source", cue, laid.at(one.source)
    yield "attributions.kind", cue, one.source_kind
    yield "attributions.who", cue, refer.entity(one.entity)
    yield "attributions.content", cue, tuple(filter(_wide, map(laid.at, one.content)))
    yield "attributions.act", cue, one.act
    yield "attributions.inside", cue, refer.cue(one.inside)


def _wide(places: Stretch | None) -> bool:
    return places is not None and places[0] < places[1]


def _claim(one: Claim, laid: _Laid, refer: _References) -> Iterator[Fact]:
    predicate = laid.at(one.predicate) or laid.at(one)
    yield "claims.predicate.there", predicate, laid.plain(one.predicate.lemma)
    yield "claims.roles", predicate, frozenset((role.role, laid.at(role), role.elsewhere) for role in one.roles)
    yield "claims.who", predicate, frozenset((laid.at(role), refer.entity(role.entity)) for role in one.roles)
    yield "claims.where", predicate, frozenset((laid.at(p), refer.entity(p.entity)) for p in one.where)
    yield "claims.when", predicate, refer.values(one.when)
    yield "claims.amounts", predicate, refer.values(one.amounts)
    yield "claims.polarity", predicate, one.polarity
    yield "claims.status", predicate, one.status
    yield "claims.hedges", predicate, frozenset(map(laid.at, one.hedges))
    yield "claims.said_in", predicate, refer.cue(one.said_in)


def _trees(trees: Sequence[Tree], laid: _Laid) -> Iterator[Fact]:
    for tree in trees:
        places = [laid.whole(tree, word) for word in range(len(tree))]
        for word, place in enumerate(places):
            head = None if tree.heads[word] < 0 else places[tree.heads[word]]
            if head == place:
                continue
            yield "words.there", place, True
            yield "tags.upos", place, (tree.upos[word], tree.xpos[word], tree.feats[word])
            yield "tree.head", place, head
            yield "tree.rel", place, tree.rels[word]
        for name in tree.names:
            yield "names.there", laid.words(tree, (name.first, name.last)), name.kind
        for cue in tree.cues:
            yield "cues.there", laid.words(tree, cue.parts[0]), len(cue.parts)
            yield "cues.act", laid.words(tree, cue.parts[0]), (cue.act, cue.source_kind)
            for field, runs in (("source", cue.source), ("content", cue.content)):
                stretches = tuple(filter(_wide, (laid.words(tree, run) for run in runs)))
                yield f"cues.{field}", laid.words(tree, cue.parts[0]), stretches


def meanings(record: Record, told: Told) -> Facts:
    """Return the claims by their words alone: who does what to whom, how sure, by whose word."""
    laid = _Laid(told)
    text = record.document.text
    speakers = {a.id: laid.plain(text[a.source.start : a.source.end]) if a.source else "" for a in record.attributions}
    times = {time.id: time.edtf for time in record.times}
    found: Facts = {"claims.predicate.there": {}, "claims.roles": {}, "claims.status": {}, "claims.said_in": {}}
    for one in record.claims:
        roles = frozenset((role.role, laid.plain(text[role.start : role.end])) for role in one.roles)
        found["claims.predicate.there"][one.predicate.lemma] = True
        found["claims.roles"][one.predicate.lemma] = roles
        found["claims.status"][one.predicate.lemma] = (one.status, one.polarity, tuple(map(times.get, one.when)))
        found["claims.said_in"][one.predicate.lemma] = speakers.get(one.said_in or "")
    return found


def renamed(analysis: Analysis, one: Told, theirs: Analysis, other: Told) -> Analysis | None:
    """Return an analysis with the words of another: what the rules then make otherwise is due to them alone.

    None where the two texts are not cut into the same words, because a name has one more.
    """
    if _cut(analysis, one) != _cut(theirs, other):
        return None
    trees = tuple(map(_with_words, analysis.sentences, theirs.sentences))
    return Analysis(theirs.document, trees, analysis.problems)


def _cut(analysis: Analysis, told: Told) -> list[list[Stretch | None]]:
    laid = _Laid(told)
    return [[laid.words(tree, (word, word + 1)) for word in range(len(tree))] for tree in analysis.sentences]


def _with_words(tree: Tree, other: Tree) -> Tree:
    fields = {
        name: getattr(tree, name) for name in ("upos", "xpos", "feats", "heads", "rels", "names", "cues", "events")
    }
    lemmas = tuple(map(_lemma, tree.lemmas, tree.words, other.words))
    return Tree(tree.block, other.starts, other.ends, other.words, lemmas, **fields)


def _lemma(lemma: str, word: str, new: str) -> str:
    """Return the lemma of another name by the same rule: in lower case, without as many letters at the end."""
    if word == new:
        return lemma
    cut = len(word) - len(lemma) if word.lower().startswith(lemma.lower()) else 0
    base = new[: max(1, len(new) - cut)]
    return base.lower() if lemma == lemma.lower() else base
