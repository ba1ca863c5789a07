"""Joins the lines of a paragraph, and mends the words that a line's end cuts in two."""

import re
from collections.abc import Iterable, Sequence

CUT = re.compile(r"([^\W\d_]+)-$")
GOES_ON = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")
WORD = re.compile(r"[^\W\d_]+")
WHOLE = 4
"""Letters of a word that may be one half of a compound: shorter ones are too often syllables."""


class Words:
    """The words of a document: they tell a compound from a word that was cut."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take note of the words of all lines, but for halves at their ends."""
        self._plain: set[str] = set()
        self._compounds: set[str] = set()
        for line in lines:
            inner = line[: line.rfind(" ") + 1] if line.endswith("-") else line
            self._compounds.update(match[0].lower() for match in COMPOUND.finditer(inner) if "-" in inner)
            self._plain.update(inner.lower().split())

    def join(self, lines: Sequence[str]) -> str:
        """Return the lines as one: with a space between, or without where a hyphen goes on."""
        text = lines[0]
        for line in lines[1:]:
            text = self._add(text, line)
        return text

    def _add(self, text: str, line: str) -> str:
        if not text.endswith("-") or text.endswith((" -", "--")):
            return f"{text} {line}"
        cut, after = CUT.search(text), GOES_ON.match(line)
        if cut is None or after is None or not after[0][0].islower():
            return text + line
        return text[:-1] + line if self._is_one_word(cut[1].lower(), after[0].lower()) else text + line

    def _is_one_word(self, left: str, right: str) -> bool:
        """Say whether two halves are a word that was cut, and no compound that has a hyphen anyway."""
        if f"{left}-{right}" in self._compounds:
            return False
        if left + right in self._plain:
            return True
        both_stand_alone = left in self._plain and right in self._plain
        return not (both_stand_alone and min(len(left), len(right)) >= WHOLE)
