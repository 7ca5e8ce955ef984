"""What every drawing of ours is made of, as SVG: lines, words, links; nothing in it is code, whatever an author wrote."""

import re
from collections.abc import Iterable
from html import escape

from generator.chart.placing import Point

#: Signs that XML does not allow.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def safe(words: str) -> str:
    """``words`` as they may stand in a drawing."""
    return escape(REFUSED.sub("", words))


def path(look: str, points: Iterable[Point]) -> str:
    """A line through ``points``."""
    return f'<path class="{look}" d="M{"L".join(f"{x:g} {y:g}" for x, y in points)}"/>'


def lettered(at: Point, words: str, size: float, look: str = "", bold: bool = False, right: bool = False, middle: bool = False) -> str:
    """One line of words that stands at ``at``, or ends there, or has its middle there."""
    weight = ' font-weight="600"' if bold else ""
    end = ' text-anchor="end"' if right else ' text-anchor="middle"' if middle else ""
    kind = f' class="{look}"' if look else ""
    return f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size:g}"{weight}{end}{kind}>{safe(words)}</text>'


def linked(address: str | None, inside: str, marked: str = "") -> str:
    """``inside`` as a link, or in a group of its own where there is no address."""
    return f'<a href="{safe(address)}"{marked}>{inside}</a>' if address else f"<g{marked}>{inside}</g>"
