"""Ways to lay out what is below a box: side by side, in stacks, or as an indented list; the plainest that fits is taken.

A plan is made from the plans of what stands below, so that the choice is made once for the whole page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.chart.box import WIDE

#: Room beside a column, below a box of a stack, between a leader and its row, and to a box at its side; how far a stack stands in.
GUTTER, GAP, DROP, BESIDE, INDENT = 24.0, 12.0, 46.0, 40.0, 22.0
#: Room around a tree below which nothing is shared.
APART = 26.0
#: A page of the chart: as wide as the site's column, as high as A4 is then.
PAGE = (940.0, 1290.0)
#: Plans of one box that are looked at.
MOST = 24
STACKS = 4
#: Trees beside each other; more are never as narrow as a page.
MOST_TREES = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column below a leader: one tree of its own (``stacked`` false), or boxes below each other beside a common line."""

    plans: tuple["Plan", ...]
    stacked: bool
    #: A stack without a line, of trees that have no leader in common.
    loose: bool = False

    @property
    def indent(self) -> float:
        """How far its boxes stand in."""
        return INDENT if self.stacked and not self.loose else 0.0

    @property
    def gap(self) -> float:
        """Room between its boxes."""
        return APART if self.loose else GAP

    @property
    def width(self) -> float:
        """Its width."""
        return self.indent + max(plan.width for plan in self.plans)

    @property
    def height(self) -> float:
        """Its height."""
        return sum(plan.height for plan in self.plans) + self.gap * (len(self.plans) - 1)

    @property
    def meets(self) -> float:
        """Where the line from above meets it, from its left."""
        return 10.0 if self.stacked else self.plans[0].centre


@dataclass(frozen=True, slots=True)
class Plan:
    """A box (none if ``id`` is empty) with what is below it; ``cost`` counts what is less plain than it could be.

    ``listed`` says that what is below is a list that stands in; ``sides`` are the boxes beside it.
    """

    id: str
    #: The height of the box alone.
    box: float
    width: float
    height: float
    cost: int
    centre: float
    shift: float = 0.0
    columns: tuple[Column, ...] = ()
    sides: tuple["Plan", ...] = ()
    listed: bool = False


def alone(own: str, box: float) -> Plan:
    """A box with nothing below it."""
    return Plan(own, box, WIDE, box, 0, WIDE / 2)


def plans_of(own: str, box: float, sides: Sequence[Plan], below: Sequence[Sequence[Plan]]) -> list[Plan]:
    """The plans of a box, ``box`` high, with ``sides`` beside it and, below it, what has the plans ``below``."""
    if not below and not sides:
        return [alone(own, box)]
    head = alone(own, box)
    lists = [next((plan for plan in plans if plan.listed or not plan.columns), None) for plans in below]
    whole = [plan for plan in lists if plan] if all(lists) else []
    inner = [plans for plans in below if any(plan.columns for plan in plans)]
    made: list[Plan] = []
    if own and len(whole) == len(below):
        made.append(_list(head, sides, whole, cost=bool(inner)))
        made += [_list(head, (), [*sides, *whole], cost=1 + bool(inner))] if sides else []
    if inner or not own:
        leaves = [plans[0] for plans in below if plans not in inner]
        made += _rows(head, sides, inner, leaves)
    for count in range(2 if own else 1, min(STACKS, len(whole)) + 1):
        stacks = [Column(tuple(part), stacked=True, loose=not own) for part in _parted(whole, count)]
        made.append(_spread(head, sides, stacks, (2 if inner else 0) + count - 1 + (not own)))
    return _best(made)


def fitting(plans: Iterable[Plan], room: tuple[float, float]) -> list[Plan]:
    """Those of ``plans`` that fit into ``room``, the plainest first."""
    return sorted((plan for plan in plans if plan.width <= room[0] and plan.height <= room[1]), key=lambda plan: (plan.cost, plan.height, plan.width))


def _list(head: Plan, sides: Sequence[Plan], below: Sequence[Plan], cost: int) -> Plan:
    """The head, and below it a stack that stands in; without anything below it only what is at its side."""
    columns = (Column(tuple(below), stacked=True),) if below else ()
    whole = cost + sum(plan.cost for plan in below)
    wide = max(_with(sides, WIDE), *(column.width for column in columns), 0)
    height = _head(head, sides) + sum(GAP + column.height for column in columns)
    return Plan(head.id, head.box, wide, height, whole, WIDE / 2, columns=columns, sides=tuple(sides), listed=True)


def _rows(head: Plan, sides: Sequence[Plan], inner: Sequence[Sequence[Plan]], leaves: Sequence[Plan]) -> list[Plan]:
    """A column for each that has something below it, and the others in stacks of their own."""
    if len(inner) > MOST_TREES:
        return []
    made = []
    for level in sorted({plan.height for plans in inner for plan in plans})[-MOST:] or [0.0]:
        low = [[plan for plan in plans if plan.height <= level] for plans in inner]
        for trees in _narrowing(low) if all(low) else ():
            for count in range(1 if leaves else 0, min(STACKS - 1, len(leaves)) + 1):
                stacks = [Column(tuple(part), len(part) > 1 or not head.id, loose=not head.id) for part in _parted(leaves, count)] if count else []
                cost = sum(tree.cost for tree in trees) + max(0, count - 1)
                made.append(_spread(head, sides, [*(Column((tree,), stacked=False) for tree in trees), *stacks], cost))
    return made


def _narrowing(choices: Sequence[Sequence[Plan]]) -> Iterator[list[Plan]]:
    """One of each of ``choices``: the plainest at first, then narrower step by step, each time by what costs least."""
    taken = [min(plans, key=lambda plan: (plan.cost, plan.width)) for plans in choices]
    while True:
        yield list(taken)
        steps = [
            (plan.cost - old.cost, plan.width - old.width, at, plan.height, plan)
            for at, (old, plans) in enumerate(zip(taken, choices, strict=True))
            for plan in plans
            if plan.width < old.width
        ]
        if not steps:
            return
        _, _, at, _, plan = min(steps, key=lambda step: step[:4])
        taken[at] = plan


def _head(head: Plan, sides: Sequence[Plan]) -> float:
    """The height of a leader with the boxes at its side."""
    beside = sum(side.height for side in sides) + GAP * max(0, len(sides) - 1)
    return max(head.box, beside) if head.id else 0.0


def _with(sides: Sequence[Plan], right: float) -> float:
    """Where a leader whose right edge is ``right`` ends with the boxes at its side."""
    return right + (BESIDE + WIDE if sides else 0)


def _narrow(plan: Plan) -> tuple[float, ...]:
    return plan.width, plan.cost


def _plain(plan: Plan) -> tuple[float, ...]:
    return plan.cost, plan.width


def _spread(head: Plan, sides: Sequence[Plan], columns: Sequence[Column], cost: int) -> Plan:
    """The head above its columns, in the middle of where their lines meet it."""
    wide = sum(column.width for column in columns) + GUTTER * max(0, len(columns) - 1)
    meets, left = [], 0.0
    for column in columns:
        meets.append(left + column.meets)
        left += column.width + GUTTER
    centre = (meets[0] + meets[-1]) / 2
    shift = max(0.0, WIDE / 2 - centre) if head.id else 0.0
    centre += shift
    right = _with(sides, centre + WIDE / 2) if head.id else 0.0
    height = _head(head, sides) + (DROP if head.id else 0) + max(column.height for column in columns)
    inner = cost + sum(plan.cost for column in columns if column.stacked for plan in column.plans)
    return Plan(head.id, head.box, max(wide + shift, right), height, inner, centre, shift, tuple(columns), tuple(sides))


def _parted(plans: Sequence[Plan], count: int) -> list[list[Plan]]:
    """``plans`` in ``count`` columns in their order, as even as they go; perhaps fewer."""
    low, high = max(plan.height for plan in plans), sum(plan.height + GAP for plan in plans)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(plans, middle)) <= count else (middle, high)
    return _filled(plans, high)


def _filled(plans: Sequence[Plan], height: float) -> list[list[Plan]]:
    made: list[list[Plan]] = []
    left = 0.0
    for plan in plans:
        if not made or plan.height > left:
            made.append([])
            left = height
        made[-1].append(plan)
        left -= plan.height + GAP
    return made


def _best(plans: Sequence[Plan]) -> list[Plan]:
    """Without those that another beats in width, height and cost."""
    kept: list[Plan] = []
    for plan in sorted(plans, key=lambda plan: (plan.cost, plan.height, plan.width)):
        if not any(other.width <= plan.width and other.height <= plan.height for other in kept if other.cost <= plan.cost):
            kept.append(plan)
    lists = [plan for plan in plans if plan.listed][:1]
    return [*kept[:MOST], *(plan for plan in lists if plan not in kept[:MOST])]
