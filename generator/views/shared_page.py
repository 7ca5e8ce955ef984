"""Files of many rows that share one page: the heading of each file, and what a row says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import MOST_USES
from generator.model.base import Kept
from generator.views.row import own_facts
from generator.views.sheet import Sheet

Labelled = tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class FileHead:
    """The heading of one file; ``title`` is empty where the page's own says it already, ``level`` is that of its rows."""

    anchor: str
    title: str
    level: str
    meta: tuple[Markup, ...]
    margin: Markup


def file_head(sheet: Sheet, own: str, file: Kept, title: str | None, page_title: str, count: str) -> FileHead:
    """The heading of the file ``own`` on a page that is called ``page_title``."""
    margin = sheet.margin
    shown = "" if title == page_title else title or ""
    stamp = margin.grade(file)
    meta = (*([stamp] if stamp else []), margin.fresh(file), *margin.kept(file), Markup("{}").format(count))
    return FileHead(own, shown, "###" if shown else "##", meta, margin.waived(file) + margin.used(own))


def row_meta(sheet: Sheet, row: Kept, file: Kept) -> tuple[Markup, ...]:
    """Freshness, grade, owner, validity and tags of a row, where they are not those of its file."""
    fresh = (sheet.margin.fresh(row),) if row.verified != file.verified else ()
    return (*fresh, *(fact for fact in own_facts(sheet.margin, row, file) if fact))


def other_uses(sheet: Sheet, own: str, told: str) -> Labelled:
    """Who refers to the row ``own``, without the field labelled ``told``, of which the page speaks itself."""
    return tuple((label, links) for label, links in sheet.margin.uses(own) if label != told)


def positions(sheet: Sheet, owns: Iterable[str]) -> Markup:
    """Links to positions; very many are folded."""
    found = tuple(owns)
    links = sheet.html.links(found)
    if len(found) <= MOST_USES:
        return links
    summary = sheet.say("page.count_positions", n=len(found))
    return Markup('<details class="db-fold"><summary>{}</summary>{}</details>').format(summary, links)
