"""Pages in a real browser: no sideways scrolling at any width, contrast in light and dark, keyboard, print, silence."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site.conftest import Site
from tests.site.kinds import KINDS, of_each_kind

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: 720 and 640 are what 200 % leave of 1440 and 1280.
WIDTHS = (1440, 768, 720, 640, 390, 360)
#: Level AA for text of ordinary size.
CONTRAST = 4.5
#: A request that ends because the page was left.
LEFT = "net::ERR_ABORTED"

WIDEST = """() => ({
    page: document.documentElement.scrollWidth,
    window: window.innerWidth,
    out: [...document.querySelectorAll("article *")]
        .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && getComputedStyle(e).position !== "absolute")
        .slice(0, 3).map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)} ${e.textContent.trim().slice(0, 30)}`),
})"""
#: The least contrast between text and what is painted behind it, for each kind of text, with the words it was found at.
CONTRASTS = """(parts) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const colour = (css) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
    const behind = (element) => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) layers.push(colour(getComputedStyle(e).backgroundColor));
        return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
    };
    const light = (rgb) => {
        const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const found = {};
    for (const [name, selector] of Object.entries(parts)) {
        for (const e of document.querySelectorAll(selector)) {
            if (!own(e) || !e.checkVisibility() || e.getBoundingClientRect().width < 2) continue;
            const ground = behind(e);
            const [a, b] = [light(over(colour(getComputedStyle(e).color), ground)), light(ground)];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (!found[name] || ratio < found[name][0]) found[name] = [ratio, `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`];
        }
    }
    return found;
}"""
PARTS = {
    "text": "article :is(p, li, td, th, dd, dt, h1, h2, h3, h4, div, span, b)",
    "links": "article a",
    "meta": "article .db-meta, article .db-meta *",
    "navigation": "nav a, nav label",
}
FOCUS = """() => {
    const e = document.activeElement;
    const style = getComputedStyle(e);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const name = `${e.textContent.trim().slice(0, 30)} ${e.getAttribute("href")}`;
    return {tag: e.tagName, inside: !!e.closest("article"), ring: ring || style.boxShadow !== "none", name};
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own Chromium; where there is none the tests are skipped, except in CI."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("no browser on this machine")
    assert program, "CI has to have a browser"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=SWITCHES)
        yield opened
        opened.close()


class Watched:
    """A page that notes what it asks for and what goes wrong in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", lambda request: self.wrong.append(f"{request.url} {request.failure}") if request.failure != LEFT else None)
        self.page.on("console", lambda message: self.wrong.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def open(self, path: Path) -> Page:
        """Show a file."""
        self.page.goto(path.as_uri(), wait_until="load")
        return self.page


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """What the reader's system prefers."""
    return str(request.param)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh page of the browser."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Watched(context)
    context.close()


def test_there_is_a_page_of_every_kind(chinese: Site) -> None:
    assert len(of_each_kind(chinese)) == len(KINDS)


def test_no_page_scrolls_sideways(watched: Watched, site: Site) -> None:
    wide = []
    for path in of_each_kind(site):
        watched.open(path)
        for width in WIDTHS:
            watched.page.set_viewport_size({"width": width, "height": 900})
            found = watched.page.evaluate(WIDEST)
            if found["page"] > found["window"]:
                wide.append(f"{path.relative_to(site.folder)} at {width}: {found['page']} {found['out']}")
    assert not wide, "\n".join(wide)


def test_pages_are_silent_and_ask_for_files_alone(watched: Watched, site: Site) -> None:
    for path in of_each_kind(site):
        watched.open(path)
    assert watched.asked
    assert not [address for address in watched.asked if not address.startswith(("file://", "data:", "blob:"))]
    assert not watched.wrong, "\n".join(watched.wrong)


def test_text_stands_out_from_its_ground(browser: Browser, site: Site, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    watched, weak, grounds = Watched(context), [], set()
    for path in of_each_kind(site):
        page = watched.open(path)
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        for part, (ratio, where) in page.evaluate(CONTRASTS, PARTS).items():
            if ratio < CONTRAST:
                weak.append(f"{path.relative_to(site.folder)} {part} {ratio:.2f} {where}")
    context.close()
    assert len(grounds) == 1
    dark = sum(map(int, grounds.pop().removeprefix("rgb(").removesuffix(")").split(","))) < 384
    assert dark == (scheme == "dark")
    assert not weak, "\n".join(weak)


@pytest.mark.parametrize("kind", ["positions/*.html", "faqs/*.html"])
def test_the_keyboard_reaches_links_and_shows_where_it_is(watched: Watched, chinese: Site, kind: str) -> None:
    page = watched.open(next(path for path in of_each_kind(chinese) if path.relative_to(chinese.folder).match(kind) and path.name != "index.html"))
    seen, unmarked = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        seen.append(stop)
        if stop["tag"] in ("A", "SUMMARY") and not stop["ring"]:
            unmarked.append(stop["name"])
        if sum(stop["inside"] for stop in seen) >= 5:
            break
    assert sum(stop["inside"] and stop["tag"] == "A" for stop in seen) >= 2, "no link of the article was reached"
    assert not unmarked, "\n".join(unmarked)


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_the_rows_of_the_home_page_are_high_enough_to_hit(watched: Watched, chinese: Site, size: tuple[int, int]) -> None:
    page = watched.open(chinese.folder / "index.html")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    heights = page.evaluate("() => [...document.querySelectorAll('.db-rows a')].map((link) => link.getClientRects()[0].height)")
    assert len(heights) > 10
    assert min(heights) >= 24


def test_folded_things_open_by_keyboard(watched: Watched, chinese: Site) -> None:
    folded = [path for path in of_each_kind(chinese) if "<summary" in path.read_text("utf-8")]
    assert folded, "nothing is folded anywhere"
    page = watched.open(folded[0])
    page.locator("article details > summary").first.focus()
    assert not page.locator("article details").first.evaluate("e => e.open")
    page.keyboard.press("Enter")
    assert page.locator("article details").first.evaluate("e => e.open")


@pytest.mark.parametrize("kind", ["positions/*.html", "policies/*.html", "forms/*.html"])
def test_paper_shows_the_page_alone(watched: Watched, chinese: Site, kind: str) -> None:
    page = watched.open(next(path for path in of_each_kind(chinese) if path.relative_to(chinese.folder).match(kind) and path.name != "index.html"))
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".md-sidebar", ".db-foot", ".md-search"):
        assert not [part for part in page.locator(selector).all() if part.is_visible()], selector
    title = page.title().split(" - ")[0]
    assert title
    assert title in page.locator("article").inner_text()  # a form's paper has its title in its own head
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots an inch
    found = page.evaluate(WIDEST)
    assert found["page"] <= found["window"], found["out"]


def test_pages_read_without_scripts(browser: Browser, chinese: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    watched = Watched(context)
    for path in of_each_kind(chinese):
        page = watched.open(path)
        assert page.locator("article h1").is_visible()
        assert page.locator("article").inner_text().strip()
    context.close()
