"""What is drawn on a form: fields by how they are filled in, and tables with rows that are begun or empty (D16)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.form import Field, FormTable
from generator.model.scalars import is_blank
from generator.model.words import FieldType
from generator.views.sheet import Sheet

#: Fields of these types take the whole width; so does one with more options than fit beside a name.
BROAD = {FieldType.LINES}
MANY = 3
#: No more is drawn than a sheet of paper holds; where the form asks for more, it says so.
MOST_LINES, MOST_ROWS = 20, 40


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field; ``type`` is how it is drawn, ``word`` the same for those who hear the page."""

    anchor: str
    name: Markup
    type: str
    word: str
    options: tuple[Markup, ...]
    lines: int
    required: bool
    example: Markup
    notes: tuple[Markup, ...]
    wide: bool
    margin: Markup


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table to fill in; ``note`` says how many rows there are where not all are drawn."""

    title: Markup
    columns: tuple[Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]
    empty: int
    note: str


def field_view(sheet: Sheet, field: Field, margin: Markup) -> FieldView:
    """How ``field`` is drawn."""
    html, lines = sheet.html, field.lines or (2 if field.type is FieldType.LINES else 1)
    notes = [html.line(field.note)] if field.note else []
    if lines > MOST_LINES:
        notes.append(html.line(sheet.say("learn.lines", n=lines)))
    return FieldView(
        field.id or "", html.line(field.name), field.type.key, field.type.label(sheet.context.language),
        tuple(html.line(option) for option in field.options), min(lines, MOST_LINES), field.required,
        sheet.maybe(field.example), tuple(notes), field.type in BROAD or lines > 1 or len(field.options) > MANY, margin,
    )  # fmt: skip


def side_by_side(fields: Iterable[FieldView]) -> tuple[FieldView, ...]:
    """Two fields a row; one that would stand alone takes the whole row."""
    made: list[FieldView] = []
    alone = False
    for field in fields:
        if field.wide and alone:
            made[-1] = replace(made[-1], wide=True)
        alone = not field.wide and not alone
        made.append(field)
    if alone:
        made[-1] = replace(made[-1], wide=True)
    return tuple(made)


def paper_table(sheet: Sheet, table: FormTable) -> PaperTable:
    """The rows that are begun, each as wide as the head; then the empty ones."""
    width = max((len(table.columns), *(len(row) for row in table.begun)))
    columns = tuple(sheet.html.line(name) for name in table.columns) + (NOTHING,) * (width - len(table.columns))
    rows = tuple(tuple(_cell(sheet, words) for words in row) + (NOTHING,) * (width - len(row)) for row in table.begun)
    note = sheet.say("learn.rows", n=table.rows) if table.rows > MOST_ROWS else ""
    return PaperTable(sheet.maybe(table.title), columns, rows, min(table.rows, MOST_ROWS), note)


def _cell(sheet: Sheet, words: str) -> Markup:
    """A blank alone is an empty cell: there is room to write in it."""
    return NOTHING if is_blank(words) else sheet.html.line(words)
