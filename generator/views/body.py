"""The body of a policy: headings in order, and what stands below each."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.policy import Clause, Entry, Figure, Policy, Table
from generator.record import Path
from generator.views.convention import TableRow, TableView, settings_table
from generator.views.sheet import Sheet

HEADINGS = ("part", "chapter", "section")
WITHHELD = Markup('<li><span class="db-no">{}</span><div class="db-restricted">{}</div></li>')
CLAUSE = Markup('<li{}><span class="db-no">{}</span><div>{}{}{}{}</div></li>')


@dataclass(frozen=True, slots=True)
class Block:
    """An article, a table, a figure or a form."""

    kind: str
    anchor: str
    number: str
    title: str
    text: Markup
    margin: Markup
    table: TableView | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (none before the first) and the blocks below it; ``depth`` is 2 for the outermost."""

    depth: int
    anchor: str
    number: str
    title: str
    margin: Markup
    blocks: tuple[Block, ...]


def sections(sheet: Sheet, policy: Policy) -> tuple[Section, ...]:
    """The body of ``policy``, cut at its headings."""
    manual = sheet.context.manual
    numbers = manual.numbers.get(sheet.own, {})
    withheld = manual.withheld_entries.get(sheet.own, frozenset())
    used = [level for level in HEADINGS if any(entry.level == level for entry in policy.body)]
    made: list[Section] = []
    blocks: list[Block] = []
    head = Section(2, "", "", "", NOTHING, ())
    for at, entry in enumerate(policy.body):
        path: Path = ("body", at)
        if path in withheld:
            blocks.append(Block("withheld", f"s:body-{at}", numbers.get(path, ""), "", sheet.html.line(sheet.say("page.restricted")), NOTHING))
        elif entry.level in HEADINGS:
            made.append(_with(head, blocks))
            blocks = [Block("text", "", "", entry.title or "", _words(sheet, entry, path), NOTHING)] if entry.text or entry.items or entry.title else []
            head = _heading(sheet, entry, path, numbers.get(path, ""), used)
        else:
            blocks.append(_block(sheet, entry, path, numbers.get(path, "")))
    made.append(_with(head, blocks))
    return tuple(section for section in made if section.blocks or section.title)


def _with(head: Section, blocks: list[Block]) -> Section:
    return Section(head.depth, head.anchor, head.number, head.title, head.margin, tuple(blocks))


def _heading(sheet: Sheet, entry: Entry, path: Path, number: str, used: list[str]) -> Section:
    margin = sheet.margin.row(entry, sheet.entry(entry.id))
    return Section(2 + used.index(entry.level), entry.id or f"s:body-{path[1]}", number, entry.heading or "", margin, ())


def _block(sheet: Sheet, entry: Entry, path: Path, printed: str) -> Block:
    own = (entry.article or entry.id) if entry.level == "article" else entry.id
    margin = sheet.margin.row(entry, sheet.entry(own))
    anchor = own or f"s:body-{path[1]}"
    words = _words(sheet, entry, path)
    if entry.table:
        table = _table(sheet, entry.table)
        if not table.rows:
            words = _why_empty(sheet) + words
        return Block("table", anchor, entry.number or "", entry.title or "", words, margin, table)
    if entry.figure:
        return Block("figure", anchor, entry.number or "", entry.title or "", Markup("{}{}").format(_figure(sheet, entry.figure), words), margin)
    if entry.form:
        return Block("form", anchor, entry.number or sheet.label(Entry, "form"), entry.title or "", sheet.html.link(entry.form) + words, margin)
    return Block("article", anchor, printed, entry.title or "", words, margin)


def _words(sheet: Sheet, entry: Entry, path: Path) -> Markup:
    text = sheet.html.rich(entry.text) if entry.text else NOTHING
    return text + _clauses(sheet, entry.items, path)


def _clauses(sheet: Sheet, clauses: tuple[Clause, ...], path: Path) -> Markup:
    """Numbered items with those below them; the printed number is text, so that it is copied along."""
    if not clauses:
        return NOTHING
    numbers = sheet.context.manual.numbers.get(sheet.own, {})
    withheld = sheet.context.manual.withheld_entries.get(sheet.own, frozenset())
    rows = []
    for at, clause in enumerate(clauses):
        here = (*path, "items", at)
        if here in withheld:
            rows.append(WITHHELD.format(numbers.get(here, ""), sheet.say("page.restricted")))
            continue
        anchor = Markup(' id="{}"').format(clause.id) if clause.id else NOTHING
        title = Markup("<b>{}</b> ").format(clause.title) if clause.title else NOTHING
        margin = sheet.margin.row(clause, sheet.entry(clause.id))
        inner = _clauses(sheet, clause.items, here)
        number = numbers.get(here, "")
        rows.append(CLAUSE.format(anchor, number, title, sheet.html.flow(clause.text), margin, inner))
    return Markup('<ol class="db-items">{}</ol>').format(NOTHING.join(rows))


def _table(sheet: Sheet, table: Table) -> TableView:
    if table.from_:
        key = {"credit-classes": "credit", "customer-classes": "customers"}.get(table.from_.key, table.from_.key)
        made = settings_table(sheet, key)
        told = made.title in made.columns  # the head of the table says it already
        return TableView(key, table.title or ("" if told else made.title), made.columns, made.rows)
    rows = tuple(TableRow("", tuple(sheet.html.flow(cell) for cell in row)) for row in table.rows)
    return TableView("", table.title or "", table.columns, rows)


def _why_empty(sheet: Sheet) -> Markup:
    """What stands for a table of which no row is left, or none was ever written."""
    mark, why = ("db-restricted", "page.restricted") if sheet.context.manual.withheld else ("db-gap", "page.unwritten")
    return Markup('<p class="{}">{}</p>').format(mark, sheet.say(why))


def _figure(sheet: Sheet, figure: Figure) -> Markup:
    """The image with its title; nothing is loaded from elsewhere."""
    parts = urlsplit(figure.image)
    caption = Markup("<figcaption>{}</figcaption>").format(figure.title) if figure.title else NOTHING
    if parts.scheme or parts.netloc:
        return Markup("<figure>{}{}</figure>").format(figure.image, caption)
    address = sheet.html.urls.asset(sheet.html.page, figure.image)
    return Markup('<figure><img src="{}" alt="{}" loading="lazy">{}</figure>').format(address, figure.describes or figure.title or "", caption)
