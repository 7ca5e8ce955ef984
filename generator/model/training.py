"""Onboarding (D13): recruitment, plan by day and stage, courses, mentor, tests, probation, sign-off."""

from typing import Annotated

from generator.model.base import Item, Kept, Model, Short, Unwritten, said
from generator.model.common import ActorId, Document, FormId, Points, PositionId
from generator.model.kinds import Refers
from generator.model.text import Line, Rich
from generator.model.types import Amount, Flag, Id, Limit, Many
from generator.model.words import CourseType

#: Anything in the manual that can be read.
Reading = Annotated[Line, Refers("anything")]


class Course(Item):
    """A course of the plan."""

    id: Id = said("编号", "Id")
    title: Line = said("课程", "Course")
    type: CourseType | None = said("形式", "Type", None)
    takes: Limit | None = said("时长", "Takes", None)
    teacher: Many[ActorId] = said("讲师", "Teacher", ())
    text: Rich | None = said("内容", "Content", None)
    reads: tuple[Reading, ...] = said("阅读", "Reads", ())


class Question(Model):
    """A test question; its answer has its source in the manual."""

    ask: Rich = said("题目", "Question")
    options: tuple[Line, ...] = said("选项", "Options", ())
    answer: Many[Line] = said("答案", "Answer", ())
    source: Reading | None = said("依据", "Source", None)


class Test(Item):
    """A test and what passes it."""

    id: Id = said("编号", "Id")
    title: Line = said("测试", "Test")
    pass_: Amount | None = said("及格线", "Pass mark", None, alias="pass")
    unit: Line | None = said("单位", "Unit", None)
    per: Line | None = said("每", "Per", None)
    form: FormId | None = said("表单", "Form", None)
    text: Rich | None = said("说明", "About", None)
    questions: tuple[Question, ...] = said("试题", "Questions", ())
    retake: Rich | None = said("补考", "Retake", None)


class Task(Short, Item):
    """Something to do on a day, and who signs that it is done."""

    text: Rich = said("任务", "Task")
    when: Line | None = said("时间", "When", None)
    signed_by: ActorId | None = said("签字人", "Signed by", None)


class Day(Item):
    """A day, or a run of days, of the plan."""

    day: Line = said("日程", "Day", more=("如“第1天”“第4–10天”。", "Such as 'Day 1' or 'Days 4-10'."))
    title: Line | None = said("主题", "Title", None)
    stage: Line | None = said("阶段", "Stage", None)
    goals: tuple[Rich, ...] = said("目标", "Goals", ())
    courses: tuple[Annotated[Line, Refers("course")], ...] = said("课程", "Courses", ())
    reads: tuple[Reading, ...] = said("阅读", "Reads", ())
    tasks: tuple[Task, ...] = said("任务", "Tasks", ())
    tests: Many[Annotated[Line, Refers("test")]] = said("测试", "Tests", ())
    signed_by: Many[ActorId] = said("签字人", "Signed by", ())


class Mentor(Model):
    """Who looks after newcomers."""

    who: Many[PositionId] = said("带教人", "Mentor")
    newcomers: Amount | None = said("最多带几人", "Newcomers at most", None)
    weeks: Limit | None = said("带教期", "For", None)
    duties: Points = said("带教职责", "Duties", ())
    answers_for: Rich | None = said("连带责任", "Answers for", None)
    reexamined: Flag = said("随学员复考", "Re-examined with them", False)


class Probation(Model):
    """The probation and what ends it."""

    lasts: Limit | None = said("试用期", "Lasts", None)
    contract: Limit | None = said("合同期限", "Contract", None)
    conditions: Points = said("转正条件", "Conditions", ())
    decided_by: Many[ActorId] = said("决定人", "Decided by", ())
    form: FormId | None = said("表单", "Form", None)


class Training(Unwritten, Kept):
    """training/*.yml."""

    called = ("培训计划", "training plan")
    title: Line = said("计划名称", "Title")
    for_: Many[PositionId] = said("适用岗位", "For", (), alias="for")
    purpose: Rich | None = said("目的", "Purpose", None)
    recruitment: Points = said("招聘", "Recruitment", ())
    applicants: Rich | None = said("应聘须知", "Note to applicants", None)
    entry: Points = said("入职手续", "Joining", ())
    courses: tuple[Course, ...] = said("课程", "Courses", ())
    plan: tuple[Day, ...] = said("日程", "Plan", ())
    mentor: Mentor | None = said("带教", "Mentor", None)
    tests: tuple[Test, ...] = said("测试", "Tests", ())
    probation: Probation | None = said("试用期", "Probation", None)
    sign_off: Points = said("签收", "Sign-off", ())
    forms: Many[FormId] = said("表单", "Forms", ())
    document: Document | None = said("文件控制", "Document", None)
