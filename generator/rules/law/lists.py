"""The law's word list in force: what comes with Deskbook, and what the settings add to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator import texts
from generator.model.recruiting import About, Ground, LawList, ListedKind, Recruiting
from generator.record import read_record
from generator.source import Source

#: Half-width forms of the full-width characters, so that a text keeps its length.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
PART = re.compile(r"<(\w+)>")
#: Stands where a passage was that is fine: no pattern knows it.
GONE = "\0"
NEVER = "(?!)"
Pair = tuple[str, str]


def narrowed(text: str) -> str:
    """``text`` in half-width and lower case; every character stays where it is."""
    lower = text.translate(NARROW).lower()
    return lower if len(lower) == len(text) else text


@dataclass(frozen=True)
class Kind:
    """What is looked for about one thing, with the law's clause and a lawful wording in both languages."""

    clause: Pair
    instead: Pair
    patterns: re.Pattern[str]
    cell: re.Pattern[str] | None
    #: Patterns of what may be said; they are made where something was found.
    fine: tuple[str, ...]

    def find(self, text: str, cell: int = 0) -> tuple[int, int] | None:
        """Where the first such passage of the narrowed ``text`` is; the first ``cell`` characters are a cell of the form about this alone."""
        if not self._search(text, cell):
            return None
        for fine in self.fine:
            text = _compiled(fine).sub(lambda match: GONE * len(match[0]), text)
        hit = self._search(text, cell)
        return hit.span() if hit else None

    def _search(self, text: str, cell: int) -> re.Match[str] | None:
        return self.patterns.search(text) or (self.cell.search(text, 0, cell) if self.cell and cell else None)


@dataclass(frozen=True)
class Fitting:
    """Which conditions a ground fits, and how that is said."""

    about: About
    excuses: re.Pattern[str]
    anyway: re.Pattern[str]
    covers: Pair


@dataclass(frozen=True)
class Law:
    """Everything that the rules look for."""

    heading: re.Pattern[str]
    speaks: re.Pattern[str]
    forbids: re.Pattern[str]
    kinds: dict[About, Kind]
    fines: Kind
    grounds: dict[Ground, Fitting]


@cache
def shipped() -> LawList:
    """The list that comes with Deskbook."""
    path = texts.FOLDER / "lists" / "law.yml"
    record, _ = read_record(Source(path.name, path.name, "lists", path.read_text("utf-8")))
    return LawList.model_validate(record.data if record else {})


@cache
def law(own: Recruiting | None) -> Law:
    """The shipped list with the words and the allowed passages of the settings."""
    given, own = shipped(), own or Recruiting()
    parts: dict[str, str] = {}
    for name, pattern in given.parts.items():
        parts[name] = _filled(pattern, parts)

    def joined(*patterns: str | None) -> str:
        return "|".join(f"(?:{_filled(pattern, parts)})" for pattern in patterns if pattern) or NEVER

    def compiled(*patterns: str | None) -> re.Pattern[str]:
        return _compiled(joined(*patterns))

    allowed = [_literal(passage) for passage in own.allow]
    fine, own_fine = joined(*allowed, given.forbids, *given.fine), joined(*allowed)

    def kind(listed: ListedKind, common: str, more: Iterable[str] = ()) -> Kind:
        cell = compiled(*listed.cell) if listed.cell else None
        return Kind(_pair(listed.clause), _pair(listed.instead), compiled(*listed.patterns, *more), cell, (common, joined(*listed.fine)))

    kinds = {}
    for about in About:
        words = [_literal(word) for row in own.words if row.about is about for word in row.words]
        kinds[about] = kind(given.conditions[about.key], fine, words)
    grounds = {Ground.read(key): Fitting(row.about, compiled(row.excuses), compiled(row.anyway), _pair(row.covers)) for key, row in given.grounds.items()}
    return Law(compiled(given.heading), compiled(given.speaks), compiled(given.forbids), kinds, kind(given.fines, own_fine), grounds)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return PART.sub(lambda found: parts[found[1]], pattern)


def _literal(words: str) -> str:
    """A pattern for these very words, in which nothing stands for a part."""
    return re.escape(narrowed(words)).replace("<", "[<]")


def _pair(words: tuple[str, ...]) -> Pair:
    return words[0], words[1]
