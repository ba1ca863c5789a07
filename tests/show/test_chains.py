"""Chains of voices in few words."""

from reportedly.show.voices import named


def test_a_voice_that_follows_itself_is_named_once_and_one_that_comes_back_again() -> None:
    assert named(["The Post", "Ada", "Ada", "Bo", "Ada"]) == ["The Post", "Ada", "Bo", "Ada"]


def test_a_voice_that_nobody_names_is_left_out() -> None:
    assert named(["The Post", "", "Ada"]) == ["The Post", "Ada"]
