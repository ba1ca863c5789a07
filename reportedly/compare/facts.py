"""A claim laid open for comparing: its act, who does and undergoes it, when, where, how many, and who says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from reportedly.compare.copying import Prints, prints_of
from reportedly.compare.lexemes import acts, classes_of, classes_of_noun
from reportedly.compare.outlets import Credit, credits_of, outlet
from reportedly.compare.voices import Chain, chain_of
from reportedly.compare.words import Words, body_spans, content_stems, quoted, stem, tokens, words_of
from reportedly.edtf import OPEN, bounds, parse
from reportedly.lexicon import table
from reportedly.names import plain
from reportedly.record import Amount, Claim, Entity, Record, Role, Status, When

Days = tuple[str, str]
Key = tuple[str, str]
"""A document: its id and its source, because two copies of one text have one id."""

_NAMED = re.compile(r"[A-Z][\w’'-]+")
_HEAD_END = re.compile(
    r"\b(?:of|in|at|on|from|with|for|to|who|which|that|near|between|by|after|under|along|over)\b|[,;:(“\"]"
)
_QUANTITY = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|some|about|around|nearly|almost|over|more than|less than|fewer than"
    r"|at least|at most|up to|as many as|only|all|both|each|no)\b\s*|[\d.,]+\s*"
    r"|(?:hundreds|dozens|thousands|scores|tens)\s+of\s+)+",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:a|the) (\w+) \w")
_DEFINITE = ("the ", "this ", "that ", "its ", "his ", "her ", "their ", "it ")
_LEADING = frozenset({"not", "still", "now", "thus", "again", "already", "no", "longer", "also", "never", "yet"})
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "that", "one", "of", "in", "at"})
_NOBODY = frozenset({
    "we", "us", "i", "me", "you", "somebody", "someone", "nobody", "no one", "anybody", "anyone", "everybody",
    "everyone", "something", "nothing", "anything", "everything", "one", "none", "what", "which",
})  # fmt: skip
_LONGEST = 10
"""Days up to which an interval counts as a date of an act; "this year" or "since autumn" is none."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Who or what takes part: its words, the stem of its head, and the names in it or behind it."""

    words: str
    head: str
    names: frozenset[str]
    stems: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """The stems of its words but for those of names: a Hollar Construction constructs nothing by its name."""
        return self.stems - {stem(name) for name in self.names}

    @property
    def state(self) -> str:
        """The word that says in what state something is: "open", of "still not open"; "" for a thing."""
        said = [word for word in tokens(self.words) if word not in _LEADING]
        return "" if not said or said[0] in _DETERMINERS else said[0]

    @property
    def is_another(self) -> bool:
        """Whether the words tell it from the one that was spoken of: "another shell", "a second treaty"."""
        said = tokens(self.words)[:2]
        return bool(said) and (said[0] == "another" or (len(said) > 1 and said[1] in ("second", "third", "other", "new")))

    @property
    def is_definite(self) -> bool:
        """Whether the words take it for known: "the deal", "its owner"."""
        return plain(self.words).startswith(_DEFINITE)

    @property
    def is_named(self) -> bool:
        """Whether the words themselves name who it is."""
        return any(match.start() or self.names & set(tokens(match.group())) for match in _NAMED.finditer(self.words))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: bounds, unit (people counted under any noun are one unit), and the stem of what is counted."""

    words: str
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    of: str


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

    @property
    def is_borrowed(self) -> bool:
        """Whether its act is that of a noun beside a verb that has a meaning of its own, which the table lacks."""
        known = acts()
        return self.lemma not in self.acts | known.light and not classes_of(self.lemma, known) and not self.by_phrase

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What two claims need one of in common to be weighed at all."""
        figures = {f"{figure.unit} {figure.low} {figure.high}" for figure in self.figures if figure.unit}
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
        frozenset(day for when in record.times if (days := _days(when)) for day in days),
    )


class _Opener:
    """Holds the things of a record by id while its claims are laid open."""

    def __init__(self, record: Record) -> None:
        self.record, self.text, self.known = record, record.document.text, acts()
        self.entities = {entity.id: entity for entity in record.entities}
        self.times = {when.id: when for when in record.times}
        self.amounts = {amount.id: amount for amount in record.amounts}
        self.attributions = {item.id: item for item in record.attributions}
        self.proper = {entity.id: _name_words(entity.name) for entity in record.entities if _is_named(entity)}
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
            self._near_days(claim), _period(whens), _since(whens), _clock(whens),
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
        told_words = named.name if named and _is_pronoun(words) else words
        names = set(_name_words(told_words, inner=True)) | set(self.proper.get(entity or "", ()))
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
        known = [(role, slot) for role, slot in slots if not _is_unknown(slot)]
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
        found = [days for when in whens if (days := _days(when))]
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
            words = self.text[role.start : role.end]
            ordinal = _ORDINAL.match(plain(words))
            if ordinal and ordinal[1] in self.known.ordinals and head_of(words) in self.known.people and role.role in ("agent", "patient"):
                count = float(self.known.ordinals[ordinal[1]])
                yield Figure(words, count, count, False, "people", head_of(words))

    def _figure(self, amount: Amount) -> Figure:
        words = " ".join(self.text[amount.start : amount.end].split())
        of = head_of(self.text[amount.of.start : amount.of.end]) if amount.of else ""
        unit = stem(plain(amount.unit or ""))
        people = unit in self.known.people or of in self.known.people
        counts_heads = people and unit not in self.known.shares
        return Figure(words, amount.low, amount.high, amount.approximate, "people" if counts_heads else unit or of, of)


def head_of(words: str) -> str:
    """Return the stem of the noun that a phrase is about, by its place before the first word that opens a modifier."""
    phrase = _QUANTITY.sub("", words)
    phrase = phrase.removeprefix("of ") if phrase.startswith("of ") else phrase
    before = _HEAD_END.split(phrase, maxsplit=1)[0]
    found = tokens(before) or tokens(phrase) or tokens(words)
    return stem(found[-1]) if found else ""


def _is_named(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions) and bool(_NAMED.search(entity.name))


def _name_words(name: str, *, inner: bool = False) -> tuple[str, ...]:
    """The words of a name that bear it; within other words, those with a capital that do not open the phrase."""
    found = [match for match in _NAMED.finditer(name) if not inner or match.start()]
    return tuple(word for match in found for word in tokens(match.group()) if len(word) > 2 and word != "the")


def _is_unknown(slot: Slot) -> bool:
    """Whether a pronoun stands for nobody that is named; "we" in a quotation is whoever speaks, and his side."""
    return plain(slot.words) in _NOBODY or (_is_pronoun(slot.words) and not slot.names)


def _is_pronoun(words: str) -> bool:
    return plain(words) in {"it", "he", "she", "they", "him", "her", "them", "this", "that", "we", "us", "i", "who"}


def _days(when: When) -> Days | None:
    """The days that a time allows, where they are few enough to date an act."""
    if when.earliest is None or when.latest is None or (when.edtf or "").startswith("R/"):
        return None
    early, late = when.earliest[:10], when.latest[:10]
    return (early, late) if _distance(early, late) <= _LONGEST else None


def _period(whens: list[When]) -> Days | None:
    """The bounds of a time of any length, so that what is laid in an earlier year is not taken for what is new."""
    found = [(when.earliest[:10], when.latest[:10]) for when in whens if when.earliest and when.latest]
    return found[0] if found else None


def _since(whens: list[When]) -> Days | None:
    """When something began that lasts: the bounds of the start of an open interval."""
    for when in whens:
        start, slash, end = (when.edtf or "").partition("/")
        if slash and end == OPEN and not start.startswith(("P", "[", OPEN)):
            first, last = bounds(parse(start))
            if first and last:
                return first[:10], last[:10]
    return None


def _clock(whens: list[When]) -> tuple[str, str] | None:
    found = [
        when.edtf.rstrip("~") for when in whens if when.edtf and "T" in when.edtf and not when.edtf.startswith("P")
    ]
    if not found:
        return None
    first, _, last = found[0].partition("/")
    return first, last or first


def _distance(early: str, late: str) -> int:
    """Days between two dates, near enough: months count 31 and years 372."""
    (y, m, d), (yy, mm, dd) = (map(int, day.lstrip("-").split("-")) for day in (early, late))
    return (yy - y) * 372 + (mm - m) * 31 + dd - d


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


def _told_by_phrase(words: str) -> frozenset[str]:
    return frozenset(name for match in _phrase().findall(words) for name in _phrases()[match])
