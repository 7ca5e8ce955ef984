"""Numbers of a policy's body, made from its structure (D7); a pinned number is printed as given and counted on from.

A style says how the first number of each level looks; the numeral in it tells the system, the rest is kept:
第一章 (Chinese), 1. (digits), i. (roman), a) (letters), ① (circled). A decimal shows its depth: 1.1 counts within the
level above, whatever numerals that level itself prints (一、 then 1.1 is legal and usual).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.policy import Clause, Policy
from generator.record import Path

#: Levels from the outside in; clauses nest below articles as deep as authors write them.
LEVELS = ("part", "chapter", "section", "article", "item", "subitem", "point")
#: How clauses below the last level are numbered, whatever the style.
DEEPER = "-"
STYLES: dict[str, dict[str, str]] = {
    "chapter": {"part": "第一编", "chapter": "第一章", "section": "第一节", "article": "第一条", "item": "（一）", "subitem": "1.", "point": "（1）"},
    "outline": {"part": "第一部分", "chapter": "一、", "section": "（一）", "article": "1.", "item": "（1）", "subitem": "①", "point": "a."},
    "decimal": {"part": "A", "chapter": "1", "section": "1.1", "article": "1.1.1", "item": "1.1.1.1", "subitem": "a)", "point": "i."},
    "mixed": {"part": "一、", "chapter": "（一）", "section": "1.", "article": "1.1", "item": "1.1.1", "subitem": "i.", "point": "a)"},
}
#: Levels that run on through the whole document, as articles of Chinese regulations do.
RUNS_ON = {"chapter": {"article"}, "outline": set[str](), "decimal": set[str](), "mixed": set[str]()}
#: The largest count that is read and written in Chinese numerals.
LARGEST = 999
HAN = "零一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SAMPLE = re.compile(r"(?P<decimal>1(?:\.1)+)|(?P<han>一)|(?P<digits>1)|(?<![A-Za-z])(?:(?P<roman>[iI])|(?P<letter>[aA]))(?![A-Za-z])|(?P<circled>①)")


@dataclass(frozen=True, slots=True)
class Format:
    """How the numbers of one level are printed."""

    before: str
    system: str
    after: str
    depth: int = 1

    def show(self, counts: list[int]) -> str:
        """The number whose counters, outermost first, are ``counts``."""
        if self.system == "decimal":
            return self.before + ".".join(map(str, counts[-self.depth :])) + self.after
        return self.before + numeral(counts[-1], self.system) + self.after


def formats(style: Mapping[str, str]) -> dict[str, Format]:
    """Level -> format, from the first number of each level. Raises ValueError for a sample without a numeral."""
    made = {}
    for level, first in style.items():
        match = SAMPLE.search(first)
        if match is None or level not in LEVELS:
            raise ValueError(level)
        system = str(match.lastgroup)
        upper = system in ("roman", "letter") and match[0].isupper()
        depth = match[0].count(".") + 1 if system == "decimal" else 1
        made[level] = Format(first[: match.start()], system.upper() if upper else system, first[match.end() :], depth)
    return made


def numeral(count: int, system: str) -> str:
    """``count`` (1, 2, …) written in ``system``."""
    if system == "han":
        return chinese(count)
    if system == "circled":
        return CIRCLED[count - 1] if count <= len(CIRCLED) else f"({count})"
    if system.lower() == "roman":
        return _roman(count) if system.isupper() else _roman(count).lower()
    if system.lower() == "letter":
        return _letters(count).upper() if system.isupper() else _letters(count)
    return str(count)


def chinese(count: int) -> str:
    """1 -> 一, 10 -> 十, 21 -> 二十一, 105 -> 一百零五; from 1000 in digits."""
    if count > LARGEST:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    text = HAN[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else HAN[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (HAN[ones] if ones else "")


def _roman(count: int) -> str:
    text = ""
    for value, sign in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (count // value)
        count %= value
    return text


def _letters(count: int) -> str:
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def count_of(printed: str, system: str = "") -> int | None:
    """The count that a printed number stands for in ``system``, so that counting goes on from it; None if it is of another kind."""
    if system == "han" or (not system and not re.search(r"\d", printed)):
        match = re.search(r"[零一二三四五六七八九十百]+", printed)
        if match:
            return next((n for n in range(1, LARGEST + 1) if chinese(n) == match[0]), None)
        return CIRCLED.index(printed[0]) + 1 if not system and printed[:1] in CIRCLED and printed else None
    if system == "circled":
        return CIRCLED.index(printed[0]) + 1 if printed[:1] in CIRCLED and printed else None
    digits = re.findall(r"\d+", printed)
    return int(digits[-1]) if digits and system in ("", "digits", "decimal") else None


def numbers(policy: Policy, default: str | None = None) -> dict[Path, str]:
    """Path in the file -> printed number, for every heading, article and clause of ``policy``.

    Raises ValueError naming a style or a level that is not known.
    """
    given = policy.numbering or {}
    base = given.get("style") or default or "chapter"
    if base not in STYLES:
        raise ValueError(base)
    style = {**STYLES[base], **{level: first for level, first in given.items() if level != "style"}}
    running = RUNS_ON[base] - {level.key for level in policy.restart}
    used = [level for level in LEVELS if any(entry.level == level for entry in policy.body)]
    return dict(_Counter(formats(style), running, [*used, *LEVELS[LEVELS.index("item") :]]).body(policy))


class _Counter:
    def __init__(self, styles: dict[str, Format], running: set[str], used: list[str]) -> None:
        self.styles, self.running, self.used = styles, running, used
        self.counts = dict.fromkeys(LEVELS, 0)

    def body(self, policy: Policy) -> Iterator[tuple[Path, str]]:
        for number, entry in enumerate(policy.body):
            if entry.level in LEVELS:
                yield ("body", number), self._next(entry.level, entry.number)
            yield from self._clauses(entry.items, ("body", number), LEVELS.index("item"))

    def _clauses(self, clauses: tuple[Clause, ...], path: Path, at: int) -> Iterator[tuple[Path, str]]:
        if at < len(LEVELS):
            self.counts[LEVELS[at]] = 0
        for number, clause in enumerate(clauses):
            here = (*path, "items", number)
            yield here, self._next(LEVELS[at], clause.number) if at < len(LEVELS) else clause.number or DEEPER
            yield from self._clauses(clause.items, here, at + 1)

    def _next(self, level: str, pinned: str | None) -> str:
        style = self.styles[level]
        known = count_of(pinned, style.system) if pinned else None
        self.counts[level] = known if known is not None else self.counts[level] + 1
        for inner in LEVELS[LEVELS.index(level) + 1 :]:
            if inner not in self.running:
                self.counts[inner] = 0
        # A decimal shows the levels above that this document uses, but for those not opened here: sections are optional.
        chain = [name for name in LEVELS[: LEVELS.index(level)] if name in self.used][1 - style.depth :] if style.depth > 1 else []
        return pinned or style.show([*(self.counts[name] for name in chain if self.counts[name]), self.counts[level]])
