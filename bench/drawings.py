"""How fluently large drawings are moved in Chromium: a timeline of 5,000 claims and a network of 2,000 names.

python -m bench.drawings                  frames a second while the drawing is dragged, and how long a frame took
"""

import random
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import reportedly
from bench.paint import chromium, served
from reportedly.record import Block, Claim, Document, Entity, Predicate, Record, Role, When

DOCUMENTS, CLAIMS, NAMES = 100, 50, 2_000
DRAWINGS = ("/network?most=2000", "/timeline")
MOVES = 120
LEAST = 30
"""Frames a second that pass for fluent."""
TEXT = "someone hit somebody. " * 10
WATCH = """() => {
  window.frames_ = [];
  let last = performance.now();
  (function frame(now) { window.frames_.push(now - last); last = now; requestAnimationFrame(frame); })(last);
}"""


def record(number: int, chance: random.Random) -> Record:
    """Return a report of claims that join names; a few names are in very many."""
    entities, claims, times = [], [], []
    for at in range(CLAIMS):
        one, other = int(chance.paretovariate(0.7)) % NAMES, chance.randrange(NAMES)
        entities += [
            Entity(f"e{2 * at + 1}", f"Person {one}", "person"),
            Entity(f"e{2 * at + 2}", f"Person {other}", "person"),
        ]
        day = f"2024-0{1 + at % 9}-{10 + number % 10}"
        times.append(When(f"t{at + 1}", 0, 4, day, day, day))
        roles = Role("agent", 0, 7, f"e{2 * at + 1}"), Role("patient", 12, 20, f"e{2 * at + 2}")
        claims.append(Claim(f"c{at + 1}", 0, 20, Predicate(8, 11, "hit"), roles, when=(f"t{at + 1}",)))
    blocks = (Block("paragraph", 0, len(TEXT)),)
    doc = Document(f"{number:032x}", f"{number}.txt", TEXT, publisher=f"Paper {number % 20}", blocks=blocks)
    return Record(doc, entities=tuple(entities), claims=tuple(claims), times=tuple(times))


def dragged(page: Page) -> list[float]:
    """Return the milliseconds of each frame while the drawing is moved from near."""
    for _ in range(3):
        page.get_by_role("button", name="Nearer").click()
    page.wait_for_timeout(1_000)
    while page.locator("svg.moving").count():
        page.wait_for_timeout(100)
    box = page.locator(".chart").bounding_box()
    assert box, "the drawing is not in the page"
    x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 700)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(WATCH)
    for move in range(MOVES):
        page.mouse.move(x + move % 60 * 4, y + move % 60 * 2)
    found: list[float] = page.evaluate("window.frames_")
    page.mouse.up()
    return found[1:]


def main() -> int:
    """Print the table; 1 where a drawing is not fluent, 2 where there is no Chromium."""
    program, chance, slow = chromium(), random.Random(1), 0
    if program is None:
        print("got no Chromium; wanted one to measure in")
        return 2
    with (
        tempfile.TemporaryDirectory() as folder,
        reportedly.open(Path(folder) / "drawings.case") as case,
        sync_playwright() as player,
    ):
        for _ in case.add_all(record(number, chance) for number in range(DOCUMENTS)):
            pass
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with served(case) as address:
            for path in DRAWINGS:
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.goto(address + path, wait_until="load")
                pieces = page.locator(".chart svg *").count()
                frames = sorted(dragged(page))
                rate = 1_000 * len(frames) / sum(frames)
                slow += rate < LEAST
                late = frames[len(frames) * 95 // 100]
                print(f"{path:22}{pieces:8,} pieces{rate:6.0f} frames/s, 95 in 100 within {late:.0f} ms")
        browser.close()
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
