"""The page of conventions: what the whole manual agrees on."""

from collections.abc import Iterator

from generator.model.lists import Lists
from generator.model.settings import LookupSettings, PrintSettings, Settings
from generator.views.context import Context
from generator.views.convention import TABLES, list_tables, settings_table
from generator.views.sheet import Sheet

PAGE = "conventions.md"


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """conventions.md."""
    sheet = Sheet(context, context.html(PAGE), "")
    settings = context.manual.settings
    tables = [settings_table(sheet, key) for key in TABLES if getattr(settings, key)]
    named = ("title", "language", "version", "characters_per_minute", "words_per_minute")
    cells = sheet.cells(Settings, [(name, sheet.field(settings, name)) for name in named])
    lookup = settings.lookup
    finding = sheet.cells(LookupSettings, [(name, sheet.field(lookup, name)) for name in ("holding", "record")]) if lookup else ()
    paper = sheet.cells(PrintSettings, [(name, sheet.field(settings.print, name)) for name in PrintSettings.model_fields]) if settings.print else ()
    settings_cells = (*cells, *finding, *paper)
    lists = settings.lists
    own = [(name, sheet.field(lists, name)) for name in ("greetings", "closings", "allow")] if lists else []
    shipped = [("shipped", context.say("learn.yes" if lists.shipped else "learn.no"))] if lists else []
    word_lists = list_tables(sheet, lists) if lists else []
    yield (
        PAGE,
        context.render("pages/conventions.md.j2", cells=settings_cells, tables=tables, words=sheet.cells(Lists, [*own, *shipped]), word_lists=word_lists),
    )
