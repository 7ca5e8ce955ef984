"""When an item is due for a check again."""

from datetime import date

import pytest

from generator.freshness import Freshness, after, freshness
from generator.model.base import Verified
from generator.model.limit import read_limit

TODAY = date(2026, 11, 22)


def verified(day: str, every: str | None) -> Verified:
    return Verified.model_validate({"by": "lead", "date": day, **({"every": every} if every else {})})


@pytest.mark.parametrize(
    ("day", "every", "want"),
    [
        ("2026-11-01", "90天", Freshness("ok", date(2027, 1, 30), 69)),
        ("2026-11-01", "30天", Freshness("due", date(2026, 12, 1), 9)),
        ("2026-11-08", "28天", Freshness("due", date(2026, 12, 6), 14)),
        ("2026-11-09", "28天", Freshness("ok", date(2026, 12, 7), 15)),
        ("2026-10-23", "30天", Freshness("due", TODAY, 0)),
        ("2026-10-22", "30天", Freshness("over", date(2026, 11, 21), 1)),
        ("2026-11-01", None, Freshness("ok")),
        ("2026-11-01", "____天", Freshness("ok")),
    ],
)
def test_state(day: str, every: str | None, want: Freshness) -> None:
    assert freshness(verified(day, every), TODAY) == want


def test_never_checked() -> None:
    assert freshness(None, TODAY).state == "none"


@pytest.mark.parametrize(
    ("every", "want"),
    [
        ("1个月", date(2026, 2, 28)),
        ("1季度", date(2026, 4, 30)),
        ("2年", date(2028, 1, 31)),
        ("2周", date(2026, 2, 14)),
        ("48小时", date(2026, 2, 2)),
        ("1个工作日", date(2026, 2, 2)),
        ("6个工作日", date(2026, 2, 9)),
        ("当日", date(2026, 1, 31)),
        ("5次", None),
        ("99999年", date.max),
    ],
)
def test_period_after_the_last_day_of_january(every: str, want: date | None) -> None:
    assert after(date(2026, 1, 31), read_limit(every)) == want


@pytest.mark.parametrize(("period", "day"), [("半个月", date(2026, 11, 16)), ("1.5个月", date(2026, 12, 16)), ("半年", date(2027, 5, 1))])
def test_parts_of_months_are_days(period, day):
    assert after(date(2026, 11, 1), read_limit(period)) == day
