"""A training plan on the screen: ticks that stay, the dates of its days, and which of them is today."""

from playwright.sync_api import Page, expect

from tests.site.desks import STORED, Desks

PLAN = "training/onboarding.html"
MONDAY = "2026-11-23T03:00:00Z"


def opened(desks: Desks) -> Page:
    """The plan on a Monday."""
    desk = desks()
    desk.page.clock.set_fixed_time(MONDAY)
    return desk.open(PLAN).page


def test_ticks_stay_in_this_browser(desks: Desks) -> None:
    page = opened(desks)
    boxes = page.locator(".db-tick").get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(7).check()
    page.reload()
    assert [at for at, box in enumerate(boxes.all()) if box.is_checked()] == [0, 7]
    expect(page.locator(".db-progress [role=status]")).to_have_text(f"已完成2项，共{boxes.count()}项")
    assert [key.endswith(":plan") for key, _ in page.evaluate(STORED) if "plan" in key] == [True]


def test_a_day_is_done_when_all_of_it_is(desks: Desks) -> None:
    page = opened(desks)
    first = page.locator(".db-line > li").first
    for box in first.get_by_role("checkbox").all():
        expect(first).not_to_have_attribute("data-state", "done")
        box.check()
    expect(first).to_have_attribute("data-state", "done")


def test_dates_follow_the_first_day_and_skip_weekends(desks: Desks) -> None:
    page = opened(desks)
    expect(page.locator(".db-dates").first).to_be_empty()
    page.get_by_label("入职日期").fill("2026-11-19")
    assert page.locator(".db-dates").all_inner_texts()[:4] == ["11-19", "11-20", "11-23", "11-24至12-02"]
    today = page.locator(".db-line > li[aria-current=date]")
    expect(today).to_have_count(1)
    expect(today).to_contain_text("今天")
    expect(today).to_contain_text("第3天")


def test_everything_can_be_cleared(desks: Desks) -> None:
    page = opened(desks)
    page.get_by_label("入职日期").fill("2026-11-19")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="全部清掉").click()
    expect(page.locator(".db-line [aria-current], .db-line :checked")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("入职日期")).to_have_value("")


def test_what_is_kept_may_be_anything(desks: Desks) -> None:
    page = opened(desks)
    key = page.evaluate("`deskbook:${location.pathname}:plan`")
    for kept in ("{", "null", "7", '{"first": 7, "ticks": 3}', '{"first": "someday", "ticks": []}'):
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        expect(page.locator(".db-progress")).to_be_visible()
