"""The shape of a model: which keys it has and what stands behind each, read once from its declarations."""

import types
import typing
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Union

from pydantic import PlainValidator

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
    words: bool = False  # a line or rich text for readers: no id, date or figure
    #: Whether a reference, rich text or a model is anywhere inside; a walk passes by what does not speak.
    speaks: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        speaks = self.model or self.refers or self.rich or (self.item and self.item.speaks) or (self.key and self.key.speaks)
        object.__setattr__(self, "speaks", bool(speaks))


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
        shape = _shape(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)
        found.append(FieldShape(name, info.alias or name, label, shape, info.is_required()))
    return tuple(found)


@cache
def speaking(model: type[Model]) -> tuple[FieldShape, ...]:
    """The fields that a walk over references, texts and nested models has to visit."""
    return tuple(spec for spec in fields(model) if spec.shape.speaks)


def _shape(hint: Any) -> Shape:
    origin = typing.get_origin(hint)
    if origin is Annotated:
        inner, *metadata = typing.get_args(hint)
        refers = next((m for m in metadata if isinstance(m, Refers)), None)
        if refers or any(isinstance(mark, PlainValidator) for mark in metadata):
            return Shape(refers=refers)
        return _shape(inner)
    if origin in (Union, types.UnionType):
        return _shape(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        return Shape(item=_shape(typing.get_args(hint)[0]))
    if origin is dict:
        key, value = typing.get_args(hint)
        return Shape(key=_shape(key), item=_shape(value))
    if hint is RichText:
        return Shape(rich=True, words=True)
    if isinstance(hint, type) and issubclass(hint, Model):
        return Shape(model=hint)
    return Shape(words=hint is str)


Found = tuple[tuple[str | int, ...], FieldShape, Shape, Any]


def walk(item: Model, path: tuple[str | int, ...] = ()) -> list[Found]:
    """Every reference, rich text and nested model below ``item``, with its path, in the order of the file."""
    found: list[Found] = []
    _walk(item, path, found)
    return found


def _walk(item: Model, path: tuple[str | int, ...], found: list[Found]) -> None:
    values = item.__dict__
    for spec in speaking(type(item)):
        value = values[spec.name]
        if value:
            _visit(value, spec.shape, spec, (*path, spec.key), found)


def _visit(value: Any, shape: Shape, spec: FieldShape, path: tuple[str | int, ...], found: list[Found]) -> None:
    if shape.refers or shape.rich:
        found.append((path, spec, shape, value))
    elif shape.model:
        found.append((path, spec, shape, value))
        _walk(value, path, found)
    elif shape.key and shape.item:
        for key, part in value.items():
            if shape.key.refers:
                found.append(((*path, key), spec, shape.key, key))
            if shape.item.speaks:
                _visit(part, shape.item, spec, (*path, key), found)
    elif shape.item:
        for index, part in enumerate(value):
            _visit(part, shape.item, spec, (*path, index), found)


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
