"""questions/*.yml: questions that the look-up is tried with, and what should come first (D12)."""

from typing import Annotated

from generator.model.base import Model, said
from generator.model.kinds import NOTHING, Refers
from generator.model.text import Line
from generator.model.types import Many


class TestQuestion(Model):
    """A question as somebody would ask it, and the item that has to come first; ``none`` where the manual has no answer."""

    __test__ = False  # no test of pytest's

    ask: Line = said("问", "Asked")
    first: Many[Annotated[Line, Refers("anything", "none")]] = said(
        "该排第一的", "Comes first",
        more=("编号；写几个，哪个排第一都算对；手册里没有答案的写 none。", "An id; of several any may come first; none where the manual has no answer."),
    )  # fmt: skip
    kind: Line | None = said("问法", "Kind", None, more=("如口语、错字、拼音；成绩按它分开算。", "Such as colloquial, typo, pinyin; results are told by it."))
    note: Line | None = said("备注", "Note", None)

    @property
    def answered(self) -> bool:
        """Whether the manual has an answer."""
        return not any(own in NOTHING for own in self.first)


class QuestionsFile(Model):
    """A file of test questions; what it says of ``kind`` holds for rows that say nothing themselves."""

    called = ("检验查询的问题", "test questions")
    title: Line | None = said("标题", "Title", None)
    kind: Line | None = said("问法", "Kind", None)
    items: tuple[TestQuestion, ...] = said("问题", "Questions")
