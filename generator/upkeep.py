"""What has to be checked again and by whom, and who keeps how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.freshness import Freshness, freshness
from generator.manual import Entry, Manual
from generator.model.base import Kept


@dataclass(frozen=True, slots=True)
class Due:
    """An item that is overdue or soon due; ``owner`` is who keeps it, else who checked it last."""

    id: str
    kind: str
    owner: str
    state: Freshness


@dataclass
class Share:
    """What one owner keeps; '' is nobody. ``items`` are rows and files without rows."""

    owner: str
    items: int = 0
    unchecked: int = 0
    over: int = 0
    soon: int = 0


def due(manual: Manual, today: date) -> tuple[Due, ...]:
    """The longest overdue first. Rows that only share their file's check are left to the file."""
    found: list[tuple[date, Due]] = []
    for entry in manual.entries.values():
        item = entry.item
        if not isinstance(item, Kept) or not item.verified or _shared(manual, entry, item):
            continue
        state = freshness(item.verified, today)
        if state.due and state.state in ("due", "over"):
            found.append((state.due, Due(entry.id, entry.kind, item.owner or item.verified.by, state)))
    found.sort(key=lambda row: (row[0], row[1].id))
    return tuple(row for _, row in found)


def _shared(manual: Manual, entry: Entry, item: Kept) -> bool:
    parent = manual.entries.get(entry.parent or "")
    return parent is not None and isinstance(parent.item, Kept) and parent.item.verified is item.verified


def shares(manual: Manual, today: date) -> tuple[Share, ...]:
    """What everybody keeps: who has the most overdue first, then who keeps the most. Owners who are withheld are one."""
    found: dict[str, Share] = {}
    known: dict[str | None, Share] = {}

    def share(owner: str | None) -> Share:
        if owner not in known:
            name = owner or ""
            if name and manual.is_withheld(name):
                name = next((other for other in found if other and manual.is_withheld(other)), name)
            known[owner] = found.setdefault(name, Share(name))
        return known[owner]

    for item in _kept(manual):
        own = share(item.owner)
        own.items += 1
        own.unchecked += item.verified is None
    for one in due(manual, today):
        own = share(one.owner)
        own.over += one.state.state == "over"
        own.soon += one.state.state == "due"
    return tuple(sorted(found.values(), key=lambda own: (-own.over, -own.soon, -own.items, own.owner)))


def _kept(manual: Manual) -> Iterator[Kept]:
    """Everything that somebody keeps; of a file of rows the rows."""
    for entry in manual.entries.values():
        item = entry.item
        if isinstance(item, Kept) and not (getattr(item, "items", None) or getattr(item, "terms", None)):
            yield item
