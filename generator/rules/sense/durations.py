"""Lengths of time: which of them can be compared, and where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from generator.model.limit import NUMBERS, Direction, Limit, Unit, read_limit

MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
#: Days of the calendar and days on which the desk works: told apart by readers, mixed up by writers.
DAYS = {Unit.DAY, Unit.WORKDAY}

HAN = "零一二两三四五六七八九十百半"
#: Before the number of 前30天, 第3天, 几十分钟, 每2小时, 一个半小时: what follows is no length of its own.
NOT_AFTER = rf"(?<![{HAN}\d.．/第前几数每月个])"
#: Before 半: 上半年, 大半天.
PARTLY = "上下后大多"
ZH = re.compile(
    rf"(?P<before>(?:不超过|不多于|超过|最多|至多|最晚|最迟|不少于|至少|满)\s*)?{NOT_AFTER}"
    rf"(?P<length>(?:(?:\d+(?:\.\d+)?|[{HAN}]+)\s*[-–~至到]\s*)?(?:\d+(?:\.\d+)?|[{HAN}]+)\s*个?\s*"
    r"(?:秒钟?|分钟|小时|钟头|工作日|自然日|天(?![前后])|日(?=之?内|以内)|周(?![一二三四五六日末年期边围])|星期(?![一二三四五六日天])"
    r"|(?<=个)月|季度|(?<!\d{4})年(?![\d级纪前后底初中末终度检费])|(?:min|h)(?![a-z]))|当[日天])"
    r"(?P<after>之内|以内|内|以上|起)?"
)
EN = re.compile(
    r"(?P<before>(?:within|at most|up to|no more than|at least|more than|over|after|in)\s+(?:the\s+next\s+)?)?"
    rf"(?<!half )\b(?P<length>(?:(?:\d+|{'|'.join(NUMBERS)})\s*(?:-|–|to)\s*)?(?:\d+(?:\.\d+)?|an?|{'|'.join(NUMBERS)})\s+"
    r"(?:(?:working|business|calendar)\s+day|second|sec|minute|min|hour|hr|day|week|month|quarter|year)s?)\b(?P<after>\s+or\s+(?:less|more)\b)?",
    re.IGNORECASE,
)
#: A text without any of these holds no length of time; looked for first, as most texts hold none.
HINT = re.compile(r"[秒分时日天周期月度年hH]|min|day|week|second|year|quarter")
LEAST = ("超过", "满", "不少于", "至少", "at least", "more than", "over", "after")


class Length(NamedTuple):
    """An amount on a scale; lengths of one scale can be compared."""

    scale: str
    amount: Decimal


class Found(NamedTuple):
    """A length of time in a text: its words stand from ``start`` to ``end``."""

    limit: Limit
    passage: str
    start: int
    end: int


def length(limit: Limit | None) -> Length | None:
    """How long ``limit`` is; None for a blank and for what is no time."""
    if limit is None or limit.amount is None:
        return None
    if limit.unit.seconds:
        return Length("clock", limit.amount * limit.unit.seconds)
    if limit.unit in MONTHS:
        return Length("calendar", limit.amount * MONTHS[limit.unit])
    return Length(limit.unit.en, limit.amount) if limit.unit in (Unit.WORKDAY, Unit.SAME_DAY) else None


def compared(one: Limit | None, other: Limit | None) -> int | None:
    """-1, 0 or 1 as ``one`` is shorter than, as long as or longer than ``other``; None where nobody can say."""
    mine, theirs = length(one), length(other)
    if mine is None or theirs is None or mine.scale != theirs.scale:
        return None
    return (mine.amount > theirs.amount) - (mine.amount < theirs.amount)


def mixed(one: Limit, other: Limit) -> bool:
    """Whether one counts days and the other working days."""
    return {one.unit, other.unit} == DAYS and one.amount is not None and other.amount is not None


def differ(one: Limit | None, other: Limit | None) -> bool:
    """Whether the two are surely not the same time."""
    return bool(one and other) and (compared(one, other) not in (0, None) or (one is not None and other is not None and mixed(one, other)))


def durations(text: str) -> Iterator[Found]:
    """Every length of time in ``text``, in order."""
    if not HINT.search(text):
        return
    hits = [*ZH.finditer(text), *EN.finditer(text)]
    for hit in sorted(hits, key=lambda match: match.start()):
        if hit["length"][0] == "半" and hit.start() and text[hit.start() - 1] in PARTLY:
            continue
        words = re.sub(r"^an?\b", "one", " ".join(hit["length"].split()), flags=re.IGNORECASE)
        before, after = (hit["before"] or "").strip().lower(), (hit["after"] or "").strip().lower()
        try:
            limit = read_limit(words)
        except ValueError:  # 一两天, 三五天
            continue
        least = before.startswith(LEAST) or after in ("以上", "起", "or more")
        yield Found(replace(limit, direction=Direction.AT_LEAST if least else Direction.AT_MOST, words=hit[0]), hit[0], hit.start(), hit.end())
