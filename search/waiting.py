"""What becomes of a question at a door where many come and go: told for the daily intake once it is known that nothing came of it.

A sure answer is read on the spot. One that found nothing counts when no more is typed to it; of several near ones, one has to be opened in time.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Protocol

from search.answer import Answer, Band
from search.intake import Recorder

#: Seconds until a question without an answer counts as typed to its end, and until one with several counts as left.
TYPED, LEFT = 3.0, 300.0
#: Questions of one client, and of all, that wait at once; beyond that the oldest is told.
OF_ONE, OF_ALL = 200, 2000
EVERY = 1.0


class Intake(Protocol):
    """What a door tells of questions and of what is opened, for those that end without an answer."""

    def asked(self, answer: Answer, who: str = "") -> None: ...
    def opened(self, own: str, who: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that may still be opened, or that may still be typed on to."""

    answer: Answer
    who: str
    since: float

    def over(self, now: float) -> bool:
        """Whether nothing more will come of it."""
        return now - self.since >= (TYPED if self.answer.band is Band.NONE else LEFT)


class Outcomes:
    """The questions of one door; ``told`` is given those that ended without an answer, or with none of their hits opened.

    ``who`` tells clients apart while their questions wait, and goes nowhere else.
    """

    def __init__(self, told: Callable[[Answer], object], clock: Callable[[], float] = time.monotonic) -> None:
        self.told, self.clock = told, clock
        self.waiting: list[Waiting] = []
        self._lock, self._ended = Lock(), Event()

    def asked(self, answer: Answer, who: str = "") -> None:
        """A question was answered; what ``who`` had typed of it before is no question of its own."""
        with self._lock:
            self.waiting = [one for one in self.waiting if not (who and one.who == who and related(one.answer.question, answer.question))]
            if answer.band is not Band.SURE and not answer.message:
                self.waiting.append(Waiting(answer, who, self.clock()))
            own = [one for one in self.waiting if one.who == who] if who else []
            early = own[:-OF_ONE] or self.waiting[:-OF_ALL]
            self._drop(early)
        self._tell(early)

    def opened(self, own: str, who: str = "") -> None:
        """The item ``own`` was opened, from among several; the nearest of what is no answer do not make one."""
        with self._lock:
            self._drop([one for one in self.waiting if one.who == who and one.answer.band is Band.MAYBE and _has(one.answer, own)])

    def sweep(self) -> None:
        """Tell those of which nothing more will come."""
        now = self.clock()
        with self._lock:
            over = [one for one in self.waiting if one.over(now)]
            self._drop(over)
        self._tell(over)

    def watch(self) -> None:
        """Sweep now and then, until ``close``."""
        Thread(target=self._watch, name="deskbook-outcomes", daemon=True).start()

    def _watch(self) -> None:
        while not self._ended.wait(EVERY):
            self.sweep()

    def close(self) -> None:
        """The door closes: nothing more will come of any."""
        self._ended.set()
        with self._lock:
            left, self.waiting = self.waiting, []
        self._tell(left)

    def _drop(self, gone: list[Waiting]) -> None:
        known = set(map(id, gone))
        self.waiting = [one for one in self.waiting if id(one) not in known]

    def _tell(self, over: list[Waiting]) -> None:
        for one in over:
            self.told(one.answer)


def recorded(project: Path, door: str, on: Callable[[], bool]) -> Outcomes:
    """Those of one door of ``project``, written down if, by then, the settings allow it."""
    return Outcomes(lambda answer: Recorder(project, on()).note(answer, door, unopened=True))


def related(one: str, other: str) -> bool:
    """Whether one question is the other with more typed."""
    one, other = one.strip(), other.strip()
    return one.startswith(other) or other.startswith(one)


def _has(answer: Answer, own: str) -> bool:
    """Whether ``own`` is among its hits, or is what one of them says."""
    return any(own == hit.document.id or own in hit.document.say for hit in answer.hits)
