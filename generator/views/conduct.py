"""Rules of conduct, all on one page: what follows a breach, who answers besides, and whom each rule binds (D15)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.manual import Manual
from generator.model.position import Conduct, ConductFile, Consequence, Position
from generator.urls import SHARED
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.row import row_ids
from generator.views.shared_page import FileHead, Labelled, Place, file_head, other_uses, place, positions, row_meta
from generator.views.sheet import Sheet

PAGE = SHARED["conduct"]


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule; ``refs`` are (label, value) of who answers and whom it binds."""

    anchor: str
    title: str
    meta: tuple[Markup, ...]
    text: Markup
    consequences: TableView | None
    refs: Labelled
    margin: Markup


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules of one file and what follows any breach of them."""

    head: FileHead
    consequences: TableView | None
    rules: tuple[RuleView, ...]


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """conduct.md."""
    if not context.manual.conduct:
        return
    sheet = Sheet(context, context.html(PAGE), "")
    ids, bound = row_ids(context), bound_by(context.manual)
    files = tuple(Rules(sheet, own, file).view(ids, bound) for own, file in context.manual.conduct.items())
    yield PAGE, context.render("pages/conduct.md.j2", title=context.say("office.conduct"), files=files)


def bound_by(manual: Manual) -> dict[str, list[str]]:
    """Rule -> the positions that it binds, by themselves or by what they inherit."""
    found: dict[str, list[str]] = defaultdict(list)
    for own, resolved in manual.positions.items():
        for ref in dict.fromkeys(resolved.position.never):
            found[ref].append(own)
    return found


class Rules:
    """Makes the rules of the file ``whole``."""

    def __init__(self, sheet: Sheet, whole: str, file: ConductFile) -> None:
        self.sheet, self.whole, self.file = sheet, whole, file
        self.label = sheet.label

    def view(self, ids: dict[tuple[str, int], str], bound: dict[str, list[str]]) -> RulesView:
        """The whole file; ``bound`` are the positions that each rule binds."""
        count = self.sheet.say("office.count_rules", n=len(self.file.items))
        head = file_head(self.sheet, self.whole, self.file, self.file.title, self.sheet.say("office.conduct"), count)
        general = consequences(self.sheet, self.file.consequences, self.general, self.label(ConductFile, "consequences"))
        return RulesView(
            head,
            general,
            tuple(self._rule(rule, place(self.sheet, ids, self.whole, at, rule.title, rule.text), bound) for at, rule in enumerate(self.file.items)),
        )

    @property
    def general(self) -> str:
        """The anchor of what follows any breach; no id looks like it."""
        return f"s:{self.whole}"

    def _rule(self, rule: Conduct, here: Place, bound: dict[str, list[str]]) -> RuleView:
        sheet = self.sheet
        own_consequences = consequences(sheet, rule.consequences, "", self.label(Conduct, "consequences"))
        binds = ((sheet.say("office.bound"), positions(sheet, bound[here.id])),) if here.id in bound else ()
        return RuleView(
            here.anchor, here.title, row_meta(sheet, rule, self.file), sheet.html.rich(rule.text), own_consequences,
            (*self._answers(rule), *binds, *other_uses(sheet, here.id, self.label(Position, "never"))), sheet.margin.waived(rule),
        )  # fmt: skip

    def _answers(self, rule: Conduct) -> Labelled:
        """What follows where the rule does not say it itself, and who answers besides."""
        found = []
        if self.file.consequences and not rule.consequences:
            link = Markup('<a href="#{}">{}</a>').format(quote(self.general), self.label(ConductFile, "consequences"))
            found.append((self.label(Conduct, "consequences"), link))
        given = (("superior", rule.superior), ("department", rule.department))
        return (*found, *((self.label(Conduct, name), self.sheet.html.flow(text)) for name, text in given if text))


def consequences(sheet: Sheet, given: tuple[Consequence, ...], key: str, title: str) -> TableView | None:
    """What follows, as written from the least to the gravest; columns that no row fills are left out."""
    names = [name for name in ("gravity", "text", "approved_by") if any(getattr(row, name) for row in given)]
    rows = tuple(TableRow(row.id or "", tuple(sheet.field(row, name) for name in names), sheet.margin.row(row)) for row in given)
    return TableView(key, title, tuple(sheet.label(Consequence, name) for name in names), rows) if rows else None
