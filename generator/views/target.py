"""Targets of a position or a department (D14)."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.common import Target
from generator.views.duty import goal
from generator.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class TargetView:
    """One figure to reach; ``notes`` are (label, value)."""

    anchor: str
    what: Markup
    metric: Markup
    revenue: bool
    goal: Markup
    per: str
    share: Markup
    review: str
    notes: tuple[tuple[str, Markup], ...]
    margin: Markup


def target_views(sheet: Sheet, targets: tuple[Target, ...], *path: str | int) -> tuple[TargetView, ...]:
    """The rows of the table of targets."""
    return tuple(_target(sheet, target, (*path, at)) for at, target in enumerate(targets))


def _target(sheet: Sheet, target: Target, path: tuple[str | int, ...]) -> TargetView:
    html, language = sheet.html, sheet.context.language
    each = escape(sheet.say("page.each")).format(what=html.line(target.each)) if target.each else NOTHING
    per = target.per.label(language) if target.per else ""
    notes = [(sheet.label(Target, name), html.flow(text)) for name in ("except_", "note") if (text := getattr(target, name))]
    figure = goal(sheet, target.at_least, target.at_most, target.exactly, target.unit)
    metric = sheet.context.manual.entries.get(target.metric or "")
    named = metric is not None and metric.title == target.what.strip()  # the metric's name is not said twice
    return TargetView(
        target.id or "", html.link(metric.id) if metric and named else html.line(target.what),
        html.link(target.metric) if target.metric and not named else NOTHING, target.revenue,
        Markup("{} {}").format(each, figure) if each else figure,
        per, sheet.maybe(str(target.share) if target.share else None), target.review.label(language) if target.review else "",
        tuple(notes), sheet.margin.row(target, sheet.entry(target.id), sheet.origin(path)),
    )  # fmt: skip
