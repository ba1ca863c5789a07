"""Stands before every page: whom it answers to, what it takes in, and what it forbids the browser to do."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names that only a browser on this machine uses for us; any other is a page that has rebound its name to us."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
LARGEST = 32 * 2**20
"""Bytes that a request may bring: what the largest document that we read at once may have."""
TOO_MUCH = f"got more than {LARGEST // 2**20} MB at once; add large files with `reportedly add`"

SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """Wraps an app. `hosts` are the names that we answer to, without their ports."""

    def __init__(self, app: App, hosts: tuple[str, ...] = LOOPBACK, *, https: bool = False) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let through with our headers on the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(send, *refusal)
            return
        body = _Body(receive)
        await self.app(scope, body.receive, self._with_headers(scope, send, body))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _bare(host) not in self.hosts:
            return 421, f"got a request for the host {host!a}; wanted {' or '.join(sorted(self.hosts))}"
        if scope["method"] not in SAFE:
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return 403, "got a form that another site sent; wanted one of our own pages"
            if "origin" in headers and headers["origin"].partition("://")[2] != host:
                return 403, "got a form from another site; wanted one of our own pages"
            if not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > LARGEST:
                return 413, TOO_MUCH
        return None

    def _with_headers(self, scope: Scope, send: Send, body: "_Body") -> Send:
        kept = b"no-store" if not scope["path"].startswith("/static/") else b"public, max-age=31536000, immutable"
        extra = [*HEADERS, (b"cache-control", kept)]
        if self.https:
            extra.append((b"strict-transport-security", b"max-age=31536000"))

        async def sending(message: Message) -> None:
            if body.is_too_large:
                if message["type"] == "http.response.start":
                    await _refuse(send, 413, TOO_MUCH)
                return
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        return sending


class _Body:
    """Lets no body grow beyond the limit, whatever its header said."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken = 0

    @property
    def is_too_large(self) -> bool:
        """Whether more came than we take."""
        return self._taken > LARGEST

    async def receive(self) -> Message:
        """Return the next piece; after too many, say that the browser has gone."""
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.is_too_large else message


def _bare(host: str) -> str:
    """The name without its port; an IPv6 address keeps its brackets."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


async def _refuse(send: Send, status: int, message: str) -> None:
    headers = [*HEADERS, (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{message}\n".encode()})
