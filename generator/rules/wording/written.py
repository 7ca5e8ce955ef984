"""The texts of a file as its author wrote them, each with its path: words for readers, no ids, references, dates or figures."""

from collections.abc import Iterator
from typing import Any

from generator.model.base import Group, Model, Short
from generator.model.files import MODELS
from generator.model.shape import Shape, fields
from generator.record import Path, Record

#: What customers type stays as they type it; lists of words quote what they look for; these values are no texts.
NOT_OURS = {"similar", "not_for", "lists", "image", "act"}


def written_in(record: Record) -> Iterator[tuple[Path, str]]:
    """Every text of the file."""
    yield from _in_model(record.kept, MODELS[record.source.kind], ())


def _in_model(data: Any, model: type[Model], path: Path) -> Iterator[tuple[Path, str]]:
    known = {field.key: field for field in fields(model)}
    if issubclass(model, Group) and not (isinstance(data, dict) and known.keys() & data.keys()):
        single = known["items"].shape.item
        yield from _in_value(data, single or Shape(), path)
    elif isinstance(data, str):
        if issubclass(model, Short):
            yield from _in_value(data, known[model.short].shape, path)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in known and key not in NOT_OURS:
                yield from _in_value(value, known[key].shape, (*path, key))


def _in_value(data: Any, shape: Shape, path: Path) -> Iterator[tuple[Path, str]]:
    if shape.model:
        yield from _in_model(data, shape.model, path)
    elif isinstance(data, str):
        inner = shape.item or shape
        if inner.words:
            yield path, data
        elif inner.model:
            yield from _in_model(data, inner.model, path)
    elif isinstance(data, dict) and shape.item:
        for key, value in data.items():
            yield from _in_value(value, shape.item, (*path, key))
    elif isinstance(data, tuple) and shape.item:
        for index, value in enumerate(data):
            yield from _in_value(value, shape.item, (*path, index))
