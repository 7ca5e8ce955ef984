"""Document control (D17): the box on top of each page, the block of signatures, history, declaration, and the slip a holder signs."""

from generator.model.common import Change, Document
from generator.sheets.block import Block, Cell, Column, Group, Row
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.text import NOTHING, Text

SIGNED = ("prepared", "checked", "approved")
#: Block -> field: the requirements have a block named ``explained`` too.
LONG = {"document_explained": "explained", "filed": "filed", "declaration": "declaration"}


def company(pen: Pen) -> str:
    """The company's name, as it stands above the title; empty if the manual has none."""
    organisation = pen.manual.organisation
    return organisation.company.name if organisation and organisation.company else ""


def head(pen: Pen, document: Document | None, name: str) -> tuple[Cell, ...]:
    """The box on top of each page: number, name and version; the page number is the printer's."""
    given = document or Document()
    values: tuple[tuple[str, Text], ...] = (
        ("number", pen.write(given.number) or TO_WRITE_ON),
        ("name", pen.write(given.name or name)),
        ("version", pen.write(given.version) or TO_WRITE_ON),
        ("pages", pen.write(given.pages)),
    )
    return tuple(Cell(key, pen.label(Document, key), text) for key, text in values)


def declared(pen: Pen, document: Document | None, gap: str = "") -> tuple[Block, ...]:
    """History, declaration and the block of signatures; without document control only lines to sign on."""
    given = document or Document()
    cells = [Cell(name, pen.label(Document, name), pen.signature(getattr(given, name))) for name in SIGNED]
    cells.append(Cell("effective", pen.label(Document, "effective"), pen.write(given.effective) or TO_WRITE_ON))
    return (*said(pen, given), Block("document", pen.say("page.document"), "signatures", tuple(cells), gap=gap))


def released(pen: Pen, document: Document) -> list[Cell]:
    """Who signed and when, of what nobody signs anew on each copy: only what is given, and no lines to sign on."""
    cells = [Cell(name, pen.label(Document, name), pen.signature(signed)) for name in SIGNED if (signed := getattr(document, name))]
    return [*cells, *([Cell("effective", pen.label(Document, "effective"), pen.write(document.effective))] if document.effective else [])]


def said(pen: Pen, given: Document) -> tuple[Block, ...]:
    """History and declaration."""
    columns = tuple(Column(name, pen.label(Change, name)) for name in Change.model_fields)
    rows = tuple(Row("", tuple(pen.write(getattr(change, name)) for name in Change.model_fields)) for change in given.history)
    texts = [Block(key, pen.label(Document, name), "text", text=pen.write(getattr(given, name))) for key, name in LONG.items()]
    return Block("history", pen.label(Document, "history"), "table", columns=columns, groups=(Group("", rows),) if rows else ()), *texts


def slip(pen: Pen) -> tuple[Cell, ...]:
    """Name, signature and date of whoever has read and understood the sheet."""
    return tuple(Cell(key, pen.say(f"sheet.slip_{key}"), NOTHING) for key in ("name", "signature", "date"))
