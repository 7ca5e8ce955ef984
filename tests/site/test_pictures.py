"""What every kind of page looks like: at three widths, light and dark, compared with pictures that somebody looked at.

``pytest tests/site/test_pictures.py --update-golden`` takes them again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pictures import picture
from tests.site.conftest import Site

GOLDEN = Path(__file__).parent / "golden"
#: One page of each kind.
PAGES = {
    "home": "index.html", "desk": "lookup.html", "organisation": "organisation.html", "department": "departments/service.html",
    "position": "positions/tier1-agent.html", "positions": "positions/index.html", "procedure": "procedures/repair-visit.html",
    "policy": "policies/customer-data.html", "matrix": "scripts/index.html", "scripts": "scripts/scripts-apology.html", "topic": "faqs/refunds.html",
    "training": "training/onboarding.html", "form": "forms/complaint-form.html", "glossary": "glossary.html", "lead": "lead.html",
    "conduct": "conduct.html", "duties": "duties.html",
}  # fmt: skip
WIDTHS = (360, 768, 1440)
#: Points of a picture for one of the page: enough to see what stands where, too few for the shapes of letters.
SCALE = 0.2
#: Of a long page, so much from its top, in points of the page.
TALL = 2000
#: Share of a picture that may differ; a missing column or a panel on the wrong ground differs by far more.
TOLERANCE = 0.02
#: What the sheet's grid would be without its rule.
WRONG = "<style>.db-grid { display: block !important }</style>"
#: The same page on any day, without what blinks.
STILL = "* { transition: none !important; animation: none !important; caret-color: transparent !important }"


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Light and dark."""
    said: str = request.param
    return said


@pytest.fixture(scope="module", params=WIDTHS)
def page(request: pytest.FixtureRequest, chromium: Browser, scheme: str) -> Iterator[Page]:
    """An empty page of a width and a scheme."""
    size = {"width": request.param, "height": 1000}
    context = chromium.new_context(viewport=size, color_scheme=scheme, device_scale_factor=SCALE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def taken(page: Page, path: Path) -> bytes:
    """The picture of a page from its top."""
    page.goto(path.as_uri())
    page.add_style_tag(content=STILL)
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.viewport_size
    wide = page.viewport_size["width"]
    tall = min(TALL, page.evaluate("document.documentElement.scrollHeight"))
    return page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": wide, "height": tall})


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_looks_as_it_did(kind: str, page: Page, scheme: str, chinese: Site, update_golden: bool) -> None:
    made = taken(page, chinese.folder / PAGES[kind])
    assert page.viewport_size
    path = GOLDEN / f"{kind}-{page.viewport_size['width']}-{scheme}.png"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made)
    unlike = picture(made).unlike(picture(path.read_bytes()))
    assert unlike < TOLERANCE, f"{path.name}: {unlike:.1%}"


def test_every_kind_of_page_has_its_pictures(chinese: Site) -> None:
    folders = {Path(name).parts[0] for name in PAGES.values()}
    there = {path.relative_to(chinese.folder).parts[0] for path in chinese.folder.rglob("*.html")}
    assert there - folders == {"404.html", "conventions.html", "pages"}


def test_a_page_that_looks_otherwise_is_told(chromium: Browser, chinese: Site) -> None:
    """The near miss is the same page taken twice; the wrong one has lost a stylesheet's rule."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, device_scale_factor=SCALE)
    page = context.new_page()
    path = chinese.folder / PAGES["position"]
    first = picture(taken(page, path))
    assert first.unlike(picture(taken(page, path))) < TOLERANCE
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML('beforeend', '{WRONG}'))")
    assert first.unlike(picture(taken(page, path))) >= TOLERANCE
    context.close()
