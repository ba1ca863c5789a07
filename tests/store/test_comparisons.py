"""A comparison is kept as it was made, in both databases, and the flags of claims follow from it."""

from dataclasses import replace

import pytest
from made_record import make_record

from reportedly.comparison import Link, Origin, OriginDocument, Reason, SharedSpan, Story, StoryClaim
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
    case.add(one)
    case.add(other)
    return one, other


def test_origins_links_and_stories_come_back_as_they_were_saved(case: Case) -> None:
    one, other = kept(case)
    ids = one.document.id, other.document.id
    origins = tuple(
        Origin(f"o{n}", (OriginDocument(r.document.id, r.document.source, r.document.publisher),))
        for n, r in ((2, one), (10, other))
    )
    link = Link(*ids, "a.txt", "b.txt", "copied text", 0.5, "the same words", (SharedSpan((0, 3), (1, 4)),), True)
    stories = told(2, one), told(10, other)

    case.save_comparison(origins, (link,), stories)

    assert case.origins() == origins
    assert case.links() == case.links(document=ids[1]) == (link,)
    assert case.stories() == stories
    assert case.stories(document=ids[0]) == case.stories(limit=1) == stories[:1]
    assert case.story("s10") == stories[1]
    assert case.story("s3") is None
    assert (case.counts().origins, case.counts().stories) == (2, 2)


@pytest.mark.parametrize(("verdict", "disputed"), [("disputed", 1), ("denied", 1), ("repeated", 0)])
def test_claims_of_a_contested_story_are_disputed_until_the_next_comparison(
    case: Case, verdict: str, disputed: int
) -> None:
    one, other = kept(case)

    case.save_comparison((), (), (told(1, one, verdict), told(2, other)))
    assert case.counts().disputed == disputed
    assert len(case.stories(verdict=verdict)) == 1

    case.save_comparison((), (), (told(1, one),))
    assert (case.counts().disputed, case.counts().stories) == (0, 1)


def test_what_speaks_of_a_document_that_is_not_in_the_case_is_left_out(case: Case) -> None:
    one, _ = kept(case)
    foreign = by("c.txt", "Nobody")
    link = Link(one.document.id, foreign.document.id, "a.txt", "c.txt", "cites", 1.0, "named")

    case.save_comparison((), (link,), (told(1, foreign),))

    assert (case.links(), case.stories()) == ((), ())


def test_a_page_of_stories_their_verdicts_and_the_words_of_claims_are_had_without_the_rest(case: Case) -> None:
    one, other = kept(case)
    case.save_comparison((), (), (told(1, one, "disputed"), told(2, other), told(3, other)))
    claim, name = one.claims[0], one.document.id

    assert [story.story for story in case.stories(limit=1, offset=1)] == ["s2"]
    assert case.verdicts() == {"disputed": 1, "asserted": 2}
    assert case.verdicts_of([name]) == {(name, claim.id): "disputed"}
    span = name, claim.start, claim.end
    assert case.cut([span, ("0" * 32, 0, 1)]) == {span: one.document.text[claim.start : claim.end]}
