"""Writes trees as CoNLL-U, and reads CoNLL-U that is cut into words already, to give it back with its trees filled in.

To fill in a file: 1. `read` its sentences, 2. `lay_out` a document of them, 3. parse its words,
4. `fill` each sentence from its tree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly import lexicon
from reportedly.analysis import Analysis, Tree
from reportedly.errors import RecordError
from reportedly.parse.sentences import Span
from reportedly.record import Block, Document
from reportedly.text import content_id

COLUMNS = 10
FORM, MISC = 1, 9
FILLED = slice(2, 8)
"""LEMMA, UPOS, XPOS, FEATS, HEAD and DEPREL: what a tree knows."""

_WORD_ID = re.compile(r"[1-9][0-9]*")
_RANGE_ID = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)")
_EMPTY_ID = re.compile(r"([0-9]+)\.[1-9][0-9]*")
_NO_SPACE = "SpaceAfter=No"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pretokenized:
    """One sentence of a file: its comments and its rows as they stand, and the line that it begins on."""

    line: int
    comments: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The syntactic words: what the model reads."""
        return tuple(row[FORM] for row in self.rows if _WORD_ID.fullmatch(row[0]))

    @property
    def opens_block(self) -> bool:
        """Whether a document or a paragraph begins here."""
        return any(re.match(r"#\s*new(?:doc|par)\b(?!_)", comment) for comment in self.comments)

    @property
    def text(self) -> str | None:
        """The text that the comments state."""
        texts = (re.fullmatch(r"#\s*text\s*=\s?(.*)", comment) for comment in self.comments)
        return next((found[1] for found in texts if found), None)


@dataclass(frozen=True, slots=True)
class Laid:
    """A document made of sentences, with the offsets and the forms of their words, and the block of each sentence."""

    document: Document
    spans: tuple[tuple[Span, ...], ...]
    forms: tuple[tuple[str, ...], ...]
    blocks: tuple[int, ...]


def write(analysis: Analysis) -> Iterator[str]:
    """Yield the lines of the trees in CoNLL-U, without line ends; an empty line follows each sentence."""
    text, doc = analysis.document.text, analysis.document
    yield f"# newdoc id = {doc.id}"
    block = None
    for number, tree in enumerate(analysis.sentences, 1):
        if tree.block != block:
            block = tree.block
            yield f"# newpar id = {doc.id}-p{block + 1}"
        yield f"# sent_id = {doc.id}-s{number}"
        yield f"# text = {' '.join(text[tree.start : tree.end].split())}"
        yield from _rows(tree, text)
        yield ""


def read(lines: Iterable[str]) -> Iterator[Pretokenized]:
    """Yield the sentences of a CoNLL-U file; raises RecordError with the number of the line that breaks the format."""
    sent = _Reading(1)
    number = 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if number == 1:
            line = line.removeprefix("\ufeff")
        if line.strip():
            sent.take(line, number)
        else:
            yield from sent.close()
            sent = _Reading(number + 1)
    yield from sent.close()


def lay_out(sentences: Sequence[Pretokenized], *, source: str) -> Laid:
    """Return the document whose text the sentences are, one block for each paragraph of the file.

    Raises RecordError where `# text` does not hold the words that stand under it.
    """
    pieces: list[str] = []
    spans: list[tuple[Span, ...]] = []
    blocks: list[int] = []
    borders: list[list[int]] = []
    at, gap = 0, ""
    for sent in sentences:
        opens = sent.opens_block or not borders
        gap = "\n\n" if opens and borders else gap
        surface, places, space = _surface(sent)
        at += len(gap)
        if opens:
            borders.append([at, at])
        spans.append(tuple((at + start, at + end) for start, end in places))
        blocks.append(len(borders) - 1)
        pieces += (gap, surface)
        at += len(surface)
        borders[-1][1] = at
        gap = " " * space
    text = "".join(pieces)
    doc = Document(content_id(text, None), source, text, blocks=tuple(Block("paragraph", a, b) for a, b in borders))
    return Laid(doc, tuple(spans), tuple(sent.forms for sent in sentences), tuple(blocks))


def fill(sent: Pretokenized, tree: Tree) -> Iterator[str]:
    """Yield the lines of a sentence as they were read, with the columns from LEMMA to DEPREL taken from its tree."""
    yield from sent.comments
    word = 0
    for row in sent.rows:
        columns = list(row)
        if _WORD_ID.fullmatch(row[0]):
            columns[FILLED] = _known(tree, word)
            word += 1
        yield "\t".join(columns)
    yield ""


def _rows(tree: Tree, text: str) -> Iterator[str]:
    """The lines of one tree, with a range wherever words are written together as one."""
    ranges = dict(_ranges(tree))
    inside = {word for first, last in ranges.items() for word in range(first, last + 1)}
    names = _name_tags(tree)
    for word in range(len(tree)):
        start, end = tree.starts[word], tree.ends[word]
        if word in ranges:
            last = ranges[word]
            form = text[start : tree.ends[last]]
            yield "\t".join((f"{word + 1}-{last + 1}", form, *"_______", _space(text, tree.ends[last]) or "_"))
        space = None if word in inside else _space(text, end)
        misc = "|".join(filter(None, (names.get(word), space, f"start_char={start}", f"end_char={end}")))
        yield "\t".join((str(word + 1), tree.words[word], *_known(tree, word), "_", misc))


def _known(tree: Tree, word: int) -> Row:
    """The columns from LEMMA to DEPREL."""
    return (
        tree.lemmas[word] or tree.words[word],
        tree.upos[word],
        tree.xpos[word] or "_",
        tree.feats[word] or "_",
        str(tree.heads[word] + 1),
        tree.rels[word],
    )


def _space(text: str, end: int) -> str | None:
    return _NO_SPACE if end < len(text) and not text[end].isspace() else None


def _name_tags(tree: Tree) -> dict[int, str]:
    """The tag of each word of a name: `Name=B-person` where one begins, `Name=I-person` inside."""
    return {
        word: f"Name={'I' if word > name.first else 'B'}-{name.kind}"
        for name in tree.names
        for word in range(name.first, name.last)
    }


def _ranges(tree: Tree) -> Iterator[tuple[int, int]]:
    """First and last word of each run of words that is written as one: do|n't, the mayor|'s, gon|na."""
    first = None
    for word in range(1, len(tree) + 1):
        joined = word < len(tree) and tree.ends[word - 1] >= tree.starts[word] and _leans(tree, word)
        if joined and first is None:
            first = word - 1
        elif not joined and first is not None:
            yield first, word - 1
            first = None


def _leans(tree: Tree, word: int) -> bool:
    """Whether a word is the second half of a contraction with the one before it."""
    before, form = tree.words[word - 1].lower(), tree.words[word].lower().replace("’", "'").replace("`", "'")
    if tree.xpos[word] == "POS" or (form[0] == "'" and form[1:] in lexicon.words("en", "tokens", "clitics")):
        return before[-1].isalnum() or before[-1] in ".)"
    return form == "n't" or (before, form) in _contractions()


@cache
def _contractions() -> frozenset[tuple[str, str]]:
    table = lexicon.table("en", "tokens")
    entries = [entry.partition("|") for entry in (*table["contractions"], *table["careless"], "it|s")]
    return frozenset((first, second) for first, _, second in entries)


@dataclass(slots=True)
class _Reading:
    """A sentence while its lines come in: how many words it has, and the last word of its last range."""

    line: int
    comments: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    words: int = 0
    ranged: int = 0

    def take(self, line: str, number: int) -> None:
        """Keep a comment or a word; raises RecordError where it may not stand."""
        if not line.startswith("#"):
            self.rows.append(self._row(line, number))
        elif self.rows:
            raise RecordError(f"line {number}: got a comment after a word; put it before the sentence's first word")
        else:
            self.comments.append(line)

    def close(self) -> Iterator[Pretokenized]:
        """Yield the sentence, if there is one."""
        if not self.comments and not self.rows:
            return
        if not self.words:
            raise RecordError(f"line {self.line}: got a sentence without words; remove it, or add a word with the id 1")
        if self.ranged > self.words:
            raise RecordError(
                f"line {self.line}: got a range that ends with word {self.ranged} of {self.words}; end it earlier"
            )
        yield Pretokenized(self.line, tuple(self.comments), tuple(self.rows))

    def _row(self, line: str, number: int) -> Row:
        row = tuple(line.split("\t"))
        if len(row) != COLUMNS:
            raise RecordError(f"line {number}: got {len(row)} columns; a word has {COLUMNS}, parted by tabs")
        if not row[FORM] or row[FORM] != row[FORM].strip():
            raise RecordError(
                f"line {number}: got the form {row[FORM]!r}; column 2 needs a word without spaces around it"
            )
        if not self._follows(row[0]):
            raise RecordError(
                f"line {number}: got the id {row[0]!r} where word {self.words + 1} was expected; ids count 1, 2, 3 …, "
                "and a range such as 1-2 stands before its first word"
            )
        return row

    def _follows(self, identity: str) -> bool:
        if _WORD_ID.fullmatch(identity):
            found_next = int(identity) == self.words + 1
            self.words += found_next
            return found_next
        if empty := _EMPTY_ID.fullmatch(identity):
            return int(empty[1]) == self.words
        found = _RANGE_ID.fullmatch(identity)
        if not found or int(found[1]) != self.words + 1 or self.ranged > self.words or int(found[2]) <= int(found[1]):
            return False
        self.ranged = int(found[2])
        return True


def _surface(sent: Pretokenized) -> tuple[str, list[Span], bool]:
    """The text of a sentence, the spans of its words in it, and whether a space follows it."""
    tokens = list(_tokens(sent))
    text = sent.text
    if text is None:
        text = "".join(form + " " * space for form, _, space in tokens)
    text = text.strip()
    spans: list[Span] = []
    at = 0
    for form, forms, _ in tokens:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(form, at):
            raise RecordError(
                f"line {sent.line}: `# text` goes on with {text[at : at + 20]!r} where the words go on with {form!r}; "
                "make the two agree, or remove the comment"
            )
        spans += ((at + start, at + end) for start, end in _share(len(form), forms))
        at += len(form)
    if at < len(text):
        raise RecordError(f"line {sent.line}: `# text` ends with {text[at:].strip()!r}, which no word holds")
    return text, spans, tokens[-1][2]


def _tokens(sent: Pretokenized) -> Iterator[tuple[str, list[str], bool]]:
    """What is written together: its form, the forms of its words, and whether a space follows."""
    forms = sent.forms
    word = 0
    for row in sent.rows:
        space = _NO_SPACE not in row[MISC].split("|")
        if found := _RANGE_ID.fullmatch(row[0]):
            word = int(found[2])
            yield row[FORM], list(forms[int(found[1]) - 1 : word]), space
        elif _WORD_ID.fullmatch(row[0]) and int(row[0]) > word:
            word = int(row[0])
            yield row[FORM], [row[FORM]], space


def _share(length: int, forms: Sequence[str]) -> Iterator[Span]:
    """Cut a surface of so many characters among its words, in proportion; where it is too short, each has all of it."""
    if length < len(forms):
        yield from ((0, length) for _ in forms)
        return
    whole = sum(map(len, forms))
    start = read = 0
    for left, form in zip(range(len(forms) - 1, -1, -1), forms, strict=True):
        read += len(form)
        end = min(max(start + 1, length * read // whole), length - left) if left else length
        yield start, end
        start = end
