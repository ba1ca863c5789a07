"""What joins reports of different acts is counted by the pairs of documents that it joins."""

from bench.counts import Share
from bench.strangers import Compared, pairs
from reportedly.comparison import Story, StoryClaim, Verdict


def story(number: int, verdict: Verdict, *sources: str) -> Story:
    claims = tuple(StoryClaim(name, name, "c1", f"o{place}", 0, 4, (name,)) for place, name in enumerate(sources))
    return Story(f"s{number}", verdict, None, False, len(sources), claims, (), "made up")


def test_a_pair_that_stories_join_counts_once_and_by_the_worst_that_they_say() -> None:
    strangers = frozenset(map(frozenset, (("a", "b"), ("a", "c"), ("b", "d"))))
    stories = (
        story(1, "repeated", "a", "b"),
        story(2, "disputed", "a", "b", "x"),
        story(3, "independently reported", "c", "d"),
    )

    found = Compared((), strangers, stories).scores()

    assert found == {
        "strangers apart": Share(2, 3),
        "strangers undisputed": Share(2, 3),
        "strangers never independent": Share(3, 3),
    }


def test_the_pairs_of_a_story_are_those_of_its_documents() -> None:
    assert pairs(story(1, "repeated", "a", "b", "a", "c")) == frozenset(
        map(frozenset, (("a", "b"), ("a", "c"), ("b", "c")))
    )


def test_only_stories_over_strangers_are_shown() -> None:
    one, other = story(1, "repeated", "a", "b"), story(2, "repeated", "a", "c")

    assert list(Compared((), frozenset({frozenset(("a", "c"))}), (one, other)).joining()) == [other]
