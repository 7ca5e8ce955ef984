"""The chart: the tree of the organisation in pages, each box with its place, ready to be drawn."""

from dataclasses import dataclass, replace

from generator.chart.box import Box, box_of
from generator.chart.paging import ABOVE, Cutting, Part, State
from generator.chart.placing import Point, Spot, placed
from generator.chart.plan import PAGE
from generator.chart.reporting import organisation_tree
from generator.chart.route import Routes
from generator.chart.tree import Post, Tree
from generator.manual import Manual
from generator.texts import Texts

#: Room around everything that is drawn, for lines that run along the edge.
MARGIN = 10.0
#: Bodies outside that are nobody's first superior are drawn beside the head, if they are no more than these.
ASIDES = 4
#: So many positions are drawn on one page if they fit at all, even if a little smaller.
WHOLE, SMALLER = 40, 1.2
#: Reserved for the number of a chart before it is known.
NUMBER = 999


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box in its place; ``see`` is the number of the chart on which what is below it is drawn."""

    post: Post
    box: Box
    spot: Spot
    see: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One page of the chart; ``above`` says where its head belongs, ``origin`` on which page that is."""

    number: int
    width: float
    height: float
    boxes: tuple[Drawn, ...]
    lines: tuple[tuple[Point, ...], ...]
    dashes: tuple[tuple[Point, ...], ...]
    title: str
    above: str = ""
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """All pages of the chart; none if there are no positions."""

    figures: tuple[Figure, ...]
    language: str


def chart(manual: Manual, language: str) -> Chart:
    """The chart of ``manual``, a manual of one audience."""
    return chart_of(organisation_tree(manual, language), language)


def chart_of(tree: Tree, language: str) -> Chart:
    """The chart of ``tree``."""
    if not tree.roots:
        return Chart((), language)
    tree = replace(tree, asides=tree.asides if len(tree.asides) <= ASIDES else ())
    pages = _Pages(tree, language, _room(1))
    if len(pages.parts) > 1 and sum(post.kind == "position" for post in tree.posts.values()) <= WHOLE:
        small = _Pages(tree, language, _room(SMALLER))
        pages = small if len(small.parts) == 1 else pages
    met = pages.met()
    if not met.issuperset(tree.asides):
        pages = _Pages(replace(tree, asides=tuple(aside for aside in tree.asides if aside in met)), language, pages.room)
    return Chart(pages.figures(), language)


def _room(times: float) -> tuple[float, float]:
    """What may be drawn on within the margins of a page, ``times`` as large in the units of the drawing."""
    return PAGE[0] * times - 2 * MARGIN, PAGE[1] * times - 2 * MARGIN


class _Pages:
    def __init__(self, tree: Tree, language: str, room: tuple[float, float]) -> None:
        self.tree, self.say, self.room = tree, Texts(language), room
        self._known: dict[tuple[str, State], float] = {}
        self.cutting = Cutting(tree, self._height, room)
        self.parts = list(self.cutting.ordered())
        #: Head -> the number of its first page; box -> the first page that it is on.
        self.numbers: dict[str, int] = {}
        self.on: dict[str, int] = {}
        for number, part in enumerate(self.parts, 1):
            self.numbers.setdefault(part.own, number)
            for own in (part.own, *self.cutting.shown(part)):
                self.on.setdefault(own, number)

    def met(self) -> set[str]:
        """The further superiors that stand on the first page together with somebody who reports to them."""
        first = self.parts[0]
        return {superior for own in (first.own, *self.cutting.shown(first)) if own for superior in self.tree.posts[own].also}

    def figures(self) -> tuple[Figure, ...]:
        """Every page, drawn."""
        return tuple(self._figure(number, part) for number, part in enumerate(self.parts, 1))

    def _height(self, own: str, state: State) -> float:
        known = self._known.get((own, state))
        if known is None:
            post = self.tree.posts[own]
            see = "" if state == "whole" else self.say("chart.see", n=NUMBER, count=NUMBER)
            known = self._known[own, state] = max(box_of(post, self.say, see, again).height for again in (False, state == "divided"))
        return known

    def _figure(self, number: int, part: Part) -> Figure:
        staff = frozenset(own for own, post in self.tree.posts.items() if post.staff)
        origin = self.on.get(part.own, 0) if part.own and self.on.get(part.own, number) < number else 0
        made = placed(part.plan, staff, ABOVE if origin else 0.0)
        width, height = part.plan.width, part.plan.height + (ABOVE if origin else 0.0)
        routes = self._routes(made.spots, width, height)
        boxes = tuple(self._drawn(number, part, spot) for spot in made.spots.values())
        superior = next((own for own, below in self.tree.below.items() if part.own in below), "") if origin else ""
        above = self.say("chart.above_in", name=self.tree.posts[superior].title, n=origin) if superior else ""
        shift = (MARGIN, MARGIN)
        return Figure(
            number, round(width + 2 * MARGIN, 2), round(height + 2 * MARGIN, 2),
            tuple(replace(box, spot=replace(box.spot, x=box.spot.x + MARGIN, y=box.spot.y + MARGIN)) for box in boxes),
            tuple(_moved(line, shift) for line in made.lines), tuple(_moved(line, shift) for line in (*made.dashes, *routes)),
            self.tree.posts[part.own].title if part.own else "", above, origin,
        )  # fmt: skip

    def _drawn(self, number: int, part: Part, spot: Spot) -> Drawn:
        own, post = spot.id, self.tree.posts[spot.id]
        cut = own in self.numbers and own != part.own
        last = number == len(self.parts) or self.parts[number].own != own
        goes_on = own == part.own and not last
        see = self.numbers[own] if cut else number + 1 if goes_on else 0
        words = self.say("chart.see", n=see, count=self._positions_below(own)) if cut else self.say("chart.more", n=see) if goes_on else ""
        return Drawn(post, box_of(post, self.say, words, part.again and own == part.own), spot, see)

    def _positions_below(self, own: str) -> int:
        count, pending = 0, [*self.tree.below.get(own, ())]
        while pending:
            at = pending.pop()
            count += self.tree.posts[at].kind == "position"
            pending += self.tree.below.get(at, ())
        return count

    def _routes(self, spots: dict[str, Spot], width: float, height: float) -> list[tuple[Point, ...]]:
        """Dashed lines to further superiors that stand on the same page."""
        seconds: dict[str, list[str]] = {}
        for own in spots:
            for superior in self.tree.posts[own].also:
                if superior in spots and superior != own:
                    seconds.setdefault(superior, []).append(own)
        if not seconds:
            return []
        routes = Routes(list(spots.values()), width, height)
        return [way for superior, owns in seconds.items() for way in routes.ways(spots[superior], [spots[own] for own in owns]).values()]


def _moved(line: tuple[Point, ...], by: Point) -> tuple[Point, ...]:
    return tuple((round(x + by[0], 2), round(y + by[1], 2)) for x, y in line)
