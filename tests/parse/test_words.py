import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.words import words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know, can't ask.", "They do n't know , ca n't ask ."),
        ("We cannot; they’re gonna, I’m not.", "We can not ; they ’re gon na , I ’m not ."),
        ("It wasn’t John's or the miners' fault", "It was n’t John 's or the miners ' fault"),
        ("O'Neill's o'clock, d’Azur", "O'Neill 's o'clock , d’Azur"),
        ("a well-known non-profit, 12-year-old co-founder", "a well - known non-profit , 12 - year - old co-founder"),
        ("Mr. Hill of the U.S. Senate, e.g. J. K. Moss", "Mr. Hill of the U.S. Senate , e.g. J. K. Moss"),
        ("at 10:30 a.m. on Jan. 5", "at 10:30 a.m. on Jan. 5"),
        ("No. 5 won. He said no. They left.", "No. 5 won . He said no . They left ."),
        ("$50, US$3.5bn, €1,200.50 and 12%", "$ 50 , US$ 3.5 bn , € 1,200.50 and 12 %"),
        ("5pm, 25km, the 1990s, '90s, 3rd", "5 pm , 25 km , the 1990s , '90s , 3rd"),
        ("2014–2017, 2014-2017", "2014 – 2017 , 2014 - 2017"),
        ("see https://example.org/a?b=c, or me@example.org.", "see https://example.org/a?b=c , or me@example.org ."),
        ("@mayor said #floods #1", "@mayor said #floods # 1"),
        ("Wait... what?! Yes…", "Wait ... what ?! Yes …"),
        ("and/or (he [sic] left)", "and / or ( he [ sic ] left )"),
        ("AT&T :) -- yes—no", "AT&T :) -- yes — no"),
        ("“I left,” she said", "“ I left , ” she said"),
        ("dont lets say thats it", "do nt lets say that s it"),
        ("non-U.S. firms, UN-backed, mid-1990s", "non-U.S. firms , UN - backed , mid-1990s"),
        ("MR. HILL, U.S.-led, USD2 and +/-3", "MR. HILL , U.S. - led , USD 2 and +/- 3"),
        ("its not its fault", "it s not its fault"),
        ("read pic.example.com/x-y.", "read pic.example.com/x-y ."),
        ("(b. 1950) w/o 713-555-0100", "( b. 1950 ) w/o 713-555-0100"),
        ("رئيس 東京 👩🏽‍🚒!", "رئيس 東京 👩 🏽‍ 🚒 !"),
    ],
)
def test_words_are_cut_as_universal_dependencies_cuts_them(text: str, expected: str) -> None:
    assert cut(text) == expected.split(" ")


def test_only_the_asked_stretch_is_cut_and_offsets_are_absolute() -> None:
    assert words("One. Two three. Four", 5, 15) == [(5, 8), (9, 14), (14, 15)]


@given(st.text() | st.text(alphabet="aAnt'’.-/@&$:,019 _(!\n\u0301\u200d"))
def test_every_character_but_white_space_lies_in_exactly_one_word(text: str) -> None:
    covered = [place for start, end in words(text, 0, len(text)) for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert set(range(len(text))) - set(covered) == {place for place, char in enumerate(text) if char.isspace()}
    assert all(start < end for start, end in words(text, 0, len(text)))


@pytest.mark.parametrize(
    "piece", ["a", "a'", "a.", "non-", "a@", "http://", "1,", "n'", "a&", "a_", "a.b_", "…", "123-", "w.1"]
)
def test_a_run_without_end_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000
    spans = words(text, 0, len(text))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
