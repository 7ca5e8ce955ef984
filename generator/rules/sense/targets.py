"""Targets that cannot be measured, do not add up, or cannot be reached."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.manual import Entry
from generator.model.common import Target
from generator.model.organisation import Department
from generator.model.position import Position, Result
from generator.model.scalars import Amount
from generator.model.settings import Metric
from generator.problem import Problem, Word
from generator.record import Path
from generator.rules.inspection import Inspection, place

BOUNDS = ("at_least", "at_most", "exactly")
PERCENT = ("%", "％", "percent")
HUNDRED = Decimal(100)
#: Three shares of 33.3 % are meant to be a hundred.
ROUNDING = Decimal("0.5")
#: Of these more than a hundred percent is possible: they are held against something else than their own whole.
RELATIVE = re.compile(
    r"增|同比|环比|提升|提高|上升|超额|超出|翻|倍|上年|去年|上月|上季|同期|预算|基期|基准|相当|÷|growth|increas|rise|budget|previous"
    r"|last (?:year|month|quarter)|year on year",
    re.IGNORECASE,
)
#: A rate above a hundred in a text: the words before it in its clause, then the figure.
RATE = re.compile(
    r"(?<![^，,；;。\n%％])(?<![%％]{2})(?P<what>[^，,；;。\n]*(?:率|比例|占比|满意度|\brate|\bratio|\bshare|percentage)[^，,；;。\n%％]*?)(?P<figure>(?<![\d.])\d{3,}(?:\.\d+)?\s*[%％])",
    re.IGNORECASE,
)
#: At the end of those words, of which it is none: 满意率达到.
BOUND = re.compile(r"(?:[\s≥>≤<=为是]|应|须|要|达到?|不(?:低于|少于|高于|超过)|高于|超过|至少|(?:at least|of|is|over|reaches)\b)+$")
FIGURE = re.compile(r"(?<!\d)\d{3,}(?:\.\d+)?\s*[%％]")


class _Measured(NamedTuple):
    """A target or a result of a duty: its bounds, and what says how they are counted."""

    entry: Entry
    path: Path
    item: Target | Result
    unit: str
    words: str

    @property
    def title(self) -> str:
        return (self.item.what if isinstance(self.item, Target) else self.item.measure) or self.entry.title


def _targets(inspection: Inspection) -> Iterator[_Measured]:
    """Targets of positions and departments where they are written."""
    for entry in inspection.entries("position", "department"):
        assert isinstance(entry.item, Position | Department)
        for number, target in enumerate(entry.item.targets):
            metric = inspection.manual.find(target.metric) if target.metric else None
            unit = target.unit or (metric.item.unit if metric and isinstance(metric.item, Metric) else None) or ""
            note = target.note.plain if target.note else ""
            yield _Measured(entry, ("targets", number), target, unit, f"{target.what} {unit} {note}")


def _results(inspection: Inspection) -> Iterator[_Measured]:
    for entry in inspection.entries("position"):
        assert isinstance(entry.item, Position)
        for at, group in enumerate(entry.item.duties):
            for number, duty in enumerate(group.items):
                for which, result in enumerate(duty.result):
                    path: Path = ("duties", at, "items", number, "result", which)
                    yield _Measured(entry, path, result, result.unit or "", f"{result.measure or ''} {result.unit or ''}")


def incomplete(inspection: Inspection) -> Iterator[Problem]:
    """A target without a figure, a unit or a period; a blank to fill in counts as a figure."""
    for row in _targets(inspection) if inspection.complete else ():
        target = row.item
        assert isinstance(target, Target)
        given = [getattr(target, name) for name in BOUNDS if getattr(target, name)]
        missing: list[tuple[str, str]] = []
        if not given:
            missing.append(("数字（at_least、at_most或exactly）", "a figure (at_least, at_most or exactly)"))
        if not row.unit and not any(amount.percent for amount in given):
            missing.append(("单位（unit，或者在数字后面写%）", "a unit (unit, or % after the figure)"))
        if target.per is None:
            missing.append(("周期（per）", "a period (per)"))
        if missing:
            words: dict[str, Word] = {"given": target.what, "missing": ("、".join(zh for zh, _ in missing), " and ".join(en for _, en in missing))}
            yield Problem("target-incomplete", place(row.entry, *row.path, "what"), words)


def shares(inspection: Inspection) -> Iterator[Problem]:
    """Shares that do not add up to 100; with what a position inherits. One that inherits them all unchanged is not named again."""
    positions = inspection.positions
    for entry in inspection.entries("position", "department") if inspection.complete else ():
        if isinstance(entry.item, Department):
            targets = entry.item.targets
        else:
            assert isinstance(entry.item, Position)
            targets = positions[entry.id].targets
            base = positions.get(entry.item.based_on or "")
            if base and base.targets == targets:
                continue
        given = [target.share for target in targets if target.share]
        values = [share.value for share in given if share.value is not None]
        if not given or len(values) < len(given) or any(_outside(share, relative=False) for share in given):
            continue  # nothing to add up, left open, or named by itself
        if _whole(values, any(share.percent for share in given)):
            continue
        bare = "" if len(given) == len(targets) else str(len(targets) - len(given))
        words = {"given": entry.title, "sum": f"{sum(values, Decimal(0)).normalize():f}", "parts": "+".join(map(str, given)), "bare": bare}
        yield Problem("shares-not-100", place(entry, "targets", key=True), words)


def _whole(values: list[Decimal], percent: bool) -> bool:
    total = sum(values, Decimal(0))
    return abs(total - HUNDRED) < ROUNDING or (not percent and abs(total - 1) < ROUNDING / 100)


def impossible(inspection: Inspection) -> Iterator[Problem]:
    """Percentages above 100 or below 0. What is measured against another time or against a plan may be above 100."""
    for row in (*_targets(inspection), *_results(inspection)):
        for name in BOUNDS:
            amount: Amount | None = getattr(row.item, name, None)
            if amount and (amount.percent or row.unit.startswith(PERCENT)) and _outside(amount, relative=bool(RELATIVE.search(row.words))):
                yield Problem("impossible-percent", place(row.entry, *row.path, name), {"given": _percent(amount), "what": row.title})
        if isinstance(row.item, Target) and row.item.share and _outside(row.item.share, relative=False):
            share: Word = (f"{row.title}的权重", f"{row.title}, its share")
            yield Problem("impossible-percent", place(row.entry, *row.path, "share"), {"given": _percent(row.item.share), "what": share})
        if isinstance(row.item, Result):
            yield from _worded(row, row.item)


def _outside(amount: Amount, *, relative: bool) -> bool:
    return not relative and amount.value is not None and not 0 <= amount.value <= HUNDRED


def _percent(amount: Amount) -> str:
    return str(amount) if amount.percent else f"{amount}%"


def _worded(row: _Measured, result: Result) -> Iterator[Problem]:
    """Rates in the words of a result."""
    for key, text in (("text", result.text.raw if result.text else ""), ("measure", result.measure or "")):
        if not FIGURE.search(text):
            continue
        for hit in RATE.finditer(text):
            figure = hit["figure"]
            if Decimal(figure.rstrip("%％ ")) > HUNDRED and not RELATIVE.search(hit["what"]):
                words = {"given": figure, "what": BOUND.sub("", hit["what"].strip())}
                yield Problem("impossible-percent", place(row.entry, *row.path, key, find=figure), words)


def reversed_range(inspection: Inspection) -> Iterator[Problem]:
    """``at_least`` above ``at_most``."""
    for row in (*_targets(inspection), *_results(inspection)):
        least, most = row.item.at_least, row.item.at_most
        if least and most and least.value is not None and most.value is not None and least.percent == most.percent and least.value > most.value:
            words = {"least": str(least), "most": str(most), "what": row.title}
            yield Problem("range-reversed", place(row.entry, *row.path, "at_least"), words, (place(row.entry, *row.path, "at_most"),))
