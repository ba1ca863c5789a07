"""One question to one server: pinned to the machine that was checked, counted, in time, and never more than that."""

import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import Misbehaving, html, page, raw, redirect, serving

from reportedly.errors import FetchError, InputError, TooLarge
from reportedly.read import fetch
from reportedly.read.addresses import parse
from reportedly.read.fetch import Answer, Bounds, get

PUBLIC = "93.184.215.14"


def asked(url: str, *, seconds: float = 5, body: int = 1_000_000, allow_private: bool = True) -> Answer:
    return get(parse(url), Bounds(time.monotonic() + seconds, body, allow_private))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Machines by the names that are looked up; each look-up of a name takes the first, until one is left."""
    known: dict[str, list[str]] = {}

    def look_up(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
        if host not in known:
            raise socket.gaierror(-2, "Name or service not known")
        machines = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in machines.split()
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Where connections were meant to go; none is made."""
    tried: list[object] = []

    def connect(self: socket.socket, where: object) -> None:
        tried.append(where)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


def test_a_page_is_brought_with_its_headers() -> None:
    with serving({"/a": html(X_Twice="1")}) as site:
        answer = asked(site.url("/a"))
    assert (answer.status, answer.reason, answer.body) == (200, "OK", page())
    assert answer.all_of("X-Twice") == "1"
    assert answer.headers.get_content_charset() == "utf-8"


def test_a_server_is_told_the_program_and_nothing_of_the_person() -> None:
    with serving({"/a": html(Set_Cookie="id=1")}) as site:
        asked(site.url("/a"))
        asked(site.url("/a"))
    for _, headers in site.asked:
        assert headers.pop("Host") == f"127.0.0.1:{site.port}"
        assert headers == {
            "User-Agent": "reportedly/0.1.0",
            "Accept": "text/html, application/xhtml+xml, */*;q=0.8",
            "Accept-Encoding": "gzip, deflate, br",
            "Connection": "close",
        }


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving({"/": html()}) as site:
        assert asked(site.url()).status == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost.", "0x7f.1", "2130706433", "017700000001", "0"])
def test_this_machine_is_refused_however_it_is_named(host: str) -> None:
    refused = pytest.raises(FetchError, match=r"this machine; wanted a site of the open net.*--allow-private")
    with serving({"/": html()}) as site, refused:
        asked(site.url(host=host), allow_private=False)
    assert site.paths == []


@pytest.mark.parametrize(
    "host", ["[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "[fe80::1]", "[fd00:ec2::254]"]
)
def test_machines_are_refused_in_forms_of_ipv6(host: str, connected: list[object]) -> None:
    with pytest.raises(FetchError, match="wanted a site of the open net"):
        asked(f"http://{host}/", allow_private=False)
    assert connected == []


@pytest.mark.parametrize(
    "machines", ["10.0.0.5", f"{PUBLIC} 169.254.169.254", f"::ffff:192.168.0.1 {PUBLIC}", "64:ff9b::7f00:1"]
)
def test_a_name_with_a_private_machine_is_refused(
    machines: str, names: dict[str, list[str]], connected: list[object]
) -> None:
    names["inner.example"] = [machines]
    with pytest.raises(FetchError, match=r"got inner\.example, which leads to"):
        asked("https://inner.example/", allow_private=False)
    assert connected == []


def test_a_name_that_changes_between_two_look_ups_leads_where_it_was_checked(
    names: dict[str, list[str]], connected: list[object]
) -> None:
    names["rebound.example"] = [PUBLIC, "127.0.0.1"]
    with pytest.raises(FetchError, match="got no answer of rebound"):
        asked("http://rebound.example/", allow_private=False)
    assert connected == [(PUBLIC, 80)]
    assert names["rebound.example"] == ["127.0.0.1"]
    with pytest.raises(FetchError, match=r"leads to 127\.0\.0\.1"):
        asked("http://rebound.example/", allow_private=False)
    assert len(connected) == 1


def test_the_next_machine_of_a_name_is_tried(names: dict[str, list[str]]) -> None:
    with serving({"/": html()}) as site:
        names["twice.example"] = ["127.0.0.2 127.0.0.1"]
        assert asked(site.url(host="twice.example")).status == 200
    assert site.asked[0][1]["Host"] == f"twice.example:{site.port}"


def test_a_name_that_is_unknown_says_so(names: dict[str, list[str]]) -> None:
    with pytest.raises(FetchError, match=r"got no machine named nobody\.example \(Name or service not known\)"):
        asked("http://nobody.example/")


def test_a_look_up_that_hangs_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1))
    with pytest.raises(FetchError, match="in time"):
        asked("http://slow.example/", seconds=0.1)


def test_a_machine_that_does_not_listen_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="Connection refused"):
        asked(f"http://127.0.0.1:{port}/")


def test_a_redirect_is_handed_back_and_not_followed() -> None:
    with serving({"/a": redirect("/b"), "/b": html()}) as site:
        answer = asked(site.url("/a"))
    assert (answer.status, answer.headers["Location"], answer.body, site.paths) == (302, "/b", b"", ["/a"])


# --- servers that misbehave ---


def drip(data: bytes, pause: float = 0.02) -> Misbehaving:
    """A server that says one byte after the other, and never ends."""

    def said(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(data)
        for _ in range(500):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(pause)

    return said


def flood(start: bytes, piece: bytes) -> Misbehaving:
    """A server that never ends."""

    def said(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        for _ in range(100_000):
            handler.wfile.write(piece)

    return said


OK = b"HTTP/1.1 200 OK\r\n"
PIECES = OK + b"Transfer-Encoding: chunked\r\n\r\n"
SCRAPS = (
    OK, PIECES, b"HTTP/1.1 ", b"HTTP/1.0 304 \r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"\r\n",
    b"Content-Length: 5\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: \xb2\r\n", b"Transfer-Encoding: chunked\r\n",
    b": \r\n", b" folded\r\n",
    b"5\r\n", b"whole\r\n", b"0\r\n", b"-1\r\n", b"-5\r\n", b"fffffffffffffffffff\r\n", b"a" * 2_000, b"\x00\xff",
)  # fmt: skip
"""Pieces of answers, to be joined as it comes."""


@pytest.mark.parametrize(
    "start", [b"", OK + b"X: ", OK + b"\r\n", OK + b"Content-Length: 100000\r\n\r\n", PIECES + b"fff\r\n", PIECES]
)
def test_a_server_that_says_one_byte_after_the_other_is_left_in_time(start: bytes) -> None:
    with serving({"/": drip(start)}) as site:
        begun = time.monotonic()
        with pytest.raises(InputError):
            asked(site.url(), seconds=0.3)
    assert time.monotonic() - begun < 2


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with (
        serving({"/": lambda handler: time.sleep(1)}) as site,
        pytest.raises(FetchError, match="no whole page in time"),
    ):
        asked(site.url(), seconds=0.2)


@pytest.mark.parametrize(
    ("server", "message"),
    [
        (flood(OK, b"X: " + b"a" * 10_000 + b"\r\n"), "more bytes around its page"),
        (flood(OK + b"X: ", b"a" * 10_000), "LineTooLong|more bytes around"),
        (flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "more bytes around its page"),
        (flood(OK + b"\r\n", b"a" * 10_000), "got an answer of more bytes; wanted 1,000,000 at most"),
        (flood(PIECES, b"3e8\r\n" + b"a" * 1_000 + b"\r\n"), "got an answer of more bytes"),
        (flood(PIECES, b"1\r\na\r\n" * 100), "more bytes around its page"),
        (raw(OK + b"Content-Length: 2000000\r\n\r\n"), "got an answer of 2,000,000 bytes"),
    ],
)
def test_more_than_we_take_is_refused(server: Misbehaving, message: str) -> None:
    with serving({"/": server}) as site, pytest.raises(InputError, match=message):
        asked(site.url())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"<html>a page of HTTP 0.9</html>",
        b"HTTP/1.1 many OK\r\n\r\n",
        OK + b"Content-Length: 100\r\n\r\nshort",
        PIECES + b"5\r\nshort",
        PIECES + b"5\r\nshort\r\n",
        PIECES + b"-5\r\nshort\r\n0\r\n\r\n",
        PIECES + b"no number\r\nshort\r\n0\r\n\r\n",
    ],
)
def test_what_is_no_whole_answer_is_refused(data: bytes) -> None:
    with serving({"/": raw(data)}) as site, pytest.raises(FetchError, match=r"got (an|no) answer of 127\.0\.0\.1"):
        asked(site.url())


@pytest.mark.parametrize(
    "data",
    [
        OK + b"\r\nwhole",
        OK + b"Content-Length: 5\r\n\r\nwhole, and more",
        PIECES + b"2;name=value\r\nwh\r\n3\r\nole\r\n0\r\nX-Trailer: 1\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\nwhole",
        b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"\r\nwhole",
    ],
)
def test_a_body_ends_in_each_way_that_http_has(data: bytes) -> None:
    with serving({"/": raw(data)}) as site:
        assert asked(site.url()).body == b"whole"


def test_a_body_of_just_the_limit_is_taken() -> None:
    with serving({"/": html(b"a" * 1_000)}) as site:
        assert len(asked(site.url(), body=1_000).body) == 1_000
        with pytest.raises(TooLarge):
            asked(site.url(), body=999)


@settings(deadline=None)
@given(st.binary() | st.lists(st.sampled_from(SCRAPS)).map(b"".join))
def test_whatever_a_server_says_is_an_answer_or_refused(said: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetch, "_connected", lambda address, bounds: ours)
        theirs.sendall(said)
        theirs.shutdown(socket.SHUT_WR)
        try:
            answer = asked("http://post.example/", body=1_000)
        except InputError:
            return
    assert 100 <= answer.status <= 999
    assert len(answer.body) <= 1_000


# --- TLS ---


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of `post.example`, and its key, in one file."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    order = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=post.example",
        "-addext", "subjectAltName=DNS:post.example", "-keyout", str(path), "-out", f"{path}.crt",
    ]  # fmt: skip
    try:
        subprocess.run(order, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no openssl to make a certificate with")
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@contextmanager
def serving_tls(certificate: Path, *, silent: bool = False) -> Iterator[int]:
    """Serve one page over TLS, once; a silent server never shakes hands."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def serve() -> None:
        taken, _ = listener.accept()
        with taken:
            if silent:
                time.sleep(0.5)
                return
            try:
                with context.wrap_socket(taken, server_side=True) as sock:
                    sock.recv(10_000)
                    sock.sendall(OK + b"Content-Length: 5\r\n\r\nwhole")
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(2)


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    fetch._trust.cache_clear()
    yield certificate
    fetch._trust.cache_clear()


def test_a_page_comes_over_tls(trusted: Path, names: dict[str, list[str]]) -> None:
    names["post.example"] = ["127.0.0.1"]
    with serving_tls(trusted) as port:
        assert asked(f"https://post.example:{port}/").body == b"whole"


def test_a_certificate_of_another_name_is_refused(trusted: Path, names: dict[str, list[str]]) -> None:
    names["other.example"] = ["127.0.0.1"]
    with serving_tls(trusted) as port, pytest.raises(FetchError, match=r"certificate of other\.example.*does not hold"):
        asked(f"https://other.example:{port}/")


def test_a_certificate_that_nobody_trusts_is_refused(certificate: Path, names: dict[str, list[str]]) -> None:
    names["post.example"] = ["127.0.0.1"]
    with serving_tls(certificate) as port, pytest.raises(FetchError, match="self-signed certificate"):
        asked(f"https://post.example:{port}/")


def test_a_server_that_never_shakes_hands_is_left_in_time(certificate: Path) -> None:
    with serving_tls(certificate, silent=True) as port, pytest.raises(FetchError, match="in time"):
        asked(f"https://127.0.0.1:{port}/", seconds=0.2)


def test_a_server_without_tls_is_told_so() -> None:
    with serving({"/": html()}) as site, pytest.raises(FetchError, match="got no answer of 127"):
        asked(site.url().replace("http", "https"))


def test_each_connection_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[socket.socket] = []
    first = fetch._first

    def noted(*args: object) -> socket.socket:
        made.append(first(*args))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(fetch, "_first", noted)
    with serving({"/": html(), "/bad": raw(b"bad")}) as site:
        asked(site.url())
        for path in ("/none", "/bad"):
            try:
                asked(site.url(path))
            except FetchError:
                continue
    assert [sock.fileno() for sock in made] == [-1, -1, -1]
