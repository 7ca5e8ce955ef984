"""Every item that somebody keeps shows where it is used, who keeps it and how fresh it is, beside itself or at the head of its page."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from generator.audience import cut
from generator.load import load_project
from generator.manual import Entry, Manual
from generator.model.base import Kept
from generator.urls import FOLDERS, Urls
from tests.site.conftest import Site
from tests.site.filled import Filled
from tests.site.projects import DAY, ROOT, build, write_project

#: Kinds whose rows leave to the head of their page what is the same for all of them; a term is a line of a list.
AT_THE_HEAD = {"term"}
#: Kinds that no page shows as an item: the settings are a page of tables, which nobody keeps.
UNKEPT = {"settings"}
#: What a page says of an item that nothing refers to; a row says nothing then.
UNUSED = "没有别处引用"
#: Where an item of a page may begin.
HEADING = re.compile(r'<(?:h[1-6]|tr|div|dl|li)\b[^>]*?\bid="([^"]+)"')


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Manual, Path]:
    """The manual in which every field is filled, and its site."""
    made = Filled()
    made.manual()
    project = write_project(tmp_path_factory.mktemp("items"), made.files)
    return whole(project, "all-readers"), build(project, project / "site", "--audience", "all-readers")


@pytest.fixture(scope="module", params=["sample", "filled"])
def shown(request: pytest.FixtureRequest, chinese: Site) -> tuple[Manual, Path]:
    """A manual as its readers have it, and its site."""
    if request.param == "sample":
        return whole(ROOT, None), chinese.folder
    made: tuple[Manual, Path] = request.getfixturevalue("filled")
    return made


def whole(project: Path, audience: str | None) -> Manual:
    return cut(load_project(project, date.fromisoformat(DAY)).manual, audience, date.fromisoformat(DAY))


class Pages:
    """The pages of a site, by item."""

    def __init__(self, manual: Manual, site: Path) -> None:
        self.manual, self.site, self.urls = manual, site, Urls(manual, False)
        self.read: dict[str, str] = {}
        self.anchors: dict[str, set[str]] = defaultdict(set)
        for entry in self.kept():
            self.anchors[self.urls.page(entry.id)].add(self.urls.anchor(entry.id))

    def kept(self) -> list[Entry]:
        """Everything that somebody keeps."""
        return [entry for entry in self.manual.entries.values() if isinstance(entry.item, Kept) and entry.kind not in UNKEPT]

    def text(self, page: str) -> str:
        """The article of a page."""
        if page not in self.read:
            html = (self.site / page).with_suffix(".html").read_text("utf-8")
            self.read[page] = html[html.index("<article") : html.index("</article>")]
        return self.read[page]

    def part(self, entry: Entry) -> str:
        """What stands between the anchor of an item and that of the next one; of a page's own item all of it."""
        page, anchor = self.urls.page(entry.id), self.urls.anchor(entry.id)
        text = self.text(page)
        if not anchor:
            return text
        starts = [(match.start(), match[1]) for match in HEADING.finditer(text) if match[1] in self.anchors[page]]
        at = next(start for start, own in starts if own == anchor)
        return text[at : min((start for start, own in starts if start > at), default=len(text))]

    def head(self, entry: Entry) -> str:
        """What stands before the first item of the page of ``entry``."""
        page = self.urls.page(entry.id)
        text = self.text(page)
        return text[: min(match.start() for match in HEADING.finditer(text) if match[1] in self.anchors[page] - {""})]


def test_every_item_shows_who_keeps_it_and_how_fresh_it_is(shown: tuple[Manual, Path]) -> None:
    pages, silent, seen = Pages(*shown), [], set()
    for entry in pages.kept():
        item, part = entry.item, pages.part(entry)
        assert isinstance(item, Kept)
        seen.add(entry.kind)
        part += pages.head(entry) if entry.kind in AT_THE_HEAD else ""
        fresh = str(item.verified.date) if item.verified else "未核对"
        kept = pages.manual.entries[item.owner].title if item.owner and item.owner in pages.manual.entries else "未定"
        silent += [f"{entry.kind} {entry.id}: {word}" for word in (fresh, kept) if word not in part]
    assert not silent, f"{len(silent)}\n" + "\n".join(silent[:40])
    assert {"position", "department", "policy", "procedure", "scripts", "script", "topic", "faq", "training", "form", "term", "duty", "conduct"} <= seen


def test_every_item_shows_where_it_is_used(shown: tuple[Manual, Path]) -> None:
    pages, silent = Pages(*shown), []
    for entry in pages.kept():
        part, page = pages.part(entry), pages.urls.page(entry.id)
        using = {pages.urls.page(use.source) for use in pages.manual.used_by.get(entry.id, ()) if use.source in pages.manual.entries}
        if not using and entry.kind in FOLDERS and UNUSED not in part:
            silent.append(f"{entry.kind} {entry.id}: {UNUSED}")
        silent += [f"{entry.kind} {entry.id}: {other}" for other in sorted(using - {page}) if f'href="{pages.urls.to_page(page, other)}' not in part]
    assert not silent, f"{len(silent)}\n" + "\n".join(silent[:40])
