"""Policies: the body with its made numbers, the rules of its records, and the listing (D7, D9)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.policy import Entry, Policy
from generator.numbering import STYLES
from generator.views.body import Section, sections
from generator.views.context import Context
from generator.views.margin import Head, Margin
from generator.views.record_rule import RecordView, record_views
from generator.views.sheet import Cell, DocumentView, Sheet


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A policy as its page shows it."""

    head: Head
    motto: Markup
    cells: tuple[Cell, ...]
    sections: tuple[Section, ...]
    records: tuple[RecordView, ...]
    document: DocumentView | None
    unwritten: dict[str, str]


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A policy in the listing."""

    link: Markup
    number: Markup
    purpose: Markup
    fresh: Markup


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each policy, and the listing."""
    for own, policy in context.asked(context.manual.policies):
        yield context.urls.page(own), context.render("pages/policy.md.j2", v=policy_view(context, own, policy))
    if context.manual.policies:
        yield "policies/index.md", context.render("pages/policies.md.j2", lines=_lines(context))


def policy_view(context: Context, own: str, policy: Policy) -> PolicyView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, own)
    gap = sheet.unwritten(policy)
    document = policy.document
    known = [word for word in (document.number, document.version) if word and "__" not in word] if document else []
    return PolicyView(
        head=sheet.margin.head(own, policy, policy.title, "", tuple(html.line(word) for word in known)),
        motto=sheet.maybe(policy.motto),
        cells=_cells(sheet, policy, gap),
        sections=sections(sheet, policy),
        records=record_views(sheet, policy.records),
        document=sheet.document(document),
        unwritten=gap,
    )


def _cells(sheet: Sheet, policy: Policy, gap: dict[str, str]) -> tuple[Cell, ...]:
    values = {name: sheet.field(policy, name) for name in ("purpose", "applies_to", "procedures", "forms")}
    values["numbering"] = _first_numbers(sheet, policy)
    values["restart"] = sheet.maybe(sheet.say("page.comma").join(_level(sheet, level.key) for level in policy.restart) or None)
    blocks = ("body", "records", "document")
    shown = [(name, value or sheet.gap) for name, value in values.items() if value or name in gap]
    shown += [(name, sheet.gap) for name in gap if name not in (*values, *blocks) and name in Policy.model_fields]
    return sheet.cells(Policy, shown, ("purpose", "applies_to"))


def _first_numbers(sheet: Sheet, policy: Policy) -> Markup:
    """The numbering as its readers know it: the first number of each level that the body has."""
    given = policy.numbering or {}
    style = {**STYLES.get(given.get("style", "chapter"), {}), **{level: first for level, first in given.items() if level != "style"}}
    used = {entry.level for entry in policy.body} | {level for level in given if level != "style"}
    used |= {"item"} if any(entry.items for entry in policy.body) else set()
    return sheet.html.line(sheet.say("page.comma").join(first for level, first in style.items() if level in used)) if given else NOTHING


def _level(sheet: Sheet, level: str) -> str:
    return sheet.label(Entry, level) if level in Entry.model_fields else level


def _lines(context: Context) -> tuple[PolicyLine, ...]:
    html = context.html("policies/index.md")
    margin = Margin(context, html)
    return tuple(
        PolicyLine(
            Markup("{}{}").format(html.link(own), margin.grade(policy)),
            html.line(policy.document.number) if policy.document and policy.document.number else NOTHING,
            html.line(policy.purpose) if policy.purpose else NOTHING, margin.fresh(policy, brief=True),
        )
        for own, policy in context.manual.policies.items()
    )  # fmt: skip
