"""Bundles made by hand: two outlets that tell of one fire, with everything that an export can hold."""

from dataclasses import replace

from made_record import make_record

from reportedly.casefile import Identifier
from reportedly.comparison import Link, Origin, OriginDocument, Reason, Story, StoryClaim
from reportedly.decision import Decision, Standing, Target
from reportedly.record import (
    Amount,
    Attribution,
    Block,
    Claim,
    Document,
    Entity,
    Mention,
    Place,
    PlaceValue,
    Predicate,
    Published,
    Record,
    Role,
    Sentence,
    Span,
    When,
)
from reportedly.show.exports.bundle import Bearer, Bundle, Exhibit
from reportedly.show.exports.options import Choice
from reportedly.show.exports.table import FORMATS, named
from reportedly.text import content_id

TEXT = (
    "Ärger 🚒 in Brenn: the Northern Guard killed 4 civilians in Brenn in May 2024, the mayor, Ada Holt, said. "
    "=1+1 & <b>."
)


def harm() -> Record:
    """A report in which one side kills, with signs that need two and four bytes, a formula and a tag."""

    def span(words: str, after: int = 0) -> tuple[int, int]:
        at = TEXT.index(words, after)
        return at, at + len(words)

    claim = span("the Northern Guard killed 4 civilians in Brenn in May 2024")
    brenn = PlaceValue(46.5, 7.25, "CH", "town", "geonames:1", 1)
    land = PlaceValue(None, None, "CH", "country", None, 1)
    return Record(
        Document(
            content_id(TEXT, "Brenn & Sons"), "brenn <1>.txt", TEXT, publisher="Brenn & Sons", title="=Ärger 🚒",
            published=Published("2024-06-02", "option"), sha256="ab" * 32, url="https://news.example/brenn",
            blocks=(Block("paragraph", 0, len(TEXT)),),
        ),
        sentences=(Sentence(0, len(TEXT), 0),),
        entities=(
            Entity("e1", "Ada Holt", "person", (Mention(*span("Ada Holt"), "name"),)),
            Entity("e2", "Northern Guard", "group", (Mention(*span("Northern Guard"), "name"),)),
            Entity("e3", "Brenn", "place", (Mention(*span("Brenn", 20), "name"),), brenn),
            Entity("e4", "civilians", "group", (Mention(*span("civilians"), "nominal"),)),
            Entity("e5", "Helvetia", "place", (Mention(*span("Ärger"), "name"),), land),
        ),
        times=(When("t1", *span("in May 2024"), "2024-05", "2024-05-01", "2024-05-31", "month"),),
        amounts=(Amount("n1", *span("4 civilians"), 4, 4, False, "people", Span(*span("civilians")), 4, "killed"),),
        attributions=(
            Attribution("a1", (Span(*span("said")),), Span(*span("the mayor, Ada Holt")), "e1", "person",
                        (Span(*claim),), "state"),
        ),
        claims=(
            Claim(
                "c1", *claim, Predicate(*span("killed"), "kill"),
                (Role("agent", *span("the Northern Guard"), "e2"), Role("patient", *span("4 civilians"), "e4")),
                when=("t1",), where=(Place(*span("Brenn", 20), "e3"),), amounts=("n1",), said_in="a1",
                voices=("publisher", "a1"),
            ),
            Claim("c2", *span("=1+1 & <b>"), Predicate(None, None, "be", implied=True), status="possible",
                  where=(Place(*span("Ärger"), "e5"),)),
        ),
    )  # fmt: skip


def retold() -> Record:
    """The same report by another outlet, with another figure."""
    record = harm()
    doc = replace(record.document, id=content_id(TEXT, "Bell"), publisher="Bell", source="bell.txt", title="Brenn")
    return replace(record, document=doc, amounts=(replace(record.amounts[0], low=3, high=None, best=None),))


def bundle(*records: Record) -> Bundle:
    """The records as a case would hand them on: with a story, origins, a link, entities of the case and decisions."""
    some = records or (harm(), retold(), make_record())
    ids = [record.document.id for record in some]
    exhibits = [
        Exhibit(
            record,
            {entity.id: Bearer(f"{70 + number}", entity.name, entity.kind,
                               (Identifier("wikidata", "Q1"),) if entity.kind == "person" else ())
             for number, entity in enumerate(record.entities)} if record.document.text == TEXT else {},
            {"c1": Standing("accepted", by=("ida",), tags=("hot",))} if record is some[0] else {},
        )
        for record in some
    ]  # fmt: skip
    told = tuple(
        StoryClaim(record.document.id, record.document.source, "c1", f"o{n}", record.claims[0].start,
                   record.claims[0].end, (record.document.publisher or "", "Ada Holt"))
        for n, record in enumerate(some[:2], start=1)
    )  # fmt: skip
    reasons = (
        Reason("act", 0.4, "both say 'kill'"),
        Reason("figure", -1.0, "4 against at least 3", tuple(f"{name}/c1" for name in ids[:2])),
    )
    target = Target("claim", ids[0], "killed", source="brenn <1>.txt")
    return Bundle(
        lambda: iter(exhibits),
        title="Brenn <case>",
        program="reportedly 0",
        origins=tuple(
            Origin(f"o{n}", (OriginDocument(name, "x"),)) for n, name in enumerate(ids, start=1)
        ),
        links=(Link(ids[0], ids[1], "brenn <1>.txt", "bell.txt", "copied text", 0.9, "9 words the same"),)
        if len(ids) > 1 else (),
        stories=(Story("s1", "disputed", "figure", False, 2, told, reasons, "Who is right is not said."),)
        if len(ids) > 1 else (),
        decisions=(Decision("accept", "ida", target, at="2024-06-03T10:00:00.000000Z", id="d1", on=()),),
        trees=_trees,
    )  # fmt: skip


def _trees(record: Record) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (sent.start, sent.end, (f"# sent_id = {number}", "# text = x", "1\tx\tx\tX\t_\t_\t0\troot\t_\t_"))
        for number, sent in enumerate(record.sentences)
    ]


def made(name: str, some: Bundle | None = None, choice: Choice | None = None) -> bytes:
    """All bytes of a format."""
    return b"".join(named(name).write(some or bundle(), choice or Choice()))


NAMES = [one.name for one in FORMATS]
