"""The main paths in a real browser, where a Chromium is found on the machine."""

import gzip
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
import uvicorn
from case_of_ferry import make_case
from made_record import make_record
from memory_case import MemoryCase
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

import reportedly
from reportedly.casefile import Added
from reportedly.decision import Decision
from reportedly.record import Failure
from reportedly.show.web.accounts import Accounts, SignedIn
from reportedly.show.web.app import make_app
from reportedly.show.web.case import CaseLike
from reportedly.show.web.desk import Take
from reportedly.text import content_id

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
FIRST = make_record().document.id
AXE = Path(__file__).with_name("axe-core-4.14.1.min.js.gz")
"""axe-core 4.14.1 (Deque Systems, MPL-2.0), as npm has it, packed."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Served:
    """A case that a browser can reach, and a page of a browser."""

    def __init__(self, address: str, case: MemoryCase, page: Page) -> None:
        self.address, self.case, self.page = address, case, page

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def listen(case: CaseLike, **more: Any) -> tuple[uvicorn.Server, Thread, str]:
    sock = socket.create_server(("127.0.0.1", 0))
    app = make_app(case, name="ferry.case", reviewer="Ida Rook", **more)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    return server, thread, f"http://127.0.0.1:{sock.getsockname()[1]}"


def taking(case: MemoryCase) -> Take:
    """Takes every text for another printing of the made report."""

    def take(
        data: bytes | None, source: str, *, publisher: str | None, published: str | None
    ) -> Iterator[Added | Failure]:
        if data is None or b"broken" in data:
            yield Failure(source, "input", "got nothing that can be read")
            return
        name = content_id(data.decode(), source)
        record = make_record()
        case.kept[name] = replace(record, document=replace(record.document, id=name, source=source))
        yield Added(name, source, 1, True, claims=len(record.claims))

    return take


def hand_on(name: str, path: str, **_: Any) -> None:
    Path(path).write_text(name)


@pytest.fixture
def served(browser: Browser) -> Iterator[Served]:
    case = make_case()
    server, thread, address = listen(case, take=taking(case), hand_on=hand_on)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    noise: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if "409 (Conflict)" not in message.text:
            noise.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            noise.append(request.url)

    page.on("console", said)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", asked)
    yield Served(address, case, page)
    context.close()
    server.should_exit = True
    thread.join()
    assert noise == []


def test_a_click_on_words_shows_their_card_and_a_click_on_a_card_its_words(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    page.locator('mark[data-on~="c2"]').first.click()
    assert page.locator(".card.chosen").get_attribute("id") == "c2"
    assert page.url.endswith("#c2")
    page.locator("#c3 .words").click()
    assert page.locator('mark.chosen[data-on~="c3"]').count() > 0
    assert page.locator('mark.chosen[data-on~="c2"]').count() == 0


def test_the_address_of_a_claim_shows_it_on_both_sides(served: Served) -> None:
    page = served.go(f"/document/{FIRST}#c3")
    assert page.locator(".card.chosen").get_attribute("id") == "c3"
    assert page.locator("#c3").is_visible()
    assert "it had ignored" in "".join(page.locator("mark.chosen").all_inner_texts())


def test_a_layer_that_is_taken_off_stays_off_on_the_next_page(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    line = 'getComputedStyle(document.querySelector(".text mark.claim")).backgroundImage'
    assert "gradient" in page.evaluate(line)
    page.locator("#layer-claim").uncheck()
    assert page.evaluate(line) == "none"
    served.go(f"/document/{FIRST}")
    assert not page.locator("#layer-claim").is_checked()


def test_a_case_is_reviewed_with_the_keyboard_alone(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    page.keyboard.press("j")
    first = page.locator(".card.chosen").get_attribute("id")
    page.keyboard.press("a")
    page.locator(f"#{first}.is-accepted").wait_for()
    page.wait_for_function("id => document.querySelector('.card.chosen').id !== id", arg=first)
    second = page.locator(".card.chosen").get_attribute("id")
    page.keyboard.press("x")
    page.locator(f"#{second}.is-rejected").wait_for()
    assert [act.act for act in served.case.acts] == ["accept", "reject"]
    assert "2 of" in page.locator("[data-progress]").inner_text()
    page.keyboard.press("u")
    page.locator(f"#{second}:not(.is-rejected)").wait_for()
    assert page.locator(".card.chosen").get_attribute("id") == second
    page.keyboard.press("k")
    assert page.locator(".card.chosen").get_attribute("id") == first
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.name === 'polarity'")
    page.locator(f"#{first} select[name=status]").select_option("planned")
    page.locator(f"#{first} .correct-form button").click()
    page.locator(f"#{first}.is-corrected").wait_for()
    assert page.locator(f"#{first} .correct-form").count() == 0


def test_a_second_reviewer_sees_that_a_claim_changed(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    target = served.case.target(FIRST, "c2")
    served.case.decide(Decision("reject", "Olek", target))
    page.locator('#c2 button[value="accept"]').click()
    page.locator("#c2.is-rejected").wait_for()
    assert "changed meanwhile: rejected by Olek" in page.locator("#c2 [data-state]").inner_text()
    assert [act.act for act in served.case.acts] == ["reject"]


def test_the_keys_are_shown_and_the_search_is_one_key_away(served: Served) -> None:
    page = served.go("/")
    page.keyboard.press("?")
    assert page.get_by_text("accept, and on to the next").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("hurt")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hurt")
    assert page.locator("mark.hit").first.inner_text() == "hurt"


@pytest.mark.parametrize("path", ["/timeline", "/network?view=voices", "/map"])
def test_a_drawing_is_drawn_and_kept_as_a_picture(served: Served, path: str) -> None:
    page = served.go(path)
    if path != "/network?view=voices":
        assert page.locator(".chart svg a").count() > 0
        with page.expect_download() as kept:
            page.locator("[data-png]").click()
        assert kept.value.suggested_filename.endswith(".png")


def test_a_page_reads_and_decides_without_any_script(served: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/document/{FIRST}#c2")
    page.locator('#c2 button[value="accept"]').click()
    page.locator("#c2.is-accepted").wait_for()
    page.get_by_text("Done.").wait_for()
    page.locator("#c3 a.correct").click()
    page.locator("select[name=status]").select_option("planned")
    page.get_by_role("button", name="Save").click()
    page.locator("#c3.is-corrected").wait_for()
    assert [act.act for act in served.case.acts] == ["accept", "correct"]
    context.close()


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


def test_all_that_is_shown_is_accepted_and_taken_back_at_once(served: Served) -> None:
    page = served.go("/review")
    shown = page.locator(".card").count()
    assert shown > 3
    page.locator(".bulk button", has_text="Accept").click()
    page.get_by_text("Done for every claim").wait_for()
    assert [act.act for act in served.case.acts] == ["accept"] * shown
    page.get_by_role("button", name="Undo all of mine").click()
    page.get_by_text("taken back").first.wait_for()
    assert served.go("/review").locator(".card").count() == shown


def test_a_story_leads_to_the_words_of_each_telling(served: Served) -> None:
    page = served.go("/stories")
    page.locator(".story-line a.title").click()
    page.wait_for_url("**/story/s1")
    assert page.locator(".origin").count() == 1
    page.locator(".origin .go").first.click()
    page.wait_for_url("**/document/*#c*")
    page.locator(".card.chosen").wait_for()


def test_what_a_document_says_is_text_and_never_runs(served: Served) -> None:
    record = served.case.kept[FIRST]
    bad = '"><script>document.title="broken in"</script><svg onload=alert(1)>\u202e'
    doc = replace(record.document, title=bad, publisher=bad, source=bad, url="javascript:alert(1)", authors=(bad,))
    entities = tuple(replace(item, name=bad) for item in record.entities)
    served.case.kept[FIRST] = replace(record, document=doc, entities=entities)
    for path in (
        f"/document/{FIRST}",
        "/",
        "/review",
        "/entity/1",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/map",
    ):
        page = served.go(path)
        assert page.title() != "broken in"
        assert page.locator("script:not([src])").count() == 0
        assert page.locator('a[href^="javascript:"]').count() == 0
        assert page.locator("[onload], [onerror]").count() == 0


@pytest.fixture
def team(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    accounts = Accounts(str(tmp_path / "team.accounts"))
    accounts.keep("ida", "reviewer", "correct horse battery")
    with reportedly.open(tmp_path / "ferry.case") as case:
        case.add(make_record())
        server, thread, address = listen(case, sessions=SignedIn(accounts))
        context = browser.new_context(base_url=address)
        context.set_default_timeout(10_000)
        yield context.new_page()
        context.close()
        server.should_exit = True
        thread.join()


def test_somebody_signs_in_merges_two_names_and_signs_out(team: Page) -> None:
    team.goto("/entities")
    team.get_by_label("Name").fill("ida")
    team.get_by_label("Password").fill("a wrong password")
    team.get_by_role("button", name="Sign in").click()
    team.get_by_text("No account has this name").wait_for()
    team.get_by_label("Name").fill("ida")
    team.get_by_label("Password").fill("correct horse battery")
    team.get_by_role("button", name="Sign in").click()
    team.locator("td a").first.click()
    one = team.url
    team.go_back()
    other = team.locator("td a").nth(1).get_attribute("href") or ""
    team.goto(one)
    team.keyboard.press("m")
    team.keyboard.type(other.rsplit("/", 1)[1])
    team.locator("#merge input[name=note]").fill("one after all")
    team.get_by_role("button", name="Merge").click()
    team.get_by_text("Done.").wait_for()
    team.get_by_role("button", name="Sign out").click()
    team.wait_for_url("**/sign-in")
