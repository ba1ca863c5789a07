"""Through whom a claim reached the page: the attribution that it stands in, and the chain around that."""

from collections.abc import Sequence

from reportedly.record import PUBLISHER, Act, Attribution


class Voices:
    """The attributions of a document, for looking up what was said in which."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Take the attributions of one document."""
        self.by_id = {attribution.id: attribution for attribution in attributions}
        self._depths = {attribution.id: len(self.chain(attribution.id)) for attribution in attributions}
        self._pieces = sorted(
            (piece.start, piece.end, attribution.id) for attribution in attributions for piece in attribution.content
        )

    def said_in(self, start: int, end: int) -> str | None:
        """Return the innermost attribution in whose content `[start, end)` stands."""
        best: tuple[int, int] | None = None
        found = None
        for first, last, name in self._pieces:
            if first > start:
                break
            if end <= last:
                rank = (self._depths[name], first - last)
                if best is None or rank > best:
                    best, found = rank, name
        return found

    def act(self, innermost: str | None) -> Act | None:
        """Return the act of an attribution, None for none."""
        return None if innermost is None else self.by_id[innermost].act

    def chain(self, innermost: str | None) -> tuple[str, ...]:
        """Return the voices from the publisher to the innermost attribution."""
        found: list[str] = []
        while innermost is not None and innermost not in found:
            found.append(innermost)
            around = self.by_id.get(innermost)
            innermost = around.inside if around else None
        return (PUBLISHER, *reversed(found))
