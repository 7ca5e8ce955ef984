"""settings.yml: what the whole manual agrees on (D8, D9, D14, D19)."""

from typing import Annotated

from generator.model.base import Item, Model, Short, said
from generator.model.common import ActorId
from generator.model.kinds import Refers
from generator.model.lists import Lists
from generator.model.recruiting import Recruiting
from generator.model.text import Line, Rich
from generator.model.types import Count, Flag, Id, Limit, Many
from generator.model.words import Period, Vocabulary


class Language(Vocabulary):
    """The language of the pages' furniture and of messages."""

    ZH = ("zh", "中文", "Chinese", "zh-CN", "zh_CN", "简体中文")
    EN = ("en", "英文", "English", "en-US", "en-GB", "英语")


class Severity(Vocabulary):
    """How much a finding weighs; ``off`` silences it."""

    ERROR = ("error", "错误", "error")
    WARNING = ("warning", "警告", "warning")
    NOTE = ("note", "提示", "note")
    OFF = ("off", "关闭", "off")


class Stage(Item):
    """A stage of a conversation: opening, holding, refusing, apology, closing."""

    id: Id = said("编号", "Id")
    name: Line = said("环节", "Stage")
    about: Rich | None = said("说明", "About", None)
    greeting: Flag = said("开场须问候", "Greets", False, more=("这个环节的每条话术都要有一句问候。", "Every script of the stage has to greet."))
    closing: Flag = said("须道别", "Says goodbye", False, more=("这个环节的每条话术都要有一句道别。", "Every script of the stage has to say goodbye."))


class Channel(Item):
    """A channel and how much fits into one message."""

    id: Id = said("编号", "Id")
    name: Line = said("渠道", "Channel")
    longest: Count | None = said("最长字数", "Longest", None)
    spoken: Flag = said("口头", "Spoken", False)
    longest_spoken: Limit | None = said(
        "最长口播", "Longest spoken", None, more=("说完一条最多多久，如30秒。", "How long one text may take to say, such as 30 seconds.")
    )
    reply_within: Limit | None = said("响应时限", "Reply within", None)


class Placeholder(Short):
    """A placeholder that scripts may use."""

    short = "name"
    name: Line = said("名称", "Name")
    about: Line | None = said("说明", "About", None)
    example: Line | None = said("示例", "Example", None)
    remembered: Flag = said("整天不变", "Same all day", False)


class Grade(Item):
    """A secrecy grade; the list runs from the lowest upwards, below it stands the ungraded base (D8)."""

    id: Id = said("编号", "Id")
    name: Line = said("密级", "Grade")
    marking: Line | None = said("标识", "Marking", None)
    about: Rich | None = said("定级依据", "About", None)
    readers: Many[ActorId] = said("可阅读岗位", "Readers", ())
    period: Limit | None = said("保密期限", "Period", None)
    not_read_in: tuple[Line, ...] = said("不得阅读的场所", "Not read in", ())


class Audience(Item):
    """Readers for whom a build is made; they see up to ``grade``."""

    id: Id = said("编号", "Id")
    name: Line = said("读者", "Audience")
    grade: Annotated[Line, Refers("grade")] | None = said("可见密级", "Grade", None)


class CustomerClass(Item):
    """A class of customers (D19)."""

    id: Id = said("编号", "Id")
    name: Line = said("客户类别", "Class")
    about: Rich | None = said("说明", "About", None)
    importance: Line | None = said("重要程度", "Importance", None)
    priority: Line | None = said("优先级", "Priority", None)
    secrecy: Annotated[Line, Refers("grade")] | None = said("档案密级", "Secrecy", None)


class CreditClass(Item):
    """A credit class of customers (D19)."""

    id: Id = said("编号", "Id")
    name: Line = said("信用等级", "Credit class")
    criteria: Rich | None = said("评定标准", "Criteria", None)
    treatment: Rich | None = said("服务政策", "Treatment", None)


class Metric(Item):
    """A figure that targets use."""

    id: Id = said("编号", "Id")
    name: Line = said("指标", "Metric")
    unit: Line | None = said("单位", "Unit", None)
    means: Rich | None = said("口径", "Definition", None)


class Review(Item):
    """A regular review: what is looked at, how often, by whom (D14)."""

    per: Period = said("周期", "Every")
    what: Rich = said("检查内容", "What")
    by: Many[ActorId] = said("由谁", "By", ())


class LookupSettings(Model):
    """How the look-up behaves."""

    holding: Annotated[Line, Refers("script")] | None = said(
        "先稳住的话术", "Holding script", None, more=("手册里查不到答案时先说的话术。", "Said while the manual has no answer.")
    )
    record: Flag = said(
        "记录查不到的问题", "Record what was not found", False, more=("只记原话、时间和入口，不记是谁。", "Text, time and door; nothing about the person.")
    )


class Layout(Vocabulary):
    """How a job sheet is laid out on paper."""

    STANDARD = ("standard", "标准表", "standard", "标准")
    GRID = ("grid", "资格表", "grid", "要求表")
    PLAIN = ("plain", "条目", "plain", "清单")


class PrintSettings(Model):
    """What job sheets and forms look like on paper; paths are seen from the project's folder."""

    layout: Layout = said("版式", "Layout", Layout.STANDARD)
    fonts: Line | None = said(
        "字体文件夹",
        "Fonts folder",
        None,
        more=("项目里放自己字体的文件夹；不写就用自带的黑体和宋体。", "Own fonts, inside the project; else the pair that comes along."),
    )
    word: Line | None = said(
        "Word模板",
        "Word template",
        None,
        more=("项目里人事自己改过的模板；不写就用自带的。", "The house's own template, inside the project."),
    )


class Settings(Model):
    """settings.yml; every key has a default."""

    called = ("设置", "settings")
    title: Line | None = said("手册名称", "Title", None)
    language: Language = said("语言", "Language", Language.ZH)
    version: Line | None = said("手册版本", "Version", None)
    numbering: Line | None = said("默认编号样式", "Default numbering", None)
    stages: tuple[Stage, ...] = said("环节", "Stages", ())
    channels: tuple[Channel, ...] = said("渠道", "Channels", ())
    placeholders: tuple[Placeholder, ...] = said("占位符", "Placeholders", ())
    grades: tuple[Grade, ...] = said("密级", "Grades", ())
    audiences: tuple[Audience, ...] = said("读者", "Audiences", ())
    customers: tuple[CustomerClass, ...] = said("客户类别", "Customer classes", ())
    credit: tuple[CreditClass, ...] = said("信用等级", "Credit classes", ())
    metrics: tuple[Metric, ...] = said("指标", "Metrics", ())
    reviews: tuple[Review, ...] = said("检查节奏", "Reviews", ())
    lists: Lists | None = said("词表", "Word lists", None)
    characters_per_minute: Count | None = said(
        "每分钟说多少字", "Characters a minute", None, more=("算口播时长用，不写按240字。", "For spoken Chinese; 240 if not given.")
    )
    words_per_minute: Count | None = said(
        "每分钟说多少英文词", "Words a minute", None, more=("算口播时长用，不写按150词。", "For spoken English; 150 if not given.")
    )
    lookup: LookupSettings | None = said("查询台", "Look-up", None)
    print: PrintSettings | None = said("打印", "Print", None)
    severities: dict[Line, Severity] = said("问题等级", "Severities", {})
    recruiting: Recruiting | None = said("招聘条件检查", "Recruiting", None)
