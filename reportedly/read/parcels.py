"""Parts of containers as they go from one process to another: a line of JSON, and the bytes of a document behind it.

No pickle: what sends them may have been taken over by the file that it opens, and pickle would run what it says.
"""

import struct
from dataclasses import replace

from reportedly.errors import RecordError
from reportedly.read.items import Item, Part
from reportedly.record import Failure, Skipped
from reportedly.wire import pack, unpack

STAMP = struct.Struct("<QQ")
"""How many bytes stand behind a label, and how far into its container the part stands."""

LETTERS: tuple[tuple[bytes, type[Item] | type[Failure] | type[Skipped]], ...] = (
    (b"I", Item),
    (b"X", Failure),
    (b"S", Skipped),
)
KINDS = dict(LETTERS)
LETTER_OF = {kind: letter for letter, kind in LETTERS}


def label_of(part: Part, position: int) -> tuple[bytes, bytes, bytes]:
    """Return the letter for a part, its label, and the bytes that belong behind that."""
    data = b""
    if isinstance(part, Item):
        part, data = replace(part, data=None), part.data or b""
    return LETTER_OF[type(part)], STAMP.pack(len(data), position) + pack(part), data


def read_label(letter: bytes, label: bytes) -> tuple[Part, int, int]:
    """Return a part, how many bytes of it stand behind its label, and its position. Raises RecordError."""
    if len(label) < STAMP.size:
        raise RecordError(f"got a label of {len(label)} bytes; wanted one of a part")
    size, position = STAMP.unpack_from(label)
    part: Part = unpack(KINDS[letter], label[STAMP.size :])
    return part, size, position
