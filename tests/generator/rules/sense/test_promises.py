"""Which times are promises, and whether the procedure allows them."""

import pytest

from generator.rules.sense.promised import promised
from tests.generator.manuals import broken, loaded


@pytest.mark.parametrize(
    "text",
    [
        "2小时内投诉专员给您回电", "2小时内有专人给您回电", "3个工作日内到账", "过审后3个工作日内退回原来付款的账户", "派工后2个工作日内上门",
        "红冲重开的3个工作日内办好寄出", "技术同事30分钟内联系您", "最多4天到账", "两天修好", "请放心，1小时内回复", "1个工作日内补寄",
        "We will call you back within 2 hours.", "Our engineer will visit you within 3 working days.", "If so, we will refund it within 5 days.",
    ],
)  # fmt: skip
def test_promises(text):
    assert len(list(promised(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "签收15天内出现性能故障可以换新", "签收次日起7天内，没激活可以退", "7天内无理由退货", "整机保修1年", "等待30秒", "关机10秒再开", "长按10秒开机",
        "到期前30天提醒您", "超过15分钟没好请再打", "30分钟内点开改密码", "24小时内把照片拍给我", "请在2天内寄回原票", "2小时内联系我们", "数据保留30天",
        "未在3天内处理的", "充电半小时再试", "大约20分钟", "您可以3天内取消", "3天内可以退回", "每2小时通知一次", "审核要1个工作日", "连续输错5次会锁30分钟",
        "Please return it within 14 days.", "You can send it back within 30 days.", "Leave it for 40 minutes.", "The warranty ends within 2 years.",
        "If it does not start within 5 minutes, call us.",
    ],
)  # fmt: skip
def test_no_promises(text):
    assert list(promised(text)) == []


STEPS = """title: 投诉处理
limit: 3个工作日
steps:
  - {id: receive, title: 登记, who: agent, do: 照原话登记。, within: 5分钟, script: sorry, then: [call, boss]}
  - {id: boss, title: 经理回电, who: manager, do: 亲自回电。, within: 15分钟, then: solve}
  - {id: call, title: 专员回电, who: agent, do: 再打电话。, within: 2小时, then: solve}
  - {id: solve, title: 答复, who: agent, do: 答复处理结果。, within: 2个工作日}
escalation: [{when: 客户不接受, to: manager, within: 4小时}]
"""


def found(folder, answer, steps=STEPS):
    faqs = f"topic: 问\nitems:\n  - question: 多久？\n    answer: {answer}\n    procedure: complaint\n"
    sorry = "items: [{id: sorry, say: 对不起。}]\n"
    people = {"positions__agent": "name: 投诉专员\n", "positions__manager": "name: 客服经理\n"}
    return loaded(folder, faqs__q=faqs, scripts__s=sorry, procedures__complaint=steps, **people)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("2小时内专员回电", []),
        ("120分钟内专员回电", []),
        ("4小时内专员回电", []),
        ("6小时内专员回电", []),
        ("1小时内专员回电", ["promise-too-short"]),
        ("10分钟内经理回电", ["promise-too-short"]),
        ("30分钟内经理回电", []),
        ("1个工作日内答复结果", ["promise-too-short"]),
        ("1个工作日内全部办好", ["promise-too-short"]),
        ("2天内全部办好", ["days-for-workdays"]),
        ("3天内全部办好", ["days-for-workdays"]),
        ("5天内全部办好", []),
        ("当天通知您", []),
        ("1分钟内处理", []),
    ],
)
def test_a_promise_is_held_against_the_step_that_it_is_about(tmp_path, answer, expected):
    assert broken(found(tmp_path, answer)) == expected


def test_the_message_names_the_step_and_its_place(tmp_path):
    problem = found(tmp_path, "1小时内专员回电").problems[0]
    assert problem.words["what"] == ("“专员回电”这一步", 'the step "专员回电"')
    assert problem.words["limit"] == "2小时"
    assert (problem.also[0].file, problem.also[0].line) == ("procedures/complaint.yml", 6)
    assert (problem.place.line, problem.place.length) == (4, len("1小时内"))


def test_limits_of_the_ladder_and_of_the_channels_may_be_promised_anywhere(tmp_path):
    ladder = "company: {name: 甲}\nladder: [{name: 一线, who: agent, within: 1小时}]\n"
    rows = "[{question: 多久？, answer: 1小时内专员回电, procedure: complaint}, {question: 几时？, answer: 90分钟内专员回电, procedure: complaint}]"
    faqs = f"topic: 问\nitems: {rows}\n"
    settings = "channels: [{id: mail, name: 邮件, reply_within: 90分钟}]\n"
    made = found(tmp_path, "2小时内专员回电")
    assert broken(made) == []
    assert "promise-too-short" not in broken(loaded(tmp_path, organisation=ladder, settings=settings, faqs__q=faqs))


def test_a_script_is_said_before_the_step_that_it_promises(tmp_path):
    people = {"positions__agent": "name: 投诉专员\n", "positions__manager": "name: 客服经理\n"}
    steps = STEPS.replace("then: [call, boss]", "then: call").replace("within: 2小时, then: solve", "within: 2小时, then: boss")
    for number, (words, count) in enumerate([("1小时内给您回电", 1), ("1小时内会有结果通知您", 1), ("2小时内给您回电", 0), ("3小时内给您回电", 0)]):
        made = loaded(tmp_path / str(number), scripts__s=f"items: [{{id: sorry, say: {words}}}]\n", procedures__complaint=steps, **people)
        assert broken(made) == ["promise-too-short"] * count, words


def test_the_second_of_two_equal_passages_is_the_one_named(tmp_path):
    answer = "签收3天内没激活可以退。3天内全部办好。"
    assert found(tmp_path, answer).problems[0].place.column == len("    answer: 签收3天内没激活可以退。") + 1
