"""What a caller may say about the documents that are read."""

from dataclasses import dataclass

from reportedly.errors import OptionError
from reportedly.lexicon import LANGUAGES
from reportedly.read.dateline import read_date
from reportedly.read.fields import PARTS

MAX_BYTES = 5_000_000
"""Bytes of one text, as all of a document is held at once: one megabyte was measured to take 314 MB and a minute."""


@dataclass(frozen=True, slots=True)
class Options:
    """Publisher and date of publication go before what the documents say; `today` is the last day that is no future.

    `fields` says which field of a JSON object holds what: pairs such as `("text", "body")`. `allow_private` opens
    addresses of this machine and of private networks, `follow_feeds` brings the page behind each entry of a feed.
    """

    publisher: str | None = None
    published: str | None = None
    language: str = "en"
    max_bytes: int = MAX_BYTES
    today: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    allow_private: bool = False
    follow_feeds: bool = False

    def __post_init__(self) -> None:
        """Raise OptionError for a value that we cannot use."""
        if self.language not in LANGUAGES:
            raise OptionError(f"got the language {self.language!r}; we have {', '.join(LANGUAGES)}: choose one of them")
        if self.max_bytes < 1:
            raise OptionError(f"got a limit of {self.max_bytes} bytes; it must be at least 1")
        if self.publisher is not None and not self.publisher.strip():
            raise OptionError("got an empty publisher; give its name, or leave the option out")
        for part, _ in self.fields:
            if part not in PARTS:
                raise OptionError(f"got a field for {part!r}; wanted one for {', '.join(PARTS)}: write text=body")
        if self.published is not None:
            _check_date(self.published, self.language)


def _check_date(said: str, language: str) -> None:
    stated = read_date(said, language)
    if stated is None:
        raise OptionError(f"got {said!r} as date of publication; write a date like 2023-07-03, 2023-07 or 3 July 2023")
    if stated.edtf is None:
        raise OptionError(f"got {said!r} as date of publication, {stated.fault}; write a date like 2023-07-03")
