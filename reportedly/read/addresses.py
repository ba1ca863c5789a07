"""Addresses of the web as they are asked for: only http and https, no names or passwords, one spelling of each."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reportedly.errors import FetchError

PORTS = {"http": 80, "https": 443}
"""The schemes that are opened, and their usual ports."""

LONGEST = 8_000
"""Characters of an address at most: servers take about as many."""

SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
SIGNED = re.compile(r"//[^/?#]*@")
BRACKETED = re.compile(r"\[[0-9a-f:.]+\](:[0-9]*)?", re.I)
HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
PATH, QUERY = "/%:@!$&'()*+,;=~", "/%:@!$&'()*+,;=~?"
"""What stands in a path and in a query as it is; all else that is no letter or digit is quoted."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address; `host` is in ASCII and lower case, `target` is the path with the query, quoted."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host as it is written in an address, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What has one robots.txt."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return self.site + self.target


def is_address(source: str) -> bool:
    """Say whether a source is an address, and no path; also one of a scheme that we do not open."""
    return SCHEME.match(source) is not None


def shown(url: str) -> str:
    """Return an address as it may be printed: without a name and a password."""
    return SIGNED.sub("//", url)


def parse(url: str) -> Address:
    """Return an address in its one spelling. Raises FetchError."""
    if len(url) > LONGEST:
        raise FetchError(f"got an address of {len(url):,} characters; wanted {LONGEST:,} at most: check it")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise _broken(url) from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise FetchError(
            f"got an address of {scheme or 'no scheme'}; wanted http or https: download the file, and read that"
        )
    if "@" in parts.netloc:
        raise FetchError(
            "got an address with a name or a password in it, which we do not send; wanted one without: "
            "save the page from a browser that is signed in, and read that"
        )
    if port == 0:
        raise _broken(url)
    return Address(scheme, _host(parts, url), port or PORTS[scheme], _target(parts))


def join(address: Address, location: str) -> Address:
    """Return where a redirect leads to. Raises FetchError."""
    try:
        return parse(urljoin(address.url, location.strip()))
    except ValueError as error:
        raise _broken(location) from error


def _broken(url: str) -> FetchError:
    return FetchError(
        f"got {shown(url)[:200]!r}, which is no address; wanted one like https://example.org/page: check it"
    )


def _host(parts: SplitResult, url: str) -> str:
    name = parts.hostname or ""
    try:
        if BRACKETED.fullmatch(parts.netloc):
            return str(ipaddress.IPv6Address(name))
        host = name.encode("idna").decode("ascii").lower().removesuffix(".")
    except ValueError as error:
        raise _broken(url) from error
    if not HOST.fullmatch(host):
        raise _broken(url)
    return host


def _target(parts: SplitResult) -> str:
    path = quote(parts.path, safe=PATH, errors="replace") or "/"
    return f"{path}?{quote(parts.query, safe=QUERY, errors='replace')}" if parts.query else path
