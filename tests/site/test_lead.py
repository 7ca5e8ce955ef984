"""The lead's page and the doors of the home page: what stands there, for whom, and that each number leads somewhere."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.audience import cut
from generator.disclosed import Disclosed, disclosed
from generator.load import load_project
from generator.pages import make_pages
from generator.resources import template_folders
from generator.upkeep import due
from tests.site.conftest import Site
from tests.site.outputs import Page, read_page
from tests.site.projects import DAY, ROOT, TINY, build, write_project

TODAY = date.fromisoformat(DAY)
GRADED = {"title": "手册", "grades": [{"id": "secret", "name": "秘密"}], "audiences": [{"id": "board", "name": "管理层", "grade": "secret"}]}
#: Two answers to one question, which the check names, and something withheld beside them.
FAULTY: dict[str, Any] = {
    "settings.yml": GRADED,
    "faqs/money.yml": {
        "topic": "钱",
        "items": [{"id": "when", "question": "R&D退款几天到账？", "answer": "三天。"}, {"id": "again", "question": "R&D退款几天到账？", "answer": "五天。"}],
    },
    "faqs/closed.yml": {"topic": "密", "grade": "secret", "items": [{"id": "knrz", "question": "R&D退款几天到账？", "answer": "密答。"}]},
}
LARGEST = 300_000


def lead(site: Path) -> Page:
    return read_page(site / "lead.html")


def said(page: Page) -> str:
    return " ".join(" ".join(page.article).split())


def test_each_door_of_the_home_page_opens_with_one_click(chinese: Site) -> None:
    text = (chinese.folder / "index.html").read_text("utf-8")
    doors = re.findall(r'<section class="db-door"><h2><a href="([^"]+)">', text)
    assert doors == ["lookup.html", "training/onboarding.html", "positions/index.html", "lead.html"]


def test_a_door_leads_to_the_listing_where_there_are_several_plans(tmp_path: Path) -> None:
    plans: dict[str, Any] = {f"training/{name}.yml": {"title": name, "courses": [{"id": "one", "title": "课"}]} for name in ("first", "second")}
    write_project(tmp_path, {**TINY, **plans})
    home = make_pages(load_project(tmp_path).manual, "zh", TODAY, False, template_folders(tmp_path))["index.md"]
    assert re.findall(r'<section class="db-door"><h2><a href="([^"]+)">', home) == ["lookup.html", "training/index.html", "lead.html"]


def test_every_number_leads_to_what_it_counts(site: Site) -> None:
    text, page = (site.folder / "lead.html").read_text("utf-8"), lead(site.folder)
    numbers = re.findall(r'<li><a href="#([^"]+)"[^>]*><span>', text)
    assert len(numbers) == 5
    assert set(numbers) <= set(page.ids)


def test_what_is_due_stands_there_with_its_owner_the_longest_overdue_first(chinese: Site) -> None:
    manual = cut(load_project(ROOT, TODAY).manual, None, TODAY)
    rows = due(manual, TODAY)
    words = said(lead(chinese.folder))
    assert rows
    places = [words.index(manual.entries[row.id].title) for row in rows]
    assert places == sorted(places)
    assert all(manual.entries[row.owner].title in words for row in rows)


def test_findings_stand_there_for_those_who_may_read_all(tmp_path: Path) -> None:
    site = build(write_project(tmp_path, FAULTY), tmp_path / "site", "--audience", "board")
    words = said(lead(site))
    assert re.search(r"警告 [a-z-]+ content/faqs/money\.yml:\d+:\d+ ", words)
    assert "R&D退款几天到账？" in words
    assert "R&D" not in (site / "lead.html").read_text("utf-8")
    assert re.search(r"警告 [a-z-]+ content/faqs/money\.yml:\d+:\d+ ", (site / "lead.html.md").read_text("utf-8"))


def test_no_finding_stands_there_for_others_and_how_to_see_them_does(tmp_path: Path) -> None:
    site = build(write_project(tmp_path, FAULTY), tmp_path / "site")
    for text in (said(lead(site)), (site / "lead.html.md").read_text("utf-8")):
        assert "deskbook check" in text
        assert ".yml" not in text
        assert "knrz" not in text
        assert "deskbook explain" not in text


def test_a_manual_in_order_is_told_so(tmp_path: Path) -> None:
    kept = {"owner": "lead", "verified": {"by": "lead", "date": "2026-11-01", "every": "1年"}}
    faqs = {**TINY["faqs/refunds.yml"], **kept}  # type: ignore[dict-item]
    files = {**TINY, "faqs/refunds.yml": faqs, "positions/lead.yml": {"name": "主管", **kept, "summary": "带班。"}}
    site = build(write_project(tmp_path, files), tmp_path / "site")
    assert "没有逾期的，两周内也没有到期的" in said(lead(site))


def test_nothing_found_is_told_kindly(tmp_path: Path) -> None:
    write_project(tmp_path, TINY)
    manual = load_project(tmp_path).manual
    page = make_pages(manual, "zh", TODAY, False, template_folders(tmp_path), told=Disclosed(()))["lead.md"]
    assert "检查没有发现要改的地方" in page


def test_the_page_of_a_large_manual_stays_small(tmp_path: Path) -> None:
    kept = {"owner": "lead", "verified": {"by": "lead", "date": "2025-01-01", "every": "1个月"}}
    files: dict[str, Any] = {"positions/lead.yml": {"name": "主管"}}
    for number in range(150):
        files[f"positions/agent-{number}.yml"] = {"name": f"坐席{number}", **kept, "owner": f"agent-{number}"}
        files[f"procedures/case-{number}.yml"] = {"title": f"流程{number}", **kept, "steps": [{"who": "lead", "do": "做。"}]}
        files[f"faqs/topic-{number}.yml"] = {"topic": f"主题{number}", **kept, "items": [{"question": f"问{number}？", "answer": "答。"}]}
    loaded = load_project(write_project(tmp_path, files), TODAY)
    told = Disclosed((disclosed(loaded, loaded.manual).findings or ()) * 400)
    page = make_pages(loaded.manual, "zh", TODAY, False, template_folders(tmp_path), told=told, wanted=frozenset({"lead.md"}))["lead.md"]
    assert len(page.encode()) < LARGEST / 2
    assert "另有430条没有列出" in page


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "light"), (390, "dark")])
def test_from_the_home_page_to_what_is_missing_and_how_to_fill_it(chromium: Browser, chinese: Site, width: int, scheme: Any) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.goto((chinese.folder / "index.html").as_uri())
    page.locator(".db-door h2 a").last.click()
    assert page.url.endswith("/lead.html")
    page.locator(".db-stats a").last.click()
    assert page.locator("[id='s:coverage']").is_visible()
    gap = page.locator("td.db-gap a:visible").first
    assert "gradient" in gap.locator("..").evaluate("e => getComputedStyle(e).backgroundImage")
    gap.click()
    target = page.evaluate("decodeURIComponent(location.hash)")
    assert target.startswith("#fill:")
    assert page.locator(f"[id='{target[1:]}']").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
