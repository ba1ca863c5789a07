"""Makes a document of the parts that a reader of an office format found: their text, and what is known of each.

What the file does not tell (bylines, datelines, source lines, bold lines over a text) is found as in plain text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from reportedly.errors import EmptyInput, TooLarge
from reportedly.read import blocks as named
from reportedly.read.blocks import Cut
from reportedly.read.bylines import bare_name
from reportedly.read.language import spoken
from reportedly.read.lines import MARK, Line
from reportedly.read.lists import accept_marks, link
from reportedly.read.metadata import Facts, describe
from reportedly.read.options import Options
from reportedly.read.pieces import Piece
from reportedly.read.place import TOP
from reportedly.record import Block, BlockKind, Document, Found, Problem, Reading
from reportedly.text import canonical, content_id

FILE = "file properties"
"""Where the values come from that a program wrote into the file."""

ITEM = "•"
"""The mark of list items whose bullet or number does not stand in the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph and what the file says of it: the level of a heading, whether it is an item, its kind, its origin.

    An item's `indent` is that of its list in its list. A `kind` goes before whatever the words look like.
    """

    text: str
    origin: str | None = None
    level: int = 0
    item: bool = False
    indent: int = 0
    kind: BlockKind | None = None


def assemble(
    parts: Sequence[Part],
    data: bytes,
    source: str,
    options: Options,
    *,
    found: Sequence[Found] = (),
    tail: Sequence[Part] = (),
    problems: Sequence[Problem] = (),
) -> Reading:
    """Return the document of some parts: 1. text, 2. blocks, 3. language and metadata, 4. the tail, 5. id.

    The `tail` tells nothing of the document's origin; `found` are rivals for what the text says of itself.
    Raises EmptyInput and TooLarge.
    """
    main, rest = _cleaned(parts), _cleaned(tail)
    text = _joined([*main, *rest], source, options)  # 1
    placed = _placed(main)
    blocks = _blocks(text, placed, options.language)  # 2
    heard = spoken(text, blocks, wanted=options.language)  # 3
    facts = describe(text, blocks, options)
    offset = placed[-1][1].end + 2 if placed else 0
    blocks += tuple(_block(part, offset + line.start, offset + line.end) for part, line in _placed(rest))  # 4
    document = Document(
        id=content_id(text, facts.publisher),  # 5
        source=source,
        text=text,
        title=facts.title or _first(found, "title"),
        authors=facts.authors or _authors(found),
        publisher=facts.publisher,
        published=facts.published,
        language=heard.language,
        audience=facts.audience,
        sha256=sha256(data).hexdigest(),
        blocks=blocks,
        found=(*facts.found, *_rivals(found, facts), *heard.found),
    )
    return Reading(document, (*problems, *heard.problems, *facts.problems))


def _joined(parts: Sequence[Part], source: str, options: Options) -> str:
    if not parts:
        raise EmptyInput(f"{source}: got a document without any text; wanted at least one word: check the file")
    text = "\n\n".join(part.text for part in parts)
    if len(text) > options.max_bytes:
        raise TooLarge(
            f"{source}: got {len(text):,} characters, and the limit is {options.max_bytes:,}: split the file"
        )
    return text


def _cleaned(parts: Sequence[Part]) -> list[Part]:
    cleaned = [replace(part, text=canonical(part.text).strip()) for part in parts]
    return [part for part in cleaned if part.text]


def _placed(parts: Sequence[Part]) -> list[tuple[Part, Line]]:
    """Return the parts, each with where it stands in the text, and with the bullet that it begins with."""
    placed = []
    start = 0
    for part in parts:
        end = start + len(part.text)
        match = MARK.match(part.text) if not part.level and part.kind is None and not part.item else None
        words = start + match.end() if match else start
        mark = match[0].strip() if match else ITEM if part.item else ""
        line = Line(start, words, end, part.indent, len(part.text), mark=mark, level=part.level, blank=True)
        placed.append((part, line))
        start = end + 2
    return placed


def _blocks(text: str, placed: Sequence[tuple[Part, Line]], language: str) -> tuple[Block, ...]:
    lines = accept_marks(text, [line for _, line in placed])
    pieces = [Piece(line.words, line.end, line.indent, 0, line.mark, line.level) for line in lines]
    known = {piece.start: part for piece, (part, _) in zip(pieces, placed, strict=True)}
    cuts: list[Cut] = []
    for piece, block in named.name(text, pieces, language):
        part = known[piece.start]
        if part.kind is None:
            cuts.append((piece, replace(block, origin=part.origin)))
        elif block.end == piece.end:
            cuts.append((piece, _block(part, piece.start, piece.end)))
    cuts = _under_masthead(cuts)
    origins = [block.origin for _, block in cuts]
    return tuple(replace(one, origin=origin) for one, origin in zip(link(text, cuts, language), origins, strict=True))


def _under_masthead(cuts: Sequence[Cut]) -> list[Cut]:
    """Return the blocks; a line that only looks like a heading, over the real headline, is the outlet's own."""
    headline = next((number for number, (piece, _) in enumerate(cuts[:TOP]) if piece.level), 0)
    return [
        (piece, replace(block, kind="boilerplate") if number < headline and block.kind == "heading" else block)
        for number, (piece, block) in enumerate(cuts)
    ]


def _block(part: Part, start: int, end: int) -> Block:
    return Block(part.kind or "paragraph", start, end, origin=part.origin)


def _first(found: Sequence[Found], field: str) -> str | None:
    return next((one.value for one in found if one.field == field), None)


def _authors(found: Sequence[Found]) -> tuple[str, ...]:
    """Return the author of the file if it is a person's name: often it is that of an account."""
    author = _first(found, "author") or ""
    return (author,) if bare_name(author, 0, len(author), "en") else ()


def _rivals(found: Sequence[Found], facts: Facts) -> list[Found]:
    """Return the file's own values; those for which the text has none are chosen, but never a date of publication."""
    chosen = {"modified": True, "title": not facts.title, "author": not facts.authors and bool(_authors(found))}
    return [replace(one, chosen=chosen.get(one.field, False)) for one in found]
