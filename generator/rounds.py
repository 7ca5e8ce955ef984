"""Reading again what changed: a stage keeps what it made of a thing, and gives it back when the very same thing comes in the next round.

The first stage gives back the same sources for the same texts, so that what is made of an unchanged file is the same thing all the way down.
What a stage makes of a thing has to follow from that thing and from its circumstances alone: under others everything is made anew.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Stage:
    """What one stage has made of single things."""

    def __init__(self, circumstances: tuple[Any, ...], before: dict[tuple[int, ...], tuple[tuple[Any, ...], Any]]) -> None:
        self.circumstances = circumstances
        #: Identities of things -> the things, which are held so that no other gets their identity, and what was made of them.
        self.made: dict[tuple[int, ...], tuple[tuple[Any, ...], Any]] = {}
        self._before = before

    def of(self, *things: Any, make: Callable[[], Made], good: Callable[[Made], bool] | None = None) -> Made:
        """What was made of ``things`` the last time if these are the same ones (and it is still ``good``), else what ``make`` makes."""
        key = tuple(map(id, things))
        found = self._before.get(key)
        if found is None or (good and not good(found[1])):
            found = (things, make())
        self.made[key] = found
        made: Made = found[1]
        return made


class Rounds:
    """All stages of a content that is read again and again, by their names; a new one knows nothing."""

    def __init__(self) -> None:
        self._stages: dict[str, Stage] = {}

    def stage(self, name: str, *circumstances: Any) -> Stage:
        """The stage ``name`` at the beginning of its round."""
        last = self._stages.get(name)
        before = last.made if last and last.circumstances == circumstances else {}
        self._stages[name] = stage = Stage(circumstances, before)
        return stage
