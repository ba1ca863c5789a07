"""Cuts a block of English text into words the way Universal Dependencies does (EWT and GUM).

One compiled expression, tried alternative by alternative, so that the cost grows with the length
of the text alone. What is a matter of lists stands in `languages/en/tokens.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from reportedly import lexicon

_MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    r"\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    r"\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f"
    r"\ufe20-\ufe2f\ufeff"
)
"""Combining marks and invisible characters: they belong to the word before them."""

_ADDRESS_LENGTH = 64
"""Longest name before the @ of an e-mail address (RFC 5321); it also keeps the search linear."""

_FEW = "{1,8}"
"""At most so many parts of one word: without a bound, a long run of parts would be read again from each of them."""

_LETTERS = rf"[^\W\d_][^\W\d_{_MARKS}]*+(?:[{_MARKS}]++[^\W\d_]*+)*+"
_NUMBER = r"\.?\d++(?:,\d{3}(?!\d)|[.:]\d++)*+"
_LETTERED = rf"[^\W\d_]\.(?:[^\W\d_]{{1,2}}\.){_FEW}"
_WORD = rf"[\w{_MARKS}]"
_SMILE = r"[:;=8][-'^o]?[()\[\]DPpOo3|/\\*]+(?!\w)|\(-?[:;=](?!\w)|\^_+\^|<3(?!\w)|[xX]D(?!\w)"
_STOP_AHEAD = r"(?=[\s,;:?!)\]\"'’”/.–—-]|$)"


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the words of `text[start:end]`, as offsets into `text`, in order.

    Every character that is not white space lies in exactly one of them.
    """
    return [match.span() for match in _pattern().finditer(text, start, end)]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in _alternatives()))


def _alternatives() -> Iterator[str]:
    """The kinds of word, in the order in which they are tried."""
    table = lexicon.table("en", "tokens")
    yield from _contracted(table)
    yield r"[A-Za-z]++(?=[\s,;)])"  # most words of a text: nothing to decide
    yield r"(?:https?://|ftp://|www\.|mailto:)[^\s<>\"]*[^\s<>\".,;:!?)\]'’”]"
    yield rf"[\w.+-]{{1,{_ADDRESS_LENGTH}}}@\w[\w-]*+(?:\.\w[\w-]*+)*+"
    yield from _abbreviated(table["abbreviations"])
    yield from _joined(table)
    yield from _counted(table)
    yield rf"[#@](?!\d++\b){_WORD}++"
    yield rf"(?<!{_WORD})(?:{_SMILE})"
    yield r"\.{2,}+|[.!?…]{2,}+|-{2,}+=*+|[-=]{3,}+|\+/-|['’‘`]{2}(?!\w)|``|(?P<run>[-*=_~<>+|$\\/])(?P=run)++"
    yield rf"{_WORD}++"
    yield rf"\S[{_MARKS}]*+"


def _contracted(table: dict[str, Any]) -> Iterator[str]:
    """The halves of contractions."""
    yield _split(table["contractions"], capitals=True)
    yield _split([*table["careless"], *table["together"]], capitals=False)
    yield rf"[Ii]t(?=s\s(?:{_either(table['after_its'])})\s)"
    yield rf"[nN]['’`][tT](?!{_WORD})|{_clitic(table)}"


def _abbreviated(stops: dict[str, list[str]]) -> Iterator[str]:
    """Words that keep a full stop."""
    yield rf"{_LETTERED}(?![^\W\d_])"  # U.S.
    titles = [form for title in stops["titles"] for form in (title, title.upper())]
    yield rf"(?:{_either([*titles, *stops['leading'], *stops['plain']])})\.{_STOP_AHEAD}"
    yield rf"(?:{_either(stops['numbered'])})\.(?=\s?\d)"
    yield rf"(?:{_either(stops['doubtful'])})\.(?=\s\d|,)"
    yield r"(?<![^\W_])(?:[A-HJ-Z]\.(?=\s?[A-Z][^\W_]*[^\W_.]|\s[A-Z]\.)|I\.(?=\s?[A-Z]\.))"  # initials
    yield rf"(?<=\()(?:{_either(stops['bracketed'])})\.(?=\s)"


def _joined(table: dict[str, Any]) -> Iterator[str]:
    """Words of letters with other marks inside."""
    prefix = _either([form for entry in table["prefixes"] for form in (entry, entry.capitalize())])
    yield rf"[^\W\d_]+?(?=[nN]['’`][tT](?!{_WORD}))"  # do|n't
    yield _either(table["marked"])
    yield rf"(?:{_either(table['slashed'])})(?!{_WORD})"
    yield rf"(?:(?:{prefix})-){_FEW}(?:{_LETTERED}|{_LETTERS})"
    yield rf"(?i:{_either(table['dated'])})-\d{_WORD}*+"
    yield rf"{_LETTERS}-(?i:{_either(table['suffixes'])})(?!{_WORD})"
    yield r"(?:[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]{1,3}|[A-Za-z])-(?=[\s,—])"  # broken off: th-
    yield r"[^\W\d_]++(?:&[A-Z][^\W\d_]*+)+"  # AT&T
    yield rf"(?:[^\W_]++[._]){_FEW}(?i:{_either(table['endings'])})(?!\w)(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'’”])?"
    yield r"[a-z]++(?:\.[a-z]++){2,}"
    yield rf"{_LETTERS}(?:['’ʼ](?!(?:{_cased(table['clitics'])})(?!{_WORD})){_LETTERS})+"  # O'Neill
    yield rf"[^\W\d_](?:\.[^\W\d_]){_FEW}(?!\w)"  # U.S


def _counted(table: dict[str, Any]) -> Iterator[str]:
    """Numbers, and codes of currencies."""
    yield rf"[A-Z]{{1,3}}\$|(?:{_either(table['currencies'])})(?=\d)"  # US$, USD|2
    yield r"(?:\+?\d{1,2}-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])"  # telephone
    yield r"\d{1,4}(?:[/-]\d{1,2}){2}(?!\d)|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)"  # dates
    yield r"\d{1,3}/\d{1,3}(?![\d/])"
    yield rf"{_NUMBER}(?=(?i:{_either(table['units'])})(?!{_WORD}))"  # 5|pm
    yield rf"{_NUMBER}(?:{_WORD}++)?"
    yield rf"['’]\d\ds?(?!{_WORD})"  # '90s


def _clitic(table: dict[str, Any]) -> str:
    return rf"['’`](?:{_cased(table['clitics'])})(?!{_WORD})"


def _split(entries: Iterable[str], *, capitals: bool) -> str:
    """The first half of each entry, where the second half follows."""
    halves = [entry.split("|") for entry in entries]
    if capitals:
        halves += [[first.capitalize(), second] for first, second in halves]
    return "|".join(rf"{first}(?={second}(?!{_WORD}))" for first, second in halves)


def _cased(entries: Iterable[str]) -> str:
    """The entries in lower or in upper case."""
    return "|".join(form for entry in entries for form in (entry, entry.upper()))


def _either(entries: Iterable[str]) -> str:
    """Any of the entries, longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))
