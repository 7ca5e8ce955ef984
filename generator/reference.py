"""The table of every key of every kind, made from the models: docs/fields.md."""

import inspect
import typing
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union

from pydantic import PlainValidator

from generator.model import limit, scalars
from generator.model.base import Group, Item, Kept, Model, Short, Unwritten, Valid, Verified, Waiver
from generator.model.files import MODELS
from generator.model.kinds import FOLDERS, NAMES, SINGLE, Refers
from generator.model.shape import Shape, fields
from generator.model.types import Many
from generator.model.words import Vocabulary
from generator.rich import RichText

INTRO = """# 字段表 / Fields

由模型生成，不手改；怎么写见 [writing.md](writing.md)。Made from the models, never by hand; how to write is in [writing.en.md](writing.en.md).

✓ 必填 / required. “一个或几个”可以只写一个值，不写成列表 / "one or several" may be a single value instead of a list.
"""
COMMON = (Item, Kept, Unwritten, Verified, Valid, Waiver)
ONE_OR_MANY = typing.get_args(Many[Any])[1]
PLAIN: dict[Any, tuple[str, str]] = {
    RichText: ("正文", "rich text"), date: ("日期", "date"), bool: ("是/否", "yes or no"), int: ("整数", "whole number"),
    scalars.Amount: ("数，可带%，可留____", "number, % or ____"), limit.Limit: ("时限或限额", "limit"), str: ("文字", "text"),
}  # fmt: skip


def fields_page() -> str:
    """docs/fields.md."""
    users: dict[type[Model], list[str]] = {}  # the keys that hold each model (``position.duties``), in the order of the kinds
    for kind, model in MODELS.items():
        _follow(model, kind, users, ())
    shared = [model for model, places in users.items() if len({place.split(".")[0] for place in places}) > 1]
    parts = [INTRO, "## 条目共有的键 / Keys of every item\n", *(_section(model, users) for model in COMMON)]
    for kind, model in MODELS.items():
        folder = next(name for name, held in FOLDERS.items() if held == kind)
        parts.append(f"## {model.called[0]} / {model.called[1]}：`{folder}{'.yml' if kind in SINGLE else '/*.yml'}`\n")
        own = [m for m, places in users.items() if m not in shared and any(p.split(".")[0] == kind for p in places)]
        parts += [_section(each, users) for each in (model, *own)]
    return "\n".join([*parts, "## 几类共用的 / Shared by several kinds\n", *(_section(model, users) for model in shared)])


def _follow(model: type[Model], path: str, found: dict[type[Model], list[str]], above: tuple[type[Model], ...]) -> None:
    for field in fields(model):
        shape: Shape | None = field.shape
        while shape and not shape.model:
            shape = shape.item
        inner = shape.model if shape else None
        if inner is None or inner in (*COMMON, *above, model):
            continue
        place = path if issubclass(model, Group) else f"{path}.{field.key}"
        if not issubclass(inner, Group):
            found.setdefault(inner, []).append(place)
        _follow(inner, place, found, (*above, model))


def _section(model: type[Model], users: dict[type[Model], list[str]]) -> str:
    also = [base for base in COMMON[:3] if issubclass(model, base) and base is not model]
    own = inspect.get_annotations(model)  # a model may declare a key of every item anew, as required
    rows = [_row(model, name) for name in model.model_fields if name in own or not any(name in base.model_fields for base in also)]
    lines = [f"### {model.__name__}\n"]
    if model in users:
        lines.append(f"写在 / stands in: {', '.join(f'`{place}`' for place in users[model])}\n")
    if issubclass(model, Short):
        lines.append(f"可以只写一句，就是 `{model.short}`。 / A plain text alone is its `{model.short}`.\n")
    if also:
        lines.append(f"另有 / and the keys of {', '.join(f'[{base.__name__}](#{base.__name__.lower()})' for base in also)}\n")
    return "\n".join([*lines, "| 键 key | 中文 | English | 写什么 / holds | ✓ |", "| --- | --- | --- | --- | --- |", *rows, ""])


def _row(model: type[Model], name: str) -> str:
    info = model.model_fields[name]
    extra: Any = info.json_schema_extra
    more = extra["more"] or ("", "")
    labels = [f"{extra['zh']}：{more[0]}", f"{extra['en']}: {more[1]}"] if more[0] else [extra["zh"], extra["en"]]
    holds = " / ".join(dict.fromkeys(_words(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)))
    cells = [f"`{info.alias or name}`", *labels, holds.replace("|", "\\|"), "✓" if info.is_required() else ""]
    return "| " + " | ".join(cells) + " |"


def _words(hint: Any) -> tuple[str, str]:
    """What a field holds, in words: (中文, English)."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _annotated(inside[0], inside[1:])
    if origin in (Union, UnionType):
        return _words(inside[0])
    if origin is tuple:
        zh, en = _words(inside[0])
        return f"列表：{zh}", f"list of {en}"
    if origin is dict:
        (key_zh, key_en), (zh, en) = map(_words, inside)
        return f"{key_zh} → {zh}", f"{key_en} → {en}"
    if issubclass(hint, Group):
        zh, en = _words(typing.get_args(hint.model_fields["items"].annotation)[0])
        return f"{zh}，可分组", f"{en}, may be grouped"
    if issubclass(hint, Vocabulary):
        return "、".join(member.zh for member in hint), ", ".join(member.en for member in hint)
    return (f"[{hint.__name__}](#{hint.__name__.lower()})",) * 2 if issubclass(hint, Model) else PLAIN[hint]


def _annotated(inner: Any, metadata: tuple[Any, ...]) -> tuple[str, str]:
    refers = next((mark for mark in metadata if isinstance(mark, Refers)), None)
    if refers:
        names = [NAMES[kind] for kind in refers.kinds]
        return "编号：" + "、".join(zh for zh, _ in names), "id: " + ", ".join(en for _, en in names)
    if ONE_OR_MANY in metadata:
        zh, en = _words(typing.get_args(inner)[0])
        return f"一个或几个：{zh}", f"one or several: {en}"
    return ("编号", "id") if inner is str and any(isinstance(mark, PlainValidator) for mark in metadata) else _words(inner)
