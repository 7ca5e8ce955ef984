"""Targets that cannot be measured, do not add up, or cannot be reached."""

import pytest

from tests.generator.manuals import broken, loaded


def position(targets="", duties="", more=""):
    text = f"name: 甲\n{more}"
    text += "targets:\n" + "".join(f"  - {{{row}}}\n" for row in targets.split("; ")) if targets else ""
    return text + (f"duties: [{{text: 做。, result: {duties}}}]\n" if duties else "")


@pytest.mark.parametrize(
    ("target", "missing"),
    [
        ("what: 满意度, at_least: 96%, per: 月", ""),
        ("what: 满意度, at_least: ____%, per: 月", ""),
        ("what: 时长, metric: time, at_most: 8, per: 月", ""),
        ("what: 时长, at_most: 8, per: 月", "单位"),
        ("what: 解决来件, at_least: 45, unit: 件", "周期"),
        ("what: 满意度, per: 月, unit: 分", "数字"),
        ("what: 满意度", "数字 单位 周期"),
    ],
)
def test_a_target_has_a_figure_a_unit_and_a_period(tmp_path, target, missing):
    made = loaded(tmp_path, settings="metrics: [{id: time, name: 时长, unit: 分钟}]\n", positions__a=position(target))
    assert broken(made) == (["target-incomplete"] if missing else [])
    said = str(made.problems[0].words["missing"]) if missing else ""
    assert [word for word in ("数字（", "单位（", "周期（") if word in said] == [f"{word}（" for word in missing.split()]


@pytest.mark.parametrize(
    ("shares", "wrong"),
    [
        (["40%", "60%"], False), (["40", "60"], False), (["0.4", "0.6"], False), (["33.3%", "33.3%", "33.3%"], False), (["40%", "____"], False), ([], False),
        (["40%", "50%"], True), (["60%", "60%"], True), (["60%", ""], True), (["100%", ""], False), (["4", "6"], True),
    ],
)  # fmt: skip
def test_shares_add_up_to_a_hundred(tmp_path, shares, wrong):
    rows = "; ".join(f"what: 指标{n}, at_least: 9, unit: 件, per: 月" + (f", share: {share}" if share else "") for n, share in enumerate(shares))
    assert broken(loaded(tmp_path, positions__a=position(rows))) == (["shares-not-100"] if wrong else [])


def test_inherited_shares_are_named_where_they_are_changed(tmp_path):
    half = "what: 一, at_least: 9, unit: 件, per: 月, share: 50%"
    base = position(f"{half}; {half.replace('一', '二')}")
    more = position(half.replace("一", "三"), more="based_on: a\n")
    made = loaded(tmp_path, positions__a=base, positions__b=more, positions__c="name: 丙\nbased_on: b\n")
    assert [(problem.code, problem.place.file) for problem in made.problems] == [("shares-not-100", "positions/b.yml")]


@pytest.mark.parametrize(
    ("targets", "duties"),
    [
        ("what: 解决率, at_least: 101%, per: 月", ""),
        ("what: 解决率, at_most: -1%, per: 月", ""),
        ("what: 解决率, at_least: 101, unit: '%', per: 月", ""),
        ("what: 解决率, at_least: 90%, per: 月, share: 101%", ""),
        ("", "达成率120%"),
        ("", "抽查合格率≥105%，当天登记"),
        ("", "{measure: 接通率, at_least: 200%}"),
        ("", "{measure: 接通率不低于120%}"),
        ("", "answer rate of 120%"),
    ],
)
def test_a_percentage_of_something_is_at_most_all_of_it(tmp_path, targets, duties):
    assert broken(loaded(tmp_path, positions__a=position(targets, duties))) == ["impossible-percent"]


def test_a_rate_in_words_is_named_without_its_bound(tmp_path):
    made = loaded(tmp_path, positions__a=position("", "一次办好率达到105%，当天登记"))
    assert [problem.words["what"] for problem in made.problems if problem.code == "impossible-percent"] == ["一次办好率"]


@pytest.mark.parametrize(
    ("targets", "duties"),
    [
        ("what: 解决率, at_least: 100%, per: 月", ""),
        ("what: 销售增长率, at_least: 120%, per: 年", ""),
        ("what: 费用, at_most: 105, unit: '%（实际÷预算）', per: 年", ""),
        ("what: 费用, at_most: 500, unit: 元, per: 年", ""),
        ("", "续费额同比增长150%"),
        ("", "回访率达到去年的130%"),
        ("", "每台加价120%以内"),
        ("", "{measure: 提升幅度, at_least: 150%}"),
        ("", "growth rate of renewals 120%"),
    ],
)
def test_growth_may_exceed_it(tmp_path, targets, duties):
    assert broken(loaded(tmp_path, positions__a=position(targets, duties))) == []


def test_what_is_inherited_is_named_where_it_is_written(tmp_path):
    made = loaded(tmp_path, positions__a=position("what: 率, at_least: 120%"), positions__b="name: 乙\nbased_on: a\n")
    assert sorted((problem.code, problem.place.file) for problem in made.problems) == [
        ("impossible-percent", "positions/a.yml"),
        ("target-incomplete", "positions/a.yml"),
    ]


@pytest.mark.parametrize(("least", "most", "wrong"), [("8", "5", True), ("5", "8", False), ("5", "5", False), ("____", "5", False), ("50%", "5", False)])
def test_the_lower_bound_is_below_the_upper(tmp_path, least, most, wrong):
    made = loaded(tmp_path, positions__a=position(f"what: 时长, at_least: {least}, at_most: {most}, unit: 分钟, per: 月"))
    assert broken(made) == (["range-reversed"] if wrong else [])
