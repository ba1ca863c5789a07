"""Keeps origins, links and stories, and gives them back."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from reportedly.comparison import Link, Origin, Story


def save(conn: Connection, origins: Iterable[Origin], links: Iterable[Link], stories: Iterable[Story]) -> None:
    """Put a comparison in the place of the one before; flags and counts follow."""
    raise NotImplementedError


def origins(conn: Connection) -> Iterator[Origin]:
    """Yield the origins in order."""
    raise NotImplementedError


def links(conn: Connection, *, document: str | None = None) -> Iterator[Link]:
    """Yield the links, of one document or all."""
    raise NotImplementedError


def stories(conn: Connection, *, document: str | None = None) -> Iterator[Story]:
    """Yield the stories in order, those with a claim of one document or all."""
    raise NotImplementedError


def story(conn: Connection, name: str) -> Story | None:
    """Return one story."""
    raise NotImplementedError
