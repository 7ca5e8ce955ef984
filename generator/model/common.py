"""Pieces that several kinds share: lists of points, powers, targets, documents and their signatures."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.model.base import Group, Item, Model, Short, said
from generator.model.kinds import Refers
from generator.model.scalars import DATE, fold, read_day
from generator.model.text import Line, Rich
from generator.model.types import Amount, Day, DayOrBlank, Flag, Limit, Many
from generator.model.words import Period, Right

PositionId = Annotated[Line, Refers("position")]
ActorId = Annotated[Line, Refers("position", "department", "group", "outside", "customer")]
FormId = Annotated[Line, Refers("form")]
ScriptId = Annotated[Line, Refers("script")]
ProcedureId = Annotated[Line, Refers("procedure")]


def _real_day(text: str) -> str:
    """A day may be worded freely, but one written as a date has to be in the calendar."""
    if DATE.fullmatch(fold(text)):
        try:
            read_day(text)
        except ValueError:
            raise PydanticCustomError("bad-date", "no such day", {"given": text}) from None
    return text


class Point(Short, Item):
    """One line of a list: a skill, a quality, a rule."""

    text: Rich = said("内容", "Text")
    title: Line | None = said("小标题", "Title", None)
    result: Rich | None = said("成果", "Result", None)


Points = tuple[Group[Point], ...]


class Power(Item):
    """A right to something, up to a limit (D5)."""

    right: Right = said("权限", "Right")
    act: Line | None = said("事项代号", "Act", None, more=("流程步骤用 needs 引用它。", "What a step's `needs` names."))
    text: Rich = said("事项", "Matter")
    limit: Limit | None = said("限额", "Limit", None)
    emergency: Rich | None = said("紧急情形", "In an emergency", None)


class Powers(Model):
    """Powers by kind."""

    operations: tuple[Power, ...] = said("业务权", "Operations", ())
    personnel: tuple[Power, ...] = said("人事权", "Personnel", ())
    finance: tuple[Power, ...] = said("财务权", "Finance", ())


class Target(Item):
    """A figure to reach, with unit and period (D14)."""

    what: Line = said("指标", "Measure")
    metric: Annotated[Line, Refers("metric")] | None = said("指标代号", "Metric", None)
    at_least: Amount | None = said("不低于", "At least", None)
    at_most: Amount | None = said("不高于", "At most", None)
    exactly: Amount | None = said("等于", "Exactly", None)
    unit: Line | None = said("单位", "Unit", None)
    per: Period | None = said("周期", "Per", None)
    each: Line | None = said("每个", "For each", None, more=("如“每名代表抽查10家”里的“名代表”。", "As in '10 customers of each representative'."))
    share: Amount | None = said("权重", "Share", None)
    review: Period | None = said("检查节奏", "Reviewed every", None)
    revenue: Flag = said("营收指标", "Revenue", False)
    except_: Rich | None = said("例外", "Except", None, alias="except")
    note: Rich | None = said("说明", "Note", None)


class Report(Item):
    """A report that is due regularly, and where it goes."""

    what: Line = said("报告", "Report")
    per: Period | None = said("周期", "Every", None)
    to: Many[ActorId] = said("提交给", "To", ())
    approved_by: Many[ActorId] = said("审批人", "Approved by", (), more=("依次审批的，按顺序写成列表。", "Several in the order of their approval."))
    as_: Line | None = said("形式", "As", None, alias="as")
    form: FormId | None = said("表单", "Form", None)


class Signature(Short):
    """Who signed and when; a blank line to sign on is written ____."""

    short = "by"
    by: Line = said("签署人", "By")
    date: DayOrBlank | None = said("日期", "Date", None)


class Change(Model):
    """One entry of a document's history."""

    version: Line = said("版本", "Version")
    date: Day | None = said("日期", "Date", None)
    change: Rich = said("修订内容", "Change")


class Document(Model):
    """Document control (D17)."""

    number: Line | None = said("文件编号", "Document number", None)
    name: Line | None = said("文件名称", "Document name", None)
    version: Line | None = said("版本", "Version", None)
    pages: Line | None = said("页数", "Pages", None)
    prepared: Signature | None = said("编制", "Prepared by", None)
    checked: Signature | None = said("审核", "Checked by", None)
    approved: Signature | None = said("批准", "Approved by", None)
    effective: Annotated[Line, AfterValidator(_real_day)] | None = said("生效日期", "Effective from", None)
    explained: Rich | None = said("讲解与确认", "Explained and confirmed", None)
    filed: Rich | None = said("存档", "Filed with", None)
    declaration: Rich | None = said("声明", "Declaration", None)
    history: tuple[Change, ...] = said("修订记录", "History", ())
