"""Collects the dates of a page, refuses those that cannot be, and chooses the day of publication among the rest."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from reportedly.read import dates
from reportedly.read.dates import Dated, Dates, collect_dates
from reportedly.read.options import Options
from reportedly.read.page_meta import ADDRESS, JSON_LD, META, MICRODATA, OPEN_GRAPH, Said, of
from reportedly.read.page_strips import Strip
from reportedly.read.stamps import stamp
from reportedly.record import Block, Found, Problem, Published

TIME = "time element"

RANKS = ("option", JSON_LD, OPEN_GRAPH, MICRODATA, META, TIME, *dates.RANKS[1:], ADDRESS)
"""Where a page says when it was published, the most trusted first."""

EARLIEST = "1990"
"""The year before which nothing was published on the web: what has an earlier date has none."""

NEAR = 6
"""Strips from the headline among which the time of publication stands; those below belong to what is told."""

WIDEST_ZONE = timedelta(hours=14)
"""How far a clock on earth is from universal time at most."""

NAMED = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(NAMED, 1)}
IN_PATH = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)(?:[/-](?P<month>\d{1,2}|[a-z]{3})(?:[/-](?P<day>\d{1,2})(?=[/_.-]|$))?(?=[/_.-]|$))"
    r"|/(?P<digits>(?:19|20)\d{6})(?=[/_.-]|$)",
    re.IGNORECASE,
)
"""A date in the path of an address: /2024/05/17/, /2024/may/17/, /2024-05-17-, /20240517/, /2024/05/."""


def page_dates(
    said: tuple[Said, ...],
    strips: Sequence[Strip],
    url: str | None,
    laid: tuple[str, Sequence[Block]],
    options: Options,
) -> tuple[Dates, tuple[Found, ...]]:
    """Return the dates of publication, the chosen one first, with all problems; and the dates of later changes."""
    text, blocks = laid
    printed = collect_dates(text, blocks, options)
    stated = [*((one.value, one.found_in) for one in of(said, "published")), *_times(strips)]
    in_path = _in_path(url)
    stated += [(in_path, ADDRESS)] if in_path else []
    published, faults = _sound("publication", stated, options)
    modified, later = _sound("change", [(one.value, one.found_in) for one in of(said, "modified")], options)
    dated = {(one.edtf, one.found_in): one for one in (*printed.dated, *published)}
    ranked = sorted(dated.values(), key=lambda one: RANKS.index(one.found_in))
    changes = tuple(
        Found("modified", one.edtf, one.found_in, chosen=number == 0) for number, one in enumerate(modified)
    )
    return Dates(tuple(ranked), (*printed.problems, *faults, *later)), changes


def published_at(found: Dates) -> Published | None:
    """Return the first date with those that contradict it: the same moment told for another zone does not."""
    chosen = dates.publish(found)
    if chosen is None:
        return None
    moment = _moment(chosen.edtf)
    return replace(
        chosen, others=tuple(one for one in chosen.others if moment is None or not _same(moment, _moment(one.edtf)))
    )


def _same(one: datetime, other: datetime | None) -> bool:
    """Say whether two times may be one moment; a time without a zone may be that of any."""
    if other is None:
        return False
    if (one.tzinfo is None) != (other.tzinfo is None):
        return abs(one.replace(tzinfo=None) - other.replace(tzinfo=None)) <= WIDEST_ZONE
    return one == other


def _moment(edtf: str) -> datetime | None:
    try:
        return datetime.fromisoformat(edtf) if "T" in edtf else None
    except ValueError:
        return None


def _times(strips: Sequence[Strip]) -> Iterator[tuple[str, str]]:
    for strip in strips[:NEAR]:
        if strip.stamp and not strip.shut:
            yield strip.stamp, TIME
            return


def _sound(what: str, stated: Iterable[tuple[str, str]], options: Options) -> tuple[list[Dated], list[Problem]]:
    """Return the dates that can be, and a problem for each other one."""
    last = options.today or (datetime.now(UTC).date() + timedelta(days=1)).isoformat()
    sound: list[Dated] = []
    problems: list[Problem] = []
    for value, found_in in dict.fromkeys(stated):
        edtf = stamp(value)
        problem = None
        if edtf is None:
            continue
        if edtf[: len(last)] > last[: len(edtf)]:
            problem = Problem(
                "future-date", f"got the date of {what} {edtf} ({found_in}), which lies in the future: {GIVE}"
            )
        elif edtf < EARLIEST:
            problem = Problem(
                "early-date", f"got the date of {what} {edtf} ({found_in}), when there were no web pages: {GIVE}"
            )
        if problem:
            problems.append(problem)
        else:
            sound.append(Dated(edtf, found_in, None, None))
    return sound, problems


GIVE = "give --published"


def _in_path(url: str | None) -> str | None:
    match = IN_PATH.search(urlsplit(url).path) if url else None
    if match is None:
        return None
    if match["digits"]:
        year, month, day = match["digits"][:4], match["digits"][4:6], match["digits"][6:]
    else:
        named = match["month"].lower()
        year, day = match["year"], match["day"] or ""
        month = str(MONTHS.get(named, 0)) if named.isalpha() else named
    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7]
