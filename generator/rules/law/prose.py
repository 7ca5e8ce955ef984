"""Running text of an item, with its path."""

from collections.abc import Iterator

from generator.model.base import Model
from generator.model.shape import walk
from generator.record import Path
from generator.rich import RichText


def prose(item: Model, *blocks: str) -> Iterator[tuple[Path, RichText]]:
    """Every rich text of the ``blocks``, or of all of them; what a test asks is no rule."""
    if blocks and not any(getattr(item, block) for block in blocks):
        return
    for path, _, shape, value in walk(item):
        if shape.rich and (not blocks or path[0] in blocks) and "questions" not in path:
            yield path, value
