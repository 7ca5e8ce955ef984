"""Pages printed from a browser: a reading copy on A4 with everything open, nothing to press, nothing cut off."""

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Site
from tests.site.outputs import read_page
from tests.site.test_browser import CONTRAST, CONTRASTS, PARTS, WIDEST

#: One long page of every kind that people print.
PAGES = (
    "positions/tier1-agent.html", "forms/complaint-form.html", "procedures/repair-visit.html", "policies/customer-data.html", "faqs/refunds.html",
    "organisation.html", "training/onboarding.html", "glossary.html", "scripts/scripts-apology.html",
)  # fmt: skip
A4 = (595, 842)
FURNITURE = (
    ".md-header",
    ".md-tabs",
    ".md-sidebar",
    ".md-search",
    ".md-top",
    ".db-foot",
    ".db-jump",
    ".db-prints",
    ".db-more",
    ".headerlink",
    "button",
    "input",
)
#: What must not be torn by the end of a page, and what may be where it does not say so.
WHOLE = "article :is(tr, figure, .db-steps > li, .db-never, .db-ch, .db-note, .db-refs, .db-ladder > li, .db-terms > div, .db-grid > *)"
BREAKS = "all => all.filter(e => getComputedStyle(e).breakInside !== 'avoid').map(e => e.className || e.tagName)"
FOLDED = "article details:not(.db-fold, .db-graph, .db-quiz *)"
CLOSED = "all => all.filter(e => [...e.children].some(c => !c.matches('.db-more') && !c.offsetHeight)).length"
HEADS = "all => all.filter(e => getComputedStyle(e).display !== 'table-header-group').map(e => e.innerText)"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, chromium: Browser, chinese: Site) -> Iterator[Page]:
    """A page as it was left on a dark screen."""
    context = chromium.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.goto((chinese.folder / request.param).as_uri())
    made.add_style_tag(content="* { transition: none !important }")
    yield made
    context.close()


def squeezed(text: str) -> str:
    """``text`` without blanks."""
    return "".join(text.split())


def holds(printed: str, words: str) -> bool:
    """Whether ``words`` are printed; where two characters share a glyph, a browser may write the other: a radical, the figure dash."""
    return bool(re.search("".join(f"[{re.escape(sign)}\u2e80-\u2fdf]" for sign in words.replace("\u2013", "\u2012")), printed.replace("\u2013", "\u2012")))


def test_it_prints_on_a4_with_all_its_words(page: Page) -> None:
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in reader.pages} == {A4}
    printed = [squeezed(sheet.extract_text()) for sheet in reader.pages]
    assert all(printed), "an empty page"
    page.emulate_media(media="print")
    page.evaluate("() => document.querySelectorAll('.db-sr').forEach(e => e.remove())")
    shown = [squeezed(words) for words in page.locator("article").inner_text().split("\n")]
    said = "".join(printed)
    missing = [words for words in shown if words and not holds(said, words)]
    assert len(missing) <= len(shown) // 50, missing[:20]  # a few stand on two pages
    assert "目录" not in printed[0]


def test_nothing_is_left_to_press_and_nothing_is_cut_off(page: Page) -> None:
    page.emulate_media(media="print")
    for selector in FURNITURE:
        assert not [part for part in page.locator(selector).all() if part.is_visible()], selector
    page.set_viewport_size({"width": 673, "height": 1000})  # between the margins, 96 dots an inch
    assert page.evaluate(WIDEST)["page"] <= 673, page.evaluate(WIDEST)["out"]


def test_what_is_folded_is_open(page: Page) -> None:
    page.emulate_media(media="print")
    closed = page.eval_on_selector_all(FOLDED, CLOSED)
    assert closed == 0


def test_rows_stay_whole_and_tables_say_their_head_again(page: Page) -> None:
    page.emulate_media(media="print")
    torn = set(page.eval_on_selector_all(WHOLE, BREAKS)) - {"TR"}
    assert not torn
    assert not page.eval_on_selector_all("article thead", HEADS)
    rows = page.eval_on_selector_all("article tr", "all => all.filter(e => !e.closest('.db-duty') && getComputedStyle(e).breakInside !== 'avoid').length")
    assert rows == 0


def test_it_is_dark_on_white_whatever_the_screen_was(page: Page) -> None:
    assert page.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    found = page.evaluate(CONTRASTS, {part: PARTS[part] for part in ("text", "links", "meta")})
    assert all(ratio >= CONTRAST for ratio, _ in found.values()), found


def test_the_head_of_a_long_table_stands_on_each_of_its_pages(chromium: Browser, chinese: Site) -> None:
    page = chromium.new_page()
    try:
        page.goto((chinese.folder / "positions" / "tier1-agent.html").as_uri())
        content = page.pdf(prefer_css_page_size=True)
    finally:
        page.close()
    pages = [squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(content)).pages]
    assert sum(holds(said, "职责组职责工作成果") for said in pages) >= 2


def test_the_name_of_a_stage_is_not_left_at_the_foot_of_a_page(chromium: Browser, chinese: Site) -> None:
    page = chromium.new_page()
    try:
        page.goto((chinese.folder / "scripts" / "index.html").as_uri())
        stages = [squeezed(words) for words in page.locator(".db-stage").all_inner_texts()]
        printed = [squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    finally:
        page.close()
    assert len(stages) > 5
    assert not [words for words in stages for said in printed if holds(said[-len(words) :], words)]


def test_the_first_page_of_the_manual_is_one_page(chromium: Browser, chinese: Site) -> None:
    page = chromium.new_page()
    try:
        page.goto((chinese.folder / "index.html").as_uri())
        assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1
    finally:
        page.close()


def test_the_questions_of_a_topic_do_not_take_a_page_each(chromium: Browser, chinese: Site) -> None:
    path = chinese.folder / "faqs" / "refunds.html"
    page = chromium.new_page()
    try:
        page.goto(path.as_uri())
        printed = len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    finally:
        page.close()
    assert printed <= len(re.findall(r'class="db-faq"', path.read_text("utf-8")))
    assert read_page(path).article
