"""A position: every block of the standard sheet (D3-D6, D14, D15, D17, D18, D20), and shared duties and conduct."""

from typing import Annotated

from generator.model.base import Group, Item, Kept, Model, Short, Unwritten, said
from generator.model.common import ActorId, Document, FormId, Points, PositionId, Powers, ProcedureId, Report, Target
from generator.model.kinds import Refers
from generator.model.requirements import Equipment, Requirements
from generator.model.text import Line, Rich
from generator.model.types import Amount, Many

ConductId = Annotated[Line, Refers("conduct")]


class Result(Short, Item):
    """What a duty leads to (D4): measured, a norm kept elsewhere, an approval, or a recipient."""

    text: Rich | None = said("成果", "Result", None)
    measure: Line | None = said("衡量", "Measure", None)
    at_least: Amount | None = said("不低于", "At least", None)
    at_most: Amount | None = said("不高于", "At most", None)
    unit: Line | None = said("单位", "Unit", None)
    norm: Rich | None = said("依据", "Norm", None, more=("写明依据哪条制度，可用 [[编号]] 链接。", "The rule it follows; [[id]] links."))
    approved_by: Many[ActorId] = said("审批人", "Approved by", ())
    to: Many[ActorId] = said("提交给", "To", ())


class Duty(Short, Item):
    """A duty with an optional title, its results, and the duties of the department that it serves."""

    text: Rich | None = said("职责", "Duty", None)
    title: Line | None = said("小标题", "Title", None)
    use: Annotated[Line, Refers("duty")] | None = said("引用共用职责", "Shared duty", None)
    result: Many[Result] = said("工作成果", "Result", ())
    deliverables: tuple[Rich, ...] = said("交付物", "Deliverables", ())
    serves: Many[Annotated[Line, Refers("department-duty")]] = said("对应部门职责", "Serves", ())
    with_: Many[ActorId] = said("协作方", "With", (), alias="with")
    procedure: Many[ProcedureId] = said("流程", "Procedure", ())
    form: Many[FormId] = said("表单", "Form", ())


class Superior(Short):
    """A superior, and the matter reported to them where there are several."""

    short = "position"
    position: Annotated[Line, Refers("position", "outside")] = said("上级岗位", "Superior")
    for_: Line | None = said("汇报事项", "For", None, alias="for")


class ActsFor(Short):
    """Whom this position deputises for, and when."""

    short = "position"
    position: PositionId = said("代理岗位", "Acts for")
    when: Line | None = said("何时", "When", None)


class DailyStep(Short, Item):
    """One line of the daily workflow."""

    text: Rich = said("事项", "Work")
    when: Line | None = said("时间", "When", None)
    procedure: ProcedureId | None = said("流程", "Procedure", None)
    form: Many[FormId] = said("表单", "Form", ())


class Conditions(Model):
    """Working conditions."""

    place: Rich | None = said("工作场所", "Workplace", None)
    environment: Rich | None = said("环境", "Environment", None)
    hazards: Rich | None = said("职业危害", "Occupational hazards", None)
    protection: Rich | None = said("劳动保护", "Protection", None)


class WorksWith(Model):
    """Whom the position works with."""

    inside: Points = said("对内", "Inside", ())
    outside: Points = said("对外", "Outside", ())


class Position(Unwritten, Kept):
    """A job description."""

    called = ("岗位", "position")
    name: Line = said("岗位名称", "Position")
    code: Line | None = said("岗位编号", "Code", None)
    also_called: tuple[Line, ...] = said("又称", "Also called", ())
    types: tuple[Line, ...] = said("类型", "Types", (), more=("按专长细分，如技术型、理论型、全能型。", "By skill, such as technical or all-round."))
    department: Annotated[Line, Refers("department")] | None = said("所属部门", "Department", None)
    group: Annotated[Line, Refers("group")] | None = said("所属小组", "Group", None)
    reports_to: Many[Superior] = said("直接上级", "Reports to", ())
    acts_for: Many[ActsFor] = said("代理", "Acts for", ())
    based_on: PositionId | None = said("沿用岗位", "Based on", None)
    drop: tuple[Line, ...] = said("去掉沿用的条目", "Dropped", (), more=("写作 块/编号，如 qualities/typing。", "block/id, such as qualities/typing."))
    customers: Many[Annotated[Line, Refers("customer-class")]] = said("服务对象", "Customers", ())
    summary: Rich | None = said("岗位概述", "Summary", None)
    value: Rich | None = said("核心价值", "Core value", None)
    duties: tuple[Group[Duty], ...] = said("职责", "Duties", ())
    targets: tuple[Target, ...] = said("指标", "Targets", ())
    powers: Powers | None = said("权限", "Powers", None)
    daily: tuple[DailyStep, ...] = said("每日流程", "Daily workflow", ())
    reports: tuple[Report, ...] = said("报告", "Reports", ())
    emergencies: Points = said("应急处理", "Emergencies", ())
    safety: Points = said("安全职责", "Safety duties", ())
    never: tuple[ConductId, ...] = said("严禁行为", "Never", ())
    liability: Points = said("责任认定", "Liability", ())
    requires: Requirements | None = said("任职要求", "Requirements", None)
    knowledge: Points = said("核心知识", "Core knowledge", ())
    abilities: Points = said("核心能力", "Core abilities", ())
    skills: Points = said("技能", "Skills", ())
    qualities: Points = said("职业素养", "Qualities", ())
    equipment: Equipment | None = said("配备", "Equipment", None)
    conditions: Conditions | None = said("工作条件", "Working conditions", None)
    works_with: WorksWith | None = said("工作关系", "Works with", None)
    place: Line | None = said("工作地点", "Place", None)
    hours: Line | None = said("工作时间", "Hours", None)
    pay: Rich | None = said("薪酬", "Pay", None)
    benefits: Points = said("福利", "Benefits", ())
    contact: Line | None = said("联系方式", "Contact", None)
    extension: Line | None = said("分机", "Extension", None)
    attachments: tuple[Rich, ...] = said("附件", "Attachments", ())
    applicants: Rich | None = said("应聘须知", "Note to applicants", None)
    document: Document | None = said("文件控制", "Document", None)


class SharedDuty(Kept):
    """A duty that several positions use by its id."""

    called = ("共用职责", "shared duty")
    title: Line | None = said("小标题", "Title", None)
    text: Rich = said("职责", "Duty")
    deliverables: tuple[Rich, ...] = said("交付物", "Deliverables", ())
    procedure: Many[ProcedureId] = said("流程", "Procedure", ())
    form: Many[FormId] = said("表单", "Form", ())


class DutiesFile(Kept):
    """duties/*.yml: duties that several positions share."""

    called = ("共用职责文件", "shared duties")
    title: Line | None = said("标题", "Title", None)
    items: tuple[SharedDuty, ...] = said("职责", "Duties")


class Consequence(Short, Item):
    """What follows a breach, by its gravity (D15)."""

    text: Rich = said("处理", "Consequence")
    gravity: Line | None = said("情节", "Gravity", None)
    approved_by: ActorId | None = said("批准人", "Approved by", None)


class Conduct(Kept):
    """A rule never to be broken, shared by positions."""

    called = ("行为规范", "conduct rule")
    title: Line | None = said("标题", "Title", None)
    text: Rich = said("禁止行为", "Never")
    consequences: tuple[Consequence, ...] = said("后果", "Consequences", ())
    superior: Rich | None = said("上级责任", "The superior answers", None)
    department: Rich | None = said("部门责任", "The department answers", None)


class ConductFile(Kept):
    """conduct/*.yml: rules of conduct with their consequences."""

    called = ("行为规范文件", "conduct")
    title: Line | None = said("标题", "Title", None)
    consequences: tuple[Consequence, ...] = said("通用后果", "Consequences of any breach", ())
    items: tuple[Conduct, ...] = said("规范", "Rules")
