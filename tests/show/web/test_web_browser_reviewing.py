"""Reviewing in a real browser: with the keyboard, with a colleague, without any script, and signed in."""

from browsing import FIRST, Served
from playwright.sync_api import Browser, Page

from reportedly.decision import Decision


def test_a_case_is_reviewed_with_the_keyboard_alone(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    page.keyboard.press("j")
    first = page.locator(".card.chosen").get_attribute("id")
    page.keyboard.press("a")
    page.locator(f"#{first}.is-accepted").wait_for()
    page.wait_for_function("id => document.querySelector('.card.chosen').id !== id", arg=first)
    second = page.locator(".card.chosen").get_attribute("id")
    page.keyboard.press("x")
    page.locator(f"#{second}.is-rejected").wait_for()
    assert [act.act for act in served.case.acts] == ["accept", "reject"]
    assert "2 of" in page.locator("[data-progress]").inner_text()
    page.keyboard.press("u")
    page.locator(f"#{second}:not(.is-rejected)").wait_for()
    assert page.locator(".card.chosen").get_attribute("id") == second
    page.keyboard.press("k")
    assert page.locator(".card.chosen").get_attribute("id") == first
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.name === 'polarity'")
    page.locator(f"#{first} select[name=status]").select_option("planned")
    page.locator(f"#{first} .correct-form button").click()
    page.locator(f"#{first}.is-corrected").wait_for()
    assert page.locator(f"#{first} .correct-form").count() == 0


def test_a_second_reviewer_sees_that_a_claim_changed(served: Served) -> None:
    page = served.go(f"/document/{FIRST}")
    target = served.case.target(FIRST, "c2")
    served.case.decide(Decision("reject", "Olek", target))
    page.locator('#c2 button[value="accept"]').click()
    page.locator("#c2.is-rejected").wait_for()
    assert "changed meanwhile: rejected by Olek" in page.locator("#c2 .state").inner_text()
    assert [act.act for act in served.case.acts] == ["reject"]


def test_a_page_reads_and_decides_without_any_script(served: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/document/{FIRST}#c2")
    page.locator("#c2 a.correct").click()
    page.get_by_role("button", name="Accept").click()
    page.locator("#c2.is-accepted").wait_for()
    page.get_by_text("Done.").wait_for()
    page.locator("#c3 a.correct").click()
    page.locator("select[name=status]").select_option("planned")
    page.get_by_role("button", name="Save").click()
    page.locator("#c3.is-corrected").wait_for()
    assert [act.act for act in served.case.acts] == ["accept", "correct"]
    context.close()


def test_all_that_is_shown_is_accepted_and_taken_back_at_once(served: Served) -> None:
    page = served.go("/review")
    shown = page.locator(".card").count()
    assert shown > 3
    page.locator(".bulk button", has_text="Accept").click()
    page.get_by_text("Done for every claim").wait_for()
    assert [act.act for act in served.case.acts] == ["accept"] * shown
    page.get_by_role("button", name="Undo the last").click()
    page.get_by_text("Your last step is taken back.").wait_for()
    assert served.go("/review").locator(".card").count() == shown


def test_somebody_signs_in_merges_two_names_and_signs_out(team: Page) -> None:
    team.goto("/entities")
    team.get_by_label("Name").fill("ida")
    team.get_by_label("Password").fill("a wrong password")
    team.get_by_role("button", name="Sign in").click()
    team.get_by_text("No account has this name").wait_for()
    team.get_by_label("Name").fill("ida")
    team.get_by_label("Password").fill("correct horse battery")
    team.get_by_role("button", name="Sign in").click()
    team.locator("td a").first.click()
    one = team.url
    team.go_back()
    other = team.locator("td a").nth(1).get_attribute("href") or ""
    team.goto(one)
    team.keyboard.press("m")
    team.keyboard.type(other.rsplit("/", 1)[1])
    team.locator("#merge input[name=note]").fill("one after all")
    team.get_by_role("button", name="Merge").click()
    team.get_by_text("Done.").wait_for()
    team.get_by_role("button", name="Sign out").click()
    team.wait_for_url("**/sign-in")
