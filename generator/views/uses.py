"""The margin of a row whose own page says already where it is used."""

from markupsafe import Markup

from generator.model.base import Item
from generator.views.sheet import Sheet


def row_margin(sheet: Sheet, item: Item, local: str | None) -> Markup:
    """The margin of a row; uses on its own page are seen there, so that only others are named."""
    own, entries = sheet.entry(local), sheet.context.manual.entries
    sources = [use.source for use in sheet.context.manual.used_by.get(own, ()) if use.source in entries]
    elsewhere = any(sheet.own not in (source, entries[source].parent) for source in sources)
    return sheet.margin.row(item, own if elsewhere else "")
