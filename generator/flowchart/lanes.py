"""The lines at the sides: those to the same step share a lane, lanes stand side by side where lines pass each other."""

from collections.abc import Mapping, Sequence
from itertools import chain

from generator.flowchart.shape import WIDE, Edge, Point
from generator.flowchart.spine import CENTRE, ROUND, SIDE, Exit, Spine

#: From one lane to the next, between two lines in the same lane, and from the last lane to the column beside.
LANE, BETWEEN, BEFORE = 11.0, 10.0, 18.0
#: The least between the spine and the column.
CHANNEL = 48.0


class Lanes:
    """Lanes for all exits of a spine; ``left`` and ``right`` are how wide they are, ``column`` is where the column begins."""

    def __init__(self, spine: Spine) -> None:
        self.spine = spine
        self.bundles = {side: _bundles([out for out in spine.exits if out.side == side and out.to >= 0]) for side in ("left", "right")}
        self.lane = {side: self._numbered(bundles) for side, bundles in self.bundles.items()}
        counts = {side: max(lanes.values(), default=-1) + 1 for side, lanes in self.lane.items()}
        self.left = SIDE + LANE * counts["left"] if counts["left"] else 0.0
        self.right = SIDE + LANE * counts["right"] if counts["right"] else 0.0
        self.column = WIDE + max(CHANNEL, SIDE + LANE * counts["right"] + BEFORE - LANE)

    def edges(self) -> list[Edge]:
        """Every line at the sides."""
        made = [
            Edge((*out.points, (self.column, out.points[-1][1])), dashed=self.spine.beside[out.out][0].kind != "end")
            for out in self.spine.exits
            if out.out >= 0
        ]
        return [*made, *chain.from_iterable(self._bundle(side, to, outs) for side, bundles in self.bundles.items() for to, outs in bundles.items())]

    def _numbered(self, bundles: Mapping[int, Sequence[Exit]]) -> dict[int, int]:
        """The lane of each bundle, the shortest nearest to the spine."""
        spans = {to: (min(self.spine.arrival(to)[0], *_ys(outs)), max(self.spine.arrival(to)[0], *_ys(outs))) for to, outs in bundles.items()}
        lanes: list[list[tuple[float, float]]] = []
        found = {}
        for to, (low, high) in sorted(spans.items(), key=lambda each: (each[1][1] - each[1][0], each[0])):
            free = (at for at, taken in enumerate(lanes) if all(high + BETWEEN < a or b + BETWEEN < low for a, b in taken))
            at = next(free, len(lanes))
            if at == len(lanes):
                lanes.append([])
            lanes[at].append((low, high))
            found[to] = at
        return found

    def _bundle(self, side: str, to: int, outs: Sequence[Exit]) -> list[Edge]:
        """The lines to one step: the one from farthest away whole, the others as far as they meet it."""
        far = SIDE + LANE * self.lane[side][to]
        lane = -far if side == "left" else WIDE + far
        y, above = self.spine.arrival(to)
        shape = self.spine.steps[to][1][0]
        ends: list[Point] = [(CENTRE, y), (CENTRE, shape.y)] if above else [(shape.x if side == "left" else shape.right, y)]
        ordered = sorted(outs, key=lambda out: -abs(out.points[-1][1] - y))
        return [Edge((*out.points, (lane, out.points[-1][1]), (lane, y), *ends), arrow=number == 0, joins=number > 0) for number, out in enumerate(ordered)]


def _bundles(exits: Sequence[Exit]) -> dict[int, list[Exit]]:
    found: dict[int, list[Exit]] = {}
    for out in exits:
        found.setdefault(out.to, []).append(out)
    return found


def _ys(outs: Sequence[Exit]) -> list[float]:
    return [out.points[-1][1] for out in outs]


__all__ = ["ROUND", "Lanes"]
