"""Answers that contradict each other in a number."""

import pytest

from generator.rules.wording.amounts import figures
from tests.generator.manuals import loaded


def differing(folder, *answers):
    """(given, other) of each finding; ``answers`` are (question, answer)."""
    text = "topic: 主题\nitems:\n" + "".join(f'  - question: "{question}"\n    answer: "{answer}"\n' for question, answer in answers)
    return [(problem.words["given"], problem.words["other"]) for problem in loaded(folder, faqs__a=text).problems if problem.code == "figures-differ"]


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        (("忘记密码怎么办", "密码链接30分钟内有效。"), ("管理员离职了", "密码链接有效期60分钟。"), ("60分钟", "30分钟")),
        (("退款几天到账？", "3个工作日内。"), ("退款多久能到账", "5个工作日内到账。"), ("5个工作日", "3个工作日")),
        (("退款几天到账？", "审核通过后，3个工作日内到账。"), ("退了钱没收到", "审核通过后，3天内到账。"), ("3天", "3个工作日")),
        (("过保怎么收费", "过保上门收80元。"), ("修好再付钱行吗", "过保上门收100元。"), ("100元", "80元")),
        (
            ("How long?", "We refund to your card within 5 working days."),
            ("Sent it back", "The refund to your card takes 7 working days."),
            ("7 working days", "5 working days"),
        ),
    ],
)
def test_different_figures_for_the_same(tmp_path, one, other, numbers):
    assert differing(tmp_path, one, other) == [numbers]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("忘记密码怎么办", "密码链接60分钟内有效。"), ("管理员离职了", "密码链接有效期1小时。")),
        (("退款几天到账？", "审核通过后，三个工作日内到账。"), ("退了钱没收到", "审核通过后，3个工作日内到账。")),
        (("整机修要钱吗", "整机保修1年。"), ("十个月坏了呢", "整机保修12个月。")),
        (("整机修要钱吗", "整机保修1年。"), ("电池坏了", "电池保修6个月。")),
        (("不喜欢能退吗", "7天无理由退货。"), ("坏了呢", "15天内换新。")),
        (("普通客户多久上门", "普通客户48小时内上门。"), ("重点客户多久上门", "重点客户24小时内上门。")),
        (("小额谁审", "500元以内主管审。"), ("大额谁审", "5000元以内经理审。")),
        (("江浙沪快递几天", "快递一般3天送到。"), ("新疆快递几天", "快递一般7天送到。")),
        (("K3能用多久", "充满电待机5天。"), ("P5能用多久", "充满电待机7天。")),
        (("要等多久", "充满电约2小时。"), ("能用多久", "充满电能用8小时。")),
        (("何时要续", "到期前至少提前30天书面通知。"), ("通知多久有效", "书面通知60天内有效。")),
    ],
)
def test_what_only_looks_like_it(tmp_path, one, other):
    assert differing(tmp_path, one, other) == []


def test_unrelated_topics_are_not_compared(tmp_path):
    row = "topic: {}\nitems:\n  - question: {}\n    answer: 备用机最多借{}天。\n"
    made = loaded(tmp_path, faqs__a=row.format("甲", "带走去修呢", 7), faqs__b=row.format("乙", "能办什么", 3))
    assert made.problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3个工作日内到账", ["3个工作日"]),
        ("1到3个工作日", ["1到3个工作日"]),
        ("半小时内，两周，十五天内", ["半小时", "两周", "十五天"]),
        ("￥80.5，2,000元以内", ["￥80.5", "2,000元"]),
        ("第3天，2026年，3月15日，18:30，一个半小时，十几天，工单1024", []),
        ("within five working days", ["five working days"]),
    ],
)
def test_figures_of_a_text(text, expected):
    assert [figure.words for figure in figures(text)] == expected


def test_units_convert_only_where_they_may():
    hour, minutes, day, workday, year, months, days = (next(figures(text)).amount for text in ("1小时", "60分钟", "3天", "3个工作日", "1年", "12个月", "365天"))
    assert hour.agrees(minutes)
    assert year.agrees(months)
    assert year.agrees(days)
    assert not day.agrees(workday)
