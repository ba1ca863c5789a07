"""Reads the treebanks' gold CoNLL-U, and puts the running text of their documents together again.

The text of a document, with its blocks, is made so:

1. `# newdoc` opens a document. `# newpar` opens a paragraph; a document's first sentence does so too. Each paragraph
   is one block.
2. Inside a sentence the characters are those of its tokens; a space follows each token but the last, unless its MISC
   has `SpaceAfter=No`. (That is the sentence's `# text`, which is checked.)
3. Two sentences of one paragraph are parted by one space, unless the last token of the first has `SpaceAfter=No`.
4. Two paragraphs are parted by a blank line, whatever `SpaceAfter` says.
5. The kind of a block is `heading`, `item` or `caption` where GUM's `# newpar_block` says `head`, `item` or
   `caption`, else `paragraph`. EWT has no such line: all its blocks are paragraphs; documents without `# newpar` are
   one block.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.conll18 import Sentence, Word
from reportedly.analysis import Tree
from reportedly.record import Block, BlockKind, Document
from reportedly.text import content_id

_KINDS: tuple[tuple[str, BlockKind], ...] = (("caption", "caption"), ("item", "item"), ("head", "heading"))


@dataclass(slots=True)
class GoldSentence:
    """One sentence of a treebank: its id, its tree, and the spaces after its tokens."""

    id: str
    sentence: Sentence
    spaces: tuple[bool, ...]
    block: BlockKind | None = None

    @property
    def text(self) -> str:
        """The sentence as it is written, without the space after it."""
        tokens = zip(self.sentence.tokens, self.spaces, strict=True)
        return "".join(token + " " * space for token, space in tokens).rstrip()


@dataclass(slots=True)
class GoldText:
    """One document of a treebank; a sentence with a `block` opens a paragraph of that kind."""

    id: str
    sentences: list[GoldSentence] = field(default_factory=list)

    def document(self) -> Document:
        """Put the running text together, a block for each paragraph."""
        pieces: list[str] = []
        blocks: list[Block] = []
        at = 0
        for number, sent in enumerate(self.sentences):
            gap = self._gap(number)
            start = at + len(gap)
            at = start + len(sent.text)
            pieces += [gap, sent.text]
            if sent.block:
                blocks.append(Block(sent.block, start, at))
            else:
                blocks[-1] = Block(blocks[-1].kind, blocks[-1].start, at)
        text = "".join(pieces)
        return Document(content_id(text, None), self.id, text, blocks=tuple(blocks))

    def _gap(self, number: int) -> str:
        if number == 0:
            return ""
        return "\n\n" if self.sentences[number].block else " " * self.sentences[number - 1].spaces[-1]


def read(path: Path) -> list[GoldText]:
    """Read a CoNLL-U file as documents."""
    texts: list[GoldText] = []
    for lines in _groups(path.read_text("utf-8").splitlines()):
        comments = _comments(lines)
        opens = "newdoc id" in comments or "newdoc" in comments
        if opens or not texts:
            texts.append(GoldText(comments.get("newdoc id", path.stem)))
        sent = _sentence(lines, comments)
        if opens or not texts[-1].sentences or any(name.startswith("newpar") for name in comments):
            sent.block = _kind(comments.get("newpar_block", ""))
        texts[-1].sentences.append(sent)
    return texts


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in lines:
        if line:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _comments(lines: Iterable[str]) -> dict[str, str]:
    found = {}
    for line in lines:
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            found[name.strip()] = value.strip()
    return found


def _kind(newpar_block: str) -> BlockKind:
    names = {part.split()[0] for part in newpar_block.split("|") if part.strip()}
    return next((kind for name, kind in _KINDS if name in names), "paragraph")


def _sentence(lines: Iterable[str], comments: dict[str, str]) -> GoldSentence:
    tokens: list[str] = []
    spaces: list[bool] = []
    words: list[Word] = []
    inside = 0
    for line in lines:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        number, _, last = columns[0].partition("-")
        if "." in number:
            continue
        if last or int(number) > inside:
            tokens.append(columns[1])
            spaces.append("SpaceAfter=No" not in columns[9].split("|"))
        if last:
            inside = int(last)
        else:
            words.append(_word(columns, len(tokens) - 1))
    sent = GoldSentence(comments.get("sent_id", ""), Sentence(tuple(tokens), tuple(words)), tuple(spaces))
    if sent.text != comments.get("text", sent.text).strip():
        raise ValueError(f"sentence {sent.id}: the tokens give {sent.text!r}, its text is {comments['text']!r}")
    return sent


def _word(columns: list[str], token: int) -> Word:
    _, form, lemma, upos, xpos, feats, head, rel, *_ = columns
    return Word(form, lemma, upos, xpos, feats, int(head) - 1, rel, token)


def of_tree(tree: Tree) -> Sentence:
    """Return one of our trees as a sentence to be counted: each word is its own token."""
    return Sentence(tree.words, tuple(_tree_word(tree, number) for number in range(len(tree))))


def _tree_word(tree: Tree, n: int) -> Word:
    tags = tree.upos[n], tree.xpos[n], tree.feats[n]
    return Word(tree.words[n], tree.lemmas[n], *tags, tree.heads[n], tree.rels[n], n)
