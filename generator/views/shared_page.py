"""Files of many rows that share one page: the heading of each file, and what a row says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import MOST_USES, Html
from generator.model.base import Kept
from generator.rich import Blank, Bold, Link, Listing, RichText, Slot, Span, Words
from generator.views.row import own_facts
from generator.views.sheet import Sheet

#: Characters of a heading that is made of a row's own words.
SHOWN = 30
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
    meta = (*([stamp] if stamp else []), margin.fresh(file), *margin.kept(file), escape(count))
    return FileHead(own, shown, "###" if shown else "##", meta, margin.waived(file) + margin.used(own))


@dataclass(frozen=True, slots=True)
class Place:
    """A row's id in the whole manual ('' if it has none), its anchor, and its heading."""

    id: str
    anchor: str
    title: str


def place(sheet: Sheet, ids: dict[tuple[str, int], str], own: str, at: int, title: str | None, text: RichText) -> Place:
    """Where the row ``at`` of the file ``own`` stands; one that has no title is headed by its first words."""
    full = ids.get((own, at), "")
    anchor = sheet.context.urls.anchor(full) if full else f"row:{own}:{at + 1}"
    return Place(full, anchor, title or first_words(sheet.html, text))


def first_words(html: Html, text: RichText) -> str:
    """The first line of ``text`` without markup, cut short; links say what a reader may know of their target."""
    block = text.blocks[0]
    line = (block.items if isinstance(block, Listing) else block.lines)[0]
    words = "".join(_words(html, span) for span in line)
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def _words(html: Html, span: Span) -> str:
    match span:
        case Words(text):
            return text
        case Bold(inner):
            return "".join(_words(html, within) for within in inner)
        case Link(target, words):
            return html.link(target, words).striptags()
        case Slot(name):
            return name
        case Blank(length):
            return "_" * length


def row_meta(sheet: Sheet, row: Kept, file: Kept) -> tuple[Markup, ...]:
    """Freshness and owner of a row; grade, validity and tags where they are not those of its file."""
    return (*sheet.margin.row_kept(row, file), *(fact for fact in own_facts(sheet.margin, row, file) if fact))


def other_uses(sheet: Sheet, own: str, told: str) -> Labelled:
    """Who else refers to the row ``own``: in any field but the one labelled ``told``, of which the page speaks itself."""
    links = dict.fromkeys(link for link, label in sheet.html.used_by(own) if label != told)
    return ((sheet.say("page.used_by"), escape(sheet.say("page.comma")).join(links)),) if links else ()


def positions(sheet: Sheet, owns: Iterable[str]) -> Markup:
    """Links to positions; very many are folded."""
    found = tuple(owns)
    links = sheet.html.links(found)
    if len(found) <= MOST_USES:
        return links
    summary = sheet.say("page.count_positions", n=len(found))
    return Markup('<details class="db-fold"><summary>{}</summary>{}</details>').format(summary, links)
