"""Sheets of small positions for tests."""

from datetime import date
from pathlib import Path

from generator.sheets.block import Sheet
from generator.sheets.making import position_sheets
from tests.generator.manuals import loaded

TODAY = date(2026, 11, 22)
HOTLINE = """
    name: 热线专员
    summary: 接电话，也打电话。
    duties:
      - group: 接线
        items:
          - {title: 汇总报修, text: 15:50前排成一张清单。, result: {measure: 齐全率, at_least: 99%}}
          - {title: 夜间接线, text: 能教的当场教。}
      - 上级临时交办的事。
    powers:
      operations: [{right: 决定, text: 紧急派工, limit: 3次以内}]
    targets: [{what: 回访覆盖, at_least: 30%, per: 月}]
    requires: {experience: ____年以上, ratings: {应变力: 需要}}
    qualities: [守时, 耐心]
    document: {number: YF-1, version: 2026-1, prepared: 苏婉}
"""


def sheet(folder: Path, text: str = HOTLINE, language: str = "zh", **files: str) -> Sheet:
    """The sheet of the position that ``text`` says."""
    made = loaded(folder, positions__hotline=text, **files)
    assert not made.errors, made.errors
    return next(position_sheets(made.manual, language, TODAY, ["hotline"]))
