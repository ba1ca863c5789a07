"""Makes text of others harmless on a terminal, and our signs readable where a stream has only few characters."""

import re

_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
"""Escape sequences, orders to turn the direction of writing, half and hidden characters: they make a line lie."""

_LOOKALIKES = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "›": ">", "·": "|", "…": "...", "¶": "#", "─": "-", "–": "-", "—": "--",
    "\u00a0": " ",
}  # fmt: skip


def harmless(text: str) -> str:
    """Return the text on one line, every run of white space as one space, with nothing in it that steers a terminal."""
    line = " ".join(text.split())
    return line if line.isprintable() and line.isascii() else _HARMFUL.sub(_named, line)


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def fit(text: str, encoding: str) -> bytes:
    """Return the text in an encoding; a sign that it lacks is written with those that it has."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(map(_Fit(encoding), text)).encode(encoding)


class _Fit(dict[str, str]):
    """What to write for each character, found once for each."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def __call__(self, char: str) -> str:
        return self[char]

    def __missing__(self, char: str) -> str:
        try:
            char.encode(self.encoding)
        except UnicodeEncodeError:
            self[char] = _LOOKALIKES.get(char) or f"<U+{ord(char):04X}>"
        else:
            self[char] = char
        return self[char]
