"""Sites on this machine, for tests of what is fetched: pages by their path, and servers that misbehave."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Said = tuple[int, Mapping[str, str], bytes]
Misbehaving = Callable[[BaseHTTPRequestHandler], None]
Pages = Mapping[str, Said | Misbehaving]

PARAGRAPHS = (
    "The harbour master said on Monday that the ferry was back in service after three weeks of repairs to its engine.",
    "Passengers told the council that they were glad of it, and the council promised a second boat by the summer.",
)


def page(*paragraphs: str, head: str = "", title: str = "The ferry is back") -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs or PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def html(data: bytes | None = None, **headers: str) -> Said:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return 200, {"Content-Type": "text/html; charset=utf-8", **named}, page() if data is None else data


def redirect(location: str, status: int = 302) -> Said:
    return status, {"Location": location}, b"moved"


def raw(data: bytes) -> Misbehaving:
    """A server that says just these bytes."""

    def said(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(data)

    return said


@dataclass
class Site:
    """A site that listens, and what it was asked."""

    port: int
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that left."""


@contextmanager
def serving(pages: Pages, port: int = 0) -> Iterator[Site]:
    """Serve pages, all else is 404, until the end of the body."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers.items())))
            said = pages.get(self.path, (404, {}, b"nothing here"))
            if callable(said):
                said(self)
                return
            status, headers, body = said
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with _Server(("127.0.0.1", port), Handler) as server:
        site = Site(server.server_address[1])
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
