"""Which part of the tree stands on which page: as much as fits, the rest on pages of its own, each referring to the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.chart.plan import PAGE, Plan, alone, fitting, plans_of
from generator.chart.tree import Tree

#: Head of the tree that has no box: what has no superior stands below it.
TOP = ""
#: Room for the line on top of a further page, which says where its head belongs.
ABOVE = 30.0
#: More assistants than these stand in the row of all others.
SIDES = 3
#: A box as it is, one that only says where it is drawn with what is below it, or one that goes on on a further page.
State = Literal["whole", "cut", "divided"]
Heights = Callable[[str, State], float]


@dataclass(slots=True)
class Part:
    """A page before it has a number: ``own`` with those of its subordinates that are ``kids``; ``again`` if it has a page before."""

    own: str
    kids: tuple[str, ...]
    plan: Plan
    again: bool


class Cutting:
    """Cuts a tree into pages, from its leaves upwards: where a leader's people do not fit, the largest parts get their own pages."""

    def __init__(self, tree: Tree, heights: Heights, room: tuple[float, float] = PAGE) -> None:
        self.tree, self.heights = tree, heights
        self.room = (room[0], room[1] - ABOVE)
        self.top = tree.roots[0] if len(tree.roots) == 1 else TOP
        self.plans: dict[str, list[Plan]] = {}
        self.sizes: dict[str, int] = {}
        #: The parts of each head that has pages of its own.
        self.parts: dict[str, list[Part]] = {}
        for own in self._upwards():
            kids = self._kids(own)
            self.sizes[own] = 1 + sum(self.sizes[kid] for kid in kids)
            self.plans[own] = self._fitted(own, kids)
        if self.top not in self.parts:
            self._page(self.top, [(self._kids(self.top), self.plans[self.top])])

    def ordered(self) -> Iterator[Part]:
        """The parts as they are read: each head before what its page refers to."""
        pending = [self.top]
        while pending:
            own = pending.pop()
            inner: list[str] = []
            for part in self.parts[own]:
                yield part
                inner += [each for each in self.shown(part) if each in self.parts]
            pending += reversed(inner)

    def shown(self, part: Part) -> list[str]:
        """Every box below the head of ``part``, from left to right."""
        found, pending = [], list(reversed(part.kids))
        while pending:
            own = pending.pop()
            found.append(own)
            pending += reversed(self._kids(own) if own not in self.parts else ())
        return found

    def _kids(self, own: str) -> tuple[str, ...]:
        return self.tree.roots if own == TOP else self.tree.below.get(own, ())

    def _upwards(self) -> list[str]:
        """Every box after all that stand below it, and the top last."""
        order, pending = [], [self.top]
        while pending:
            own = pending.pop()
            order.append(own)
            pending += self._kids(own)
        return order[::-1]

    def _fitted(self, own: str, kids: Sequence[str]) -> list[Plan]:
        """Plans that fit on a page; whatever has to be cut off for that is."""
        while True:
            plans = self._of(own, kids, "whole")
            if plans:
                return plans
            whole = [kid for kid in kids if kid not in self.parts and self.sizes[kid] > 1]
            if not whole:
                break
            self._cut(max(whole, key=self.sizes.__getitem__))
        self._page(own, self._divided(own, kids))
        return [alone(own, self.heights(own, "cut"))] if own else []

    def _cut(self, own: str) -> None:
        self._page(own, [(self._kids(own), self.plans[own])])
        self.plans[own] = [alone(own, self.heights(own, "cut"))]

    def _page(self, own: str, pages: Sequence[tuple[Sequence[str], Sequence[Plan]]]) -> None:
        self.parts[own] = [Part(own, tuple(kids), plans[0], again=at > 0) for at, (kids, plans) in enumerate(pages)]

    def _divided(self, own: str, kids: Sequence[str]) -> list[tuple[Sequence[str], Sequence[Plan]]]:
        """Runs of ``kids``, each as long as fits on a page below the box of ``own``."""
        pages: list[tuple[Sequence[str], Sequence[Plan]]] = []
        left = list(kids)
        while left:
            low, high = 1, len(left)
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if self._of(own, left[:middle], "divided") else (low, middle - 1)
            some, left = left[:low], left[low:]
            pages.append((some, self._of(own, some, "divided")))
        return pages

    def _of(self, own: str, kids: Sequence[str], state: State) -> list[Plan]:
        """The plans that fit, the plainest first."""
        staff = [kid for kid in kids if own and self.tree.posts[kid].staff]
        sides = staff if len(staff) <= SIDES else []
        asides = self.tree.asides if own == self.top and state == "whole" else ()
        beside = [alone(each, self.heights(each, "whole")) for each in (*sides, *(asides if own else ()))]
        below = [self.plans[kid] for kid in kids if kid not in sides]
        if own == TOP:
            below += [[alone(each, self.heights(each, "whole"))] for each in asides]
        return fitting(plans_of(own, self.heights(own, state) if own else 0.0, beside, below), self.room)
