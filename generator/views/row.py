"""Rows of a file of many: their ids, and what they say of themselves that their file does not say already."""

from markupsafe import Markup

from generator.model.base import Kept
from generator.views.context import Context
from generator.views.margin import Margin


def own_facts(margin: Margin, item: Kept, whole: Kept) -> tuple[Markup, ...]:
    """Grade, owner, validity and tags of a row, where they are not those of its file."""
    facts = [margin.grade(item)] if item.grade != whole.grade or item.declassify != whole.declassify else []
    if item.owner == whole.owner and item.valid == whole.valid and item.tags == whole.tags:
        return tuple(facts)
    tags = tuple(tag for tag in item.tags if tag not in whole.tags)
    kept = margin.kept(item.model_copy(update={"valid": None if item.valid == whole.valid else item.valid, "tags": tags}))
    return (*facts, *(kept[1:] if item.owner == whole.owner else kept))


def row_ids(context: Context) -> dict[tuple[str, int], str]:
    """(file, number of a row) -> the id of the row in the whole manual."""
    return {
        (entry.parent, entry.path[1]): entry.id
        for entry in context.manual.entries.values()
        if entry.parent and entry.path[:1] == ("items",) and isinstance(entry.path[1], int)
    }
