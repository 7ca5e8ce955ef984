"""Powers by kind, as a matrix: matters down, rights across (D5)."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.common import Power, Powers
from generator.model.words import Right
from generator.urls import act_anchor
from generator.views.sheet import Sheet

KINDS = ("operations", "personnel", "finance")


@dataclass(frozen=True, slots=True)
class PowerView:
    """One row of the matrix; ``has`` says for each right of the matrix whether this is it."""

    anchor: str
    act: str
    kind: str
    text: Markup
    has: tuple[bool, ...]
    limit: Markup
    emergency: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class PowersView:
    """The matrix: only rights that occur get a column."""

    rights: tuple[str, ...]
    rows: tuple[PowerView, ...]
    in_emergency: bool


def powers_view(sheet: Sheet, powers: Powers | None) -> PowersView | None:
    """The matrix of ``powers``; None if there are none."""
    if powers is None or not any(getattr(powers, kind) for kind in KINDS):
        return None
    given = [(kind, at, power) for kind in KINDS for at, power in enumerate(getattr(powers, kind))]
    rights = [right for right in Right if any(power.right is right for _, _, power in given)]
    rows = tuple(_power(sheet, kind, at, power, rights) for kind, at, power in given)
    return PowersView(tuple(right.label(sheet.context.language) for right in rights), rows, any(power.emergency for _, _, power in given))


def _power(sheet: Sheet, kind: str, at: int, power: Power, rights: list[Right]) -> PowerView:
    html = sheet.html
    return PowerView(
        power.id or "", act_anchor(power.act) if power.act else "", sheet.label(Powers, kind), html.flow(power.text),
        tuple(power.right is right for right in rights), sheet.field(power, "limit"),
        html.flow(power.emergency) if power.emergency else NOTHING,
        sheet.margin.row(power, sheet.entry(power.id), sheet.origin(("powers", kind, at))),
    )  # fmt: skip
