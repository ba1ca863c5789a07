import pytest

from reportedly.parse.inflection import base_form, is_past


@pytest.mark.parametrize(
    ("form", "tag", "learnt", "base"),
    [
        ("killed", "VBD", "kille", "kill"),
        ("Stopped", "VBN", "stopp", "stop"),
        ("evacuating", "VBG", "evacuat", "evacuate"),
        ("brought", "VBD", "broughd", "bring"),
        ("denies", "VBZ", "denie", "deny"),
        ("hopes", "VBZ", "hop", "hope"),
        ("passes", "VBZ", "passe", "pass"),
        ("set", "VBN", "s", "set"),
        ("clashes", "NNS", "clashe", "clash"),
        ("victories", "NNS", "victorie", "victory"),
        ("movies", "NNS", "movie", "movie"),
        ("caches", "NNS", "cache", "cache"),
        ("left", "VBD", "leave", "leave"),
        ("stranded", "VBN", "strand", "strand"),
        ("gazumped", "VBD", "gazumpe", "gazump"),
        ("glitzified", "VBD", "glitzifi", "glitzify"),
    ],
)
def test_an_inflected_form_is_led_back_to_its_base(form: str, tag: str, learnt: str, base: str) -> None:
    assert base_form(form, tag, learnt) == base


@pytest.mark.parametrize(
    ("form", "tag", "learnt"), [("'s", "VBZ", "be"), ("better", "JJR", "good"), ("vill", "FW", "vill")]
)
def test_a_form_that_rules_cannot_judge_keeps_what_was_learnt(form: str, tag: str, learnt: str) -> None:
    assert base_form(form, tag, learnt) == learnt


@pytest.mark.parametrize(
    ("form", "tag", "past"),
    [
        ("re-opened", "VBP", True),
        ("Stopped", "VB", True),
        ("need", "VBP", False),
        ("exceed", "VB", False),
        ("opened", "VBN", False),
        ("red", "VBP", False),
        ("open", "VBP", False),
    ],
)
def test_a_past_form_is_no_base_whatever_its_tag(form: str, tag: str, past: bool) -> None:
    assert is_past(form, tag) is past
