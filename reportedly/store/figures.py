"""Numbers by which comparing finds its documents, as a database has them: whole, of 64 bits, with a sign."""

from hashlib import blake2b

_HALF, _WHOLE = 1 << 63, 1 << 64


def handle(key: tuple[str, str]) -> int:
    """Return a number made of the id of a document, so that the order of numbers is not that of adding."""
    return int.from_bytes(blake2b(key[0].encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def lots(packed: bytes) -> list[int]:
    """Return the keys in what `compare.lots` packed, after the three numbers that it begins with."""
    numbers = memoryview(packed).cast("q")[3:]
    return sorted(set(numbers))


def signed(lot: int) -> int:
    """Return a key as the database has it."""
    return lot - _WHOLE if lot >= _HALF else lot


def unsigned(lot: int) -> int:
    """Return a key as comparing has it."""
    return lot + _WHOLE if lot < 0 else lot
