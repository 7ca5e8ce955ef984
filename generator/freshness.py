"""How fresh an item is: when it was checked last, and when it is due again."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.base import Verified
from generator.model.limit import Limit, Unit

#: An item is called due this many days before its day.
SOON = 14
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
DAY = 86400
#: Days that a part of a month is taken of: 半个月.
MONTH = 30


@dataclass(frozen=True, slots=True)
class Freshness:
    """``state`` is ok, due, over or none (never checked); ``days`` is how long until it is due, or how long it has been."""

    state: str
    due: date | None = None
    days: int = 0


def freshness(verified: Verified | None, today: date) -> Freshness:
    """The state of an item on ``today``."""
    if verified is None:
        return Freshness("none")
    due = after(verified.date, verified.every) if verified.every else None
    if due is None:
        return Freshness("ok")
    left = (due - today).days
    if left < 0:
        return Freshness("over", due, -left)
    return Freshness("due" if left <= SOON else "ok", due, left)


def after(day: date, period: Limit) -> date | None:
    """``period`` after ``day``; None where it has no length (a blank, or no unit of time)."""
    if period.amount is None:
        return None
    try:
        if period.unit in MONTHS:
            months = period.amount * MONTHS[period.unit]
            return _months(day, int(months)) + timedelta(days=int(months % 1 * MONTH))
        if period.unit is Unit.WORKDAY:
            return _workdays(day, int(period.amount))
        if period.unit.seconds:
            return day + timedelta(days=int(period.amount * period.unit.seconds) // DAY)
    except (OverflowError, ValueError):
        return date.max
    return day if period.unit is Unit.SAME_DAY else None


def _months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _workdays(day: date, count: int) -> date:
    """Whole weeks at once, then day by day; holidays are not known here."""
    weeks, rest = divmod(count, 5)
    day += timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day
