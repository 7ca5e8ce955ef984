"""A house's own Word template: what it may say, and how it is told what is wrong and where."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.sheets.block import Block, Sheet
from generator.sheets.text import Line, Run, Text, plain
from generator.sheets.word import TemplateError, shipped, word
from generator.sheets.word_fields import fields, fields_table, paths
from generator.sheets.word_values import Fields, values
from generator.texts import Texts
from tests.generator.commands.test_sheet import run
from tests.generator.manuals import written
from tests.generator.sheets.documents import document_of, filled, paragraph, paragraphs, part, read, table
from tests.generator.sheets.sheets import HOTLINE, sheet
from tests.generator.test_cli import deskbook
from tests.site.projects import CONFIG

ROOT = Path(__file__).parents[3]


@pytest.fixture
def hotline(tmp_path: Path) -> Sheet:
    return sheet(tmp_path / "content")


def said(folder: Path, of: Sheet, *body: str, language: str = "zh", **parts: str) -> list[str]:
    """What is told of a template that cannot be used."""
    with pytest.raises(TemplateError) as raised:
        filled(folder, of, *body, **parts)
    return raised.value.told(Texts(language))


ROW = table(("职责", "成果"), ("{%tr for group in duties.groups %}", ""), ("{%tr for row in group.rows %}", ""), ("{{ row.text }}", "{{ row.result }}"),
            ("{%tr endfor %}", ""), ("{%tr endfor %}", ""))  # fmt: skip


def test_a_template_of_ones_own_is_filled_in(tmp_path: Path, hotline: Sheet) -> None:
    content = filled(tmp_path, hotline, paragraph("岗位：{{ na", "me }}（{{ document.prepared }}）"), ROW, paragraph("{%p if powers %}"), paragraph("有权限"),
                     paragraph("{%p endif %}"), paragraph("{%p if daily %}"), paragraph("有日程"), paragraph("{%p endif %}"))  # fmt: skip
    xml = part(content)
    said = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)
    assert "".join(said[:3]).startswith("岗位：热线专员（苏婉）")
    assert {"汇总报修", "齐全率 ≥99%", "夜间接线", "上级临时交办的事。", "有权限"} <= set(said)
    assert "有日程" not in said
    assert "<w:b/>" in xml  # it has no style for bold words


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ([paragraph("{{ nmae }}")], "正文“{{ nmae }}”：没有 nmae 这个字段。可以写：name"),
        ([table(("a", "{{ master.nam }}"))], "正文第1个表格第1行第2格“{{ master.nam }}”：没有 master.nam 这个字段。可以写：name。"),
        ([ROW, ROW.replace("row.result", "row.resalt")],
         "正文第2个表格第4行第2格“{{ row.resalt }}”：没有 row.resalt 这个字段。可以写：result。"),
        ([paragraph("{% if peace.x %}a{% endif %}")], "没有 peace 这个字段。"),
        ([paragraph("{{ duties }}")], "duties 不是一段文字，要写到它里面的一项。可以写："),
        ([paragraph("{% for x in name %}a{% endfor %}")], "name 不能用 for 逐条列出。"),
        ([paragraph("{{ ''.__class__ }}")], "不能写 {{ ''.__class__ }}"),
        ([paragraph("{{ name.__class__ }}")], "不能写 {{ name.__class__ }}"),
        ([paragraph("{{ name.upper() }}")], "不能写 {{ name.upper() }}"),
        ([paragraph("{{ name|upper }}")], "不能写 {{ name|upper }}"),
        ([paragraph("{{ 9**9**9 }}")], "不能写"),
        ([paragraph("{{ blocks[0].title }}")], "不能写"),
        ([paragraph("{% set x = 1 %}")], "不能写"),
        ([paragraph("{% include 'x' %}")], "不能写"),
        ([paragraph("{% for a, b in blocks %}a{% endfor %}")], "不能写"),
        ([paragraph("{{r name }}")], "不能写 {{r name }}"),
        ([paragraph("{{ name }")], "括号不成对：{{"),
        ([paragraph("｛｛ name ｝｝")], "括号不成对"),
        ([paragraph("{% if name %}a")], "{% if name %} 没有对应的结尾"),
        ([paragraph("a{% endif %}")], "{% endif %} 没有对应的开头"),
        ([paragraph("{% if name %}a{% endfor %}")], "{% endfor %} 没有对应的开头"),
        ([table(("{%tr for b in blocks %}", "标题"), ("{{ b.title }}", ""), ("{%tr endfor %}", ""))],
         "第1行第1格“{%tr for b in blocks %}”：{%tr for b in blocks %} 要独占"),
        ([paragraph("见 {%p if name %}"), paragraph("{%p endif %}")], "要独占"),
        ([paragraph("{%tr if name %}"), paragraph("{%tr endif %}")], "不在表格里"),
        ([paragraph("{{ name name }}")], "看不懂 {{ name name }}"),
        ([paragraph("没有字段")], "一个字段也没有"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(body: list[str], told: str, tmp_path: Path, hotline: Sheet) -> None:
    assert any(told in line for line in said(tmp_path, hotline, *body)), said(tmp_path, hotline, *body)


def test_the_same_words_are_told_where_they_are_wrong(tmp_path: Path, hotline: Sheet) -> None:
    loop = table(("{%tr for row in slip %}",), ("{{ row.label }}",), ("{%tr endfor %}",))
    (line,) = said(tmp_path, hotline, loop, loop.replace("in slip", "in blocks"))
    assert line.startswith("正文第2个表格第2行第1格")


def test_all_faults_at_once_in_body_and_header_and_in_both_languages(tmp_path: Path, hotline: Sheet) -> None:
    lines = said(tmp_path, hotline, paragraph("{{ a }}"), paragraph("{{ b }}"), header=paragraph("{{ head.no }}"), language="en")
    assert len(lines) == 3
    assert lines[0].startswith("Body, “{{ a }}”: there is no field a. It could be: ")
    assert lines[2] == "Page header, “{{ head.no }}”: there is no field head.no. It could be: number, name, version, pages."


def test_what_is_no_word_document_is_told(tmp_path: Path, hotline: Sheet) -> None:
    path = tmp_path / "own.docx"
    for content in (b"", b"PK", b"\xd0\xcf\x11\xe0", document_of(paragraph("{{ name }}")).replace(b"word/document.xml", b"word/documens.xml")):
        path.write_bytes(content)
        with pytest.raises(TemplateError, match="unreadable"):
            word(hotline, path)
    with pytest.raises(TemplateError, match="unreadable"):
        word(hotline, tmp_path / "none.docx")


def test_what_would_break_the_document_is_refused(tmp_path: Path, hotline: Sheet) -> None:
    assert "同一层" in "".join(said(tmp_path, hotline, table(("{% if daily %}",), ("a",)) + paragraph("{%p endif %}")))


def test_cells_and_tables_that_lose_everything_stay_sound(tmp_path: Path, hotline: Sheet) -> None:
    cell = "<w:tc><w:tcPr><w:tcW w:w='9'/></w:tcPr>" + paragraph("{%p if daily %}") + paragraph("a") + paragraph("{%p endif %}") + "</w:tc>"
    gone = table(("{%tr if daily %}",), ("b",), ("{%tr endif %}",))
    xml = part(filled(tmp_path, hotline, f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>", gone, paragraph("{{ name }}")))
    assert "<w:p/></w:tc>" in xml
    assert xml.count("<w:tbl>") == 1


def test_values_take_the_look_of_their_place_and_links_stay_whole(tmp_path: Path, hotline: Sheet) -> None:
    many = Text((*plain("一").lines, Line((Run("二", "bold"),), "bullet", "•"), *plain("三").lines))
    made = Sheet("x", "position", "zh", "t", "n", (), (Block("summary", "概述", "text", text=many),))
    look = '<w:r><w:rPr><w:rFonts w:eastAsia="楷体"/><w:sz w:val="30"/></w:rPr><w:t>甲{{ summary.text }}乙</w:t></w:r>'
    styles = '<w:style w:type="character" w:styleId="a4"><w:name w:val="Strong"/></w:style>'
    body = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100" w:hanging="100"/><w:jc w:val="both"/></w:pPr>{look}</w:p>'
    xml = part(filled(tmp_path, made, body, styles=styles))
    assert xml.count("<w:numPr>") == 1
    assert '<w:ind w:left="420" w:hanging="320"/><w:jc' in xml
    assert '<w:rPr><w:rStyle w:val="a4"/><w:rFonts w:eastAsia="楷体"/><w:sz w:val="30"/></w:rPr><w:t xml:space="preserve">二<' in xml
    assert xml.count('w:eastAsia="楷体"') == xml.count("<w:rPr>")
    link = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{{ summary.text }}</w:t></w:r></w:hyperlink></w:p>'
    assert part(filled(tmp_path, made, link)).count("<w:br/>") == 2


def test_the_fields_that_are_documented_are_those_that_are_given(hotline: Sheet) -> None:
    for kind in ("position", "form"):
        made = Sheet(**{name: getattr(hotline, name) for name in Sheet.__slots__} | {"kind": kind})  # type: ignore[attr-defined]
        given = values(made)
        assert set(given) == set(fields(kind))
        for name, value in given.items():
            assert set(_given(value, name)) <= set(paths(fields(kind)[name], name))
            if not isinstance(value, list):
                assert {path for path in paths(fields(kind)[name], name) if "[]" not in path} <= set(_given(value, name))


def _given(value: object, name: str) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _given(one, f"{name}[]")
    elif isinstance(value, Fields):
        for key in value._values:
            yield from _given(value[key], f"{name}.{key}")
    else:
        yield name


def test_the_shipped_template_shows_every_named_field() -> None:
    for language in ("zh", "en"):
        text = "".join(paragraphs(shipped("position", language).read_bytes()))
        assert not [name for name in fields("position") if not re.search(rf"\b{name}\b", text) and name not in ("blocks", "slip")]


@pytest.mark.parametrize("page", ["print.md", "print.en.md"])
def test_the_docs_list_every_field(page: str, update_golden: bool) -> None:
    path = ROOT / "docs" / page
    text, table = path.read_text("utf-8"), fields_table("en" if ".en" in page else "zh")
    start, end = "<!-- fields -->\n\n", "\n<!-- /fields -->"
    if update_golden:
        text = text[: text.index(start) + len(start)] + table + text[text.index(end) :]
        path.write_text(text, "utf-8")
    assert text[text.index(start) + len(start) : text.index(end)] == table


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, content__positions__hotline=HOTLINE, content__settings="title: 手册\nprint: {word: own.docx}\n")


def test_the_template_is_handed_out_edited_and_used(project: Path) -> None:
    code, out, told = run(project, "--template-out", "own.docx")
    assert (code, out) == (0, ""), told
    assert run(project, "--template-out", "own.docx")[0] == 2
    assert read((project / "own.docx").read_bytes())
    (project / "own.docx").write_bytes(document_of(paragraph("本店：{{ name }}")))
    assert run(project, "--docx")[0] == 0
    (made,) = (project / "sheets").iterdir()
    assert "本店：热线专员" in part(made.read_bytes())
    before = made.read_bytes()
    (project / "bad.docx").write_bytes(document_of(paragraph("本店：{{ naem }}")))
    code, _, told = run(project, "--docx", "--template", "bad.docx")
    assert code == 2
    assert "没有 naem 这个字段" in told
    assert [path.read_bytes() for path in (project / "sheets").iterdir()] == [before]


def test_a_build_with_a_template_that_is_wrong_says_so(project: Path) -> None:
    (project / "own.docx").write_bytes(document_of(paragraph("{{ naem }}")))
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    result = deskbook("build", "--sheets", folder=project)
    assert result.returncode == 2
    assert "没有 naem 这个字段" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()
