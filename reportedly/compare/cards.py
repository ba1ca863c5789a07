"""The card of a document: what is remembered of it while the rest of it lies closed."""

from hashlib import blake2b

from reportedly.compare.facts import Told
from reportedly.comparison import Card


def card_of(told: Told) -> Card:
    """Return the card of a document."""
    text = told.record.document.text
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Card(told.key, told.published, told.outlet, len(text), digest)
