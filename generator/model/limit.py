"""Limits: a number or a blank, a unit, a direction: 3天以内, 不超过2小时, ____个工作日, at least 5 years.

工作日 is a unit of its own and never converts to 天: a weekend stands between them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.model.scalars import BLANK, fold


class Unit(Enum):
    """A unit with its words; ``seconds`` is set where units of time convert into each other."""

    SECOND = ("秒", "second", ("秒钟", "s", "sec"), 1)
    MINUTE = ("分钟", "minute", ("分", "min", "mins"), 60)
    HOUR = ("小时", "hour", ("h", "hr", "hrs", "钟头"), 3600)
    DAY = ("天", "day", ("日", "自然日", "calendar day"), 86400)
    WORKDAY = ("工作日", "working day", ("business day", "workday"), None)
    SAME_DAY = ("当日", "same day", ("当天",), None)
    WEEK = ("周", "week", ("星期", "个星期"), 604800)
    MONTH = ("个月", "month", ("月", "calendar month"), None)
    QUARTER = ("季度", "quarter", ("个季度",), None)
    YEAR = ("年", "year", (), None)
    TIMES = ("次", "time", ("回",), None)
    PERCENT = ("%", "%", ("％", "percent"), None)
    YUAN = ("元", "yuan", ("块", "cny", "rmb", "¥", "￥"), None)
    POUND = ("英镑", "pound", ("gbp", "£"), None)
    EURO = ("欧元", "euro", ("eur", "€"), None)
    DOLLAR = ("美元", "dollar", ("usd", "$"), None)
    TEN_THOUSAND_YUAN = ("万元", "10k yuan", (), None)
    PERSON = ("人", "person", ("名", "people", "persons"), None)
    CASE = ("件", "case", ("单", "宗"), None)
    CHARACTER = ("字", "character", ("个字",), None)

    def __init__(self, zh: str, en: str, also: tuple[str, ...], seconds: int | None) -> None:
        self.zh, self.en, self.also, self.seconds = zh, en, also, seconds


class Direction(Enum):
    """Whether the number is the most, the least, or exactly what is allowed."""

    AT_MOST = "at most"
    AT_LEAST = "at least"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Limit:
    """``amount`` None is a blank to fill in by hand; ``words`` is what the author wrote."""

    amount: Decimal | None
    unit: Unit
    direction: Direction
    words: str

    def __str__(self) -> str:
        return self.words


UNITS = {word: unit for unit in Unit for name in (unit.zh, unit.en, *unit.also) for word in (name, f"{name}s")}
SIGNS = {"¥": Unit.YUAN, "£": Unit.POUND, "€": Unit.EURO, "$": Unit.DOLLAR}
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
BEFORE = [(word, Direction.AT_MOST) for word in ("不超过", "不多于", "最多", "至多", "within", "at most", "up to", "<=", "≤", "<")] + [
    (word, Direction.AT_LEAST) for word in ("不少于", "不低于", "至少", "最少", "at least", ">=", "≥", ">")
]
AFTER = [(word, Direction.AT_MOST) for word in ("以内", "之内", "以下", "内", "or less")] + [(word, Direction.AT_LEAST) for word in ("以上", "起", "or more")]
AT_ONCE = {"立即", "立刻", "当场", "马上", "at once", "immediately"}
DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "半": None}
NUMBER = rf"[\d.,]+|_{{2,}}|[零一二两三四五六七八九十百]+|半|{'|'.join(NUMBERS)}"
#: 2天, 2至3天 (the second counts), £200
PARTS = re.compile(rf"(?:(?P<from>{NUMBER})\s*(?:-|–|~|至|到|to)\s*)?(?P<number>{NUMBER})\s*个?\s*(?P<unit>[^\d\s].*)")
MONEY = re.compile(rf"(?P<unit>[¥£€$])\s*(?P<number>{NUMBER})")


def read_limit(text: str) -> Limit:
    """Read a limit as people write it. Raises ValueError."""
    words, rest = text.strip(), fold(text)
    if rest in AT_ONCE:
        return Limit(Decimal(0), Unit.MINUTE, Direction.AT_MOST, words)
    rest, direction = _direction(rest)
    if rest in ("当日", "当天", "same day", "the same day"):
        return Limit(Decimal(1), Unit.SAME_DAY, direction, words)
    match = MONEY.fullmatch(rest) or PARTS.fullmatch(rest)
    unit = UNITS.get(match["unit"].strip()) if match else None
    if match is None or unit is None:
        raise ValueError(text)
    return Limit(_number(match["number"]), unit, direction, words)


def _direction(rest: str) -> tuple[str, Direction]:
    """Split the words of direction off; a bare number is a most, as in 'within 30 minutes'."""
    for word, direction in BEFORE:
        if rest.startswith(word):
            return rest.removeprefix(word).strip(), direction
    for word, direction in AFTER:
        if rest.endswith(word):
            return rest.removesuffix(word).strip(), direction
    return rest, Direction.AT_MOST


def _number(word: str) -> Decimal | None:
    if BLANK.fullmatch(word):
        return None
    if word in NUMBERS:
        return Decimal(NUMBERS.index(word))
    if word == "半":
        return Decimal("0.5")
    if word[0].isdigit():
        try:
            return Decimal(word.replace(",", ""))
        except ArithmeticError:
            raise ValueError(word) from None
    return Decimal(_chinese(word))


def _chinese(word: str) -> int:
    """两 -> 2, 十五 -> 15, 一百二十 -> 120. Raises ValueError."""
    total = digit = 0
    for char in word:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            value = DIGITS.get(char)
            if value is None or digit:
                raise ValueError(word)
            digit = value
    return total + digit
