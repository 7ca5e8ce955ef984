"""A form as a sheet: its fields as cells to fill in, its tables with their empty rows, lines to sign on (D16, D19)."""

import unicodedata

from generator.model.form import Field, Form, FormTable, Section
from generator.model.words import FieldType
from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.document import company, head, released, said
from generator.sheets.marking import marking
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.text import NOTHING, Line, Run, Text, joined, plain
from generator.texts import LANGUAGES, Texts
from generator.views.context import Context

#: What is wider takes the whole row: a line, and a line in small letters that may run on to a second. In Chinese signs.
NARROW, NARROW_NOTE = 16, 36
#: Empty lines of a field of several lines that does not say how many.
LINES = 2
BOX = Run("□", "box")
#: What a place for the day is called.
DAYS = frozenset(Texts(language)("sheet.print_date").casefold() for language in LANGUAGES)


def form_sheet(context: Context, own: str, form: Form) -> Sheet:
    """The form ``own`` as it is printed and filled in."""
    pen = Pen(context, own)
    blocks = [_facts(pen, form)]
    if any(field.required for section in form.sections for field in section.fields):
        blocks.append(Block("required", "", "text", text=_small(plain(pen.say("sheet.required")))))
    blocks += [block for at, section in enumerate(form.sections, 1) for block in _section(pen, at, section)]
    blocks.append(Block("signatures", pen.label(Form, "signatures"), "signatures", tuple(_to_sign(pen, name) for name in form.signatures)))
    blocks.append(Block("note", pen.label(Form, "note"), "text", text=pen.write(form.note)))
    if form.document:
        blocks += said(pen, form.document)
    boxed = head(pen, form.document, form.title)
    if form.number and not (form.document and form.document.number):
        boxed = tuple(Cell("number", cell.label, pen.write(form.number)) if cell.key == "number" else cell for cell in boxed)
    return Sheet(
        id=own, kind="form", language=context.language, title=pen.say("sheet.form"), name=form.title, head=boxed,
        blocks=tuple(block for block in blocks if block), marking=marking(pen, form), company=company(pen),
    )  # fmt: skip


def _facts(pen: Pen, form: Form) -> Block:
    """Who fills it in, who gets it, how long it is kept, who released it; its number, if the box on top says another."""
    number = form.number if form.document and form.document.number not in (None, form.number) else None
    values = [
        ("number", pen.write(number)),
        ("filled_by", pen.names(form.filled_by)),
        ("handed_to", pen.names(form.handed_to)),
        ("keep", pen.write(form.keep)),
        ("copies", pen.write(form.copies)),
    ]
    cells = [Cell(key, pen.label(Form, key), text) for key, text in values if text]
    cells += released(pen, form.document) if form.document else []
    cells += [Cell("purpose", pen.label(Form, "purpose"), pen.write(form.purpose), wide=True)] if form.purpose else []
    return Block("facts", "", "grid", tuple(cells))


def _section(pen: Pen, at: int, section: Section) -> list[Block]:
    """What is said about a part, its fields, then its table, below one title."""
    title = section.title or ""
    cells = tuple(_field(pen, field) for field in section.fields)
    blocks = [Block(f"part{at}", title, "grid" if cells else "text", cells, text=pen.write(section.text))]
    if section.table:
        blocks.append(_table(pen, f"part{at}.table", title if not blocks[0] else "", section.table))
    return blocks


def _field(pen: Pen, field: Field) -> Cell:
    """A field: boxes to tick, or room to write or to sign in; an example and a note stand in small letters."""
    text = NOTHING
    if field.options:
        text = joined((Text((Line((BOX, Run(f" {option}"))),)) for option in field.options), "   ")
    elif field.type is FieldType.DATE:
        text = pen.write(pen.say("sheet.day"))
    note = _small(joined((pen.labelled(Field, "example", pen.write(field.example)), pen.write(field.note)), pen.semicolon))
    room = field.lines or LINES if field.type is FieldType.LINES else 0 if text else 1
    wide = room > 1 or _width(text) > NARROW or _width(note) > NARROW_NOTE
    return Cell(field.id or field.name, field.name, text + note, wide=wide, room=room, must=field.required)


def _small(text: Text) -> Text:
    """``text`` in small letters, in one line."""
    runs = tuple(Run(run.text, "note") for line in text.lines for run in line.runs)
    return Text((Line(runs),)) if runs else NOTHING


def _width(text: Text) -> float:
    """How wide ``text`` is in one line, in Chinese signs; others are half as wide."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in str(text))


def _to_sign(pen: Pen, name: str) -> Cell:
    """Who signs; one that is called 日期 is the place for the day alone."""
    return Cell(name, name, NOTHING if name.strip().casefold() in DAYS else TO_WRITE_ON)


def _table(pen: Pen, key: str, title: str, table: FormTable) -> Block:
    """Rows that are begun, then empty ones; a column has no key but its words, and a cell that is a blank is room enough."""
    columns = tuple(Column(name, name) for name in table.columns)
    begun = [Row("", tuple(_begun(pen, row[at]) if at < len(row) else NOTHING for at in range(len(columns)))) for row in table.begun]
    empty = [Row("", (NOTHING,) * len(columns))] * table.rows
    return Block(key, table.title or title, "table", columns=columns, groups=(Group("", (*begun, *empty)),))


def _begun(pen: Pen, cell: str) -> Text:
    text = pen.write(cell)
    return NOTHING if all(run.kind == "blank" for line in text.lines for run in line.runs) else text
