"""Norms that the manual holds, and those that it does not."""

import pytest

from tests.generator.manuals import broken, loaded

POLICY = "title: 客户资料管理制度\nbody: [{article: grades, text: 分三档。}]\n"


def found(folder, norm):
    return loaded(folder, policies__customer_data=POLICY, positions__a=f"name: 甲\nduties: [{{text: 做。, result: {{norm: '{norm}'}}}}]\n")


@pytest.mark.parametrize(
    "norm",
    [
        "按[[customer-data]]执行。",
        "见[[customer-data/grades]]。",
        "按《客户资料管理制度》执行。",
        "客户资料管理制度第一条",
        "____",
        "见[[https://example.com|标准]]",
    ],
)
def test_what_is_linked_named_or_left_open_passes(tmp_path, norm):
    assert broken(found(tmp_path, norm)) == []


@pytest.mark.parametrize(("norm", "near"), [("按客户资料保密办法执行。", "customer-data"), ("按公司费用规定执行。", ""), ("按管理制度执行。", "")])
def test_what_the_manual_does_not_hold_is_named_with_what_may_be_meant(tmp_path, norm, near):
    problem, *others = found(tmp_path, norm).problems
    assert (problem.code, problem.words["id"], others) == ("norm-not-held", near, [])


def test_an_inherited_norm_is_named_where_it_is_written(tmp_path):
    made = loaded(tmp_path, positions__a="name: 甲\nduties: [{text: 做。, result: {norm: 按标准。}}]\n", positions__b="name: 乙\nbased_on: a\n")
    assert [problem.place.file for problem in made.problems] == ["positions/a.yml"]
