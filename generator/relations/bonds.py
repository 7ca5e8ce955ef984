"""Who uses an item and what it uses, grouped by kind; steps, rows, courses and tests count as what they stand in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.manual import Manual
from generator.model.kinds import NAMES

Side = Literal["in", "out"]
#: Both ways of a reference, in the order in which they are shown.
SIDES: tuple[Side, Side] = ("in", "out")
#: Kinds that are shown as the item in which they stand.
FOLDED = frozenset({"step", "row", "course", "test", "department-duty"})
#: What a reader asks for first comes first; all else follows in the order of the kinds' names.
FIRST = ("position", "procedure", "policy", "article", "topic", "faq", "scripts", "script", "form", "training", "department", "group", "outside")
ORDER = {kind: number for number, kind in enumerate(dict.fromkeys((*FIRST, *NAMES)))}
Label = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bond:
    """A neighbour: by which fields (the one that refers most first), how often, and what hangs on it in turn."""

    id: str
    by: tuple[Label, ...]
    count: int
    beyond: "tuple[Group, ...]" = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours of one kind, those that are bound most first."""

    kind: str
    bonds: tuple[Bond, ...]


@dataclass(slots=True)
class _Node:
    """A neighbour while its own neighbours are still being looked for."""

    kind: str
    id: str
    uses: dict[Label, int]
    below: "list[_Node]" = field(default_factory=list)


class Bonds:
    """All references of ``manual``, a manual of one audience, both ways."""

    def __init__(self, manual: Manual) -> None:
        self.entries, self.used_by = manual.entries, manual.used_by
        self.uses: dict[str, list[tuple[str, Label]]] = {}
        for target, uses in manual.used_by.items():
            for use in uses:
                self.uses.setdefault(use.source, []).append((target, use.label))
        self.parts: dict[str, list[str]] = {}
        for entry in self.entries.values():
            if entry.parent:
                self.parts.setdefault(entry.parent, []).append(entry.id)

    def of(self, own: str, side: Side, depth: int = 1) -> tuple[Group, ...]:
        """What hangs on ``own`` and its parts; each item once, as near to it as it comes."""
        seen = {own}
        first = self._around(own, own, side, seen)
        level = first
        for _ in range(depth - 1):
            for node in level:
                node.below = self._around(node.id, own, side, seen)
            level = [below for node in level for below in node.below]
        return _grouped(first)

    def _around(self, own: str, centre: str, side: Side, seen: set[str]) -> list[_Node]:
        """The neighbours of ``own`` that were not seen yet."""
        inside = dict.fromkeys(self._inside(own))
        found: dict[str, _Node] = {}
        for part in inside:
            for other, label in self._next(part, side):
                if other not in self.entries or other in inside:
                    continue
                whole = self._whole(other, centre)
                if whole in inside or whole in seen:
                    continue
                node = found.setdefault(whole, _Node(self.entries[whole].kind, whole, {}))
                node.uses[label] = node.uses.get(label, 0) + 1
        seen.update(found)
        return sorted(found.values(), key=lambda node: (ORDER[node.kind], -sum(node.uses.values()), node.id))

    def _next(self, own: str, side: Side) -> Iterable[tuple[str, Label]]:
        if side == "out":
            return self.uses.get(own, ())
        return ((use.source, use.label) for use in self.used_by.get(own, ()))

    def _inside(self, own: str) -> Iterator[str]:
        yield own
        for part in self.parts.get(own, ()):
            yield from self._inside(part)

    def _whole(self, own: str, centre: str) -> str:
        """What ``own`` is shown as; what stands in the same item as the centre is shown as itself."""
        at = own
        while self.entries[at].kind in FOLDED and (parent := self.entries[at].parent) in self.entries:
            assert parent
            at = parent
        return own if at != own and centre.startswith(f"{at}/") else at


def _grouped(nodes: Iterable[_Node]) -> tuple[Group, ...]:
    groups: dict[str, list[Bond]] = {}
    for node in nodes:
        by = tuple(sorted(node.uses, key=lambda label: (-node.uses[label], label)))
        groups.setdefault(node.kind, []).append(Bond(node.id, by, sum(node.uses.values()), _grouped(node.below)))
    return tuple(Group(kind, tuple(bonds)) for kind, bonds in groups.items())
