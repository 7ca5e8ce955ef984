"""How a policy has records kept: collected, verified, consulted, borrowed, destroyed (D9)."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model.policy import Approval, RecordRule
from generator.views.sheet import Cell, Sheet

FIELDS = (
    "form", "collected_by", "entered_by", "copies", "media", "index", "reported", "verify_every", "keep",
    "consult", "borrow_by", "borrow_form", "borrow_for", "destroy_when", "destroy", "duty_of_secrecy",
)  # fmt: skip
CHAINS = ("consult", "destroy")
WIDE = ("duty_of_secrecy", "destroy_when", "destroy")


@dataclass(frozen=True, slots=True)
class RecordView:
    """One kind of record."""

    anchor: str
    title: str
    margin: Markup
    cells: tuple[Cell, ...]


def record_views(sheet: Sheet, rules: tuple[RecordRule, ...]) -> tuple[RecordView, ...]:
    """The rules, each as a grid."""
    return tuple(
        RecordView(
            rule.id or f"s:record-{at}", rule.what, sheet.margin.row(rule, sheet.entry(rule.id)),
            sheet.cells(RecordRule, [(name, _value(sheet, rule, name)) for name in FIELDS], WIDE),
        )
        for at, rule in enumerate(rules)
    )  # fmt: skip


def _value(sheet: Sheet, rule: RecordRule, name: str) -> Markup:
    return _chain(sheet, getattr(rule, name)) if name in CHAINS else sheet.field(rule, name)


def _chain(sheet: Sheet, approvals: tuple[Approval, ...]) -> Markup:
    """Approvals one after the other."""
    links = []
    for approval in approvals:
        by = sheet.html.link(approval.by)
        links.append(escape(sheet.say("page.brackets")).format(by, sheet.html.line(approval.about)) if approval.about else by)
    return Markup(" → ").join(links)
