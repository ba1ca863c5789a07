"""How long the pages of a case take at the server: processor and clock, the middle of five visits.

python -m bench.pages CASE                a case file, which is only read; `bench.compared` puts stories into a copy
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from fastapi.testclient import TestClient

import reportedly
from reportedly.show.web.app import make_app
from reportedly.store.case import Case

TIMES = 5
LIMIT = 200
"""Milliseconds of processor that a page may take."""
LOOKED_THROUGH = 400
"""Stories, the first ones, of which the largest and the smallest are asked for."""
PAGES = (
    "/", "/?start=5000", "/?order=disputed&start=5000", "/search?q=said", "/search?q=is:disputed", "/stories",
    "/stories?start=5000", "/stories?verdict=disputed", "/stories?verdict=asserted&start=20000", "/entities",
    "/entities?name=ga", "/entities?kind=person&start=2000", "/review", "/review?q=is:disputed", "/timeline",
    "/timeline?q=said", "/timeline?q=is:disputed", "/network", "/network?most=2000", "/map", "/export",
    "/export?q=said", "/add", "/audit", "/api/counts",
)  # fmt: skip


def addresses(case: Case) -> Iterator[str]:
    """Yield all pages, and those of the newest document, the name with most mentions, a large and a small story."""
    yield from PAGES
    for row in case.documents(order="newest", limit=1):
        yield from (f"/document/{row.id}", f"/document/{row.id}/correct/c1", f"/document/{row.id}/claims")
    yield from (f"/entity/{row.number}" for row in case.entities(limit=1))
    if stories := case.stories(limit=LOOKED_THROUGH):
        large, small = (choose(stories, key=lambda story: len(story.claims)) for choose in (max, min))
        yield from (f"/story/{large.story}", f"/story/{large.story}?origin={large.claims[0].origin}")
        yield from (f"/document/{large.claims[0].document}", f"/export?story={large.story}", f"/story/{small.story}")


def main() -> int:
    """Print the table; 1 where a page is late."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.pages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("case", help="a case that exists")
    options = parser.parse_args()
    if not Path(options.case).exists():
        parser.error(f"got {options.case}, which is not there; wanted a case")
    late = 0
    with reportedly.open(options.case) as case, TestClient(make_app(case), base_url="http://127.0.0.1") as client:
        print(f"{case.counts().claims:,} claims; milliseconds{'first':>17}{'processor':>11}{'clock':>7}{'KB':>7}")
        for address in addresses(case):
            spent, clock, size = [], [], 0
            for _ in range(TIMES):
                before, at = process_time(), perf_counter()
                size = len(client.get(address).content)
                spent.append((process_time() - before) * 1_000)
                clock.append((perf_counter() - at) * 1_000)
            late += median(spent) > LIMIT
            print(f"{address[:40]:42}{spent[0]:6.0f}{median(spent):11.0f}{median(clock):7.0f}{size / 1_000:7.0f}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
