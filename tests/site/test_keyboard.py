"""The keyboard alone: every control of a page is reached, shows that it is, and the first stop leads past the furniture."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Site
from tests.site.kinds import of_each_kind

#: What can be used and seen, numbered; of a group of which the arrows choose, only the one that is chosen.
NUMBER = """() => {
    const can = "a[href], button, input, select, textarea, summary, [tabindex]";
    const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length && e.tabIndex >= 0;
    const usable = (e) => !e.disabled && !e.closest("[inert]") && !(e.type === "radio" && !e.checked);
    return [...document.querySelectorAll(can)].filter((e) => seen(e) && usable(e)).map((e, at) => {
        e.dataset.stop = at;
        return `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 30)}`;
    });
}"""
STOP = """() => {
    const e = document.activeElement, style = getComputedStyle(e);
    const drawn = e.namespaceURI.endsWith("svg") && [...e.querySelectorAll("*")].some((shape) => parseFloat(getComputedStyle(shape).strokeWidth) >= 2);
    return {
        stop: e.dataset.stop ?? null, name: `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 30)}`,
        ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none" || drawn,
    };
}"""


@pytest.fixture(params=[(1440, 900), (360, 800)], ids=["desktop", "phone"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of that size."""
    context = chromium.new_context(viewport={"width": request.param[0], "height": request.param[1]})
    yield context.new_page()
    context.close()


def walked(page: Page, most: int) -> list[dict[str, object]]:
    """The stops of Tab, up to ``most``, or until the first comes again."""
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stops and stop["stop"] is not None and stop["stop"] == stops[0]["stop"]:
            break
        stops.append(stop)
    return stops


def test_every_control_is_reached_and_shows_it(page: Page, english: Site) -> None:
    wrong = []
    for path in of_each_kind(english):
        page.goto(path.as_uri())
        names = page.evaluate(NUMBER)
        stops = walked(page, len(names) + 20)
        reached = {int(str(stop["stop"])) for stop in stops if stop["stop"] is not None}
        wrong += [f"{path.relative_to(english.folder)} not reached: {name}" for at, name in enumerate(names) if at not in reached]
        wrong += [f"{path.relative_to(english.folder)} no ring: {stop['name']}" for stop in stops if stop["stop"] is not None and not stop["ring"]]
    assert not wrong, "\n".join(wrong)


def test_the_first_stop_leads_past_the_furniture(page: Page, site: Site) -> None:
    without = []
    for path in of_each_kind(site):
        page.goto(path.as_uri())
        if page.locator("[data-deskbook=desk]").count():
            continue  # there the field has the focus
        page.keyboard.press("Tab")
        if "md-skip" not in str(page.evaluate(STOP)["name"]):
            without.append(str(path.relative_to(site.folder)))
            continue
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        if not page.evaluate("document.querySelector('.md-content').contains(document.activeElement)"):
            without.append(f"{path.relative_to(site.folder)}: {page.evaluate(STOP)['name']}")
    assert not without, "\n".join(without)
