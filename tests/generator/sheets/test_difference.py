"""What is different between two sheets, and whether it is signed for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.difference import Change, differences, pieces
from generator.sheets.stamp import stamped
from generator.sheets.text import plain
from tests.generator.sheets.sheets import HOTLINE, sheet

Words = st.text("甲乙丙 ab1", max_size=4)


def told(folder: Path, before: str, after: str) -> list[tuple[str, str, str, bool]]:
    assert before in HOTLINE
    found = differences(sheet(folder / "old"), sheet(folder / "new", HOTLINE.replace(before, after)))
    return [(change.kind, change.block, change.where, change.normative) for change in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("守时, 耐心", "耐心, 守时", []),
        ("15:50", "15:30", [("changed", "duties", "汇总报修 · 职责", True)]),
        ("99%", "98%", [("changed", "duties", "汇总报修 · 工作成果", True)]),
        ("守时, 耐心", "守时, 耐心, 细心", [("added", "qualities", "细心", True)]),
        ("守时, 耐心", "耐心", [("removed", "qualities", "守时", True)]),
        ("group: 接线", "group: 夜班", [("changed", "duties", "汇总报修", True), ("changed", "duties", "夜间接线", True)]),
        ("接电话，也打电话。", "接电话。", [("changed", "summary", "", False)]),
        ("    summary: 接电话，也打电话。\n", "", [("removed", "summary", "", False)]),
        ("version: 2026-1", "version: 2026-2", [("changed", "head", "版本", False)]),
        ("紧急派工, limit", "紧急派工, emergency: 先派后报, limit", [("added", "powers", "决定 · 紧急情形", True)]),
        ("应变力: 需要", "应变力: 需要, 计划力: ____", [("added", "ratings", "计划力", True)]),
    ],
)
def test_changes_are_told_by_block_and_row(tmp_path: Path, before: str, after: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert told(tmp_path, before, after) == expected


def test_a_row_that_says_something_else_is_another_row(tmp_path: Path) -> None:
    assert [row[0] for row in told(tmp_path, "上级临时交办的事。", "每月盘点一次备件柜。")] == ["added", "removed"]


def test_a_row_that_was_reworded_is_the_same_row(tmp_path: Path) -> None:
    assert [row[0] for row in told(tmp_path, "上级临时交办的事。", "上级临时交办的别的事。")] == ["changed"]


def test_texts_are_compared_word_by_word() -> None:
    assert pieces("15:50前排成清单", "15:30前排成清单") == (("same", "15:"), ("removed", "50"), ("added", "30"), ("same", "前排成清单"))
    assert pieces("完全不同", "abc def") == (("removed", "完全不同"), ("added", "abc def"))


@given(Words, Words)
def test_pieces_make_both_texts(before: str, after: str) -> None:
    made = pieces(before, after)
    assert "".join(piece.text for piece in made if piece.kind != "added") == before
    assert "".join(piece.text for piece in made if piece.kind != "removed") == after


def made(rows: list[tuple[str, str]], cells: list[str], note: str, *, normative: bool) -> Sheet:
    table = Block(
        "duties", "职责", "table", columns=(Column("text", "职责"), Column("result", "成果")), normative=normative,
        groups=(Group("", tuple(Row("", (plain(a), plain(b))) for a, b in rows)),),
    )  # fmt: skip
    grid = Block("requires", "要求", "grid", tuple(Cell(str(at), str(at), plain(cell)) for at, cell in enumerate(cells)), normative=normative)
    blocks = (table, grid, Block("value", "价值", "text", text=plain(note), normative=normative))
    return stamped(Sheet("a", "position", "zh", "说明书", "岗位", (), tuple(block for block in blocks if block)))


Rows = st.lists(st.tuples(Words, Words), max_size=4)


@given(Rows, Rows, st.lists(Words, max_size=3), st.lists(Words, max_size=3), Words, Words, st.booleans())
def test_the_fingerprint_says_whether_anything_normative_changed(
    rows: list[tuple[str, str]], others: list[tuple[str, str]], cells: list[str], more: list[str], note: str, other: str, normative: bool
) -> None:
    old, new = made(rows, cells, note, normative=normative), made(others, more, other, normative=normative)
    found: tuple[Change, ...] = differences(old, new)
    assert (old.fingerprint == new.fingerprint) == (not found)
    assert (old.signed == new.signed) == (not any(change.normative for change in found))
