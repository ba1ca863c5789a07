"""Reading in a real browser: words and cards, layers, search, stories, and what a hostile text cannot do."""

from dataclasses import replace

import pytest
from browsing import FIRST, Served


def test_a_click_on_words_shows_their_card_and_a_click_on_a_card_its_words(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    page.locator('mark[data-on~="c2"]').first.click()
    assert page.locator(".card.chosen").get_attribute("id") == "c2"
    assert page.url.endswith("#c2")
    page.locator("#c3 .words").click()
    assert page.locator('mark.chosen[data-on~="c3"]').count() > 0
    assert page.locator('mark.chosen[data-on~="c2"]').count() == 0


def test_the_address_of_a_claim_shows_it_on_both_sides(served: Served) -> None:
    page = served.go(f"/document/{FIRST}#c3")
    assert page.locator(".card.chosen").get_attribute("id") == "c3"
    assert page.locator("#c3").is_visible()
    assert "it had ignored" in "".join(page.locator("mark.chosen").all_inner_texts())


def test_a_layer_that_is_taken_off_stays_off_on_the_next_page(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    line = 'getComputedStyle(document.querySelector(".text mark.claim")).backgroundImage'
    assert "gradient" in page.evaluate(line)
    page.locator("#layer-claim").uncheck()
    assert page.evaluate(line) == "none"
    served.go(f"/document/{FIRST}")
    assert not page.locator("#layer-claim").is_checked()


def test_the_claims_of_a_long_document_come_behind_its_page(served: Served) -> None:
    record = served.case.kept[FIRST]
    many = tuple(replace(record.claims[0], id=f"c{number}") for number in range(1, 131))
    served.case.kept[FIRST] = replace(record, claims=many)
    page = served.go(f"/document/{FIRST}#c130")
    page.locator("#c130.chosen").wait_for()
    assert page.locator(".card").count() == 130
    assert page.locator("[data-more]").count() == 0
    page.locator('#c129 button[value="accept"]').click()
    page.locator("#c129.is-accepted").wait_for()
    assert "1 of 130" in page.locator("[data-progress]").inner_text()


def test_a_page_is_printed_in_the_colours_of_paper_however_dark_the_screen_is(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    page.emulate_media(media="print", color_scheme="dark")
    chip = 'getComputedStyle(document.querySelector("mark.figure")).backgroundColor'
    dark = page.evaluate(chip)
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate(chip) == dark


@pytest.mark.parametrize("address", ["/", f"/document/{FIRST}", "/review", "/timeline", "/network"])
def test_the_keys_are_shown_on_every_page(served: Served, address: str) -> None:
    page = served.go(address)
    page.keyboard.press("?")
    assert page.get_by_text("accept, and on to the next").is_visible()
    page.keyboard.press("?")
    assert page.get_by_text("accept, and on to the next").is_hidden()


def test_the_search_is_one_key_away(served: Served) -> None:
    page = served.go("/")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("hurt")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hurt")
    assert page.locator("mark.hit").first.inner_text() == "hurt"


def test_a_story_leads_to_the_words_of_each_telling(served: Served) -> None:
    page = served.go("/stories")
    page.locator(".story-line a.title").click()
    page.wait_for_url("**/story/s1")
    assert page.locator(".origin").count() == 1
    page.locator(".origin .go").first.click()
    page.wait_for_url("**/document/*#c*")
    page.locator(".card.chosen").wait_for()


def test_what_a_document_says_is_text_and_never_runs(served: Served) -> None:
    record = served.case.kept[FIRST]
    bad = '"><script>document.title="broken in"</script><svg onload=alert(1)>\u202e'
    doc = replace(record.document, title=bad, publisher=bad, source=bad, url="javascript:alert(1)", authors=(bad,))
    entities = tuple(replace(item, name=bad) for item in record.entities)
    served.case.kept[FIRST] = replace(record, document=doc, entities=entities)
    for path in (
        f"/document/{FIRST}",
        "/",
        "/review",
        "/entity/1",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/map",
    ):
        page = served.go(path)
        assert page.title() != "broken in"
        assert page.locator("script:not([src])").count() == 0
        assert page.locator('a[href^="javascript:"]').count() == 0
        assert page.locator("[onload], [onerror]").count() == 0
