"""Prints that are remembered."""

from pathlib import Path

import pytest

from generator.sheets.kept import FOLDER, keep, kept, printed, sheet_of
from tests.generator.sheets.sheets import sheet


def test_a_print_is_read_back_as_it_was(tmp_path: Path) -> None:
    made = sheet(tmp_path / "content")
    keep(tmp_path, made)
    assert kept(tmp_path, made.code) == made
    assert list(printed(tmp_path)) == [made]
    keep(tmp_path, made)
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


@pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"id": 1}', "\x00"])
def test_a_damaged_one_is_none(tmp_path: Path, damage: str) -> None:
    made = sheet(tmp_path / "content")
    keep(tmp_path, made)
    (tmp_path / FOLDER / f"{made.code}.json").write_text(damage)
    assert kept(tmp_path, made.code) is None
    assert list(printed(tmp_path)) == []


def test_what_is_no_sheet_is_refused() -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        sheet_of('{"blocks": 3}')
