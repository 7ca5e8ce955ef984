"""Patterns that read what anybody may have written stay fast on long lines."""

import time

import pytest

from generator import redact, safety, slips
from generator.pages_by_hand import FENCE, LINK
from generator.rich import STRAY, TOKEN

PATTERNS = [
    safety.TAG, safety.RUNS, safety.CODE, safety.SVG, redact.FILE, redact.FILE_END, redact.FILE_BELOW, redact.HTML_FILE, redact.LINK,
    LINK, FENCE, TOKEN, STRAY, slips.MARKS, slips.WIDE, slips.GLUED,
]  # fmt: skip
PIECES = ["[", "[[", "[[a", "[a](", "[](", "](a", "<a ", "href=", " ", "\t", "<a on", "data:a/", "{", "**", "_", "```\n", "\n ", "- "]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:20])
def test_a_long_line_takes_no_time(pattern):
    started = time.process_time()
    for start in ("", "href=", "<a ", "[a]("):
        for piece in PIECES:
            for _ in pattern.finditer(start + piece * (20_000 // len(piece))):
                pass
    assert time.process_time() - started < 5
