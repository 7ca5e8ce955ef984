"""What the Word templates are built of: paragraphs, rows and tables in the XML of Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

#: Between the margins of A4, in twentieths of a point: 172 mm.
WIDTH = 9751
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
BOX = "".join(f"<w:{side} {LINE}/>" for side in ("top", "left", "bottom", "right"))
GRID = BOX + f"<w:insideH {LINE}/><w:insideV {LINE}/>"
#: The margins of cells.
SIDES = (("top", 28), ("left", 85), ("bottom", 28), ("right", 85))
MARGINS = "<w:tblCellMar>" + "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in SIDES) + "</w:tblCellMar>"
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
#: Chinese quotation marks and dots are as wide as a character only where Word is told that they are Chinese.
CHINESE = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def run(text: str) -> str:
    """Words in the look of their paragraph."""
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f"<w:r>{CHINESE}{words}</w:r>"


def field(code: str) -> str:
    """A field that Word fills in, such as PAGE."""
    parts = ('<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>', '<w:fldChar w:fldCharType="separate"/>')
    return "".join(f"<w:r>{part}</w:r>" for part in parts) + '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph; ``text`` that begins with ``<w:r>`` is XML already."""
    styled = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    inner = text if text.startswith("<w:r>") else run(text) if text else ""
    return f"<w:p>{f'<w:pPr>{styled}</w:pPr>' if styled else ''}{inner}</w:p>"


def tag(text: str) -> str:
    """A paragraph that only holds an instruction and vanishes with it."""
    return paragraph(f"{{%p {text} %}}", "Tag")


#: Keeps two tables apart, which Word would make one otherwise.
APART = paragraph("", "Apart")


@dataclass(frozen=True)
class Cell:
    """A cell: its text (more than one for paragraphs), the style of it, how many columns it takes.

    ``top`` says that it begins at the top, ``merged`` that it goes on below (``restart``, ``continue``).
    """

    text: str | Sequence[str]
    style: str = "Cell"
    span: int = 1
    top: bool = False
    merged: str = ""

    def xml(self, width: int | None) -> str:
        """The cell, shaded if it is a label."""
        size = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else '<w:tcW w:w="0" w:type="auto"/>'
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        shade = SHADE if self.style == "Label" else ""
        merged = f'<w:vMerge w:val="{self.merged}"/>' if self.merged else ""
        middle = "" if self.top else '<w:vAlign w:val="center"/>'
        texts = [self.text] if isinstance(self.text, str) else self.text
        inner = "".join(text if text.startswith("<w:p>") else paragraph(text, self.style) for text in texts)
        return f"<w:tc><w:tcPr>{size}{span}{merged}{shade}{middle}</w:tcPr>{inner}</w:tc>"


@dataclass(frozen=True)
class Row:
    """A row: not split over pages unless ``split``; a ``head`` is repeated on every page."""

    cells: Sequence[Cell]
    head: bool = False
    split: bool = False
    height: int = 0

    def xml(self, widths: Sequence[int] | None) -> str:
        """The row, its cells as wide as the columns they stand in."""
        made, at = [], 0
        for cell in self.cells:
            made.append(cell.xml(sum(widths[at : at + cell.span]) if widths else None))
            at += cell.span
        properties = ("" if self.split else "<w:cantSplit/>") + (f'<w:trHeight w:val="{self.height}"/>' if self.height else "")
        properties += "<w:tblHeader/>" if self.head else ""
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(made)}</w:tr>"


def instruction(text: str, columns: int) -> Row:
    """A row that only holds an instruction and vanishes with it."""
    return Row([Cell(f"{{%tr {text} %}}", "Tag", columns)], split=True)


def label(text: str, span: int = 1) -> Cell:
    """A shaded cell."""
    return Cell(text, "Label", span)


def table(rows: Sequence[Row], shares: Sequence[int] | None, borders: str = GRID) -> str:
    """A table between the margins, its columns by their ``shares``; without shares Word makes them as wide as what stands in them."""
    widths = [WIDTH * share // sum(shares) for share in shares] if shares else None
    if widths:
        widths[-1] += WIDTH - sum(widths)
    count = len(widths) if widths else max(sum(cell.span for cell in row.cells) for row in rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (widths or [WIDTH // count] * count))
    layout = '<w:tblLayout w:type="fixed"/>' if widths else ""
    properties = f'<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>{layout}{MARGINS}'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(row.xml(widths) for row in rows)}</w:tbl>"
