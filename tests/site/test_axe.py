"""axe-core over a page of every kind, in a real browser: light and dark, desktop and phone; no serious or critical problem."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site.conftest import Site
from tests.site.kinds import of_each_kind

GRAVE = ("serious", "critical")
DESKTOP, PHONE = (1440, 900), (360, 800)
ALL = [(size, scheme) for size in (DESKTOP, PHONE) for scheme in ("light", "dark")]


@pytest.fixture
def page(chromium: Browser, size: tuple[int, int], scheme: str) -> Iterator[Page]:
    """A page of that size for a reader who likes ``scheme``."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light")
    yield context.new_page()
    context.close()


def found(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands."""
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['impact']} {one['id']} {node['target']} {node['html'][:120]}" for one in violations if one["impact"] in GRAVE for node in one["nodes"]]


def of_all(page: Page, site: Site) -> list[str]:
    """What it finds on a page of each kind."""
    wrong = []
    for path in of_each_kind(site):
        page.goto(path.as_uri())
        wrong += [f"{path.relative_to(site.folder)} {one}" for one in found(page)]
    return wrong


@pytest.mark.parametrize(("size", "scheme"), ALL)
def test_no_kind_of_page_keeps_anybody_out(page: Page, chinese: Site) -> None:
    wrong = of_all(page, chinese)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_nor_does_one_in_english(page: Page, english: Site) -> None:
    wrong = of_all(page, english)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("size", "scheme"), ALL)
def test_nor_what_opens_on_a_page(page: Page, chinese: Site) -> None:
    """A script's blanks asked for, a plan half done, everything unfolded."""
    wrong = []
    page.goto((chinese.folder / "scripts" / "scripts-solving.html").as_uri())
    page.locator(".db-take button:visible").first.click()
    wrong += found(page)
    page.goto((chinese.folder / "training" / "onboarding.html").as_uri())
    page.fill(".db-progress input", "2026-11-19")
    page.locator(".db-tick input").first.check()
    wrong += found(page)
    page.goto(longest(chinese.folder / "faqs").as_uri())
    page.evaluate("document.querySelectorAll('article details').forEach((one) => { one.open = true; })")
    wrong += found(page)
    assert not wrong, "\n".join(wrong)


def longest(folder: Path) -> Path:
    """The longest page in it."""
    return max((path for path in folder.glob("*.html") if path.name != "index.html"), key=lambda path: path.stat().st_size)
