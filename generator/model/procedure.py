"""A procedure (D10): steps, who does each, limits, decisions, exceptions, what they use. Loops are legal."""

from typing import Annotated

from generator.model.base import Item, Kept, Short, Unwritten, said
from generator.model.common import ActorId, Document, FormId, Points, PositionId, ScriptId
from generator.model.kinds import Refers
from generator.model.text import Line, Rich
from generator.model.types import Id, Limit, Many

#: A step of the same procedure, ``end``, or another procedure.
Goes = Annotated[Line, Refers("next")]


class Step(Item):
    """One step. A decision is a step with ``ask`` and ``go``; several ``then`` run side by side."""

    id: Id | None = said("编号", "Id", None)
    title: Line | None = said("小标题", "Title", None)
    who: Many[ActorId] = said("由谁", "Who", ())
    do: Rich | None = said("做什么", "Do", None)
    when: Rich | None = said("时间", "When", None)
    within: Limit | None = said("时限", "Within", None)
    except_: Rich | None = said("例外", "Except", None, alias="except")
    script: Many[ScriptId] = said("话术", "Script", ())
    form: Many[FormId] = said("表单", "Form", ())
    needs: Many[Annotated[Line, Refers("act")]] = said("所需权限", "Needs", ())
    ask: Rich | None = said("判断", "Ask", None)
    go: dict[Line, Goes] = said("去向", "Go", {})
    then: Many[Goes] = said("下一步", "Then", ())
    note: Rich | None = said("提示", "Note", None)


class Priority(Short, Item):
    """Who is served first, or sooner."""

    text: Rich = said("优先规则", "Priority")
    customers: Many[Annotated[Line, Refers("customer-class")]] = said("客户", "Customers", ())
    limit: Limit | None = said("时限", "Limit", None)


class Escalation(Short, Item):
    """When to hand the case on, and to whom."""

    short = "when"
    when: Rich = said("何时升级", "When")
    to: Many[ActorId] = said("升级给", "To", ())
    within: Limit | None = said("时限", "Within", None)


class Procedure(Unwritten, Kept):
    """procedures/*.yml."""

    called = ("流程", "procedure")
    title: Line = said("流程名称", "Title")
    code: Line | None = said("流程编号", "Code", None)
    trigger: Rich | None = said("触发", "Trigger", None)
    purpose: Rich | None = said("目的", "Purpose", None)
    result: Rich | None = said("结果", "Result", None)
    limit: Limit | None = said("总时限", "Limit", None)
    priorities: tuple[Priority, ...] = said("优先级", "Priorities", ())
    steps: tuple[Step, ...] = said("步骤", "Steps", ())
    exceptions: Points = said("例外", "Exceptions", ())
    escalation: tuple[Escalation, ...] = said("升级", "Escalation", ())
    responsible: PositionId | None = said("负责人", "Responsible", None)
    document: Document | None = said("文件控制", "Document", None)
