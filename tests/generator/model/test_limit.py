"""Limits as people write them."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.limit import Direction, Unit, read_limit

MOST, LEAST = Direction.AT_MOST, Direction.AT_LEAST


@pytest.mark.parametrize(
    ("text", "amount", "unit", "direction"),
    [
        ("3天以内", 3, Unit.DAY, MOST),
        ("30分钟", 30, Unit.MINUTE, MOST),
        ("２个工作日", 2, Unit.WORKDAY, MOST),
        ("两个工作日", 2, Unit.WORKDAY, MOST),
        ("不超过2小时", 2, Unit.HOUR, MOST),
        ("____天以内", None, Unit.DAY, MOST),
        ("____年以上", None, Unit.YEAR, LEAST),
        ("≤ 200 元", 200, Unit.YUAN, MOST),
        ("至少3年", 3, Unit.YEAR, LEAST),
        ("三个月", 3, Unit.MONTH, MOST),
        ("十五分钟", 15, Unit.MINUTE, MOST),
        ("半小时", Decimal("0.5"), Unit.HOUR, MOST),
        ("当日", 1, Unit.SAME_DAY, MOST),
        ("立即", 0, Unit.MINUTE, MOST),
        ("1,500元以内", 1500, Unit.YUAN, MOST),
        ("within 30 minutes", 30, Unit.MINUTE, MOST),
        ("at least 5 years", 5, Unit.YEAR, LEAST),
        ("2 working days", 2, Unit.WORKDAY, MOST),
        ("the same day", 1, Unit.SAME_DAY, MOST),
    ],
)
def test_reads(text, amount, unit, direction):
    limit = read_limit(text)
    assert (limit.amount, limit.unit, limit.direction) == (amount, unit, direction)
    assert str(limit) == text


@pytest.mark.parametrize("text", ["三", "5", "尽快", "天", "5光年", "", "1.2.3天", "1..2天", "半半天", "一半天"])
def test_refuses(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the contract
        read_limit(text)


def test_working_days_are_no_days():
    assert read_limit("3个工作日").unit.seconds is None
    assert read_limit("3天").unit.seconds == 86400


@given(st.text(max_size=30))
def test_any_text_is_a_limit_or_a_value_error(text):
    with contextlib.suppress(ValueError):
        read_limit(text)
