"""Reading single values: every scalar of the YAML is text until one of these gives it a type."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

#: A blank to fill in by hand, alone or inside a value.
BLANK = re.compile(r"[_＿]{2,}")
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
#: A comma between groups of three digits; anywhere else it may be meant for a decimal point.
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
YES = {"是", "有", "yes", "true", "y"}
NO = {"否", "无", "no", "false", "n"}
#: What an author writes in place of a block that is still to come.
NOT_WRITTEN = {"尚未编写", "待编写", "未编写", "not written yet"}


def fold(text: str) -> str:
    """Width and case folded, outer space off: how words and numbers are compared."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def is_blank(text: str) -> bool:
    """Whether ``text`` is nothing but a blank to write on."""
    return bool(BLANK.fullmatch(text.strip()))


def read_day(text: str) -> date:
    """2026-11-01, 2026/11/1 or 2026年11月1日. Raises ValueError, also for a day no calendar has."""
    match = DATE.fullmatch(fold(text))
    if not match:
        raise ValueError(text)
    return date(*map(int, match.groups()))


def read_flag(text: str) -> bool:
    """是/否, 有/无, yes/no, true/false. Raises ValueError."""
    word = fold(text)
    if word in YES or word in NO:
        return word in YES
    raise ValueError(text)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written: ``value`` is None for a blank; ``percent`` if it ends in %; ``words`` to print."""

    value: Decimal | None
    percent: bool
    words: str

    def __str__(self) -> str:
        return self.words


def read_amount(text: str) -> Amount:
    """15, 1,000, 4.5, 30% or ____. Raises ValueError."""
    words = text.strip()
    folded = GROUPED.sub("", fold(text)).replace(" ", "")
    percent = folded.endswith("%")
    number = folded.removesuffix("%")
    if not BLANK.fullmatch(number) and not PLAIN.fullmatch(number):
        raise ValueError(text)
    if BLANK.fullmatch(number):
        return Amount(None, percent, words)
    try:
        value = Decimal(number)
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite():
        raise ValueError(text)
    return Amount(value, percent, words)
