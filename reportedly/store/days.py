"""Days as numbers that sort: year × 10,000 + month × 100 + day, also before the year 0; an open side is FAR away."""

from reportedly import edtf
from reportedly.casefile import Days

FAR = 99_999_999


def number(iso: str) -> int:
    """Return the number of an ISO date; what stands after the day does not count."""
    before_zero = iso.startswith("-")
    year, month, day = iso.removeprefix("-").partition("T")[0].split("-")
    return (-int(year) if before_zero else int(year)) * 10_000 + int(month) * 100 + int(day)


def of_bounds(earliest: str | None, latest: str | None) -> tuple[int, int] | None:
    """Return the first and last day that bounds allow; None where they say nothing at all."""
    if earliest is None and latest is None:
        return None
    return -FAR if earliest is None else number(earliest), FAR if latest is None else number(latest)


def of_edtf(value: str | None) -> tuple[int, int] | None:
    """Return the first and last day that a value in EDTF allows; None where it allows any, or is none."""
    try:
        return None if value is None else of_bounds(*edtf.bounds(edtf.parse(value)))
    except ValueError:
        return None


def both(one: Days | None, other: Days) -> Days:
    """Return the days that lie in both stretches."""
    if one is None:
        return other
    firsts = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return Days(max(firsts, default=None), min(lasts, default=None))
