"""The steps below each other, each with its ways out: on along the spine, back to the left, ahead and away to the right."""

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from generator.flowchart.plan import Flow, Out, Stop, Way
from generator.flowchart.shape import WIDE, Edge, Point, Shape, Side, Words, beside, box, diamond, fits, fork, label, ladder, pill

CENTRE = WIDE / 2
#: Between two shapes, between a step's box and its question, between what stands beside; room for words beside the spine.
GAP, WITHIN, APART, SIDE = 30.0, 24.0, 12.0, 16.0
#: Where a line comes to a box below its upper edge, or leaves it above its lower one; where one meets the spine above a diamond.
IN, OUT, ABOVE = 15.0, 14.0, 13.0
#: The least from one row of ways to the next; a line of their words; how far the words stand above their line.
ROW, LINE, OVER = 22.0, 17.0, 6.0
#: How round the corners of lines are.
ROUND = 6.0


@dataclass(frozen=True, slots=True)
class Exit:
    """A line on its way to the side: along ``points``, then to the step ``to`` or to what stands beside at ``out``."""

    side: Literal["left", "right"]
    points: tuple[Point, ...]
    to: int = -1
    out: int = -1


@dataclass
class Spine:
    """Everything in its place but for the lines at the sides, seen from the upper left corner of the spine."""

    flow: Flow
    rest: str
    steps: list[tuple[Stop, list[Shape]]] = field(default_factory=list)
    pills: list[Shape] = field(default_factory=list)
    beside: list[tuple[Shape, str]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    exits: list[Exit] = field(default_factory=list)
    #: How far the spine and the column beside it reach down so far.
    y: float = 1.0
    taken: float = 1.0
    #: Where the line to the next shape begins, and its word; none if nothing goes on.
    trunk: Point | None = None
    word: str = ""

    def __post_init__(self) -> None:
        """Place everything."""
        self.met = {way.to for stop in self.flow.stops for way in stop.ways if way.kind in ("forward", "back")}
        self._begin()
        for at, stop in enumerate(self.flow.stops):
            self._stop(at, stop)
        if self.trunk:
            last = pill(self.flow.end).moved(0, self._down())
            self.pills.append(last)
            self._arrive(last)
            self.y = last.bottom

    def arrival(self, to: int) -> tuple[float, bool]:
        """Where a line from the side comes to a step, and whether it comes to the spine above it."""
        stop, shapes = self.steps[to]
        return (shapes[0].y - ABOVE, True) if stop.bare else (shapes[0].y + IN, False)

    def _begin(self) -> None:
        first = pill(self.flow.begin).moved(0, self.y)
        self.pills.append(first)
        self.trunk, self.y = (CENTRE, first.bottom), first.bottom
        if self.flow.ladder:
            self._away(((first.right, first.middle),), ladder(self.flow.ladder_title, self.flow.ladder, self.rest), "#s:escalation")

    def _down(self, more: float = 0) -> float:
        """Where the next shape begins, below the word of the way to it."""
        lines = len(label(self.word, 0, 0, CENTRE - 9)) if self.trunk else 0
        gap = max(GAP, 13 + LINE * lines) + more
        return self.y + gap

    def _arrive(self, shape: Shape) -> None:
        """The line from above to ``shape``, with its word."""
        if self.trunk is None:
            return
        self.edges.append(Edge((self.trunk, (CENTRE, shape.y))))
        lines = len(label(self.word, 0, 0, CENTRE - 9))
        self.words += label(self.word, CENTRE + 9, round(self.y + 2 + LINE * lines, 2), CENTRE - 9)
        self.trunk, self.word = None, ""

    def _stop(self, at: int, stop: Stop) -> None:
        top = self._down(ABOVE if stop.bare and at in self.met else 0)
        right = [way for way in stop.ways if way.kind in ("forward", "out")]
        left = [way for way in stop.ways if way.kind == "back"]
        branches = bool(stop.ask) or len(stop.ways) > 1
        shapes: list[Shape] = []
        self.steps.append((stop, shapes))
        if not stop.bare:
            made = box(stop)
            out = stop.aside or (None if branches else stop.ways[0].out)
            made = made.moved(0, max(top, self._free(beside(out) if out else None, made.high - OUT)))
            shapes.append(made)
            if stop.aside:
                self._away(((made.right, round(made.bottom - OUT, 2)),), beside(stop.aside), stop.aside.href)
        if branches:
            made = diamond(stop) if stop.ask else fork()
            made = made.moved(0, shapes[0].bottom + WITHIN if shapes else top)
            made = made.moved(0, max(0.0, self._free(self._corner_out(made, right), made.high / 2) - made.y))
            if shapes:
                self.edges.append(Edge(((CENTRE, shapes[0].bottom), (CENTRE, made.y)), arrow=bool(stop.ask)))
                self.words += [] if stop.ask else label(self.flow.side_by_side, CENTRE + 9, round(made.y - 7, 2), CENTRE - 9)
            shapes.append(made)
        self._arrive(shapes[0])
        self._leave(stop, shapes[-1], left, right)

    def _leave(self, stop: Stop, last: Shape, left: list[Way], right: list[Way]) -> None:
        """All ways from ``last``, the lowest shape of a step."""
        y = last.middle if last.kind != "node" else round(last.bottom - OUT, 2)
        if left and self._cornered(last, left[0]):
            self._turn("left", ((last.x, y),), left.pop(0), last.x - 6, y)
        if right and self._cornered(last, right[0]) and not (last.kind == "node" and stop.aside):
            self._turn("right", ((last.right, y),), right.pop(0), last.right + 6, y)
        before = self.y = last.bottom
        for one, other in zip_longest(left, right):
            self._row(before, one, other)
            before = self.y - ROUND
        on = next((way for way in stop.ways if way.kind == "next"), None)
        self.trunk, self.word = ((CENTRE, before), on.label) if on else (None, "")

    def _row(self, before: float, left: Way | None, right: Way | None) -> None:
        """Ways that leave the spine below a step, at most one to each side."""
        room = CENTRE + SIDE - 16
        lines = max(len(label(way.label, 0, 0, room, most=3)) for way in (left, right) if way)
        y = self.y + max(ROW, 9 + LINE * lines + OVER)
        if right and right.out:
            y = max(y, self._free(beside(right.out), 0))
        y = round(y, 2)
        for side, way in (("left", left), ("right", right)):
            if way:
                if way.out and not way.out.end:  # the spine is no dashed line
                    self.edges.append(Edge(((CENTRE, before), (CENTRE, y)), arrow=False))
                    before = y
                self._turn("left" if side == "left" else "right", ((CENTRE, before), (CENTRE, y)), way, CENTRE + (10 if side == "right" else -10), y, room)
        self.y = y

    def _turn(self, side: Literal["left", "right"], points: tuple[Point, ...], way: Way, x: float, y: float, room: float = 0) -> None:
        """One way to the side, with its word above it."""
        end: Side = "end" if side == "left" else "start"
        self.words += label(way.label, x, y - OVER, room or self._room(x, side), end, 3 if room else 2)
        if way.out:
            self._away(points, beside(way.out), way.out.href)
        else:
            self.exits.append(Exit(side, points, to=way.to))

    def _away(self, points: tuple[Point, ...], shape: Shape, href: str) -> None:
        """To a shape in the column beside the spine, straight across."""
        y = points[-1][1]
        top = max(self.taken, y - min(shape.high / 2, y - 1))
        self.exits.append(Exit("right", points, out=len(self.beside)))
        self.beside.append((shape.moved(0, round(top, 2)), href))
        self.taken = top + shape.high + APART

    def _free(self, shape: Shape | None, port: float) -> float:
        """The least y of a shape that a line leaves ``port`` below its upper edge, straight to ``shape`` in the column."""
        return round(self.taken + shape.high / 2 - port, 2) if shape else 0.0

    def _corner_out(self, made: Shape, right: list[Way]) -> Shape | None:
        return beside(right[0].out) if right and right[0].out and self._cornered(made, right[0]) else None

    def _cornered(self, shape: Shape, way: Way) -> bool:
        """Whether ``way`` leaves from the side of ``shape``: its word has to fit there."""
        side: Literal["left", "right"] = "left" if way.kind == "back" else "right"
        return fits(way.label, self._room(shape.x - 6 if side == "left" else shape.right + 6, side))

    @staticmethod
    def _room(x: float, side: Literal["left", "right"]) -> float:
        """The room for a word between the corner of a shape and the lines beside the spine."""
        return max(0.0, x + SIDE - 6 if side == "left" else WIDE + SIDE - 6 - x)


__all__ = ["Exit", "Out", "Spine"]
