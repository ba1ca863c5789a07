"""A case in a real browser, where a Chromium is found on the machine: what the tests of the pages' paths share."""

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
from reportedly.record import Failure
from reportedly.show.web.accounts import Accounts, SignedIn
from reportedly.show.web.app import make_app
from reportedly.show.web.case import CaseLike
from reportedly.show.web.desk import Take
from reportedly.text import content_id

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIRST = make_record().document.id


class Served:
    """A case that a browser can reach, and a page of a browser."""

    def __init__(self, address: str, case: MemoryCase, page: Page) -> None:
        self.address, self.case, self.page = address, case, page

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
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
