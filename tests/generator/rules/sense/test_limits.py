"""Limits that contradict each other."""

import pytest

from tests.generator.manuals import broken, loaded

AGENT = "name: 客服专员\n"
SCRIPT = "items: [{id: call-back, say: 您好。}]\n"


def procedure(within, limit="", more="script: call-back"):
    return f"title: 流程\n{limit}steps: [{{title: 回访, who: agent, do: 打电话。, within: {within}, {more}}}]\n"


@pytest.mark.parametrize(("whole", "within", "wrong"), [
    ("1天", "25小时", True), ("1天", "24小时", False), ("2个工作日", "3天", False), ("2个工作日", "3个工作日", True),
    ("____天", "3天", False), ("1天", "至少3天", False), ("至少1天", "3天", False), ("1个季度", "4个月", True), ("当日", "当日", False),
])  # fmt: skip
def test_a_step_is_no_longer_than_its_procedure(tmp_path, whole, within, wrong):
    made = loaded(tmp_path, procedures__one=f"title: 流程\nlimit: {whole}\nsteps: [{{do: 做。, within: {within}}}]\n")
    assert broken(made) == (["step-too-long"] if wrong else [])
    if wrong:
        assert made.problems[0].also[0].line == 2


def test_nor_is_a_priority(tmp_path):
    made = loaded(tmp_path, procedures__one="title: 流程\nlimit: 1天\npriorities: [{text: 先办。, limit: 2天}]\nsteps: [{do: 做。}]\n")
    assert broken(made) == ["step-too-long"]


@pytest.mark.parametrize(("one", "other", "wrong"), [
    ("24小时", "1天", False), ("24小时", "2天", True), ("2天", "2个工作日", True), ("24小时", "2个工作日", False),
    ("____小时", "2天", False), ("当日", "1小时", False),
])  # fmt: skip
def test_one_script_has_one_time(tmp_path, one, other, wrong):
    made = loaded(tmp_path, positions__agent=AGENT, scripts__calls=SCRIPT, procedures__one=procedure(one), procedures__other=procedure(other))
    assert broken(made) == (["limits-differ"] if wrong else [])
    if wrong:
        assert made.problems[0].also[0].file.endswith("one.yml")


def test_steps_of_one_procedure_may_have_several(tmp_path):
    steps = "title: 流程\nsteps:\n" + "".join(f"  - {{who: agent, do: 打。, script: call-back, within: {n}天}}\n" for n in (1, 2))
    made = loaded(tmp_path, positions__agent=AGENT, scripts__calls=SCRIPT, procedures__one=steps, procedures__other=procedure("2天"))
    assert broken(made) == []


def test_another_actor_may_have_another_time(tmp_path):
    other = procedure("2天").replace("agent", "engineer")
    made = loaded(
        tmp_path, positions__agent=AGENT, positions__engineer="name: 工程师\n", scripts__calls=SCRIPT, procedures__one=procedure("1天"), procedures__other=other
    )
    assert broken(made) == []


def test_two_steps_are_named_once_whatever_they_share(tmp_path):
    positions = {"positions__agent": AGENT, "positions__engineer": "name: 工程师\n"}
    shared = {
        procedure_id: procedure(time).replace("who: agent", "who: [agent, engineer]")
        for procedure_id, time in (("procedures__one", "1天"), ("procedures__other", "2天"))
    }
    assert broken(loaded(tmp_path, scripts__calls=SCRIPT, **positions, **shared)) == ["limits-differ"]


@pytest.mark.parametrize(("form", "rule", "wrong"), [("3年", "36个月", False), ("3年", "不少于5年", True), ("不少于3年", "3年", False), ("3年", "30天", False)])
def test_a_form_is_kept_as_the_rule_says(tmp_path, form, rule, wrong):
    policy = f"title: 档案\nrecords: [{{what: 卡, form: card, keep: {rule}}}]\nbody: [{{text: 存好。}}]\n"
    made = loaded(tmp_path, forms__card=f"title: 卡\nkeep: {form}\n", policies__records=policy)
    assert broken(made) == (["limits-differ"] if wrong else [])
