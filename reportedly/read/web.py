"""The addresses of one run: the documents behind those that are named, and behind the entries of feeds if asked for."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeGuard

from reportedly.errors import FetchError, InputError
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
    """What a run asks of the web; the modules that open a socket are loaded when it asks for the first time.

    With a `folder`, what was brought is kept there, and is not asked for again.
    """

    options: Options
    visitor: Visitor | None = None
    folder: Path | None = None
    brought: dict[str, tuple[Item, Path] | InputError] = field(default_factory=dict)

    def bring(self, url: str, *, several: bool = False) -> Item:
        """Return the document at an address. Raises InputError."""
        if self.folder is None:
            return self._asked(url, several)
        if url not in self.brought:
            self.brought[url] = self._kept(url, several, self.folder / str(len(self.brought)))
        brought = self.brought[url]
        if isinstance(brought, InputError):
            raise brought
        item, path = brought
        return replace(item, data=path.read_bytes())

    def _kept(self, url: str, several: bool, path: Path) -> tuple[Item, Path] | InputError:
        try:
            item = self._asked(url, several)
        except InputError as error:
            return error
        path.write_bytes(item.data or b"")
        return replace(item, data=None), path

    def _asked(self, url: str, several: bool) -> Item:
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
        except InputError as error:
            message = f"{error}; what stands in the feed itself was read in its place"
            return replace(entry, problems=(*entry.problems, Problem("page-not-fetched", message)))
        told = () if page.url == url else (Found("url", url, FEED),)
        return replace(page, source=entry.source, found=(*entry.found, *told), problems=entry.problems)


def _check(page: Item) -> None:
    kind = formats.detect(peek(page.data or b"", page.file_name))
    if kind is None or kind.role == "refused":
        raise FetchError(f"got {page.url}, which is no text that we read; wanted a page")
