"""A record laid open for a reader: its things by id, its words made harmless, the width and colours to show them in."""

from dataclasses import dataclass, field
from typing import Any

from reportedly.lexicon import table
from reportedly.record import Amount, Attribution, Entity, Record, Span, When
from reportedly.show.flow import Paint, Piece
from reportedly.show.safe import harmless


@dataclass(frozen=True, slots=True)
class View:
    """A record with what every part of its sheet asks for."""

    record: Record
    width: int
    paint: Paint
    entities: dict[str, Entity] = field(init=False)
    times: dict[str, When] = field(init=False)
    amounts: dict[str, Amount] = field(init=False)
    attributions: dict[str, Attribution] = field(init=False)
    loaded: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        for key in ("entities", "times", "amounts", "attributions"):
            object.__setattr__(self, key, {item.id: item for item in getattr(self.record, key)})
        object.__setattr__(self, "loaded", tuple(sorted((word.start, word.end) for word in self.record.wording)))

    @property
    def names(self) -> dict[str, Any]:
        """The words of the sheet itself."""
        return table("en", "sheet")

    def cut(self, start: int, end: int) -> str:
        """The words of a span, on one line."""
        return harmless(self.record.document.text[start:end])

    def cut_all(self, spans: tuple[Span, ...]) -> str:
        """The words of several spans, with the gaps shown."""
        return " … ".join(self.cut(span.start, span.end) for span in spans)

    def supplied(self, entity: str | None, words: str) -> list[Piece]:
        """The name behind a pronoun or a role, in square brackets as editors do; nothing where the words say it."""
        known = self.entities.get(entity or "")
        if known is None:
            return []
        name = harmless(known.name)
        return [] if _bare(name) in _bare(words) else [(f" [{name}]", "quiet")]


def _bare(words: str) -> str:
    first, _, rest = words.casefold().partition(" ")
    return rest if rest and first in {"the", "a", "an"} else words.casefold()
