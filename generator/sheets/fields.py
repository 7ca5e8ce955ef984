"""A field of any model as text, by what the model says of it: words for references and choices, several in one line."""

from collections.abc import Iterable

from generator.model.base import Model
from generator.model.settings import Settings
from generator.model.shape import fields
from generator.sheets.block import Block, Cell, Column, Group, Row
from generator.sheets.pen import Pen
from generator.sheets.text import NOTHING, Text, joined
from generator.views.convention import TABLES


def field_text(pen: Pen, item: Model, name: str) -> Text:
    """The value of the field ``name`` of ``item``."""
    shape = next(field.shape for field in fields(type(item)) if name in (field.name, field.key))
    return _value(pen, getattr(item, name), bool(shape.refers or (shape.item and shape.item.refers)))


def _value(pen: Pen, value: object, refers: bool) -> Text:
    if isinstance(value, tuple):
        return joined((_value(pen, part, refers) for part in value), pen.comma)
    if value is None or value is False:
        return NOTHING
    return pen.names((str(value),)) if refers else pen.write(value)


def grid(pen: Pen, key: str, title: str, item: Model, names: Iterable[str], wide: Iterable[str] = ()) -> Block:
    """The fields ``names`` of ``item`` that say anything, as cells."""
    values = ((name, field_text(pen, item, name)) for name in names)
    broad = frozenset(wide)
    return Block(key, title, "grid", tuple(Cell(name, pen.label(type(item), name), text, wide=name in broad) for name, text in values if text))


def settings_block(pen: Pen, key: str, title: str) -> Block:
    """The table of one key of the settings; columns that no row fills are left out."""
    model, names = TABLES[key]
    items = getattr(pen.manual.settings, key)
    used = [name for name in names if any(getattr(item, name) not in (None, (), False) for item in items)]
    rows = tuple(Row(str(getattr(item, "id", "") or ""), tuple(field_text(pen, item, name) for name in used)) for item in items)
    whole = pen.label(Settings, key)
    told = whole in [pen.label(model, name) for name in used]
    columns = tuple(Column(name, pen.label(model, name)) for name in used)
    return Block(key, title or ("" if told else whole), "table", columns=columns, groups=(Group("", rows),) if rows else ())
