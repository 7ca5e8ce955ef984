"""Booklets: what all of them begin with, as plain data for a template of Typst, and how one becomes a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from generator.manual import Manual
from generator.model.common import Document
from generator.sheets.block import Sheet
from generator.sheets.document import SIGNED, company
from generator.sheets.making import print_context
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.printed import furniture, lines_data
from generator.sheets.text import Text
from generator.sheets.typeset import Typesetter

#: Words of the furniture that booklets use beside those of sheets; each is the text ``booklet.…``.
WORDS = (
    "contents", "page", "number", "name", "version", "at_page", "document_number",
)  # fmt: skip


@dataclass(frozen=True)
class Order:
    """What a booklet is made from: a manual of one audience, the families that labels are set in, and the manual's pictures by their paths."""

    manual: Manual
    language: str
    today: date
    layout: str = "standard"
    sans: tuple[str, ...] = ()
    picture: Callable[[str], bytes | None] = field(default=lambda path: None)

    @cached_property
    def pen(self) -> Pen:
        """Writes what stands in no file."""
        return Pen(print_context(self.manual, self.language, self.today))


@dataclass(frozen=True)
class Booklet:
    """What is bound: ``template`` makes the file of ``data``.

    ``sheets`` stand in it with a code of their own; ``others`` hold every other word of the content that is printed.
    """

    kind: str
    title: str
    template: str
    data: dict[str, Any]
    sheets: tuple[Sheet, ...] = ()
    others: tuple[Sheet, ...] = ()

    def pdf(self, typesetter: Typesetter) -> bytes:
        """The file. Raises TypesettingError."""
        return typesetter.pdf(self.template, self.data)


def front(order: Order, title: str, subjects: Iterable[str], document: Document | None) -> dict[str, Any]:
    """What every booklet begins with: cover, words, and lines for whoever signs for it."""
    pen, given = order.pen, document or Document()
    signed: list[tuple[str, Text]] = [(name, pen.signature(getattr(given, name))) for name in SIGNED]
    signed.append(("effective", pen.write(given.effective) or TO_WRITE_ON))
    made = furniture(order.language)
    words = {word: pen.say(f"booklet.{word}") for word in WORDS} | {"chart_key": pen.say("chart.key")}
    month = pen.say("booklet.months").split()[order.today.month - 1]
    return {
        **made, "say": {**made["say"], **words}, "title": title, "company": company(pen) or pen.manual.settings.title or "", "subjects": list(subjects),
        "month": pen.say("booklet.month", year=order.today.year, month=month), "number": given.number or "", "version": given.version or "",
        "signed": [{"label": pen.label(Document, name), "text": lines_data(text)} for name, text in signed],
    }  # fmt: skip
