"""Duties and their results (D4)."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.base import Group
from generator.model.position import Duty, Result
from generator.record import Path
from generator.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class DutyView:
    """One row of the table of duties; ``links`` are (label, value) of what belongs to it."""

    anchor: str
    title: str
    text: Markup
    links: tuple[tuple[str, Markup], ...]
    results: tuple[Markup, ...]
    margin: Markup


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Duties under the heading of their group."""

    title: str
    duties: tuple[DutyView, ...]


def duty_groups(sheet: Sheet, groups: tuple[Group[Duty], ...], scope: str) -> tuple[DutyGroup, ...]:
    """The table of duties; ``scope`` is the department whose duties are named bare."""
    return tuple(
        DutyGroup(group.group or "", tuple(_duty(sheet, duty, ("duties", at, "items", nth), scope) for nth, duty in enumerate(group.items)))
        for at, group in enumerate(groups)
    )


def _duty(sheet: Sheet, duty: Duty, path: Path, scope: str) -> DutyView:
    html = sheet.html
    margin = sheet.margin.row(duty, sheet.entry(duty.id), sheet.origin(path))
    text = html.flow(duty.text) if duty.text else NOTHING
    return DutyView(duty.id or "", duty.title or "", text, _links(sheet, duty, scope), tuple(_result(sheet, result) for result in duty.result), margin)


def _links(sheet: Sheet, duty: Duty, scope: str) -> tuple[tuple[str, Markup], ...]:
    html, label = sheet.html, sheet.label
    found: list[tuple[str, Markup]] = []
    if duty.deliverables:
        comma = escape(sheet.say("page.semicolon"))
        found.append((label(Duty, "deliverables"), comma.join([html.line(text) for text in duty.deliverables])))
    serves = [f"{scope}/{ref}" if f"{scope}/{ref}" in html.manual.entries else ref for ref in duty.serves]
    named = (("with_", duty.with_), ("procedure", duty.procedure), ("form", duty.form), ("serves", serves), ("use", (duty.use,) if duty.use else ()))
    found += [(label(Duty, name), html.links(refs)) for name, refs in named if refs]
    return tuple(found)


def _result(sheet: Sheet, result: Result) -> Markup:
    """A result in one line: words, figure, norm, approval, recipient."""
    html, label, colon = sheet.html, sheet.label, sheet.say("page.colon")
    parts: list[Markup] = [html.flow(result.text)] if result.text else []
    if result.measure or result.at_least or result.at_most:
        figure = goal(sheet, result.at_least, result.at_most, None, result.unit)
        parts.append(Markup("{} {}").format(sheet.maybe(result.measure), figure))
    if result.norm:
        parts.append(html.flow(result.norm))
    if result.approved_by:
        parts.append(Markup("{}{}{}").format(label(Result, "approved_by"), colon, html.links(result.approved_by)))
    if result.to:
        parts.append(Markup("{}{}{}").format(label(Result, "to"), colon, html.links(result.to)))
    anchor = Markup('<span id="{}"></span>').format(result.id) if result.id else NOTHING
    return anchor + Markup("<br>").join(parts) + sheet.margin.row(result, sheet.entry(result.id))


def goal(sheet: Sheet, at_least: object, at_most: object, exactly: object, unit: str | None) -> Markup:
    """≥ 95%, ≤ 2次: the figures with their signs, and the unit once."""
    given = [(sign, amount) for sign, amount in (("≥", at_least), ("≤", at_most), ("=", exactly)) if amount is not None]
    figures = [Markup("{} {}").format(sign, sheet.amount(amount, unit if at == len(given) else None)) for at, (sign, amount) in enumerate(given, 1)]
    return Markup('<span class="db-num">{}</span>').format(Markup(", ").join(figures) or sheet.maybe(unit))
