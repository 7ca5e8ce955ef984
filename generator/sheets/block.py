"""What a sheet is made of: blocks of cells, rows and lists, the same for PDF, Word and the comparison of two versions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.sheets.text import NOTHING, Text

#: How a block is laid out: pairs of label and value, a table, a list, rated abilities, lines to sign on, running text.
Shape = Literal["grid", "table", "list", "ratings", "signatures", "text"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled value; ``wide`` takes the whole row, ``room`` is how many empty lines are left to write on, ``must`` whether they may not stay so."""

    key: str
    label: str
    text: Text = NOTHING
    wide: bool = False
    room: int = 0
    must: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``cells`` has a text for each column (a list has one). ``key`` is the item's id, or empty."""

    key: str
    cells: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below a title of their own, or below none."""

    title: str
    rows: tuple[Row, ...]


def gathered(groups: Iterable[Group]) -> tuple[Group, ...]:
    """``groups`` with neighbours that have no title in one."""
    made: list[Group] = []
    for group in groups:
        if made and not group.title and not made[-1].title:
            made[-1] = Group("", (*made[-1].rows, *group.rows))
        else:
            made.append(group)
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a sheet: ``cells`` for a grid, ratings or signatures, ``columns`` and ``groups`` for a table or a list, ``text`` for running text.

    ``normative`` says that a holder signs for it; ``gap`` is the notice that it is not written yet.
    """

    key: str
    title: str
    shape: Shape
    cells: tuple[Cell, ...] = ()
    columns: tuple[Column, ...] = ()
    groups: tuple[Group, ...] = ()
    text: Text = NOTHING
    normative: bool = False
    gap: str = ""

    def __bool__(self) -> bool:
        return bool(self.cells or self.groups or self.text or self.gap)

    def values(self, row: Row) -> dict[str, Text]:
        """What ``row`` says, by the key of the column; empty cells are left out, as another version may have other columns."""
        keys = [column.key for column in self.columns] or [""]
        return {key: text for key, text in zip(keys, row.cells, strict=True) if text}

    def texts(self) -> Iterator[Text]:
        """Every text in it, in reading order."""
        yield from (cell.text for cell in self.cells)
        yield from (text for group in self.groups for row in group.rows for text in row.cells)
        yield self.text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of one item: ``head`` stands in the box on top of each page, ``slip`` at the end."""

    id: str
    kind: str
    language: str
    title: str
    name: str
    head: tuple[Cell, ...]
    blocks: tuple[Block, ...]
    slip: tuple[Cell, ...] = ()
    confirm: str = ""
    marking: str = ""
    code: str = ""
    fingerprint: str = ""
    signed: str = ""
    company: str = ""

    def stamped(self, code: str, fingerprint: str, signed: str) -> "Sheet":
        """The same with its code, the fingerprint of its content and that of what is signed for."""
        return replace(self, code=code, fingerprint=fingerprint, signed=signed)
