"""A flow with everything in its place, ready to be drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.flowchart.lanes import Lanes
from generator.flowchart.plan import Flow, Stop
from generator.flowchart.shape import RUNGS, WIDE, Edge, Shape, Words
from generator.flowchart.spine import Spine
from generator.texts import Texts

#: Around everything: half a line, and the other half of what is emphasised.
MARGIN = 2.0
#: How tall a part of the drawing on paper is at most, for its width.
PAPER = 1.85


@dataclass(frozen=True, slots=True)
class Drawing:
    """Steps with their shapes, what stands beside with its address, lines, and the words of ways; ``cuts`` part it for paper."""

    title: str
    about: str
    wide: float
    high: float
    steps: tuple[tuple[Stop, tuple[Shape, ...]], ...]
    pills: tuple[Shape, ...]
    beside: tuple[tuple[Shape, str], ...]
    edges: tuple[Edge, ...]
    words: tuple[Words, ...]
    cuts: tuple[float, ...]


def drawing_of(flow: Flow, say: Texts) -> Drawing:
    """``flow``, laid out."""
    more = len(flow.ladder) - RUNGS
    spine = Spine(flow, say("flow.rest", n=more) if more > 0 else "")
    lanes = Lanes(spine)
    x, y = lanes.left + MARGIN, MARGIN - 1
    beside = tuple((shape.moved(lanes.column + x, y), href) for shape, href in spine.beside)
    steps = tuple((stop, tuple(shape.moved(x, y) for shape in shapes)) for stop, shapes in spine.steps)
    right = max([x + WIDE + lanes.right, *(shape.right for shape, _ in beside)])
    shapes = [*(shape for _, each in steps for shape in each), *(shape for shape, _ in beside)]
    pills = tuple(shape.moved(x, y) for shape in spine.pills)
    wide, high = round(right + MARGIN, 2), round(max([spine.y + y, *(shape.bottom for shape in (*shapes, *pills))]) + MARGIN, 2)
    edges = tuple(replace(edge, points=tuple((round(a + x, 2), round(b + y, 2)) for a, b in edge.points)) for edge in (*spine.edges, *lanes.edges()))
    words = tuple(word.moved(x, y) for word in spine.words)
    cuts = tuple(_cuts([each[0].y for _, each in steps], (*shapes, *pills), wide * PAPER, high))
    return Drawing(flow.title, flow.about, wide, high, steps, pills, beside, edges, words, cuts)


def _cuts(tops: Iterable[float], shapes: Iterable[Shape], most: float, high: float) -> Iterable[float]:
    """Where the drawing may be parted, between shapes, so that each part is no taller than ``most`` if it can be."""
    spans = [(shape.y, shape.bottom) for shape in shapes]
    free = [y for y in (round(top - 8, 2) for top in tops) if not any(a < y < b for a, b in spans)]
    begin = 0.0
    while high - begin > most:
        within = [y for y in free if begin < y <= begin + most] or [y for y in free if y > begin][:1]
        if not within:
            return
        begin = within[-1]
        yield begin
