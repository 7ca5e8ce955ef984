"""When a grade falls: on the day that is named, or when the grade's period has run from the day of grading (D8)."""

from datetime import date

from generator.freshness import after
from generator.model.base import Item
from generator.model.settings import Settings


def falls_on(item: Item, settings: Settings) -> date | None:
    """The day on which ``item`` counts as ungraded; None if it keeps its grade until somebody lowers it."""
    if item.declassify or not item.graded:
        return item.declassify
    period = next((grade.period for grade in settings.grades if grade.id == item.grade), None)
    return after(item.graded, period) if period else None
