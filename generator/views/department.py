"""A department's page: what it is for, what it does, with whom, and who works there (D2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.organisation import Department, DepartmentDuty, GroupOfPeople, Organisation, Relation, Scope
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.margin import Head
from generator.views.positions import Line, lines
from generator.views.power import PowersView, powers_view
from generator.views.sheet import Cell, ReportView, Row, Rows, Sheet
from generator.views.target import TargetView, target_views

TEXTS = ("overview", "background", "purpose")
LISTS = ("principles", "liability")
BLOCKS = {*TEXTS, *LISTS, "duties", "scope", "powers", "targets", "reports", "groups", "relations"}


@dataclass(frozen=True)
class DepartmentView:
    """Everything on the page; texts and lists are (key, label, value or None if it is not written yet)."""

    head: Head
    motto: Markup
    cells: tuple[Cell, ...]
    texts: tuple[tuple[str, str, Markup | None], ...]
    duties: tuple[Rows, ...]
    scope: tuple[Cell, ...]
    lists: tuple[tuple[str, str, tuple[Rows, ...]], ...]
    powers: PowersView | None
    targets: tuple[TargetView, ...]
    reports: tuple[ReportView, ...]
    groups: TableView | None
    relations: TableView | None
    positions: tuple[Line, ...]
    unwritten: dict[str, str]


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each department."""
    organisation = context.manual.organisation
    for department in organisation.departments if organisation else ():
        page = context.urls.page(department.id)
        yield page, context.render("pages/department.md.j2", v=department_view(context, department, page))


def department_view(context: Context, department: Department, page: str) -> DepartmentView:
    """Everything that the page of ``department`` shows."""
    html = context.html(page, department.id)
    sheet = Sheet(context, html, "")
    gap = sheet.unwritten(department)

    def label(name: str) -> str:
        return sheet.label(Department, name)

    return DepartmentView(
        head=sheet.margin.head(department.id, department, department.name, ""),
        motto=sheet.maybe(department.motto),
        cells=_cells(sheet, department, gap),
        texts=tuple((name, label(name), html.rich(text) if text else None) for name in TEXTS if (text := getattr(department, name)) or name in gap),
        duties=(Rows("", tuple(_duty(sheet, department.id, duty) for duty in department.duties)),) if department.duties else (),
        scope=_scope(sheet, department.scope),
        lists=tuple((name, label(name), sheet.points(getattr(department, name), name)) for name in LISTS if getattr(department, name) or name in gap),
        powers=powers_view(sheet, department.powers),
        targets=target_views(sheet, department.targets, "targets"),
        reports=sheet.reports(department.reports, "reports"),
        groups=_groups(sheet, department),
        relations=_relations(sheet, department.relations),
        positions=lines(context, page, _members(context, department)),
        unwritten=gap,
    )


def _members(context: Context, department: Department) -> list[str]:
    """Positions that say they belong here, and those that have a post here."""
    places = {department.id, *(group.id for group in department.groups)}
    posted = [own for own, rows in context.headcount.items() if any(row.in_ in places for row in rows) and own in context.manual.positions]
    return list(dict.fromkeys([*context.members.get(department.id, ()), *posted]))


def _cells(sheet: Sheet, department: Department, gap: dict[str, str]) -> tuple[Cell, ...]:
    organisation = sheet.context.manual.organisation
    assert isinstance(organisation, Organisation)
    places = {department.id, *(group.id for group in department.groups)}
    parts = [other.id for other in organisation.departments if other.part_of == department.id]
    posts = [row for row in organisation.headcount if row.in_ in places]
    planned, filled = sum(row.planned or 0 for row in posts), sum(row.in_post or 0 for row in posts)
    cells = [*sheet.cells(Department, [(name, sheet.field(department, name)) for name in ("lead", "part_of")])]
    cells += [Cell(sheet.say("page.parts"), sheet.html.links(parts))] if parts else []
    cells += [Cell(sheet.label(Organisation, "headcount"), Markup("{}").format(sheet.say("page.posts", planned=planned, filled=filled)))] if posts else []
    cells += [Cell(name, sheet.gap) for key, name in gap.items() if key not in BLOCKS]
    return tuple(Cell(cell.label, cell.value, len(cells) % 2 == 1 and at == len(cells) - 1) for at, cell in enumerate(cells))


def _duty(sheet: Sheet, own: str, duty: DepartmentDuty) -> Row:
    full = f"{own}/{duty.id}" if duty.id else ""
    return Row(duty.id or "", duty.title or "", sheet.html.flow(duty.text), NOTHING, sheet.margin.row(duty, full))


def _scope(sheet: Sheet, scope: Scope | None) -> tuple[Cell, ...]:
    """What the department offers; a position named without its tier lists the sheets that it means."""
    if scope is None:
        return ()
    offered = [
        escape(sheet.say("page.brackets")).format(sheet.html.line(offer.name), sheet.html.links(offer.positions))
        if offer.positions else sheet.html.line(offer.name)
        for offer in scope.positions
    ]  # fmt: skip
    rows = [("positions", Markup("<br>").join(offered)), *((name, sheet.field(scope, name)) for name in ("work", "systems", "customers"))]
    return sheet.cells(Scope, rows, [name for name, _ in rows])


def _groups(sheet: Sheet, department: Department) -> TableView | None:
    names = ("name", "lead", "about")
    rows = []
    for group in department.groups:
        posted = [own for own, posts in sheet.context.headcount.items() if any(row.in_ == group.id for row in posts)]
        members = dict.fromkeys([*sheet.context.members.get(group.id, ()), *posted])
        cells = (*(sheet.field(group, name) for name in names), sheet.html.links(members))
        rows.append(TableRow(group.id, cells, sheet.margin.row(group, group.id)))
    columns = (*(sheet.label(GroupOfPeople, name) for name in names), sheet.say("page.tab_positions"))
    return TableView("groups", sheet.label(Department, "groups"), columns, tuple(rows)) if rows else None


def _relations(sheet: Sheet, relations: tuple[Relation, ...]) -> TableView | None:
    rows = tuple(TableRow("", (sheet.field(relation, "with_"), sheet.field(relation, "about"))) for relation in relations)
    columns = (sheet.label(Relation, "with_"), sheet.label(Relation, "about"))
    return TableView("relations", sheet.label(Department, "relations"), columns, rows) if rows else None
