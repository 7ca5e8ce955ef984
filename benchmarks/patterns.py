"""Patterns that read what anybody may have written: how their time grows when a bad line gets four times as long.

Linear patterns print about 4, quadratic ones 16; the longest line of one piece repeated is tried for each of many pieces.
"""

import re
import time

from generator import redact, safety, slips
from generator.pages_by_hand import FENCE, GRADED, LINK, PICTURE
from generator.rich import STRAY, TOKEN

PATTERNS = [
    safety.TAG, safety.RUNS, safety.CODE, safety.SVG, redact.FILE, redact.FILE_END, redact.FILE_BELOW, redact.HTML_FILE, redact.LINK,
    LINK, FENCE, PICTURE, GRADED, TOKEN, STRAY, slips.MARKS, slips.WIDE, slips.GLUED, slips.WIDE_SPACE,
]  # fmt: skip
PIECES = ["[", "[[", "![", "[[a", "[a](", "[](", "](a", "<a ", "href=", " ", "\t", "<a on", "data:a/", "{", "**", "_", "```\n", "\n ", "- "]
SHORT = 10_000


def growth() -> list[str]:
    """A line for each pattern: its slowest piece on the long line, and how much slower than on the short one."""
    rows = []
    for pattern in PATTERNS:
        slow, piece = max((_seconds(pattern, piece, 4 * SHORT), piece) for piece in PIECES)
        quick = max(_seconds(pattern, piece, SHORT), 1e-5)
        rows.append(f"{pattern.pattern[:30]!r:<36} {slow * 1000:8.2f} ms on {4 * SHORT // 1000} KB of {piece!r:<10} {slow / quick:5.1f}x for 4x the length")
    return rows


def _seconds(pattern: re.Pattern[str], piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started
