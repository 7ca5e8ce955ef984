"""Rules of conduct, all on one page: what follows a breach, who answers besides, and whom each rule binds (D15)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.manual import Manual
from generator.model.position import Conduct, ConductFile, Consequence, Position
from generator.urls import SHARED
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.row import row_ids
from generator.views.shared_page import FileHead, Labelled, file_head, other_uses, positions, row_meta
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
    files = tuple(_file(sheet, own, file, ids, bound) for own, file in context.manual.conduct.items())
    yield PAGE, context.render("pages/conduct.md.j2", title=context.say("office.conduct"), files=files)


def bound_by(manual: Manual) -> dict[str, list[str]]:
    """Rule -> the positions that it binds, by themselves or by what they inherit."""
    found: dict[str, list[str]] = defaultdict(list)
    for own, resolved in manual.positions.items():
        for ref in dict.fromkeys(resolved.position.never):
            found[ref].append(own)
    return found


def _file(sheet: Sheet, own: str, file: ConductFile, ids: dict[tuple[str, int], str], bound: dict[str, list[str]]) -> RulesView:
    head = file_head(sheet, own, file, file.title, sheet.say("office.conduct"), sheet.say("office.count_rules", n=len(file.items)))
    general = consequences(sheet, file.consequences, f"s:{own}", sheet.label(ConductFile, "consequences"))
    return RulesView(head, general, tuple(_rule(sheet, file, rule, ids[own, at], bound) for at, rule in enumerate(file.items)))


def _rule(sheet: Sheet, file: ConductFile, rule: Conduct, own: str, bound: dict[str, list[str]]) -> RuleView:
    html, label = sheet.html, sheet.label
    refs = [(label(Conduct, name), html.flow(text)) for name in ("superior", "department") if (text := getattr(rule, name))]
    if own in bound:
        refs.append((sheet.say("office.bound"), positions(sheet, bound[own])))
    refs += other_uses(sheet, own, label(Position, "never"))
    return RuleView(
        sheet.context.urls.anchor(own), rule.title or sheet.context.manual.entries[own].title, row_meta(sheet, rule, file), html.rich(rule.text),
        consequences(sheet, rule.consequences, "", label(Conduct, "consequences")), tuple(refs), sheet.margin.waived(rule),
    )  # fmt: skip


def consequences(sheet: Sheet, given: tuple[Consequence, ...], key: str, title: str) -> TableView | None:
    """What follows, as written from the least to the gravest; columns that no row fills are left out."""
    names = [name for name in ("gravity", "text", "approved_by") if any(getattr(row, name) for row in given)]
    rows = tuple(TableRow(row.id or "", tuple(sheet.field(row, name) for name in names), sheet.margin.row(row) or NOTHING) for row in given)
    return TableView(key, title, tuple(sheet.label(Consequence, name) for name in names), rows) if rows else None
