"""Booklets: what all of them begin with, as plain data for a template of Typst, and how one becomes a file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from generator.manual import Manual
from generator.model.common import Document
from generator.sheets.binding import Bound, bound
from generator.sheets.block import Sheet
from generator.sheets.document import SIGNED, company
from generator.sheets.leaf import BindingError, Leaf
from generator.sheets.making import print_context
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.printed import furniture, lines_data
from generator.sheets.text import Text
from generator.sheets.typeset import Typesetter, TypesettingError

TEMPLATE, PICTURE = "booklet.typ", "picture.typ"
#: Words of the furniture that booklets use beside those of sheets; each is the text ``booklet.…``.
WORDS = ("contents", "page", "number", "name", "version", "at_page", "document_number", "made_number")
#: Pages after which Typst is asked to let go of them.
PAGES = 20


class PictureError(TypesettingError):
    """A picture cannot be printed; the message says why in Typst's words."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path


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
class Part:
    """Pages that are typeset at once. ``heads`` are the titles that the contents name, with their level; those of a part may begin at level 2.

    A part that ``lists`` is made last, of the titles of the part with that number and of those that follow it at level 2; -1 lists all.
    ``pictures`` are those of the manual that are in ``data``.
    """

    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    heads: tuple[tuple[int, str], ...] = ()
    lists: int | None = None
    pictures: tuple[dict[str, Any], ...] = ()

    @property
    def level(self) -> int:
        """The level of its outermost title."""
        return self.heads[0][0] if self.heads else 1

    @property
    def deep(self) -> int:
        """How many levels of its titles the contents name."""
        return max((level for level, _ in self.heads), default=0) - self.level + 1


@dataclass(frozen=True)
class Booklet:
    """What is bound. ``sheets`` stand in it with a code of their own; ``others`` hold every other word of the content that is printed."""

    kind: str
    title: str
    front: dict[str, Any]
    parts: tuple[Part, ...]
    sheets: tuple[Sheet, ...] = ()
    others: tuple[Sheet, ...] = ()

    def bound(self, typesetter: Typesetter, tick: Callable[[], None] = lambda: None) -> "Copy":
        """The file; ``tick`` is called for each part. Raises TypesettingError, of a picture PictureError."""
        return _Press(self, typesetter, tick).copy()


@dataclass(frozen=True)
class Copy:
    """A booklet as a file, with the number of its pages."""

    pdf: bytes
    pages: int


class _Press:
    """Typesets part by part: each has to know the number of its first page, the contents those of all."""

    def __init__(self, booklet: Booklet, typesetter: Typesetter, tick: Callable[[], None]) -> None:
        self.booklet, self.typesetter, self.tick = booklet, typesetter, tick
        self.firsts: list[int] = []
        self.leaves: list[Bound] = []
        self.fresh = 0

    def copy(self) -> Copy:
        """All parts, bound."""
        parts, page = self.booklet.parts, 1
        try:
            for part in parts:
                self.firsts.append(page)
                self.leaves.append(self._leaf(part, page, [0] * sum(len(each.heads) for each in parts)))
                page += len(self.leaves[-1].leaf.sheets)
                self.tick()
            pages = self._pages()
            for at, part in enumerate(parts):
                if part.lists is not None:
                    again = self._leaf(part, self.firsts[at], pages)
                    if len(again.leaf.sheets) != len(self.leaves[at].leaf.sheets):
                        raise TypesettingError(part.kind)
                    self.leaves[at] = again
            return Copy(bound(self.leaves), page - 1)
        except BindingError as error:
            raise TypesettingError(str(error)) from None

    def _leaf(self, part: Part, first: int, pages: Sequence[int]) -> Bound:
        data = {**self.booklet.front, **part.data, "leaf": part.kind, "first": first}
        if part.lists is not None:
            data["rows"] = self._rows(part.lists, pages)
        leaf = Leaf(self._typeset(part, data))
        self.fresh += len(leaf.sheets)
        if self.fresh >= PAGES:
            self.typesetter.forget()
            self.fresh = 0
        made = Bound(leaf, part.level, part.deep)
        if len(made.marks) != len(part.heads):
            raise TypesettingError(f"{part.kind}: {len(made.marks)} != {len(part.heads)}")
        return made

    def _typeset(self, part: Part, data: dict[str, Any]) -> bytes:
        """The part as Typst makes it; what it says of a picture does not say of which."""
        try:
            return self.typesetter.unpacked(TEMPLATE, data)
        except TypesettingError:
            for picture in part.pictures:
                try:
                    self.typesetter.unpacked(PICTURE, {**self.booklet.front, "figure": picture})
                except TypesettingError as error:
                    raise PictureError(picture["path"], str(error)) from None
            raise

    def _rows(self, lists: int, pages: Sequence[int]) -> list[dict[str, Any]]:
        """The titles that a part lists: level, words, page, and the number that a link has."""
        heads = [(at, level, title) for at, (level, title) in enumerate(head for part in self.booklet.parts for head in part.heads)]
        if lists >= 0:
            begin = sum(len(part.heads) for part in self.booklet.parts[: lists + 1])
            end = next((at for at, level, _ in heads[begin:] if level == 1), len(heads))
            heads = heads[begin:end]
        return [{"level": level, "title": title, "page": pages[at], "link": f"deskbook:{at}"} for at, level, title in heads]

    def _pages(self) -> list[int]:
        return [first + mark.page for first, each in zip(self.firsts, self.leaves, strict=True) for mark in each.marks]


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


def opening() -> tuple[Part, ...]:
    """Cover and contents."""
    return Part("cover"), Part("contents", lists=-1)
