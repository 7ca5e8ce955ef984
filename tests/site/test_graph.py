"""What hangs on an item, on its page in a real browser: words inside their boxes, links that lead, no sideways scroll, nothing from above the grade."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import graded
from tests.site.conftest import Site
from tests.site.outputs import Page
from tests.site.projects import build, write_project

SPILT = """() => [...document.querySelectorAll(".db-graph-svg :is(a, g) > rect")].flatMap((rect) => {
    const box = rect.getBoundingClientRect();
    return [...rect.parentElement.querySelectorAll("text")].filter((words) => {
        const own = words.getBoundingClientRect();
        return own.left < box.left + 1 || own.right > box.right - 1 || own.top < box.top || own.bottom > box.bottom + 1;
    }).map((words) => words.textContent);
})"""
#: Boxes that stand on one another.
MET = """() => {
    const boxes = [...document.querySelectorAll(".db-graph-svg rect")].map((rect) => rect.getBoundingClientRect());
    return boxes.filter((a, at) => boxes.slice(at + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
}"""
OPEN = "document.querySelector('details.db-graph').open = true"
KINDS = ("departments", "faqs", "forms", "policies", "positions", "procedures", "scripts", "training")


def drawn(site: Site) -> list[Page]:
    return [page for page in site.pages if 'class="db-graph"' in page.path.read_text("utf-8")]


def test_every_kind_with_pages_of_its_own_has_it_and_none_is_large(site: Site) -> None:
    folders = {page.path.parent.name for page in drawn(site)}
    assert folders >= {page.path.parent.name for page in site.pages if page.path.parent.name in KINDS}
    for page in site.pages:
        assert page.path.stat().st_size < 300_000, page.path
        assert len(page.ids) == len(set(page.ids)), page.path


def test_words_stay_inside_boxes_that_stand_apart(chromium: Browser, site: Site) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    for each in drawn(site)[::4]:
        page.goto(each.path.as_uri())
        page.evaluate(OPEN)
        assert page.evaluate(SPILT) == [], each.path
        assert page.evaluate(MET) == 0, each.path
    page.close()


@pytest.mark.parametrize("width", [360, 390])
def test_a_phone_moves_the_picture_and_not_the_page(chromium: Browser, chinese: Site, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 844})
    page.goto((chinese.folder / "positions" / "service-supervisor.html").as_uri())
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.locator(".db-graph__paper")
    assert paper.evaluate("it => it.scrollWidth > it.clientWidth")
    page.close()


def test_the_keyboard_opens_it_and_a_box_leads_to_its_page(chromium: Browser, chinese: Site) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.goto((chinese.folder / "procedures" / "refund-handling.html").as_uri())
    page.locator(".db-graph > summary").focus()
    page.keyboard.press("Enter")
    more = page.locator(".db-graph-svg a[href^='#']").first
    more.click()
    assert page.locator(":target").is_visible()
    page.locator(".db-graph-svg a", has_text="退款申请单").click()
    assert page.url.endswith("/forms/refund-form.html")
    page.close()


def test_nothing_above_the_grade_is_drawn(tmp_path: Path) -> None:
    site = build(write_project(tmp_path / "m", graded.files("2027-01-01")), tmp_path / "site")
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    assert any('class="db-graph"' in text for text in pages)
    assert not any(word in text for text in pages for word in graded.LEVELS)
