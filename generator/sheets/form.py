"""A form as a sheet: its fields as cells to fill in, its tables with their empty rows, lines to sign on (D16, D19)."""

from generator.model.form import Field, Form, FormTable, Section
from generator.model.words import FieldType
from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.document import company, declared, head
from generator.sheets.marking import marking
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.text import NOTHING, Line, Run, Text, joined, plain
from generator.views.context import Context

#: Options beyond this many signs take the whole row.
NARROW = 16
#: Empty lines of a field of several lines that does not say how many.
LINES = 2
BOX = Run("□", "box")


def form_sheet(context: Context, own: str, form: Form) -> Sheet:
    """The form ``own`` as it is printed and filled in."""
    pen = Pen(context, own)
    blocks = [_facts(pen, form), *(block for at, section in enumerate(form.sections, 1) for block in _section(pen, at, section))]
    blocks.append(Block("signatures", pen.label(Form, "signatures"), "signatures", tuple(Cell(name, name, TO_WRITE_ON) for name in form.signatures)))
    blocks.append(Block("note", pen.label(Form, "note"), "text", text=pen.write(form.note)))
    if any(field.required for section in form.sections for field in section.fields):
        blocks.append(Block("required", "", "text", text=plain(pen.say("sheet.required"))))
    if form.document:
        blocks += declared(pen, form.document)
    boxed = head(pen, form.document, form.title)
    if form.number and not (form.document and form.document.number):
        boxed = tuple(Cell("number", cell.label, pen.write(form.number)) if cell.key == "number" else cell for cell in boxed)
    return Sheet(
        id=own, kind="form", language=context.language, title=pen.say("sheet.form"), name=form.title, head=boxed,
        blocks=tuple(block for block in blocks if block), marking=marking(pen, form), company=company(pen),
    )  # fmt: skip


def _facts(pen: Pen, form: Form) -> Block:
    """Who fills it in, who gets it, how long it is kept; its number, if the box on top says another."""
    number = form.number if form.document and form.document.number not in (None, form.number) else None
    values = [
        ("number", pen.write(number)),
        ("filled_by", pen.names(form.filled_by)),
        ("handed_to", pen.names(form.handed_to)),
        ("keep", pen.write(form.keep)),
        ("copies", pen.write(form.copies)),
    ]
    cells = [Cell(key, pen.label(Form, key), text) for key, text in values if text]
    cells += [Cell("purpose", pen.label(Form, "purpose"), pen.write(form.purpose), wide=True)] if form.purpose else []
    return Block("facts", "", "grid", tuple(cells))


def _section(pen: Pen, at: int, section: Section) -> list[Block]:
    """The fields of a part, then its table, below one title."""
    title = section.title or ""
    cells = tuple(_field(pen, field) for field in section.fields)
    blocks = [Block(f"part{at}", title, "grid" if cells else "text", cells, text=pen.write(section.text))]
    if section.table:
        blocks.append(_table(pen, f"part{at}.table", title if not blocks[0] else "", section.table))
    return blocks


def _field(pen: Pen, field: Field) -> Cell:
    """A field: boxes to tick, a line to sign on, or room to write; an example and a note stand in small letters."""
    text = NOTHING
    if field.options:
        text = joined((Text((Line((BOX, Run(f" {option}"))),)) for option in field.options), "   ")
    elif field.type is FieldType.DATE:
        text = pen.write(pen.say("sheet.day"))
    elif field.type is FieldType.SIGNATURE:
        text = TO_WRITE_ON
    notes = joined((pen.labelled(Field, "example", pen.write(field.example)), pen.write(field.note)), pen.semicolon)
    if notes:
        runs = tuple(Run(run.text, "note") for line in notes.lines for run in line.runs)
        text += Text((Line(runs),))
    long = len(str(text)) > NARROW
    room = field.lines or LINES if field.type is FieldType.LINES else 1 if field.type in (FieldType.TEXT, FieldType.NUMBER) else 0
    return Cell(field.id or field.name, field.name, text, wide=long or room > 1, room=room, must=field.required)


def _table(pen: Pen, key: str, title: str, table: FormTable) -> Block:
    """Rows that are begun, then empty ones; a column has no key but its words."""
    columns = tuple(Column(name, name) for name in table.columns)
    begun = [Row("", tuple(pen.write(row[at]) if at < len(row) else NOTHING for at in range(len(columns)))) for row in table.begun]
    empty = [Row("", (NOTHING,) * len(columns))] * table.rows
    return Block(key, table.title or title, "table", columns=columns, groups=(Group("", (*begun, *empty)),))
