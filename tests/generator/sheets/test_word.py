"""Sheets as Word documents: everything is in them, as it was written, the same at every run, and as Word wants it."""

import dataclasses
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.audience import cut
from generator.load import load_project
from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.making import form_sheets, position_sheets
from generator.sheets.text import Line, LineKind, Run, RunKind, Text, plain
from generator.sheets.word import shipped, word
from generator.sheets.word_fields import BLOCKS
from generator.sheets.word_file import packed, unpacked
from tests.generator.manuals import loaded
from tests.generator.sheets.documents import lines, paragraphs, part, read, squeezed
from tests.generator.sheets.paper import CLERK, CONDUCT, ORGANISATION
from tests.generator.sheets.sheets import HOTLINE, TODAY, sheet
from tests.site.filled import Filled
from tests.site.projects import ROOT, write_project

SOFFICE = shutil.which("soffice")
#: What would be code in a template or in the XML of Word, and what no document can hold.
CODE = (
    "{{ 7*7 }}", "{% for x in y %}", "{# x #}", "{_{ x }_}", "{%tr x %}", "{{ ''.__class__ }}", "&", "&amp;", "<w:p/>", "</w:t></w:r></w:p>", "]]>", '"', "'",
    "\x07x", "\x01b\x05", "a\x0cb", "\ud800", "a\tb", "\ufffe", "<?x?>", "\u202ex",
)  # fmt: skip

LOOKS: tuple[LineKind, ...] = ("", "bullet", "number")
KINDS: tuple[RunKind, ...] = ("", "bold", "slot", "note", "blank", "box")


def clerk(folder: Path, language: str = "zh") -> Sheet:
    made = loaded(folder, positions__clerk=CLERK, positions__hotline=HOTLINE, conduct__rules=CONDUCT, organisation=ORGANISATION)
    assert not made.errors, made.errors
    return next(position_sheets(made.manual, language, TODAY, ["clerk"]))


def poisoned(bad: tuple[str, ...], kind: str = "position") -> Sheet:
    """A sheet with every block and something bad in every field."""
    every = "".join(bad)
    runs = [tuple(Run(one, kind) for kind in KINDS) for one in bad]
    many = Text(tuple(Line(row, look, one if look else "") for one, row, look in zip(bad, runs, LOOKS * len(bad), strict=False)))
    cells = tuple(Cell(str(at), one, plain(one), wide=at == 2, room=at % 3) for at, one in enumerate(bad))
    blocks = [Block("part", every, "table", columns=(Column("x", every),) * 3, groups=(Group(every, (Row("", (many,) * 3),)),))]
    blocks += [Block(key, every, "grid", (*cells, *(Cell(cell, every, plain(every)) for cell in named.cells))) for key, named in BLOCKS.items() if named.cells]
    for key, named in BLOCKS.items():
        columns = tuple(Column(column, every) for column in named.columns)
        if not named.cells:
            groups = (Group(every, (Row("", (many,) * max(1, len(columns))),)),)
            blocks.append(Block(key, every, "table" if columns else "list", columns=columns, groups=groups, text=many, gap=every))
    head = tuple(Cell(key, every, plain(every)) for key in ("number", "name", "version"))
    return Sheet(every, kind, "zh", every, every, head, tuple(blocks), cells, every, every, every, every, every, every)


def missing(of: Sheet, content: bytes) -> list[str]:
    found = "".join(squeezed(text) for text in paragraphs(content))
    return [line for line in lines(of) if line not in found]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_text_of_the_sheet_is_in_the_document(language: str, tmp_path: Path) -> None:
    made = clerk(tmp_path, language)
    assert not missing(made, word(made))


def test_every_field_of_a_position_and_of_a_form_is_in_the_document(tmp_path: Path) -> None:
    made = Filled()
    made.manual()
    manual = cut(load_project(write_project(tmp_path, made.files), TODAY).manual, "all-readers", TODAY)
    for each in (next(position_sheets(manual, "zh", TODAY, ["full-position"])), next(form_sheets(manual, "zh", TODAY, ["full-form"]))):
        assert not missing(each, word(each))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_is_whole_in_word(language: str) -> None:
    manual = cut(load_project(ROOT, TODAY).manual, None, TODAY)
    for each in (*position_sheets(manual, language, TODAY), *form_sheets(manual, language, TODAY)):
        assert not missing(each, word(each)), each.id


@pytest.mark.parametrize("one", CODE)
def test_text_is_never_code(one: str) -> None:
    for kind in ("position", "form"):
        content = word(poisoned((one, "末"), kind))
        read(content)
        found = "".join(squeezed(text) for text in paragraphs(content))
        assert found.count(squeezed(one)) > 100
        assert "__class__" not in one or "<class" not in found


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.sampled_from(["position", "form"]))
@settings(deadline=None, max_examples=25)
def test_whatever_stands_in_the_fields(bad: list[str], kind: str) -> None:
    made = poisoned(tuple(bad), kind)
    unnamed = {"part"} if kind == "position" else set()
    expected = dataclasses.replace(made, blocks=tuple(_shown(block, kind) for block in made.blocks if block.key not in unnamed))
    content = word(made)
    assert not missing(expected, content)
    assert word(made) == content


def _shown(block: Block, kind: str) -> Block:
    """What the template shows of a block that has everything at once."""
    if kind == "form":
        return block
    named = BLOCKS[block.key]
    plain_text = not named.columns and not named.cells and "text" in _kept(block.key)
    return dataclasses.replace(
        block,
        gap=block.gap,
        text=block.text if plain_text else Text(),
        groups=() if plain_text or block.key in ("ratings", "works_with") else block.groups,
        cells=() if block.key in ("requires", "document") else tuple(cell for cell in block.cells),
    )


def _kept(key: str) -> tuple[str, ...]:
    return ("text",) if f"{{{{ {key}.text }}}}" in "".join(paragraphs(shipped("position", "zh").read_bytes())) else ()


def test_blocks_without_use_vanish_with_their_titles(tmp_path: Path) -> None:
    whole, small = clerk(tmp_path / "a"), sheet(tmp_path / "b", "name: 专员\n")
    for title in ("指标", "权限", "应急处理", "严禁行为", "任职要求", "修订记录", "每日流程", "薪酬"):
        assert any(text.strip() == title for text in paragraphs(word(whole))) == any(block.title == title for block in whole.blocks), title
        assert title not in "".join(paragraphs(word(small))), title
    assert not re.search(r"\{[{%]|[%}]\}", "".join(paragraphs(word(small))))


def test_the_grid_keeps_its_empty_cells(tmp_path: Path) -> None:
    found = paragraphs(word(clerk(tmp_path)))
    assert found[found.index("性别") + 1] == ""
    assert "____年以上档案工作" in found


def test_heads_are_repeated_with_their_group_and_rows_are_not_split(tmp_path: Path) -> None:
    xml = part(word(clerk(tmp_path)))
    heads = [row for row in re.findall(r"<w:tr>.*?</w:tr>", xml) if "<w:tblHeader/>" in row]
    said = ["|".join("".join(re.findall(r"<w:t[^>]*>([^<]*)", cell)) for cell in row.split("</w:tc>")[:-1]) for row in heads]
    assert {"职责：收档|工作成果", "职责：管档|工作成果", "职责|工作成果", "业务权|事项|限额", "时间|事项"} <= set(said)
    split = [row for row in re.findall(r"<w:tr>.*?</w:tr>", xml) if "<w:cantSplit/>" not in row]
    assert all(row.count("<w:tc>") == 1 for row in split)  # running text may be longer than a page


def test_bold_words_blanks_and_lists_have_their_look(tmp_path: Path) -> None:
    text = "name: 专员\nduties:\n  - title: 收集\n    text: |\n      先做：\n      - 收单\n      - 核对**金额**\n      交给____。\n"
    xml = part(word(sheet(tmp_path, text)))
    assert re.search(r'<w:rPr><w:rStyle w:val="Strong"/>[^/]*/></w:rPr><w:t [^>]*>收集<', xml)
    assert re.search(r'<w:rPr><w:rStyle w:val="Strong"/>[^/]*/></w:rPr><w:t [^>]*>金额<', xml)
    assert re.search(r'<w:w w:val="200"/></w:rPr><w:t [^>]*>____<', xml)
    assert re.search(r'<w:ind w:left="320" w:hanging="320"/></w:pPr><w:r>(?:(?!</w:r>).)*•</w:t><w:tab/><w:t [^>]*>收单<', xml)


def test_same_input_same_bytes_and_no_name_or_date(tmp_path: Path) -> None:
    made = clerk(tmp_path)
    content = word(made)
    assert word(made) == content
    properties = read(content).core_properties
    assert (properties.author, properties.last_modified_by, properties.created, properties.modified) == ("", "", None, None)
    assert (properties.title, properties.identifier, properties.keywords) == ("岗位职责说明书 档案管理员", made.code, made.fingerprint)
    assert packed(unpacked(content)) == content


def test_every_page_has_the_box_the_code_and_its_number(tmp_path: Path) -> None:
    made = dataclasses.replace(clerk(tmp_path), marking="机密★三年")
    content = word(made)
    header, footer = part(content, "word/header1.xml"), part(content, "word/footer1.xml")
    assert all(words in header for words in ("YF-GW-08", "2026年第1版", "云帆", "机密★三年", " PAGE ", " NUMPAGES "))
    assert made.code in footer
    assert made.fingerprint in footer


def test_labels_are_in_hei_and_text_in_song() -> None:
    for language in ("zh", "en"):
        styles = part(shipped("position", language).read_bytes(), "word/styles.xml")
        assert 'w:eastAsia="宋体"' in styles.split("</w:docDefaults>")[0]
        assert 'w:eastAsia="黑体"' in styles.split('w:styleId="Label"')[1].split("</w:style>")[0]


def test_the_shipped_templates_are_what_the_tool_makes() -> None:
    from tools.word_template import OUT, templates

    made = templates()
    assert {path.name for path in OUT.glob("*.docx")} == set(made)
    for name, content in made.items():
        assert unpacked((OUT / name).read_bytes()) == unpacked(content), "python -m tools.word_template"


@pytest.mark.skipif(not SOFFICE and os.environ.get("CI") != "true", reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_libreoffice_shows_every_value(language: str, tmp_path: Path) -> None:
    assert SOFFICE, "CI has to have LibreOffice"
    manual = cut(load_project(ROOT, TODAY).manual, None, TODAY)
    made = [next(position_sheets(manual, language, TODAY, ["after-sales-manager"])), next(form_sheets(manual, language, TODAY, ["service-record"]))]
    for each in made:
        (tmp_path / f"{each.id}.docx").write_bytes(word(each))
    command = [
        SOFFICE,
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
    ]
    subprocess.run([*command, *tmp_path.glob("*.docx")], check=True, capture_output=True, timeout=120)
    for each in made:
        shown = squeezed((tmp_path / f"{each.id}.txt").read_text("utf-8-sig"))
        head = {squeezed(str(cell.text)) for cell in each.head} | {squeezed(word) for word in (each.title, each.company)}
        assert not [line for line in lines(each) if line not in shown and line not in head]
