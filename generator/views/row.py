"""Rows of a file of many: their ids, and what they say of themselves that their file does not say already."""

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.base import Kept
from generator.views.context import Context
from generator.views.margin import Margin

SPACE = Markup(" ")


def own_facts(margin: Margin, item: Kept, whole: Kept) -> tuple[Markup, ...]:
    """Grade, validity and tags of a row, where they are not those of its file."""
    facts = [margin.grade(item)] if item.grade != whole.grade or item.declassify != whole.declassify else []
    if item.valid != whole.valid:
        facts += margin.kept(item.model_copy(update={"tags": ()}))[1:]
    tags = [tag for tag in item.tags if tag not in whole.tags] if item.tags != whole.tags else []
    if tags:
        words = margin.say("page.comma").join(tags)
        facts.append(NOTHING.join((escape(margin.context.label(Kept, "tags")), SPACE, escape(words))))
    return tuple(facts)


def row_ids(context: Context) -> dict[tuple[str, int], str]:
    """(file, number of a row) -> the id of the row in the whole manual."""
    return {
        (entry.parent, entry.path[1]): entry.id
        for entry in context.manual.entries.values()
        if entry.parent and entry.path[:1] == ("items",) and isinstance(entry.path[1], int)
    }
