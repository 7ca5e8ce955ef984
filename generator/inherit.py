"""``based_on``: a position takes over another's blocks, adds to them, replaces or drops single items.

- a value or a block that the position gives itself stands; lists are joined: the other's items first, then its own;
- an own item with the id of one taken over replaces it in its place; groups of the same name become one;
- ``drop: [block]`` leaves a whole block out, ``drop: [block/id]`` or ``[block/title]`` a single item, however deep in the block;
- id, names, code, types, superiors, deputising, document control, grade and freshness are never taken over.
"""

from typing import Any, TypeVar

from generator.index import Index, local_id, title_of
from generator.manual import Origin, Resolved
from generator.model.base import Group, Model, Short
from generator.model.position import Duty, Position, SharedDuty
from generator.model.shape import fields
from generator.problem import Problem
from generator.record import Path
from generator.rounds import Rounds

OWN = {
    "id", "name", "code", "also_called", "types", "based_on", "drop", "reports_to", "acts_for", "document",
    "verified", "valid", "waive", "unwritten", "grade", "graded", "declassify", "tags",
}  # fmt: skip


class Inheritance:
    """Resolves positions one by one; cycles and missing bases count as no base (they are problems elsewhere)."""

    def __init__(self, index: Index, rounds: Rounds | None = None) -> None:
        self.index = index
        self._stage = (rounds or Rounds()).stage("inherit")
        self.problems: list[Problem] = []
        self.done: dict[str, Resolved] = {}
        self.open: list[str] = []

    def resolve(self, own: str) -> Resolved:
        """The position ``own`` with everything it inherits."""
        if own in self.done:
            return self.done[own]
        entry = self.index.entries[own]
        position = entry.item
        assert isinstance(position, Position)
        base = self.index.entries.get(position.based_on or "")
        taken = None
        if base is not None and isinstance(base.item, Position) and base.id not in (*self.open, own):
            self.open.append(own)
            taken = self.resolve(base.id)
            self.open.pop()
        shared = [found and found.item for found in map(self.index.entries.get, _used(position))]
        resolved, problems = self._stage.of(position, taken, *shared, make=lambda: self._alone(own, position, taken))
        self.problems += problems
        self.done[own] = resolved
        return resolved

    def _alone(self, own: str, position: Position, taken: Resolved | None) -> tuple[Resolved, list[Problem]]:
        """``position`` with what it takes over from ``taken``."""
        if taken:
            return self._merge(own, position, taken, position.based_on or "")
        problems = []
        if position.drop and not position.based_on:
            problems = [Problem("unknown-drop", self.index.entries[own].record.place(("drop", 0)), {"given": position.drop[0], "base": ""})]
        return Resolved(_with_shared(position, self.index)), problems

    def _merge(self, own: str, position: Position, base: Resolved, base_id: str) -> tuple[Resolved, list[Problem]]:
        merged, problems = _Merge(own, base, base_id, list(position.drop)), []
        values = merged.model(position, base.position, ())
        record = self.index.entries[own].record
        for unused in merged.drops:
            at: Path = ("drop", position.drop.index(unused))
            problems.append(Problem("unknown-drop", record.place(at), {"given": unused, "base": base_id}))
        resolved = _with_shared(values, self.index)
        unwritten = tuple(name for name in position.unwritten) + tuple(n for n in base.position.unwritten if not getattr(resolved, n, None))
        resolved = resolved.model_copy(update={"unwritten": tuple(dict.fromkeys(unwritten))})
        return Resolved(resolved, merged.origins), problems


M = TypeVar("M", bound=Model)


class _Merge:
    def __init__(self, own: str, base: Resolved, base_id: str, drops: list[str]) -> None:
        self.own, self.base, self.base_id, self.drops = own, base, base_id, drops
        self.dropping = list(drops)
        self.origins: dict[Path, Origin] = {}

    def model(self, mine: M, theirs: M, path: Path) -> M:
        """``mine`` with the fields of ``theirs`` that it lacks; lists joined, blocks merged."""
        updates: dict[str, Any] = {}
        for field in fields(type(mine)):
            if not path and field.name in OWN:
                continue
            given, taken = getattr(mine, field.name), getattr(theirs, field.name)
            at = (*path, field.key)
            if taken in (None, (), {}) or self._drops("/".join(map(str, at))):
                continue
            if isinstance(taken, tuple):
                updates[field.name] = self.items(given, taken, at)
            elif isinstance(taken, dict):
                updates[field.name] = {**taken, **given}
            elif isinstance(taken, Model) and not isinstance(taken, Short):
                updates[field.name] = self.model(given or type(taken).model_construct(), taken, at)
            elif given is None or field.name not in mine.model_fields_set:
                updates[field.name] = taken
                self.origins[at] = self._origin(at)
        return mine.model_copy(update=updates)

    def items(self, mine: tuple[Any, ...], theirs: tuple[Any, ...], path: Path) -> tuple[Any, ...]:
        """Their items, without those dropped or replaced, then mine."""
        if theirs and isinstance(theirs[0], Group):
            return self.groups(mine, theirs, path)
        replaced = {local_id(item): item for item in mine if local_id(item)}
        joined: list[Any] = []
        for number, item in enumerate(theirs):
            if self._dropped(path, item):
                continue
            if local_id(item) in replaced:
                joined.append(replaced.pop(local_id(item)))
                continue
            if item not in mine:
                self.origins[(*path, len(joined))] = self._origin((*path, number))
                joined.append(item)
        placed = {id(item) for item in joined}
        return (*joined, *(item for item in mine if id(item) not in placed))

    def groups(self, mine: tuple[Any, ...], theirs: tuple[Any, ...], path: Path) -> tuple[Any, ...]:
        """Groups of one name become one; an own item replaces one of its id in whichever group it stood."""
        joined: list[Any] = []
        rest = list(mine)
        replacing = {local_id(item): item for group in mine for item in group.items if local_id(item)}
        used: set[int] = set()
        for number, group in enumerate(theirs):
            if group.group and self._drops(f"{path[0]}/{group.group}"):
                continue
            items: list[Any] = []
            for at, item in enumerate(group.items):
                if self._dropped(path, item):
                    continue
                if local_id(item) in replacing:
                    items.append(replacing[local_id(item)])
                    used.add(id(items[-1]))
                    continue
                self.origins[(*path, len(joined), "items", len(items))] = self._origin((*path, number, "items", at))
                items.append(item)
            same = [own for own in rest if group.group and own.group == group.group]
            rest = [own for own in rest if own not in same]
            items += [item for own in same for item in own.items if id(item) not in used]
            if items:
                joined.append(group.model_copy(update={"items": tuple(items)}))
        for group in rest:
            left = tuple(item for item in group.items if id(item) not in used)
            if left:
                joined.append(group.model_copy(update={"items": left}))
        return tuple(joined)

    def _dropped(self, path: Path, item: Any) -> bool:
        names = [local_id(item), title_of(item) if isinstance(item, Model) else str(item)]
        steps = [str(step) for step in path if isinstance(step, str)]
        blocks = dict.fromkeys(("/".join(steps), steps[0]))
        return any(self._drops(f"{block}/{name}") for block in blocks for name in names if name)

    def _drops(self, name: str) -> bool:
        if name not in self.dropping:
            return False
        if name in self.drops:
            self.drops.remove(name)
        return True

    def _origin(self, path: Path) -> Origin:
        """Where the base has it from: itself, or a base of its own."""
        return self.base.origins.get(path) or Origin(self.base_id, path)


def _used(position: Position) -> list[str]:
    """The shared duties that ``position`` names itself."""
    return [duty.use for group in position.duties for duty in group.items if duty.use]


def _with_shared(position: Position, index: Index) -> Position:
    """Duties that ``use`` a shared one get its title, text and what hangs on it; their own words win."""
    groups = tuple(group.model_copy(update={"items": tuple(_shared(duty, index) for duty in group.items)}) for group in position.duties)
    return position.model_copy(update={"duties": groups}) if groups else position


def _shared(duty: Duty, index: Index) -> Duty:
    entry = index.entries.get(duty.use or "")
    if entry is None or not isinstance(entry.item, SharedDuty):
        return duty
    shared = entry.item
    names = ("title", "text", "deliverables", "procedure", "form")
    return duty.model_copy(update={name: getattr(duty, name) or getattr(shared, name) for name in names})
