"""What a rule is given to look at, and how it names a place."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.manual import Entry, Manual
from generator.model.organisation import Department, Headcount, Rung
from generator.model.position import Position
from generator.problem import Place, Problem
from generator.record import Path
from generator.rounds import Rounds


@dataclass(frozen=True)
class Inspection:
    """The linked manual. ``today`` is None where nothing is to be said of the calendar.

    ``complete`` says that every file could be read in full: only then does it mean something that a thing is not there.
    """

    manual: Manual
    today: date | None
    complete: bool
    #: What rules that look at one thing at a time have found before.
    rounds: Rounds = field(default_factory=Rounds)

    @property
    def departments(self) -> tuple[Department, ...]:
        """All departments."""
        return self.manual.organisation.departments if self.manual.organisation else ()

    @property
    def headcount(self) -> tuple[Headcount, ...]:
        """The rows of the headcount."""
        return self.manual.organisation.headcount if self.manual.organisation else ()

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """The escalation ladder, from the first contact upwards."""
        return self.manual.organisation.ladder if self.manual.organisation else ()

    @property
    def positions(self) -> dict[str, Position]:
        """Every position with what it inherits, by id."""
        return {own: resolved.position for own, resolved in self.manual.positions.items()}

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """The entries of these kinds, in the order of their ids."""
        return (entry for entry in self.manual.entries.values() if entry.kind in kinds)


def place(entry: Entry, *path: str | int, key: bool = False, find: str | re.Pattern[str] = "", nth: int = 0) -> Place:
    """Where the value at ``path`` of ``entry`` stands in its file; ``find`` narrows it to the ``nth`` such passage."""
    inside: Path = (*entry.path, *path)
    return entry.record.place(inside, key=key, find=find, nth=nth)


#: Looks at the whole manual and tells what is wrong; yields nothing where it cannot know.
Rule = Callable[[Inspection], Iterable[Problem]]
