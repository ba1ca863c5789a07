"""A comparison is kept as it was made, in both databases, and the flags of claims follow from it."""

from dataclasses import replace

import pytest
from made_record import make_record

from reportedly.casefile import OriginRow
from reportedly.comparison import Card, Link, Origin, OriginDocument, Reason, SharedSpan, Story, StoryClaim, Tie
from reportedly.record import Record
from reportedly.store.case import Case
from reportedly.text import content_id


def by(source: str, publisher: str) -> Record:
    """The made record, as another outlet published it."""
    record = make_record()
    name = content_id(record.document.text, publisher)
    return replace(record, document=replace(record.document, id=name, source=source, publisher=publisher))


def told(number: int, record: Record, verdict: str = "asserted") -> Story:
    document, claim = record.document, record.claims[0]
    inside = StoryClaim(document.id, document.source, claim.id, "o1", claim.start, claim.end, ("publisher",))
    reason = Reason("origins", 1.0, "one telling", (f"{document.id}/{claim.id}",))
    return Story(f"s{number}", verdict, None, False, 1, (inside,), (reason,), "one telling alone")  # type: ignore[arg-type]


def kept(case: Case) -> tuple[Record, Record]:
    one, other = by("a.txt", "Agency"), by("b.txt", "Harbour Post")
    with_cards = []
    for record in (one, other):
        case.add(record)
        document = record.document
        with_cards.append(
            Card((document.id, document.source), "2024", document.publisher, 9, document.id.encode()[:16])
        )
    with case.growing() as ground:
        for card in with_cards:
            ground.put(card, card.key, b"")
    return one, other


def key(record: Record) -> tuple[str, str]:
    return record.document.id, record.document.source


def put(case: Case, *stories: Story, instead_of: tuple[Record, ...] = ()) -> None:
    with case.growing() as ground:
        ground.put_stories([(story, False) for story in stories], claims=(), documents=[key(one) for one in instead_of])


def test_origins_links_and_stories_come_back_as_they_were_put(case: Case) -> None:
    one, other = kept(case)
    link = Link(
        one.document.id, other.document.id, "a.txt", "b.txt", "copied text", 0.5, "the same words",
        (SharedSpan((0, 3), (1, 4)),), True,
    )  # fmt: skip
    tie = Tie(link, key(one), key(other), False, ((1, 4),), frozenset({"c1"}))
    with case.growing() as ground:
        ground.put_origins({"o2": [key(one)], "o10": [key(other)]}, ())
        ground.put_ties([tie])
        assert ground.ties([key(other)]) == ground.between(key(one), key(other))[1] == [tie]
    put(case, told(1, one), told(2, other))

    assert case.origins() == tuple(
        Origin(name, (OriginDocument(*key(record), record.document.publisher),))
        for name, record in (("o2", one), ("o10", other))
    )
    assert case.links() == case.links(documents=[other.document.id]) == (link,)
    assert case.links(documents=["nowhere"]) == ()
    assert case.origins_of([other.document.id, "nowhere"]) == {other.document.id: OriginRow("o10", 1)}
    assert case.stories() == (told(1, one), told(2, other))
    assert case.stories(document=one.document.id) == case.stories(limit=1) == (told(1, one),)
    assert case.story("s2") == told(2, other)
    assert case.story("s3") is None
    assert (case.counts().origins, case.counts().stories) == (2, 2)


@pytest.mark.parametrize(("verdict", "disputed"), [("disputed", 1), ("denied", 1), ("repeated", 0)])
def test_claims_of_a_contested_story_are_disputed_until_it_is_told_otherwise(
    case: Case, verdict: str, disputed: int
) -> None:
    one, other = kept(case)

    put(case, told(1, one, verdict), told(2, other))
    assert case.counts().disputed == disputed
    assert len(case.stories(verdict=verdict)) == 1

    put(case, told(0, one), instead_of=(one,))
    assert (case.counts().disputed, case.counts().stories) == (0, 2)
    assert case.story("s1") == told(1, one)


def test_a_page_of_stories_their_verdicts_and_the_words_of_claims_are_had_without_the_rest(case: Case) -> None:
    one, other = kept(case)
    put(case, told(1, one, "disputed"), told(2, other))
    claim, name = one.claims[0], one.document.id

    assert [story.story for story in case.stories(limit=1, offset=1)] == ["s2"]
    assert case.verdicts() == {"disputed": 1, "asserted": 1}
    assert case.verdicts_of([name]) == {(name, claim.id): "disputed"}
    span = name, claim.start, claim.end
    assert case.cut([span, ("0" * 32, 0, 1)]) == {span: one.document.text[claim.start : claim.end]}
