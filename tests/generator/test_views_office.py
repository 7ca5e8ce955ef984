"""Shared duties, conduct and the glossary as their pages show them."""

from datetime import date
from pathlib import Path

import pytest

from generator.audience import cut
from generator.manual import Manual
from generator.pages import make_pages
from generator.resources import template_folders
from generator.rich import parse
from generator.urls import Urls
from generator.views.conduct import bound_by
from generator.views.context import Context
from generator.views.duties import users_of
from generator.views.glossary import glossary_view
from generator.views.shared_page import first_words
from tests.generator.manuals import loaded

TODAY = date(2026, 11, 22)
DUTIES = """
    owner: lead
    items:
      - {id: log, title: 登记, text: 挂机后登记。, form: slip}
      - text: 按[[closed-rule]]和[[slip]]办，填好{姓名}。
    """
CONDUCT = """
    title: 行为规范
    consequences: [{gravity: 轻微, text: 谈话。}]
    items:
      - {id: no-gifts, title: 不收礼, text: 不收礼品。, consequences: [{text: 退还。, id: give-back}], superior: 一同处理。}
      - {id: no-leaks, title: 不外传, text: 不外传资料。}
    """
GLOSSARY = """
    owner: lead
    terms:
      - {term: 考勤机, also: [打卡机], means: 打卡的机器。, see: [收款机, 验钞机]}
      - {term: 收银机, also: [收款机], owner: agent}
    banned: [{phrase: 不知道, instead: 我查一下}]
    """


@pytest.fixture
def manual(tmp_path: Path) -> Manual:
    """A manual with one file of each."""
    made = loaded(
        tmp_path, settings="grades: [{id: secret, name: 秘密}]", duties__shared=DUTIES, conduct__rules=CONDUCT, glossary=GLOSSARY,
        positions__agent="{name: 坐席, duties: [{use: log}], never: [no-gifts]}", positions__senior="{name: 资深坐席, based_on: agent}",
        positions__lead="{name: 主管, never: [no-gifts]}", forms__slip="{title: 登记单, sections: [{fields: [姓名]}]}",
        policies__closed_rule="{title: 密规, grade: secret, body: [{text: 内容。}]}",
    )  # fmt: skip
    assert made.errors == []
    return made.manual


def page(manual: Manual, name: str) -> str:
    return make_pages(manual, "zh", TODAY, False, template_folders(Path()))[name]


def test_a_duty_and_a_rule_name_the_positions_that_inherit_them_too(manual: Manual) -> None:
    assert users_of(manual) == {"log": ["agent", "senior"]}
    assert bound_by(manual) == {"no-gifts": ["agent", "lead", "senior"]}
    duty = page(manual, "duties.md").split("{#log}")[1].split("##")[0]
    assert duty.count("坐席</a>") == 2
    assert "引用处" not in duty


def test_a_duty_without_a_title_is_headed_by_its_first_words(manual: Manual) -> None:
    assert "## 按密规和登记单办，填好姓名。 {#q-" in page(manual, "duties.md").replace("&#", "#")


def test_a_heading_never_names_what_is_withheld(manual: Manual) -> None:
    made = page(cut(manual, None, TODAY), "duties.md")
    assert "## 按限制阅读和登记单办" in made
    assert "{#row:shared:2}" in made
    assert not any(word in made for word in ("密规", "closed-rule", "▇"))


def test_first_words_are_cut_short(manual: Manual) -> None:
    context = Context(manual, "zh", TODAY, Urls(manual, False), tuple(template_folders(Path())))
    assert first_words(context.html("duties.md"), parse("长" * 40)) == "长" * 30 + "…"


def test_a_rule_without_consequences_leads_to_those_of_any_breach(manual: Manual) -> None:
    made = page(manual, "conduct.md")
    gifts, leaks = made.split("{#no-gifts}")[1].split("{#no-leaks}")
    assert '<a href="#s%3Arules">通用后果</a>' in leaks
    assert "通用后果" not in gifts
    assert 'id="give-back"' in gifts
    assert "批准人" not in made
    assert "{#s:rules}" in made
    assert made.count("行为规范") == 2  # in the front matter and as the heading; the file's own title says the same


def test_a_term_links_to_the_one_that_a_synonym_names(manual: Manual) -> None:
    assert manual.glossary
    view = glossary_view(Context(manual, "zh", TODAY, Urls(manual, False), tuple(template_folders(Path()))), manual.glossary)
    clock, till = view.terms
    assert str(dict(clock.refs)["参见"]) == f'<a href="#{till.anchor}">收款机</a>、验钞机'
    assert clock.meta == ()
    assert ["坐席" in fact for fact in till.meta] == [True]
    assert view.banned
    assert view.banned.columns == ("禁用语", "改说")
