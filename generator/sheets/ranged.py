"""Writes in fewer words which characters the glyphs of an embedded font stand for, so that text can be searched and copied.

Typst names each glyph with its characters (bfchar). Its glyphs are numbered without gaps, so that the first and the last of
them and a list of characters say the same (bfrange with an array, ISO 32000-1, 9.10.3).
"""

import re
from itertools import groupby

NAMED = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n")
BLOCKS = re.compile(rb"(?:(\d+) beginbfchar\n((?:<[0-9A-F]{4}> <(?:[0-9A-F]{4})+>\n)+)endbfchar\n)+")
#: Ranges in one block; and glyphs in one range, which may differ in the last byte only.
RANGES, LOW = 100, 256


def ranged(table: bytes) -> bytes:
    """``table`` with ranges instead of single glyphs; as it was if it is not written in the way that is expected."""
    blocks = BLOCKS.search(table)
    if not blocks or b"bfchar" in table[: blocks.start()] + table[blocks.end() :]:
        return table
    named = [(int(glyph, 16), characters) for glyph, characters in NAMED.findall(blocks[0])]
    runs = [list(run) for _, run in groupby(enumerate(named), lambda one: (one[1][0] - one[0], one[1][0] // LOW))]
    lines = [b"<%04X> <%04X> [%b]\n" % (run[0][1][0], run[-1][1][0], b"".join(b"<%b>" % one[1][1] for one in run)) for run in runs]
    parts = [lines[at : at + RANGES] for at in range(0, len(lines), RANGES)]
    return table[: blocks.start()] + b"".join(b"%d beginbfrange\n%bendbfrange\n" % (len(part), b"".join(part)) for part in parts) + table[blocks.end() :]
