"""Tables made from the settings: on the page of conventions, and where a policy asks for one (D8, D9, D14, D19)."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.base import Item, Model
from generator.model.lists import Listed, Lists
from generator.model.settings import Audience, Channel, CreditClass, CustomerClass, Grade, Metric, Placeholder, Review, Settings, Stage
from generator.views.sheet import Sheet

#: Key of the settings -> the model of its rows and the columns in order.
TABLES: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "stages": (Stage, ("name", "about", "greeting", "closing")),
    "channels": (Channel, ("name", "longest", "spoken", "longest_spoken", "reply_within")),
    "placeholders": (Placeholder, ("name", "about", "example", "remembered")),
    "grades": (Grade, ("name", "marking", "about", "readers", "period", "not_read_in")),
    "audiences": (Audience, ("name", "grade")),
    "customers": (CustomerClass, ("name", "about", "importance", "priority", "secrecy")),
    "credit": (CreditClass, ("name", "criteria", "treatment")),
    "metrics": (Metric, ("name", "unit", "means")),
    "reviews": (Review, ("per", "what", "by")),
}
#: Key of the word lists -> the columns of its rows.
LISTED = dict.fromkeys(("absolute", "blaming", "copied"), ("words", "instead", "why", "unless"))
#: A marking stands on one line, as it is stamped.
MARKING = Markup('<span class="db-num">{}</span>')


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; its first cell names it."""

    anchor: str
    cells: tuple[Markup, ...]
    margin: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with the labels of its columns."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def settings_table(sheet: Sheet, key: str) -> TableView:
    """The table of one key of the settings; columns that no row fills are left out."""
    model, names = TABLES[key]
    return _table(sheet, Settings, key, model, names, getattr(sheet.context.manual.settings, key))


def list_tables(sheet: Sheet, lists: Lists) -> list[TableView]:
    """The house's own word lists, those that hold anything."""
    return [_table(sheet, Lists, key, Listed, names, rows) for key, names in LISTED.items() if (rows := getattr(lists, key))]


def _table(sheet: Sheet, whole: type[Model], key: str, model: type[Model], names: tuple[str, ...], items: Sequence[Model]) -> TableView:
    used = [name for name in names if any(getattr(item, name) not in (None, (), False) for item in items)]
    rows = tuple(_row(sheet, item, used) for item in items)
    return TableView(key, sheet.label(whole, key), tuple(sheet.label(model, name) for name in used), rows)


def _row(sheet: Sheet, item: Model, names: list[str]) -> TableRow:
    own = str(getattr(item, "id", "") or "")
    margin = sheet.margin.row(item, own) if isinstance(item, Item) else NOTHING
    cells = tuple(MARKING.format(sheet.field(item, name)) if name == "marking" else sheet.field(item, name) for name in names)
    return TableRow(own, cells, margin)
