"""The look-up on every page of the site: the box, what is loaded and when, what is kept, what goes wrong."""

import base64
import json
import re
import shutil
import zlib
from pathlib import Path

from playwright.sync_api import Browser, expect

from generator.texts import LANGUAGES
from generator.views import lookup as views
from search.document import KINDS
from search.intake import gather, masked
from tests.site.conftest import Site
from tests.site.desks import MAYBE, NONE, STORED, SURE, Desks
from tests.site.projects import CONFIG, ROOT, TINY, build, write_project


def test_the_scripts_have_the_words_that_they_say() -> None:
    assert set(views.KINDS) == set(KINDS)
    for language in LANGUAGES:
        table = json.loads(views.words(language).partition(" = ")[2].rstrip(";\n"))
        for path in sorted((ROOT / "templates" / "assets").glob("*.js")):
            missing = {key for key in re.findall(r'say\("((?:lookup|find)\.[a-z_]+)"', path.read_text("utf-8")) if key not in table}
            assert not missing, path.name


def test_nothing_is_asked_of_the_network_and_nothing_loaded_before_it_is_wanted(desks: Desks) -> None:
    desk = desks().open("faqs/refunds.html")
    assert not [url for url in desk.asked if "lookup-data" in url]
    desk.page.focus(".db-jump input")
    desk.page.fill(".db-jump input", SURE)
    expect(desk.page.locator(".db-drop .db-band")).to_have_attribute("data-band", "sure")
    assert [url for url in desk.asked if "lookup-data" in url]
    assert not [url for url in desk.asked if "lookup-documents" in url]
    assert all(url.startswith(("file://", "data:", "blob:")) for url in desk.asked)


def test_the_box_chooses_with_arrows_and_goes_on_with_enter(desks: Desks) -> None:
    desk = desks().open("policies/index.html")
    desk.press("/")
    expect(desk.page.locator(".db-jump input")).to_be_focused()
    desk.page.keyboard.type(SURE)
    expect(desk.page.locator(".db-drop [role=option]").first).to_be_visible()
    desk.press("ArrowDown")
    chosen = desk.page.locator(".db-drop [aria-selected=true]")
    expect(desk.page.locator(".db-jump input")).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    desk.press("ArrowUp", "Escape")
    expect(desk.page.locator(".db-drop")).to_be_hidden()
    desk.press("ArrowDown", "Control+k")
    desk.page.keyboard.type(SURE)
    expect(desk.page.locator(".db-drop [role=option]").first).to_be_visible()
    desk.press("Enter")
    desk.page.wait_for_url("**/lookup.html*")
    expect(desk.page.locator("#db-field")).to_have_value(SURE)
    expect(desk.page.locator(".db-results .db-band")).to_have_attribute("data-band", "sure")
    assert "q=" not in desk.page.url  # what the customer said stays out of the history


def test_a_hit_of_the_box_leads_to_its_place(desks: Desks) -> None:
    desk = desks().open("index.html")
    desk.page.fill(".db-home__ask input", SURE)
    desk.page.locator(".db-drop [role=option]").first.click()
    desk.page.wait_for_url("**/faqs/invoices.html#invoice-title-wrong")


def test_the_daily_intake(desks: Desks, tmp_path: Path) -> None:
    desk = desks().open().ask(f"{NONE} 13912345678")
    desk.page.wait_for_timeout(900)  # a question counts when the typing has come to rest
    desk.press("Escape")
    desk.ask(SURE)
    desk.page.wait_for_timeout(900)
    desk.press("Escape")
    expect(desk.page.locator(".db-intake")).to_contain_text("1条")
    with desk.page.expect_download() as waited:
        desk.page.locator(".db-intake button").first.click()
    waited.value.save_as(tmp_path / "site.jsonl")
    found = gather(tmp_path, handed_in=[tmp_path / "site.jsonl"])
    assert [(noted.text, noted.door, noted.band) for noted in found.noted] == [(f"{NONE} ***", "site", "none")]
    assert not found.damaged
    expect(desk.page.locator(".db-again")).to_have_text([SURE, f"{NONE} ***"])  # recent look-ups
    desk.page.locator(".db-intake button").nth(1).click()
    expect(desk.page.locator(".db-intake")).to_have_count(0)
    desk.page.locator(".db-results__head button").click()
    expect(desk.page.locator(".db-again")).to_have_count(0)
    assert not [key for key, _ in desk.page.evaluate(STORED) if ":noted:" in key or ":recent" in key]


def test_what_leads_to_a_person_is_masked_as_the_other_doors_do(desks: Desks) -> None:
    questions = [
        "打13912345678没人接",
        "卡号6222 0212 3456 7890 123", "邮箱wang.li@example.com收不到", "王先生＠公司．中国", "一三九一二三四五六七八", "订单DD2026110908",
        "３３０１０６１９９００１０１１２３Ｘ", "房间1203号", "x" * 400, "a@b",
    ]  # fmt: skip
    desk = desks().open()
    assert desk.page.evaluate("(questions) => questions.map(deskbookKept.masked)", questions) == list(map(masked, questions))


def test_data_that_is_missing_is_said_with_whom_to_call(desks: Desks, chinese: Site, tmp_path: Path) -> None:
    broken = tmp_path / "site"
    shutil.copytree(chinese.folder, broken)
    (broken / "assets" / "deskbook" / "lookup-documents.js").unlink()
    desk = desks(site=broken).open()
    expect(desk.page.locator("[data-part=answer] .db-note")).to_have_text(re.compile("没有载入.*8021"))
    desk.open("faqs/refunds.html").page.fill(".db-jump input", SURE)
    expect(desk.page.locator(".db-drop .db-band")).to_have_attribute("data-band", "sure")  # the box needs titles alone
    (broken / "assets" / "deskbook" / "lookup-titles.js").unlink()
    desk.open("faqs/refunds.html").page.fill(".db-jump input", SURE)
    expect(desk.page.locator(".db-drop__head")).to_contain_text("没有载入")


def test_text_of_the_manual_never_becomes_html(desks: Desks, chinese: Site, tmp_path: Path) -> None:
    evil = "<img src=x onerror='window.bad=1'><b>x</b>"
    site = tmp_path / "site"
    shutil.copytree(chinese.folder, site)
    for name in ("lookup-titles.js", "lookup-documents.js"):
        path = site / "assets" / "deskbook" / name
        before = re.search(r'"documents":"([^"]+)"', path.read_text("utf-8"))
        assert before
        lines = zlib.decompress(base64.b64decode(before[1])).decode()
        lines = re.sub(r'"(title|body|note|ask|phone|by)":"', rf'"\1":"{evil}', lines).replace('"avoid":[["', f'"avoid":[["{evil}')
        lines = lines.replace("{原票号码}", "{<i>号</i>}")
        path.write_text(path.read_text("utf-8").replace(before[1], base64.b64encode(zlib.compress(lines.encode())).decode()), "utf-8")
    desk = desks(site=site).open().ask(SURE)
    for number in range(3):
        desk.page.locator(".db-picks button").nth(number).click()
        expect(desk.page.locator(".db-say")).to_contain_text(evil)
    expect(desk.page.locator(".db-answer h2.t")).to_contain_text(evil)
    desk.ask(MAYBE).ask(NONE)
    desk.open("index.html").page.fill(".db-home__ask input", SURE)
    expect(desk.page.locator(".db-drop [role=option]").first).to_contain_text("<img src=x")
    assert desk.page.evaluate("window.bad") is None
    assert desk.page.locator("img").count() == 0


def test_pages_with_folders_of_their_own_over_http(chromium: Browser, tmp_path: Path) -> None:
    config = CONFIG.replace("use_directory_urls: false", "use_directory_urls: true")
    site = build(write_project(tmp_path / "project", TINY, config), tmp_path / "site")
    context = chromium.new_context()
    context.route("http://desk.test/**", lambda route: route.fulfill(path=file_of(site, route.request.url)))
    page = context.new_page()
    page.goto("http://desk.test/faqs/refunds/")
    page.fill(".db-jump input", "退款几天到账")
    expect(page.locator(".db-drop [role=option]").first).to_have_attribute("href", "http://desk.test/faqs/refunds/#refund-days")
    page.press(".db-jump input", "Enter")
    page.wait_for_url("http://desk.test/lookup/*")
    expect(page.locator("#db-options [role=option]").first).to_have_attribute("data-id", "refund-days")
    context.close()


def file_of(site: Path, url: str) -> Path:
    path = site / url.removeprefix("http://desk.test/").split("#")[0].split("?")[0]
    return path / "index.html" if path.is_dir() else path
