"""What can be asked of a case about its comparison, and how that grows; a part of `store.case.Case`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from reportedly.casefile import OriginRow
from reportedly.comparison import Link, Origin, Story, Verdict
from reportedly.store import comparisons, decisions
from reportedly.store.door import Door
from reportedly.store.ground import Ground


class Compared(Door):
    """The origins, links and stories that a case keeps."""

    def basis(self) -> str:
        """Return what the comparison that the case keeps was made by; "" where it keeps none."""
        with self._reading() as conn:
            return comparisons.basis(conn)

    def begin_comparison(self, basis: str) -> None:
        """Forget what was compared, and note what it is going to be made by from now on."""
        with self._writing() as conn:
            comparisons.begin(conn, basis)

    def reconsider(self) -> frozenset[tuple[str, str, str]]:
        """Let documents wait whose links readers have ruled otherwise of since; return the links that are overruled."""
        with self._writing() as conn:
            overruled = decisions.overruled(conn)
            comparisons.reconsider(conn, overruled)
        return overruled

    def waiting(self, limit: int | None = None) -> Sequence[tuple[str, str]]:
        """Return the ids and sources of documents that the comparison lacks, or has as they were."""
        with self._reading() as conn:
            return comparisons.waiting(conn, limit)

    @contextmanager
    def growing(self) -> Iterator[Ground]:
        """Give what the case keeps of its comparison, to let that grow in one transaction."""
        with self._writing() as conn:
            yield Ground(conn)

    def owners(self) -> dict[str, str]:
        """Return the owners of outlets that a person told of, by outlet."""
        with self._reading() as conn:
            return comparisons.owners(conn)

    def put_owners(self, of: Mapping[str, str]) -> None:
        """Put a table of owners, by outlet, in the place of the one before."""
        with self._writing() as conn:
            comparisons.put_owners(conn, of)

    def origins(self) -> Sequence[Origin]:
        """Return the origins."""
        with self._reading() as conn:
            return tuple(comparisons.origins(conn))

    def origins_of(self, documents: Collection[str]) -> dict[str, OriginRow]:
        """Return the origins of some documents (by ids); one that is not compared has none."""
        with self._reading() as conn:
            return comparisons.origins_of(conn, documents)

    def links(self, *, documents: Collection[str] | None = None) -> Sequence[Link]:
        """Return the links, of some documents (by ids) to whatever else, or all."""
        with self._reading() as conn:
            return tuple(comparisons.links(conn, documents=documents))

    def stories(
        self, *, document: str | None = None, verdict: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Sequence[Story]:
        """Return the stories: all, those of one document (by id), those of one verdict, a page of them."""
        with self._reading() as conn:
            found = comparisons.stories(conn, document=document, verdict=verdict, limit=limit, offset=offset)
            return tuple(found)

    def verdicts(self) -> dict[Verdict, int]:
        """Return how many stories there are of each verdict."""
        with self._reading() as conn:
            return comparisons.verdicts(conn)

    def verdicts_of(self, documents: Collection[str]) -> dict[tuple[str, str], Verdict]:
        """Return the verdict on each claim of some documents (by ids) that a story has, by document and claim."""
        with self._reading() as conn:
            return comparisons.verdicts_of(conn, documents)

    def story(self, name: str) -> Story | None:
        """Return one story."""
        with self._reading() as conn:
            return comparisons.story(conn, name)
