"""Safety of texts: no markup but ours, no address that runs code, no picture that does more than show.

Outputs escape every text in any case; these findings tell an author that what was written will not do what it seems to.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.problem import Place, Problem
from generator.record import Path, Record
from generator.source import Source, Sources

ELEMENTS = (
    "a|abbr|address|article|aside|audio|b|base|blockquote|body|br|button|canvas|center|code|details|div|dl|dt|dd|em|embed|font|footer|form|frame|"
    "h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|map|math|meta|nav|noscript|object|ol|option|p|pre|script|section|select|small|"
    "span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|u|ul|video"
)
TAG = re.compile(rf"</?(?:{ELEMENTS})(?:\s[^<>]*|/)?>|<(?:script|iframe|img|svg|object)[\s/]|<!--", re.IGNORECASE)
RUNS = re.compile(r"\b(?:javascript|vbscript)\s*:\s*[\w(/]|\bdata:[a-z]+/[a-z0-9.+-]+[;,]", re.IGNORECASE)
#: In a hand-written page HTML is legal, code in it is not.
CODE = re.compile(r"<(?:script|iframe|object|embed|base|meta|link|style)[\s/>]|<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE)
SVG = re.compile(r"<script[\s/>]|\son[a-z]+\s*=|<foreignObject|(?:href|src)\s*=\s*(?:[\"']\s*)?(?!#|data:image/)[a-z/.]|<!ENTITY|@import", re.IGNORECASE)


def unsafe_texts(record: Record) -> list[Problem]:
    """Raw HTML and code addresses in the values of one file."""
    source = record.source
    if not _suspect(source.text):
        return []
    found = []
    for path, text in _texts(record.data, ()):
        for code, pattern in (("raw-html", TAG), ("unsafe-link", RUNS)):
            found_before: Counter[str] = Counter()
            for match in pattern.finditer(text):
                if code == "unsafe-link" and "[[" + match[0].strip() in text:
                    continue  # named where links are looked up
                place = record.place(path, find=match[0], nth=found_before[match[0]])
                found_before[match[0]] += 1
                found.append(Problem(code, place, {"given": match[0].strip()}))
    return found


def _suspect(text: str) -> bool:
    """A quick look, for the many files that hold none of it."""
    small = text.lower()
    return ("<" in text and bool(TAG.search(text))) or (("javascript" in small or "vbscript" in small or "data:" in small) and bool(RUNS.search(text)))


def unsafe_page(source: Source) -> list[Problem]:
    """Code in a hand-written page."""
    found = [Problem("raw-html", source.place(match.start(), len(match[0])), {"given": match[0].strip()}) for match in CODE.finditer(source.text)]
    return found + [Problem("unsafe-link", source.place(match.start(), len(match[0])), {"given": match[0].strip()}) for match in RUNS.finditer(source.text)]


def unsafe_images(sources: Sources, shown: str) -> list[Problem]:
    """SVG pictures that run code or load something."""
    found = []
    for name, text in sources.images.items():
        match = SVG.search(text) if text else None
        if match:
            line = text.count("\n", 0, match.start()) + 1
            found.append(Problem("unsafe-image", Place(f"{shown}/{name}" if shown else name, line), {"given": match[0].strip()}))
    return found


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
