"""Takes the hints out of an embedded font: a sixth of it, and of no use on paper.

Hints move stems to whole dots of coarse screens. A glyph of a CFF font (Adobe Technical Notes 5176 and 5177) says where its stems are
before it draws, and switches them on and off in between; what it draws stays as it was, byte by byte.
"""

import re
from functools import lru_cache
from itertools import pairwise

#: A number in a glyph; none of its bytes can be taken for an operator.
NUMBER = rb"(?:[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\xff.{4})"
EACH = re.compile(NUMBER, re.DOTALL)
#: Numbers and what is done with them: stems (hstem, vstem, hstemhm, vstemhm) or the first mask of them (hintmask, cntrmask).
STEMS = re.compile(rb"(%b*)([\x01\x03\x12\x17\x13\x14])" % NUMBER, re.DOTALL)
MASKS = b"\x13\x14"
#: Everything else that may stand in a glyph; calls of subroutines, which Typst writes out, may not.
DRAWING = rb"(?:[\x00-\x09\x0b\x0d-\x12\x15-\x1b\x1e-\xf6]|[\xf7-\xfe\x0c].|\x1c..|\xff.{4})"
#: Numbers and operators of the top dictionary: whole numbers in full, others (fractions end where half a byte is full), operators.
ENTRIES = re.compile(rb"\x1d(.{4})|\x1e.*?[\x0f\x1f\x2f\x3f\x4f\x5f\x6f\x7f\x8f\x9f\xaf\xbf\xcf\xdf\xef-\xff]|\x1c..|[\xf7-\xfe\x0c].|.", re.DOTALL)
#: The operator behind the place of the glyphs.
GLYPHS = b"\x11"
#: Glyphs that are remembered: all that a department ever writes.
MANY = 20_000


def unhinted(font: bytes) -> bytes:
    """``font`` without hints; as it was if it is not written in the way that is expected."""
    at = _glyphs(font)
    found = _index(font, at) if at else None
    if not found or found[1] != len(font):  # only what stands at the end may become shorter
        return font
    made = [bare(glyph) for glyph in found[0]]
    return font[:at] + _written([glyph for glyph in made if glyph is not None]) if None not in made else font


@lru_cache(MANY)
def bare(glyph: bytes) -> bytes | None:
    """A glyph without its stems; None if it cannot be told what is in it."""
    stems, at, width = 0, 0, b""
    step = STEMS.match(glyph)
    while step:
        numbers = EACH.findall(step[1])
        if at == 0 and len(numbers) % 2:  # the width stands before whatever comes first
            width = numbers[0]
        stems += len(numbers) // 2
        if step[2] in MASKS:
            at = step.start(2)
            break
        at = step.end()
        step = STEMS.match(glyph, at)
    drawn, mask = glyph[at:], rb"[\x13\x14].{%d}" % -(-stems // 8)
    if not re.fullmatch(rb"(?:%b|%b)*" % (DRAWING, mask), drawn, re.DOTALL):
        return None
    return width + re.sub(rb"(%b+)|%b" % (DRAWING, mask), rb"\1", drawn, flags=re.DOTALL)


def _glyphs(font: bytes) -> int:
    """Where the glyphs begin, as the top dictionary says; 0 if it does not say it plainly."""
    names = _index(font, font[2]) if len(font) > 3 else None
    tops = _index(font, names[1]) if names else None
    number = 0
    for entry in ENTRIES.finditer(tops[0][0]) if tops and tops[0] else ():
        if entry[0] == GLYPHS:
            return number
        number = int.from_bytes(entry[1]) if entry[1] else 0
    return 0


def _index(font: bytes, at: int) -> tuple[list[bytes], int] | None:
    """The parts of the index at ``at``, and where it ends."""
    if at + 3 > len(font):
        return None
    count, size = int.from_bytes(font[at : at + 2]), font[at + 2]
    if not count:
        return [], at + 2
    table = font[at + 3 : at + 3 + size * (count + 1)]
    places = [int.from_bytes(table[place : place + size]) for place in range(0, len(table), size or 1)]
    base = at + 3 + len(table) - 1
    if not size or len(places) != count + 1 or base + places[-1] > len(font):
        return None
    return [font[base + begin : base + end] for begin, end in pairwise(places)], base + places[-1]


def _written(parts: list[bytes]) -> bytes:
    places = [1]
    for part in parts:
        places.append(places[-1] + len(part))
    size = (places[-1].bit_length() + 7) // 8
    return len(parts).to_bytes(2) + bytes([size]) + b"".join(place.to_bytes(size) for place in places) + b"".join(parts)
