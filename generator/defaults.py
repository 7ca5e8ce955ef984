"""Defaults at the top of a file (owner, verified, valid, grade, tags, whom to escalate to) hold for its items; a row's own grade has its own days."""

from typing import Any

from generator.model.base import Kept, Model
from generator.model.desk import Glossary

GRADING = ("grade", "graded", "declassify")
HANDED_DOWN = ("owner", "verified", "valid", "escalate_to", *GRADING)


def with_defaults(item: Model) -> Model:
    """``item`` with what stands at its top handed down to its rows; what a row says itself stands."""
    name = "terms" if isinstance(item, Glossary) else "items"
    rows = getattr(item, name, None)
    if not isinstance(item, Kept) or not rows or not isinstance(rows[0], Kept):
        return item
    given = {key: getattr(item, key) for key in HANDED_DOWN if getattr(item, key, None)}
    if not given and not item.tags:
        return item
    return item.model_copy(update={name: tuple(_filled(row, given, item.tags) for row in rows)})


def _filled(row: Kept, given: dict[str, Any], tags: tuple[str, ...]) -> Kept:
    # The day on which the file's grade falls is none of another grade's, which would be shown to everyone then.
    foreign = GRADING if row.grade else ()
    update = {name: value for name, value in given.items() if name not in foreign and not getattr(row, name)}
    if tags:
        update["tags"] = tuple(dict.fromkeys((*row.tags, *tags)))
    return row.model_copy(update=update) if update else row
