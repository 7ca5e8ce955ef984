"""Forms as they look on paper, and the listing (D16, D19)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.form import Field, Form
from generator.model.form import Section as Part
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.margin import Head, Margin
from generator.views.paper import FieldView, PaperTable, field_view, paper_table, side_by_side
from generator.views.sheet import Cell, DocumentView, Sheet
from generator.views.uses import row_margin

PAGE = "forms/index.md"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the form."""

    anchor: str
    title: Markup
    text: Markup
    fields: tuple[FieldView, ...]
    table: PaperTable | None
    margin: Markup


@dataclass(frozen=True, slots=True)
class FormView:
    """A form as its page shows it; ``required`` says that some of its fields must be filled in."""

    head: Head
    cells: tuple[Cell, ...]
    number: Markup
    sections: tuple[SectionView, ...]
    signatures: tuple[Markup, ...]
    note: Markup
    required: bool
    document: DocumentView | None


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each form, and the listing."""
    for own, form in context.asked(context.manual.forms):
        yield context.urls.page(own), context.render("pages/form.md.j2", v=form_view(context, own, form))
    if context.manual.forms:
        title, count = context.say("page.tab_forms"), context.say("learn.count_forms", n=len(context.manual.forms))
        yield PAGE, context.render("pages/listing.md.j2", title=title, count=count, table=_listing(context))


def form_view(context: Context, own: str, form: Form) -> FormView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, own)
    names = ("filled_by", "handed_to", "keep", "copies", "purpose")
    sections = tuple(_section(sheet, section) for section in form.sections)
    return FormView(
        head=sheet.margin.head(own, form, form.title, "", (html.line(form.number),) if form.number else ()),
        cells=sheet.cells(Form, [(name, sheet.field(form, name)) for name in names], ("purpose",)),
        number=html.line(context.say("learn.number", number=form.number)) if form.number else NOTHING,
        sections=sections,
        signatures=tuple(html.line(words) for words in form.signatures),
        note=html.flow(form.note) if form.note else NOTHING,
        required=any(field.required for section in form.sections for field in section.fields),
        document=sheet.document(form.document),
    )


def _section(sheet: Sheet, section: Part) -> SectionView:
    def made(field: Field) -> FieldView:
        return field_view(sheet, field, row_margin(sheet, field, field.id))

    return SectionView(
        section.id or "", sheet.maybe(section.title), sheet.html.flow(section.text) if section.text else NOTHING,
        side_by_side(map(made, section.fields)), paper_table(sheet, section.table) if section.table else None,
        row_margin(sheet, section, section.id),
    )  # fmt: skip


def _listing(context: Context) -> TableView:
    html = context.html(PAGE)
    margin = Margin(context, html)
    rows = []
    for own, form in context.manual.forms.items():
        title = Markup("{}{}").format(html.link(own), margin.grade(form))
        number = html.line(form.number) if form.number else NOTHING
        keep = html.line(str(form.keep)) if form.keep else NOTHING
        rows.append(TableRow(own, (title, number, html.links(form.filled_by), html.links(form.handed_to), escape(keep), margin.fresh(form, brief=True))))
    columns = tuple(context.label(Form, name) for name in ("title", "number", "filled_by", "handed_to", "keep", "verified"))
    return TableView("forms", "", columns, tuple(rows))
