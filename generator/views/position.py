"""Positions: the standard sheet with every block, and the listing (D3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING, Html
from generator.manual import Resolved
from generator.model.organisation import Organisation
from generator.model.position import Conditions, Position, WorksWith
from generator.model.requirements import Equipment
from generator.record import Path
from generator.views.context import Context
from generator.views.duty import DutyGroup, duty_groups
from generator.views.margin import Head
from generator.views.never import NeverView, never_views
from generator.views.positions import listing
from generator.views.power import PowersView, powers_view
from generator.views.requirement import RequirementsView, requirements_view
from generator.views.sheet import Cell, DocumentView, Origin, ReportView, Rows, Sheet, paired
from generator.views.target import TargetView, target_views

#: Blocks with a heading or a label of their own; any other block that is not written yet is named in the first grid.
BLOCKS = (
    "value", "summary", "duties", "targets", "powers", "daily", "reports", "emergencies", "safety", "never", "liability", "requires",
    "knowledge", "abilities", "skills", "qualities", "equipment", "conditions", "works_with", "pay", "benefits", "attachments", "applicants", "document",
)  # fmt: skip
Named = tuple[str, str, tuple[Rows, ...]]


@dataclass(frozen=True, slots=True)
class Daily:
    """One line of the daily workflow."""

    anchor: str
    when: Markup
    text: Markup
    links: tuple[Markup, ...]
    margin: Markup


@dataclass(frozen=True)
class PositionView:
    """The whole sheet in the order in which it is read; lists are (key, label, groups)."""

    head: Head
    cells: tuple[Cell, ...]
    duties: tuple[DutyGroup, ...]
    targets: tuple[TargetView, ...]
    powers: PowersView | None
    daily: tuple[Daily, ...]
    reports: tuple[ReportView, ...]
    never: tuple[NeverView, ...]
    requires: RequirementsView | None
    rules: tuple[Named, ...]
    abilities: tuple[Named, ...]
    works_with: tuple[Named, ...]
    conditions: tuple[Cell, ...]
    terms: tuple[Cell, ...]
    benefits: tuple[Named, ...]
    document: DocumentView | None
    unwritten: dict[str, str]


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each position, and the listing."""
    for own, resolved in context.asked(context.manual.positions):
        page = context.urls.page(own)
        yield page, context.render("pages/position.md.j2", v=position_view(context, own, resolved))
    if context.manual.positions:
        yield "positions/index.md", listing(context)


def position_view(context: Context, own: str, resolved: Resolved) -> PositionView:
    """Everything that the page of ``own`` shows."""
    position = resolved.position
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, own, _origins(html, resolved))
    facts = _facts(sheet, position)
    gap = sheet.unwritten(position)

    def lists(*names: str) -> tuple[Named, ...]:
        shown = [name for name in names if getattr(position, name) or name in gap]
        return tuple((name, sheet.label(Position, name), sheet.points(getattr(position, name), name)) for name in shown)

    return PositionView(
        head=sheet.margin.head(own, position, position.name, sheet.say("page.position_sheet"), facts),
        cells=_cells(sheet, own, position, gap),
        duties=duty_groups(sheet, position.duties, position.department or ""),
        targets=target_views(sheet, position.targets, "targets"),
        powers=powers_view(sheet, position.powers),
        daily=_daily(sheet, position),
        reports=sheet.reports(position.reports, "reports"),
        never=never_views(sheet, position.never),
        requires=requirements_view(sheet, position),
        rules=lists("emergencies", "safety", "liability"),
        abilities=lists("knowledge", "abilities", "skills", "qualities"),
        works_with=_works_with(sheet, position, gap),
        conditions=_conditions(sheet, position, gap),
        terms=_terms(sheet, position, gap),
        benefits=lists("benefits"),
        document=sheet.document(position.document),
        unwritten=gap,
    )


def _origins(html: Html, resolved: Resolved) -> Origin:
    """The note on what was taken from another position."""

    def origin(path: Path) -> Markup:
        if not resolved.origins:
            return NOTHING
        for end in range(len(path), 0, -1):
            found = resolved.origins.get(path[:end])
            if found:
                return Markup(' <small class="db-from">{} {}</small>').format(html.say("page.from"), html.link(found.position))
        return NOTHING

    return origin


def _facts(sheet: Sheet, position: Position) -> tuple[Markup, ...]:
    """Number, version and day of effect for the line below the title."""
    document = position.document
    given = [(document.number, ""), (document.version, "page.version"), (document.effective, "page.effective")] if document else []
    return tuple(sheet.html.line(sheet.say(key, words=words) if key else words) for words, key in given if words and "__" not in words)


def _cells(sheet: Sheet, own: str, position: Position, gap: dict[str, str]) -> tuple[Cell, ...]:
    html, say, context = sheet.html, sheet.say, sheet.context
    kept = {"name": html.line(position.name), "code": html.line(position.code or "____"), "department": _place(html, position)}
    kept["reports_to"] = say_list(say("page.comma"), [_superior(html, s.position, s.for_) for s in position.reports_to])
    cells = [Cell(sheet.label(Position, name), _sourced(sheet, name, value)) for name, value in kept.items()]
    below = html.links(context.subordinates.get(own, ())) or escape(say("page.none"))
    cells += [Cell(say("page.subordinates"), below), Cell(sheet.label(Organisation, "headcount"), _headcount(sheet, own))]
    cells += [Cell(sheet.label(Position, name), _sourced(sheet, name, sheet.maybe(getattr(position, name)))) for name in ("place", "hours")]
    acts = say_list(say("page.comma"), [_superior(html, act.position, act.when) for act in position.acts_for])
    deputies = say_list(say("page.comma"), [_superior(html, who, when) for who, when in context.deputies.get(own, ())])
    comma = say("page.comma")
    more = {
        "acts_for": acts, "customers": html.links(position.customers), "also_called": html.line(comma.join(position.also_called)),
        "types": html.line(comma.join(position.types)), "contact": sheet.maybe(position.contact), "extension": sheet.maybe(position.extension),
        "based_on": _based_on(sheet, position),
    }  # fmt: skip
    cells += [Cell(sheet.label(Position, name), _sourced(sheet, name, value)) for name, value in more.items() if value]
    cells += [Cell(say("page.deputies"), deputies)] if deputies else []
    cells += [Cell(label, sheet.gap) for key, label in gap.items() if key not in BLOCKS]
    for name in ("summary", "value"):
        text = getattr(position, name)
        if text or name in gap:
            cells.append(Cell(sheet.label(Position, name), _sourced(sheet, name, html.flow(text)) if text else sheet.gap, True))
    return paired(cells)


def _based_on(sheet: Sheet, position: Position) -> Markup:
    """The position that this one takes over, and folded what it leaves out of it."""
    if not position.based_on:
        return NOTHING
    link = sheet.html.link(position.based_on)
    if not position.drop:
        return link
    rows = NOTHING.join([Markup("<li>{}</li>").format(name) for name in position.drop])
    fold = Markup('<details class="db-fold"><summary>{} {}</summary><ul>{}</ul></details>')
    return link + fold.format(sheet.label(Position, "drop"), len(position.drop), rows)


def say_list(comma: str, parts: list[Markup]) -> Markup:
    """``parts`` joined by the comma of the language."""
    return escape(comma).join(parts)


def _sourced(sheet: Sheet, name: str, value: Markup) -> Markup:
    return Markup("{}{}").format(value, sheet.origin((name,))) if value else value


def _place(html: Html, position: Position) -> Markup:
    return Markup(" · ").join([html.link(ref) for ref in (position.department, position.group) if ref])


def _superior(html: Html, ref: str, about: str | None) -> Markup:
    """A position, and in brackets in what or when."""
    return escape(html.say("page.brackets")).format(html.link(ref), html.line(about)) if about else html.link(ref)


def _headcount(sheet: Sheet, own: str) -> Markup:
    """Posts by place: 咨询组 7人，在岗6人."""
    html, rows = sheet.html, []
    for row in sheet.context.headcount.get(own, ()):
        planned = html.line("____" if row.planned is None else str(row.planned))
        words = escape(sheet.say("page.posts_planned" if row.in_post is None else "page.posts")).format(planned=planned, filled=row.in_post)
        words = escape(sheet.say("page.brackets")).format(words, html.line(row.as_)) if row.as_ else words
        rows.append(Markup("{} {}").format(html.link(row.in_), words) if row.in_ else words)
    return Markup("<br>").join(rows) or html.line("____")


def _daily(sheet: Sheet, position: Position) -> tuple[Daily, ...]:
    html = sheet.html
    return tuple(
        Daily(
            step.id or "", sheet.maybe(step.when), html.flow(step.text),
            tuple(html.link(ref) for ref in (*((step.procedure,) if step.procedure else ()), *step.form)),
            sheet.margin.row(step, sheet.entry(step.id), sheet.origin(("daily", at))),
        )
        for at, step in enumerate(position.daily)
    )  # fmt: skip


def _works_with(sheet: Sheet, position: Position, gap: dict[str, str]) -> tuple[Named, ...]:
    if position.works_with is None:
        return (("works_with", "", ()),) if "works_with" in gap else ()
    sides = (("inside", position.works_with.inside), ("outside", position.works_with.outside))
    return tuple((side, sheet.label(WorksWith, side), sheet.points(points, "works_with", side)) for side, points in sides if points)


def _conditions(sheet: Sheet, position: Position, gap: dict[str, str]) -> tuple[Cell, ...]:
    """Equipment and working conditions in one grid."""
    comma = sheet.say("page.comma")
    cells: list[Cell] = []
    for block, model, names in (("equipment", Equipment, ("hardware", "software", "other")), ("conditions", Conditions, tuple(Conditions.model_fields))):
        given = getattr(position, block)
        if block in gap and not given:
            cells.append(Cell(gap[block], sheet.gap))
        for name in names if given else ():
            value = getattr(given, name)
            if value:
                shown = sheet.html.line(comma.join(value)) if isinstance(value, tuple) else sheet.html.flow(value)
                cells.append(Cell(sheet.label(model, name), Markup("{}{}").format(shown, sheet.origin((block, name)))))
    return paired(cells)


def _terms(sheet: Sheet, position: Position, gap: dict[str, str]) -> tuple[Cell, ...]:
    """Pay, attachments and the note to applicants."""
    attachments = [Markup("{}{}").format(sheet.html.flow(text), sheet.origin(("attachments", at))) for at, text in enumerate(position.attachments)]
    values = {
        "pay": sheet.html.flow(position.pay) if position.pay else NOTHING, "attachments": Markup("<br>").join(attachments),
        "applicants": sheet.html.flow(position.applicants) if position.applicants else NOTHING,
    }  # fmt: skip
    return tuple(
        Cell(sheet.label(Position, name), _sourced(sheet, name, value) if value else sheet.gap, True) for name, value in values.items() if value or name in gap
    )
