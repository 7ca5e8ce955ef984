"""A box of the chart with its words in place: title, posts, places, what it deputises for; as high as it needs to be."""

from dataclasses import dataclass
from typing import Literal

from generator.chart.reporting import figures
from generator.chart.tree import Post
from generator.chart.wording import shortened, width, wrapped
from generator.texts import Texts

WIDE, EDGE = 190.0, 13.0
INSIDE = WIDE - 2 * EDGE
TITLE, TEXT = 15.0, 13.0
#: Height of a band, of a line of the title, of a line of text; room above the first baseline and below the last.
BAND, TITLE_LINE, LINE, ABOVE, BELOW = 23.0, 20.0, 18.0, 25.0, 12.0
SQUARE, STEP = 8.0, 11.0
#: Lines of the title, of one note, and squares that are drawn; the figures say it too.
TITLES, NOTE, BANDS, SQUARES = 2, 2, 3, 42
Look = Literal["title", "text", "see", "band"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; ``y`` is where it stands on. ``width`` is what it takes at most."""

    x: float
    y: float
    words: str
    look: Look
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box that is not yet in its place: everything is measured from its left upper corner."""

    id: str
    height: float
    bands: int
    words: tuple[Words, ...]
    squares: tuple[tuple[float, float, bool], ...]


def box_of(post: Post, say: Texts, see: str = "", again: bool = False) -> Box:
    """The box of ``post``; ``see`` says where what is below it is drawn, ``again`` that it is on an earlier chart too."""
    return _Setting(post, say).box(see, again)


class _Setting:
    def __init__(self, post: Post, say: Texts) -> None:
        self.post, self.say = post, say
        self.words: list[Words] = []
        self.squares: list[tuple[float, float, bool]] = []
        self.y = 0.0

    def box(self, see: str, again: bool) -> Box:
        bands = [band for band in self.post.bands if band.name][:BANDS]
        for band in bands:
            room = INSIDE - (width(band.figures, TEXT) + 8 if band.figures else 0)
            self._put(shortened(band.name, TEXT, room), "band", self.y + 16, band.figures)
            self.y += BAND
        self._title(again)
        for note in self.post.notes:
            for line in wrapped(note, TEXT, [INSIDE] * NOTE)[0]:
                self._put(line, "text", self._down(LINE))
        self._state()
        if see:
            self._put(shortened(see, TEXT, INSIDE), "see", self._down(LINE))
        return Box(self.post.id, round(self.y + BELOW, 2), len(bands), tuple(self.words), tuple(self.squares))

    def _title(self, again: bool) -> None:
        counted = figures(self.post.in_post, self.post.planned) if self.post.kind == "position" else "".join(band.figures for band in self.post.bands)
        title = self.post.title + (self.say("chart.again") if again else "")
        taken = width(counted, TEXT) + 10 if counted else 0
        lines, _ = wrapped(title, TITLE, [INSIDE - taken, *[INSIDE] * (TITLES - 1)])
        self.y += ABOVE - TITLE_LINE
        for number, line in enumerate(lines or [""]):
            self._put(line, "title", self._down(TITLE_LINE), counted if number == 0 else "")

    def _state(self) -> None:
        """How many are wanting, and a square for each post."""
        post = self.post
        if post.planned is None or post.in_post is None:
            return
        key = "chart.vacant" if post.vacant > 0 else "chart.over" if post.vacant < 0 else "chart.full"
        words = self.say(key, n=abs(post.vacant))
        posts = max(post.planned, post.in_post)
        if not posts:
            return
        line = self._down(LINE)
        self._put(words, "text", line)
        if posts > SQUARES:
            return
        room = INSIDE - width(words, TEXT) - 8
        beside = posts * STEP - (STEP - SQUARE) <= room
        each_row = posts if beside else int((INSIDE + STEP - SQUARE) // STEP)
        for first in range(0, posts, each_row):
            count = min(each_row, posts - first)
            top = (line if beside else self._down(STEP + (4 if first == 0 else 0))) - SQUARE
            left = WIDE - EDGE - count * STEP + STEP - SQUARE
            self.squares += [(round(left + at * STEP, 2), round(top, 2), first + at < post.in_post) for at in range(count)]

    def _down(self, by: float) -> float:
        self.y += by
        return self.y

    def _put(self, words: str, look: Look, y: float, right: str = "") -> None:
        if words:
            self.words.append(Words(EDGE, round(y, 2), words, look, width(words, TITLE if look == "title" else TEXT)))
        if right:
            self.words.append(Words(WIDE - EDGE, round(y, 2), right, "text", width(right, TEXT), right=True))
