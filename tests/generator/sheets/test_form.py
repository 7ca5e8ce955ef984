"""Forms on paper: in the order in which they are filled in, with room to write, on no more pages than they need."""

from pathlib import Path

import pytest

from generator.audience import cut
from generator.load import load_project
from generator.sheets.block import Block, Cell, Sheet
from generator.sheets.making import form_sheets
from generator.sheets.word import word
from tests.generator.manuals import loaded
from tests.generator.sheets.documents import paragraphs
from tests.generator.sheets.documents import read as read_word
from tests.generator.sheets.paper import ORGANISATION, pages, pdf, words
from tests.generator.sheets.sheets import TODAY
from tests.pictures import drawn, picture
from tests.site.projects import ROOT

GOLDEN = Path(__file__).parent / "golden"
COMPLAINT = """
    title: 投诉登记表
    number: KF-07
    purpose: 客户一说要投诉就开一张。
    filled_by: customer
    keep: 5年
    sections:
      - title: 是不是重大投诉
        text: 勾中一项就拨8001，先打电话后填表。
        fields:
          - {name: 判断, type: 勾选, options: [金额5000元以上, 提到媒体或监管, 同一问题3户以上, 都不是], required: 是}
          - {name: 报经理的时间, type: 日期}
          - {name: 单号, example: TS20261122-004}
          - {name: 客户原话, type: 多行, lines: 4, note: 念给客户听过再签}
          - {name: 验货人, type: 签字}
      - title: 经过
        table:
          columns: [项目, 满分, 得分]
          rows: 2
          begun: [[抽听10通, 60, ____], [登记质量, 20, ____]]
    signatures: [登记人, 客户（在场时）, 日期]
    note: 登完当面转给投诉专员。
    document: {version: 2026年第1版, approved: {by: 周启明, date: 2026-10-26}, effective: 2026-11-01, history: [{version: 第1版, change: 首次编写。}]}
"""


def form(folder: Path, text: str = COMPLAINT, language: str = "zh") -> Sheet:
    """The sheet of the form that ``text`` says."""
    made = loaded(folder, forms__complaint=text, organisation=ORGANISATION)
    assert not made.errors, made.errors
    return next(form_sheets(made.manual, language, TODAY, ["complaint"]))


def block(of: Sheet, key: str) -> Block:
    return next(block for block in of.blocks if block.key == key)


def cell(of: Sheet, key: str) -> Cell:
    return next(cell for block in of.blocks for cell in block.cells if cell.key == key)


def test_what_is_said_about_a_part_stands_before_its_fields(tmp_path: Path) -> None:
    made = form(tmp_path)
    for said in (words(pdf(made)), "".join("".join(paragraphs(word(made))).split())):
        at = [said.index(part) for part in ("带*的必填", "是不是重大投诉", "勾中一项就拨8001", "判断", "客户原话", "登记人", "登完当面")]
        assert at == sorted(at)


def test_fields_leave_the_room_they_are_filled_in_with(tmp_path: Path) -> None:
    made = form(tmp_path)
    rooms = {key: (found.room, found.wide, found.must) for key in ("判断", "报经理的时间", "单号", "客户原话", "验货人") for found in [cell(made, key)]}
    assert rooms == {
        "判断": (0, True, True), "报经理的时间": (0, False, False), "单号": (1, False, False), "客户原话": (4, True, False), "验货人": (1, False, False),
    }  # fmt: skip
    assert str(cell(made, "判断").text) == "□ 金额5000元以上   □ 提到媒体或监管   □ 同一问题3户以上   □ 都不是"
    assert [run.kind for run in cell(made, "单号").text.lines[0].runs] == ["note", "note"]


def test_a_blank_in_a_table_is_an_empty_cell_and_the_day_has_a_place_of_its_own(tmp_path: Path) -> None:
    made = form(tmp_path)
    rows = [[str(text) for text in row.cells] for group in block(made, "part2.table").groups for row in group.rows]
    assert rows == [["抽听10通", "60", ""], ["登记质量", "20", ""], ["", "", ""], ["", "", ""]]
    assert [str(cell.text) for cell in block(made, "signatures").cells] == ["____", "____", ""]


def test_who_released_a_form_is_said_and_nobody_signs_for_it_again(tmp_path: Path) -> None:
    facts = {cell.key: str(cell.text) for cell in block(form(tmp_path), "facts").cells}
    assert facts == {
        "filled_by": "客户", "keep": "5年", "approved": "周启明  2026-10-26", "effective": "2026-11-01", "purpose": "客户一说要投诉就开一张。",
    }  # fmt: skip
    assert "编制" not in words(pdf(form(tmp_path)))
    assert "首次编写" in words(pdf(form(tmp_path)))


@pytest.mark.parametrize("rows", [0, 1, 100])
def test_a_table_is_as_long_as_it_says_and_repeats_its_head(rows: int, tmp_path: Path) -> None:
    text = f"title: 表\nsections: [{{title: 记录, table: {{columns: [日期, 谁, 说了什么], rows: {rows}}}}}]\n"
    made = form(tmp_path, text)
    printed = pages(pdf(made))
    assert len(printed) == (3 if rows == 100 else 1)
    assert all("说了什么" in page for page in printed)
    assert len(read_word(word(made)).tables[-1].rows) == rows + 1


def grown(fields: int) -> str:
    """A form of so many fields."""
    return "title: 表\nsections:\n  - fields: [" + ", ".join(f"{{name: 第{n}项, type: 多行, lines: 1}}" for n in range(fields)) + "]\n"


def test_a_form_a_little_too_long_for_its_page_is_set_closer(tmp_path: Path) -> None:
    counts = {fields: len(pages(pdf(form(tmp_path / str(fields), grown(fields))))) for fields in (60, 66, 76)}
    assert counts == {60: 1, 66: 1, 76: 2}


def test_no_form_of_the_sample_wastes_paper() -> None:
    manual = cut(load_project(ROOT, TODAY).manual, None, TODAY)
    for made in form_sheets(manual, "zh", TODAY):
        printed = pages(pdf(made))
        assert len(printed) <= 2, made.id
        assert len(printed) == 1 or len("".join(printed[-1].split())) > 150, made.id


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_looks_as_it_did(language: str, tmp_path: Path, update_golden: bool) -> None:
    made = form(tmp_path / "manual", language=language).stamped("7K3M-9QXW", "0" * 32, "")
    content = pdf(made)
    (page,) = drawn(content, tmp_path)
    path = GOLDEN / f"form-{language}.png"
    if update_golden:
        path.write_bytes(page)
        path.with_suffix(".txt").write_text("\n".join(pages(content)), "utf-8")
    assert "\n".join(pages(content)) == path.with_suffix(".txt").read_text("utf-8")
    assert picture(page).unlike(picture(path.read_bytes())) < 0.01
