"""Where everything of the picture stands: the item in the middle, who uses it on the left, what it uses on the right, a column for each step away."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.chart.placing import Point
from generator.chart.wording import shortened, wrapped
from generator.relations.bonds import SIDES, Bond, Group, Label, Side

#: A card, the one in the middle, and the room between columns.
WIDE, HIGH, MIDDLE, GAP, SPACE = 206.0, 46.0, 186.0, 48.0, 6.0
EDGE, MARGIN = 11.0, 6.0
TITLE, TEXT, LINE = 14.0, 13.0, 19.0
#: The head of a column, of a group, and room below a group.
HEAD, CAPTION, BELOW = 30.0, 24.0, 8.0
#: Groups on one side beside the item that are drawn, cards in all of them, in one of them; and behind each card, by how far away it stands.
GROUPS_MOST, SIDE_MOST, GROUP_MOST, BEHIND = 6, 14, 5, (3, 2)
#: The kind of what is in none of those groups.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of the picture: of an item, of fields, of a kind, of a side with how many it has, of how many are left out."""

    title: Callable[[str], str]
    fields: Callable[[Iterable[Label]], str]
    kind: Callable[[str], str]
    side: Callable[[Side, int], str]
    more: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Card:
    """An item in its place; ``says`` is all that its words had no room for."""

    id: str
    at: Point
    wide: float
    high: float
    title: tuple[str, ...]
    about: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """Words beside the cards: what a column is (``head``), what a group of a ``kind`` is and how many of it are left out, how many are further away."""

    at: Point
    words: str
    more: str = ""
    side: Side = "in"
    kind: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything, ready to be drawn; ``rest`` are those left out beside the item, by side and kind."""

    width: float
    height: float
    middle: Card
    cards: tuple[Card, ...]
    captions: tuple[Caption, ...]
    lines: tuple[tuple[Point, ...], ...]
    rest: tuple[tuple[Side, str, tuple[str, ...]], ...]


def picture(own: str, sides: dict[Side, tuple[Group, ...]], speech: Speech, about: str) -> Picture:
    """The picture of ``own``; ``about`` is its kind."""
    return _Setting(speech, sides).picture(own, about)


class _Setting:
    def __init__(self, speech: Speech, sides: dict[Side, tuple[Group, ...]]) -> None:
        self.speech, self.sides = speech, sides
        self.depth = {side: _depth(sides[side]) for side in SIDES}
        self.left = MARGIN + self.depth["in"] * (WIDE + GAP)
        self.cards: list[Card] = []
        self.captions: list[Caption] = []
        self.lines: list[tuple[Point, ...]] = []
        self.rest: list[tuple[Side, str, tuple[str, ...]]] = []

    def picture(self, own: str, about: str) -> Picture:
        title, whole = wrapped(self.speech.title(own), TITLE, [MIDDLE - 2 * EDGE] * 3)
        high = HIGH + (len(title) - 1) * LINE
        tall = {side: self._height(side) for side in SIDES}
        height = max(high, *tall.values())
        middle = Card(own, (self.left, MARGIN + (height - high) / 2), MIDDLE, high, tuple(title), about, "" if whole else self.speech.title(own))
        for side in SIDES:
            self._side(side, MARGIN + (height - tall[side]) / 2, middle.at[1] + high / 2)
        wide = self.left + MIDDLE + self.depth["out"] * (WIDE + GAP) + MARGIN
        return Picture(wide, round(height + 2 * MARGIN, 2), middle, tuple(self.cards), tuple(self.captions), tuple(self.lines), tuple(self.rest))

    def _height(self, side: Side) -> float:
        shown = list(_shown(self.sides[side]))
        other = CAPTION if len(self.sides[side]) > GROUPS_MOST else 0.0
        return HEAD + other + sum(CAPTION + BELOW + sum(_tall(bond, 2) + SPACE for bond in bonds) for _, bonds in shown) if shown else 0.0

    def _side(self, side: Side, top: float, centre: float) -> None:
        groups = self.sides[side]
        if not groups:
            return
        x, ends = self._x(side, 1), []
        self.captions.append(Caption((x, top + 15), self.speech.side(side, sum(len(group.bonds) for group in groups)), head=True))
        y = top + HEAD
        for group, bonds in _shown(groups):
            self._caption(side, group.kind, len(group.bonds), group.bonds[len(bonds) :], y)
            y += CAPTION
            for bond in bonds:
                ends.append(self._card(side, bond, 1, y))
                y += _tall(bond, 2) + SPACE
            y += BELOW
        other = [bond for group in groups[GROUPS_MOST:] for bond in group.bonds]
        if other:
            self._caption(side, OTHER, len(other), other, y)
        self._tree(side, self.left if side == "in" else self.left + MIDDLE, centre, x, ends)

    def _caption(self, side: Side, kind: str, count: int, left: Sequence[Bond], y: float) -> None:
        """The head of a group; those of it that are left out are kept for the words below the picture."""
        more = self.speech.more(len(left)) if left else ""
        self.captions.append(Caption((self._x(side, 1), y + 15), f"{self.speech.kind(kind)} {count}", more, side, kind))
        if left:
            self.rest.append((side, kind, tuple(bond.id for bond in left)))

    def _card(self, side: Side, bond: Bond, level: int, top: float, kind: str = "") -> float:
        """Put the card and what stands behind it; the height of its middle."""
        speech, x, room = self.speech, self._x(side, level), WIDE - 2 * EDGE
        at = top + (_tall(bond, level + 1) - HIGH) / 2
        whole, fields = speech.title(bond.id), speech.fields(bond.by)
        title, about = shortened(whole, TITLE, room), shortened(f"{kind} · {fields}" if kind else fields, TEXT, room)
        says = "" if (title, about) == (whole, fields) else f"{whole}\n{fields}"
        self.cards.append(Card(bond.id, (x, round(at, 2)), WIDE, HIGH, (title,), about, says))
        behind, left = _behind(bond, level + 1)
        ends, y = [], top
        for group, each in behind:
            ends.append(self._card(side, each, level + 1, y, speech.kind(group.kind)))
            y += _tall(each, level + 2) + SPACE
        if left:
            self.captions.append(Caption((self._x(side, level + 1), y + 14), speech.more(left)))
        if ends:
            self._tree(side, x if side == "in" else x + WIDE, at + HIGH / 2, self._x(side, level + 1), ends)
        return at + HIGH / 2

    def _tree(self, side: Side, start: float, centre: float, x: float, ends: list[float]) -> None:
        """Lines from ``start`` through a trunk in the gap to each of ``ends``."""
        end = x + WIDE if side == "in" else x
        trunk = (start + end) / 2
        self.lines.append(((start, round(centre, 2)), (trunk, round(centre, 2))))
        high, low = min(*ends, centre), max(*ends, centre)
        if low > high:
            self.lines.append(((trunk, round(high, 2)), (trunk, round(low, 2))))
        self.lines += [((trunk, round(y, 2)), (end, round(y, 2))) for y in ends]

    def _x(self, side: Side, level: int) -> float:
        return self.left - level * (WIDE + GAP) if side == "in" else self.left + MIDDLE + GAP + (level - 1) * (WIDE + GAP)


def _depth(groups: tuple[Group, ...]) -> int:
    """How many columns there are on one side."""
    return max((1 + _depth(bond.beyond) for group in groups for bond in group.bonds), default=0)


def _shown(groups: tuple[Group, ...]) -> Iterator[tuple[Group, tuple[Bond, ...]]]:
    """Each group that is drawn with those of it that are: every group has its turn until the side is full."""
    groups = groups[:GROUPS_MOST]
    share = [1] * len(groups)
    for size in range(2, GROUP_MOST + 1):
        for number, group in enumerate(groups):
            if sum(share) < SIDE_MOST and len(group.bonds) >= size:
                share[number] = size
    return ((group, group.bonds[:count]) for group, count in zip(groups, share, strict=True))


def _behind(bond: Bond, level: int) -> tuple[list[tuple[Group, Bond]], int]:
    """Those behind a card that are drawn, and how many are not."""
    every = [(group, each) for group in bond.beyond for each in group.bonds]
    most = BEHIND[min(level - 2, len(BEHIND) - 1)]
    return every[:most], max(0, len(every) - most)


def _tall(bond: Bond, level: int) -> float:
    """How much height a card takes with what stands behind it, in column ``level`` and further out."""
    behind, left = _behind(bond, level)
    return max(HIGH, sum(_tall(each, level + 1) + SPACE for _, each in behind) - SPACE + (CAPTION if left else 0)) if behind else HIGH
