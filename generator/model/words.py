"""Fixed vocabularies: each value has a key and the words an author may write for it, Chinese or English."""

from enum import Enum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.scalars import fold


class Vocabulary(Enum):
    """``NAME = (key, 中文, English, *also accepted)``; reads any of its words, without regard to width or case."""

    def __init__(self, key: str, zh: str, en: str, *also: str) -> None:
        self.key, self.zh, self.en = key, zh, en
        self.accepted = (key, zh, en, *also)

    def label(self, language: str) -> str:
        """The word for it in ``language`` (zh or en)."""
        return self.zh if language == "zh" else self.en

    @classmethod
    def read(cls, value: Any) -> Self:
        """The member that ``value`` names; raises the problem ``bad-choice`` otherwise."""
        if isinstance(value, cls):
            return value
        if type(value) is not str:
            raise PydanticCustomError("string_type", "text expected")
        word = fold(value)
        for member in cls:
            if word in map(fold, member.accepted):
                return member
        raise PydanticCustomError(
            "bad-choice", "not a known word", {"given": value.strip(), "zh": "、".join(m.zh for m in cls), "en": ", ".join(m.en for m in cls)}
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        return {"enum": list(dict.fromkeys(word for member in cls for word in member.accepted))}


class Right(Vocabulary):
    """What a power lets its holder do (D5)."""

    PROPOSE = ("propose", "提议", "propose", "建议", "提出")
    REVIEW = ("review", "审核", "review")
    APPROVE = ("approve", "审批", "approve", "批准", "核准")
    DECIDE = ("decide", "决定", "decide")
    VETO = ("veto", "否决", "veto")
    PUNISH = ("punish", "处罚", "punish")
    ASSESS = ("assess", "考核", "assess", "评价")
    ASSIGN = ("assign", "分派", "assign", "调配")
    SUPERVISE = ("supervise", "监督", "supervise")
    APPEAL = ("appeal", "申诉", "appeal", "投诉权", "complain")


class Strength(Vocabulary):
    """How binding a condition is (D6)."""

    MUST = ("must", "必须", "must")
    PREFERRED = ("preferred", "优先", "preferred", "佳")
    ANY = ("any", "不限", "any")


class Rating(Vocabulary):
    """How much of an ability a position needs (D6), strongest first."""

    ESSENTIAL = ("essential", "必需", "essential")
    NEEDED = ("needed", "需要", "needed")
    USEFUL = ("useful", "较需要", "useful")
    NOT_NEEDED = ("not-needed", "不需要", "not needed")


class Period(Vocabulary):
    """What a target or a report is counted by (D14)."""

    CASE = ("case", "单", "case", "次", "件")
    SHIFT = ("shift", "班", "shift")
    DAY = ("day", "日", "day", "天", "每日", "每天")
    WEEK = ("week", "周", "week", "每周")
    MONTH = ("month", "月", "month", "每月")
    QUARTER = ("quarter", "季度", "quarter", "季", "每季度")
    HALF = ("half-year", "半年", "half-year")
    YEAR = ("year", "年", "year", "每年")


class FieldType(Vocabulary):
    """How a field of a form is filled in (D16)."""

    TEXT = ("text", "文字", "text")
    LINES = ("lines", "多行", "lines")
    NUMBER = ("number", "数字", "number")
    DATE = ("date", "日期", "date")
    CHOICE = ("choice", "选择", "choice", "单选")
    CHECK = ("check", "勾选", "check", "多选")
    SIGNATURE = ("signature", "签字", "signature", "签名")


class CourseType(Vocabulary):
    """How a course is taught (D13)."""

    LECTURE = ("lecture", "讲授", "lecture")
    VIDEO = ("video", "视频", "video")
    TOUR = ("tour", "带看", "guided tour", "导览")
    READING = ("reading", "自学", "reading")
    PRACTICE = ("practice", "演练", "practice", "实操")
    MENTORING = ("mentoring", "带教", "mentoring")
