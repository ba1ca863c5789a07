"""What the case keeps of a comparison that follows it: documents with their keys, matches, links, origins, stories.

Everything is asked for, and given, by the ids and sources of documents and the ids of claims; numbers stay in here.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, text, tuple_, update

from reportedly.comparison import Card, Link, SharedSpan, Story, Tie
from reportedly.record import Record
from reportedly.store import adding, bulk, comparisons, figures, flags, schema

Key = tuple[str, str]
Id = tuple[str, str, str]
Edge = tuple[Id, Id, float, bool]
docs, claims, compared = schema.documents, schema.claims, schema.compared
_COUNT = {
    "sqlite": "SELECT value AS key, (SELECT count(*) FROM (SELECT 1 FROM postings WHERE postings.key = value "
    "LIMIT :most)) AS number FROM json_each(:keys)",
    "postgresql": "SELECT lot AS key, (SELECT count(*) FROM (SELECT 1 FROM postings WHERE postings.key = lot "
    "LIMIT :most) AS few) AS number FROM (SELECT CAST(value AS bigint) AS lot FROM "
    "json_array_elements_text(CAST(:keys AS json))) AS wanted",
}
"""How many documents have each of some keys, counted up to a limit: a formula stands in thousands."""


class Ground:
    """The kept comparison in one transaction of the only writer."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._numbers: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}
        self._claims: dict[int, dict[str, int]] = {}
        self._ids: dict[int, Id] = {}

    # --- documents ---

    def record(self, key: Key) -> Record:
        """Return the current record of a document."""
        return adding.current(self._conn, self._number(key))

    def cards(self, keys: Collection[Key]) -> dict[Key, Card]:
        """Return the cards of those documents that are compared."""
        found = self._rows(select(compared), compared.c.document, self._of(keys))
        return {card.key: card for card in (self._card(row) for row in self._known(found))}

    def alike(self, digests: Collection[bytes]) -> list[tuple[Card, Key]]:
        """Return the documents of some texts, each with the one that it is a copy of, or itself."""
        rows = self._known(self._rows(select(compared), compared.c.digest, digests))
        self._learn({row["first"] for row in rows})
        return [(self._card(row), self._keys[row["first"]]) for row in rows]

    def is_first(self, key: Key) -> bool:
        """Whether a document is compared, and is no copy of another."""
        number = self._number(key)
        query = select(compared.c.first).where(compared.c.document == number)
        return self._conn.execute(query).scalar() == number

    def copies(self, key: Key) -> list[Key]:
        """Return the exact copies of a document."""
        number = self._number(key)
        query = select(compared.c.document).where((compared.c.first == number) & (compared.c.document != number))
        return self._named(sorted(self._conn.execute(query).scalars()))

    def put(self, card: Card, first: Key, packed: bytes | None) -> None:
        """Keep a document: what it is a copy of, or itself; and its keys, if it is to be found by them from now on."""
        number = self._number(card.key)
        values = {
            "document": number,
            "handle": figures.handle(card.key),
            "published": schema.storable(card.published),
            "outlet": schema.storable(card.outlet),
            "size": card.size,
            "digest": card.digest,
            "first": self._number(first),
            "stale": False,
        }
        if packed is not None or first != card.key:
            values["lots"] = packed or b""
        changed = self._conn.execute(update(compared).where(compared.c.document == number).values(values))
        if not changed.rowcount:
            self._conn.execute(insert(compared).values({"lots": b"", **values}))
        if packed is not None:
            handle = figures.handle(card.key)
            bulk.put(self._conn, schema.postings, [(lot, handle) for lot in figures.lots(packed)])

    def forget(self, firsts: Collection[Key], copies: Collection[Key]) -> None:
        """Take documents out of the index with their matches and links; of copies, take the links."""
        postings, matches, links = schema.postings, schema.matches, schema.links
        for key, packed in self.packed(firsts).items():
            for chunk in flags.chunks(figures.lots(packed)):
                mine = (postings.c.handle == figures.handle(key)) & postings.c.key.in_(chunk)
                self._conn.execute(delete(postings).where(mine))
            for column in (matches.c.one, matches.c.other):
                self._conn.execute(delete(matches).where(column.between(*schema.range_of(self._number(key)))))
        for chunk in flags.chunks(self._of({*firsts, *copies})):
            self._conn.execute(delete(links).where(links.c.one.in_(chunk) | links.c.other.in_(chunk)))

    def packed(self, keys: Collection[Key]) -> dict[Key, bytes]:
        """Return the keys of documents, as they were put."""
        query = select(compared.c.document, compared.c.lots)
        rows = self._rows(query, compared.c.document, self._of(keys))
        return {self._keys[row["document"]]: row["lots"] for row in rows}

    def counted(self, lots: Collection[int], most: int) -> dict[int, int]:
        """Return how many documents have each key; where there are more, `most`."""
        query = text(_COUNT[self._conn.dialect.name])
        keys = json.dumps(sorted(map(figures.signed, lots)))
        return {
            figures.unsigned(row.key): row.number for row in self._conn.execute(query, {"keys": keys, "most": most})
        }

    def holders(self, lots: Collection[int]) -> dict[int, list[Key]]:
        """Return the documents that have each key."""
        table = schema.postings
        rows = self._rows(select(table), table.c.key, sorted(map(figures.signed, lots)))
        known = self._by_handle({row["handle"] for row in rows})
        found: dict[int, list[Key]] = {lot: [] for lot in lots}
        for row in rows:
            found[figures.unsigned(row["key"])].append(known[row["handle"]])
        return found

    def first(self, lot: int, number: int) -> list[Key]:
        """Return the first documents that have a key, in the order of their handles."""
        column = schema.postings.c.handle
        query = select(column).where(schema.postings.c.key == figures.signed(lot)).order_by(column).limit(number)
        handles = self._conn.execute(query).scalars().all()
        known = self._by_handle(handles)
        return [known[handle] for handle in handles]

    def beside(self, lot: int, key: Key, width: int) -> tuple[list[Key], list[Key]]:
        """Return the documents that have a key next to one, nearest first: those before it, and those after it."""
        column, mine = schema.postings.c.handle, figures.handle(key)
        query = select(column).where(schema.postings.c.key == figures.signed(lot)).limit(width)
        before = self._conn.execute(query.where(column < mine).order_by(column.desc())).scalars().all()
        after = self._conn.execute(query.where(column > mine).order_by(column)).scalars().all()
        known = self._by_handle({*before, *after})
        return [known[handle] for handle in before], [known[handle] for handle in after]

    # --- what was found of two ---

    def matches(self, keys: Collection[Key]) -> list[Edge]:
        """Return the matches that claims of some documents take part in."""
        table, found = schema.matches, dict[tuple[int, int], tuple[float, bool]]()
        for number in self._of(keys):
            first, last = schema.range_of(number)
            for column in (table.c.one, table.c.other):
                for row in self._conn.execute(select(table).where(column.between(first, last))):
                    found[row.one, row.other] = row.score, row.across
        return self._edges(found)

    def ties(self, keys: Collection[Key]) -> list[Tie]:
        """Return the links of some documents, in their order."""
        links, found = schema.links, dict[int, Any]()
        numbers = self._of(keys)
        for column in (links.c.one, links.c.other):
            found.update((row["number"], row) for row in self._rows(select(links), column, numbers))
        return self._tied(list(found.values()))

    def between(self, one: Key, other: Key) -> tuple[list[Edge], list[Tie]]:
        """Return the matches and links between two documents."""
        links, matches = schema.links, schema.matches
        rows = self._conn.execute(select(matches).where(self._of_pair(one, other)))
        found = {(row.one, row.other): (row.score, row.across) for row in rows}
        tied = self._conn.execute(select(links).where(self._linked(one, other))).mappings().all()
        return self._edges(found), self._tied(tied)

    def drop_between(self, one: Key, other: Key) -> None:
        """Remove the matches and links between two documents."""
        self._conn.execute(delete(schema.matches).where(self._of_pair(one, other)))
        self._conn.execute(delete(schema.links).where(self._linked(one, other)))

    def put_matches(self, edges: Collection[Edge]) -> None:
        """Keep matches."""
        rows = []
        for a, b, score, across in edges:
            one, other = sorted((self._claim(a), self._claim(b)))
            rows.append((one, other, score, across))
        bulk.put(self._conn, schema.matches, rows)

    def put_ties(self, ties: Collection[Tie]) -> None:
        """Keep links."""
        rows = [
            {
                **comparisons.link_row(tie.link, self._number(tie.first), self._number(tie.later)),
                "joins": tie.joins,
                "passages": json.dumps(tie.passages),
                "claims": json.dumps(sorted(tie.claims)),
            }
            for tie in ties
        ]
        if rows:
            self._conn.execute(insert(schema.links), rows)

    def show(self, ties: Collection[Tie], shown: Collection[Link]) -> None:
        """Say which of some links are shown."""
        links = schema.links
        seen = {(link.from_, link.from_source, link.to, link.to_source, link.kind) for link in shown}
        for tie in ties:
            one, other, kind = self._number(tie.first), self._number(tie.later), tie.link.kind
            where = (links.c.one == one) & (links.c.other == other) & (links.c.kind == kind)
            on = (*tie.first, *tie.later, kind) in seen
            self._conn.execute(update(links).where(where & (links.c.shown != on)).values(shown=on))

    # --- origins ---

    def origins_of(self, keys: Collection[Key]) -> dict[Key, str]:
        """Return the origins of those documents that have one."""
        inside = schema.origin_documents
        rows = self._rows(select(inside), inside.c.document, self._of(keys))
        return {self._keys[row["document"]]: row["origin"] for row in rows}

    def heads(self, names: Collection[str]) -> dict[str, Card]:
        """Return the documents that origins go by."""
        table = schema.origins
        rows = self._rows(select(table.c.origin, table.c.head), table.c.origin, sorted(names))
        self._learn({row["head"] for row in rows})
        cards = self.cards([self._keys[row["head"]] for row in rows])
        return {row["origin"]: cards[self._keys[row["head"]]] for row in rows}

    def members(self, names: Collection[str]) -> dict[str, list[Key]]:
        """Return the documents of origins; first the one that it goes by."""
        table, inside = schema.origins, schema.origin_documents
        query = select(inside.c.document, inside.c.origin, table.c.head).where(table.c.origin == inside.c.origin)
        rows = self._rows(query, table.c.origin, sorted(names))
        self._learn({row["document"] for row in rows})
        found: dict[str, list[Key]] = {}
        for row in sorted(rows, key=lambda row: (row["document"] != row["head"], row["document"])):
            found.setdefault(row["origin"], []).append(self._keys[row["document"]])
        return found

    def next_origin(self) -> str:
        """Return a name that no origin has had."""
        with self._numbering("origin") as new:
            return f"o{new()}"

    def put_origins(self, named: Mapping[str, Sequence[Key]], gone: Collection[str]) -> None:
        """Keep origins, first the document that each goes by, and remove others."""
        table, inside = schema.origins, schema.origin_documents
        before = 0
        for chunk in flags.chunks([*named, *gone]):
            self._conn.execute(delete(inside).where(inside.c.origin.in_(chunk)))
            before += self._conn.execute(delete(table).where(table.c.origin.in_(chunk))).rowcount
        heads = [(name, len(keys), self._number(keys[0])) for name, keys in named.items()]
        bulk.put(self._conn, table, heads)
        bulk.put(self._conn, inside, [(self._number(key), name) for name, keys in named.items() for key in keys])
        flags.shift(self._conn, origins=len(named) - before)

    # --- stories ---

    def stories_of(self, claims: Collection[Id]) -> dict[Id, str]:
        """Return the story of each claim; those that lay counts beside each other are left out."""
        inside, table = schema.story_claims, schema.stories
        query = select(inside.c.claim, inside.c.story).where((inside.c.story == table.c.story) & ~table.c.beside)
        numbers = {self._claim(claim): claim for claim in claims}
        rows = self._rows(query, inside.c.claim, sorted(numbers))
        return {numbers[row["claim"]]: row["story"] for row in rows}

    def put_stories(
        self, told: Iterable[tuple[Story, bool]], *, claims: Collection[Id], documents: Collection[Key]
    ) -> None:
        """Put stories, ranked, in the place of those that some claims and documents were in.

        With each comes whether it lays counts of two scopes beside each other. A story takes the number of one that a
        claim of it was in; a number that was given once is never given to what has nothing to do with it.
        """
        names = set(self._stories_with([self._claim(claim) for claim in claims]))
        for number in self._of(documents):
            inside = schema.story_claims.c
            where = inside.claim.between(*schema.range_of(number))
            names.update(self._conn.execute(select(inside.story).where(where)).scalars())
        before = comparisons.drop_stories(self._conn, names)
        rows = list(told)
        kept: list[tuple[Story, bool, list[int]]] = []
        for story, beside in rows:
            kept.append((story, beside, [self._claim((c.document, c.source, c.claim)) for c in story.claims]))
        with self._numbering("story") as new:
            comparisons.put_stories(self._conn, kept, before, new)

    def _stories_with(self, numbers: Sequence[int]) -> Iterator[str]:
        inside = schema.story_claims
        for row in self._rows(select(inside.c.story), inside.c.claim, numbers):
            yield row["story"]

    # --- numbers ---

    @contextmanager
    def _numbering(self, what: str) -> Iterator[Callable[[], int]]:
        """Give what gives numbers of a sort, none of which was given before; the last one is kept in the case."""
        table, key = schema.about, f"last {what}"
        last = self._conn.execute(select(table.c.value).where(table.c.key == key)).scalar()
        numbers = count(int(last or 0) + 1)
        yield lambda: next(numbers)
        value = str(next(numbers) - 1)
        if last is None:
            self._conn.execute(insert(table).values(key=key, value=value))
        elif value != last:
            self._conn.execute(update(table).where(table.c.key == key).values(value=value))

    def _number(self, key: Key) -> int:
        if key not in self._numbers:
            self._of([key])
        return self._numbers[key]

    def _of(self, keys: Iterable[Key]) -> list[int]:
        """Return the numbers of documents, in order."""
        wanted = list(keys)
        unknown = sorted({key[0] for key in wanted if key not in self._numbers})
        if unknown:
            for row in self._rows(select(docs.c.number, docs.c.id, docs.c.source), docs.c.id, unknown):
                self._name(row)
        return sorted(self._numbers[key] for key in wanted)

    def _learn(self, numbers: Iterable[int]) -> None:
        unknown = sorted(set(numbers) - self._keys.keys())
        if unknown:
            for row in self._rows(select(docs.c.number, docs.c.id, docs.c.source), docs.c.number, unknown):
                self._name(row)

    def _name(self, row: Any) -> None:
        self._numbers[row["id"], row["source"]] = row["number"]
        self._keys[row["number"]] = row["id"], row["source"]

    def _named(self, numbers: Sequence[int]) -> list[Key]:
        self._learn(numbers)
        return [self._keys[number] for number in numbers]

    def _known(self, rows: list[Any]) -> list[Any]:
        self._learn({row["document"] for row in rows})
        return rows

    def _by_handle(self, handles: Collection[int]) -> dict[int, Key]:
        query = select(compared.c.handle, compared.c.document)
        rows = self._known(self._rows(query, compared.c.handle, sorted(handles)))
        return {row["handle"]: self._keys[row["document"]] for row in rows}

    def _card(self, row: Any) -> Card:
        return Card(self._keys[row["document"]], row["published"], row["outlet"], row["size"], row["digest"])

    def _claim(self, claim: Id) -> int:
        return self._claims_of(self._number(claim[:2]))[claim[2]]

    def _claims_of(self, document: int) -> dict[str, int]:
        if document not in self._claims:
            first, last = schema.range_of(document)
            rows = self._conn.execute(select(claims.c.id, claims.c.number).where(claims.c.number.between(first, last)))
            self._claims[document] = {row.id: row.number for row in rows}
            self._learn([document])
            key = self._keys[document]
            self._ids.update((number, (*key, name)) for name, number in self._claims[document].items())
        return self._claims[document]

    def _id(self, number: int) -> Id:
        """Return the id of a claim; of one that the record, read again, has no more, one of nothing in it."""
        return self._ids.get(number) or (*self._keys[number >> schema.SHIFT], "")

    def _edges(self, found: Mapping[tuple[int, int], tuple[float, bool]]) -> list[Edge]:
        for document in sorted({number >> schema.SHIFT for pair in found for number in pair}):
            self._claims_of(document)
        edges = []
        for (one, other), (score, across) in sorted(found.items()):
            a, b = sorted((self._id(one), self._id(other)))
            edges.append((a, b, score, across))
        return edges

    def _tied(self, rows: Sequence[Any]) -> list[Tie]:
        self._learn({number for row in rows for number in (row["one"], row["other"])})
        cards = self.cards({self._keys[number] for row in rows for number in (row["one"], row["other"])})
        ties = []
        for row in rows:
            first, later = self._keys[row["one"]], self._keys[row["other"]]
            spans = tuple(SharedSpan((a, b), (c, d)) for a, b, c, d in json.loads(row["spans"]))
            told = row["kind"], row["strength"], row["reason"], spans, row["overruled"]
            link = Link(first[0], later[0], first[1], later[1], *told)
            passages = tuple((start, end) for start, end in json.loads(row["passages"]))
            ties.append(Tie(link, first, later, row["joins"], passages, frozenset(json.loads(row["claims"]))))
        return sorted(ties, key=lambda tie: (cards[tie.first].place, cards[tie.later].place, tie.link.kind))

    def _of_pair(self, one: Key, other: Key) -> Any:
        table, (first, later) = schema.matches, sorted((self._number(one), self._number(other)))
        return table.c.one.between(*schema.range_of(first)) & table.c.other.between(*schema.range_of(later))

    def _linked(self, one: Key, other: Key) -> Any:
        links, a, b = schema.links, self._number(one), self._number(other)
        return tuple_(links.c.one, links.c.other).in_([(a, b), (b, a)])

    def _rows(self, query: Select[Any], column: Any, wanted: Iterable[Any]) -> list[Any]:
        """Return the rows in which a column has one of some values."""
        found: list[Any] = []
        for chunk in flags.chunks(wanted):
            found.extend(self._conn.execute(query.where(column.in_(chunk))).mappings())
        return found
