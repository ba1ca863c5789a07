"""Builds analyses from tables, one word a line: form, lemma, UPOS, XPOS, head, relation; blank lines part sentences."""

from reportedly.analysis import Analysis, Name, NameKind, Tree
from reportedly.claims.propositions import find_claims
from reportedly.record import Amount, Attribution, Block, BlockKind, Claim, Document, Span, When

GLUED = {",", ".", ":", "'s", "n't"}


class Nobody:
    """Knows no entity."""

    def at(self, start: int, end: int) -> str | None:
        return None


def analysis(
    table: str,
    *,
    names: dict[str, NameKind] | None = None,
    kinds: tuple[BlockKind, ...] = (),
    leads: tuple[int | None, ...] = (),
) -> Analysis:
    """Each sentence is a block of its own; `names` maps names to kinds, `kinds` and `leads` are those of the blocks."""
    text, trees, blocks = "", [], []
    for number, sentence in enumerate(table.strip().split("\n\n")):
        rows = [line.split() for line in sentence.strip().splitlines()]
        starts, ends, begin = [], [], len(text)
        for row in rows:
            if row[0] not in GLUED and len(text) > begin:
                text += " "
            starts.append(len(text))
            text += row[0]
            ends.append(len(text))
        blocks.append(
            Block(
                kinds[number] if number < len(kinds) else "paragraph",
                begin,
                len(text),
                leads[number] if number < len(leads) else None,
            )
        )
        trees.append(_tree(number, rows, starts, ends, names or {}))
        text += "\n"
    return Analysis(Document("d", "d", text, blocks=tuple(blocks)), tuple(trees))


def _tree(number: int, rows: list[list[str]], starts: list[int], ends: list[int], names: dict[str, NameKind]) -> Tree:
    words = [row[0] for row in rows]
    found = []
    for name, kind in names.items():
        parts = name.split()
        for first in range(len(words)):
            if words[first : first + len(parts)] == parts:
                found.append(Name(first, first + len(parts), kind))
    columns = [tuple(row[k] for row in rows) for k in range(6)]
    heads = tuple(int(head) - 1 for head in columns[4])
    return Tree(
        number, tuple(starts), tuple(ends), columns[0], columns[1], columns[2], columns[3], ("",) * len(rows), heads,
        columns[5], names=tuple(found),
    )  # fmt: skip


def span(text: str, words: str, nth: int = 0) -> Span:
    """Return where `words` stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def claims(
    found: Analysis,
    *,
    times: tuple[str, ...] = (),
    amounts: tuple[str, ...] = (),
    attributions: tuple[Attribution, ...] = (),
) -> tuple[Claim, ...]:
    """Return the claims, with times and amounts given by their words."""
    text = found.document.text
    whens = tuple(When(f"t{n}", span(text, w).start, span(text, w).end) for n, w in enumerate(times, 1))
    counts = tuple(Amount(f"n{n}", span(text, w).start, span(text, w).end) for n, w in enumerate(amounts, 1))
    return find_claims(found, Nobody(), whens, counts, attributions)


def told(found: Analysis, claim: Claim) -> tuple[str, dict[str, str]]:
    """Return the words of the predicate, "" where it is implied, and the words of the roles by name."""
    text, pred = found.document.text, claim.predicate
    word = "" if pred.start is None else text[pred.start : pred.end]
    return word, {role.role: text[role.start : role.end] for role in claim.roles}


def by_predicate(found: Analysis, made: tuple[Claim, ...]) -> dict[str, dict[str, str]]:
    """Return the roles of each claim by the words of its predicate."""
    return dict(told(found, claim) for claim in made)
