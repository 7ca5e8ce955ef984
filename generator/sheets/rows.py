"""Lists and tables of a position: points, conduct with what follows, the working day, reports."""

from generator.model.base import Unwritten
from generator.model.common import Point, Points, Report
from generator.model.organisation import Department
from generator.model.position import Conduct, ConductFile, Consequence, DailyStep, Position, WorksWith
from generator.sheets.block import Block, Column, Group, Row, gathered
from generator.sheets.pen import Pen
from generator.sheets.text import NOTHING, Text, joined, plain, stacked


def points(pen: Pen, whole: Position | Department | WorksWith, name: str, normative: frozenset[str]) -> Block:
    """The list that stands in the field ``name`` of ``whole``."""
    given: Points = getattr(whole, name)
    groups = gathered(Group(group.group or "", tuple(Row(point.id or "", (_point(pen, point),)) for point in group.items)) for group in given)
    gap = pen.say("page.unwritten") if isinstance(whole, Unwritten) and name in whole.unwritten else ""
    return Block(name, pen.label(type(whole), name), "list", groups=groups, normative=name in normative, gap=gap)


def _point(pen: Pen, point: Point) -> Text:
    return pen.titled(point.title, pen.write(point.text)) + pen.labelled(Point, "result", pen.write(point.result))


def conduct(pen: Pen, position: Position) -> Block:
    """What is never allowed, beside what follows it; a rule that is withheld keeps its row and says only that."""
    columns = (Column("text", pen.label(Conduct, "text")), Column("consequences", pen.label(Conduct, "consequences")))
    rows = tuple(_rule(pen, ref) for ref in position.never)
    gap = pen.say("page.unwritten") if "never" in position.unwritten else ""
    groups = (Group("", rows),) if rows else ()
    return Block("never", pen.label(Position, "never"), "table", columns=columns, groups=groups, normative=True, gap=gap)


def _rule(pen: Pen, ref: str) -> Row:
    entry = pen.manual.find(ref)
    if entry is None or not isinstance(entry.item, Conduct):
        return Row(ref, (plain(pen.name(ref)), NOTHING))
    rule = entry.item
    whole = pen.manual.entries.get(entry.parent or "")
    general = whole.item.consequences if whole and isinstance(whole.item, ConductFile) else ()
    after = [_consequence(pen, row) for row in rule.consequences or general]
    after += [pen.labelled(Conduct, name, pen.write(getattr(rule, name))) for name in ("superior", "department")]
    return Row(ref, (pen.titled(rule.title, pen.write(rule.text)), stacked(after)))


def _consequence(pen: Pen, row: Consequence) -> Text:
    by = pen.labelled(Consequence, "approved_by", plain(pen.name(row.approved_by))) if row.approved_by else NOTHING
    return pen.aside(pen.titled(row.gravity, pen.write(row.text)), by)


def daily(pen: Pen, position: Position) -> Block:
    """The working day, line by line."""
    columns = (Column("when", pen.label(DailyStep, "when")), Column("text", pen.label(DailyStep, "text")))
    rows = []
    for step in position.daily:
        parts = (
            pen.labelled(DailyStep, "procedure", plain(pen.name(step.procedure)) if step.procedure else NOTHING),
            pen.labelled(DailyStep, "form", pen.names(step.form)),
        )
        rows.append(Row(step.id or "", (pen.write(step.when), pen.write(step.text) + joined(parts, pen.semicolon))))
    gap = pen.say("page.unwritten") if "daily" in position.unwritten else ""
    return Block("daily", pen.label(Position, "daily"), "table", columns=columns, groups=(Group("", tuple(rows)),) if rows else (), gap=gap)


def reports(pen: Pen, position: Position | Department) -> Block:
    """Reports that are due regularly; columns that nothing stands in are left out."""
    names = [name for name in ("what", "per", "to", "approved_by", "as_", "form") if any(getattr(report, name) for report in position.reports)]
    columns = tuple(Column(name.rstrip("_"), pen.label(Report, name)) for name in names)
    rows = tuple(Row(report.id or "", tuple(_told(pen, report, name) for name in names)) for report in position.reports)
    gap = pen.say("page.unwritten") if "reports" in position.unwritten else ""
    return Block("reports", pen.label(type(position), "reports"), "table", columns=columns, groups=(Group("", rows),) if rows else (), gap=gap)


def _told(pen: Pen, report: Report, name: str) -> Text:
    match name:
        case "to" | "approved_by":
            return pen.names(getattr(report, name))
        case "form":
            return plain(pen.name(report.form)) if report.form else NOTHING
        case _:
            return pen.write(getattr(report, name))
