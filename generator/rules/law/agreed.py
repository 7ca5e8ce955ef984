"""What a text says of a contract, its probation, and the wages in it: 合同1年，试用期3个月，工资为转正后的70%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.model.limit import DIGITS, NUMBERS, Direction, Limit, Unit, read_limit
from generator.rules.law.lists import narrowed

HAN = "[一二两三四五六七八九十]"
ZH = rf"(?:(?:\d{{1,6}}|{HAN}{{1,6}})\s{{0,3}}[-–~至到]\s{{0,3}})?(?:\d{{1,6}}(?:\.\d{{1,6}})?|{HAN}{{1,6}}|半)\s{{0,3}}(?:个月|个?星期|周|天|日|年|个?季度)"
EN = rf"(?:\d+|{'|'.join(NUMBERS)})[- ](?:day|week|month|quarter|year)s?"
#: A trial of something else than a newcomer.
GOODS = "".join(f"(?<!{thing})" for thing in ("软件", "产品", "商品", "系统", "设备", "免费", "客户", "账号"))
LASTS = re.compile(
    rf"{GOODS}试用期?\s*(?:的?期限)?(?:为期|为|是|:|一般|通常|约定|最长|最多|不得?超过|统一)*\s*(?P<a>{ZH})|(?P<b>{ZH})的?试用期"
    rf"|\bprobation(?:ary period)?(?: (?:of|is|lasts|for|period|up to|at most))*:? (?P<c>{EN})|\b(?P<d>{EN})(?:['’]s?)?(?: of)? probation"
)
CONTRACT = re.compile(
    rf"合同(?:期限?|为期)?(?:为|是|:|签订?|约定|一签)*\s*(?P<a>{ZH})(?P<more>及?以上)?(?!之?[前后]|内)|签(?:订|署)?\s*(?P<b>{ZH})期?的?(?:固定期限)?(?:劳动|聘用)?合同"
    rf"|(?P<c>{ZH})期?的?(?:固定期限)?(?:劳动|聘用)合同"
    rf"|签(?:订|署)?\s*(?P<f>{ZH})(?=[,;。(]|$)|(?<![满第每\d])(?P<g>{ZH})期?的?合同(?!到期|期满|续)"
    r"|(?P<open>无固定期限|\b(?:open-ended|permanent) contract)|(?P<task>完成一定的?工作任务)"
    rf"|\bcontracts? (?:of|for|is|lasts|runs)(?: for)? (?P<d>{EN})|\b(?P<e>{EN})(?:['’]s?)? (?:fixed-term )?(?:employment |labour )?contract"
)
SENTENCE = re.compile(r"[。;\n]|\.\s")
SHARE = rf"(?P<share>\d{{1,3}}(?:\.\d+)?)\s*%|百分之(?P<words>{HAN}+)|(?P<tenths>[\d一二三四五六七八九])(?P<half>[\d五])?\s*[折成]"
WAGE = re.compile(
    rf"(?<!绩效)(?:工资|薪资|薪酬|月薪|薪水|底薪|待遇|报酬)(?:(?!占|绩效|比例|公积金|社保|提高|上浮|增加|上调|奖|扣)[^,。;\n]){{0,12}}?(?:{SHARE})"
    r"|(?:发|按|拿|领)放?\s*(?P<paid>\d{1,3})\s*%的?(?:转正|正式|约定)?后?的?(?:工资|薪资|月薪|薪水|底薪)"
    r"|\b(?P<en>\d{1,3}) ?% of (?:the |their |your )?(?:\w+[- ]){0,2}(?:pay|wages?|salary|rate)\b"
)


class Agreed(NamedTuple):
    """A probation in a text, the contract that it belongs to (in months, None if none is named), and its words."""

    lasts: Limit
    contract: Decimal | None
    passage: str


def months(limit: Limit | None) -> Decimal | None:
    """How many months a contract runs; one of at least so long may run for longer, so it is not known, nor is a blank."""
    if limit is None or limit.amount is None or limit.direction is Direction.AT_LEAST:
        return None
    days = {Unit.MONTH: 30, Unit.QUARTER: 90, Unit.YEAR: 360, Unit.WEEK: 7, Unit.DAY: 1}
    return limit.amount * days[limit.unit] / 30 if limit.unit in days else None


def agreed_terms(text: str) -> Iterator[Agreed]:
    """Every probation that ``text`` names, with the contract beside it."""
    words = narrowed(text)
    if "试用" not in words and "probation" not in words:
        return
    lasts, contracts = list(LASTS.finditer(words)), list(CONTRACT.finditer(words))
    if len(lasts) == len(contracts) == 1:
        yield from _agreed(text, lasts[0], contracts[0])
        return
    ends = [0, *(match.end() for match in SENTENCE.finditer(words)), len(words)]
    for start, end in pairwise(ends):
        here = [match for match in lasts if start <= match.start() < end]
        beside = [match for match in contracts if start <= match.start() < end]
        longest = max(beside, key=lambda match: _contract(match) or 0, default=None)
        for number, match in enumerate(here):
            yield from _agreed(text, match, beside[number] if len(beside) == len(here) else longest)


def _agreed(text: str, lasts: re.Match[str], contract: re.Match[str] | None) -> Iterator[Agreed]:
    limit = _limit(lasts)
    if limit:
        yield Agreed(limit, _contract(contract) if contract else None, text[slice(*lasts.span())])


def _contract(match: re.Match[str]) -> Decimal:
    """Months of a contract in a text; 一年以上不满三年 counts from its least."""
    if match["open"]:
        return Decimal(36)
    return Decimal(0) if match["task"] else months(_limit(match)) or Decimal(36)


def _limit(match: re.Match[str]) -> Limit | None:
    """The length that was named; None for one that is no number, such as 一两个月."""
    words = next(words for name, words in match.groupdict().items() if words and len(name) == 1)
    try:
        return read_limit(words.replace("-", " ") if words.isascii() else words)
    except ValueError:
        return None


def wages(text: str) -> Iterator[tuple[str, Decimal]]:
    """Every share of the agreed wages that ``text`` names for the probation, with its passage."""
    words = narrowed(text)
    ends = [0, *(match.end() for match in SENTENCE.finditer(words)), len(words)]
    for start, end in pairwise(ends):
        begins = max(words.find(name, start, end) for name in ("试用", "probation"))
        for match in WAGE.finditer(words, begins, end) if begins >= 0 else ():
            yield text[slice(*match.span())], _share(match)


def _share(match: re.Match[str]) -> Decimal:
    share = match["share"] or match["paid"] or match["en"]
    if share:
        return Decimal(share)
    if match["words"]:
        tens, ten, rest = match["words"].partition("十")
        return Decimal((DIGITS.get(tens) or 1) * 10 + (DIGITS.get(rest) or 0) if ten else DIGITS.get(tens) or 0)
    digit = match["tenths"]
    half = match["half"]
    return Decimal(int(digit) if digit.isdecimal() else DIGITS[digit] or 0) * 10 + (Decimal(DIGITS.get(half) or half) if half else 0)
