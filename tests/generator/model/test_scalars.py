"""Single values: what they mean, and what they refuse."""

from datetime import date

import pytest

from generator.model.scalars import is_blank, read_amount, read_day, read_flag
from generator.model.types import read_id
from generator.model.words import Period, Rating, Right


@pytest.mark.parametrize("text", ["2026-11-01", "2026/11/1", "2026年11月1日", "２０２６－１１－０１"])
def test_days(text):
    assert read_day(text) == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "11-01", "昨天", "2026-1", "0000-01-01"])
def test_impossible_days(text):
    with pytest.raises(ValueError):  # noqa: PT011
        read_day(text)


def test_flags():
    assert [read_flag(word) for word in ("是", "否", "YES", "no", "有", "ｔｒｕｅ")] == [True, False, True, False, True, True]
    with pytest.raises(ValueError):  # noqa: PT011
        read_flag("也许")


def test_amounts():
    assert (read_amount("30%").value, read_amount("30%").percent) == (30, True)
    assert read_amount("１，５００").value == 1500
    assert read_amount("____").value is None
    for text in ("很多", "NaN", "inf", "1-2"):
        with pytest.raises(ValueError):  # noqa: PT011
            read_amount(text)


def test_blanks():
    assert is_blank("____")
    assert is_blank(" ＿＿＿ ")
    assert not is_blank("____年")


@pytest.mark.parametrize("text", ["refund-when", "退款多久", "v1.10", "a_b", "3-day"])
def test_ids(text):
    assert read_id(text) == text


@pytest.mark.parametrize("text", ["", "a b", "a/b", "-a", "end", "customer", "a.", "退款？", "a:b"])
def test_no_ids(text):
    with pytest.raises(ValueError):  # noqa: PT011
        read_id(text)


def test_ids_are_compared_in_one_form():
    assert read_id("cafe\u0301") == "caf\u00e9"


def test_vocabularies_read_both_languages():
    assert Right.read("审批") is Right.read("Approve") is Right.APPROVE
    assert Rating.read("较需要") is Rating.USEFUL
    assert Period.read("每月") is Period.MONTH
