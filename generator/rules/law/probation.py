"""Probation: how long it may be for a contract, and what it pays at least."""

from collections.abc import Iterator
from decimal import Decimal

from generator.manual import Entry
from generator.model.limit import Limit, Unit
from generator.model.position import Position
from generator.model.training import Training
from generator.problem import Problem, Word
from generator.record import Path
from generator.rules.inspection import Inspection, place
from generator.rules.law.agreed import agreed_terms, months, wages
from generator.rules.law.prose import prose

#: A contract of at least so many months -> the months that its probation may last.
LONGEST = ((36, 6), (12, 2), (3, 1), (0, 0))
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
#: Months -> the days that no run of so many months exceeds.
MOST_DAYS = {0: 0, 1: 31, 2: 62, 6: 184}
LEAST_WAGE = 80


def too_long(inspection: Inspection) -> Iterator[Problem]:
    """Probations longer than the contract allows, in the training plan and in running text, and wages in them below what is due."""
    for entry in inspection.entries("training"):
        item = entry.item
        if isinstance(item, Training) and item.probation and item.probation.lasts:
            fault = _length(item.probation.lasts, months(item.probation.contract))
            if fault:
                yield Problem("law-probation", place(entry, "probation", "lasts"), fault)
    for entry, path, words in _texts(inspection):
        for agreed in agreed_terms(words):
            fault = _length(agreed.lasts, agreed.contract)
            if fault:
                yield Problem("law-probation", place(entry, *path, find=agreed.passage), fault)
        for passage, share in wages(words):
            if share < LEAST_WAGE:
                yield Problem("law-probation", place(entry, *path, find=passage), _wage(share))


def _texts(inspection: Inspection) -> Iterator[tuple[Entry, Path, str]]:
    """Running text that may speak of a probation: what a position offers, training, policies."""
    for entry in inspection.entries("position", "training", "policy"):
        source = entry.record.source.text
        if "试用" in source or "robation" in source:
            blocks = ("pay", "benefits", "applicants") if isinstance(entry.item, Position) else ()
            yield from ((entry, path, text.plain) for path, text in prose(entry.item, *blocks))


def _length(lasts: Limit, contract: Decimal | None) -> dict[str, Word] | None:
    """What is wrong with a probation for a contract of so many months; without one it may still not exceed the longest of all."""
    most = next(most for least, most in LONGEST if contract is None or contract >= least)
    if not _exceeds(lasts, most):
        return None
    zh, en = f"最多{most}个月", f"at most {most} month{'s' if most > 1 else ''}"
    if most == 0:
        zh, en = "不得约定试用期", "no probation at all"
    beside_zh, beside_en = _beside(contract)
    instead_zh = "写明不设试用期" if most == 0 else f"把试用期改为{most}个月以内，或把合同期改长"
    instead_en = "write that there is no probation" if most == 0 else f"make it {en}, or the contract longer"
    return {
        "fault": (f"{beside_zh}，{zh}，这里是{lasts.words}", f"with {beside_en} {en}, here {lasts.words}"),
        "clause": ("《劳动合同法》第19条", "Labour Contract Law, art. 19"),
        "instead": (instead_zh, instead_en),
    }


def _beside(contract: Decimal | None) -> tuple[str, str]:
    """The contract in words; one that allows the longest probation is any."""
    if contract is None or contract >= LONGEST[0][0]:
        return "再长的合同", "any contract"
    if not contract:
        return "以完成工作任务为期限的合同", "a task-bound contract"
    shown = f"{contract.normalize():f}"
    zh = f"{contract / 12:f}年" if contract % 12 == 0 else f"{shown}个月"
    return f"合同{zh}", f"a contract of {shown} month{'s' if contract > 1 else ''}"


def _exceeds(lasts: Limit, most: int) -> bool:
    """Whether ``lasts`` is surely longer than so many months; a blank is not known."""
    if lasts.amount is None:
        return False
    if lasts.unit in DAYS:
        return lasts.amount * DAYS[lasts.unit] > MOST_DAYS[most]
    return lasts.unit in MONTHS and lasts.amount * MONTHS[lasts.unit] > most


def _wage(share: Decimal) -> dict[str, Word]:
    return {
        "fault": (f"试用期工资是约定工资的{share}%，最低{LEAST_WAGE}%", f"wages in probation are {share}% of those agreed; the least is {LEAST_WAGE}%"),
        "clause": ("《劳动合同法》第20条", "Labour Contract Law, art. 20"),
        "instead": (
            f"写“试用期工资不低于转正工资的{LEAST_WAGE}%，也不低于本地最低工资”",
            f'write "wages in probation are at least {LEAST_WAGE}% of the agreed wages and not below the local minimum wage"',
        ),
    }
