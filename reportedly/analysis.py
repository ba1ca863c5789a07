"""What the model says of a document: sentences as Universal Dependencies trees, names, and learnt cues.

A tree is a set of parallel tuples, one entry a word, because rules walk over many words and
look at few fields of each. Word numbers count from 0 inside the sentence.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from reportedly.record import Act, Document, Polarity, Problem, SourceKind, Span, Status

NameKind = Literal["person", "organisation", "place"]
Words = tuple[int, int]
"""A run of words of one sentence, half-open: first word, one past the last."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: the words from `first` up to `last` (not included)."""

    first: int
    last: int
    kind: NameKind

    def moved(self, by: int) -> "Name":
        """Return it `by` words further on."""
        return replace(self, first=self.first + by, last=self.last + by)


@dataclass(frozen=True, slots=True)
class Cue:
    """What the attribution head found for one cue: runs of words for cue, source and content, and the act."""

    parts: tuple[Words, ...]
    source: tuple[Words, ...]
    content: tuple[Words, ...]
    act: Act
    source_kind: SourceKind = "none"
    score: float = 1.0

    def moved(self, by: int) -> "Cue":
        """Return it with all its runs `by` words further on."""
        parts, source, content = (
            tuple((first + by, last + by) for first, last in runs) for runs in (self.parts, self.source, self.content)
        )
        return replace(self, parts=parts, source=source, content=content)


@dataclass(frozen=True, slots=True)
class Event:
    """What the predicate head says of a word that states something: its status and polarity, with its score."""

    word: int
    status: Status
    polarity: Polarity
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: parallel tuples over its words, the tree, the names, the cues and the events.

    `starts` and `ends` are code point offsets into the document's text. `heads[i]` is the number
    of the head of word i, -1 at the root. `kids[i]` are the dependents of word i in text order.
    `right[i]` and `left[i]` are the last and first word of the subtree under i.
    """

    block: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    names: tuple[Name, ...] = ()
    cues: tuple[Cue, ...] = ()
    events: tuple[Event, ...] = ()
    kids: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    left: tuple[int, ...] = field(init=False, repr=False, compare=False)
    right: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        size = len(self.words)
        kids: list[list[int]] = [[] for _ in range(size)]
        for word, head in enumerate(self.heads):
            if head >= 0:
                kids[head].append(word)
        left, right = list(range(size)), list(range(size))
        for word in range(size):
            above = self.heads[word]
            while above >= 0 and (left[above] > word or right[above] < word):
                left[above], right[above] = min(left[above], word), max(right[above], word)
                above = self.heads[above]
        object.__setattr__(self, "kids", tuple(map(tuple, kids)))
        object.__setattr__(self, "left", tuple(left))
        object.__setattr__(self, "right", tuple(right))

    def __len__(self) -> int:
        return len(self.words)

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset just after the last word."""
        return self.ends[-1]

    @property
    def root(self) -> int:
        """The word that has no head."""
        return self.heads.index(-1)

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` up to word `last` (not included), as offsets."""
        return Span(self.starts[first], self.ends[last - 1])

    def rel(self, word: int) -> str:
        """The relation of a word to its head without the subtype: `nsubj` for `nsubj:pass`."""
        return self.rels[word].partition(":")[0]

    def kids_by(self, word: int, *rels: str) -> tuple[int, ...]:
        """The dependents of `word` in one of `rels`; a bare relation takes its subtypes too."""
        return tuple(k for k in self.kids[word] if self.rels[k] in rels or self.rel(k) in rels)

    def subtree(self, word: int) -> tuple[int, ...]:
        """All words under `word` and itself, in text order."""
        found, queue = [word], [word]
        while queue:
            below = self.kids[queue.pop()]
            found.extend(below)
            queue.extend(below)
        return tuple(sorted(found))

    def ancestors(self, word: int) -> tuple[int, ...]:
        """The heads above `word`, nearest first."""
        above = []
        word = self.heads[word]
        while word >= 0:
            above.append(word)
            word = self.heads[word]
        return tuple(above)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document and the trees of its sentences, in text order; `problems` of splitting or parsing."""

    document: Document
    sentences: tuple[Tree, ...]
    problems: tuple[Problem, ...] = ()
