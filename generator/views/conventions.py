"""The page of conventions: what the whole manual agrees on."""

from collections.abc import Iterator

from generator.model.settings import Settings
from generator.views.context import Context
from generator.views.convention import TABLES, TableRow, TableView, settings_table
from generator.views.sheet import Sheet

PAGE = "conventions.md"


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """conventions.md."""
    html = context.html(PAGE)
    sheet = Sheet(context, html, "")
    settings = context.manual.settings
    tables = [settings_table(sheet, key) for key in TABLES if getattr(settings, key)]
    if settings.severities:
        rows = tuple(TableRow("", (html.line(code), sheet.maybe(level.label(context.language)))) for code, level in settings.severities.items())
        columns = (context.say("page.finding"), context.label(Settings, "severities"))
        tables.append(TableView("severities", context.label(Settings, "severities"), columns, rows))
    names = ("title", "language", "version", "numbering")
    cells = sheet.cells(Settings, [(name, sheet.field(settings, name)) for name in names])
    yield PAGE, context.render("pages/conventions.md.j2", cells=cells, tables=tables)
