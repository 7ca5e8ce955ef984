"""The flow on the pages of procedures, in a real browser: words in their shapes, links to the steps, readable on a phone and in the dark."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Site
from tests.site.projects import build, write_project

#: Words that stand over the edge of their shape, whatever font the browser has; and shapes that lie over each other.
SPILT = """() => [...document.querySelectorAll(".db-flow-svg text")].filter((words) => {
    let shape = words.previousElementSibling;
    while (shape && shape.tagName === "text") shape = shape.previousElementSibling;
    if (!shape || words.parentNode.id === "s:flow-all") return false;
    const box = shape.getBoundingClientRect(), own = words.getBoundingClientRect();
    return own.left < box.left || own.right > box.right || own.top < box.top - 1 || own.bottom > box.bottom + 1;
}).map((words) => words.textContent)"""
OVER = """() => {
    const boxes = [...document.querySelectorAll(".db-flow-svg :is(rect, .ask)")].map((shape) => shape.getBoundingClientRect());
    return boxes.filter((a, at) => boxes.some((b, other) => other > at
        && a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5)).length;
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".db-flow-svg text")].map((words) =>
    parseFloat(getComputedStyle(words).fontSize) * words.getScreenCTM().a))"""
#: The least contrast of words with the shape or ground that they stand on.
CONTRAST = """() => {
    const numbers = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = (rgb) => { const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = getComputedStyle(document.body).backgroundColor;
    return Math.min(...[...document.querySelectorAll(".db-flow-svg text")].map((words) => {
        const shape = words.closest("a")?.querySelector("rect, .ask");
        const [a, b] = [getComputedStyle(words).fill, shape ? getComputedStyle(shape).fill : ground].map((colour) => light(numbers(colour)));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }));
}"""

#: How much of a picture is almost white.
WHITE = """async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const {data} = pen.getImageData(0, 0, picture.width, picture.height);
    let white = 0;
    for (let at = 0; at < data.length; at += 4) white += Math.min(data[at], data[at + 1], data[at + 2]) > 230;
    return white * 4 / data.length;
}"""
CUT = """\
site_name: 手册
docs_dir: content
use_directory_urls: false
theme: {name: material, font: false}
plugins: [{deskbook: {audience: all}}]
markdown_extensions: [tables, attr_list, md_in_html, toc]
"""


def shown(chromium: Browser, folder: Path, name: str, width: int = 1440, **more: str) -> Page:
    """The page of a procedure."""
    page = chromium.new_page(viewport={"width": width, "height": 900}, **more)  # type: ignore[arg-type]
    page.goto((folder / "procedures" / f"{name}.html").as_uri())
    return page


def drawn(site: Site) -> list[str]:
    """The procedures of a site."""
    return [path.stem for path in sorted((site.folder / "procedures").glob("*.html")) if path.stem != "index"]


def test_words_stay_in_their_shapes_and_shapes_apart(chromium: Browser, site: Site) -> None:
    for name in drawn(site):
        page = shown(chromium, site.folder, name)
        assert page.locator(".db-flow-svg").is_visible(), name
        assert page.evaluate(SPILT) == [], name
        assert page.evaluate(OVER) == 0, name
        page.close()


def test_every_node_leads_to_its_step_and_is_emphasised(chromium: Browser, chinese: Site) -> None:
    page = shown(chromium, chinese.folder, "complaint-handling")
    steps = page.locator(".db-steps > li").evaluate_all("all => all.map(e => '#' + encodeURIComponent(e.id))")
    assert page.locator(".db-flow-svg a[data-step]").evaluate_all("all => all.map(e => e.getAttribute('href'))") == steps
    page.locator(".db-flow-svg a[data-step='3'] rect").click()
    assert page.url.endswith("#manager-call")
    widths = page.locator(".db-flow-svg a[data-step] .node").evaluate_all("all => all.map(e => getComputedStyle(e).strokeWidth)")
    assert [at for at, width in enumerate(widths, 1) if width != "1px"] == [3]


def test_the_flow_stands_beside_the_steps_and_shows_where_a_link_led(chromium: Browser, chinese: Site) -> None:
    page = shown(chromium, chinese.folder, "complaint-handling")
    flow, steps = page.locator(".db-flow").bounding_box(), page.locator(".db-steps").bounding_box()
    assert flow
    assert steps
    assert flow["x"] + flow["width"] < steps["x"]
    page.goto(f"{page.url}#follow-up")
    page.wait_for_function("""() => { const box = document.querySelector(".db-flow").getBoundingClientRect();
        const node = document.querySelector("[data-step='19'] rect").getBoundingClientRect(); return node.top >= box.top && node.bottom <= box.bottom; }""")


@pytest.mark.parametrize("width", [360, 390, 800, 1100, 1280])
def test_it_is_readable_at_every_width(chromium: Browser, chinese: Site, width: int) -> None:
    page = shown(chromium, chinese.folder, "case-escalation", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALLEST) >= 12
    flow, steps = page.locator(".db-flow").bounding_box(), page.locator(".db-steps").bounding_box()
    assert flow
    assert steps
    assert flow["x"] + flow["width"] <= width
    assert (flow["y"] + flow["height"] <= steps["y"]) == (width < 960)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_can_be_read_in_the_dark_too(chromium: Browser, chinese: Site, scheme: str) -> None:
    page = shown(chromium, chinese.folder, "repair-visit", color_scheme=scheme)
    page.add_style_tag(content="* { transition: none !important }")
    assert page.evaluate(CONTRAST) >= 4.5


def test_paper_has_the_flow_in_parts_12_cm_wide(chromium: Browser, chinese: Site) -> None:
    page = shown(chromium, chinese.folder, "complaint-handling")
    page.emulate_media(media="print")
    parts = [part.bounding_box() for part in page.locator(".db-flow-part").all()]
    assert len(parts) > 2
    assert not page.locator(".db-flow-svg").is_visible()
    assert all(part and part["height"] < 24 / 2.54 * 96 and 11.5 / 2.54 * 96 < part["width"] < 12.5 / 2.54 * 96 for part in parts)


def test_paper_is_mostly_white(chromium: Browser, chinese: Site) -> None:
    page = shown(chromium, chinese.folder, "complaint-handling")
    page.emulate_media(media="print")
    picture = base64.b64encode(page.locator(".db-flow-part").first.screenshot()).decode()
    white = page.evaluate(WHITE, f"data:image/png;base64,{picture}")
    assert 0.85 < white < 0.99


def test_what_is_withheld_is_not_drawn(tmp_path: Path) -> None:
    steps = [
        {"id": "take", "title": "接件", "do": "登记。", "ask": "够大吗？", "go": {"够大": "secret-step", "不够": "done", "另查": "secret-flow"}},
        {"id": "secret-step", "title": "秘密的一步", "do": "不外传。", "grade": "top", "then": "end"},
        {"id": "done", "title": "办结", "do": "回电。", "then": "end"},
    ]
    settings = {"title": "手册", "grades": [{"id": "top", "name": "机密"}], "audiences": [{"id": "all", "name": "全员"}]}
    project = write_project(
        tmp_path,
        {
            "settings.yml": settings,
            "procedures/open.yml": {"title": "公开的", "steps": steps},
            "procedures/secret-flow.yml": {"title": "秘密的流程", "grade": "top", "steps": [{"do": "查。"}]},
        },
        config=CUT,
    )
    made = (build(project, tmp_path / "site") / "procedures" / "open.html").read_text("utf-8")
    assert "db-flow-svg" in made
    assert 'data-step="2"' in made
    assert not any(word in made for word in ("秘密的", "secret", "不外传", 'data-step="3"'))
