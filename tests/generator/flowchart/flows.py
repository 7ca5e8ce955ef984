"""Procedures for tests of their drawing, and what every drawing has to keep to."""

from collections.abc import Iterable
from itertools import combinations, pairwise
from typing import Any

from generator.flowchart.layout import Drawing
from generator.flowchart.shape import Edge, Point, Shape, Words
from generator.model.procedure import Procedure
from generator.rich import RichText

NEAR = 0.05


class Plain:
    """Names without a manual: everything is called by its id, procedures have an address."""

    def said(self, text: RichText | str) -> str:
        """As it was written."""
        return text if isinstance(text, str) else text.plain

    def named(self, ref: str) -> tuple[str, str]:
        """Procedures begin with a P."""
        return ref, f"{ref}.html?a&b" if ref.startswith("P") else ""

    def anchor(self, at: int) -> str:
        """By number."""
        return f"step:{at + 1}"


def procedure(*steps: dict[str, object], **fields: object) -> Procedure:
    """A procedure of ``steps``."""
    made: Procedure = Procedure.model_validate(_frozen({"title": "流程", "steps": list(steps), **fields}))
    return made


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def faults(made: Drawing) -> list[str]:
    """What is wrong with ``made``; nothing should be."""
    shapes = [*made.pills, *(shape for _, each in made.steps for shape in each), *(shape for shape, _ in made.beside)]
    found = [f"{a} lies over {b}" for a, b in combinations(shapes, 2) if _over(a, b)]
    for shape in shapes:
        found += [f"{shape} is outside"] if shape.x < 1 or shape.y < 0 or shape.right > made.wide - 1 or shape.bottom > made.high else []
        found += [f"{words.words} spills out of {shape.kind}" for words in shape.words if not _inside(words, shape)]
    for words in made.words:
        around = Shape("node", words.left, words.y - 11, words.wide, 14)
        found += [f"{words.words} is outside"] if words.left < 0 or words.left + words.wide > made.wide else []
        found += [f"{words.words} stands on {shape.kind}" for shape in shapes if _over(around, shape)]
    for one, other in combinations(made.words, 2):
        found += (
            [f"{one.words} over {other.words}"] if abs(one.y - other.y) < 12 and one.left < other.left + other.wide and other.left < one.left + one.wide else []
        )
    found += [f"{one.points} runs along {other.points}" for one, other in combinations(made.edges, 2) if _along(one, other, made)]
    return found + [fault for edge in made.edges for fault in _of_edge(edge, made, shapes)]


def _of_edge(edge: Edge, made: Drawing, shapes: list[Shape]) -> list[str]:
    found = [f"{edge.points} leaves the drawing" for x, y in edge.points if not (0 <= x <= made.wide and 0 <= y <= made.high)]
    found += [f"{edge.points} is slanted" for (a, b), (c, d) in pairwise(edge.points) if a != c and b != d]
    found += [f"{edge.points} runs through {shape.kind} at {shape.y}" for shape in shapes if _through(edge.points, shape)]
    if not _touches(edge.points[0], shapes) and not any(_on(edge.points[0], other.points) for other in made.edges if other is not edge):
        found.append(f"{edge.points} begins nowhere")
    if edge.arrow and not _touches(edge.points[-1], shapes):
        found.append(f"{edge.points} ends nowhere")
    found += [f"{words.words} is crossed by {edge.points}" for words in made.words if _crossed(edge.points, words)]
    return found


def _along(one: Edge, other: Edge, made: Drawing) -> bool:
    """Whether two lines that lead to different places share a stretch; on the spine all do."""
    if one.points[-1] == other.points[-1]:
        return False
    spine = made.pills[0].x + made.pills[0].wide / 2
    for (a, b), (c, d) in pairwise(one.points):
        for (e, f), (g, h) in pairwise(other.points):
            if a == c == e == g and abs(a - spine) > NEAR and min(max(b, d), max(f, h)) - max(min(b, d), min(f, h)) > 1:
                return True
            if b == d == f == h and min(max(a, c), max(e, g)) - max(min(a, c), min(e, g)) > 1:
                return True
    return False


def _over(a: Shape, b: Shape) -> bool:
    return a.x < b.right - NEAR and b.x < a.right - NEAR and a.y < b.bottom - NEAR and b.y < a.bottom - NEAR


def _inside(words: Words, shape: Shape) -> bool:
    left, right, top, bottom = words.left, words.left + words.wide, words.y - 11, words.y + 2
    if shape.kind != "ask":
        return left >= shape.x + 3 and right <= shape.right - 3 and top >= shape.y and bottom <= shape.bottom
    corners = [(x, y) for x in (left, right) for y in (top, bottom)]
    middle = shape.x + shape.wide / 2
    return all(abs(x - middle) / (shape.wide / 2) + abs(y - shape.middle) / (shape.high / 2) <= 1.04 for x, y in corners)


def _touches(point: Point, shapes: Iterable[Shape]) -> bool:
    """Whether ``point`` is on the outline of a shape; a diamond is met at its corners."""
    for shape in shapes:
        x, y = point
        if shape.kind == "ask":
            if any(abs(x - a) < NEAR and abs(y - b) < NEAR for a, b in _corners(shape)):
                return True
        elif _between(x, shape.x, shape.right) and _between(y, shape.y, shape.bottom) and not _within(point, shape):
            return True
    return False


def _corners(shape: Shape) -> list[Point]:
    middle = shape.x + shape.wide / 2
    return [(middle, shape.y), (middle, shape.bottom), (shape.x, shape.middle), (shape.right, shape.middle)]


def _between(at: float, low: float, high: float) -> bool:
    return low - NEAR <= at <= high + NEAR


def _within(point: Point, shape: Shape) -> bool:
    return shape.x + NEAR < point[0] < shape.right - NEAR and shape.y + NEAR < point[1] < shape.bottom - NEAR


def _on(point: Point, line: tuple[Point, ...]) -> bool:
    return any(_between(point[0], min(a[0], b[0]), max(a[0], b[0])) and _between(point[1], min(a[1], b[1]), max(a[1], b[1])) for a, b in pairwise(line))


def _through(line: tuple[Point, ...], shape: Shape) -> bool:
    for (a, b), (c, d) in pairwise(line):
        if min(a, c) < shape.right - NEAR and max(a, c) > shape.x + NEAR and min(b, d) < shape.bottom - NEAR and max(b, d) > shape.y + NEAR:
            return True
    return False


def _crossed(line: tuple[Point, ...], words: Words) -> bool:
    return _through(line, Shape("node", words.left, words.y - 10, words.wide, 12))
