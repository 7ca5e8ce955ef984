"""The chart on the page of the organisation, in a real browser: its words inside their boxes, and the table on the phone."""

from playwright.sync_api import Browser

from tests.site.conftest import Site

#: Words that stand over the edge of their box, whatever font the browser has.
SPILT = """() => [...document.querySelectorAll(".db-chart-svg text")].filter((words) => {
    const box = (words.closest("a, g").querySelector("rect") || words.closest("a, g").previousElementSibling.querySelector("rect"))?.getBoundingClientRect();
    const own = words.getBoundingClientRect();
    return box && (own.left < box.left + 1 || own.right > box.right - 1 || own.top < box.top || own.bottom > box.bottom + 1);
}).map((words) => words.textContent)"""


def test_words_stay_inside_their_boxes(chromium: Browser, site: Site) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.goto((site.folder / "organisation.html").as_uri())
    assert page.locator(".db-chart-svg").first.is_visible()
    assert page.locator(".db-chart-svg text").count() > 20
    assert page.evaluate(SPILT) == []
    drawn = page.locator(".db-chart-svg").first.bounding_box()
    around = page.locator(".db-chart").first.bounding_box()
    assert drawn
    assert around
    assert drawn["width"] <= around["width"]


def test_a_phone_has_the_table_instead(chromium: Browser, site: Site) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto((site.folder / "organisation.html").as_uri())
    assert not page.locator(".db-chart-svg").first.is_visible()
    assert page.locator(".db-places").is_visible()


def test_a_box_leads_to_its_page(chromium: Browser, chinese: Site) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.goto((chinese.folder / "organisation.html").as_uri())
    page.locator(".db-chart-svg a[data-post=tier1-agent]").click()
    assert page.url.endswith("/positions/tier1-agent.html")
