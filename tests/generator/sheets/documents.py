"""Word documents of sheets for tests: what another program reads in them, and templates of one's own."""

import io
import re
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from generator.sheets.block import Sheet
from generator.sheets.text import Text
from generator.sheets.word import word


def read(content: bytes) -> Document:
    """``content`` as another program reads it."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str = "word/document.xml") -> str:
    """The XML of one part."""
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def paragraphs(content: bytes) -> list[str]:
    """Every paragraph of the page header, the body and the page footer, in this order."""
    document = read(content)
    section = document.sections[0]
    roots = [section.header._element, document.element.body, section.footer._element]
    return ["".join(_words(node) for node in found.iter(qn("w:t"), qn("w:tab"), qn("w:br"))) for root in roots for found in root.iter(qn("w:p"))]


def _words(node: object) -> str:
    text = getattr(node, "text", None)
    return text or "" if getattr(node, "tag", "") == qn("w:t") else " "


def squeezed(text: str) -> str:
    """``text`` without blanks and without what no document can hold."""
    return "".join(re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", text).split())


def lines(sheet: Sheet) -> list[str]:
    """Everything that has to be found in the document, line by line."""
    found = [sheet.name, sheet.title, sheet.marking, sheet.company, *(str(cell.text) for cell in sheet.head if cell.key != "pages")]
    for block in sheet.blocks:
        found += [block.gap, *(group.title for group in block.groups), *(cell.label for cell in block.cells)]
        found += [str(line) for text in block.texts() for line in text.lines]
    return [squeezed(line) for line in found if squeezed(line)]


def values(sheet: Sheet) -> list[Text]:
    """The texts of its blocks."""
    return [text for block in sheet.blocks for text in block.texts() if text]


def document_of(*body: str, header: str = "", styles: str = "") -> bytes:
    """A small document whose body is ``body``, as XML of Word."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {space}><w:body>{''.join(body)}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {space}>{header}</w:hdr>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, xml in parts.items():
            packed.writestr(name, xml)
    return made.getvalue()


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{properties}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def filled(folder: Path, sheet: Sheet, *body: str, header: str = "", styles: str = "") -> bytes:
    """``sheet`` in a template of one's own."""
    path = folder / "own.docx"
    path.write_bytes(document_of(*body, header=header, styles=styles))
    return word(sheet, path)
