"""Numbers made from the structure, in every style of the old documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.policy import Policy
from generator.numbering import CIRCLED, chinese, count_of, formats, numbers


def numbered(numbering, *body, **more):
    policy = Policy.model_validate({"title": "制度", "numbering": numbering, "body": body, **more})
    return list(numbers(policy).values())


ARTICLE = {"text": "条文"}


def test_chapters_and_articles_that_run_on():
    body = ({"chapter": "总则"}, ARTICLE, ARTICLE, {"chapter": "保管"}, {"text": "条", "items": ("甲", "乙")})
    assert numbered("chapter", *body) == ["第一章", "第一条", "第二条", "第二章", "第三条", "（一）", "（二）"]


def test_articles_may_restart():
    body = ({"chapter": "总则"}, ARTICLE, {"chapter": "保管"}, ARTICLE)
    assert numbered("chapter", *body, restart=("article",)) == ["第一章", "第一条", "第二章", "第一条"]


def test_sections_are_optional():
    body = ({"chapter": "甲"}, {"section": "子"}, ARTICLE, {"section": "丑"}, ARTICLE, {"chapter": "乙"}, {"section": "寅"}, ARTICLE)
    assert numbered("chapter", *body) == ["第一章", "第一节", "第一条", "第二节", "第二条", "第二章", "第一节", "第三条"]


def test_outline():
    body = ({"chapter": "甲"}, {"section": "子"}, {"text": "条", "items": ({"text": "项", "items": ("目",)},)}, {"chapter": "乙"}, {"section": "丑"}, ARTICLE)
    assert numbered("outline", *body) == ["一、", "（一）", "1.", "（1）", "①", "二、", "（一）", "1."]


def test_mixed_has_six_levels_with_decimals_below_chinese():
    clauses = {"text": "条", "items": ({"text": "项", "items": ("目", "目")},)}
    body = ({"part": "甲"}, {"chapter": "子"}, {"section": "A"}, ARTICLE, {"section": "B"}, clauses)
    assert numbered("mixed", *body) == ["一、", "（一）", "1.", "1.1", "2.", "2.1", "2.1.1", "i.", "ii."]


def test_decimal():
    body = ({"chapter": "A"}, {"section": "a"}, ARTICLE, ARTICLE, {"chapter": "B"}, {"section": "b"}, ARTICLE)
    assert numbered("decimal", *body) == ["1", "1.1", "1.1.1", "1.1.2", "2", "2.1", "2.1.1"]


def test_a_style_of_ones_own_is_given_by_first_numbers():
    body = ({"chapter": "A"}, {"text": "条", "items": ("项", "项")}, {"chapter": "B"}, ARTICLE)
    assert numbered({"chapter": "Part I", "article": "§1", "item": "a)"}, *body) == ["Part I", "§1", "a)", "b)", "Part II", "§2"]


def test_an_old_number_is_printed_and_counted_on_from():
    body = (ARTICLE, {"text": "条", "number": "第七条"}, ARTICLE, {"text": "条", "number": "附则"}, ARTICLE)
    assert numbered("chapter", *body) == ["第一条", "第七条", "第八条", "附则", "第十条"]


def test_tables_figures_and_forms_take_no_number():
    body = (ARTICLE, {"table": {"columns": ("a",)}}, {"form": "f"}, {"figure": {"image": "a.png"}}, ARTICLE)
    assert numbered("chapter", *body) == ["第一条", "第二条"]


def test_unknown_styles_and_samples_are_refused():
    for numbering in ("罗马", {"chapter": "甲章"}, {"volume": "1"}):
        with pytest.raises(ValueError):  # noqa: PT011
            numbered(numbering, ARTICLE)


def test_formats_tell_the_system_from_the_sample():
    made = formats({"part": "I.", "chapter": "A.", "section": "①", "article": "第一条"})
    assert [made[level].show([4]) for level in ("part", "chapter", "section", "article")] == ["IV.", "D.", "④", "第四条"]


@given(st.integers(1, 999))
def test_chinese_numbers_are_read_back(count):
    assert count_of(f"第{chinese(count)}条") == count


def test_counts_of_other_numbers():
    assert [count_of(text) for text in ("12.3", "（五）", CIRCLED[6], "附则")] == [3, 5, 7, None]
