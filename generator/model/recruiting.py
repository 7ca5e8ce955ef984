"""Conditions in recruiting: what they may be about, the grounds on which one is lawful, and the lists that tell what is looked for."""

from generator.model.base import Model, said
from generator.model.text import Line
from generator.model.types import Many
from generator.model.words import Vocabulary


class About(Vocabulary):
    """What a condition concerns; in the order in which a passage is claimed."""

    MARRIAGE = ("marriage", "婚育", "marriage and childbearing", "婚姻", "生育")
    SEX = ("sex", "性别", "sex")
    RURAL = ("rural", "农村户口", "rural registration", "农业户口")
    ETHNICITY = ("ethnicity", "民族", "ethnicity")
    RACE = ("race", "种族", "race")
    RELIGION = ("religion", "宗教信仰", "religion", "宗教")
    INFECTION = ("infection", "传染病病原携带", "infection", "传染病")
    DISABILITY = ("disability", "残疾", "disability")
    REGISTRATION = ("registration", "户籍", "registration", "户口")
    AGE = ("age", "年龄", "age")
    HEIGHT = ("height", "身高", "height")
    LOOKS = ("looks", "相貌", "looks", "形象")
    VOICE = ("voice", "声音", "voice")
    BLOOD = ("blood", "血型", "blood type")
    ZODIAC = ("zodiac", "星座属相", "zodiac", "星座", "属相")


class Ground(Vocabulary):
    """Work that the law itself closes to a group; nothing else excuses an unlawful condition."""

    def __init__(self, key: str, zh: str, en: str, clause_zh: str, clause_en: str) -> None:
        super().__init__(key, zh, en)
        self.clause = (clause_zh, clause_en)

    WOMEN = (
        "closed-to-women", "女职工禁忌从事的劳动", "work closed to women workers",
        "《女职工劳动保护特别规定》第4条、附录", "Special Provisions on Labour Protection of Women Workers, art. 4 and appendix",
    )  # fmt: skip
    MINORS = ("closed-to-minors", "未成年工禁忌从事的劳动", "work closed to workers under 18", "《劳动法》第64条", "Labour Law, art. 64")
    SPECIAL = (
        "special-operations", "特种作业须年满18周岁", "special operations from 18",
        "《特种作业人员安全技术培训考核管理规定》第4条", "Provisions on the Training and Examination of Special Operations Personnel, art. 4",
    )  # fmt: skip
    INFECTION = (
        "spreads-infection", "法律禁止病原携带者从事的易使传染病扩散的工作", "work that spreads infection and is closed to carriers",
        "《就业促进法》第30条、《食品安全法》第45条", "Employment Promotion Law, art. 30; Food Safety Law, art. 45",
    )  # fmt: skip


class OwnWords(Model):
    """Words that this house does not want to see in a condition."""

    words: Many[Line] = said("用语", "Words")
    about: About = said("关于", "About")


class Recruiting(Model):
    """What the manual adds to the lists that come with Deskbook."""

    words: tuple[OwnWords, ...] = said(
        "另查的用语", "Words", (), more=("自带的词表之外还要查的说法。", "Looked for besides the list that comes with Deskbook.")
    )
    allow: tuple[Line, ...] = said("放行的说法", "Allowed", (), more=("这些说法里的字不算条件。", "What stands inside these passages is no condition."))


class ListedKind(Model):
    """What is looked for about one thing; ``cell`` only in the cell of the form that is about it."""

    clause: tuple[Line, ...] = said("条文", "Clause", more=("中文、英文各一句。", "In Chinese and in English."))
    instead: tuple[Line, ...] = said("合法的写法", "Instead")
    patterns: tuple[Line, ...] = said("要查的说法", "Patterns", ())
    cell: tuple[Line, ...] = said("本栏里要查的说法", "In its own cell", ())
    fine: tuple[Line, ...] = said("不算的说法", "Fine", ())


class ListedGround(Model):
    """The conditions that a ground fits: those that it ``excuses``, and those that pass ``anyway``, which it explains."""

    about: About = said("关于", "About")
    excuses: Line | None = said("放行的条件", "Excuses", None)
    anyway: Line | None = said("本来就合法的条件", "Lawful anyway", None)
    covers: tuple[Line, ...] = said("适用于", "Covers")


class LawList(Model):
    """texts/lists/law.yml; a pattern may name one of the ``parts`` as <part>."""

    parts: dict[Line, Line] = said("共用的部分", "Parts")
    heading: Line = said("招聘的标题", "Headings of recruiting")
    speaks: Line = said("说到招聘", "Speaks of recruiting")
    forbids: Line = said("规定不得设的条件", "Forbids conditions")
    fine: tuple[Line, ...] = said("都不算的说法", "Fine everywhere", ())
    conditions: dict[Line, ListedKind] = said("条件", "Conditions")
    fines: ListedKind = said("罚款", "Fines")
    grounds: dict[Line, ListedGround] = said("例外依据", "Grounds")
