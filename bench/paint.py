"""How soon a reading page stands on the screen: the time to its first paint in Chromium, and of the server before it.

python -m bench.paint                    an article of the demo, and a document of 5,000 words
"""

import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Thread
from time import sleep

import uvicorn
from playwright.sync_api import Page, sync_playwright

import reportedly
from bench.synthetic import records
from reportedly.record import Record
from reportedly.show.web.app import make_app
from reportedly.store.case import Case

WORDS = 5_000
TIMES = 7
"""Visits, each by a browser that has nothing of ours yet; the middle one counts."""
LIMITS = {"server, ms": 200, "first paint, ms": 1_000}
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
MARKS = """() => ({
  "server, ms": performance.getEntriesByType("navigation")[0].responseStart,
  "first paint, ms": performance.getEntriesByName("first-contentful-paint")[0].startTime,
  "ready, ms": performance.getEntriesByType("navigation")[0].loadEventEnd,
})"""


def long_record() -> Record:
    """Return the record of a report of so many words, made of synthetic ones."""
    texts, words = [], 0
    for record in records(WORDS):
        texts.append(record.document.text)
        words += len(record.document.text.split())
        if words >= WORDS:
            break
    return reportedly.read_text("\n\n".join(texts), source="long.txt")


def chromium() -> str | None:
    """Return a Chromium of this machine."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def served(case: Case) -> Iterator[str]:
    """Serve a case in a thread; yield its address."""
    sock = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(case), log_level="error", lifespan="off"))
    thread = Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def visit(page: Page, address: str) -> dict[str, float]:
    """Return when what stood on the screen, in milliseconds from the click."""
    page.goto(address, wait_until="load")
    while not page.evaluate(PAINTED):  # a waiting function would be made from a string, which the pages' policy forbids
        page.wait_for_timeout(20)
    return dict(page.evaluate(MARKS))


def measure(program: str) -> dict[str, dict[str, float]]:
    """Return the figures of both pages."""
    found: dict[str, dict[str, float]] = {}
    made = [next(iter(records(1))), long_record()]
    with (
        tempfile.TemporaryDirectory() as folder,
        reportedly.open(Path(folder) / "paint.case") as case,
        sync_playwright() as player,
    ):
        names = [added.id for added in case.add_all(made)]
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with served(case) as address:
            for name, record in zip(names, made, strict=True):
                seen = []
                for _ in range(TIMES):
                    context = browser.new_context(viewport={"width": 1400, "height": 900})
                    seen.append(visit(context.new_page(), f"{address}/document/{name}"))
                    context.close()
                words, claims = len(record.document.text.split()), len(record.claims)
                found[f"{words:,} words, {claims:,} claims"] = {
                    mark: median(one[mark] for one in seen) for mark in seen[0]
                }
        browser.close()
    return found


def main() -> int:
    """Print the table; 1 where a limit is passed, 2 where there is no Chromium."""
    program = chromium()
    if program is None:
        print("got no Chromium; wanted one to measure in")
        return 2
    late = 0
    for page, marks in measure(program).items():
        print(page)
        for mark, value in marks.items():
            limit = LIMITS.get(mark)
            late += limit is not None and value > limit
            print(f"  {mark:18}{value:8.0f}" + (f"   at most {limit:,}" if limit else ""))
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
