"""Who uses a row, where its page says part of that in another way."""

from collections.abc import Collection

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.base import Item
from generator.views.sheet import Sheet


def row_margin(sheet: Sheet, item: Item, local: str | None) -> Markup:
    """The margin of a row; that its own page uses it is seen there, so that only others are named."""
    own = sheet.entry(local)
    return sheet.margin.row(item, own if _others(sheet, own, {sheet.own}) else "")


def other_uses(sheet: Sheet, entry_id: str, known: Collection[str]) -> Markup:
    """Who uses ``entry_id``, folded; nothing if that is none but those in ``known``, who are named already."""
    return sheet.margin.used(entry_id) if _others(sheet, entry_id, known) else NOTHING


def _others(sheet: Sheet, entry_id: str, known: Collection[str]) -> bool:
    entries = sheet.context.manual.entries
    sources = {use.source for use in sheet.context.manual.used_by.get(entry_id, ())} & entries.keys()
    return any(source not in known and entries[source].parent not in known for source in sources)
