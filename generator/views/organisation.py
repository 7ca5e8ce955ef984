"""The organisation: company, who belongs where, headcount, escalation ladder, outside bodies (D1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.chart.chart import Figure, chart
from generator.chart.drawing import svg
from generator.html import NOTHING
from generator.model.organisation import Company, Department, GroupOfPeople, Headcount, Organisation, Outside, Rung
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.margin import Head
from generator.views.sheet import Cell, DocumentView, Sheet

PAGE = "organisation.md"


@dataclass(frozen=True, slots=True)
class Place:
    """A department or a group as a row of the table of the organisation; ``depth`` is 0 for a department."""

    depth: int
    link: Markup
    lead: Markup
    positions: Markup
    planned: str
    in_post: str


@dataclass(frozen=True, slots=True)
class ChartPage:
    """A page of the chart: its anchor, its caption if there are several, and the drawing."""

    anchor: str
    caption: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class RungView:
    """One level of the escalation ladder."""

    anchor: str
    name: str
    who: Markup
    takes: Markup
    facts: tuple[tuple[str, Markup], ...]
    margin: Markup


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Everything on the page of the organisation."""

    head: Head
    company: tuple[Cell, ...]
    charts: tuple[ChartPage, ...]
    places: tuple[Place, ...]
    planned: int
    in_post: int
    headcount: TableView
    ladder: tuple[RungView, ...]
    outside: TableView
    document: DocumentView | None


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """organisation.md."""
    if context.manual.organisation:
        yield PAGE, context.render("pages/organisation.md.j2", v=organisation_view(context, context.manual.organisation))


def organisation_view(context: Context, organisation: Organisation) -> OrganisationView:
    """Everything that the page shows."""
    html = context.html(PAGE)
    sheet = Sheet(context, html, "")
    own = next((entry.id for entry in context.manual.entries.values() if entry.kind == "organisation"), "")
    company = organisation.company
    names = ("name", "short_name", "about", "products")
    return OrganisationView(
        head=sheet.margin.head(own, organisation, company.name, context.say("page.organisation")),
        company=sheet.cells(Company, [(name, _lines(sheet, company) if name == "products" else sheet.field(company, name)) for name in names], names[2:]),
        charts=_charts(context),
        places=tuple(_places(sheet, organisation)),
        planned=sum(row.planned or 0 for row in organisation.headcount),
        in_post=sum(row.in_post or 0 for row in organisation.headcount),
        headcount=_headcount(sheet, organisation),
        ladder=ladder(sheet, organisation.ladder),
        outside=_outside(sheet, organisation),
        document=sheet.document(organisation.document),
    )


def _charts(context: Context) -> tuple[ChartPage, ...]:
    """The drawing of who reports to whom; boxes lead to the pages of what they show."""
    figures = chart(context.manual, context.language).figures

    def href(own: str) -> str | None:
        return context.urls.href(PAGE, own) if own in context.manual.entries else None

    def anchor(number: int) -> str:
        return f"s:chart-{number}"

    def caption(figure: Figure) -> str:
        number = context.say("chart.number", n=figure.number)
        return context.say("page.inside", whole=number, part=figure.title) if figure.title else number

    whole = context.say("page.organisation")
    several = len(figures) > 1
    return tuple(
        ChartPage(
            anchor(figure.number), caption(figure) if several else "",
            Markup(svg(figure, f"{whole} {caption(figure)}" if several else whole, href, lambda number: f"#{anchor(number)}")),  # noqa: S704 (escaped where it is drawn)
        )
        for figure in figures
    )  # fmt: skip


def _lines(sheet: Sheet, company: Company) -> Markup:
    return Markup("<br>").join([sheet.html.flow(product) for product in company.products])


def _places(sheet: Sheet, organisation: Organisation) -> Iterator[Place]:
    """Departments, each with its groups below it."""
    for department in organisation.departments:
        yield _place(sheet, department, 0, [department.id])
        for group in department.groups:
            yield _place(sheet, group, 1, [group.id])


def _place(sheet: Sheet, place: Department | GroupOfPeople, depth: int, ids: list[str]) -> Place:
    html, context = sheet.html, sheet.context
    rows = [row for row in context.manual.organisation.headcount if row.in_ in ids] if context.manual.organisation else []
    in_groups = {group.id for group in place.groups} if isinstance(place, Department) else set()
    counted = {row.position for posts in context.headcount.values() for row in posts if row.in_ in in_groups}
    members = [own for own in context.members.get(place.id, ()) if own not in counted]
    positions = dict.fromkeys([row.position for row in rows] + members)
    every = rows + [row for posts in context.headcount.values() for row in posts if row.in_ in in_groups]  # a department counts its groups in
    return Place(
        depth, html.link(place.id), html.link(place.lead) if place.lead else NOTHING, html.links(positions),
        _posts(place.planned, [row.planned for row in every]), _posts(place.in_post, [row.in_post for row in every]),
    )  # fmt: skip


def _posts(given: int | None, rows: list[int | None]) -> str:
    """The number given for the place, else the sum of its rows; nothing where none is known."""
    known = [count for count in rows if count is not None]
    return str(given) if given is not None else str(sum(known)) if known else ""


def _headcount(sheet: Sheet, organisation: Organisation) -> TableView:
    names = ("position", "in_", "planned", "in_post", "as_")
    blank = sheet.html.line("____")
    rows = tuple(TableRow("", tuple(sheet.field(row, name) or (blank if name == "planned" else NOTHING) for name in names)) for row in organisation.headcount)
    return TableView("headcount", sheet.label(Organisation, "headcount"), tuple(sheet.label(Headcount, name) for name in names), rows)


def ladder(sheet: Sheet, rungs: tuple[Rung, ...]) -> tuple[RungView, ...]:
    """The escalation ladder from the first contact upwards."""
    names = ("within", "channels", "extension", "hours")
    return tuple(
        RungView(
            rung.id or "", rung.name, sheet.field(rung, "who"), sheet.field(rung, "takes"),
            tuple((sheet.label(Rung, name), value) for name in names if (value := sheet.field(rung, name))),
            sheet.margin.row(rung, rung.id or ""),
        )
        for rung in rungs
    )  # fmt: skip


def _outside(sheet: Sheet, organisation: Organisation) -> TableView:
    names = ("name", "about", "contact")
    rows = []
    for body in organisation.outside:
        below = sheet.context.subordinates.get(body.id, ())
        cells = (*(sheet.field(body, name) for name in names), sheet.html.links(below))
        rows.append(TableRow(body.id, cells, sheet.margin.row(body, body.id)))
    columns = (*(sheet.label(Outside, name) for name in names), sheet.say("page.subordinates"))
    return TableView("outside", sheet.label(Organisation, "outside"), columns, tuple(rows))
