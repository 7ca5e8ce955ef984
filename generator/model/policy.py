"""A management system (D7, D9): a flat body whose levels come from the key and whose numbers are made."""

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Item, Kept, Model, Short, Unwritten, said
from generator.model.common import ActorId, Document, FormId, PositionId, ProcedureId
from generator.model.text import Line, Rich
from generator.model.types import Amount, Id, Limit, Many
from generator.model.words import Vocabulary


class Clause(Short, Item):
    """An item below an article; may hold items of its own."""

    text: Rich = said("内容", "Text")
    title: Line | None = said("标题", "Title", None)
    number: Line | None = said("沿用编号", "Pinned number", None)
    items: tuple["Clause", ...] = said("下级条目", "Items", ())


class Level(Vocabulary):
    """A level of the body."""

    PART = ("part", "编", "part")
    CHAPTER = ("chapter", "章", "chapter")
    SECTION = ("section", "节", "section")
    ARTICLE = ("article", "条", "article")


class TableSource(Vocabulary):
    """A table that is made from the settings, so that its figures stand in one place."""

    CREDIT = ("credit-classes", "信用等级", "credit classes")
    CUSTOMERS = ("customer-classes", "客户类别", "customer classes")
    GRADES = ("grades", "密级", "grades")
    CHANNELS = ("channels", "渠道", "channels")
    METRICS = ("metrics", "指标", "metrics")
    REVIEWS = ("reviews", "检查节奏", "reviews")


class Table(Short):
    """A table among the articles: its own columns and rows, or one made ``from`` the settings."""

    short = "from"
    from_: TableSource | None = said("取自设置", "From the settings", None, alias="from")
    title: Line | None = said("标题", "Title", None)
    columns: tuple[Line, ...] = said("列", "Columns", ())
    rows: tuple[tuple[Rich, ...], ...] = said("行", "Rows", ())


class Figure(Model):
    """A picture among the articles, a file below content/."""

    image: Line = said("图片", "Image", more=("content/ 下的路径，如 images/flow.png。", "A path below content/, such as images/flow.png."))
    title: Line | None = said("标题", "Title", None)
    describes: Line | None = said("文字说明", "Description", None)


class Entry(Item):
    """One entry of the body: exactly one key says what it is.

    A heading holds its title in that key. An article holds its own id there, or nothing but ``text``.
    """

    part: Line | None = said("编", "Part", None)
    chapter: Line | None = said("章", "Chapter", None)
    section: Line | None = said("节", "Section", None)
    article: Id | None = said(
        "条", "Article", None, more=("条的编号（id）；没有别处引用时，只写 text 即可。", "The article's id; where nothing refers to it, write only `text`.")
    )
    title: Line | None = said("标题", "Title", None)
    text: Rich | None = said("条文", "Text", None)
    items: tuple[Clause, ...] = said("分项", "Items", ())
    number: Line | None = said("沿用编号", "Pinned number", None)
    table: Table | None = said("表格", "Table", None)
    figure: Figure | None = said("图", "Figure", None)
    form: FormId | None = said("表单", "Form", None)

    @model_validator(mode="after")
    def _one_key(self) -> "Entry":
        given = [k for k in ("part", "chapter", "section", "article", "table", "figure", "form") if getattr(self, k) is not None]
        if len(given) > 1 or (not given and self.text is None and not self.items):
            raise PydanticCustomError("one-of", "exactly one kind", {"given": "、".join(given) or "–"})
        return self

    @property
    def level(self) -> str:
        """part, chapter, section, article, table, figure or form."""
        for key in ("part", "chapter", "section", "table", "figure", "form"):
            if getattr(self, key) is not None:
                return key
        return "article"

    @property
    def heading(self) -> str | None:
        """The words of the heading, or the article's own title."""
        return self.part or self.chapter or self.section or self.title


class Approval(Short):
    """One step of a chain of approvals."""

    short = "by"
    by: ActorId = said("审批人", "By")
    about: Rich | None = said("审批内容", "About", None)


class RecordRule(Item):
    """How one kind of record is kept (D9)."""

    what: Line = said("档案", "Record")
    form: Many[FormId] = said("表单", "Form", ())
    collected_by: Many[ActorId] = said("收集", "Collected by", ())
    entered_by: ActorId | None = said("录入", "Entered by", None)
    copies: Amount | None = said("份数", "Copies", None)
    media: tuple[Line, ...] = said("载体", "Media", ())
    index: Line | None = said("索引", "Index", None)
    reported: Rich | None = said("报送时间", "Reported", None)
    verify_every: Limit | None = said("核对周期", "Verified every", None)
    keep: Limit | None = said("保存期限", "Kept for", None)
    consult: tuple[Approval, ...] = said("查阅审批", "Consulting", ())
    borrow_by: Many[PositionId] = said("可借阅岗位", "May borrow", ())
    borrow_form: FormId | None = said("借阅表单", "Loan form", None)
    borrow_for: Limit | None = said("借阅期限", "Loan for", None)
    destroy_when: Rich | None = said("销毁条件", "Destroyed when", None)
    destroy: tuple[Approval, ...] = said("销毁审批", "Destruction", ())
    duty_of_secrecy: Rich | None = said("保密责任", "Duty of secrecy", None)


def _style(value: Any) -> Any:
    return {"style": value} if isinstance(value, str) else value


class Policy(Unwritten, Kept):
    """policies/*.yml."""

    called = ("制度", "policy")
    title: Line = said("制度名称", "Title")
    motto: Line | None = said("口号", "Motto", None)
    purpose: Rich | None = said("目的", "Purpose", None)
    applies_to: Many[ActorId] = said("适用对象", "Applies to", ())
    numbering: Annotated[dict[str, Line], BeforeValidator(_style)] | None = said(
        "编号样式", "Numbering", None, more=("chapter、outline、decimal、mixed，或逐级写首个编号。", "A style, or the first number of each level.")
    )
    restart: tuple[Level, ...] = said("每章重新编号的层级", "Levels that restart", ())
    procedures: Many[ProcedureId] = said("相关流程", "Procedures", ())
    records: tuple[RecordRule, ...] = said("档案规则", "Records", ())
    body: tuple[Entry, ...] = said("正文", "Body", ())
    forms: Many[FormId] = said("附录表单", "Forms", ())
    document: Document | None = said("文件控制", "Document", None)
