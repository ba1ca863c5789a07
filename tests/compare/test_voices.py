"""Which speakers of two reports are one voice: by name, by office, by the body for which a person speaks."""

import pytest

from reportedly.compare.voices import Speaker, issuer_of, same_speaker


def _body(name: str, *offices: str) -> Speaker:
    return Speaker(name, name, frozenset(offices), False)


def _person(name: str, *offices: str, bodies: tuple[str, ...] = ()) -> Speaker:
    return Speaker(name, name, frozenset(offices), False, frozenset(bodies), is_person=True)


def _role(words: str, *offices: str) -> Speaker:
    return Speaker(words, None, frozenset(offices), False)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        (_person("Ana Lenn"), _person("Lenn"), True),
        (_person("Ana Lenn", "mayor"), _person("Ida Roth", "mayor"), False),
        (_person("Ana Lenn", "minister"), _role("the minister", "minister"), True),
        (_body("Harrow Water"), _person("Ana Lenn", "spokeswoman", bodies=("harrow", "water")), True),
        (_body("Harrow Water"), _person("Ana Lenn", "spokeswoman", bodies=("torvik",)), False),
        (_body("Torvik Police", "polic"), _person("Ana Lenn", "polic", bodies=("torvik",)), True),
        (_person("Ana Lenn"), Speaker("a witness", None, frozenset(), True), False),
    ],
)
def test_speakers_are_one_by_name_office_or_the_body_they_speak_for(one: Speaker, other: Speaker, are: bool) -> None:
    assert bool(same_speaker(one, other)) is are
    assert bool(same_speaker(other, one)) is are


@pytest.mark.parametrize(("outlet", "speaks"), [("Ministry of Health", True), ("Torvik News Agency", False)])
def test_a_body_speaks_in_what_it_publishes_and_an_agency_does_not(outlet: str, speaks: bool) -> None:
    assert (issuer_of(outlet) is not None) is speaks
    assert issuer_of("Harrow Evening") is None
