"""Severities from the settings; findings waived in place."""

import pytest

from tests.generator.manuals import codes, loaded

STEPS = "steps:\n  - {id: one, do: 一, then: end}\n"
LOST = "  - {id: two, do: 二%s}\n"


def test_a_waiver_covers_its_item_alone(tmp_path):
    text = "title: 流程\n" + STEPS + LOST % ", waive: [{code: unreachable-step, reason: 旧步骤留档}]" + "  - {id: three, do: 三, then: end}\n"
    made = loaded(tmp_path, procedures__p=text)
    assert codes(made) == ["unreachable-step"]
    assert made.problems[0].words["given"] == "three"


def test_a_waiver_at_the_top_covers_the_file(tmp_path):
    text = "title: 流程\nwaive: [{code: unreachable-step, reason: 旧步骤留档}]\n" + STEPS + LOST % ""
    assert codes(loaded(tmp_path, procedures__p=text)) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("one-way-decision", ["unreachable-step", "unused-waiver"]),
        ("no-such-code", ["unreachable-step", "unknown-code"]),
        ("missing-key", ["unreachable-step", "fixed-code"]),
    ],
)
def test_waivers_that_waive_nothing_are_reported(tmp_path, code, found):
    text = "title: 流程\n" + STEPS + LOST % f", waive: [{{code: {code}, reason: 因为}}]"
    assert sorted(codes(loaded(tmp_path, procedures__p=text))) == sorted(found)


def test_a_waiver_needs_a_reason(tmp_path):
    text = "title: 流程\n" + STEPS + LOST % ", waive: [{code: unreachable-step}]"
    assert "missing-key" in codes(loaded(tmp_path, procedures__p=text))


def test_severities_come_from_the_settings(tmp_path):
    text = "title: 流程\n" + STEPS + LOST % ""
    made = loaded(tmp_path, settings="severities: {unreachable-step: 提示}\n", procedures__p=text)
    assert made.severity["unreachable-step"] == "note"
    assert made.errors == []
    assert codes(loaded(tmp_path, settings="severities: {unreachable-step: off}\n")) == []


def test_what_loses_content_cannot_be_turned_down(tmp_path):
    made = loaded(tmp_path, settings="severities: {missing-reference: 提示, what: 错误}\n")
    assert codes(made) == ["fixed-code", "unknown-code"]


FLAGGED = "{name: 甲, requires: {sex: {text: 女%s}}}"


def all_codes(made):
    return sorted(problem.code for problem in made.problems)


def test_what_stays_flagged_may_be_turned_down(tmp_path):
    made = loaded(tmp_path, settings="severities: {law-sex: 提示}\n", positions__a=FLAGGED % "")
    assert all_codes(made) == ["law-sex"]
    assert made.severity["law-sex"] == "note"


def test_what_stays_flagged_is_neither_turned_off_nor_waived(tmp_path):
    made = loaded(tmp_path, settings="severities: {law-sex: off}\n", positions__a=FLAGGED % ", waive: [{code: law-sex, reason: 旧表}]")
    assert all_codes(made) == ["flagged-code", "flagged-code", "law-sex"]
    assert made.severity["law-sex"] == "error"


def test_what_may_be_discrimination_can_be_waived_with_a_reason(tmp_path):
    text = "{name: 甲, requires: {age: {text: 40岁以下, waive: [{code: law-age, reason: 行业规定}]}}}"
    assert all_codes(loaded(tmp_path, positions__a=text)) == []
