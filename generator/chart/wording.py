"""How wide words are, and how they fit into a box: a Chinese sign is 1 em wide, whatever the font; letters are taken to be rather wide."""

import unicodedata
from collections.abc import Sequence
from functools import cache

#: Rather too wide than too narrow: fonts differ, and no word may stand over the edge of its box.
NARROW = dict.fromkeys(" !'(),.:;I[]ijl|·", 0.36) | dict.fromkeys("/\\frt-{}", 0.46)
BROAD = dict.fromkeys("MWmw@%&", 0.98)
LETTER, CAPITAL, OTHER, PICTURE = 0.63, 0.75, 0.95, 1.45
#: They never begin a line.
CLOSING = "，。、；：！？）》」』】〕”’…·%‰,.;:!?)]}"
#: They never end one.
OPENING = "（《「『【〔“‘([{"
CUT = "…"


@cache
def ems(sign: str) -> float:
    """The width of one sign in em."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if ord(sign) > 0x1F000 and ord(sign) < 0x20000:
        return PICTURE
    if unicodedata.east_asian_width(sign) in "WFA":
        return 1.0
    if sign.isascii():
        return NARROW.get(sign) or BROAD.get(sign) or (CAPITAL if sign.isupper() else LETTER)
    return OTHER


def width(words: str, size: float) -> float:
    """The width of ``words`` set at ``size``."""
    return sum(map(ems, words)) * size


def wrapped(words: str, size: float, rooms: Sequence[float]) -> tuple[list[str], bool]:
    """``words`` in lines as wide as ``rooms``, no more of them, and whether all of it is there; what is not is an ellipsis."""
    pieces = _pieces(" ".join(words.split()))
    lines: list[str] = []
    while pieces and len(lines) < len(rooms):
        room, line = rooms[len(lines)], ""
        while pieces and width((line + pieces[0]).rstrip(), size) <= room:
            line += pieces.pop(0)
        if pieces and not line:
            head = shortened(pieces[0], size, room, "") or pieces[0][:1]
            line, pieces[0] = head, pieces[0][len(head) :]
        lines.append(line)
    if pieces and lines:
        lines[-1] = shortened(lines[-1] + "".join(pieces), size, rooms[len(lines) - 1])
    return [line.strip() for line in lines], not pieces


def shortened(words: str, size: float, room: float, ending: str = CUT) -> str:
    """As much of ``words`` as fits, with ``ending`` if not all does."""
    if width(words, size) <= room:
        return words
    end = len(words)
    while end and width(words[:end].rstrip() + ending, size) > room:
        end -= 1
    return words[:end].rstrip() + ending


def _pieces(words: str) -> list[str]:
    """``words`` cut where a line may end: beside a Chinese sign, after a blank."""
    made: list[str] = []
    for sign in words:
        if made and not _may_part(made[-1][-1], sign):
            made[-1] += sign
        else:
            made.append(sign)
    return made


def _may_part(before: str, after: str) -> bool:
    if after in CLOSING or before in OPENING or ems(after) == 0 or after == " ":
        return False
    return before == " " or ems(before) >= 1 or ems(after) >= 1
