"""What a position requires (D6): the qualification grid, rated abilities, lists, and explained conditions."""

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from generator.model.base import Item, Model, Short, said
from generator.model.recruiting import Ground
from generator.model.scalars import fold, is_blank
from generator.model.text import Line, Rich
from generator.model.types import Many
from generator.model.words import Rating, Strength


class Condition(Short, Item):
    """A condition and how binding it is; from plain text: 优先 or 佳 makes it preferred, 不限 any, else must."""

    text: Rich = said("条件", "Condition")
    strength: Strength = said("要求程度", "Strength", Strength.MUST)
    explanation: Rich | None = said("说明", "Explanation", None)
    ground: Ground | None = said(
        "例外依据", "Ground", None, more=("法律不许某类人从事的工作，才可以写。", "Only for work that the law itself closes to a group.")
    )

    @model_validator(mode="before")
    @classmethod
    def _strength_from_words(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {"text": value}
        text = value.get("text") if isinstance(value, dict) else None
        if isinstance(text, str) and "strength" not in value:
            words = fold(text).rstrip("。.;；")
            if words.endswith(("优先", "佳", "preferred")):
                return {**value, "strength": Strength.PREFERRED.key}
            if words.endswith("不限") or words == "any":
                return {**value, "strength": Strength.ANY.key}
        return value


class Preference(Condition):
    """A condition of the list of preferred ones: preferred unless it says otherwise."""

    strength: Strength = said("要求程度", "Strength", Strength.PREFERRED)


class Equipment(Model):
    """What the position works with."""

    hardware: tuple[Line, ...] = said("硬件", "Hardware", ())
    software: tuple[Line, ...] = said("软件", "Software", ())
    other: tuple[Line, ...] = said("其他", "Other", ())


class Effort(Model):
    """Mental and physical effort, rated."""

    mental: Rating | None = said("脑力", "Mental", None)
    physical: Rating | None = said("体力", "Physical", None)


def _not_yet(value: Any) -> Any:
    """Nothing, and a blank to fill in by hand, are no rating yet."""
    return None if not value or (isinstance(value, str) and is_blank(value)) else value


class Requirements(Model):
    """The qualification form. A cell that is not given stays on the form, empty."""

    sex: Condition | None = said("性别", "Sex", None)
    age: Condition | None = said("年龄", "Age", None)
    education: Condition | None = said("学历", "Education", None)
    major: Condition | None = said("专业", "Major", None)
    experience: Condition | None = said("经验", "Experience", None)
    ratings: dict[str, Annotated[Rating | None, BeforeValidator(_not_yet)]] = said("能力等级", "Abilities", {})
    languages: Many[Condition] = said("语言", "Languages", ())
    effort: Effort | None = said("劳动强度", "Effort", None)
    knowledge: Many[Condition] = said("专业知识", "Special knowledge", ())
    computer: Condition | None = said("计算机水平", "Computer level", None)
    certificates: Many[Condition] = said("资格证书", "Certificates", ())
    must: tuple[Condition, ...] = said("必备条件", "Must", ())
    prefers: tuple[Preference, ...] = said("优先条件", "Preferred", ())
    explained: tuple[Condition, ...] = said("要求与说明", "Requirements explained", ())
