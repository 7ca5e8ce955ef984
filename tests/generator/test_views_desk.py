"""Procedures, scripts and FAQs as their pages show them."""

from datetime import date
from pathlib import Path

import pytest

from generator.audience import cut
from generator.manual import Manual
from generator.model.procedure import Procedure
from generator.pages import make_pages
from generator.resources import template_folders
from generator.rich import parse
from generator.urls import Urls
from generator.views.acts import holders_of
from generator.views.card import Cards
from generator.views.context import Context
from generator.views.matrix import excerpt, matrix_view
from generator.views.procedure import ProcedureView, procedure_view
from generator.views.row import row_ids
from tests.generator.manuals import loaded

TODAY = date(2026, 11, 22)
SETTINGS = """
    stages: [{id: opening, name: 开场}, {id: closing, name: 结束}]
    channels: [{id: phone, name: 电话}, {id: wechat, name: 微信}, {id: email, name: 邮件}]
    grades: [{id: secret, name: 秘密}]
    """
PROCEDURE = """
    title: 退款
    steps:
      - {id: ask, title: 问, who: agent, do: 问清。, ask: 能退吗？, go: {能: pay, 不能: end, 投诉: other}}
      - {id: pay, title: 批, who: lead, do: 批准。, needs: refund, form: slip, then: [tell, note]}
      - {id: tell, title: 告诉, do: 告诉客户。, then: end}
      - {id: note, do: 记下。, form: slip, then: ask}
    """
SCRIPTS = """
    stage: opening
    owner: lead
    tags: [公用]
    items:
      - {id: hello, title: 问候, say: {phone: '{客户称呼}好。', wechat: 好。}, not_for: [email]}
      - {id: wait, title: 稍候, say: 请稍等。, owner: agent, tags: [等]}
      - {id: bye, title: 再见, say: {phone: 再见。}, grade: secret}
    """
FAQS = """
    topic: 退款
    items:
      - {id: when, question: 几天到？, similar: [多久, 何时到账], answer: 三天。, say: [hello, bye], related: where}
      - {id: where, question: 退到哪？, answer: 原路。}
    """


@pytest.fixture
def manual(tmp_path: Path) -> Manual:
    """A manual with one of each."""
    made = loaded(
        tmp_path, settings=SETTINGS, procedures__refund=PROCEDURE, procedures__other="{title: 投诉, steps: [{do: 登记。}]}",
        positions__agent="{name: 坐席, powers: {finance: [{right: 建议, act: refund, text: 退款}]}}",
        positions__lead="{name: 主管, powers: {finance: [{right: 批准, act: refund, text: 退款审批, limit: 500元以内}]}}",
        forms__slip="{title: 退款单, sections: [{fields: [金额]}]}", scripts__greet=SCRIPTS, faqs__refunds=FAQS,
    )  # fmt: skip
    assert made.errors == []
    return made.manual


def context(manual: Manual, audience: bool = False) -> Context:
    shown = manual if audience else cut(manual, None, TODAY)
    return Context(shown, "zh", TODAY, Urls(shown, False), tuple(template_folders(Path())))


def shown(made: Context, own: str = "refund") -> ProcedureView:
    procedure = made.manual.procedures[own]
    assert isinstance(procedure, Procedure)
    return procedure_view(made, own, procedure, holders_of(made.manual))


def test_ways_of_a_decision_lead_to_a_step_the_end_and_another_procedure(manual: Manual) -> None:
    step = shown(context(manual)).steps[0]
    assert [(word, str(way)) for word, way in step.ways] == [
        ("能", '<a href="#pay">第2步</a> 批'), ("不能", "结束"), ("投诉", '转流程 <a href="other.html">投诉</a>'),
    ]  # fmt: skip


def test_a_step_says_from_where_it_is_reached_unless_it_is_the_step_before(manual: Manual) -> None:
    steps = shown(context(manual)).steps
    assert dict(steps[0].goes)["接自"] == '<a href="#note">第4步</a>'
    assert [name for name, _ in steps[1].goes] == ["同时进行"]
    assert dict(steps[3].goes)["接自"] == '<a href="#pay">第2步</a>'


def test_the_doer_is_named_first_among_those_who_have_the_power(manual: Manual) -> None:
    needs = str(dict(shown(context(manual)).steps[1].refs)["所需权限"])
    assert needs.startswith("退款审批：")
    assert needs.index("主管</a>（审批、500元以内）") < needs.index("坐席</a>（提议）")
    assert "../positions/lead.html#act%3Arefund" in needs


def test_forms_are_listed_once_with_every_step_that_uses_them(manual: Manual) -> None:
    used = shown(context(manual)).used
    assert used
    assert [str(cell) for cell in used.rows[0].cells[1:3]] == ["表单", '<a href="#pay">第2步</a>、<a href="#note">第4步</a>']
    assert len(used.rows) == 1


def test_a_channel_of_a_script_is_said_or_a_gap_or_not_meant(manual: Manual) -> None:
    made = context(manual, audience=True)
    hello, wait, bye = made.manual.scripts["greet"].items
    cards = Cards(made, made.html("scripts/greet.md"))
    assert [(s.channel, s.state) for s in cards.sayings(hello)] == [("电话", "said"), ("微信", "said"), ("邮件", "no")]
    assert [(s.channel, s.state) for s in cards.sayings(wait)] == [("各渠道通用", "said")]
    assert [s.state for s in cards.sayings(bye)] == ["said", "gap", "gap"]


def test_the_matrix_counts_gaps_and_joins_channels_of_one_text(manual: Manual) -> None:
    made = context(manual, audience=True)
    view = matrix_view(made, row_ids(made))
    assert [str(count) for count in view.meta] == ["3条话术", "缺5格"]  # two of 再见, three of a stage without scripts
    assert [(cell.channel, cell.span) for cell in view.stages[0].lines[1].cells] == [("电话、微信、邮件", 3)]
    assert 'href="greet.html#hello%3Aphone"' in view.stages[0].lines[0].cells[0].text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("您好。", "您好。"), ("一二三四五六", "一二三四五…"), ("{客户称呼}，好", '<span class="db-slot">客户称呼</span>，…'),
        ("**重**<a>", "重&lt;a&gt;"), ("一二三\n\n四五", "一二三四五"),
    ],
)  # fmt: skip
def test_an_excerpt_keeps_placeholders_whole(text: str, made: str) -> None:
    assert str(excerpt(parse(text), 5)) == made


def test_a_row_says_who_keeps_it_and_repeats_nothing_else_that_its_file_says(manual: Manual) -> None:
    page = make_pages(manual, "zh", TODAY, False, template_folders(Path()))["scripts/greet.md"]
    hello, wait = page.split("{#hello}")[1].split("{#wait}")
    assert "负责岗位" in hello
    assert "公用" not in hello
    assert "坐席" in wait
    assert "标签 等<" in wait


def test_an_answer_folds_its_scripts_and_hides_one_that_is_withheld(manual: Manual) -> None:
    page = make_pages(cut(manual, None, TODAY), "zh", TODAY, False, template_folders(Path()))["faqs/refunds.md"]
    assert "<summary>话术：问候</summary>" in page
    assert "再见" not in page
    assert "限制阅读" in page
    assert "客户还会这样问（2）" in page
    assert "## 退到哪？ {#where}" in page
