"""When a claim lays its act: days, periods, the start of what lasts, hours of the clock."""

from reportedly.edtf import OPEN, bounds, parse
from reportedly.record import When

Days = tuple[str, str]

_LONGEST = 10
"""Days up to which an interval counts as a date of an act; "this year" or "since autumn" is none."""

_BARE = frozenset({"time of day", "noon"})
"""Rules by which a clock without a day was read: the day is guessed from what stands around it."""


def days_of(when: When) -> Days | None:
    """Return the days that a time allows, where they are few enough to date an act."""
    if when.earliest is None or when.latest is None or (when.edtf or "").startswith("R/") or _is_bare(when):
        return None
    early, late = when.earliest[:10], when.latest[:10]
    return (early, late) if _distance(early, late) <= _LONGEST else None


def period_of(whens: list[When]) -> Days | None:
    """Return the bounds of a time of any length, so that what lies years back is not taken for new."""
    found = [(when.earliest[:10], when.latest[:10]) for when in whens if when.earliest and when.latest]
    return found[0] if found else None


def since_of(whens: list[When]) -> Days | None:
    """Return when something began that lasts: the bounds of the start of an open interval."""
    for when in whens:
        start, slash, end = (when.edtf or "").partition("/")
        if slash and end == OPEN and not start.startswith(("P", "[", OPEN)):
            first, last = bounds(parse(start))
            if first and last:
                return first[:10], last[:10]
    return None


def clock_of(whens: list[When]) -> tuple[str, str] | None:
    """Return the moments between which a clock lays an act; of one that names no day, "T11:50" alone."""
    for when in whens:
        if when.edtf and "T" in when.edtf and not when.edtf.startswith(("P", "R")):
            first, _, last = when.edtf.rstrip("~").partition("/")
            if _is_bare(when) and not last:
                first = first[first.index("T") :]
            return first, last or first
    return None


def _is_bare(when: When) -> bool:
    """Whether a clock names no day; midnight is where one day ends, so that it belongs to some day."""
    return when.rule in _BARE and "T00:00" not in (when.edtf or "")


def _distance(early: str, late: str) -> int:
    """Days between two dates, near enough: months count 31 and years 372."""
    (y, m, d), (yy, mm, dd) = (map(int, day.lstrip("-").split("-")) for day in (early, late))
    return (yy - y) * 372 + (mm - m) * 31 + dd - d
