"""Procedures: the steps, what is served first, exceptions, escalation, everything they use, and the listing (D10)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.flowchart.flowchart import flowchart
from generator.html import BREAK, NOTHING
from generator.model.base import Kept
from generator.model.kinds import NAMES
from generator.model.procedure import Escalation, Priority, Procedure, Step
from generator.rich import RichText
from generator.views.acts import Holders, holders_of
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.margin import Head, Margin
from generator.views.sheet import Cell, DocumentView, Row, Rows, Sheet
from generator.views.step import Steps, StepView

#: Blocks with a heading of their own; any other block that is not written yet is named in the grid.
BLOCKS = ("priorities", "steps", "exceptions", "escalation", "document")


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure as its page shows it."""

    head: Head
    cells: tuple[Cell, ...]
    steps: tuple[StepView, ...]
    flow: Markup
    priorities: tuple[Rows, ...]
    exceptions: tuple[Rows, ...]
    escalation: TableView | None
    used: TableView | None
    document: DocumentView | None
    unwritten: dict[str, str]


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each procedure, and the listing."""
    holders = holders_of(context.manual)
    for own, procedure in context.asked(context.manual.procedures):
        yield context.urls.page(own), context.render("pages/procedure.md.j2", v=procedure_view(context, own, procedure, holders))
    if context.manual.procedures:
        yield "procedures/index.md", context.render("pages/procedures.md.j2", table=_listing(context), count=len(context.manual.procedures))


def procedure_view(context: Context, own: str, procedure: Procedure, holders: Holders) -> ProcedureView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, own)
    gap = sheet.unwritten(procedure)
    steps = Steps(sheet, own, procedure, holders)
    return ProcedureView(
        head=sheet.margin.head(own, procedure, procedure.title, "", (html.line(procedure.code),) if procedure.code else ()),
        cells=_cells(sheet, procedure, gap),
        steps=steps.views(),
        flow=_flow(sheet, procedure, steps),
        priorities=_priorities(sheet, procedure.priorities),
        exceptions=sheet.points(procedure.exceptions, "exceptions"),
        escalation=_escalation(sheet, procedure.escalation),
        used=_used(sheet, steps),
        document=sheet.document(procedure.document),
        unwritten=gap,
    )


class _Names:
    """What the page says, as plain text for its drawing."""

    def __init__(self, sheet: Sheet, steps: Steps) -> None:
        self.html, self.steps = sheet.html, steps

    def said(self, text: RichText | str) -> str:
        """``text`` without its marks."""
        return self.html.line(text).replace(BREAK, " ").striptags()

    def named(self, ref: str) -> tuple[str, str]:
        """What ``ref`` is called, and its address if it has one here."""
        html = self.html
        entry = None if html.manual.is_withheld(ref, html.scope) else html.manual.find(ref, html.scope)
        return html.link(ref).striptags(), html.urls.href(html.page, entry.id) if entry else ""

    def anchor(self, at: int) -> str:
        """The address of the step ``at`` on the page."""
        return quote(self.steps.anchor(at))


def _flow(sheet: Sheet, procedure: Procedure, steps: Steps) -> Markup:
    labels = (sheet.label(Step, "except"), sheet.label(Procedure, "escalation"))
    return Markup(flowchart(procedure, _Names(sheet, steps), sheet.say, labels))  # noqa: S704 (escaped where it is drawn)


def _cells(sheet: Sheet, procedure: Procedure, gap: dict[str, str]) -> tuple[Cell, ...]:
    values = {name: sheet.field(procedure, name) for name in ("trigger", "purpose", "result", "limit", "responsible")}
    shown = [(name, value or sheet.gap) for name, value in values.items() if value or name in gap]
    shown += [(name, sheet.gap) for name in gap if name not in (*values, *BLOCKS) and name in Procedure.model_fields]
    return sheet.cells(Procedure, shown, ("trigger", "purpose", "result"))


def _priorities(sheet: Sheet, priorities: tuple[Priority, ...]) -> tuple[Rows, ...]:
    rows = []
    for priority in priorities:
        about = [Markup("{} {}").format(sheet.label(Priority, name), value) for name in ("limit", "customers") if (value := sheet.field(priority, name))]
        margin = sheet.margin.row(priority, sheet.entry(priority.id))
        rows.append(Row(priority.id or "", "", sheet.html.flow(priority.text), Markup(" · ").join(about), margin))
    return (Rows("", tuple(rows)),) if rows else ()


def _escalation(sheet: Sheet, escalation: tuple[Escalation, ...]) -> TableView | None:
    names = ("when", "to", "within")
    rows = tuple(TableRow(row.id or "", tuple(sheet.field(row, name) for name in names), sheet.margin.row(row, sheet.entry(row.id))) for row in escalation)
    label = sheet.label(Procedure, "escalation")
    return TableView("escalation", label, tuple(sheet.label(Escalation, name) for name in names), rows) if rows else None


def _used(sheet: Sheet, steps: Steps) -> TableView | None:
    """Forms and scripts in the order of the steps, each with the steps that use it."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, step in enumerate(steps.steps):
        for kind, refs in (("form", step.form), ("script", step.script)):
            for ref in dict.fromkeys(refs):
                places.setdefault((kind, ref), []).append(at)
    manual, say, comma = sheet.context.manual, sheet.say, escape(sheet.say("page.comma"))
    rows = []
    for (kind, ref), numbers in sorted(places.items(), key=lambda place: place[0][0]):
        entry = manual.find(ref, sheet.own)
        fresh = sheet.margin.fresh(entry.item, brief=True) if entry and isinstance(entry.item, Kept) else NOTHING
        rows.append(TableRow("", (sheet.html.link(ref), escape(say.pick(NAMES[kind])), comma.join([steps.number(step) for step in numbers]), fresh)))
    columns = (say("desk.name"), say("page.kind"), say("desk.used_in"), sheet.label(Kept, "verified"))
    return TableView("used", say("desk.used"), columns, tuple(rows)) if rows else None


def _listing(context: Context) -> TableView:
    """procedures/index.md."""
    html = context.html("procedures/index.md")
    sheet, margin = Sheet(context, html, ""), Margin(context, html)
    rows = []
    for own, procedure in context.manual.procedures.items():
        title = Markup("{}{}").format(html.link(own), margin.grade(procedure))
        fields = tuple(sheet.field(procedure, name) for name in ("code", "trigger", "limit", "responsible"))
        rows.append(TableRow("", (title, *fields, escape(len(procedure.steps)), margin.fresh(procedure, brief=True))))
    columns = [context.label(Procedure, name) for name in ("title", "code", "trigger", "limit", "responsible", "steps", "verified")]
    return TableView("procedures", "", tuple(columns), tuple(rows))
