"""Reads GUM's CoNLL-U as analyses with their gold trees, names and coreference."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.analysis import Analysis, Name, NameKind, Tree
from reportedly.claims.people.classes import classes
from reportedly.record import Block, BlockKind, Document, Mention

KINDS: dict[str, NameKind] = {"person": "person", "organization": "organisation", "place": "place"}
_BLOCKS: dict[str, BlockKind] = {"head": "heading", "item": "item", "caption": "caption", "quote": "quote"}
_OPEN_CLOSE = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of GUM: words [first, last) of a sentence, its head word, its group and kind."""

    sentence: int
    first: int
    last: int
    head: int
    group: str
    kind: str
    link: str


@dataclass(slots=True)
class GoldDocument:
    """One document of GUM with its gold analysis and mentions."""

    id: str
    analysis: Analysis
    mentions: list[GoldMention]
    names: frozenset[Hashable] = frozenset()
    clusters: list[frozenset[Hashable]] = field(default_factory=list)
    by_head: dict[tuple[int, int], list[GoldMention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the mentions by group and by head."""
        groups: dict[str, set[Hashable]] = {}
        for mention in self.mentions:
            groups.setdefault(mention.group, set()).add(mention)
            self.by_head.setdefault((mention.sentence, mention.head), []).append(mention)
        self.clusters = [frozenset(members) for members in groups.values()]
        given = {
            (number, word)
            for number, tree in enumerate(self.analysis.sentences)
            for name in tree.names
            for word in range(name.first, name.last)
            if not name.first <= tree.heads[word] < name.last
        }
        self.names = frozenset(m for m in self.mentions if (m.sentence, m.head) in given)

    @property
    def genre(self) -> str:
        """The second part of the id: `news` in `GUM_news_homeopathic`."""
        return self.id.split("_")[1]

    def partner(self, start: int, end: int, head: tuple[int, int]) -> Hashable | None:
        """Return GUM's mention for one of ours: same head word, nearest length; None for a relative pronoun."""
        tree = self.analysis.sentences[head[0]]
        if "PronType=Rel" in tree.feats[head[1]]:
            return None
        rivals = self.by_head.get(head)
        if not rivals:
            return Mention(start, end, "nominal")
        return min(rivals, key=lambda m: abs(tree.ends[m.last - 1] - end) + abs(tree.starts[m.first] - start))


def read_gum(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a CoNLL-U file in the manner of GUM."""
    name = ""
    sentences: list[list[str]] = []
    for chunk in path.read_text("utf-8").split("\n\n"):
        lines = chunk.strip().split("\n")
        opened = next((line for line in lines if line.startswith("# newdoc id")), None)
        if opened:
            if sentences:
                yield _document(name, sentences)
            name, sentences = opened.split("= ", 1)[1], []
        if lines[-1:] != [""]:
            sentences.append(lines)
    if sentences:
        yield _document(name, sentences)


def _document(name: str, sentences: list[list[str]]) -> GoldDocument:
    text = ""
    trees: list[Tree] = []
    mentions: list[GoldMention] = []
    blocks: list[tuple[BlockKind, int]] = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for number, lines in enumerate(sentences):
        if not blocks or any(line.startswith("# newpar") for line in lines):
            text = text.rstrip(" ") + ("\n\n" if text else "")
            blocks.append((_block_kind(lines), len(text)))
        rows, starts, ends, text = _words(lines, text)
        tree = _tree(len(blocks) - 1, rows, starts, ends)
        found = list(_mentions(number, rows, tree, open_at))
        mentions.extend(found)
        trees.append(_with_names(tree, found))
    ends_of = [start for _, start in blocks[1:]] + [len(text)]
    cut = tuple(Block(kind, start, end) for (kind, start), end in zip(blocks, ends_of, strict=True))
    return GoldDocument(name, Analysis(Document(name, name, text, blocks=cut), tuple(trees)), mentions)


def _block_kind(lines: list[str]) -> BlockKind:
    for line in lines:
        if line.startswith("# newpar_block"):
            return _BLOCKS.get(line.split("= ", 1)[1].split(" ")[0], "paragraph")
    return "paragraph"


def _words(lines: list[str], text: str) -> tuple[list[list[str]], list[int], list[int], str]:
    """Return the rows of the words, their offsets, and the text with the sentence added."""
    rows, starts, ends = [], [], []
    inside, glue = 0, ""
    for line in lines:
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            inside, glue = int(last) - int(first) + 1, "" if "SpaceAfter=No" in columns[9] else " "
            continue
        starts.append(len(text))
        text += columns[1]
        ends.append(len(text))
        rows.append(columns)
        inside -= inside > 0
        text += (glue if not inside else "") if glue or inside else "" if "SpaceAfter=No" in columns[9] else " "
        glue = glue if inside else ""
    return rows, starts, ends, text


def _tree(block: int, rows: list[list[str]], starts: list[int], ends: list[int]) -> Tree:
    columns = list(zip(*rows, strict=True))
    heads = tuple(int(head) - 1 for head in columns[6])
    return Tree(
        block, tuple(starts), tuple(ends), columns[1], columns[2], columns[3], columns[4], columns[5], heads, columns[7]
    )


def _mentions(
    number: int, rows: list[list[str]], tree: Tree, open_at: dict[str, list[tuple[int, str]]]
) -> Iterator[GoldMention]:
    for word, row in enumerate(rows):
        marks = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for opened, closed_too, closed in _OPEN_CLOSE.findall(marks):
            group = (opened or closed).split("-")[0]
            if opened:
                open_at.setdefault(group, []).append((word, opened))
            if (closed_too or closed) and open_at.get(group):
                first, label = open_at[group].pop()
                parts = label.split("-")
                group_id, kind, link = parts[0].split("[")[0], parts[1], parts[6] if len(parts) > 6 else ""
                yield GoldMention(number, first, word + 1, _head(tree, first, word + 1), group_id, kind, link)


def _head(tree: Tree, first: int, last: int) -> int:
    """Return the word of [first, last) that hangs on a word outside."""
    return next((w for w in range(first, last) if not first <= tree.heads[w] < last), first)


def _with_names(tree: Tree, found: list[GoldMention]) -> Tree:
    """Return the tree with the mentions whose head is a proper noun as names, cut as the model learns them."""
    names: dict[tuple[int, int], NameKind] = {}
    for mention in sorted(found, key=lambda m: m.first - m.last):
        if mention.kind == "person" and tree.upos[mention.head] == "NOUN":
            names.update((run, "person") for run in _introduced(tree, mention))
        if mention.kind in KINDS and tree.upos[mention.head] == "PROPN" and not _is_title(tree, mention):
            names.setdefault(_name_words(tree, mention), KINDS[mention.kind])
    kept: list[Name] = []
    for (first, last), kind in sorted(names.items(), key=lambda item: item[0][0] - item[0][1]):
        if not any(n.first < last and first < n.last for n in kept):
            kept.append(Name(first, last, kind))
    return Tree(
        tree.block, tree.starts, tree.ends, tree.words, tree.lemmas, tree.upos, tree.xpos, tree.feats, tree.heads,
        tree.rels, tuple(sorted(kept, key=lambda n: n.first)),
    )  # fmt: skip


def _introduced(tree: Tree, mention: GoldMention) -> Iterator[tuple[int, int]]:
    """Yield the names that stand right behind the noun of a title or role ("director Ada Lind")."""
    for kid in tree.kids_by(mention.head, "flat", "appos"):
        if kid == mention.head + 1 and tree.upos[kid] == "PROPN":
            last = kid
            while last + 1 < mention.last and tree.rel(last + 1) == "flat":
                last += 1
            yield kid, last + 1


def _is_title(tree: Tree, mention: GoldMention) -> bool:
    """Whether only a title stands there ("the Secretary", "Director of X"): a description, written with capitals."""
    titles = classes("en").kinds.get(tree.lemmas[mention.head].lower()) == "person"
    return titles and mention.kind == "person" and not tree.kids_by(mention.head, "flat")


def _name_words(tree: Tree, mention: GoldMention) -> tuple[int, int]:
    """Return the words of a name without article, titles and what follows: persons: head and `flat` words."""
    first = last = mention.head
    links = (
        ("flat",) if mention.kind == "person" else ("flat", "compound", "amod", "nmod", "nummod", "conj", "cc", "case")
    )
    inside = range(mention.first, mention.last)
    while first - 1 in inside and tree.rel(first - 1) in links and tree.words[first - 1][0].isupper():
        first -= 1
    while last + 1 in inside and (tree.rel(last + 1) in links or tree.words[last + 1] == "-"):
        last += 1
    while last > mention.head and not tree.words[last][0].isupper():
        last -= 1
    return first, last + 1
