"""Powers by kind: what the holder may propose, review, decide, and up to what limit (D5)."""

from generator.model.common import Power, Powers
from generator.model.organisation import Department
from generator.model.position import Position
from generator.sheets.block import Block, Column, Group, Row
from generator.sheets.pen import Pen

KINDS = ("operations", "personnel", "finance")


def powers(pen: Pen, position: Position | Department) -> Block:
    """The table of powers, a group for each kind; columns that nothing stands in are left out."""
    given = {kind: getattr(position.powers, kind) for kind in KINDS} if position.powers else {}
    every = [power for kind in given.values() for power in kind]
    names = ["right", "text", *[name for name in ("limit", "emergency") if any(getattr(power, name) for power in every)]]
    columns = tuple(Column(name, pen.label(Power, name)) for name in names)
    groups = tuple(
        Group(pen.label(Powers, kind), tuple(Row(power.id or power.act or "", tuple(pen.write(getattr(power, name)) for name in names)) for power in rows))
        for kind, rows in given.items()
        if rows
    )
    gap = pen.say("page.unwritten") if "powers" in position.unwritten else ""
    return Block("powers", pen.label(type(position), "powers"), "table", columns=columns, groups=groups, normative=True, gap=gap)
