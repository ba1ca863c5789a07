"""Every page in a real browser: its width, its access, its drawings, and what comes into the case and out of it."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import FIRST, Served
from made_record import make_record
from playwright.sync_api import Browser

from reportedly.decision import Decision

AXE = Path(__file__).with_name("axe-core-4.14.1.min.js.gz")
"""axe-core 4.14.1 (Deque Systems, MPL-2.0), as npm has it, packed."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("width", [360, 800, 1600])
def test_no_page_is_wider_than_its_window_whatever_stands_in_it(served: Served, width: int) -> None:
    hostile = "<img src=x onerror=alert(1)>" + "x" * 500
    record = served.case.kept[FIRST]
    served.case.kept[FIRST] = replace(record, document=replace(record.document, title=hostile, publisher=hostile))
    served.page.set_viewport_size({"width": width, "height": 800})
    for path in ("/", f"/document/{FIRST}", "/story/s1", "/review", "/entities", "/timeline", "/add"):
        page = served.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("img").count() == 0


PAGES = (
    "/", f"/document/{FIRST}#c1", f"/document/{FIRST}/correct/c1", "/stories", "/story/s1", "/entities", "/entity/1",
    "/review", "/search?q=hurt", "/timeline", "/network", "/map", "/add", "/export", "/audit", "/keys",
    "/document/none",
)  # fmt: skip
"""Every page, and one that is not there."""


CONTRAST = ["color-contrast", "link-in-text-block", "target-size"]
"""What another scheme of colours may break."""


SHIFTED = """() => new Promise((done) => {
  new PerformanceObserver((seen) => done(seen.getEntries().reduce((sum, one) => sum + one.value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 60);
})"""


MOST_SHIFTED = 0.02
"""The part of a page that may move while it is loaded; 0.1 is what browsers call good."""


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_every_page_keeps_to_the_rules_of_access_and_stays_where_it_is(
    served: Served, browser: Browser, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    axe = gzip.decompress(AXE.read_bytes()).decode()
    decide = served.case.decide
    decide(Decision("accept", "Olek", served.case.target(FIRST, "c2")))
    decide(Decision("reject", "Olek", served.case.target(FIRST, "c3")))
    faults = []
    wanted = {"type": "rule", "values": CONTRAST} if scheme == "dark" else {"type": "tag", "values": RULES}
    for path in PAGES:
        page.goto(served.address + path)
        shifted = 0 if "#" in path else page.evaluate(SHIFTED)
        page.evaluate(axe)
        found = page.evaluate("wanted => axe.run({runOnly: wanted, resultTypes: ['violations']})", wanted)
        faults += [(path, one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        faults += [(path, "layout shift", str(shifted))] if shifted > MOST_SHIFTED else []
    context.close()
    assert faults == []


@pytest.mark.parametrize("path", ["/timeline", "/network?view=voices", "/map"])
def test_a_drawing_is_drawn_and_kept_as_a_picture(served: Served, path: str) -> None:
    page = served.go(path)
    if path != "/network?view=voices":
        assert page.locator(".chart svg a").count() > 0
        with page.expect_download() as kept:
            page.locator("[data-png]").click()
        assert kept.value.suggested_filename.endswith(".png")


def test_a_map_is_drawn_nearer_by_wheel_button_and_key_and_moved_by_hand(served: Served) -> None:
    page = served.go("/map?whole=1")
    box = "document.querySelector('.atlas').getAttribute('viewBox').split(' ').map(Number)"
    whole = page.evaluate(box)
    page.get_by_role("button", name="Nearer").click()
    nearer = page.evaluate(box)
    assert nearer[2] < whole[2]
    page.locator(".chart").focus()
    page.locator(".chart").hover()
    page.mouse.wheel(0, -240)
    page.wait_for_function(f"wide => ({box})[2] < wide", arg=nearer[2])
    before = page.evaluate(box)
    page.mouse.down()
    page.mouse.move(page.viewport_size["width"] / 2 + 90, 400) if page.viewport_size else None
    page.mouse.up()
    page.wait_for_function(f"old => ({box})[0] !== old", arg=before[0])
    page.keyboard.press("0")
    page.wait_for_function(f"wide => ({box})[2] === wide", arg=whole[2])


def test_a_timeline_is_drawn_for_the_span_that_is_looked_at(served: Served) -> None:
    page = served.go("/timeline")
    first = page.locator("input[name=first]").input_value()
    page.get_by_role("button", name="Farther").click()
    page.wait_for_url("**/timeline?*first=*")
    assert page.locator("input[name=first]").input_value() < first
    assert page.locator("input[name=first]").input_value() in (page.locator("[data-svg]").get_attribute("href") or "")
    assert page.locator("svg.moving").count() == 0


def test_an_export_comes_as_a_file(served: Served) -> None:
    page = served.go("/export?q=hurt")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save .csv: csv").click()
    assert kept.value.suggested_filename == "ferry-hurt-claims.csv"


def test_the_first_page_counts_along_while_documents_are_added(served: Served) -> None:
    page = served.go("/")
    record = make_record()
    served.case.kept["f" * 32] = replace(record, document=replace(record.document, id="f" * 32))
    page.get_by_text("Being added: 1 more document so far.").wait_for()
    assert page.locator("[data-count=documents]").inner_text() == "3"


def test_files_are_added_one_by_one_and_what_becomes_of_each_is_shown(served: Served, tmp_path: Path) -> None:
    page = served.go("/add")
    for name in ("one.txt", "two.txt", "broken.txt"):
        (tmp_path / name).write_text(f"{name}: a report")
    page.locator('input[name="uploads"]').set_input_files([tmp_path / "one.txt", tmp_path / "broken.txt"])
    page.get_by_role("button", name="Read and add").click()
    page.locator("[data-told] .problems").wait_for()
    page.locator("[data-told] a", has_text="one.txt").wait_for()
    page.locator('textarea[name="text"]').fill("A text <img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Read and add").click()
    page.locator("[data-told] a", has_text="pasted.txt").wait_for()
    page.locator('input[name="address"]').fill("https://paper.example/1")
    page.get_by_role("button", name="Read and add").click()
    page.locator("[data-told] li", has_text="paper.example").locator(".problems").wait_for()
    assert page.locator("[data-told] li").count() == 4
    assert page.locator("[data-after]").is_visible()
