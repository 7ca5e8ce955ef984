"""The page of conventions: what the whole manual agrees on."""

from collections.abc import Iterator

from generator.model.settings import Settings
from generator.views.context import Context
from generator.views.convention import TABLES, settings_table
from generator.views.sheet import Sheet

PAGE = "conventions.md"


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """conventions.md."""
    sheet = Sheet(context, context.html(PAGE), "")
    settings = context.manual.settings
    tables = [settings_table(sheet, key) for key in TABLES if getattr(settings, key)]
    cells = sheet.cells(Settings, [(name, sheet.field(settings, name)) for name in ("title", "language", "version")])
    yield PAGE, context.render("pages/conventions.md.j2", cells=cells, tables=tables)
