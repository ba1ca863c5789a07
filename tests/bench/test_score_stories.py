import pytest

from bench.counts import BCubed, Scores, Share
from bench.events import SPLITS, Event, Split, Statement, TrueStory, Truth, load
from bench.score_stories import Told, best, score_stories

A1, A2 = Statement("e/1.txt", "nine died", "A", "e: dead"), Statement("e/2.txt", "12 died", "B", "e: dead")
H1, H2 = Statement("e/1.txt", "four hurt", "A", "e: hurt"), Statement("e/2.txt", "4 were hurt", "A", "e: hurt")
C1 = Statement("e/3.txt", "20 casualties", "C", "e: casualties")


def story(name: str, *statements: Statement, dispute: str | None = None, verdict: str = "repeated") -> TrueStory:
    return TrueStory(name, "", verdict, dispute, False, len({one.origin for one in statements}), statements)


DEAD = story("e: dead", A1, A2, dispute="figure", verdict="disputed")
TRUTH = Truth(
    (
        Event(
            "e",
            (),
            (),
            (DEAD, story("e: hurt", H1, H2), story("e: casualties", C1, verdict="asserted")),
            frozenset({frozenset({"e: dead", "e: casualties"})}),
        ),
    )
)


def told(*statements: Statement, dispute: str | None = None, verdict: str = "repeated", origins: int = 1) -> Told:
    return Told("s", frozenset(statements), 0, verdict, dispute, False, origins)


def score(*stories: Told) -> Scores:
    return score_stories(list(stories), TRUTH)


@pytest.mark.parametrize("split", SPLITS)
def test_the_truth_itself_scores_full_marks(split: Split) -> None:
    truth = Truth(load(split))
    perfect = [
        Told(one.name, frozenset(one.statements), 0, one.verdict, one.dispute, one.development, one.origins)
        for one in truth.stories.values()
    ]
    beside = [
        Told("", frozenset(a for name in pair for a in truth.stories[name].statements), 0, "", "scope", False, 2)
        for pair in truth.scopes
    ]
    scores = score_stories(perfect + beside, truth)
    assert {name: one.value for name, one in scores.items() if one.value != 100} == {}
    assert min(one.count for one in scores.values()) > 9


def test_a_pair_across_scopes_counts_neither_way() -> None:
    scores = score(told(A1, A2, C1), told(H1, H2))
    assert (scores["pairs"].value, scores["B³"].value) == (100, 100)


def test_two_stories_in_one_cost_precision_and_one_story_in_two_costs_recall() -> None:
    assert score(told(A1, A2, H1, H2))["B³"] == BCubed(4 * 0.5 + 1, 5, 5)
    assert score(told(A1), told(A2), told(H1, H2))["B³"] == BCubed(5, 2 * 0.5 + 3, 5)


def test_a_statement_that_the_program_did_not_see_stands_alone() -> None:
    assert score()["B³"] == BCubed(5, 4 * 0.5 + 1, 5)


def test_claims_that_speak_of_nothing_marked_change_nothing() -> None:
    blind = Told("s", frozenset(), 3, "disputed", "figure", False, 3)
    assert score(told(A1, A2), blind) == score(told(A1, A2))


def test_the_story_with_most_in_common_is_held_against_the_truth() -> None:
    small, large = told(A1), told(A1, A2, H1)
    assert best(DEAD, [small, large]) is large
    assert best(DEAD, [told(H1)]) is None


@pytest.mark.parametrize(
    ("one", "precision", "recall", "right_type"),
    [
        (told(A1, A2, dispute="figure"), Share(1, 1), Share(1, 2), Share(1, 1)),
        (told(A1, A2, dispute="date"), Share(1, 1), Share(1, 2), Share(0, 1)),
        (told(H1, H2, dispute="figure"), Share(0, 1), Share(0, 2), Share(0, 0)),
        (told(A1, C1, dispute="scope"), Share(1, 1), Share(1, 2), Share(1, 1)),
        (told(A1, C1, dispute="figure"), Share(0, 1), Share(0, 2), Share(0, 0)),
        (told(A1, A2, dispute="revision"), Share(0, 0), Share(0, 2), Share(0, 0)),
        (told(A1, dispute="figure"), Share(0, 0), Share(0, 2), Share(0, 0)),
    ],
)
def test_a_dispute_is_right_where_the_story_is_in_dispute(
    one: Told, precision: Share, recall: Share, right_type: Share
) -> None:
    scores = score(one)
    assert scores["dispute precision"] == precision
    assert scores["dispute recall"] == recall
    assert scores["dispute type"] == right_type


def test_what_rests_on_one_origin_is_not_independently_reported() -> None:
    verdict = "independently reported"
    scores = score(told(A1, A2, verdict=verdict), told(H1, H2, verdict=verdict), told(C1, verdict=verdict))
    assert scores["independent"] == Share(1, 2)


def test_origins_are_counted_over_stories_of_several_statements() -> None:
    scores = score(told(A1, A2, origins=2), told(H1, H2, origins=2), told(C1, origins=1))
    assert (scores["origins"], scores["origins, all"]) == (Share(1, 2), Share(2, 3))
