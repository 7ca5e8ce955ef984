"""The marking of a graded item, which stands on every page of its sheet (D8)."""

from generator.model.base import Item
from generator.model.settings import Grade
from generator.secrecy import falls_on
from generator.sheets.pen import Pen


def marking(pen: Pen, item: Item) -> str:
    """The words of the item's grade; empty if it has none, or none any more."""
    entry = pen.manual.entries.get(item.grade or "")
    grade = entry.item if entry else None
    falls = falls_on(item, pen.manual.settings)
    if not isinstance(grade, Grade) or (falls and falls <= pen.context.today):
        return ""
    return grade.marking or grade.name
