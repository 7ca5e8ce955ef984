"""The home page: four doors, what changed, what is due."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.html import Html
from generator.manual import Entry
from generator.model.common import Document
from generator.model.kinds import NAMES
from generator.upkeep import due
from generator.urls import HOME
from generator.views.context import Context
from generator.views.lead import PAGE as LEAD
from generator.views.margin import Margin

#: The page of the look-up; the module that makes it takes the changes from here.
DESK = "lookup.md"
#: Rows of each list.
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
    """A door for one kind of reader, which its title opens; ``links`` are (link, count) of what else is behind it."""

    title: Markup
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
    all_due: Markup


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """index.md, unless there is one by hand."""
    if HOME not in context.manual.pages:
        yield HOME, context.render("pages/home.md.j2", v=home_view(context))


def home_view(context: Context) -> HomeView:
    """Everything that the page shows."""
    html = context.html(HOME)
    settings = context.manual.settings
    company = context.manual.organisation.company.name if context.manual.organisation else ""
    rows = tuple(_due(context, html))
    return HomeView(
        title=settings.title or company or context.say("page.home"), version=settings.version or "",
        doors=tuple(_doors(context, html, len(rows))), changes=tuple(changes(context, html)), due=rows[:OPEN],
        all_due=_to(html, LEAD, context.say("page.all_due", n=len(rows)), "s:due"),
    )  # fmt: skip


def _doors(context: Context, html: Html, due: int) -> Iterator[Door]:
    say = context.say
    kinds = Counter(entry.kind for entry in context.manual.entries.values())
    for name, rows in DOORS:
        behind = [(page, _to(html, page, say(key)), say(count, n=kinds[kind])) for kind, page, key, count in rows if kinds[kind]]
        if behind:
            title = _to(html, _opens(context, name, behind[0][0]), say(f"page.door_{name}"))
            yield Door(title, say(f"page.door_{name}_about"), tuple((link, count) for _, link, count in behind))
    gaps = sum(kind.gaps for kind in context.coverage)
    links = [
        (_to(html, LEAD, say(key), anchor), say("page.count_lines", n=n))
        for key, anchor, n in (("page.due", "s:due", due), ("lead.gaps", "s:coverage", gaps))
        if n
    ]
    links.append((_to(html, "conventions.md", say("page.conventions_title")), ""))
    yield Door(_to(html, LEAD, say("page.door_lead")), say("page.door_lead_about"), tuple(links))


def _opens(context: Context, door: str, first: str) -> str:
    """The page that a door leads to: the desk; the plan itself where there is one alone; else the first of what is behind it."""
    plans = [*context.manual.training]
    if door == "newcomer" and len(plans) == 1:
        return context.urls.page(plans[0])
    return DESK if door == "desk" else first


def _to(html: Html, page: str, words: str, anchor: str = "") -> Markup:
    return Markup('<a href="{}{}">{}</a>').format(html.urls.to_page(HOME, page), anchor and f"#{anchor}", words)


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


def _due(context: Context, html: Html) -> Iterator[Line]:
    """What is overdue or soon due, the longest overdue first."""
    margin = Margin(context, html)
    for one in due(context.manual, context.today):
        yield Line(f"{one.state.due:%m-%d}", html.link(one.id), html.link(one.owner), context.say.pick(NAMES[one.kind]), margin.state(one.state))


def _whole(context: Context) -> Iterable[Entry]:
    return (entry for entry in context.manual.entries.values() if not entry.path)
