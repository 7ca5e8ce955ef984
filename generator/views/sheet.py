"""Pieces that the sheets of all kinds share: cells of a grid, grouped points, document control, reports, blocks not written yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator.html import NOTHING, Html
from generator.model.base import Model, Unwritten
from generator.model.common import Document, Point, Points, Report, Signature
from generator.model.limit import Limit
from generator.model.shape import fields
from generator.model.words import Vocabulary
from generator.record import Path
from generator.rich import RichText
from generator.views.context import Context
from generator.views.margin import Margin

#: Path of an item -> the note that says where it was taken from.
Origin = Callable[[Path], Markup]


def no_origin(path: Path) -> Markup:
    """Items that are all their own."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and its value; ``wide`` takes the whole row."""

    label: str
    value: Markup
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    anchor: str
    title: str
    text: Markup
    result: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines below a heading of their own, or below none."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Document control: the cells, and the history as (version, date, change)."""

    cells: tuple[Cell, ...]
    history: tuple[tuple[str, str, Markup], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One regular report."""

    anchor: str
    what: Markup
    per: str
    to: Markup
    approved_by: Markup
    shape: Markup
    form: Markup
    margin: Markup


def paired(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells for a grid of two pairs a row: one that would stand alone takes the whole row."""
    made: list[Cell] = []
    alone = False
    for cell in cells:
        if cell.wide and alone:
            made[-1] = replace(made[-1], wide=True)
        alone = not cell.wide and not alone
        made.append(cell)
    if alone:
        made[-1] = replace(made[-1], wide=True)
    return tuple(made)


class Sheet:
    """Makes the shared pieces of one page; ``own`` is the id of its entry, below which local ids stand."""

    def __init__(self, context: Context, html: Html, own: str, origin: Origin = no_origin) -> None:
        self.context, self.html, self.own, self.origin = context, html, own, origin
        self.label, self.say = context.label, context.say
        self.margin = Margin(context, html)
        self._comma = escape(self.say("page.comma"))

    def entry(self, local: str | None) -> str:
        """The id in the whole manual of a row of this page."""
        full = f"{self.own}/{local}" if self.own else local or ""
        return full if full in self.context.manual.entries else ""

    def points(self, points: Points, *path: str | int) -> tuple[Rows, ...]:
        """Grouped points; ``path`` is where the list stands in the file."""
        return tuple(
            Rows(group.group or "", tuple(self._point(point, (*path, at, "items", nth)) for nth, point in enumerate(group.items)))
            for at, group in enumerate(points)
        )

    def _point(self, point: Point, path: Path) -> Row:
        result = Markup("{}{}{}").format(self.label(Point, "result"), self.say("page.colon"), self.html.flow(point.result)) if point.result else NOTHING
        margin = self.margin.row(point, self.entry(point.id), self.origin(path))
        return Row(point.id or "", point.title or "", self.html.flow(point.text), result, margin)

    def cells(
        self, model: type[Model], values: Iterable[tuple[str, Markup | str | None]], wide: Iterable[str] = (), *, empty: bool = False
    ) -> tuple[Cell, ...]:
        """Cells of fields in the given order; an empty one is left out unless the form keeps it (``empty``)."""
        broad = set(wide)
        return paired(Cell(self.label(model, name), escape(value or ""), name in broad) for name, value in values if value or empty)

    def maybe(self, value: str | None) -> Markup:
        """A plain value, its blanks drawn; nothing if there is none."""
        return self.html.line(value) if value else NOTHING

    def amount(self, amount: object, unit: str | None) -> Markup:
        """A figure with its unit, which a percentage may have of itself."""
        figure = self.html.line(str(amount))
        if not unit or (unit == "%" and str(amount).endswith(("%", "％"))):
            return figure
        return escape(self.say("page.amount_percent" if unit == "%" else "page.amount")).format(figure, self.html.line(unit))

    def field(self, item: Model, name: str) -> Markup:
        """The value of one field as a cell shows it: links for references, words for choices, blanks drawn."""
        shape = next(field.shape for field in fields(type(item)) if name in (field.name, field.key))
        return self._value(getattr(item, name), bool(shape.refers or (shape.item and shape.item.refers)))

    def _value(self, value: object, refers: bool) -> Markup:
        if value is None or value == ():
            return NOTHING
        if isinstance(value, tuple):
            return self._comma.join([self._value(part, refers) for part in value])
        if isinstance(value, RichText):
            return self.html.flow(value)
        if isinstance(value, bool):
            return escape(self.say("learn.yes") if value else "")
        if isinstance(value, Vocabulary):
            return escape(value.label(self.context.language))
        if isinstance(value, Limit):
            return Markup('<span class="db-num">{}</span>').format(self.html.line(str(value)))
        return self.html.link(str(value)) if refers else self.html.line(str(value))

    def document(self, document: Document | None) -> DocumentView | None:
        """Document control with every cell, so that what is missing can be filled in by hand."""
        if document is None:
            return None
        html = self.html
        signed = [(name, self._signature(getattr(document, name))) for name in ("prepared", "checked", "approved")]
        plain = [(name, html.line(getattr(document, name) or "____")) for name in ("number", "name", "version", "pages", "effective")]
        long = [(name, html.flow(text)) for name in ("explained", "filed", "declaration") if (text := getattr(document, name))]
        cells = self.cells(Document, [*plain, *signed], empty=True) + self.cells(Document, long, [name for name, _ in long])
        history = tuple((change.version, str(change.date or ""), html.flow(change.change)) for change in document.history)
        return DocumentView(cells, history)

    def _signature(self, signature: Signature | None) -> Markup:
        if signature is None:
            return self.html.line("____")
        by = self.html.link(signature.by)
        return Markup("{} {}").format(by, self.html.line(str(signature.date))) if signature.date else by

    @property
    def gap(self) -> Markup:
        """A cell that is not written yet."""
        return Markup('<span class="db-gap">{}</span>').format(self.say("page.unwritten"))

    def reports(self, reports: tuple[Report, ...], *path: str | int) -> tuple[ReportView, ...]:
        """Regular reports."""
        html, language = self.html, self.context.language
        return tuple(
            ReportView(
                report.id or "", html.line(report.what), report.per.label(language) if report.per else "", html.links(report.to),
                html.links(report.approved_by), self.maybe(report.as_),
                html.link(report.form) if report.form else NOTHING,
                self.margin.row(report, self.entry(report.id), self.origin((*path, at))),
            )
            for at, report in enumerate(reports)
        )  # fmt: skip

    def unwritten(self, item: Unwritten) -> dict[str, str]:
        """Key -> label of the blocks that are announced as not written yet."""
        return {key: self._label_or_key(type(item), key) for key in item.unwritten}

    def _label_or_key(self, model: type[Model], key: str) -> str:
        try:
            return self.label(model, key)
        except KeyError:
            return key
