"""The addresses of one run: the documents behind those that are named, and behind the entries of feeds if asked for."""

from dataclasses import dataclass, replace
from typing import Protocol, TypeGuard

from reportedly.errors import FetchError, InputError, confession
from reportedly.read import formats
from reportedly.read.feeds import TOLD as FEED
from reportedly.read.items import Item, Part
from reportedly.read.options import Options
from reportedly.read.sniff import peek
from reportedly.record import Found, Problem


class Visitor(Protocol):
    """Whoever brings the document at an address."""

    def bring(self, url: str, *, several: bool = False) -> Item:
        """Return the document; `several` says that more of its site will be asked for. Raises InputError."""


@dataclass(slots=True)
class Web:
    """What a run asks of the web; the modules that open a socket are loaded when it asks for the first time."""

    options: Options
    visitor: Visitor | None = None

    def bring(self, url: str, *, several: bool = False) -> Item:
        """Return the document at an address. Raises InputError."""
        if self.visitor is None:
            from reportedly.read.visits import Visits

            self.visitor = Visits(self.options)
        return self.visitor.bring(url, several=several)

    def is_wanted(self, part: Part) -> TypeGuard[Item]:
        """Say whether the page behind a part is to be read in its place."""
        return self.options.follow_feeds and isinstance(part, Item) and part.told_by == FEED and part.url is not None

    def behind(self, entry: Item) -> Item:
        """Return the page behind an entry of a feed, with what the feed says of it; the entry where there is none."""
        url = entry.url or ""
        try:
            page = self.bring(url, several=True)
            _check(page)
        except Exception as error:  # Whatever is wrong with one page, the other entries are read.
            reason = str(error) if isinstance(error, InputError) else confession(error)
            message = f"{reason}; what stands in the feed itself was read in its place"
            return replace(entry, problems=(*entry.problems, Problem("page-not-fetched", message)))
        told = () if page.url == url else (Found("url", url, FEED),)
        return replace(page, source=entry.source, found=(*entry.found, *told), problems=entry.problems)


def _check(page: Item) -> None:
    kind = formats.detect(peek(page.data or b"", page.file_name))
    if kind is None or kind.role == "refused":
        raise FetchError(f"got {page.url}, which is no text that we read; wanted a page")
