"""Asks one server one thing over HTTP: the only module that opens a socket to somewhere.

1. the name is looked up once, in bounded time; 2. every address that it has is checked; 3. the connection goes to one
of these, so that no second look-up can lead elsewhere; 4. all that comes is counted, and has to come in time.
"""

import http.client
import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import cast

from reportedly.errors import FetchError, TooLarge
from reportedly.read.addresses import Address
from reportedly.read.ranges import refusal

CONNECTING = 10.0
"""Seconds until a machine has to answer at all; the next address of its name is tried then."""

HEADERS = 65_536
"""Bytes of the headers of an answer at most. Servers send 1,000 to 8,000."""

OVERHEAD = 2
"""Times the bytes of a page that may come over the line, as it may come in pieces; these add little."""

STEP = 1 << 16
WITH_BODY = (200, 203)

Found = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]
"""What a look-up gives: family, type, protocol, name, and the address that a socket connects to."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an answer may cost: `until` is a time of `time.monotonic()`, `body` the bytes as they come over the line."""

    until: float
    body: int
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; the body of anything but a page is not waited for."""

    status: int
    reason: str
    headers: http.client.HTTPMessage
    body: bytes = b""

    @property
    def location(self) -> str:
        """Where a redirect leads to; its letters are UTF-8 where that is sound, as browsers have it."""
        given = self.headers.get("Location") or ""
        try:
            return given.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return given

    def all_of(self, name: str) -> str:
        """Return the values of a header, joined."""
        return ", ".join(self.headers.get_all(name, []))


def get(address: Address, bounds: Bounds) -> Answer:
    """Return what a server answers. Raises FetchError, and TooLarge."""
    try:
        with closing(_connected(address, bounds)) as sock:
            sock.settimeout(_left(bounds))
            sock.sendall(_question(address))
            return _answer(sock, bounds)
    except TimeoutError as error:
        raise _late() from error
    except ssl.SSLCertVerificationError as error:
        raise FetchError(
            f"got a certificate of {address.authority} that does not hold ({error.verify_message}); wanted one that "
            "proves whose site it is: open the page in a browser, and save it if you trust it"
        ) from error
    except (http.client.HTTPException, ValueError) as error:  # ValueError for pieces of a length below zero.
        raise FetchError(
            f"got an answer of {address.authority} that is no HTTP, or is cut short ({type(error).__name__}); "
            "wanted a page: try again, or save it from a browser"
        ) from error
    except OSError as error:
        raise FetchError(
            f"got no answer of {address.authority} ({error.strerror or error}); wanted a page: check the address, and "
            "whether a browser opens it"
        ) from error


def _late() -> FetchError:
    return FetchError("got no whole page in time; wanted a faster answer: try again later, or save it from a browser")


def _left(bounds: Bounds) -> float:
    left = bounds.until - time.monotonic()
    if left <= 0:
        raise _late()
    return left


def _question(address: Address) -> bytes:
    return (
        f"GET {address.target} HTTP/1.1\r\nHost: {address.authority}\r\n"
        f"User-Agent: reportedly/{version('reportedly')}\r\n"
        "Accept: text/html, application/xhtml+xml, */*;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\n"
        "Connection: close\r\n\r\n"
    ).encode("ascii")


def _connected(address: Address, bounds: Bounds) -> socket.socket:
    """Return a connection to one of the machines of a name, with TLS where the scheme is https."""
    found = _looked_up(address, bounds)  # 1
    if not bounds.allow_private:
        _check(address, found)  # 2
    sock = _first(found, bounds)  # 3
    if address.scheme == "http":
        return sock
    try:
        sock.settimeout(_left(bounds))
        return _trust().wrap_socket(sock, server_hostname=address.host)
    except BaseException:
        sock.close()
        raise


def _looked_up(address: Address, bounds: Bounds) -> Sequence[Found]:
    """Return the addresses of a name: asked for in a thread, as a look-up cannot be given a time."""
    answers: queue.SimpleQueue[Sequence[Found] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=_left(bounds))
    except queue.Empty:
        raise _late() from None
    if isinstance(found, OSError):
        raise FetchError(
            f"got no machine named {address.host} ({found.strerror or found}); wanted a site: check the address, and "
            "whether this machine is online"
        ) from found
    return found


def _check(address: Address, found: Sequence[Found]) -> None:
    """Refuse a name if any of its addresses is none of the open net: an honest name has no such."""
    for _, _, _, _, (where, *_) in found:
        try:
            why = refusal(ipaddress.ip_address(where))
        except ValueError:
            why = "no network that we know"
        if why:
            raise FetchError(
                f"got {address.authority}, which leads to {where}: {why}; wanted a site of the open net: "
                "if you mean it, say --allow-private"
            )


def _first(found: Sequence[Found], bounds: Bounds) -> socket.socket:
    error: OSError | None = None
    for family, kind, protocol, _, where in found:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(min(CONNECTING, _left(bounds)))
            sock.connect(where)
        except OSError as failed:
            sock.close()
            error = failed
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise error or OSError("the name has no address")


@cache
def _trust() -> ssl.SSLContext:
    """Return what certificates are proved with: those that this machine trusts, and the name of the host."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


class _Line(io.RawIOBase):
    """What comes from a server: counted, and in time, however slowly each byte comes."""

    def __init__(self, sock: socket.socket, bounds: Bounds) -> None:
        self.sock, self.bounds = sock, bounds
        self.allowed = HEADERS

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Take what there is."""
        self.sock.settimeout(_left(self.bounds))
        taken = self.sock.recv_into(buffer)
        self.allowed -= taken
        if self.allowed < 0:
            raise TooLarge("got an answer with more bytes around its page than we take; wanted a page: save it instead")
        return taken

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return what http.client reads from."""
        del mode
        return io.BufferedReader(self, STEP // 8)


def _answer(sock: socket.socket, bounds: Bounds) -> Answer:
    line = _Line(sock, bounds)
    with closing(http.client.HTTPResponse(cast("socket.socket", line), method="GET")) as response:
        response.begin()
        answer = Answer(response.status, response.reason, response.msg)
        if response.status not in WITH_BODY:
            return answer
        line.allowed += bounds.body * OVERHEAD
        return Answer(answer.status, answer.reason, answer.headers, _body(response, bounds))


def _body(response: http.client.HTTPResponse, bounds: Bounds) -> bytes:
    """Return the body, if it is whole and within its limit."""
    body = bytearray()
    if (response.length or 0) > bounds.body:
        raise _large(f"{response.length:,}", bounds)
    while piece := response.read(STEP):
        body += piece
        if len(body) > bounds.body:
            raise _large("more", bounds)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(body)


def _large(size: str, bounds: Bounds) -> TooLarge:
    return TooLarge(f"got an answer of {size} bytes; wanted {bounds.body:,} at most: download it, and split it")
