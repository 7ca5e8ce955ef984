"""A plan put in place: boxes and the lines between them, in the units of the drawing."""

from dataclasses import dataclass, field

from generator.chart.box import WIDE
from generator.chart.plan import BESIDE, DROP, GAP, GUTTER, Column, Plan

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands."""

    id: str
    x: float
    y: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + WIDE

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2


@dataclass(slots=True)
class Placed:
    """All boxes of a page, lines of reporting, and lines to those that stand at a side."""

    spots: dict[str, Spot] = field(default_factory=dict)
    lines: list[tuple[Point, ...]] = field(default_factory=list)
    dashes: list[tuple[Point, ...]] = field(default_factory=list)


def placed(plan: Plan, staff: frozenset[str], top: float = 0.0) -> Placed:
    """``plan`` with its left upper corner at (0, ``top``); of boxes at a side only ``staff`` has a line."""
    made = Placed()
    _Placing(staff, made).put(plan, 0.0, top)
    return made


class _Placing:
    def __init__(self, staff: frozenset[str], made: Placed) -> None:
        self.staff, self.made = staff, made

    def put(self, plan: Plan, x: float, y: float) -> Spot | None:
        """Place ``plan``; where its box stands, if it has one."""
        if not plan.id:
            self._columns(plan, x, y, None)
            return None
        head = Spot(plan.id, x + plan.centre - WIDE / 2, y, plan.box)
        self.made.spots[plan.id] = head
        self._sides(plan, head)
        bottom = max(head.bottom, *(self.made.spots[side.id].bottom for side in plan.sides), 0)
        if plan.listed:
            for column in plan.columns:
                self._stack(column, x, bottom + GAP, head.bottom)
        elif plan.columns:
            self._columns(plan, x, bottom + DROP, head)
        return head

    def _sides(self, plan: Plan, head: Spot) -> None:
        y = head.y
        for side in plan.sides:
            spot = Spot(side.id, head.right + BESIDE, y, side.box)
            self.made.spots[side.id] = spot
            if side.id in self.staff:
                level = min(max(spot.y + min(spot.height, head.height) / 2, head.y + 6), head.bottom - 6)
                turn = head.right + BESIDE / 2
                bent = abs(level - spot.middle) > 1 and not spot.y < level < spot.bottom
                points = ((head.right, level), (turn, level), (turn, spot.middle), (spot.x, spot.middle)) if bent else ((head.right, level), (spot.x, level))
                self.made.dashes.append(points)
            y = spot.bottom + GAP

    def _columns(self, plan: Plan, x: float, y: float, head: Spot | None) -> None:
        left, meets = x + plan.shift, []
        for column in plan.columns:
            meet = left + column.meets
            bus = y - DROP / 2
            if column.stacked:
                self._stack(column, left, y, bus)
            else:
                self.put(column.plans[0], left, y)
                if head:
                    self.made.lines.append(((meet, bus), (meet, y)))
            meets.append(meet)
            left += column.width + GUTTER
        if head:
            centre = head.x + WIDE / 2
            self.made.lines.append(((centre, head.bottom), (centre, y - DROP / 2)))
            if min(*meets, centre) < max(*meets, centre):
                self.made.lines.append(((min(*meets, centre), y - DROP / 2), (max(*meets, centre), y - DROP / 2)))

    def _stack(self, column: Column, x: float, y: float, above: float) -> None:
        """Boxes below each other, beside a line that comes from ``above``."""
        stem, last = x + column.meets, above
        for plan in column.plans:
            spot = self.put(plan, x + column.indent, y)
            if spot and not column.loose:
                level = spot.y + min(spot.height / 2, 31.0)
                tick = ((stem, level), (spot.x, level))
                if plan.id in self.staff:
                    self.made.dashes.append(tick)
                else:
                    self.made.lines.append(tick)
                last = level
            y += plan.height + column.gap
        if last > above:
            self.made.lines.append(((stem, above), (stem, last)))
