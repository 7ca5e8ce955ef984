"""The home page: four doors, what changed, what is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.freshness import freshness
from generator.html import Html
from generator.manual import Entry
from generator.model.base import Kept
from generator.model.common import Document
from generator.model.kinds import NAMES
from generator.urls import HOME
from generator.views.context import Context
from generator.views.margin import Margin

#: Rows of each list that stand open; the others are folded.
OPEN = 6
#: Door -> (kind, its listing, its words, how it is counted) of what is behind it.
DOORS: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "desk",
        (
            ("script", "scripts/index.md", "page.tab_scripts", "page.count_lines"),
            ("faq", "faqs/index.md", "page.tab_faqs", "page.count_asked"),
            ("procedure", "procedures/index.md", "page.tab_procedures", "page.count_pieces"),
        ),
    ),
    (
        "newcomer",
        (
            ("training", "training/index.md", "page.training_plan", "page.count_copies"),
            ("department", "organisation.md", "page.departments", "page.count_pieces"),
            ("term", "glossary.md", "page.glossary", "page.count_pieces"),
        ),
    ),
    (
        "hr",
        (
            ("position", "positions/index.md", "page.tab_positions", "page.count_pieces"),
            ("policy", "policies/index.md", "page.tab_policies", "page.count_volumes"),
            ("form", "forms/index.md", "page.tab_forms", "page.count_sheets"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: a day, what, who or what about it, its kind or state."""

    day: str
    link: Markup
    about: Markup
    kind: str
    state: Markup


@dataclass(frozen=True, slots=True)
class Door:
    """A door for one kind of reader: (link, count)."""

    title: str
    about: str
    links: tuple[tuple[Markup, str], ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on the home page."""

    title: str
    version: str
    doors: tuple[Door, ...]
    changes: tuple[Line, ...]
    due: tuple[Line, ...]
    open: int


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """index.md, unless there is one by hand."""
    if HOME not in context.manual.pages:
        yield HOME, context.render("pages/home.md.j2", v=home_view(context))


def home_view(context: Context) -> HomeView:
    """Everything that the page shows."""
    html = context.html(HOME)
    settings = context.manual.settings
    company = context.manual.organisation.company.name if context.manual.organisation else ""
    due = list(_due(context, html))
    return HomeView(
        title=settings.title or company or context.say("page.home"), version=settings.version or "",
        doors=tuple(_doors(context, html, len(due))), changes=tuple(changes(context, html)), due=tuple(due), open=OPEN,
    )  # fmt: skip


def _doors(context: Context, html: Html, due: int) -> Iterator[Door]:
    say = context.say
    kinds: dict[str, int] = {}
    for entry in context.manual.entries.values():
        kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    for name, rows in DOORS:
        links = [(_to(html, page, say(key)), say(count, n=kinds[kind])) for kind, page, key, count in rows if kinds.get(kind)]
        if links:
            yield Door(say(f"page.door_{name}"), say(f"page.door_{name}_about"), tuple(links))
    links = [(_to(html, "conventions.md", say("page.conventions_title")), "")]
    if due:
        links.insert(0, (Markup('<a href="#s:due">{}</a>').format(say("page.due")), say("page.count_lines", n=due)))
    yield Door(say("page.door_lead"), say("page.door_lead_about"), tuple(links))


def _to(html: Html, page: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(html.urls.to_page(HOME, page), words)


def changes(context: Context, html: Html) -> list[Line]:
    """The newest entries of the histories of documents."""
    found: list[tuple[date, str, Line]] = []
    for entry in _whole(context):
        document = getattr(entry.item, "document", None)
        for change in document.history if isinstance(document, Document) else ():
            if change.date and change.date <= context.today:
                line = Line(f"{change.date:%m-%d}", html.link(entry.id), html.line(change.change), context.say.pick(NAMES[entry.kind]), Markup(""))
                found.append((change.date, entry.id, line))
    found.sort(key=lambda row: (-row[0].toordinal(), row[1]))
    return [line for _, _, line in found[:OPEN]]


def _due(context: Context, html: Html) -> list[Line]:
    """What is overdue or soon due, the longest overdue first. Rows that only share their file's date are left to the file."""
    margin = Margin(context, html)
    found: list[tuple[date, str, Line]] = []
    for entry in context.manual.entries.values():
        item = entry.item
        if not isinstance(item, Kept) or not item.verified or _shared(context, entry, item):
            continue
        state = freshness(item.verified, context.today)
        if state.due and state.state in ("due", "over"):
            owner = item.owner or item.verified.by
            line = Line(f"{state.due:%m-%d}", html.link(entry.id), html.link(owner), context.say.pick(NAMES[entry.kind]), margin.state(state))
            found.append((state.due, entry.id, line))
    found.sort(key=lambda row: (row[0], row[1]))
    return [line for _, _, line in found]


def _shared(context: Context, entry: Entry, item: Kept) -> bool:
    parent = context.manual.entries.get(entry.parent or "")
    return parent is not None and isinstance(parent.item, Kept) and parent.item.verified is item.verified


def _whole(context: Context) -> Iterable[Entry]:
    return (entry for entry in context.manual.entries.values() if not entry.path)
