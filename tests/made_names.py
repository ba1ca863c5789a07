"""Records that hold nothing but names, and how their names are joined in a case."""

from hypothesis import strategies as st

from reportedly.record import Document, Entity, EntityKind, Mention, Record
from reportedly.store.case import Case
from reportedly.text import content_id

Named = tuple[str, EntityKind]
LUND: Named = ("Petar Lund", "person")


def naming(number: int, *names: str | Named) -> Record:
    """A record with some names in it; those without a kind are persons'."""
    text, entities = f"Report {number}.", []
    for place, name in enumerate(names, start=1):
        words, kind = (name, "person") if isinstance(name, str) else name
        start = len(text) + 1
        text += f" {words} spoke."
        entities.append(Entity(f"e{place}", words, kind, (Mention(start, start + len(words), "name"),)))  # type: ignore[arg-type]
    return Record(Document(content_id(text, None), f"{number}.txt", text), entities=tuple(entities))


def bearers(case: Case) -> set[frozenset[tuple[str, str]]]:
    """The entities of a case, each as the names that it has and where they stand."""
    return {
        frozenset((name.source, name.name) for name in case.entity(row.number).names)
        for row in case.entities(limit=None)
    }


def reasons(case: Case) -> dict[tuple[str, str], str]:
    """Why each name of a case is held to be its entity."""
    pages = (case.entity(row.number) for row in case.entities(limit=None))
    return {(name.source, name.name): name.reason for page in pages for name in page.names}


def called(case: Case) -> dict[str, set[str]]:
    """What each entity of a case is called, and the names that it has."""
    found: dict[str, set[str]] = {}
    for row in case.entities(limit=None):
        found.setdefault(row.name, set()).update(name.name for name in case.entity(row.number).names)
    return found


NAMES: tuple[Named, ...] = (
    ("Petar Lund", "person"), ("PETAR LUND", "person"), ("Dr. Petar Lund", "person"), ("Sdu", "organisation"),
    ("P. Lund", "person"), ("Lund", "person"), ("Ada Lund", "person"),
    ("Peter Lund", "person"),
    ("Petar Lund Jr.", "person"), ("A. Lund", "person"), ("Oda Karsten", "person"), ("Karsten", "person"),
    ("Selm Dockers Union", "organisation"), ("SDU", "organisation"), ("Selm Domestic Union", "organisation"),
    ("Selm", "place"),
    ("Ministry of Ports", "organisation"), ("French Ministry of Ports", "organisation"),
    ("Danish Ministry of Ports", "organisation"), ("Selm Dockers Union", "group"), ("Selm", "organisation"),
)  # fmt: skip


def documents(size: int = 6) -> st.SearchStrategy[list[Record]]:
    """Some documents with names that hang together in many ways."""
    some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)
    return st.lists(some, min_size=1, max_size=size).map(
        lambda drawn: [naming(number, *names) for number, names in enumerate(drawn)]
    )
