"""The picture of what hangs on an item as SVG: for a page of the site, whose colours it takes, or for a file of its own with its own colours."""

from collections.abc import Callable, Iterator

from generator.chart.strokes import lettered, linked, path, safe
from generator.relations.bonds import Side
from generator.relations.placing import EDGE, LINE, TEXT, TITLE, WIDE, Caption, Card, Picture

Address = Callable[[str], str | None]
RADIUS, ARROW = 6, 5.0
#: The tokens of the site that the picture needs, light and dark, for a file that no stylesheet reaches.
LIGHT = "--ink:#1b2126;--dim:#55606a;--edge:#828d97;--bg:#fff;--card:#fff;--accent:#17588f;--tint:#e9f1f8"
DARK = "--ink:#e3e7ea;--dim:#a2adb7;--edge:#75818d;--bg:#15181c;--card:#20252b;--accent:#85b9e8;--tint:#1c2f42"
STYLE = (
    f"svg{{{LIGHT};color-scheme:light dark;background:var(--bg)}}@media (prefers-color-scheme:dark){{svg{{{DARK}}}}}"
    "text{fill:var(--ink)}.s{fill:var(--dim)}.see{fill:var(--dim)}.edge{fill:none;stroke:var(--edge);stroke-width:1.25}.tip{fill:var(--edge)}"
    ".node{fill:var(--card);stroke:var(--edge)}.ask{fill:var(--tint);stroke:var(--accent)}"
)
FONTS = "-apple-system,'Segoe UI',Inter,'PingFang SC','Microsoft YaHei UI','Noto Sans CJK SC','Source Han Sans SC',sans-serif"


def svg(picture: Picture, title: str, about: str, href: Address | None = None, more: Callable[[Side, str], str] | None = None) -> str:
    """``picture`` for a page, where ``href`` is the address of an item and ``more`` that of what is left out; without them for a file of its own."""
    return "".join(_Pen(href or (lambda own: None), more, alone=href is None).drawn(picture, title, about))


class _Pen:
    def __init__(self, href: Address, more: Callable[[Side, str], str] | None, alone: bool) -> None:
        self.href, self.more, self.alone = href, more, alone

    def drawn(self, picture: Picture, title: str, about: str) -> Iterator[str]:
        wide, high = f"{picture.width:g}", f"{picture.height:g}"
        size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        own = f' font-family="{FONTS}"' if self.alone else ""
        named = 'role="group" aria-labelledby="graph-title" aria-describedby="graph-about"'
        yield f'<svg xmlns="http://www.w3.org/2000/svg" class="db-svg db-graph-svg" {size} {named}{own}>'
        yield f'<title id="graph-title">{safe(title)}</title><desc id="graph-about">{safe(about)}</desc>'
        yield f"<style>{STYLE}</style>" if self.alone else ""
        yield from (path("edge", line) for line in picture.lines)
        yield from self._tips(picture)
        yield self._card(picture.middle, "ask")
        yield from (self._card(card, "node") for card in picture.cards)
        yield from (self._caption(caption) for caption in picture.captions)
        yield "</svg>"

    def _tips(self, picture: Picture) -> Iterator[str]:
        """An arrow into the middle from the left, and one into each first card on the right."""
        middle, first = picture.middle, picture.middle.at[0] + picture.middle.wide
        starts = {line[0][0] for line in picture.lines}
        if middle.at[0] in starts:
            yield _tip(middle.at[0], middle.at[1] + middle.high / 2)
        ends = [line[1] for line in picture.lines if line[0][1] == line[1][1] and line[1][0] > first]
        nearest = min((card.at[0] for card in picture.cards if card.at[0] > first), default=0.0)
        yield from (_tip(x, y) for x, y in ends if x == nearest)

    def _card(self, card: Card, look: str) -> str:
        (x, y), made = card.at, []
        if card.says or self.alone:
            made.append(f"<title>{safe(card.says or card.id)}</title>")
        made.append(f'<rect class="{look}" x="{x:g}" y="{y:g}" width="{card.wide:g}" height="{card.high:g}" rx="{RADIUS}"/>')
        for number, line in enumerate(card.title):
            made.append(lettered((x + EDGE, round(y + 20 + number * LINE, 2)), line, TITLE, bold=look == "ask"))
        made.append(lettered((x + EDGE, round(y + card.high - 9, 2)), card.about, TEXT, "s"))
        return linked(None if look == "ask" else self.href(card.id), "".join(made))

    def _caption(self, caption: Caption) -> str:
        x, y = caption.at
        words = lettered((x, round(y, 2)), caption.words, TEXT, "" if caption.kind else "s", bold=caption.head)
        if not caption.more:
            return words
        more = lettered((x + WIDE, round(y, 2)), caption.more, TEXT, "see", right=True)
        return words + linked(self.more(caption.side, caption.kind) if self.more else None, more)


def _tip(x: float, y: float) -> str:
    return f'<path class="tip" d="M{x:g} {y:g}l-{ARROW * 1.6:g} -{ARROW:g}v{2 * ARROW:g}z"/>'
