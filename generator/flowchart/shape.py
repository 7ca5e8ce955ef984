"""What is drawn: shapes with their words, each as large as its words need, and lines."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from generator.chart.wording import shortened, width, wrapped
from generator.flowchart.plan import Out, Stop

#: A step's box; what stands in the column beside the steps; the room between an edge and words.
WIDE, BESIDE, EDGE = 236.0, 172.0, 13.0
TITLE, ASK, TEXT = 14.5, 14.0, 13.0
TITLE_LINE, ASK_LINE, LINE = 20.0, 19.0, 18.0
#: Lines of a title, a question, a trigger, an exception; rows of the ladder.
TITLES, ASKS, BEGINS, NOTES, RUNGS = 2, 4, 2, 2, 4
#: How tall a diamond is by its lines, and at least how wide.
DIAMOND, SLIM = (0.0, 58.0, 84.0, 116.0, 148.0, 180.0), 128.0
#: In less room the word of a way is not broken; how much narrower lines are tried to be.
TEARING, EVEN = 56.0, (0.52, 0.6, 0.7, 0.8, 0.9)
#: Where the words of ways to the same place are parted.
EITHER = re.compile("(?<=／)|(?<= / )")
Look = Literal["title", "number", "ask", "text", "dim", "label"]
SIZES: dict[Look, float] = {"title": TITLE, "number": TEXT, "ask": ASK, "text": TEXT, "dim": TEXT, "label": TEXT}
Side = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words that stands on ``y``; ``x`` is where its ``side`` is."""

    x: float
    y: float
    words: str
    look: Look
    side: Side = "start"

    @property
    def wide(self) -> float:
        """The width that it takes at most."""
        return width(self.words, SIZES[self.look])

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.side]

    def moved(self, x: float, y: float) -> "Words":
        """The same in another place."""
        return replace(self, x=round(self.x + x, 2), y=round(self.y + y, 2))


@dataclass(frozen=True, slots=True)
class Shape:
    """A box, a diamond, a pill or the bar before parallel ways, with the words in it."""

    kind: Literal["node", "ask", "end", "up", "fork"]
    x: float
    y: float
    wide: float
    high: float
    words: tuple[Words, ...] = ()

    @property
    def right(self) -> float:
        """Its right edge."""
        return round(self.x + self.wide, 2)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return round(self.y + self.high, 2)

    @property
    def middle(self) -> float:
        """Half way down."""
        return round(self.y + self.high / 2, 2)

    def moved(self, x: float, y: float) -> "Shape":
        """The same in another place."""
        return replace(self, x=round(self.x + x, 2), y=round(self.y + y, 2), words=tuple(words.moved(x, y) for words in self.words))


@dataclass(frozen=True, slots=True)
class Edge:
    """A line through ``points``; one that ``joins`` another ends where it meets it."""

    points: tuple[Point, ...]
    dashed: bool = False
    arrow: bool = True
    joins: bool = False


def box(stop: Stop) -> Shape:
    """A step: its number, its title, who does it and how soon."""
    number = str(stop.number)
    left = max(33.0, EDGE + width(number, TEXT) + 8)
    room = WIDE - left - EDGE
    lines = even(stop.title, TITLE, room, TITLES)
    y = 4.0
    words = [Words(EDGE + 1, y + TITLE_LINE, number, "number")]
    for line in lines:
        y += TITLE_LINE
        words.append(Words(left, y, line, "title"))
    for line in facts(stop, room):
        y += LINE + 3 * (words[-1].look == "title")
        words.append(Words(left, y, line, "dim"))
    return Shape("node", 0, 0, WIDE, round(y + 14, 2), tuple(words))


def facts(stop: Stop, room: float) -> list[str]:
    """Who does a step and how soon."""
    return together(stop.who, stop.limit, room)


def together(who: str, limit: str, room: float) -> list[str]:
    """Both on one line if they fit."""
    parts = [part for part in (who, limit) if part]
    whole = "　".join(parts)
    return [shortened(part, TEXT, room) for part in ([whole] if width(whole, TEXT) <= room else parts) if part]


def diamond(stop: Stop) -> Shape:
    """A question; with the number of its step if the step has no box."""
    ask = f"{stop.number}　{stop.ask}" if stop.bare else stop.ask
    below = facts(stop, WIDE * 0.5)[:1] if stop.bare else []
    for count in range(1, ASKS + 1):
        rooms = [WIDE * _share(at, count + len(below)) for at in range(count + len(below))]
        lines, whole = wrapped(ask, ASK, rooms[:count])
        if whole:
            break
    parts: list[tuple[int, str, Look]] = [(at, line, "ask") for at, line in enumerate(lines)]
    parts += [(count, shortened(line, TEXT, rooms[count]), "dim") for line in below]
    total = len(rooms)
    wide = round(min(WIDE, max(SLIM, *(width(line, SIZES[look]) / _share(at, total) + 10 for at, line, look in parts))), 2)
    top = DIAMOND[total] / 2 - total * ASK_LINE / 2
    words = tuple(Words(WIDE / 2, round(top + at * ASK_LINE + 14, 2), line, look, "middle") for at, line, look in parts)
    return Shape("ask", round((WIDE - wide) / 2, 2), 0, wide, DIAMOND[total], words)


def _share(at: int, count: int) -> float:
    """How much of a diamond's width the line ``at`` of ``count`` has; letters leave some of a line empty."""
    far = max(abs(at - count / 2), abs(at + 1 - count / 2)) * ASK_LINE - 3
    return 1 - 2 * far / DIAMOND[count]


def pill(said: str, wide: float = 156.0) -> Shape:
    """Where a flow begins or ends; wider for more words."""
    lines = even(said, TEXT, WIDE - 36, BEGINS)
    wide = max(wide, *(width(line, TEXT) + 32 for line in lines or [""]))
    left = round((WIDE - wide) / 2, 2)
    words = tuple(Words(WIDE / 2, round(22 + at * LINE, 2), line, "text", "middle") for at, line in enumerate(lines))
    return Shape("end", left, 0, round(wide, 2), round(34 + LINE * (max(1, len(lines)) - 1), 2), words)


def beside(out: Out) -> Shape:
    """What stands in the column beside the steps."""
    if out.end:
        wide = max(72.0, min(BESIDE, width(out.title, TEXT) + 32))
        return Shape("end", 0, 0, wide, 30, (Words(wide / 2, 19.5, shortened(out.title, TEXT, BESIDE - 24), "text", "middle"),))
    room = BESIDE - 2 * EDGE
    lines = even(out.title, ASK, room, TITLES)
    words = [Words(EDGE, 4 + TITLE_LINE * at, line, "title" if out.href else "dim") for at, line in enumerate(lines, 1)]
    y = 4 + TITLE_LINE * len(lines)
    for line in wrapped(out.note, TEXT, [room] * NOTES)[0]:
        y += LINE + 2 * (words[-1].look == "title")
        words.append(Words(EDGE, y, line, "dim"))
    return Shape("up", 0, 0, BESIDE, y + 13, tuple(words))


def ladder(title: str, rungs: tuple[tuple[str, str, str], ...], rest: str) -> Shape:
    """When the case is handed on, whatever the step: as a list, since it belongs to no step."""
    room = BESIDE - 2 * EDGE
    words, y = [Words(EDGE, 24, title, "title")], 26.0
    for when, who, limit in rungs[:RUNGS]:
        y += 3
        for line in even(when, TEXT, room, NOTES):
            y += LINE
            words.append(Words(EDGE, y, line, "text"))
        for line in together(who, limit, room):
            y += LINE
            words.append(Words(EDGE, y, line, "dim"))
    if len(rungs) > RUNGS:
        y += LINE + 3
        words.append(Words(EDGE, y, shortened(rest, TEXT, room), "dim"))
    return Shape("up", 0, 0, BESIDE, y + 13, tuple(words))


def fork() -> Shape:
    """The bar before ways that are gone side by side."""
    return Shape("fork", (WIDE - 84) / 2, 0, 84, 4)


def label(said: str, x: float, y: float, room: float, side: Side = "start", most: int = 2) -> list[Words]:
    """The word of a way in lines that end above ``y``."""
    lines = in_lines(said, room, most)
    return [Words(x, round(y - (len(lines) - 1 - at) * (LINE - 1), 2), line, "label", side) for at, line in enumerate(lines)]


def fits(said: str, room: float) -> bool:
    """Whether the word of a way stands beside the corner of a shape without being torn to pieces."""
    return width(said, TEXT) <= room or (room >= TEARING and wrapped(said, TEXT, [room] * 2)[1])


def in_lines(said: str, room: float, most: int) -> list[str]:
    """The word of a way in lines; several words for the same way each on their own, if they fit."""
    if width(said, TEXT) <= room:
        return [said] if said else []
    parts = [part.strip() for part in EITHER.split(said)]
    return parts if 1 < len(parts) <= most and all(width(part, TEXT) <= room for part in parts) else even(said, TEXT, room, most)


def even(words: str, size: float, room: float, most: int) -> list[str]:
    """``words`` in lines of much the same length, so that no sign stands alone in the last one."""
    if width(words, size) <= room and "\n" not in words:
        return [words]
    lines, whole = wrapped(words, size, [room] * most)
    if len(lines) < 2 or not whole:
        return lines
    for share in EVEN:
        narrow, all_of_it = wrapped(words, size, [room * share] * len(lines))
        if all_of_it:
            return narrow
    return lines
