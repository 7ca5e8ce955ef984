"""A flow as SVG: no script, nothing from outside, every word as text; colours are the page's."""

from collections.abc import Iterator, Sequence

from generator.chart.drawing import RADIUS
from generator.chart.strokes import lettered, linked, safe
from generator.flowchart.layout import Drawing
from generator.flowchart.plan import Stop
from generator.flowchart.shape import SIZES, Edge, Point, Shape, Words
from generator.flowchart.spine import ROUND

HEAD, HALF = 7.0, 3.6
#: The pixels of a rem; the drawing grows with the page's letters.
REM = 20
BOLD = ("title", "number", "ask")
DIM = ("number", "dim", "label")


def svg(drawing: Drawing) -> str:
    """``drawing`` for a page of the site; its parts for paper follow it if it is longer than a page."""
    return "".join([*_whole(drawing), *_parts(drawing)])


def _whole(drawing: Drawing) -> Iterator[str]:
    size = f'viewBox="0 0 {drawing.wide:g} {drawing.high:g}" style="--wide:{drawing.wide / REM:g}rem"'
    ids = 'aria-labelledby="s:flow-title s:flow-about"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" class="db-svg db-flow-svg" {size} role="group" {ids}>'
    yield f'<title id="s:flow-title">{safe(drawing.title)}</title><desc id="s:flow-about">{safe(drawing.about)}</desc><g id="s:flow-all" class="db-svg">'
    yield from map(_edge, drawing.edges)
    yield from map(_shape, drawing.pills)
    for stop, shapes in drawing.steps:
        yield _step(stop, shapes)
    for shape, href in drawing.beside:
        yield linked(href, _shape(shape))
    yield from map(_words, drawing.words)
    yield "</g></svg>"


def _parts(drawing: Drawing) -> Iterator[str]:
    """The same once more, cut where a page of paper ends; the screen shows the whole instead."""
    ends = [*drawing.cuts, drawing.high]
    for begin, end in zip([0.0, *drawing.cuts], ends, strict=True) if drawing.cuts else ():
        box = f"0 {begin:g} {drawing.wide:g} {round(end - begin, 2):g}"
        yield f'<svg class="db-svg db-flow-part" viewBox="{box}" aria-hidden="true"><use href="#s:flow-all"/></svg>'


def _step(stop: Stop, shapes: Sequence[Shape]) -> str:
    return f'<a href="{safe(stop.href)}" data-step="{stop.number}" aria-label="{safe(stop.says)}">{"".join(map(_shape, shapes))}</a>'


def _shape(shape: Shape) -> str:
    return _outline(shape) + "".join(map(_words, shape.words))


def _outline(shape: Shape) -> str:
    if shape.kind == "ask":
        half, high = shape.wide / 2, shape.high / 2
        return f'<path class="ask" d="M{shape.x:g} {shape.middle:g}l{half:g} {-high:g} {half:g} {high:g}-{half:g} {high:g}z"/>'
    radius = {"end": min(shape.high / 2, 17), "fork": 2}.get(shape.kind, RADIUS)
    look = "head" if shape.kind == "fork" else shape.kind
    return f'<rect class="{look}" x="{shape.x:g}" y="{shape.y:g}" width="{shape.wide:g}" height="{shape.high:g}" rx="{radius:g}"/>'


def _words(words: Words) -> str:
    look = "s" if words.look in DIM else ""
    return lettered((words.x, words.y), words.words, SIZES[words.look], look, words.look in BOLD, words.side == "end", words.side == "middle")


def _edge(edge: Edge) -> str:
    points = _until_met(edge) if edge.joins else edge.points
    line = _rounded((*points[:-1], _short_of(points[-2], points[-1])) if edge.arrow else points)
    head = _head(points[-2], points[-1]) if edge.arrow else ""
    return f'<path class="{"edge esc" if edge.dashed else "edge"}" d="{line}"/>{head}'


def _until_met(edge: Edge) -> tuple[Point, ...]:
    """As far as the line turns into the lane that others come along already."""
    turn = next(at for at in range(len(edge.points) - 1, 0, -1) if edge.points[at][0] == edge.points[at - 1][0] and at < len(edge.points) - 1)
    (x, y), (_, to) = edge.points[turn - 1], edge.points[turn]
    return (*edge.points[:turn], (x, y + max(-ROUND, min(ROUND, to - y))))


def _rounded(points: Sequence[Point]) -> str:
    """A line with round corners."""
    made = f"M{points[0][0]:g} {points[0][1]:g}"
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(ROUND, _far(before, at), _far(at, after) / (1 if after == points[-1] else 2))
        (a, b), (c, d) = _towards(at, before, radius), _towards(at, after, radius)
        made += f"L{a:g} {b:g}Q{at[0]:g} {at[1]:g} {c:g} {d:g}"
    return made + f"L{points[-1][0]:g} {points[-1][1]:g}"


def _head(before: Point, at: Point) -> str:
    (x, y), (a, b) = at, _towards(at, before, HEAD)
    across = (HALF, 0.0) if x == a else (0.0, HALF)
    return f'<path class="head" d="M{x:g} {y:g}L{a - across[0]:g} {b - across[1]:g} {a + across[0]:g} {b + across[1]:g}z"/>'


def _short_of(before: Point, at: Point) -> Point:
    return _towards(at, before, HEAD - 1)


def _towards(at: Point, other: Point, far: float) -> Point:
    """``far`` from ``at`` on the way to ``other``; all lines are upright or level."""
    x = at[0] + (other[0] > at[0]) * far - (other[0] < at[0]) * far
    y = at[1] + (other[1] > at[1]) * far - (other[1] < at[1]) * far
    return round(x, 2), round(y, 2)


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
