"""Finding listed words in texts: quickly whether there are any, then exactly where."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.model.lists import Listed
from generator.rich import WIDE

GAP = r"[^。，！？；：,!?;\n]{0,10}"
#: Characters that are written in several ways; 你 and 您 are one word for a list.
SAME = {"你": "[你您]", "您": "[你您]", "'": "['’]", "’": "['’]", "%": "[%％]", "％": "[%％]", " ": r"\s+"}
EDGES = ' \t，。！？；：、“”「」"…,.!?;:'
ASCII = re.compile(r"[\x00-\x7f]+")


class Found(NamedTuple):
    """Where a row's words stand in a text, and as they stand there."""

    start: int
    end: int
    words: str
    row: Listed


class Passages:
    """Passages in which listed words are fine."""

    def __init__(self, passages: Iterable[str]) -> None:
        self.passages = tuple(passages)

    @cached_property
    def patterns(self) -> list[re.Pattern[str]]:
        """What each of the passages looks for."""
        return [pattern for words in self.passages if (pattern := _pattern(words, widest=True))]

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether the words from ``start`` to ``end`` are part of one of the passages."""
        return any(match.start() <= start and end <= match.end() for pattern in self.patterns for match in pattern.finditer(text))


class Phrases:
    """The rows of a list, ready to be looked for. ``excused`` tells of a text and a span in it that it is fine there."""

    def __init__(self, rows: Sequence[Listed], allow: Passages, excused: Callable[[str, int, int], bool] = lambda *_: False) -> None:
        self.rows, self.allow, self.excused = rows, allow, excused

    @cached_property
    def _patterns(self) -> list[tuple[Listed, re.Pattern[str], Passages]]:
        return [(row, pattern, Passages(row.unless)) for row in self.rows if (pattern := _pattern(row.words))]

    @cached_property
    def _gates(self) -> list[re.Pattern[str]]:
        heads = {row.words.strip(EDGES) for row in self.rows}
        letters = {head for head in heads if ASCII.match(head)}
        return [gate for gate in (_gate(heads - letters), _gate({form for head in letters for form in (head, head[0].swapcase() + head[1:])})) if gate]

    def may_hold(self, text: str) -> bool:
        """Whether it is worth looking closer; quick, for whole files."""
        return any(gate.search(text) for gate in self._gates)

    def found(self, text: str) -> list[Found]:
        """The listed words in ``text``, in their order; of those that overlap the longest."""
        hits = [Found(match.start(), match.end(), match[0], row) for row, pattern, fine in self._patterns for match in pattern.finditer(text)
                if not fine.hold(text, *match.span())]  # fmt: skip
        kept: list[Found] = []
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if (not kept or hit.start >= kept[-1].end) and not self.allow.hold(text, hit.start, hit.end) and not self.excused(text, hit.start, hit.end):
                kept.append(hit)
        return kept


def spread(words: str) -> re.Pattern[str]:
    """``words`` as they may stand in a file: marks of bold in between, a line broken at a space."""
    return re.compile("(" + r"\**".join(r"\s+" if char.isspace() else re.escape(char) for char in words.translate(WIDE)) + ")")


def _pattern(words: str, *, widest: bool = False) -> re.Pattern[str] | None:
    """What ``words`` looks for: … is a gap, and letters begin and end at the edge of a word."""
    bare = words.strip(EDGES.replace("…", "") if widest else EDGES)
    parts = [_literal(part) for part in re.split("…+", bare)]
    if not any(parts):
        return None
    before = r"(?<![A-Za-z0-9])" if bare[:1].isascii() and bare[:1].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if bare[-1:].isascii() and bare[-1:].isalnum() else ""
    return re.compile(before + (GAP if widest else f"{GAP}?").join(parts) + after, re.IGNORECASE)


def _literal(words: str) -> str:
    return "".join(SAME.get(char, re.escape(char)) for char in re.sub(r"\s+", " ", words))


def _with_gaps(words: str) -> str:
    return f"{GAP}?".join(_literal(part) for part in re.split("…+", words))


def _gate(heads: set[str]) -> re.Pattern[str] | None:
    """One pattern for all ``heads``, branching by the first character so that most of a text is passed over without a look."""
    first: dict[str, set[str]] = {}
    for head in heads - {""}:
        for char in "你您" if head[0] in "你您" else head[0]:
            first.setdefault(char, set()).add(head[1:])
    if not first:
        return None
    branches = (f"{re.escape(char)}(?i:{'|'.join(_with_gaps(rest) for rest in sorted(rests))})" for char, rests in sorted(first.items()))
    return re.compile("|".join(branches))
