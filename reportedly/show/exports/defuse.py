"""Keeps a spreadsheet from taking words for a formula, and gives the words back.

A cell that begins with one of the signs of a formula gets an apostrophe before it, which spreadsheets do not show; so
does one that begins with apostrophes and such a sign, so that every cell can be given back exactly.
"""

import re

SIGNS = frozenset("'=+-@\t\r\n＝＋－＠")
"""What a cell begins with that may have to be defused, or that was."""
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def defused(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words[:1] in SIGNS and _FORMULA.match(words) else words


def restored(cell: str) -> str:
    """Return the words of which `defused` made a cell."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
