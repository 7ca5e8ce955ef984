"""The body of a policy for paper: headings, articles and their items with both numbers, tables, figures and forms among them (D7).

``number`` is what is printed and referred to: pinned where the author keeps an old one. ``made`` is what the structure alone
would give, where that is another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.policy import Clause, Entry, Figure, Policy, Table
from generator.numbering import STYLES, numbers
from generator.record import Path
from generator.sheets.block import Block, Column, Group, Row
from generator.sheets.fields import settings_block
from generator.sheets.pen import Pen
from generator.sheets.text import NOTHING, Text, plain

HEADINGS = ("part", "chapter", "section")
#: Steps of the path of an entry of the body itself.
BODY = 2
#: What a table's source is called in the settings, where that is not its own key.
SETTINGS = {"credit-classes": "credit", "customer-classes": "customers"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a policy; ``kind`` is heading, article, clause, table, figure or form, ``depth`` how far inside it stands."""

    kind: str
    depth: int = 0
    number: str = ""
    made: str = ""
    title: str = ""
    text: Text = NOTHING
    block: Block | None = None
    figure: Figure | None = None


class Statute:
    """The body of one policy."""

    def __init__(self, pen: Pen, own: str, policy: Policy) -> None:
        self.pen, self.own, self.policy = pen, own, policy
        self.printed = pen.manual.numbers.get(own, {})
        self.withheld = pen.manual.withheld_entries.get(own, frozenset())
        # A stub no longer says what it stands for, so that nothing can be counted over it.
        stubs = any(len(path) == BODY for path in self.withheld)
        self.made = _made(policy, pen.manual.settings.numbering) if self.printed and not stubs else {}
        self.used = [level for level in HEADINGS if any(entry.level == level for entry in policy.body)]

    def passages(self) -> Iterator[Passage]:
        """Everything in its order."""
        for at, entry in enumerate(self.policy.body):
            path: Path = ("body", at)
            if path in self.withheld:
                yield Passage("article", 0, *self._numbers(path), text=plain(self.pen.say("page.restricted")))
            elif entry.level in HEADINGS:
                yield Passage("heading", self.used.index(entry.level), *self._numbers(path), title=entry.heading or "")
                if entry.text or entry.title:
                    yield Passage("article", title=(entry.title or "") if entry.heading != entry.title else "", text=self.pen.write(entry.text))
                yield from self._clauses(entry.items, path, 0)
            else:
                yield from self._entry(entry, path)

    def pinned(self) -> list[Passage]:
        """Passages of which the printed number is not the one that the structure gives."""
        return [passage for passage in self.passages() if passage.made]

    def _numbers(self, path: Path) -> tuple[str, str]:
        printed, made = self.printed.get(path, ""), self.made.get(path, "")
        return printed, made if made != printed else ""

    def _entry(self, entry: Entry, path: Path) -> Iterator[Passage]:
        text = self.pen.write(entry.text)
        if entry.table:
            block = self._table(entry.table)
            yield Passage("table", number=entry.number or "", title=entry.title or "", text=self._empty(block) + text, block=block)
        elif entry.figure:
            yield Passage("figure", number=entry.number or "", title=entry.title or "", text=text, figure=entry.figure)
        elif entry.form:
            yield Passage("form", number=entry.number or self.pen.label(Entry, "form"), title=entry.title or self.pen.name(entry.form), text=text)
        else:
            yield Passage("article", 0, *self._numbers(path), title=entry.title or "", text=text)
        yield from self._clauses(entry.items, path, 0)

    def _clauses(self, clauses: tuple[Clause, ...], path: Path, depth: int) -> Iterator[Passage]:
        for at, clause in enumerate(clauses):
            here = (*path, "items", at)
            text = plain(self.pen.say("page.restricted")) if here in self.withheld else self.pen.titled(clause.title, self.pen.write(clause.text))
            yield Passage("clause", depth, *self._numbers(here), text=text)
            yield from self._clauses(clause.items if here not in self.withheld else (), here, depth + 1)

    def _table(self, table: Table) -> Block:
        if table.from_:
            return settings_block(self.pen, SETTINGS.get(table.from_.key, table.from_.key), table.title or "")
        columns = tuple(Column(str(at), name) for at, name in enumerate(table.columns))
        rows = tuple(Row("", tuple(self.pen.write(cell) for cell in row) + (NOTHING,) * (len(columns) - len(row))) for row in table.rows)
        return Block("table", table.title or "", "table", columns=columns, groups=(Group("", rows),) if rows else ())

    def _empty(self, block: Block) -> Text:
        """What stands for a table of which no row is left, or none was ever written."""
        return NOTHING if block.groups else plain(self.pen.say("page.restricted" if self.pen.manual.withheld else "page.unwritten"))


def _made(policy: Policy, default: str | None) -> dict[Path, str]:
    """The numbers of ``policy`` as if none had been pinned."""

    def freed(clause: Clause) -> Clause:
        return clause.model_copy(update={"number": None, "items": tuple(map(freed, clause.items))})

    body = tuple(entry.model_copy(update={"number": None, "items": tuple(map(freed, entry.items))}) for entry in policy.body)
    return numbers(policy.model_copy(update={"body": body}), default if default in STYLES else None)
