"""What every model of the content shares: strict, frozen, labelled in Chinese and English.

A field is declared with ``said(zh, en)``; the same words label it on the pages, in the messages and
in the editor's hover text, so that there is one name for a thing everywhere.
"""

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator.model.kinds import Refers
from generator.model.scalars import NOT_WRITTEN, fold
from generator.model.text import Line
from generator.model.types import Day, Id, Limit

REQUIRED: Any = ...
T = TypeVar("T")


def said(zh: str, en: str, default: Any = REQUIRED, *, more: tuple[str, str] | None = None, **rest: Any) -> Any:
    """Declare a field with its label in both languages and, in ``more``, a longer hint in both."""
    extra: dict[str, Any] = {"zh": zh, "en": en, "more": list(more or ())}
    return Field(default, json_schema_extra=extra, **rest)


class Model(BaseModel):
    """A strict, frozen piece of content; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    #: The words for this model in messages: (zh, en).
    called: ClassVar[tuple[str, str]] = ("", "")


def _definition(schema: Any, handler: Any) -> Any:
    """What a schema refers to; pydantic's handler knows it, though the type it is declared with does not say so."""
    return handler.resolve_ref_schema(schema)


class Short(Model):
    """A model that may be written as one plain text, which then fills the field named ``short``."""

    short: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {cls.short: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Callable[[Any], Any]) -> Any:
        full = handler(core)
        resolved = _definition(full, handler)
        return {"anyOf": [resolved["properties"][cls.short], full]}


class Verified(Model):
    """Who checked an item last, when, and how often it has to be checked."""

    by: Annotated[Line, Refers("position", "department", "outside")] = said("核对人", "Checked by")
    date: Day = said("核对日期", "Checked on")
    every: Limit | None = said("核对周期", "Check every", None)


class Valid(Model):
    """The days between which an item holds."""

    from_: Day | None = said("生效", "From", None, alias="from")
    until: Day | None = said("失效", "Until", None)


class Waiver(Model):
    """A finding that is accepted here, with the reason."""

    code: Line = said("问题代码", "Code")
    reason: Line = said("理由", "Reason")


class Item(Model):
    """A row that may be referred to, graded, or have a finding waived."""

    id: Id | None = said("编号", "Id", None, more=("全手册唯一；有别处引用时才需要。", "Unique; only needed where something refers to it."))
    grade: Annotated[Line, Refers("grade")] | None = said("密级", "Grade", None)
    graded: Day | None = said("定密日期", "Graded on", None, more=("到了该密级的保密期限就自动解密。", "Falls by itself when the grade's period is over."))
    declassify: Day | None = said("解密日期", "Declassified on", None)
    waive: tuple[Waiver, ...] = said("豁免", "Waived findings", ())


class Kept(Item):
    """An item that somebody keeps up to date."""

    owner: Annotated[Line, Refers("position", "department", "outside")] | None = said("负责岗位", "Owner", None)
    verified: Verified | None = said("核对", "Checked", None)
    valid: Valid | None = said("有效期", "Valid", None)
    tags: tuple[Line, ...] = said("标签", "Tags", ())


class Unwritten(Model):
    """A model of which whole blocks may be announced as not written yet: ``daily: 尚未编写``."""

    unwritten: tuple[Line, ...] = said("尚未编写", "Not written yet", ())

    @model_validator(mode="before")
    @classmethod
    def _announced(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        named = [key for key, given in value.items() if key not in Item.model_fields and isinstance(given, str) and fold(given) in NOT_WRITTEN]
        if not named:
            return value
        kept = {key: given for key, given in value.items() if key not in named}
        return {**kept, "unwritten": (*kept.get("unwritten", ()), *named)}


class Group(Model, Generic[T]):
    """Items under a heading; a list may mix groups and single items, which then have no heading."""

    group: Line | None = said("分组", "Group", None)
    items: tuple[T, ...] = said("条目", "Items", ())

    @model_validator(mode="before")
    @classmethod
    def _single(cls, value: Any) -> Any:
        grouped = isinstance(value, dict) and ("items" in value or "group" in value)
        return value if grouped else {"items": (value,)}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Callable[[Any], Any]) -> Any:
        full = handler(core)
        item = full.get("properties", {}).get("items", {}).get("items", {})
        if "$ref" in full:
            resolved = _definition(full, handler)
            item = resolved["properties"]["items"]["items"]
        return {"anyOf": [item, full]}
