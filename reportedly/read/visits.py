"""Brings the documents at addresses in one run of the program: redirects, robots.txt, pauses, what was packed."""

import codecs
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import unquote

from reportedly.errors import FetchError, InputError
from reportedly.read import fetch, formats
from reportedly.read.addresses import Address, join, parse, shown
from reportedly.read.encodings import decoded
from reportedly.read.fetch import WITH_BODY, Answer, Bounds
from reportedly.read.items import Item
from reportedly.read.options import Options
from reportedly.read.robots import LARGEST as ROBOTS_LARGEST
from reportedly.read.robots import PATH as ROBOTS
from reportedly.read.robots import Rules, rules_of
from reportedly.read.sniff import peek

SECONDS = 60.0
"""Until a document has to be here, with all redirects on the way."""

LARGEST = 50_000_000
"""Bytes of a document at most, packed and unpacked."""

REDIRECTS = 5
REDIRECTED = (301, 302, 303, 307, 308)
PAGES = ("text/html", "application/xhtml+xml")

NOT_OF_THE_WEB = {
    "base64", "bz2", "charmap", "hex", "idna", "mbcs", "oem", "palmos", "punycode", "quopri", "raw-unicode-escape",
    "rot-13", "undefined", "unicode-escape", "utf-7", "uu", "zlib",
}  # fmt: skip
"""What Python decodes and no page is written in; some take very long, or make text that stands nowhere."""

TOLD = "address"
"""Where the address of a document was found, if it was asked for there."""

REASONS = {
    401: "wanted a page that is open to all: save it from a browser that is signed in",
    402: "wanted a page that is open to all: save it from a browser that is signed in",
    403: "wanted a page that is open to programs: save it from a browser",
    404: "wanted a page that is there: check the address, or look for it in a web archive",
    410: "wanted a page that is there: look for it in a web archive",
    429: "wanted to be let in: wait a while, and ask for fewer pages",
    451: "wanted a page that may be shown here: look for it in a web archive",
}
AT_FAULT = "wanted a page: the site has a fault, try again later"
OTHERWISE = "wanted a page: check the address, or save the page from a browser"


@dataclass(slots=True)
class Visits:
    """What is known of the sites of one run: what they ask for, and when they were asked last."""

    options: Options
    rules: dict[str, Rules] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def bring(self, url: str, *, several: bool = False) -> Item:
        """Return the document at an address; `several` says that more of its site will be asked for.

        Raises FetchError, and other InputError for what is too large, or packed so that it cannot be unpacked.
        """
        at, answer = self._page(parse(url), several)
        if answer.status not in WITH_BODY:
            raise FetchError(f"got the answer {_words(answer)}; {_advice(answer.status)}")
        return _item(url, at, answer)

    def _page(self, address: Address, several: bool) -> tuple[Address, Answer]:
        """Return an answer that is no redirect, and who gave it: each address on the way is checked as the first."""
        seen: list[Address] = []
        self._wait(address)
        until = time.monotonic() + SECONDS
        while len(seen) <= REDIRECTS and address not in seen:
            if several or address.site in self.last:
                self._check(address)
            answer = fetch.get(address, Bounds(until, LARGEST, self.options.allow_private))
            location = answer.location
            if answer.status not in REDIRECTED or not location:
                self.last[address.site] = time.monotonic()
                return address, answer
            seen.append(address)
            address = join(address, location)
        raise FetchError(
            f"got redirects without an end, the last to {address.url}; wanted {REDIRECTS} at most: open the address in "
            "a browser, and read where it leads"
        )

    def _wait(self, address: Address) -> None:
        """Wait as long as a site asks for between two pages, if this is not its first."""
        before = self.last.get(address.site)
        if before is not None:
            time.sleep(max(0.0, before + self._rules_of(address).pause - time.monotonic()))

    def _check(self, address: Address) -> None:
        """Raise FetchError where a site asks programs to leave a page alone."""
        rules = self._rules_of(address)
        if rules.why:
            raise FetchError(rules.why)
        if not rules.allow(address):
            what = f"that asks programs to leave {address.target} alone" if rules.parser else "that cannot be read"
            raise FetchError(
                f"got a robots.txt of {address.authority} {what}; wanted leave to read a page: save it from a browser"
            )

    def _rules_of(self, address: Address) -> Rules:
        if address.site not in self.rules:
            self.rules[address.site] = self._asked(replace(address, target=ROBOTS))
        return self.rules[address.site]

    def _asked(self, address: Address) -> Rules:
        until = time.monotonic() + SECONDS / 2
        try:
            for _ in range(REDIRECTS + 1):
                answer = fetch.get(address, Bounds(until, ROBOTS_LARGEST, self.options.allow_private))
                location = answer.location
                if answer.status not in REDIRECTED or not location:
                    return rules_of(answer.status, _unpacked(answer, ROBOTS_LARGEST))
                address = join(address, location)
        except InputError as error:
            return Rules(None, open=False, why=f"{error} (asked for its robots.txt)")
        return Rules(None)


def _words(answer: Answer) -> str:
    reason = "".join(letter for letter in answer.reason[:60] if letter.isprintable())
    return f"{answer.status} {reason}".strip()


def _advice(status: int) -> str:
    return REASONS.get(status) or (AT_FAULT if status >= 500 else OTHERWISE)


def _unpacked(answer: Answer, limit: int) -> bytes:
    return decoded(answer.body, answer.all_of("Content-Encoding"), limit)


def _item(url: str, at: Address, answer: Answer) -> Item:
    data = _unpacked(answer, LARGEST)
    name = PurePosixPath(unquote(at.target.partition("?")[0])).name
    media = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
    kind = formats.detect(peek(data, name))
    is_page = media in PAGES and kind is formats.TEXT
    return Item(
        shown(url),
        data,
        kind="html" if is_page else None,
        name=name,
        url=at.url,
        retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        charset=_charset(answer, data, "html" if is_page else kind.name) if kind else None,
        told_by=TOLD,
        named=True,
    )


def _charset(answer: Answer, data: bytes, kind: str) -> str | None:
    """Return the charset that a server names; of plain text only if its bytes are that, and are no UTF-8."""
    charset = answer.headers.get_content_charset()
    if charset is None or not _is_of_the_web(charset):
        return None
    if kind != formats.TEXT.name:
        return charset
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None
    try:
        data.decode(charset)
    except ValueError:
        return None
    return charset


def _is_of_the_web(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name.replace("_", "-") not in NOT_OF_THE_WEB
    except (LookupError, ValueError):
        return False
