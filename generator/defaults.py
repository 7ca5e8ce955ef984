"""Defaults at the top of a file (owner, verified, valid, grade, tags) hold for its items."""

from typing import Any

from generator.model.base import Kept, Model
from generator.model.desk import Glossary

HANDED_DOWN = ("owner", "verified", "valid", "grade", "graded", "declassify")


def with_defaults(item: Model) -> Model:
    """``item`` with what stands at its top handed down to its rows; what a row says itself stands."""
    name = "terms" if isinstance(item, Glossary) else "items"
    rows = getattr(item, name, None)
    if not isinstance(item, Kept) or not rows or not isinstance(rows[0], Kept):
        return item
    given = {key: getattr(item, key) for key in HANDED_DOWN if getattr(item, key) is not None}
    if not given and not item.tags:
        return item
    return item.model_copy(update={name: tuple(_filled(row, given, item.tags) for row in rows)})


def _filled(row: Kept, given: dict[str, Any], tags: tuple[str, ...]) -> Kept:
    update = {name: value for name, value in given.items() if getattr(row, name) is None}
    if tags:
        update["tags"] = tuple(dict.fromkeys((*row.tags, *tags)))
    return row.model_copy(update=update) if update else row
