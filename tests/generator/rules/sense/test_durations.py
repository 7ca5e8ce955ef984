"""Lengths of time: compared where they may be, found where they stand."""

import pytest

from generator.model.limit import Direction, read_limit
from generator.rules.sense.durations import compared, differ, durations


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("30分钟", "半小时", 0),
        ("1周", "7天", 0),
        ("90分钟", "2小时", -1),
        ("2天", "36小时", 1),
        ("within 2 days", "48 hours", 0),
        ("1个季度", "3个月", 0),
        ("1年", "11个月", 1),
        ("2个工作日", "3个工作日", -1),
        ("当日", "当天", 0),
        ("立即", "5分钟", -1),
        ("3个工作日", "3天", None),
        ("1个月", "30天", None),
        ("当日", "1天", None),
        ("____天", "3天", None),
        ("200元", "3天", None),
    ],
)
def test_only_what_converts_is_compared(one, other, expected):
    assert compared(read_limit(one), read_limit(other)) == expected


def test_days_and_working_days_differ_though_nobody_can_say_which_is_longer():
    assert differ(read_limit("3天"), read_limit("3个工作日"))
    assert not differ(read_limit("24小时"), read_limit("3个工作日"))
    assert not differ(read_limit("____天"), read_limit("3个工作日"))
    assert not differ(None, read_limit("3天"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2小时内给您回电。", ["2小时内"]),
        ("三个工作日之内办好", ["三个工作日之内"]),
        ("线上30分钟以内，电话24小时", ["30分钟以内", "24小时"]),
        ("审核1个工作日，过审后3个工作日内到账", ["1个工作日", "3个工作日内"]),
        ("1到3天内寄出", ["1到3天内"]),
        ("半小时后出发，等半个月", ["半小时", "半个月"]),
        ("最多4个工作日", ["最多4个工作日"]),
        ("当天寄出", ["当天"]),
        ("within 2 working days, at most 30 minutes", ["within 2 working days", "at most 30 minutes"]),
        ("We call you within an hour or in three days.", ["within an hour", "in three days"]),
        ("微信2h内回", ["2h内"]),
    ],
)
def test_durations_are_found_with_their_words(text, found):
    assert [one.passage for one in durations(text)] == found
    assert all(text[one.start : one.end] == one.passage for one in durations(text))


@pytest.mark.parametrize(
    "text",
    [
        "11月11日到13日付款", "2026年11月1日", "第3天", "前30天", "每2小时一次", "几十分钟", "一两天", "三五天", "一个半小时",
        "上半年", "大半天", "周一至周五", "星期三", "满分5分", "half an hour", "大专及以上", "12/15日内",
    ],
)  # fmt: skip
def test_dates_counts_and_vague_times_are_no_durations(text):
    assert list(durations(text)) == []


def test_what_is_at_least_so_long_says_so():
    assert [one.limit.direction for one in durations("超过15分钟，24小时以上，不超过3天")] == [Direction.AT_LEAST, Direction.AT_LEAST, Direction.AT_MOST]
