"""What the desk says: scripts by stage and channel (D11), FAQs (D12), the glossary."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.model.base import Kept, Model, Short, said
from generator.model.common import ActorId, FormId, ProcedureId, ScriptId
from generator.model.kinds import Refers
from generator.model.text import Line, Rich
from generator.model.types import Many

ChannelId = Annotated[Line, Refers("channel")]
CustomerClass = Annotated[Line, Refers("customer-class")]
#: The channel of a text that is the same on all channels.
ANY_CHANNEL = "any"


def _same_everywhere(value: Any) -> Any:
    return {ANY_CHANNEL: value} if isinstance(value, str) else value


class Avoid(Short):
    """Words not to say, and what to say instead."""

    short = "not"
    not_: Rich = said("不要说", "Do not say", alias="not")
    say: Rich | None = said("改说", "Say", None)
    why: Rich | None = said("原因", "Why", None)


class Script(Kept):
    """Words to say at one stage; a plain text serves every channel."""

    called = ("话术", "script")
    title: Line | None = said("标题", "Title", None)
    stage: Annotated[Line, Refers("stage")] | None = said("环节", "Stage", None)
    when: Line | None = said("何时用", "When", None)
    say: Annotated[dict[ChannelId, Rich], BeforeValidator(_same_everywhere)] = said("话术", "Say")
    avoid: tuple[Avoid, ...] = said("不要说", "Avoid", ())
    note: Rich | None = said("提示", "Note", None)
    customers: Many[CustomerClass] = said("客户", "Customers", ())
    not_for: tuple[ChannelId, ...] = said("不适用渠道", "Not meant for", ())


class ScriptsFile(Kept):
    """scripts/*.yml: scripts, usually of one stage."""

    called = ("话术文件", "scripts")
    title: Line | None = said("标题", "Title", None)
    stage: Annotated[Line, Refers("stage")] | None = said("环节", "Stage", None)
    items: tuple[Script, ...] = said("话术", "Scripts")


class Faq(Kept):
    """A question, the ways customers put it, the answer, and what goes with it."""

    called = ("问答", "FAQ")
    question: Line = said("问题", "Question")
    similar: tuple[Line, ...] = said("客户还会这样问", "Similar questions", ())
    answer: Rich = said("答案", "Answer")
    note: Rich | None = said("内部提示", "Note for the desk", None)
    say: Many[ScriptId] = said("话术", "Say", ())
    escalate_to: Many[ActorId] = said("升级给", "Escalate to", ())
    procedure: Many[ProcedureId] = said("流程", "Procedure", ())
    form: Many[FormId] = said("表单", "Form", ())
    positions: Many[ActorId] = said("适用岗位", "Positions", ())
    customers: Many[CustomerClass] = said("客户", "Customers", ())
    not_for: tuple[Line, ...] = said("不适用的说法", "Not for", (), more=("出现这些词时不是问这一条。", "Words that mean another question."))
    ask: Line | None = said("先问", "Ask first", None)
    related: Many[Annotated[Line, Refers("faq")]] = said("相关问题", "Related", ())


class FaqsFile(Kept):
    """faqs/*.yml: the questions of one topic."""

    called = ("问答主题", "FAQ topic")
    topic: Line = said("主题", "Topic")
    about: Rich | None = said("说明", "About", None)
    ask: Line | None = said("先问", "Ask first", None)
    escalate_to: Many[ActorId] = said(
        "升级给", "Escalate to", (), more=("本主题里没有另写升级给谁的问答都用它。", "For every question of the topic that names nobody itself.")
    )
    items: tuple[Faq, ...] = said("问答", "Questions")


class Term(Kept):
    """A word of the house and its synonyms."""

    called = ("术语", "term")
    term: Line = said("术语", "Term")
    also: tuple[Line, ...] = said("同义词", "Synonyms", ())
    means: Rich | None = said("含义", "Meaning", None)
    see: tuple[Line, ...] = said("参见", "See", ())


class Banned(Model):
    """Words never said to a customer, and what to say instead."""

    phrase: Line = said("禁用语", "Phrase")
    instead: Line | None = said("改说", "Instead", None)
    why: Rich | None = said("原因", "Why", None)


class Glossary(Kept):
    """glossary.yml."""

    called = ("术语表", "glossary")
    title: Line | None = said("标题", "Title", None)
    terms: tuple[Term, ...] = said("术语", "Terms", ())
    banned: tuple[Banned, ...] = said("服务禁语", "Banned phrases", ())
