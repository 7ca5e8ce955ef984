"""Addresses are relative, percent-encoded, and the same that MkDocs gives its pages."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

import pytest
from mkdocs.structure.files import File

from generator.manual import Entry, Manual
from generator.model.base import Model
from generator.model.organisation import Organisation
from generator.record import Record
from generator.source import Source
from generator.urls import Urls
from tests.generator.test_html import empty

ORGANISATION = {
    "company": {"name": "云帆"},
    "departments": ({"id": "service", "name": "客服", "groups": ({"id": "night", "name": "夜班"},), "duties": ({"id": "repair", "text": "修"},)},),
    "outside": ({"id": "rd", "name": "研发"},),
}


def entry(own: str, kind: str, folder: str, parent: str | None = None) -> Entry:
    return Entry(own, kind, own, Model(), Record(Source(f"content/{folder}", folder, folder, "")), (), parent)


@pytest.fixture
def manual() -> Manual:
    entries = [
        entry("front-desk", "position", "position"), entry("前台", "position", "position"), entry("index", "position", "position"),
        entry("前台/打字", "row", "position", "前台"), entry("refunds", "topic", "faqs"), entry("refund-when", "faq", "faqs", "refunds"),
        entry("visit", "procedure", "procedure"), entry("visit/call", "step", "procedure", "visit"), entry("tact", "duty", "duties", "shared"),
        entry("honest", "conduct", "conduct", "rules"), entry("opening", "stage", "settings"), entry("settings", "settings", "settings"),
        entry("organisation", "organisation", "organisation"), entry("service", "department", "organisation"), entry("night", "group", "organisation"),
        entry("service/repair", "department-duty", "organisation", "service"), entry("rd", "outside", "organisation"),
        entry("glossary", "glossary", "glossary"), entry("glossary/q-1", "term", "glossary"),
    ]  # fmt: skip
    return empty(entries={e.id: e for e in entries}, organisation=Organisation.model_validate(ORGANISATION))


@pytest.mark.parametrize(
    ("own", "page", "anchor"),
    [
        ("front-desk", "positions/front-desk.md", ""),
        ("前台", "positions/前台.md", ""),
        ("index", "positions/index~.md", ""),
        ("前台/打字", "positions/前台.md", "打字"),
        ("refund-when", "faqs/refunds.md", "refund-when"),
        ("visit/call", "procedures/visit.md", "call"),
        ("tact", "duties.md", "tact"),
        ("honest", "conduct.md", "honest"),
        ("opening", "conventions.md", "opening"),
        ("settings", "conventions.md", ""),
        ("organisation", "organisation.md", ""),
        ("service", "departments/service.md", ""),
        ("night", "departments/service.md", "night"),
        ("service/repair", "departments/service.md", "repair"),
        ("rd", "organisation.md", "rd"),
        ("glossary/q-1", "glossary.md", "q-1"),
    ],
)
def test_page_and_anchor(manual: Manual, own: str, page: str, anchor: str) -> None:
    urls = Urls(manual, False)
    assert (urls.page(own), urls.anchor(own)) == (page, anchor)


@pytest.mark.parametrize("directory_urls", [False, True])
def test_every_way_leads_where_mkdocs_puts_the_page(manual: Manual, directory_urls: bool) -> None:
    urls = Urls(manual, directory_urls)
    pages = sorted({urls.page(own) for own in manual.entries} | {"index.md", "positions/index.md"})
    address = {page: File(page, "docs", "site", directory_urls).url for page in pages}
    for here in pages:
        for there in pages:
            found = urljoin(f"http://x/{address[here]}", urls.to_page(here, there))
            want = urljoin("http://x/", address[there])
            assert found in (want, want.removesuffix("./")), (here, there)


def test_href_within_a_page_and_across(manual: Manual) -> None:
    urls = Urls(manual, False)
    assert urls.href("positions/front-desk.md", "refund-when") == "../faqs/refunds.html#refund-when"
    assert urls.href("faqs/refunds.md", "refund-when") == "#refund-when"
    assert urls.href("index.md", "refunds") == "faqs/refunds.html"
    assert Urls(manual, True).href("positions/front-desk.md", "refund-when") == "../../faqs/refunds/#refund-when"


def test_chinese_ids_are_encoded(manual: Manual) -> None:
    href = Urls(manual, False).href("index.md", "前台/打字")
    assert href.isascii()
    assert unquote(href) == "positions/前台.html#打字"


def test_assets_and_acts(manual: Manual) -> None:
    urls = Urls(manual, True)
    assert urls.asset("policies/a.md", "images/流程.png") == "../../images/%E6%B5%81%E7%A8%8B.png"
    assert urls.act("index.md", "front-desk", "approve-refund") == "positions/front-desk/#act%3Aapprove-refund"
    assert PurePosixPath(urls.page("front-desk")).suffix == ".md"


def test_unknown_id_is_a_key_error(manual: Manual) -> None:
    with pytest.raises(KeyError):
        Urls(manual, False).href("index.md", "nobody")
