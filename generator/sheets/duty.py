"""Duties beside their results (D4), and targets (D14)."""

from generator.model.common import Target
from generator.model.organisation import Department
from generator.model.position import Duty, Position, Result
from generator.sheets.block import Block, Column, Group, Row, gathered
from generator.sheets.pen import Pen
from generator.sheets.text import NOTHING, Run, Text, joined, plain, stacked


def duties(pen: Pen, position: Position) -> Block:
    """The table duty | result, in the groups of the position."""
    columns = (Column("text", pen.label(Duty, "text")), Column("result", pen.label(Duty, "result")))
    scope = position.department or ""
    groups = gathered(Group(group.group or "", tuple(_duty(pen, duty, scope) for duty in group.items)) for group in position.duties)
    gap = pen.say("page.unwritten") if "duties" in position.unwritten else ""
    return Block("duties", pen.say("page.duties"), "table", columns=columns, groups=groups, normative=True, gap=gap)


def _duty(pen: Pen, duty: Duty, scope: str) -> Row:
    text = pen.titled(duty.title, pen.write(duty.text)) + _besides(pen, duty, scope)
    return Row(duty.id or "", (text, stacked(_result(pen, result) for result in duty.result)))


def _besides(pen: Pen, duty: Duty, scope: str) -> Text:
    """Deliverables, partners, procedures, forms and the department's duty, in one line below."""
    serves = [f"{scope}/{ref}" if f"{scope}/{ref}" in pen.manual.entries else ref for ref in duty.serves]
    parts = [pen.labelled(Duty, "deliverables", pen.all(duty.deliverables))]
    parts += [
        pen.labelled(Duty, name, pen.names(refs))
        for name, refs in (("with_", duty.with_), ("procedure", duty.procedure), ("form", duty.form), ("serves", serves))
    ]
    return joined(parts, pen.semicolon)


def _result(pen: Pen, result: Result) -> Text:
    """A result: words, figure, norm, approval, recipient."""
    figure = NOTHING
    if result.measure or result.at_least or result.at_most:
        figure = joined((pen.write(result.measure), pen.goal(result.at_least, result.at_most, None, result.unit)), " ")
    lines = [pen.write(result.text), figure, pen.write(result.norm)]
    lines += [pen.labelled(Result, "approved_by", pen.names(result.approved_by)), pen.labelled(Result, "to", pen.names(result.to))]
    return stacked(lines)


def targets(pen: Pen, position: Position | Department) -> Block:
    """The table of figures that a position or a department is to reach."""
    label = pen.label
    columns = (
        Column("what", label(Target, "what")), Column("goal", pen.say("page.goal")), Column("per", label(Target, "per")),
        Column("share", label(Target, "share")), Column("review", label(Target, "review")), Column("note", label(Target, "note")),
    )  # fmt: skip
    rows = tuple(_target(pen, target) for target in position.targets)
    gap = pen.say("page.unwritten") if "targets" in position.unwritten else ""
    groups = (Group("", rows),) if rows else ()
    return Block("targets", label(type(position), "targets"), "table", columns=columns, groups=groups, normative=True, gap=gap)


def _target(pen: Pen, target: Target) -> Row:
    what = pen.write(target.what)
    if target.metric and pen.name(target.metric) != target.what.strip():  # the metric's name is not said twice
        what = pen.aside(what, plain(pen.name(target.metric)))
    goal = pen.goal(target.at_least, target.at_most, target.exactly, target.unit)
    if target.each:
        goal = goal.after(Run(pen.say("page.each", what=target.each) + " "))
    notes = stacked((
        plain(pen.label(Target, "revenue")) if target.revenue else NOTHING,
        pen.labelled(Target, "except_", pen.write(target.except_)),
        pen.write(target.note),
    ))  # fmt: skip
    return Row(target.id or "", (what, goal, pen.write(target.per), pen.write(target.share), pen.write(target.review), notes))
