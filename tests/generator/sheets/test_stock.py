"""What is printed anew and what is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.problem import Place, Problem
from generator.sheets.block import Cell, Sheet
from generator.sheets.press import Printed
from generator.sheets.stock import FOLDER, Stock, Stocked, digest
from generator.sheets.text import plain

SHEET = Sheet(id="agent", kind="position", language="zh", title="说明书", name="坐席", head=(Cell("name", "名称", plain("坐席")),), blocks=())
OTHER = replace(SHEET, id="lead", name="组长")


class Press:
    """Prints nothing but what it is told, and counts."""

    def __init__(self, mark: str = "fonts", **refused: object) -> None:
        self.mark, self.refused, self.printings = mark, refused, 0

    def printed(self, sheet: Sheet) -> Printed:
        self.printings += 1
        if self.refused:
            return Printed(sheet, {f"{sheet.id}.docx": b"word"}, **self.refused)  # type: ignore[arg-type]
        return Printed(sheet, {f"{sheet.id}.pdf": sheet.name.encode(), f"{sheet.id}.docx": b"word"})


def stock(project: Path, press: Press) -> Stock:
    return Stock(project, press)  # type: ignore[arg-type]


def names(held: Stocked) -> list[str]:
    return [path.name for path in held.files]


def test_a_sheet_is_printed_once_for_all_runs(tmp_path: Path) -> None:
    press = Press()
    first, again = stock(tmp_path, press).files(SHEET), stock(tmp_path, press).files(SHEET)
    assert (first.fresh, again.fresh, press.printings) == (True, False, 1)
    assert names(first) == names(again) == ["agent.docx", "agent.pdf"]
    assert first.files[1].read_bytes() == "坐席".encode()


@pytest.mark.parametrize("changed", [{"name": "座席"}, {"fingerprint": "0" * 32}, {"language": "en"}, {"marking": "秘密★"}, {"head": ()}])
def test_whatever_changes_of_a_sheet_prints_it_anew(changed: dict[str, object], tmp_path: Path) -> None:
    press = Press()
    stock(tmp_path, press).files(SHEET)
    assert stock(tmp_path, press).files(replace(SHEET, **changed)).fresh  # type: ignore[arg-type]


def test_other_fonts_layouts_or_programs_print_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stock(tmp_path, Press()).files(SHEET)
    assert stock(tmp_path, Press("other fonts")).files(SHEET).fresh
    monkeypatch.setattr("generator.sheets.stock._version", lambda package: f"{package} 9")
    assert stock(tmp_path, Press()).files(SHEET).fresh


def test_what_no_sheet_uses_is_cleared_away(tmp_path: Path) -> None:
    held = stock(tmp_path, Press())
    held.files(SHEET)
    held.files(OTHER)
    (tmp_path / FOLDER / ".half-1").mkdir()
    later = stock(tmp_path, Press())
    later.files(OTHER)
    later.tidy()
    assert sorted(path.name for path in (tmp_path / FOLDER).glob("*/*")) == ["lead.docx", "lead.pdf"]
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
    assert stock(tmp_path, Press()).files(SHEET).fresh


def test_tidying_where_nothing_was_made_is_no_matter(tmp_path: Path) -> None:
    stock(tmp_path, Press()).tidy()
    assert not (tmp_path / FOLDER).exists()


def test_a_sheet_that_is_refused_is_not_kept_in_part(tmp_path: Path) -> None:
    problem = Problem("missing-glyph", Place("content/positions/agent.yml", 2), {"given": "𬎆"})
    for refused in ({"problems": (problem,)}, {"refusal": "no room"}):
        held = stock(tmp_path, Press(**refused)).files(SHEET)
        assert not held.files
        assert (held.problems, held.refusal) == (refused.get("problems", ()), refused.get("refusal", ""))
    assert not (tmp_path / FOLDER).exists()
    assert stock(tmp_path, Press()).files(SHEET).fresh


def test_another_run_may_be_faster(tmp_path: Path) -> None:
    class Slow(Press):
        def printed(self, sheet: Sheet) -> Printed:
            stock(tmp_path, Press()).files(sheet)
            return super().printed(sheet)

    assert names(stock(tmp_path, Slow()).files(SHEET)) == ["agent.docx", "agent.pdf"]
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


def test_a_run_cut_short_leaves_no_half_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> bool:
        raise OSError(28, path.name, str(content))

    monkeypatch.setattr("generator.sheets.stock.write", full)
    with pytest.raises(OSError, match="agent"):
        stock(tmp_path, Press()).files(SHEET)
    monkeypatch.undo()
    assert names(stock(tmp_path, Press()).files(SHEET)) == ["agent.docx", "agent.pdf"]


def test_a_digest_tells_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("1")
    assert digest([tmp_path / "a"]) != digest([tmp_path / "b"])
    (tmp_path / "b").write_text("2")
    assert digest([tmp_path / "a", tmp_path / "b"]) != digest([tmp_path / "b", tmp_path / "a"])
