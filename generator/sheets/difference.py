"""Two versions of a sheet beside each other: what was added, removed and changed, in which block, and whether a holder signs for it.

Order, layout and labels never count. What has changed is told by the row or the cell it stands in, word by word.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from generator.sheets.block import Block, Cell, Sheet
from generator.sheets.text import NOTHING, Text, stacked

Kind = Literal["added", "removed", "changed"]
#: Rows less alike than this are one removed and one added, not one changed.
ALIKE = 0.5
#: Texts less alike than this are shown as a whole, not word by word.
READABLE = 0.4
#: A word, a figure, or one sign: Chinese is compared by characters.
TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
#: Characters of a row that has no title, enough to know it by.
NAMED = 20


#: Compares two texts in one place: the change, if there is one.
Compared = Callable[[str, Text | str, Text | str], Iterator["Change"]]


class Piece(NamedTuple):
    """A stretch of a text: as before, added or removed."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``where`` names the row or the cell, and the column if there are several."""

    kind: Kind
    block: str
    title: str
    where: str
    before: str
    after: str
    normative: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text with what was removed and what was added in it."""
        return pieces(self.before, self.after)


class _Placed(NamedTuple):
    """A row with the title of its group and what it says by column."""

    key: str
    group: str
    values: dict[str, Text]

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        return (("", self.group), *((key, str(text)) for key, text in self.values.items()))

    @property
    def name(self) -> str:
        """Its title, else how it begins."""
        for text in self.values.values():
            first, words = text.lines[0].runs[0], str(text.lines[0])
            return first.text if first.kind == "bold" else words if len(words) <= NAMED else f"{words[:NAMED]}…"
        return self.group


def differences(old: Sheet, new: Sheet) -> tuple[Change, ...]:
    """All changes from ``old`` to ``new`` in the order of the new sheet's blocks; those of blocks that are gone come last."""
    before = {block.key: block for block in old.blocks}
    after = {block.key: block for block in new.blocks}
    head = Block("head", new.title, "grid", cells=new.head)
    found = list(_block(Block("head", old.title, "grid", cells=old.head), head))
    for key in (*after, *(key for key in before if key not in after)):
        shown = after.get(key) or before[key]
        empty = Block(key, shown.title, shown.shape, normative=shown.normative)
        found += _block(before.get(key, empty), after.get(key, empty))
    return tuple(found)


def _block(old: Block, new: Block) -> Iterator[Change]:
    shown = new if new else old

    def change(kind: Kind, where: str, before: str, after: str) -> Change:
        return Change(kind, shown.key, shown.title, where, before, after, shown.normative)

    def compared(where: str, before: Text | str, after: Text | str) -> Iterator[Change]:
        one, other = str(before), str(after)
        if one != other:
            yield change("changed" if one and other else "added" if other else "removed", where, one, other)

    yield from _cells(old.cells, new.cells, compared)
    yield from compared("", "\n".join(filter(None, (str(old.text), old.gap))), "\n".join(filter(None, (str(new.text), new.gap))))
    gone, come = _unequal(_rows(old), _rows(new))
    for one, other in _pairs(gone, come):
        if one is None or other is None:
            placed = other or one
            assert placed is not None
            words = str(stacked(placed.values.values()))
            yield change("added", placed.name, "", words) if other else change("removed", placed.name, words, "")
            continue
        yield from compared(other.name, one.group, other.group)
        labels = {column.key: column.label for column in (*old.columns, *new.columns)}
        for key in dict.fromkeys((*labels, *one.values, *other.values)):
            where = " · ".join(filter(None, (other.name, labels.get(key, ""))))
            yield from compared(where, one.values.get(key, NOTHING), other.values.get(key, NOTHING))


def _cells(old: Sequence[Cell], new: Sequence[Cell], compared: Compared) -> Iterator[Change]:
    before, after = {cell.key: cell for cell in old}, {cell.key: cell for cell in new}
    for key in (*after, *(key for key in before if key not in after)):
        shown = after.get(key) or before[key]
        was, now = before.get(key), after.get(key)
        yield from compared(shown.label, was.text if was else NOTHING, now.text if now else NOTHING)


def _rows(block: Block) -> list[_Placed]:
    return [_Placed(row.key, group.title, block.values(row)) for group in block.groups for row in group.rows]


def _unequal(old: list[_Placed], new: list[_Placed]) -> tuple[list[_Placed], list[_Placed]]:
    """The rows of each side that have no equal on the other."""
    return _without(old, Counter(placed.words for placed in new)), _without(new, Counter(placed.words for placed in old))


def _without(rows: Iterable[_Placed], known: Counter[tuple[tuple[str, str], ...]]) -> list[_Placed]:
    left = []
    for placed in rows:
        if known[placed.words]:
            known[placed.words] -= 1
        else:
            left.append(placed)
    return left


def _pairs(gone: list[_Placed], come: list[_Placed]) -> Iterator[tuple[_Placed | None, _Placed | None]]:
    """Each new row with the old one it was made from, by id, by title, else by likeness; old rows that are left come last."""
    found: dict[int, int] = {}
    likeness = sorted(((-_likeness(one, other), at, to) for at, one in enumerate(gone) for to, other in enumerate(come)))
    for score, at, to in likeness:
        if -score >= ALIKE and at not in found.values() and to not in found:
            found[to] = at
    for to, other in enumerate(come):
        yield (gone[found[to]] if to in found else None), other
    for at, one in enumerate(gone):
        if at not in found.values():
            yield one, None


def _likeness(one: _Placed, other: _Placed) -> float:
    if one.key and one.key == other.key:
        return 2.0
    if one.name == other.name:
        return 1.5
    was, now = ("\n".join(words for _, words in placed.words) for placed in (one, other))
    return SequenceMatcher(None, was, now, autojunk=False).ratio()


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """``before`` and ``after`` in one line, word by word; as two wholes where they have little in common."""
    one, other = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if not before or not after or matcher.ratio() < READABLE:
        return tuple(piece for piece in (Piece("removed", before), Piece("added", after)) if piece.text)
    made: list[Piece] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            made.append(Piece("same", "".join(one[a:b])))
            continue
        made += [piece for piece in (Piece("removed", "".join(one[a:b])), Piece("added", "".join(other[c:d]))) if piece.text]
    return tuple(made)
