"""Ways for the dashed line from a position to a further superior: between the boxes, with few bends."""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from generator.chart.box import WIDE
from generator.chart.placing import Point, Spot

#: How far from a box a line runs, and what a bend costs in length.
BESIDE, ABOVE, BELOW, CLEAR, BEND = 8.0, 7.0, 6.0, 3.0, 40.0
#: Where on the upper and lower edge a line may end; the middle belongs to the solid ones.
PORT = WIDE * 0.75
Knot = tuple[int, int, int]


class Routes:
    """All ways between the boxes of one page that is ``width`` wide and ``height`` high, seen from its left upper corner."""

    def __init__(self, spots: Sequence[Spot], width: float, height: float) -> None:
        self.xs = sorted({x for spot in spots for x in (spot.x - BESIDE, spot.right + BESIDE, spot.x + PORT) if -BESIDE <= x <= width + BESIDE})
        self.ys = sorted({y for spot in spots for y in (spot.y - ABOVE, spot.bottom + BELOW, spot.middle) if -ABOVE <= y <= height + BELOW})
        self.taken = set()
        for spot in spots:
            across = range(bisect_left(self.xs, spot.x - CLEAR), bisect_left(self.xs, spot.right + CLEAR))
            down = range(bisect_left(self.ys, spot.y - CLEAR), bisect_left(self.ys, spot.bottom + CLEAR))
            self.taken |= {(i, j) for i in across for j in down}

    def ways(self, target: Spot, starts: Iterable[Spot]) -> dict[str, tuple[Point, ...]]:
        """The line from each of ``starts`` to ``target``, by the start's id; one that is shut in has none."""
        ends = {knot: point for point, knot in self._ports(target)}
        cost, before = self._search(ends)
        found = {}
        for start in starts:
            reached = [(cost[i, j, way], knot, point) for point, knot in self._ports(start) for i, j in [knot] for way in (0, 1) if (i, j, way) in cost]
            if reached:
                _, _, point = best = min(reached)
                knots = self._walked(before, best[1], cost)
                found[start.id] = _straight([point, *((self.xs[i], self.ys[j]) for i, j in knots), ends[knots[-1]]])
        return found

    def _ports(self, spot: Spot) -> list[tuple[Point, tuple[int, int]]]:
        """Where a line may leave a box, and the knot that it goes to from there."""
        ports = [
            ((spot.right, spot.middle), (spot.right + BESIDE, spot.middle)),
            ((spot.x + PORT, spot.bottom), (spot.x + PORT, spot.bottom + BELOW)),
            ((spot.x + PORT, spot.y), (spot.x + PORT, spot.y - ABOVE)),
        ]
        known = [(point, (bisect_left(self.xs, x), bisect_left(self.ys, y))) for point, (x, y) in ports if x in self.xs and y in self.ys]
        return [(point, knot) for point, knot in known if knot not in self.taken]

    def _search(self, ends: Iterable[tuple[int, int]]) -> tuple[dict[Knot, float], dict[Knot, Knot]]:
        """The cheapest way from every knot to one of ``ends``: ``before`` leads there step by step."""
        cost: dict[Knot, float] = {(i, j, way): 0.0 for i, j in ends for way in (0, 1)}
        before: dict[Knot, Knot] = {}
        heap = [(0.0, knot) for knot in sorted(cost)]
        while heap:
            spent, (i, j, way) = heapq.heappop(heap)
            if spent > cost[i, j, way]:
                continue
            for turn, (a, b) in enumerate(((1, 0), (0, 1))):
                for sign in (1, -1):
                    x, y = i + a * sign, j + b * sign
                    if not (0 <= x < len(self.xs) and 0 <= y < len(self.ys)) or (x, y) in self.taken:
                        continue
                    more = abs(self.xs[x] - self.xs[i]) + abs(self.ys[y] - self.ys[j]) + (BEND if turn != way else 0)
                    if spent + more < cost.get((x, y, turn), float("inf")):
                        cost[x, y, turn] = spent + more
                        before[x, y, turn] = (i, j, way)
                        heapq.heappush(heap, (spent + more, (x, y, turn)))
        return cost, before

    @staticmethod
    def _walked(before: dict[Knot, Knot], start: tuple[int, int], cost: dict[Knot, float]) -> list[tuple[int, int]]:
        at: Knot | None = min((knot for knot in ((*start, 0), (*start, 1)) if knot in cost), key=cost.__getitem__)
        walked: list[tuple[int, int]] = []
        while at:
            walked.append(at[:2])
            at = before.get(at)
        return walked


def _straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """``points`` without those between two of the same line."""
    made: list[Point] = []
    for point in points:
        if made and point == made[-1]:
            continue
        if len(made) > 1 and any(made[-2][axis] == made[-1][axis] == point[axis] for axis in (0, 1)):
            made.pop()
        made.append(point)
    return tuple(made)
