"""Conduct that a position never allows, with what follows a breach (D15)."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.position import Conduct, ConductFile, Consequence
from generator.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ConsequenceView:
    """What follows, by gravity."""

    gravity: Markup
    text: Markup
    approved_by: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class NeverView:
    """A rule never to be broken; ``answers`` are (label, value) of who answers for a breach besides."""

    anchor: str
    link: Markup
    text: Markup
    consequences: tuple[ConsequenceView, ...]
    answers: tuple[tuple[str, Markup], ...]
    margin: Markup


def never_views(sheet: Sheet, refs: Iterable[str], path: str = "never") -> tuple[NeverView, ...]:
    """The rules that ``refs`` name; one that is withheld or unknown shows as its link alone."""
    return tuple(_never(sheet, ref, sheet.origin((path, at))) for at, ref in enumerate(refs))


def _never(sheet: Sheet, ref: str, origin: Markup) -> NeverView:
    entry = sheet.context.manual.find(ref)
    link = sheet.html.link(ref)
    if entry is None or not isinstance(entry.item, Conduct):
        return NeverView("", link, NOTHING, (), (), origin)
    rule = entry.item
    answers = tuple((sheet.label(Conduct, name), sheet.html.flow(text)) for name in ("superior", "department") if (text := getattr(rule, name)))
    whole = sheet.context.manual.entries.get(entry.parent or "")
    general = whole.item.consequences if whole and isinstance(whole.item, ConductFile) else ()
    consequences = consequence_views(sheet, rule.consequences or general)
    return NeverView("", link, sheet.html.flow(rule.text), consequences, answers, Markup("{}{}").format(origin, sheet.margin.grade(rule)))


def consequence_views(sheet: Sheet, consequences: tuple[Consequence, ...]) -> tuple[ConsequenceView, ...]:
    """Consequences from the least to the gravest, as written."""
    html = sheet.html
    return tuple(
        ConsequenceView(sheet.maybe(c.gravity), html.flow(c.text), html.link(c.approved_by) if c.approved_by else NOTHING, sheet.margin.row(c))
        for c in consequences
    )
