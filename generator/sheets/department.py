"""The overview of a department as a sheet: what it is for, what it does, with whom, and who belongs to it (D2)."""

from generator.model.organisation import Department, GroupOfPeople, Organisation, Relation, Scope
from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.document import company, head
from generator.sheets.duty import targets
from generator.sheets.marking import marking
from generator.sheets.pen import Pen
from generator.sheets.power import powers
from generator.sheets.rows import points, reports
from generator.sheets.text import Text, plain, stacked
from generator.views.context import Context

TEXTS = ("overview", "background", "purpose")
NORMATIVE = frozenset[str]()


def department_sheet(context: Context, department: Department) -> Sheet:
    """The overview of ``department``; blocks that it does not use are not there."""
    pen = Pen(context, department.id)
    blocks = [
        _facts(pen, department),
        *(Block(name, pen.label(Department, name), "text", text=pen.write(getattr(department, name)), gap=_gap(pen, department, name)) for name in TEXTS),
        _duties(pen, department),
        _scope(pen, department),
        points(pen, department, "principles", NORMATIVE),
        powers(pen, department),
        targets(pen, department),
        reports(pen, department),
        points(pen, department, "liability", NORMATIVE),
        _groups(pen, department),
        _relations(pen, department),
    ]
    return Sheet(
        id=department.id, kind="department", language=context.language, title=pen.say("booklet.overview"),
        name=pen.say("booklet.overview_of", name=department.name),
        head=head(pen, None, department.name), blocks=tuple(block for block in blocks if block), marking=marking(pen, department), company=company(pen),
    )  # fmt: skip


def _gap(pen: Pen, department: Department, name: str) -> str:
    return pen.say("page.unwritten") if name in department.unwritten else ""


def _facts(pen: Pen, department: Department) -> Block:
    """Motto, lead, what it is part of, its posts."""
    cells = [Cell("motto", pen.label(Department, "motto"), pen.write(department.motto), wide=True)]
    for name in ("lead", "part_of"):
        cells.append(Cell(name, pen.label(Department, name), pen.names(filter(None, (getattr(department, name),)))))
    organisation = pen.manual.organisation
    parts = [other.id for other in organisation.departments if other.part_of == department.id] if organisation else []
    cells.append(Cell("parts", pen.say("page.parts"), pen.names(parts)))
    cells.append(Cell("headcount", pen.label(Organisation, "headcount"), plain(_posts(pen, department))))
    gap = [name for name in department.unwritten if name not in {*TEXTS, "duties", "scope", "principles", "powers", "targets", "reports", "liability"}]
    cells += [Cell(name, pen.label(Department, name), plain(pen.say("page.unwritten"))) for name in gap if name not in ("groups", "relations")]
    return Block("facts", pen.say("sheet.master"), "grid", tuple(cell for cell in cells if cell.text))


def _posts(pen: Pen, department: Department) -> str:
    """How many posts it has with its groups; nothing if that is not known."""
    places = {department.id, *(group.id for group in department.groups)}
    rows = [row for rows in pen.context.headcount.values() for row in rows if row.in_ in places]
    planned = department.planned if department.planned is not None else sum(row.planned or 0 for row in rows)
    filled = department.in_post if department.in_post is not None else sum(row.in_post or 0 for row in rows)
    return pen.say("page.posts", planned=planned, filled=filled) if planned or filled else ""


def _duties(pen: Pen, department: Department) -> Block:
    rows = tuple(Row(duty.id or "", (pen.titled(duty.title, pen.write(duty.text)),)) for duty in department.duties)
    return Block("department-duties", pen.label(Department, "duties"), "list", groups=(Group("", rows),) if rows else (), gap=_gap(pen, department, "duties"))


def _scope(pen: Pen, department: Department) -> Block:
    """What it offers: by whom, in what, for whom."""
    scope, gap = department.scope, _gap(pen, department, "scope")
    title = pen.label(Department, "scope")
    if scope is None:
        return Block("scope", title, "grid", gap=gap)
    offered = stacked(pen.aside(pen.write(offer.name), pen.names(offer.positions)) for offer in scope.positions)
    values: list[tuple[str, Text]] = [("positions", offered), *((name, pen.all(getattr(scope, name))) for name in ("work", "systems"))]
    values.append(("customers", pen.names(scope.customers)))
    return Block("scope", title, "grid", tuple(Cell(name, pen.label(Scope, name), text, wide=True) for name, text in values if text), gap=gap)


def _groups(pen: Pen, department: Department) -> Block:
    columns = tuple(Column(name, pen.label(GroupOfPeople, name)) for name in ("name", "lead", "about"))
    rows = tuple(
        Row(group.id, (pen.write(group.name), pen.names(filter(None, (group.lead,))), pen.write(group.about))) for group in department.groups
    )  # fmt: skip
    groups = (Group("", rows),) if rows else ()
    return Block("groups", pen.label(Department, "groups"), "table", columns=columns, groups=groups, gap=_gap(pen, department, "groups"))


def _relations(pen: Pen, department: Department) -> Block:
    columns = (Column("with", pen.label(Relation, "with_")), Column("about", pen.label(Relation, "about")))
    rows = tuple(Row("", (pen.names((relation.with_,)), pen.write(relation.about))) for relation in department.relations)
    gap = _gap(pen, department, "relations")
    return Block("relations", pen.label(Department, "relations"), "table", columns=columns, groups=(Group("", rows),) if rows else (), gap=gap)
