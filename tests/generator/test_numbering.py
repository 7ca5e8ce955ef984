"""Numbers made from the structure, in every style of the old documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.policy import Policy
from generator.numbering import CIRCLED, chinese, count_of, formats, numbers
from tests.generator.manuals import loaded


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


def test_a_year_in_a_pinned_number_is_no_count():
    assert numbered("chapter", {"text": "条", "number": "Q/2026"}, ARTICLE) == ["Q/2026", "第二条"]


def test_more_than_can_be_written_in_chinese_goes_on_in_digits():
    assert numbered("chapter", {"text": "条", "number": "第九百九十九条"}, ARTICLE) == ["第九百九十九条", "第1000条"]


def test_a_style_of_single_levels_builds_on_the_settings_default():
    policy = Policy.model_validate({"title": "制度", "numbering": {"article": "§1"}, "body": ({"chapter": "甲"}, ARTICLE)})
    assert list(numbers(policy, "decimal").values()) == ["1", "§1"]


def test_an_unknown_default_style_is_named_once_and_in_the_settings(tmp_path):
    policy = "title: 制度\nbody: [{text: 条}]\n"
    made = loaded(tmp_path, settings="numbering: roman\n", policies__a=policy, policies__b=policy)
    assert [(p.code, str(p.place)) for p in made.problems] == [("unknown-numbering", "settings.yml:1:12")]
    assert list(made.manual.numbers["a"].values()) == ["第一条"]


CLAUSE = {"text": "条", "items": ("甲",)}


@pytest.mark.parametrize(
    ("style", "body", "printed"),
    [
        ("mixed", ({"part": "甲"}, {"section": "子"}, ARTICLE, {"part": "乙"}, CLAUSE), ["一、", "1.", "1.1", "二、", "1", "1.1"]),
        ("decimal", ({"chapter": "A"}, {"section": "a"}, ARTICLE, {"chapter": "B"}, ARTICLE), ["1", "1.1", "1.1.1", "2", "2.1"]),
        ("decimal", (ARTICLE, {"chapter": "A"}, ARTICLE), ["1", "1", "1.1"]),
        ("mixed", ({"part": "甲"}, {"section": "子", "items": ("甲", "乙")}, ARTICLE), ["一、", "1.", "1.1", "1.2", "1.1"]),
    ],
)
def test_levels_that_are_not_opened_are_left_out(style, body, printed):
    assert numbered(style, *body) == printed


def test_clauses_below_the_last_level_keep_the_counts_above():
    deep = {"text": "项", "items": ({"text": "目", "items": ({"text": "点", "items": ({"text": "深", "items": ("更深",)},)},)},)}
    assert numbered("chapter", {"text": "条", "items": (deep, "乙")}) == ["第一条", "（一）", "1.", "（1）", "-", "-", "（二）"]


def test_a_pinned_number_of_another_kind_counts_as_one():
    assert numbered("chapter", ARTICLE, {"text": "条", "number": "7.2.1"}, ARTICLE) == ["第一条", "7.2.1", "第三条"]


def test_restart_names_levels_in_both_languages():
    body = ({"chapter": "甲"}, ARTICLE, {"chapter": "乙"}, ARTICLE)
    assert numbered("chapter", *body, restart=("条",)) == ["第一章", "第一条", "第二章", "第一条"]
