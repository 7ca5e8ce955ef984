"""Conditions in recruiting: phrases as forms have them, where they are looked for, what the settings add."""

from pathlib import Path

import pytest

from generator.model.recruiting import About
from generator.rules.law.conditions import CODES, conditions
from generator.rules.law.lists import law, shipped
from tests.generator.manuals import loaded
from tests.generator.rules.law.found import findings

CELLS = {"sex": About.SEX, "age": About.AGE}


def phrases() -> list[tuple[str, str]]:
    """(phrase, codes) from the labelled list."""
    found, wanted = [], ""
    for line in (Path(__file__).parent / "phrases.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            wanted = line.strip("[]").replace("none", "")
        elif line and not line.startswith("#"):
            found.append((line, wanted))
    return found


@pytest.mark.parametrize(("phrase", "wanted"), phrases())
def test_a_phrase_gives_its_codes_and_no_other(phrase, wanted):
    cell, bar, words = phrase.rpartition("|")
    made = conditions(words, law(None), CELLS.get(cell), len(words) if bar else 0)
    assert " ".join(sorted(CODES[about] for about in made)) == wanted


def test_the_labelled_list_is_long_enough_on_both_sides():
    assert len(phrases()) == len(dict(phrases()))
    assert len([phrase for phrase, wanted in phrases() if wanted]) > 150
    assert len([phrase for phrase, wanted in phrases() if not wanted]) > 150


def test_every_kind_has_a_clause_and_a_lawful_wording_in_both_languages():
    given = shipped()
    assert set(given.conditions) == {about.key for about in About}
    for kind in (*given.conditions.values(), given.fines):
        assert len(kind.clause) == len(kind.instead) == 2
        assert all(word.strip() for word in (*kind.clause, *kind.instead))


FORM = """
name: 客服专员
requires:
  sex: 女
  age: {text: 30岁以下, explanation: 夜班多}
  education: {text: 大专, explanation: 男士可放宽到高中, strength: 必须}
  major: {text: 不限, explanation: 女性优先}
  experience: 女客户沟通经验
  ratings: {形象气质: 需要, 应变力: 需要, 颜值: 不需要}
  languages: [普通话, 声音甜美]
  knowledge: 传染病防控知识
  computer: {text: 男, strength: 不限}
  certificates: [无乙肝证明]
  must: [未婚]
  prefers: [本地户口]
  explained: [{text: 身高, explanation: 160cm以上}]
"""
WHERE = {
    "law-sex": [4, 7],
    "law-age": [5],
    "law-looks": [9],
    "law-voice": [10],
    "law-infection": [13],
    "law-marriage": [14],
    "law-registration": [15],
    "law-height": [16],
}


def test_the_whole_form_is_read_and_each_finding_stands_where_it_was_written(tmp_path):
    found: dict[str, list[int]] = {}
    for problem in loaded(tmp_path, positions__a=FORM).problems:
        assert problem.code.startswith("law-")
        found.setdefault(problem.code, []).append(problem.place.line)
    assert found == WHERE


@pytest.mark.parametrize("block", ["knowledge", "abilities", "skills", "qualities"])
def test_lists_are_read_with_their_groups_and_titles(tmp_path, block):
    text = f"name: 甲\n{block}:\n  - group: 年轻有活力\n    items: [细心, {{title: 性别, text: 女}}]\n  - 五官端正\n"
    assert findings(loaded(tmp_path, positions__a=text)) == ["law-age", "law-sex", "law-looks"]


def test_what_is_taken_over_is_said_where_it_was_written(tmp_path):
    made = loaded(tmp_path, positions__a="{name: 甲, requires: {sex: 女}}", positions__b="{name: 乙, based_on: a}")
    assert [(problem.code, problem.place.file) for problem in made.problems] == [("law-sex", "positions/a.yml")]


def test_training_is_read_where_it_recruits(tmp_path):
    text = """
    title: 入职
    recruitment: [限女性]
    applicants: 未婚者优先。
    entry: [交无传染病证明]
    courses: [{id: c, title: 礼仪, text: 女士优先。}]
    plan: [{day: 第1天, courses: [c]}]
    """
    assert findings(loaded(tmp_path, training__t=text)) == ["law-sex", "law-marriage", "law-infection"]


BODY = """
title: {title}
body:
  - chapter: {chapter}
  - section: 其一
  - article: one
    title: 人选
    text: 限女性。
    items: [{{text: 未婚, items: [五官端正]}}]
  - table: {{columns: [岗位, 条件], rows: [[前台, 35岁以下]]}}
  - chapter: 别的
  - text: 只招男性。
"""
ALL = ["law-sex", "law-marriage", "law-looks", "law-age"]


@pytest.mark.parametrize(
    ("title", "chapter", "found"),
    [
        ("人事制度", "招聘", ALL),
        ("人事制度", "任职条件", ALL),
        ("招聘制度", "总则", [*ALL, "law-sex"]),
        ("人事制度", "排班", []),
        ("Staff rules", "Recruitment", ALL),
    ],
)
def test_policies_are_read_below_headings_of_recruiting(tmp_path, title, chapter, found):
    assert findings(loaded(tmp_path, policies__p=BODY.format(title=title, chapter=chapter))) == found


def test_an_article_that_speaks_of_recruiting_is_read_wherever_it_stands(tmp_path):
    text = "title: 制度\nbody:\n  - {text: 招聘前台时写明班次。, items: [限女性]}\n  - {text: 前台值班。, items: [限女性]}\n"
    made = loaded(tmp_path, policies__p=text)
    assert [(problem.code, problem.place.line) for problem in made.problems] == [("law-sex", 3)]


def test_faqs_scripts_and_procedures_are_never_read(tmp_path):
    made = loaded(
        tmp_path,
        faqs__f="{topic: 招聘, items: [{question: 限女性吗？, answer: 女性优先，35岁以下。}]}",
        procedures__p="{title: 招聘流程, steps: [{who: customer, do: 女士优先。}]}",
    )  # fmt: skip
    assert not [code for code in findings(made) if code.startswith("law-")]


def test_a_rule_against_conditions_covers_the_list_below_it(tmp_path):
    rule = "  - text: 招聘启事不得写：\n    items: [限女性, {text: 未婚, items: [五官端正]}]\n"
    text = f"title: 招聘制度\nbody:\n{rule}  - text: 招聘启事要写：\n    items: [限女性]\n"
    assert findings(loaded(tmp_path, policies__p=text)) == ["law-sex"]


def test_the_settings_add_words_and_allow_passages(tmp_path):
    settings = "recruiting: {words: [{words: [颜值在线, 会来事], about: 相貌}, {words: 有车一族, about: registration}], allow: [汉族刺绣]}\n"
    text = "{name: 甲, qualities: [颜值在线, 会来事的人], knowledge: [汉族刺绣, 汉族], requires: {must: [有车一族]}}"
    made = loaded(tmp_path, settings=settings, positions__a=text)
    assert sorted(findings(made)) == ["law-ethnicity", "law-looks", "law-looks", "law-registration"]


@pytest.mark.parametrize(("allow", "found"), [("女性优先", ["flagged-code"]), ("女性优先。", ["flagged-code"]), ("35岁以下", []), ("女性优先通道", [])])
def test_what_is_nothing_but_an_unlawful_condition_cannot_be_allowed(tmp_path, allow, found):
    assert findings(loaded(tmp_path, settings=f"recruiting: {{allow: [{allow}]}}\n")) == found
