"""Sheets as PDF: everything is on them, as it was written; tagged, with its fonts, the same at every run."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.audience import cut
from generator.load import load_project
from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.fonts import faces
from generator.sheets.making import form_sheets, position_sheets
from generator.sheets.packed import packed
from generator.sheets.printed import sheet_pdf
from generator.sheets.text import Line, Run, Text, plain
from generator.sheets.typeset import Typesetter
from tests.generator.manuals import loaded
from tests.generator.sheets.paper import CLERK, CONDUCT, LAYOUTS, ORGANISATION, installed, pages, pdf, read, typesetter, words
from tests.generator.sheets.sheets import HOTLINE, TODAY, sheet
from tests.site.filled import Filled
from tests.site.projects import write_project

GOLDEN = Path(__file__).parent / "golden"
#: What would be code in a template of Typst, Jinja, Word or a page.
CODE = (
    '#panic("x")', '#read("/etc/passwd")', '#import "@preview/x:1.0.0"', "*b*", "_i_", "$x^2$", "@ref", '"]', "</td><script>x()</script>", "\\u{41}",
    "`raw`", "= Title", "{{7*7}}", "{%x%}", "<label>", "//c", "/*c*/", "a--b", "a~b", "'q'", "\\", "#", "[", "]", "&amp;", "#{", "%#",
)  # fmt: skip


def clerk(folder: Path, language: str = "zh") -> Sheet:
    made = loaded(folder, positions__clerk=CLERK, positions__hotline=HOTLINE, conduct__rules=CONDUCT, organisation=ORGANISATION)
    assert not made.errors, made.errors
    return next(position_sheets(made.manual, language, TODAY, ["clerk"]))


def said(of: Sheet, keys: tuple[str, ...] = ()) -> list[str]:
    """What has to be found on paper, line by line: all that is drawn (ticks, lines to write on) is not."""
    lines = [of.name, of.title if not keys else "", *(line for cell in of.head if cell.key != "pages" for line in drawn(cell.text))]
    for block in of.blocks:
        if not keys or block.key in keys:
            lines += [*(cell.label for cell in block.cells), *(group.title for group in block.groups), block.gap]
            lines += [line for text in block.texts() for line in drawn(text)]
    return [line for line in lines if line]


def drawn(text: Text) -> list[str]:
    """The words of a text between the lines to write on."""
    lines = ("".join(_shown(run) for run in line.runs) for line in text.lines)
    return ["".join(part.split()) for line in lines for part in line.split("\0") if part.strip()]


def _shown(run: Run) -> str:
    return "\0" if run.kind in ("blank", "box") else f"{{{run.text}}}" if run.kind == "slot" else run.text


def missing(lines: list[str], text: str) -> list[str]:
    return [line for line in lines if "".join(line.split()) not in text]


QUALIFICATION = ("master", "ratings", "requires", "must", "prefers", "explained", "knowledge", "abilities", "skills", "qualities", "equipment", "document")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_text_of_the_sheet_is_on_paper(layout: str, language: str, tmp_path: Path) -> None:
    made = clerk(tmp_path, language)
    assert not missing(said(made, QUALIFICATION if layout == "grid" else ()), words(pdf(made, layout)))


@pytest.mark.parametrize("layout", ["standard", "plain"])
def test_every_field_of_a_position_is_on_paper(layout: str, tmp_path: Path) -> None:
    made = Filled()
    made.manual()
    project = write_project(tmp_path, made.files)
    manual = cut(load_project(project, TODAY).manual, "all-readers", TODAY)
    for each in (next(position_sheets(manual, "zh", TODAY, ["full-position"])), next(form_sheets(manual, "zh", TODAY, ["full-form"]))):
        assert not missing(said(each), words(pdf(each, layout)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_page_says_in_its_order(layout: str, language: str, tmp_path: Path, update_golden: bool) -> None:
    made = clerk(tmp_path, language).stamped("7K3M-9QXW", "0" * 32, "")
    text = "\n\f\n".join(pages(pdf(made, layout))) + "\n"
    path = GOLDEN / f"clerk-{layout}-{language}.txt"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_a_group_that_goes_over_a_page_says_so(tmp_path: Path) -> None:
    first, second, *_ = pages(pdf(clerk(tmp_path)))
    assert "管档" in first
    assert "管档（续）" not in first
    assert "管档（续）" in second
    assert "收档（续）" not in second
    assert second.index("序号") < second.index("管档（续）")


def test_every_page_has_the_box_and_the_code(tmp_path: Path) -> None:
    made = clerk(tmp_path)
    found = pages(pdf(made))
    for number, page in enumerate(found, 1):
        text = "".join(page.split())
        assert f"第{number}页共{len(found)}页" in text
        assert all(word in text for word in ("YF-GW-08", "2026年第1版", "云帆", made.code, made.fingerprint))


def test_the_marking_stands_on_every_page(tmp_path: Path) -> None:
    marked = dataclasses.replace(clerk(tmp_path), marking="机密★三年")
    assert all("机密★三年" in page for page in pages(pdf(marked)))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_text_is_never_code(layout: str) -> None:
    made = poisoned(CODE)
    text = words(pdf(made, layout))
    keys = ("master", "ratings", "requires", "must", "explained", "skills", "document") if layout == "grid" else ()
    assert not missing(said(made, keys), text)
    assert "".join(made.marking.split()) in text


def poisoned(bad: tuple[str, ...]) -> Sheet:
    """A sheet with something bad in every field."""
    every = "".join(bad)
    many = Text(tuple(Line((Run(word), Run(word, "bold"), Run(word, "slot"), Run(word, "note"))) for word in bad))
    cells = tuple(Cell(str(at), word, plain(word)) for at, word in enumerate(bad))
    row = Row(bad[0], (many, many))
    two = (Column("a", every), Column("b", bad[0]))
    return Sheet(
        id=every, kind="position", language="zh", title=every, name=every,
        head=tuple(Cell(key, every, plain(every)) for key in ("number", "name", "version", "pages")),
        blocks=(
            Block("master", every, "grid", cells),
            Block("value", every, "text", text=many, gap=every),
            Block("duties", every, "table", columns=two, groups=(Group(every, (row,)),)),
            Block("powers", every, "table", columns=two, groups=(Group(every, (row,)),)),
            Block("ratings", every, "ratings", tuple(Cell(word, word) for word in bad)),
            Block("requires", every, "grid", cells),
            Block("must", every, "list", groups=(Group(every, (Row("", (many,)), Row("", (many,)))),)),
            Block("explained", every, "table", columns=two, groups=(Group("", (row,)),)),
            Block("skills", every, "list", groups=(Group("", (Row("", (many,)),)),)),
            Block("document", every, "signatures", cells),
        ),
        slip=(Cell("name", every), Cell("signature", every), Cell("date", every)), confirm=every, marking=every, code=every, fingerprint=every, company=every,
    )  # fmt: skip


LETTERS = st.text(st.sampled_from("客户服务部经理每周核对一次目录，。：（）abcXYZ 019%≥#$*_[]{}<>\\\"'`@~-=/&"), min_size=1, max_size=400)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(LETTERS, min_size=1, max_size=12), st.sampled_from(["standard", "plain"]))
def test_any_texts_of_any_length(texts: list[str], layout: str) -> None:
    rows = tuple(Row("", (plain(text), plain(text[::-1]))) for text in texts)
    made = Sheet(
        id="any", kind="position", language="zh", title="岗位职责说明书", name=texts[0][:40], head=poisoned(("x",)).head,
        blocks=(
            Block("master", "基本信息", "grid", tuple(Cell(str(at), text[:12], plain(text)) for at, text in enumerate(texts))),
            Block("duties", "职责", "table", columns=(Column("a", "职责"), Column("b", "成果")), groups=(Group(texts[0][:20], rows),)),
            Block("skills", "技能", "list", groups=(Group("", tuple(Row("", row.cells[:1]) for row in rows)),)),
        ),
    )  # fmt: skip
    text = words(pdf(made, layout))
    # Where a long row goes over a page, the box of the page stands between its halves.
    assert not [line for line in missing(said(made), text) if lost(line, text)]


def lost(line: str, text: str) -> bool:
    """Whether more of ``line`` is missing than a few breaks between pages take away."""
    short = "".join(line.split())
    windows = [short[at : at + 12] for at in range(max(1, len(short) - 11))]
    return sum(window not in text for window in windows) > 30


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tags_title_language_bookmarks_and_fonts(layout: str, tmp_path: Path) -> None:
    made = clerk(tmp_path)
    reader = read(pdf(made, layout))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "zh-CN"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "档案管理员 岗位职责说明书"
    assert reader.outline[0].title == "档案管理员"
    told = re.sub(r"^\S+、", "", "\n".join(mark.title for mark in reader.outline[1]), flags=re.MULTILINE).split("\n")
    assert "基本信息" in told
    meta = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", meta, re.DOTALL)
    assert "pdfuaid:part>1<" in meta
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        assert "/ToUnicode" in font
        assert "/FontFile3" in inner.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_table_tells_its_headers(layout: str, tmp_path: Path) -> None:
    """What has none, labels beside their values, is no table for who hears it."""
    root = read(pdf(clerk(tmp_path), layout)).trailer["/Root"]["/StructTreeRoot"]
    tables = [[each["/S"] for each in _elements(element)] for element in _elements(root) if element["/S"] == "/Table"]
    assert layout == "plain" or tables
    assert all("/TH" in inside for inside in tables)


def _elements(parent: Any) -> Iterator[Any]:
    """The tags below ``parent``."""
    below = parent.get("/K", [])
    for each in below if isinstance(below, list) else [below]:
        element = each.get_object()
        if hasattr(element, "get") and "/S" in element:
            yield element
            yield from _elements(element)


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    made = clerk(tmp_path)
    assert pdf(made) == pdf(made) == sheet_pdf(Typesetter(faces(None)), made, "standard")


def test_one_compiler_keeps_nothing_of_the_sheet_before(tmp_path: Path) -> None:
    first, second = clerk(tmp_path / "a"), sheet(tmp_path / "b")
    alone = sheet_pdf(Typesetter(installed()), second, "standard")
    assert sheet_pdf(typesetter(), first, "standard") != alone == sheet_pdf(typesetter(), second, "standard")


def test_packing_changes_nothing_that_is_read(tmp_path: Path) -> None:
    made = pdf(clerk(tmp_path))
    assert b"/ObjStm" in made
    assert packed(made) == made
    assert packed(b"no PDF") == b"no PDF"
    assert read(made).trailer["/Size"] > 100


def test_a_sheet_of_three_pages_is_below_200_kb(tmp_path: Path) -> None:
    assert len(pdf(clerk(tmp_path))) < 200_000


def test_another_day_makes_the_same_file(tmp_path: Path) -> None:
    manual = loaded(tmp_path, positions__hotline=HOTLINE).manual
    files = {pdf(next(position_sheets(manual, "zh", day))) for day in (TODAY, date(2031, 2, 3))}
    assert len(files) == 1
    found = read(files.pop())
    told = found.trailer["/Root"]["/Metadata"].get_data()
    assert found.metadata is not None
    assert {"/CreationDate", "/ModDate"}.isdisjoint(found.metadata)
    assert not re.search(rb"19\d\d-|20\d\d-", told)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>" in told
