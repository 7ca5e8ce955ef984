"""The shape of a model: which keys it has and what stands behind each, read once from its declarations."""

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union

from generator.model.base import Model
from generator.model.kinds import Refers
from generator.rich import RichText


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: one of a model, a list, a mapping, rich text, a reference, or a plain value."""

    model: type[Model] | None = None
    item: "Shape | None" = None  # of a list or of a mapping's values
    key: "Shape | None" = None  # of a mapping
    refers: Refers | None = None
    rich: bool = False

    @property
    def speaks(self) -> bool:
        """Whether a reference, rich text or a model is anywhere inside."""
        return bool(self.model or self.refers or self.rich or (self.item and self.item.speaks) or (self.key and self.key.speaks))


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field of a model: its attribute ``name``, its ``key`` in YAML, its label in both languages."""

    name: str
    key: str
    label: tuple[str, str]
    shape: Shape
    required: bool


@cache
def fields(model: type[Model]) -> tuple[FieldShape, ...]:
    """The fields of ``model`` in the order of their declaration."""
    found = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        label = (str(extra.get("zh", name)), str(extra.get("en", name)))
        shape = _shape(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)  # type: ignore[index]
        found.append(FieldShape(name, info.alias or name, label, shape, info.is_required()))
    return tuple(found)


@cache
def speaking(model: type[Model]) -> tuple[FieldShape, ...]:
    """The fields that a walk over references, texts and nested models has to visit."""
    return tuple(field for field in fields(model) if field.shape.speaks)


def _shape(hint: Any) -> Shape:
    origin = typing.get_origin(hint)
    if origin is Annotated:
        inner, *metadata = typing.get_args(hint)
        refers = next((m for m in metadata if isinstance(m, Refers)), None)
        return Shape(refers=refers) if refers else _shape(inner)
    if origin in (Union, types.UnionType):
        return _shape(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        return Shape(item=_shape(typing.get_args(hint)[0]))
    if origin is dict:
        key, value = typing.get_args(hint)
        return Shape(key=_shape(key), item=_shape(value))
    if hint is RichText:
        return Shape(rich=True)
    if isinstance(hint, type) and issubclass(hint, Model):
        return Shape(model=hint)
    return Shape()


Found = tuple[tuple[str | int, ...], FieldShape, Shape, Any]


def walk(item: Model, path: tuple[str | int, ...] = ()) -> Iterator[Found]:
    """Every reference, rich text and nested model below ``item``, with its path, in the order of the file."""
    for field in speaking(type(item)):
        value = getattr(item, field.name)
        if value is not None and value != ():
            yield from _visit(value, field.shape, field, (*path, field.key))


def _visit(value: Any, shape: Shape, field: FieldShape, path: tuple[str | int, ...]) -> Iterator[Found]:
    if shape.refers or shape.rich:
        yield path, field, shape, value
    elif shape.model:
        yield path, field, shape, value
        yield from walk(value, path)
    elif shape.key and shape.item:
        for key, part in value.items():
            if shape.key.refers:
                yield (*path, key), field, shape.key, key
            if shape.item.speaks:
                yield from _visit(part, shape.item, field, (*path, key))
    elif shape.item:
        for index, part in enumerate(value):
            yield from _visit(part, shape.item, field, (*path, index))


def model_at(model: type[Model], path: tuple[str | int, ...]) -> type[Model]:
    """The innermost model on the way along ``path`` that starts at ``model``."""
    shape, inner = Shape(model=model), model
    for step in path:
        if shape.model:
            field = next((f for f in fields(shape.model) if f.key == step), None)
            if field is None:
                break
            shape = field.shape
        elif shape.item:
            shape = shape.item
        else:
            break
        inner = shape.model or inner
    return inner


def field_at(model: type[Model], path: tuple[str | int, ...]) -> FieldShape | None:
    """The last named field on the way along ``path``."""
    shape, found = Shape(model=model), None
    for step in path:
        if shape.model:
            field = next((f for f in fields(shape.model) if f.key == step), None)
            if field is None:
                break
            shape, found = field.shape, field
        elif shape.item:
            shape = shape.item
        else:
            break
    return found
