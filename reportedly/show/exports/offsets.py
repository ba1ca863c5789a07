"""Offsets in code points as other programs count them: UTF-16 units for JavaScript and Java, bytes for UTF-8."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

_WIDE = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Offsets:
    """The characters of a text that need more than one unit, by their places, with what they add up to."""

    places: tuple[int, ...]
    units: tuple[int, ...]
    octets: tuple[int, ...]

    def utf16(self, at: int) -> int:
        """Return an offset in UTF-16 code units."""
        return at + self.units[bisect_left(self.places, at)] if self.places else at

    def utf8(self, at: int) -> int:
        """Return an offset in bytes of UTF-8."""
        return at + self.octets[bisect_left(self.places, at)] if self.places else at


_PLAIN = Offsets((), (0,), (0,))


def offsets(text: str) -> Offsets:
    """Return how the offsets of a text are counted elsewhere."""
    if text.isascii():
        return _PLAIN
    found = [(match.start(), ord(match[0])) for match in _WIDE.finditer(text)]
    return Offsets(
        tuple(place for place, _ in found),
        tuple(accumulate((int(code > 0xFFFF) for _, code in found), initial=0)),
        tuple(accumulate(((code > 0x7FF) + (code > 0xFFFF) + 1 for _, code in found), initial=0)),
    )
