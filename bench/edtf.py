"""Brings EDTF values to one notation, so that two ways to write the same value compare as equal.

Only notation is levelled, never meaning: a month stays another value than the interval of its days.
"""

import re

_SECONDS = re.compile(r"(T\d\d:\d\d):\d\d(?:\.\d+)?")
_SET = re.compile(r"[\[{](\S+?)(?:,\S+)*?,(\S+?)[\]}]|[\[{](\S+?)\.\.(\S+?)[\]}]")
_UNSPECIFIED = re.compile(r"(\d{2})XX|(\d{3})X")


def levelled(edtf: str | None) -> str | None:
    """Return a value in the notation in which values are compared.

    1. White space goes, letters are capitals, `+00:00` is `Z`, seconds go.
    2. `~`, `?` and `%` at any place mark the whole value as approximate: one `~` at its end.
    3. A list of days ("one of", "all of") is the interval from its first to its last.
    4. A decade or century is the interval of its years; an interval from a value to itself is that value.
    5. An open end is `..`, also where it is written as nothing.
    """
    if edtf is None or not edtf.strip():
        return None
    value = _SECONDS.sub(r"\1", "".join(edtf.split()).upper().replace("+00:00", "Z"))
    approximate = any(mark in value for mark in "~?%")
    value = re.sub(r"[~?%]", "", value)
    value = _SET.sub(lambda found: "/".join(part for part in found.groups() if part), value)
    value = "/".join(_ends(value))
    return value + "~" * approximate


def _ends(value: str) -> list[str]:
    if value.startswith(("R", "P", "T", "XX")):
        return [value]
    parts = [part or ".." for part in value.split("/")]
    years = [_years(part) for part in parts]
    first, last = years[0][0], years[-1][-1]
    return [first] if first == last else [first, last]


def _years(part: str) -> tuple[str, str]:
    found = _UNSPECIFIED.fullmatch(part)
    if not found:
        return part, part
    if found[1]:
        return found[1] + "00", found[1] + "99"
    return found[2] + "0", found[2] + "9"
