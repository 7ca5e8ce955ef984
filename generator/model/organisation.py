"""The organisation (D1, D2): company, departments, groups, headcount, escalation ladder, outside bodies."""

from typing import Annotated

from generator.model.base import Item, Kept, Model, Short, Unwritten, said
from generator.model.common import ActorId, Document, Points, PositionId, Powers, Report, Target
from generator.model.kinds import Refers
from generator.model.text import Line, Rich
from generator.model.types import CountOrBlank, Id, Limit, Many

DepartmentId = Annotated[Line, Refers("department")]


class Company(Model):
    """The company that the department belongs to."""

    name: Line = said("公司名称", "Company")
    short_name: Line | None = said("简称", "Short name", None)
    about: Rich | None = said("简介", "About", None)
    products: tuple[Rich, ...] = said("产品与服务", "Products", ())


class DepartmentDuty(Short, Item):
    """A duty of the department; positions serve it."""

    text: Rich = said("部门职责", "Duty")
    title: Line | None = said("小标题", "Title", None)


class Offered(Short):
    """A position as the scope names it, and the sheets that it means where they are split into tiers."""

    short = "name"
    name: Line = said("名称", "Name")
    positions: Many[PositionId] = said("岗位", "Positions", ())


class Scope(Model):
    """What the department offers."""

    positions: tuple[Offered, ...] = said("岗位", "Positions", ())
    work: tuple[Rich, ...] = said("工作内容", "Kinds of work", ())
    systems: tuple[Rich, ...] = said("涉及系统", "Systems", ())
    customers: Many[Annotated[Line, Refers("customer-class")]] = said("服务对象", "Customers", ())


class Relation(Model):
    """How the department works with another department or an outside body."""

    with_: ActorId = said("对象", "With", alias="with")
    about: Rich = said("事项", "About")


class GroupOfPeople(Item):
    """A group inside a department."""

    id: Id = said("编号", "Id")
    name: Line = said("小组名称", "Group")
    lead: PositionId | None = said("组长", "Lead", None)
    about: Rich | None = said("职能", "About", None)
    planned: CountOrBlank = said("编制合计", "Posts planned", None)
    in_post: CountOrBlank = said("在岗合计", "Posts filled", None)


class Department(Unwritten, Kept):
    """A department with everything its page shows."""

    id: Id = said("编号", "Id")
    name: Line = said("部门名称", "Department")
    part_of: DepartmentId | None = said("上级部门", "Part of", None)
    lead: PositionId | None = said("负责人", "Lead", None)
    motto: Line | None = said("口号", "Motto", None)
    overview: Rich | None = said("部门概况", "Overview", None)
    background: Rich | None = said("设立背景", "Background", None)
    purpose: Rich | None = said("宗旨", "Purpose", None)
    duties: tuple[DepartmentDuty, ...] = said("部门职责", "Duties", ())
    scope: Scope | None = said("服务范围", "Scope", None)
    principles: Points = said("原则", "Principles", ())
    powers: Powers | None = said("部门权限", "Powers", None)
    targets: tuple[Target, ...] = said("部门指标", "Targets", ())
    reports: tuple[Report, ...] = said("报告", "Reports", ())
    liability: Points = said("责任认定", "Liability", ())
    groups: tuple[GroupOfPeople, ...] = said("小组", "Groups", ())
    relations: tuple[Relation, ...] = said("部门关系", "Relations", ())
    planned: CountOrBlank = said("编制合计", "Posts planned", None)
    in_post: CountOrBlank = said("在岗合计", "Posts filled", None)


class Headcount(Model):
    """How many posts a position has in one place; ``planned`` absent is a blank."""

    position: PositionId = said("岗位", "Position")
    in_: Annotated[Line, Refers("department", "group")] | None = said("部门或小组", "In", None, alias="in")
    planned: CountOrBlank = said("编制", "Planned", None)
    in_post: CountOrBlank = said("在岗", "In post", None)
    as_: Line | None = said("类型", "As", None, alias="as")


class Rung(Item):
    """One level of the escalation ladder, from the first contact upwards."""

    name: Line = said("层级", "Level")
    who: Many[ActorId] = said("由谁处理", "Who")
    takes: Rich | None = said("处理范围", "Takes", None)
    within: Limit | None = said("时限", "Within", None)
    channels: Many[Annotated[Line, Refers("channel")]] = said("渠道", "Channels", ())
    extension: Line | None = said("分机", "Extension", None)
    hours: Line | None = said("值班时间", "Hours", None)


class Outside(Item):
    """A body outside the departments of this manual: R&D, a university, the union, a supplier."""

    id: Id = said("编号", "Id")
    name: Line = said("名称", "Name")
    about: Rich | None = said("说明", "About", None)
    contact: Line | None = said("联系方式", "Contact", None)


class Organisation(Kept):
    """organisation.yml."""

    called = ("组织", "organisation")
    company: Company = said("公司", "Company")
    departments: tuple[Department, ...] = said("部门", "Departments", ())
    headcount: tuple[Headcount, ...] = said("编制", "Headcount", ())
    ladder: tuple[Rung, ...] = said("升级阶梯", "Escalation ladder", ())
    outside: tuple[Outside, ...] = said("外部单位", "Outside bodies", ())
    document: Document | None = said("文件控制", "Document", None)
