"""What the robots.txt of a site asks of programs that read more than one page of it (RFC 9309)."""

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

from reportedly.read.addresses import Address

NAME = "reportedly"
"""What we are called in a robots.txt."""

PATH = "/robots.txt"
LARGEST = 500_000
"""Bytes of a robots.txt; the standard asks for as many at least."""

PAUSE = 1.0
"""Seconds between two pages of one site, where it asks for nothing else."""

LONGEST_PAUSE = 30.0
"""Seconds of pause at most, whatever a site asks for."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks for; no parser where it is all or nothing, and `why` where asking it came to nothing."""

    parser: RobotFileParser | None
    open: bool = True
    why: str = ""

    def allow(self, address: Address) -> bool:
        """Say whether a page may be read."""
        return self.open if self.parser is None else self.parser.can_fetch(NAME, address.url)

    @property
    def pause(self) -> float:
        """Seconds between two pages."""
        asked = self.parser.crawl_delay(NAME) if self.parser else None
        return min(float(asked or PAUSE), LONGEST_PAUSE)


def rules_of(status: int, body: bytes) -> Rules:
    """Return the rules in an answer: none where there is no such file, and "nothing" where the site has a fault."""
    if status in (200, 203):
        parser = RobotFileParser()
        parser.parse(body[:LARGEST].decode("utf-8-sig", "replace").splitlines())
        return Rules(parser)
    return Rules(None, open=400 <= status < 500 and status != 429)
