"""Patterns that read what anybody may have written: how their time grows when a bad line gets four times as long.

Linear patterns print about 4, quadratic ones 16; the longest line of one piece repeated is tried for each of many pieces. Every pattern
that a module of Deskbook holds is tried, so that none of a new rule is forgotten.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import generator
import search

#: Matched at one place of a text alone, or against a name: nothing to look for from each character on.
AT_ONE_PLACE = {"generator.commands.drafting.ROW", "generator.model.limit.PARTS", "generator.slips.HASH", "generator.source.OFFICE"}
PIECES = [
    *("[", "[[", "![", "[[a", "[a](", "[](", "](a", "<a ", "href=", " ", "\t", "<a on", "data:a/", "{", "**", "_", "```\n", "\n ", "- ", "%"),
    *("0", "13", "1.", "1,", "a@", "a.", "第", "一", "1天", "岁", "不", "退款", "，", "。", "“", "（", "、", " ，"),
]
SHORT = 2_500
#: Beyond this many seconds on the long line a pattern is called slow, whatever it does on longer ones.
SLOW = 0.02


def growth() -> list[str]:
    """A line for each pattern, the slowest first: its slowest piece on the long line, and how much slower than on the short one."""
    rows = sorted((_slowest(name, pattern) for name, pattern in patterns()), reverse=True)
    slow = [f"  {name}" for seconds, name, _ in rows if seconds > SLOW]
    return [said for _, _, said in rows[:20]] + [f"{len(rows)} patterns; slower than {SLOW * 1000:.0f} ms: {len(slow)}", *slow]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of both packages that looks for something in a text, each once, with the name under which its module holds it."""
    seen = set()
    for package in (generator, search):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, pattern in _held(importlib.import_module(found.name)) if not found.name.endswith("__main__") else ():
                if pattern not in seen and name not in AT_ONE_PLACE:
                    seen.add(pattern)
                    yield name, pattern


def _held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in vars(module).items():
        for pattern in _inside(value):
            if isinstance(pattern.pattern, str):
                yield f"{module.__name__}.{name}", pattern


def _inside(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for part in value:
            yield from _inside(part)
    elif isinstance(value, dict):
        for part in (*value, *value.values()):
            yield from _inside(part)


def _slowest(name: str, pattern: re.Pattern[str]) -> tuple[float, str, str]:
    slow, piece = max((_seconds(pattern, piece, 4 * SHORT), piece) for piece in PIECES)
    quick = max(_seconds(pattern, piece, SHORT), 1e-5)
    return slow, name, f"{name:<44} {slow * 1000:8.2f} ms on {4 * SHORT // 1000} KB of {piece!r:<10} {slow / quick:5.1f}x for 4x the length"


def _seconds(pattern: re.Pattern[str], piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started
