"""Forms as they look on paper: fields to write in, boxes to tick, tables with empty rows, lines to sign on (D16, D19)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.form import Field, Form, FormTable, Section
from generator.model.words import FieldType
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.margin import Head, Margin
from generator.views.sheet import Cell, DocumentView, Sheet

LISTING = "forms/index.md"
#: Lines of a field that says several and not how many.
USUAL_LINES = 2
#: No form has room for more lines or rows; a slip such as 90000 is drawn so far only.
MOST_LINES = 200
#: Types that are drawn as boxes, and the shape of these.
BOXES = {FieldType.CHOICE: "round", FieldType.CHECK: "square"}
LINE = Markup('<span class="db-write"></span>')


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its name, how it is filled in (for those who cannot see the drawing), and the drawing."""

    anchor: str
    name: Markup
    type: str
    wide: bool
    required: bool
    drawing: Markup
    hints: tuple[tuple[str, Markup], ...]
    margin: Markup


@dataclass(frozen=True, slots=True)
class GridView:
    """A table to fill in; every row has as many cells as there are columns."""

    title: Markup
    columns: tuple[Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the form; one without a title has no heading."""

    anchor: str
    title: str
    margin: Markup
    text: Markup
    fields: tuple[FieldView, ...]
    grid: GridView | None


@dataclass(frozen=True, slots=True)
class FormView:
    """A form as its page shows it."""

    head: Head
    cells: tuple[Cell, ...]
    sections: tuple[SectionView, ...]
    signatures: tuple[Markup, ...]
    note: Markup
    document: DocumentView | None


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each form, and the listing."""
    for own, form in context.manual.forms.items():
        yield context.urls.page(own), context.render("pages/form.md.j2", v=form_view(context, own, form))
    if context.manual.forms:
        yield LISTING, context.render("pages/forms.md.j2", table=_listing(context), count=len(context.manual.forms))


def form_view(context: Context, own: str, form: Form) -> FormView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, own)
    names = ("filled_by", "handed_to", "keep", "copies", "purpose")
    return FormView(
        sheet.margin.head(own, form, form.title, "", (html.line(form.number),) if form.number else ()),
        sheet.cells(Form, [(name, sheet.field(form, name)) for name in names], ("purpose",)),
        tuple(_section(sheet, section, at) for at, section in enumerate(form.sections)),
        tuple(html.line(name) for name in form.signatures),
        html.rich(form.note) if form.note else NOTHING,
        sheet.document(form.document),
    )


def _section(sheet: Sheet, section: Section, at: int) -> SectionView:
    return SectionView(
        section.id or f"s:{at + 1}", section.title or "", sheet.margin.row(section, sheet.entry(section.id)),
        sheet.html.rich(section.text) if section.text else NOTHING, tuple(_field(sheet, field) for field in section.fields),
        grid(sheet, section.table) if section.table else None,
    )  # fmt: skip


def _field(sheet: Sheet, field: Field) -> FieldView:
    hints = tuple((sheet.label(Field, name), sheet.maybe(text)) for name, text in (("example", field.example), ("note", field.note)) if text)
    kind = field.type.label(sheet.context.language)
    wide = field.type in (FieldType.LINES, *BOXES) or (field.lines or 0) > 1 or bool(field.options)
    margin = sheet.margin.row(field, sheet.entry(field.id))
    return FieldView(field.id or "", sheet.html.line(field.name), kind, wide, field.required, drawing(sheet, field), hints, margin)


def drawing(sheet: Sheet, field: Field) -> Markup:
    """What there is to write in or to tick."""
    boxes = NOTHING
    if field.options:
        box = Markup('<span class="db-opt-box" data-box="{}">{}</span>')
        boxes = NOTHING.join([box.format(BOXES.get(field.type, "square"), sheet.html.line(option)) for option in field.options])
        boxes = Markup('<span class="db-opts">{}</span>').format(boxes)
    if field.type in BOXES and not field.lines:
        return boxes or Markup('<span class="db-opt-box" data-box="{}"></span>').format(BOXES[field.type])
    if field.type is FieldType.DATE and not field.lines:
        return boxes + sheet.html.line(sheet.say("office.date"))
    lines = field.lines or (USUAL_LINES if field.type is FieldType.LINES else 1)
    return boxes + LINE * min(lines, MOST_LINES)


def grid(sheet: Sheet, table: FormTable) -> GridView:
    """The rows that are begun, filled up to the last column, then the empty ones."""
    width = max([len(table.columns), *(len(row) for row in table.begun)])
    columns = tuple(sheet.html.line(name) for name in table.columns) + (NOTHING,) * (width - len(table.columns))
    begun = [tuple(sheet.html.line(cell) for cell in row) + (NOTHING,) * (width - len(row)) for row in table.begun]
    empty = [(NOTHING,) * width] * min(table.rows, MOST_LINES)
    return GridView(sheet.maybe(table.title), columns, (*begun, *empty))


def _listing(context: Context) -> TableView:
    """forms/index.md."""
    html = context.html(LISTING)
    sheet, margin = Sheet(context, html, ""), Margin(context, html)
    rows = []
    for own, form in context.manual.forms.items():
        title = Markup("{}{}").format(html.link(own), margin.grade(form))
        fields = tuple(sheet.field(form, name) for name in ("number", "filled_by", "handed_to", "keep"))
        rows.append(TableRow("", (title, *fields, margin.fresh(form))))
    columns = tuple(context.label(Form, name) for name in ("title", "number", "filled_by", "handed_to", "keep", "verified"))
    return TableView("forms", "", columns, tuple(rows))


