"""What every view of a comparison asks for: the stories, and the records that their words stand in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportedly.comparison import Story, StoryClaim
from reportedly.lexicon import table
from reportedly.record import Claim, Record
from reportedly.show.claim import marks, quotation
from reportedly.show.flow import Paint, Piece, bare, coloured
from reportedly.show.safe import harmless
from reportedly.show.values import date_words
from reportedly.show.view import View
from reportedly.show.voices import named

RecordOf = Callable[[str, str], Record]
"""Returns the record of a document by its id and source."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """The records of a comparison, laid open one after the other, and the width and colours to show them in."""

    record_of: RecordOf
    width: int = 80
    colour: bool = False
    _views: dict[tuple[str, str], View] = field(default_factory=dict)

    @property
    def paint(self) -> Paint:
        """How words get their colours."""
        return coloured if self.colour else bare

    @property
    def names(self) -> dict[str, Any]:
        """The words of the views themselves."""
        return table("en", "stories")

    def view(self, document: str, source: str) -> View:
        """Return a record laid open."""
        key = document, source
        if key not in self._views:
            self._views[key] = View(self.record_of(*key), self.width, self.paint)
        return self._views[key]

    def claim(self, told: StoryClaim) -> Claim | None:
        """Return the claim of a story as its record has it."""
        record = self.view(told.document, told.source).record
        return next((claim for claim in record.claims if claim.id == told.claim), None)

    def words(self, told: StoryClaim) -> list[Piece]:
        """Return the exact words of a claim between quotation marks, loaded words marked, behind its warnings."""
        view, claim = self.view(told.document, told.source), self.claim(told)
        before = marks(view, claim) if claim else []
        verb = claim.predicate if claim else None
        focus = (verb.start, verb.end) if verb and verb.start is not None and verb.end is not None else None
        return [*before, *quotation(view, told.start, told.end, focus=focus)]

    def voices(self, told: StoryClaim) -> list[Piece]:
        """Return the voices that a claim reached the page through, outermost first."""
        publisher, *rest = map(harmless, named(told.voices))
        pieces: list[Piece] = [(publisher, "publisher")]
        for voice in rest:
            pieces += [(" › ", "quiet"), (voice, "source")]
        return pieces

    def published(self, told: StoryClaim) -> str:
        """Return the date of a document in words; "" where it is unknown."""
        published = self.view(told.document, told.source).record.document.published
        return date_words(published.edtf) if published else ""


def verdict_pieces(told: Tellings, story: Story) -> list[Piece]:
    """Return the verdict in words, with what the dispute is of, and how many origins tell the story."""
    names = told.names
    pieces: list[Piece] = [(names["verdicts"][story.verdict], names["styles"][story.verdict])]
    if story.dispute and story.verdict != "denied":
        pieces.append((f" ({names['features'].get(story.dispute, story.dispute)})", "quiet"))
    if story.development:
        pieces.append((" · moved on", "open"))
    documents = len({(claim.document, claim.source) for claim in story.claims})
    counts = f" · {story.origins} {'origin' if story.origins == 1 else 'origins'}"
    counts += f" · {documents} {'document' if documents == 1 else 'documents'}"
    return [*pieces, (counts, "quiet")]
