"""Booklets: every word of the content is in them, the contents name the right pages, each sheet counts its own."""

import re
import struct
import zlib
from datetime import date
from functools import cache
from pathlib import Path

import pypdf
import pytest

from generator.audience import cut
from generator.load import load_project
from generator.manual import Manual
from generator.sheets.block import Sheet
from generator.sheets.booklet import Booklet, Copy, Order
from generator.sheets.booklet_desk import desk_booklet
from generator.sheets.booklet_policies import policies_booklet
from generator.sheets.booklet_positions import positions_booklet
from tests.generator.manuals import loaded
from tests.generator.sheets.paper import installed, read, typesetter
from tests.generator.sheets.test_pdf import drawn, missing, said
from tests.site.projects import ROOT

TODAY = date(2026, 11, 22)
MAKERS = {"positions": positions_booklet, "policies": policies_booklet, "desk": desk_booklet}
ENGLISH = ROOT / "tests" / "manuals" / "english"


@cache
def manual(project: Path = ROOT) -> Manual:
    whole = load_project(project, TODAY)
    assert not whole.errors
    return cut(whole.manual, None, TODAY)


@cache
def made(kind: str, language: str = "zh", layout: str = "standard") -> tuple[Booklet, Copy]:
    whole = manual() if language == "zh" else manual(ENGLISH)
    folder = (ROOT if language == "zh" else ENGLISH) / "content"
    order = Order(whole, language, TODAY, layout, installed().sans, lambda path: (folder / path).read_bytes())
    booklet = MAKERS[kind](order)
    return booklet, booklet.bound(typesetter())


@cache
def opened(kind: str, language: str = "zh", layout: str = "standard") -> pypdf.PdfReader:
    return read(made(kind, language, layout)[1].pdf)


@cache
def texts(kind: str, language: str = "zh", layout: str = "standard") -> list[str]:
    """The words of each page without blanks."""
    return ["".join(page.extract_text().split()) for page in opened(kind, language, layout).pages]


def headings(reader: pypdf.PdfReader) -> list[tuple[str, int]]:
    """Outer bookmarks and those right below, with their pages as people count them."""
    found = []
    for mark in reader.outline:
        for each in mark if isinstance(mark, list) else [mark]:
            if not isinstance(each, list):
                page = reader.get_destination_page_number(each)
                assert page is not None
                found.append((each.title, page + 1))
    return found


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_contents_name_the_page_that_a_title_is_on(kind: str, language: str) -> None:
    booklet, copy = made(kind, language)
    reader = opened(kind, language)
    pages = texts(kind, language)
    wanted = [title for part in booklet.parts for _, title in part.heads]
    at = headings(reader)
    begin = len(booklet.parts[0].heads)
    lines = [line for page in list(reader.pages)[1 : headings(reader)[0][1] - 1] for line in page.extract_text().splitlines()]
    listed = "\n".join("".join(line.split()) for line in lines)
    for title in wanted:
        number = next(page for name, page in at[begin:] if name == title)
        assert "".join(title.split()) in pages[number - 1], title
        begin = next(place for place in range(begin, len(at)) if at[place] == (title, number)) + 1
        words = "\n?".join(map(re.escape, "".join(title.split())))
        assert re.search(rf"^{words}[.\s]*{number}$", listed, re.MULTILINE), (title, number)
    assert copy.pages == len(reader.pages)


@pytest.mark.parametrize("kind", MAKERS)
def test_links_of_the_contents_lead_to_the_titles(kind: str) -> None:
    reader = opened(kind)
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    links = [note.get_object() for note in reader.pages[1]["/Annots"]]
    assert links
    for link in links:
        page = numbers[link["/Dest"][0].indirect_reference.idnum if hasattr(link["/Dest"][0], "indirect_reference") else link["/Dest"][0].idnum]
        assert "".join(str(link["/Contents"]).split()) in texts(kind)[page]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", ["standard", "plain"])
def test_every_word_of_every_sheet_is_in_the_booklet(language: str, layout: str) -> None:
    booklet, _ = made("positions", language, layout)
    whole = "".join(texts("positions", language, layout))
    for sheet in (*booklet.sheets, *booklet.others):
        assert not missing(said(sheet, ("words",)) if sheet.kind == "chart" else said(sheet), whole), sheet.id


def test_departments_come_first_then_the_chart_then_sheets_from_the_top_down_then_forms() -> None:
    booklet, _ = made("positions")
    kinds = [part.kind for part in booklet.parts]
    assert kinds[:4] == ["cover", "contents", "sheets", "chart"]
    ids = [sheet.id for sheet in booklet.sheets]
    assert set(ids) == {*manual().positions, *manual().forms}
    assert (
        ids.index("service-manager")
        < ids.index("service-supervisor")
        < ids.index("tier1-agent")
        < ids.index("after-sales-manager")
        < ids.index("callback-record")
    )


@pytest.mark.parametrize("layout", ["standard", "plain"])
def test_each_sheet_counts_its_own_pages(layout: str) -> None:
    booklet, copy = made("positions", layout=layout)
    marks = dict(headings(opened("positions", layout=layout)))
    starts = sorted(marks.values())
    for sheet in booklet.sheets:
        first = marks[sheet.name]
        after = next((page for page in starts if page > first), copy.pages + 1)
        own = texts("positions", layout=layout)[first - 1 : after - 1]
        own = own[: next((at for at, text in enumerate(own) if (at and "第1页共" in text) or "序号文件编号" in text), len(own))]
        for number, text in enumerate(own, 1):
            assert f"第{number}页共{len(own)}页" in text, sheet.id
            assert f"—{first + number - 1}—" in text
            assert sheet.code in text


def test_the_cover_says_whose_it_is_and_from_when() -> None:
    for kind in MAKERS:
        booklet, _ = made(kind)
        assert all(word in texts(kind)[0] for word in ("云帆科技有限公司", booklet.title, "2026年11月"))
    assert "客户服务部售后服务部" in texts("positions")[0]
    assert "苏婉2026-10-20" in texts("positions")[0]
    assert "November2026" in texts("positions", "en")[0]


@pytest.mark.parametrize("kind", ["policies", "desk"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_the_others(kind: str, language: str) -> None:
    booklet, _ = made(kind, language)
    whole = "".join(texts(kind, language))
    for sheet in booklet.others:
        lines = said(sheet) if kind == "policies" else [line for block in sheet.blocks for text in block.texts() for line in drawn(text)]
        assert not [line for line in missing(lines, whole) if lost(line, whole)], sheet.id


def lost(line: str, whole: str) -> bool:
    """Whether more is missing than a break between pages takes away."""
    short = "".join(line.split())
    windows = [short[at : at + 8] for at in range(max(1, len(short) - 7))]
    return sum(window not in whole for window in windows) > 16


POLICY = """
    title: 借阅办法
    numbering: chapter
    document: {number: ZD-9, version: 2026-1}
    records: [{what: 借阅登记, keep: 5年}]
    body:
      - chapter: 总则
      - {article: a, text: 第一个。, items: [甲项, {text: 乙项, number: （五）, items: [丙目]}]}
      - {article: b, title: 旧条, text: 沿用旧号。, number: 第十二条}
      - chapter: 附则
      - text: 接着数。
      - {table: {title: 对照, columns: [甲, 乙], rows: [[一格, 二格]]}}
      - {figure: {image: images/no.png, title: 没有的图, describes: 只有文字}}
      - {table: {from: grades}}
"""


def statute(tmp_path: Path, picture=lambda path: None) -> tuple[Booklet, str]:
    whole = loaded(tmp_path, policies__loans=POLICY, settings="    grades: [{id: inner, name: 内部资料, marking: 内部★}]\n")
    booklet = policies_booklet(Order(whole.manual, "zh", TODAY, sans=installed().sans, picture=picture))
    return booklet, "".join("".join(page.extract_text().split()) for page in read(booklet.bound(typesetter()).pdf).pages)


def test_both_numbers_where_an_old_one_is_kept(tmp_path: Path) -> None:
    _, text = statute(tmp_path)
    assert "第一条第一个。" in text
    assert "〔顺序编号第一条〕" not in text
    assert "第十二条旧条沿用旧号。〔顺序编号第二条〕" in text
    assert "第十三条接着数。〔顺序编号第三条〕" in text
    assert "（五）乙项〔顺序编号（二）〕" in text
    assert "编号对照沿用编号顺序编号条目" in text
    assert "第十二条第二条旧条" in text


def test_tables_figures_and_records_stand_among_the_articles(tmp_path: Path) -> None:
    booklet, text = statute(tmp_path)
    assert "对照甲乙一格二格" in text
    assert "只有文字" in text
    assert "内部资料" in text
    assert "借阅登记" in text
    assert [title for part in booklet.parts for _, title in part.heads] == ["借阅办法", "第一章　总则", "第二章　附则", "档案规则", "文件控制与签署"]


def test_a_picture_is_printed_whatever_its_kind(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    booklet, text = statute(tmp_path, lambda path: dot)
    assert "没有的图" in text
    assert booklet.bound(typesetter()).pdf.count(b"/Subtype/Image") >= 1


def test_faqs_say_what_to_say_and_whom_to_ask() -> None:
    whole = "".join(texts("desk"))
    assert "财务共享中心（内线8500）" in whole
    assert "可以说" in whole
    assert "升级阶梯" in whole
    for row in manual().glossary.banned if manual().glossary else ():
        assert "".join(row.phrase.split()) in whole


def test_what_is_overdue_or_over_says_so(tmp_path: Path) -> None:
    faqs = """
    topic: 旧事
    items:
      - {question: 还算吗？, answer: 不一定。, verified: {by: 甲, date: 2020-01-01, every: 30天}}
      - {question: 过期了吗？, answer: 过了。, valid: {until: 2020-01-01}}
"""
    whole = loaded(tmp_path, faqs__old=faqs, positions__甲="    name: 甲\n")
    booklet = desk_booklet(Order(whole.manual, "zh", TODAY, sans=installed().sans))
    text = "".join("".join(page.extract_text().split()) for page in read(booklet.bound(typesetter()).pdf).pages)
    assert "逾期未核对" in text
    assert "已失效" in text


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_bytes_twice(kind: str) -> None:
    booklet, copy = made(kind)
    assert booklet.bound(typesetter()).pdf == copy.pdf


def test_nothing_of_what_readers_may_not_see_is_in_it() -> None:
    whole = load_project(ROOT, TODAY).manual
    for audience in [each.id for each in whole.settings.audiences][:1]:
        assert cut(whole, audience, TODAY).policies
    assert "限制阅读" in "".join(texts("policies"))


def test_a_chart_of_many_pages_refers_to_its_pages(tmp_path: Path) -> None:
    files = {"positions__p0": "    name: 总负责\n"}
    files |= {f"positions__p{at}": f"    {{name: 岗位{at}, reports_to: p{(at - 1) // 5}}}\n" for at in range(1, 120)}
    whole = loaded(tmp_path, **files)
    booklet = positions_booklet(Order(whole.manual, "zh", TODAY, sans=installed().sans))
    chart = next(part for part in booklet.parts if part.kind == "chart")
    assert len(chart.data["figures"]) > 1
    assert all(figure["width"] <= 17.3 and figure["height"] <= 23.3 for figure in chart.data["figures"])
    assert "见图2" in "".join(figure["svg"] for figure in chart.data["figures"])


def test_every_sheet_of_the_glyph_check_names_an_entry() -> None:
    for kind in MAKERS:
        booklet, _ = made(kind)
        sheets: tuple[Sheet, ...] = (*booklet.sheets, *booklet.others)
        assert sheets
        assert all(sheet.id in manual().entries for sheet in sheets)
