"""Grounds: what they excuse, what they do not, how the sheet shows them."""

from datetime import date
from pathlib import Path

import pytest

from generator.model.recruiting import Ground
from generator.pages import make_pages
from generator.resources import template_folders
from generator.rules.law.lists import law
from tests.generator.manuals import loaded
from tests.generator.rules.law.found import findings


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("{text: 限男性, ground: 女职工禁忌从事的劳动}", []),
        ("{text: 男, ground: closed-to-women}", []),
        ("{text: 谢绝女生, ground: closed-to-women}", []),
        ("{text: Men only, ground: work closed to women workers}", []),
        ("{text: 限女性, ground: closed-to-women}", ["law-ground", "law-sex"]),
        ("{text: 不限, ground: closed-to-women}", ["law-ground"]),
        ("{text: 限男性, ground: spreads-infection}", ["law-ground", "law-sex"]),
        ("{text: 限男性，35岁以下, ground: closed-to-women}", ["law-age"]),
    ],
)
def test_sex(tmp_path, condition, found):
    assert sorted(findings(loaded(tmp_path, positions__a=f"name: 甲\nrequires:\n  sex: {condition}\n"))) == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("{text: 年满18周岁, ground: closed-to-minors}", []),
        ("{text: 十八周岁以上, ground: 特种作业须年满18周岁}", []),
        ("{text: 35岁以下, ground: closed-to-minors}", ["law-age", "law-ground"]),
        ("{text: 18-35岁, ground: special-operations}", ["law-age", "law-ground"]),
        ("{text: 没有传染病, ground: spreads-infection}", []),
        ("{text: 没有有碍食品安全的疾病, ground: spreads-infection}", []),
        ("{text: 汉族, ground: spreads-infection}", ["law-ethnicity", "law-ground"]),
        ("{text: 未婚, ground: closed-to-women}", ["law-ground", "law-marriage"]),
        ("{text: 无宗教信仰, ground: closed-to-minors}", ["law-ground", "law-religion"]),
        ("{text: 细心, ground: closed-to-women}", ["law-ground"]),
    ],
)
def test_lines_of_a_list(tmp_path, condition, found):
    assert sorted(findings(loaded(tmp_path, positions__a=f"name: 甲\nrequires:\n  must: [{condition}]\n"))) == found


def test_no_other_ground_is_known(tmp_path):
    made = loaded(tmp_path, positions__a="{name: 甲, requires: {sex: {text: 限男性, ground: 工作辛苦}}}")
    assert sorted(problem.code for problem in made.errors) == ["bad-choice", "law-sex"]


def test_every_ground_has_its_clause_and_says_what_it_is_for():
    for ground in Ground:
        assert all(ground.clause)
        assert all(law(None).grounds[ground].covers)


SHEET = """
name: 井下设备客服
requires:
  sex: {text: 限男性, explanation: 矿山井下, ground: closed-to-women}
  must: [{text: 年满18周岁, ground: closed-to-minors}]
  prefers: [会修矿灯]
"""


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", ["例外依据：女职工禁忌从事的劳动（《女职工劳动保护特别规定》第4条、附录）", "例外依据：未成年工禁忌从事的劳动（《劳动法》第64条）"]),
        ("en", ["Ground: work closed to women workers (Special Provisions on Labour Protection of Women Workers, art. 4 and appendix)"]),
    ],
)
def test_the_sheet_shows_the_ground_beside_the_condition(tmp_path, language, shown):
    made = loaded(tmp_path, positions__a=SHEET)
    assert findings(made) == []
    page = make_pages(made.manual, language, date(2026, 11, 22), False, template_folders(Path()))["positions/a.md"]
    for words in shown:
        assert words in page
    assert page.count("例外依据" if language == "zh" else "Ground:") == 2
