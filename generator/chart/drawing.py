"""A page of the chart as SVG: no script, nothing from outside, every word as text. Colours are the site's, or black on white for paper."""

from collections.abc import Callable, Iterator, Sequence

from generator.chart.box import BAND, SQUARE, TEXT, TITLE, WIDE, Words
from generator.chart.chart import Drawn, Figure
from generator.chart.strokes import lettered, linked, path, safe

RADIUS = 6
#: Paper has one weight of each face, and no colours.
PAPER = (
    ".node,.staff,.outside{fill:#fff;stroke:#000}.place,.band{fill:#eee;stroke:#000}.band{stroke-width:.75}"
    ".edge{fill:none;stroke:#000;stroke-width:1.1}.dash{fill:none;stroke:#000;stroke-width:1.1;stroke-dasharray:5 3.5}"
    ".post{fill:#000}.open{fill:#fff;stroke:#000}text{fill:#000}"
)
Address = Callable[[str], str | None]


def svg(figure: Figure, label: str, href: Address | None = None, chart_href: Callable[[int], str] | None = None, fonts: Sequence[str] = ()) -> str:
    """``figure`` for a page of the site, or for paper if ``fonts`` names what its words are set in.

    ``label`` names the drawing, ``href`` is the address of a box, ``chart_href`` that of another page of the chart.
    """
    return "".join(_Pen(href or (lambda own: None), chart_href, fonts).drawn(figure, label))


class _Pen:
    def __init__(self, href: Address, chart_href: Callable[[int], str] | None, fonts: Sequence[str]) -> None:
        self.href, self.chart_href, self.fonts = href, chart_href, fonts

    def drawn(self, figure: Figure, label: str) -> Iterator[str]:
        size = f'viewBox="0 0 {figure.width:g} {figure.height:g}" width="{figure.width:g}" height="{figure.height:g}"'
        fonts = f' font-family="{safe(", ".join(map(_quoted, self.fonts)))}"' if self.fonts else ""
        yield f'<svg xmlns="http://www.w3.org/2000/svg" class="db-svg db-chart-svg" {size} role="group" aria-label="{safe(label)}"{fonts}>'
        yield f"<style>{PAPER}</style>" if self.fonts else ""
        yield from (path("edge", line) for line in figure.lines)
        yield from (path("dash" if self.fonts else "edge esc", line) for line in figure.dashes)
        if figure.above:
            head = figure.boxes[0].spot
            yield self._link(self.chart_href(figure.origin) if self.chart_href else None, self._text(head.x, head.y - 12, figure.above, "see"))
        for box in figure.boxes:
            yield from self._box(box)
        yield "</svg>"

    def _box(self, drawn: Drawn) -> Iterator[str]:
        spot, post = drawn.spot, drawn.post
        kind = "up" if post.staff else {"position": "node", "place": "end", "outside": "up"}[post.kind]
        if self.fonts:
            kind = {"up": "outside", "node": "node", "end": "place"}[kind]
        inside = [f"<title>{safe(post.says)}</title>"]
        inside.append(f'<rect class="{kind}" x="{spot.x:g}" y="{spot.y:g}" width="{WIDE:g}" height="{spot.height:g}" rx="{RADIUS}"/>')
        inside += [_band(spot.x, spot.y + number * BAND, number == 0, "band" if self.fonts else "end") for number in range(drawn.box.bands)]
        see = [words for words in drawn.box.words if words.look == "see"]
        inside += [self._words(drawn, words) for words in drawn.box.words if words not in see]
        inside += [self._square(spot.x + x, spot.y + y, taken) for x, y, taken in drawn.box.squares]
        yield self._link(self.href(post.id), "".join(inside), post.id)
        if see:
            yield self._link(self.chart_href(drawn.see) if self.chart_href else None, "".join(self._words(drawn, words) for words in see))

    def _square(self, x: float, y: float, taken: bool) -> str:
        """One post; who has no one in it is told by more than a colour."""
        look = "post" if self.fonts else "head"
        inner = 0 if taken else 0.6
        size = SQUARE - 2 * inner
        return f'<rect class="{look if taken else "open"}" x="{x + inner:g}" y="{y + inner:g}" width="{size:g}" height="{size:g}" rx="1.5"/>'

    def _words(self, drawn: Drawn, words: Words) -> str:
        return self._text(drawn.spot.x + words.x, drawn.spot.y + words.y, words.words, words.look, words.right)

    def _text(self, x: float, y: float, words: str, look: str, right: bool = False) -> str:
        title = look == "title"
        kind = {"title": "", "text": "s", "band": "s", "see": "see"}[look]
        return lettered((x, y), words, TITLE if title else TEXT, kind, title and not self.fonts, right)

    def _link(self, address: str | None, inside: str, own: str = "") -> str:
        marked = f' data-post="{safe(own)}"' if own and not self.fonts else ""
        return linked(address, inside, marked)


def _band(x: float, y: float, first: bool, look: str) -> str:
    """A strip at the head of a box, the first with the box's round corners."""
    top = f"M{x:g} {y + BAND:g}V{y + RADIUS:g}q0 -{RADIUS} {RADIUS} -{RADIUS}h{WIDE - 2 * RADIUS:g}q{RADIUS} 0 {RADIUS} {RADIUS}V{y + BAND:g}z"
    return f'<path class="{look}" d="{top if first else f"M{x:g} {y:g}h{WIDE:g}v{BAND:g}h-{WIDE:g}z"}"/>'


def _quoted(family: str) -> str:
    return "'" + family.replace("'", "").replace("\\", "") + "'"
