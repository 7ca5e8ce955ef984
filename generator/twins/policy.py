"""The body of a policy as Markdown: headings, articles with their printed numbers, tables, figures."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.model.policy import Clause, Entry, Figure, Policy, Table
from generator.model.settings import Settings
from generator.record import Path
from generator.twins.markdown import escaped, first
from generator.twins.sheet import Sheet, table

HEADINGS = ("part", "chapter", "section")
#: What a table's source is called in the settings, where that is not its own key.
SETTINGS = {"credit-classes": "credit", "customer-classes": "customers"}


def body(sheet: Sheet, own: str, policy: Policy) -> Iterator[str]:
    """Everything below the head of ``policy``."""
    numbers = sheet.twins.manual.numbers.get(own, {})
    withheld = sheet.twins.manual.withheld_entries.get(own, frozenset())
    used = [level for level in HEADINGS if any(entry.level == level for entry in policy.body)]
    for at, entry in enumerate(policy.body):
        path: Path = ("body", at)
        number = entry.number if entry.level in ("table", "figure", "form") else numbers.get(path, "")
        if path in withheld:
            yield f"**{escaped(number or '')}** {sheet.say('page.restricted')}"
        elif entry.level in HEADINGS:
            yield sheet.heading(2 + used.index(entry.level), f"{escaped(number or '')} {escaped(entry.heading or '')}".strip(), sheet.twins.anchor(entry))
            yield from _words(sheet, own, entry, path, f"**{escaped(entry.title)}**" if entry.title else "")
        else:
            title = f"**{' '.join(filter(None, (escaped(number or ''), escaped(entry.title or ''))))}**"
            yield from _block(sheet, own, entry, path, ("" if title == "****" else title) + sheet.twins.anchor(entry))


def _block(sheet: Sheet, own: str, entry: Entry, path: Path, head: str) -> Iterator[str]:
    if entry.table:
        yield head
        yield from _table(sheet, entry.table)
        head = ""
    elif entry.figure:
        yield f"{head} {_figure(sheet, entry.figure)}".strip()
        head = ""
    elif entry.form:
        head = f"{head} {sheet.markdown.link(entry.form)}".strip()
    yield from _words(sheet, own, entry, path, head)


def _words(sheet: Sheet, own: str, entry: Entry, path: Path, head: str) -> Iterator[str]:
    text = sheet.markdown.blocks(entry.text) if entry.text else ""
    yield f"{head} {text}".strip() if head and entry.text and sheet.short(entry.text) else "\n\n".join(filter(None, (head, text)))
    grades = [sheet.fact(field.label, sheet.value(value, field.shape)) for field, value in sheet.filled(entry) if field.name in GRADED]
    yield "\n".join([*grades, *_clauses(sheet, own, entry.items, path, "")])


GRADED = ("grade", "graded", "declassify")


def _clauses(sheet: Sheet, own: str, clauses: tuple[Clause, ...], path: Path, indent: str) -> Iterator[str]:
    """Numbered items with those below them."""
    numbers = sheet.twins.manual.numbers.get(own, {})
    withheld = sheet.twins.manual.withheld_entries.get(own, frozenset())
    for at, clause in enumerate(clauses):
        here = (*path, "items", at)
        number = escaped(numbers.get(here, ""))
        if here in withheld:
            yield f"{indent}- {first(number)} {sheet.say('page.restricted')}"
            continue
        title = f"**{escaped(clause.title)}** " if clause.title else ""
        facts = [sheet.fact(field.label, sheet.value(value, field.shape))[2:] for field, value in sheet.filled(clause) if field.name in GRADED]
        words = f"{number} {title}{sheet.markdown.line(clause.text)}{''.join(f' ({fact})' for fact in facts)}".strip()
        yield f"{indent}- {first(words)}{sheet.twins.anchor(clause)}"
        yield from _clauses(sheet, own, clause.items, here, f"{indent}  ")


def _table(sheet: Sheet, given: Table) -> Iterator[str]:
    if given.title:
        yield f"**{escaped(given.title)}**"
    if given.from_:
        key = SETTINGS.get(given.from_.key, given.from_.key)
        rows = getattr(sheet.twins.manual.settings, key)
        yield f"{sheet.label(Settings, key)}{sheet.colon}" if not given.title else ""
        yield sheet.rows(rows, anchored=False) if rows else sheet.say("page.restricted" if sheet.twins.manual.withheld else "page.unwritten")
    elif given.rows:
        yield table(map(escaped, given.columns), [[sheet.markdown.line(cell) for cell in row] for row in given.rows])
    else:
        yield sheet.say("page.restricted" if sheet.twins.manual.withheld else "page.unwritten")


def _figure(sheet: Sheet, figure: Figure) -> str:
    """The picture with what it shows."""
    parts = urlsplit(figure.image)
    words = escaped(figure.describes or figure.title or figure.image)
    title = f" {escaped(figure.title)}" if figure.title and figure.describes else ""
    if parts.scheme or parts.netloc:
        return f"{words} {escaped(figure.image)}{title}"
    return f"![{words}]({sheet.markdown.urls.asset(sheet.markdown.page, figure.image)}){title}"
