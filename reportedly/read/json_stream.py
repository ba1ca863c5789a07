"""Reads a large JSON file value by value, so that an export of any size is never held whole."""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import InputError, TooLarge

CHUNK = 1 << 18
LARGEST = 8_000_000
"""Characters of one value that is held whole: a message, a field of a chat."""

SPACE = re.compile(r"[ \t\r\n]*")


class JsonStream:
    """A place in a JSON text; `take` and `value` move it on."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        """Start at the beginning of a text in UTF-8."""
        self._stream, self._source = stream, source
        self._decoder = getincrementaldecoder("utf-8-sig")("replace")
        self._parser = json.JSONDecoder()
        self._text, self._at, self._ended = "", 0, False

    def peek(self) -> str:
        """Return the next sign after white space; nothing at the end."""
        while True:
            match = SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def take(self, sign: str) -> bool:
        """Go past a sign, if it is the next one, and say whether it was."""
        if self.peek() != sign:
            return False
        self._at += 1
        return True

    def want(self, sign: str) -> None:
        """Go past a sign. Raises InputError where another stands there."""
        if not self.take(sign):
            raise self._broken(f"{sign!r} is wanted, and {self.peek() or 'the end'!r} stands there")

    def entries(self) -> Iterator[str]:
        """Yield the keys of the object that starts here; whoever takes one has to read, or pass over, its value."""
        self.want("{")
        while not self.take("}"):
            key = self.value()
            self.want(":")
            yield str(key)
            if not self.take(","):
                self.want("}")
                return

    def elements(self) -> Iterator[None]:
        """Yield once for each element of the list that starts here; whoever takes one has to read, or pass over, it."""
        self.want("[")
        while not self.take("]"):
            yield
            if not self.take(","):
                self.want("]")
                return

    def value(self) -> Any:
        """Return the value that starts here. Raises InputError, or TooLarge."""
        self.peek()
        while True:
            try:
                value, end = self._parser.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._broken("it is nested too deep") from None
            except ValueError as error:
                if not self._fill():
                    raise self._broken(str(error)) from error
                continue
            if end < len(self._text) or self._ended or not self._fill():
                self._at = end
                return value

    def skip(self) -> None:
        """Go past the value that starts here, of any size."""
        sign = self.peek()
        if sign == "{":
            for _ in self.entries():
                self.skip()
        elif sign == "[":
            for _ in self.elements():
                self.skip()
        else:
            self.value()

    def _fill(self) -> bool:
        """Read on; double what is held while one value is not whole, so that a long one is tried only a few times."""
        if self._ended:
            return False
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > LARGEST:
            raise TooLarge(f"{self._source}: got one value of more than {LARGEST:,} characters; wanted shorter ones")
        data = self._stream.read(max(CHUNK, len(self._text)))
        self._ended = not data
        self._text += self._decoder.decode(data, self._ended)
        return True

    def _broken(self, what: str) -> InputError:
        return InputError(f"{self._source}: got JSON that is broken ({what}); fetch or export it anew")
