"""The first minute of each of the four readers, from the home page on: the agent, the newcomer, HR and the lead; at a desk and on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.desks import PHONE, WIDE, Desk, Desks


@pytest.fixture(params=[WIDE, PHONE], ids=["desk", "phone"])
def home(request: pytest.FixtureRequest, desks: Desks) -> Desk:
    """Somebody who has just opened the manual."""
    return desks(request.param).open("index.html")


def door(page: Page, title: str) -> Locator:
    """The door of the home page with that title."""
    return page.locator(".db-door", has=page.locator("h2", has_text=title))


def through(home: Desk, title: str) -> Page:
    """One click on a door's title."""
    door(home.page, title).locator("h2 a").click()
    return home.page


def test_the_agent_types_what_the_customer_says_and_copies_the_words(home: Desk) -> None:
    page = home.page
    home.press("/")
    page.keyboard.type("发票抬头写错")
    expect(page.locator("[role=option]").first).to_be_visible()
    home.press("Enter")
    expect(page.locator("h1, h2").first).to_be_visible()
    home.open("index.html")
    through(home, "坐席查询")
    expect(page.locator("#db-field")).to_be_focused()
    page.keyboard.type("发票抬头写错了")
    expect(page.locator(".db-results .db-band")).to_have_attribute("data-band", "sure")
    if page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}:
        home.press("Enter")
    answer = page.locator(".db-answer")
    expect(answer.locator("h2.t")).to_contain_text("抬头")
    top = answer.locator(".db-say").bounding_box()
    assert top
    assert page.viewport_size
    assert top["y"] < page.viewport_size["height"], "the words to say begin without scrolling"
    for field in answer.locator(".db-slots input").all():
        field.fill(field.input_value() or "李女士")
    home.press("Control+Enter")
    said = page.evaluate("window.copied")
    assert said
    assert "{" not in said


def test_the_newcomer_sees_the_first_day_and_ticks_it_off(home: Desk) -> None:
    page = through(home, "新人上岗")
    expect(page).to_have_url(re.compile(r"/training/[^/]+\.html$"))
    first = page.locator(".db-line > li").first
    expect(first).to_be_visible()
    expect(first).to_contain_text("第1天")
    tick = first.get_by_role("checkbox").first
    tick.check()
    page.reload()
    expect(first.get_by_role("checkbox").first).to_be_checked()
    first.get_by_role("link").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert not page.url.endswith("404.html")


def test_hr_finds_the_job_description_and_who_signs_it(home: Desk) -> None:
    page = through(home, "人事与制度")
    expect(page).to_have_url(re.compile(r"/positions/index\.html$"))
    page.locator("article table").get_by_role("link", name="一线客服专员", exact=True).first.click()
    expect(page.locator("article h1")).to_contain_text("岗位说明书")
    expect(page.locator(".db-grid").first).to_contain_text("岗位编号")
    duties = page.locator("table.db-duty")
    expect(duties).to_contain_text("接")
    row = duties.locator("tbody tr").first
    said, result = row.locator("td").nth(-2).bounding_box(), row.locator("td").nth(-1).bounding_box()
    assert said
    assert result
    if page.viewport_size and page.viewport_size["width"] > 1000:
        assert said["y"] == result["y"], "the result stands beside its duty"
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).not_to_be_visible()
    expect(page.locator("article h1")).to_be_visible()


def test_the_lead_sees_what_is_overdue_and_goes_there(home: Desk) -> None:
    page = through(home, "主管维护")
    expect(page).to_have_url(re.compile(r"/lead\.html$"))
    page.locator(".db-stats a[data-state]").first.click()
    late = page.locator(".db-due tbody tr").first
    expect(late).to_contain_text("逾期")
    name = late.get_by_role("link").first.inner_text()
    late.get_by_role("link").first.click()
    expect(page.locator("article h1")).to_contain_text(name)
    expect(page.locator(".db-fresh").first).to_contain_text("逾期")
    page.go_back()
    page.locator("td.db-gap a:visible").first.click()
    expect(page.locator(":target")).to_be_visible()
