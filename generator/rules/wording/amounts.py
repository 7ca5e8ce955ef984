"""Numbers with a unit in the text of an answer, and the words that say what they are about."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from generator.model.limit import Unit, read_limit

CHINESE = "零一二两三四五六七八九十百半"
TIME = (
    "个?工作日|个?自然日|working days?|business days?|calendar days?|秒钟?|分钟|个?小时|个?钟头|天|日(?=[内之以])|周|个?星期|个月|个?季度|年"
    "|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?"
)
COUNTED = "万元|元|块钱|块|%|次|人|台|张|份|件|户|位|公里|米"
NUMBER = r"\d[\d,]*(?:\.\d+)?"
WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
ANY = rf"{NUMBER}|[{CHINESE}]+|\b(?:{WORDS})\b"
#: 第3天, 十几天 and 一个半小时 are no amounts, 2026年 no length of time, 18:30 no number at all; of 1到3天 the last counts.
FIGURE = re.compile(
    rf"(?<![\d第几个多a-z.,:：{CHINESE}-])(?:(?P<from>{ANY})\s*(?:到|至|-|–|~|～|to)\s*)?"
    rf"(?:(?P<time>{ANY})\s*(?P<unit>{TIME})|(?P<count>{NUMBER})\s*(?P<of>{COUNTED})|(?P<money>[¥￥£€$]\s?{NUMBER}))(?!半|月?份|\d)",
    re.IGNORECASE,
)
#: A cheap look before the fine one.
LIKELY = re.compile(
    rf"[\d{CHINESE}]\s?(?:个?工作日|个?自然日|个?小时|个?星期|个?钟头|个?季度|个月|[秒分天日周年元块万%次人台张份件户位公米])|\d\s?[a-zA-Z]|[¥￥£€$]|\b(?:{WORDS})\s",
    re.I,
)
SENTENCE = re.compile(r"[。！？!?；;\n]|\.\s")
CLAUSE = re.compile(r"[，,、：:]\s?(?!\d{3})|——")
LEAST = re.compile(r"至少|不少于|不低于|提前|超过|大于|at least|more than|满$", re.IGNORECASE)
NOT_LEAST = re.compile(r"不超过|不大于|不能超过|no more than", re.IGNORECASE)
LEAST_AFTER = re.compile(r"以上|起(?!来)|or more", re.IGNORECASE)
#: Said around figures of all kinds: these words do not name what is measured.
AROUND = re.compile(
    r"不能?超过|不多于|不少于|不低于|最多|最少|最长|最短|至多|至少|超过|每次|一次|大约|大概|一般|通常|左右|上下|之内|以内|以下|以上|内|需要|约|就|便"
    r"|\b(?:within|takes?|at most|at least|up to|about|around|usually|normally|only|in|after|each|per)\b",
    re.IGNORECASE,
)

DAY = 86400
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


class Amount(NamedTuple):
    """What is measured (times, money, …), on which scale, and how much of it."""

    of: str
    scale: str
    number: Decimal

    def agrees(self, other: "Amount") -> bool:
        """Whether both say the same; a month is about 30 days, a working day is never a day."""
        if self.scale == other.scale:
            return self.number == other.number
        if {self.scale, other.scale} != {"clock", "months"}:
            return False
        clock, months = sorted((self, other), key=lambda amount: amount.scale)
        return abs(clock.number / DAY - months.number * Decimal("30.4")) <= 2 + months.number / 2


class Figure(NamedTuple):
    """A number as written, the clause it stands in without it, and what comes before in the sentence."""

    words: str
    amount: Amount
    least: bool
    clause: str
    before: str


def figures(text: str) -> Iterator[Figure]:
    """The figures of a plain text."""
    if not LIKELY.search(text):
        return
    for sentence in SENTENCE.split(text):
        if not LIKELY.search(sentence):
            continue
        start = 0
        for clause in CLAUSE.split(sentence):
            start = sentence.index(clause, start)
            yield from _in_clause(clause, sentence[:start])
            start += len(clause)


def _in_clause(clause: str, before: str) -> Iterator[Figure]:
    for found in FIGURE.finditer(clause):
        amount = _amount(found["money"] or f"{found['time'] or found['count']} {found['unit'] or found['of']}")
        if amount:
            ahead, behind = clause[: found.start()], clause[found.end() :]
            least = bool(LEAST.search(ahead[-6:]) and not NOT_LEAST.search(ahead[-6:])) or bool(LEAST_AFTER.match(behind))
            rest = f"{ahead} {behind}"
            yield Figure(found[0].strip(), amount, least, AROUND.sub(" ", rest), before)


@cache
def _amount(words: str) -> Amount | None:
    words = re.sub(r"\s?个|钱$", " ", words) if "个月" not in words else words
    try:
        limit = read_limit(re.sub(r"\s+(?=[^\sa-zA-Z])", "", words))
    except ValueError:
        return _counted(words)
    if limit.amount is None:
        return None
    if limit.unit.seconds:
        return Amount("time", "clock", limit.amount * limit.unit.seconds)
    if limit.unit in MONTHS:
        return Amount("time", "months", limit.amount * MONTHS[limit.unit]) if limit.amount < 200 else None
    if limit.unit is Unit.WORKDAY:
        return Amount("time", "workdays", limit.amount)
    if limit.unit is Unit.TEN_THOUSAND_YUAN:
        return Amount(Unit.YUAN.name, "", limit.amount * 10000)
    return Amount(limit.unit.name, "", limit.amount)


def _counted(words: str) -> Amount | None:
    """A count of things that no limit knows: 3台."""
    found = re.fullmatch(rf"({NUMBER})\s*(\D+)", words)
    return Amount(found[2].strip(), "", Decimal(found[1].replace(",", ""))) if found else None
