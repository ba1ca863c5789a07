"""A claim laid open for comparing: its act, who does and undergoes it, when, where, how many, and who says so."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from reportedly.compare.copying import Prints, prints_of
from reportedly.compare.lexemes import acts, classes_of, classes_of_noun
from reportedly.compare.moments import Days, clock_of, days_of, period_of, since_of
from reportedly.compare.outlets import Credit, credits_of, outlet
from reportedly.compare.slots import Figure, Slot, head_of, is_named, is_pronoun, is_unknown, name_words
from reportedly.compare.voices import Chain, chain_of
from reportedly.compare.words import Words, body_spans, content_stems, quoted, stem, words_of
from reportedly.lexicon import table
from reportedly.names import plain
from reportedly.record import Amount, Claim, Record, Role, Status, When

Key = tuple[str, str]
"""A document: its id and its source, because two copies of one text have one id."""


@dataclass(frozen=True)
class Fact:
    """One claim of one document."""

    key: Key
    claim: str
    start: int
    end: int
    acts: frozenset[str]
    also: frozenset[str]
    lemma: str
    doer: Slot | None
    undergoer: Slot | None
    slots: tuple[Slot, ...]
    days: Days | None
    near_days: Days | None
    period: Days | None
    since: Days | None
    clock: tuple[str, str] | None
    places: tuple[Slot, ...]
    figures: tuple[Figure, ...]
    denied: bool
    status: Status
    stems: frozenset[str]
    chain: Chain
    heading: bool
    by_phrase: bool

    @property
    def id(self) -> str:
        """The claim as reasons name it."""
        return f"{self.key[0]}/{self.claim}"

    def place_in(self, told: "Told") -> float:
        """Where in its document the claim stands, from 0 for its begin to 1 for its end."""
        return self.start / max(len(told.record.document.text), 1)

    @property
    def is_borrowed(self) -> bool:
        """Whether its act is that of a noun beside a verb that has a meaning of its own, which the table lacks."""
        known = acts()
        return self.lemma not in self.acts | known.light and not classes_of(self.lemma, known) and not self.by_phrase

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What two claims need one of in common to be weighed at all."""
        figures = {f"{figure.kin} {figure.low} {figure.high}" for figure in self.figures if figure.unit}
        return self.acts | self.also | self.opposites | figures

    @cached_property
    def opposites(self) -> frozenset[str]:
        """The classes that lie near the act, or say the opposite of it."""
        known = acts()
        pairs = (pair for pair in known.near | known.opposite if pair & self.acts)
        return frozenset(name for pair in pairs for name in pair)


@dataclass(frozen=True)
class Told:
    """A document laid open: its facts and what they share: names, words, days."""

    record: Record
    key: Key
    facts: tuple[Fact, ...]
    names: frozenset[str]
    stems: frozenset[str]
    days: frozenset[str]

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """The facts by the ids of their claims."""
        return {fact.claim: fact for fact in self.facts}

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The names as they stand among the telling words of a claim."""
        return frozenset(map(stem, self.names))

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many of its claims each telling word stands."""
        return Counter(word for fact in self.facts for word in fact.stems)

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """What two claims need one of in common to be weighed: acts, figures, and words that few claims here have."""
        most = max(_FEW, len(self.facts) * _FEW_SHARE)
        few = frozenset(word for word, count in self.spread.items() if count <= most)
        return {fact.claim: fact.anchors | fact.stems & few for fact in self.facts}

    @cached_property
    def words(self) -> Words:
        """The words of the article itself."""
        return words_of(self.record.document)

    @cached_property
    def prints(self) -> Prints:
        """The fingerprints of its words."""
        return prints_of(self.words)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """The spans between quotation marks."""
        return quoted(self.record.document)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Whom it credits with its text."""
        return credits_of(self.record.document)

    @cached_property
    def outlet(self) -> str | None:
        """Who published it."""
        return outlet(self.record.document)

    @property
    def published(self) -> str:
        """The date of publication, "" where it is unknown."""
        return self.record.document.published.edtf if self.record.document.published else ""


_FEW, _FEW_SHARE = 2, 0.15
"""Claims of a document, and share of them, that may have a word for it to tell which of them are of one act."""


def key_of(record: Record) -> Key:
    """Return the key of a document."""
    return record.document.id, record.document.source


def told(record: Record) -> Told:
    """Lay a record open."""
    opener = _Opener(record)
    names = frozenset(opener.all_names())
    return Told(
        record,
        key_of(record),
        tuple(fact for claim in record.claims if (fact := opener.fact(claim))),
        names,
        content_stems(" ".join(record.document.text[start:end] for start, end in body_spans(record.document))),
        frozenset(day for when in record.times if (days := days_of(when)) for day in days),
    )


class _Opener:
    """Holds the things of a record by id while its claims are laid open."""

    def __init__(self, record: Record) -> None:
        self.record, self.text, self.known = record, record.document.text, acts()
        self.entities = {entity.id: entity for entity in record.entities}
        self.times = {when.id: when for when in record.times}
        self.amounts = {amount.id: amount for amount in record.amounts}
        self.attributions = {item.id: item for item in record.attributions}
        self.proper = {entity.id: name_words(entity.name) for entity in record.entities if is_named(entity)}
        self.headings = [(b.start, b.end) for b in record.document.blocks if b.kind == "heading"]

    def all_names(self) -> Iterable[str]:
        """The words of the names in the running text; what stands in bylines and source lines is the page's."""
        body = body_spans(self.record.document)
        for entity in self.record.entities:
            if any(start <= mention.start < end for mention in entity.mentions for start, end in body):
                yield from self.proper.get(entity.id, ())

    def fact(self, claim: Claim) -> Fact | None:
        """Return a claim laid open; None for what only says who somebody is."""
        if claim.predicate.implied:
            return None
        slots: list[tuple[str, Slot]] = [(role.role, self._slot(role)) for role in claim.roles]
        named = self._acts(claim, slots)
        doer, undergoer = self._parts(claim, slots)
        whens = [self.times[name] for name in claim.when if name in self.times]
        chain = chain_of(self.record, claim, self.attributions, self.entities)
        words = self.text[claim.start : claim.end]
        return Fact(
            key_of(self.record), claim.id, claim.start, claim.end, named, self._also(words), claim.predicate.lemma,
            doer, undergoer, tuple(slot for _, slot in slots), self._claim_days(whens),
            self._near_days(claim), period_of(whens), since_of(whens), clock_of(whens),
            tuple(self._place(place.start, place.end, place.entity) for place in claim.where),
            tuple(self._figures(claim)),
            (claim.polarity == "denied") != (len(chain.denied_by) % 2 == 1),
            claim.status,
            content_stems(words) | frozenset(s for _, slot in slots for s in slot.stems), chain,
            any(start <= claim.start < end for start, end in self.headings),
            bool(_told_by_phrase(words.casefold())),
        )  # fmt: skip

    def _slot(self, role: Role) -> Slot:
        return self._place(role.start, role.end, role.entity)

    def _place(self, start: int, end: int, entity: str | None) -> Slot:
        words = " ".join(self.text[start:end].split())
        named = self.entities.get(entity or "")
        told_words = named.name if named and is_pronoun(words) else words
        names = set(name_words(told_words, inner=True)) | set(self.proper.get(entity or "", ()))
        return Slot(words, head_of(told_words), frozenset(names), content_stems(told_words))

    def _acts(self, claim: Claim, slots: list[tuple[str, Slot]]) -> frozenset[str]:
        """The classes of the verb; of a light verb, or one that the table does not know, those of its arguments too."""
        lemma = claim.predicate.lemma
        own = classes_of(lemma, self.known)
        words = self.text[claim.start : claim.end].casefold()
        told_by_phrase = _told_by_phrase(words)
        if told_by_phrase:
            return told_by_phrase if lemma in self.known.light else own | told_by_phrase
        if own and lemma not in self.known.light:
            return own
        heads = [slot.head for role, slot in slots if role in ("agent", "patient", "about")]
        heads += [word for role, slot in slots if role != "reason" for word in slot.telling if not own]
        found = frozenset(name for head in heads for name in classes_of_noun(head, self.known))
        if lemma == "be":
            found |= frozenset(
                name for role, slot in slots if role == "patient" for name in classes_of(slot.state, self.known)
            )
        return found or own or frozenset({lemma})

    def _also(self, words: str) -> frozenset[str]:
        """The classes that any word of a claim names: what the claim is about beside its own act."""
        return frozenset(name for word in content_stems(words) for name in classes_of_noun(word, self.known))

    def _parts(self, claim: Claim, slots: list[tuple[str, Slot]]) -> tuple[Slot | None, Slot | None]:
        known = [(role, slot) for role, slot in slots if not is_unknown(slot)]
        agent = next((slot for role, slot in known if role == "agent"), None)
        patient = next((slot for role, slot in known if role == "patient"), None)
        if patient is None and agent and (claim.predicate.lemma in self.known.undergoing):
            return None, agent
        light = claim.predicate.lemma in self.known.light
        if patient is None and agent and light and _told_by_phrase(self.text[claim.start : claim.end].casefold()):
            return None, agent
        if patient is None and agent and light and classes_of_noun(agent.head, self.known):
            return None, next((slot for role, slot in slots if role == "about"), None)
        return agent, patient

    def _claim_days(self, whens: list[When]) -> Days | None:
        found = [days for when in whens if (days := days_of(when))]
        return min(found) if found else None

    def _near_days(self, claim: Claim) -> Days | None:
        """The days of the claim before, in its paragraph: "The shell fell on Tuesday. Two were killed." """
        block = next((b for b in self.record.document.blocks if b.start <= claim.start < b.end), None)
        if block is None:
            return None
        before = [
            days
            for other in self.record.claims
            if block.start <= other.start <= claim.start and other is not claim
            if (days := self._claim_days([self.times[name] for name in other.when if name in self.times]))
        ]
        return before[-1] if before else None

    def _figures(self, claim: Claim) -> Iterable[Figure]:
        for name in claim.amounts:
            amount = self.amounts.get(name)
            if amount:
                yield self._figure(amount)
        for role in claim.roles:
            if role.role in ("agent", "patient") and (nth := _nth(self.text[role.start : role.end])):
                yield nth

    def _figure(self, amount: Amount) -> Figure:
        words = " ".join(self.text[amount.start : amount.end].split())
        of = head_of(self.text[amount.of.start : amount.of.end]) if amount.of else ""
        unit = stem(plain(amount.unit or ""))
        people = unit in self.known.people or of in self.known.people
        counts_heads = people and unit not in self.known.shares
        return Figure(words, amount.low, amount.high, amount.approximate, "people" if counts_heads else unit or of, of)


@cache
def _phrases() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, phrases in table("en", "acts")["phrases"].items():
        for phrase in phrases:
            found.setdefault(phrase, set()).add(name)
    return {phrase: frozenset(names) for phrase, names in found.items()}


@cache
def _phrase() -> re.Pattern[str]:
    """Any of the phrases, the longest first."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(_phrases(), key=len, reverse=True))) + r")\b")


@lru_cache(maxsize=256)
def _told_by_phrase(words: str) -> frozenset[str]:
    return frozenset(name for match in _phrase().findall(words) for name in _phrases()[match])


_ORDINAL = re.compile(r"(?:a|the) (\w+) \w")


def _nth(words: str) -> Figure | None:
    """The count that an ordinal tells of: with "a sixth passenger" there are six."""
    match, known = _ORDINAL.match(plain(words)), acts()
    if match is None or match[1] not in known.ordinals or head_of(words) not in known.people:
        return None
    count = float(known.ordinals[match[1]])
    return Figure(words, count, count, False, "people", head_of(words))
