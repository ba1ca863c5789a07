"""What is remembered of each document while the rest of it lies closed: enough to order documents and to find twins."""

from dataclasses import dataclass
from hashlib import blake2b

from reportedly.compare.facts import Key, Told


@dataclass(frozen=True, slots=True)
class Card:
    """One document: when and by whom it was published, how long it is, and a digest of its text."""

    key: Key
    published: str
    outlet: str | None
    size: int
    digest: bytes

    @property
    def place(self) -> tuple[str, int, str, str]:
        """Where it stands among documents: the earlier first, then the shorter, then by name."""
        return self.published or "~", self.size, self.key[1], self.key[0]


def card_of(told: Told) -> Card:
    """Return the card of a document."""
    text = told.record.document.text
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Card(told.key, told.published, told.outlet, len(text), digest)
