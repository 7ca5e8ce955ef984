"""The fields of a Word template with their values for one sheet: the same names as in ``word_fields``."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from generator.sheets.block import Block, Cell, Group, Row, Sheet
from generator.sheets.text import NOTHING, Line, Text
from generator.sheets.word_fields import BLOCKS, HEAD, SINGLE, Named
from generator.sheets.word_runs import marked, words

NONE = Markup()
UNNAMED = Named("")


class Fields:
    """Values by name, for ``{{ duties.title }}``; ``{% if duties %}`` asks whether the sheet has it."""

    __slots__ = ("_used", "_values")

    def __init__(self, values: Mapping[str, object], used: bool = True) -> None:
        self._values, self._used = values, used

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __bool__(self) -> bool:
        return self._used


def values(sheet: Sheet) -> dict[str, object]:
    """Every field of ``sheet``; a named block that it does not use is there, and empty."""
    blocks = {name_of(block): block for block in sheet.blocks}
    made: dict[str, object] = {name: words(getattr(sheet, name)) for name in SINGLE}
    head = {cell.key: marked(cell.text) for cell in sheet.head}
    made |= {"head": Fields(dict.fromkeys(HEAD, NONE) | head), "slip": [_cell(cell) for cell in sheet.slip]}
    made["blocks"] = [_block(block, UNNAMED) for block in sheet.blocks]
    if sheet.kind == "position":
        made |= {name: _block(blocks.get(name), named) for name, named in BLOCKS.items()}
    return made


def name_of(block: Block) -> str:
    """What a template calls ``block``: its key without dots."""
    return block.key.replace(".", "_")


def _block(block: Block | None, named: Named) -> Fields:
    given = block or Block("", "", "text")
    cells = [_cell(cell) for cell in given.cells]
    made: dict[str, object] = dict.fromkeys(named.cells, NONE)
    made |= {cell.key.replace(".", "_"): marked(cell.text) for cell in given.cells if cell.key.replace(".", "_") in named.cells}
    made |= {
        "title": words(given.title), "gap": words(given.gap), "text": marked(given.text), "shape": given.shape, "width": len(given.columns) or 1,
        "cells": cells, "lines": _lines(given.cells), "others": _lines(given.cells[6:]),
        "columns": [Fields({"label": words(column.label)}) for column in given.columns],
        "groups": [_group(group, given, named) for group in given.groups],
    }  # fmt: skip
    return Fields(made, bool(given))


def _group(group: Group, block: Block, named: Named) -> Fields:
    return Fields({"title": words(group.title), "rows": [_row(row, block, named) for row in group.rows]})


def _row(row: Row, block: Block, named: Named) -> Fields:
    cells = [marked(text) for text in row.cells]
    made: dict[str, object] = {"text": cells[0] if cells else NONE, "cells": cells, **dict.fromkeys(named.columns, NONE)}
    made |= {column.key: cell for column, cell in zip(block.columns, cells, strict=False) if column.key in named.columns}
    return Fields(made)


def _cell(cell: Cell) -> Fields:
    """A cell; a star says that it must be filled in, empty lines leave room to write."""
    room = Text((Line(()),) * cell.room) if cell.room > 1 or (cell.room and cell.text) else NOTHING
    return Fields({"label": words(cell.label + (" *" if cell.must else "")), "text": marked(cell.text + room)})


def _lines(cells: Iterable[Cell]) -> Sequence[Fields]:
    """Two cells in a line, a wide one in a line of its own."""
    made: list[Fields] = []
    left: Cell | None = None
    for cell in cells:
        if left and not cell.wide:
            made.append(_line(left, cell))
            left = None
            continue
        if left:
            made.append(_line(left))
        left = None if cell.wide else cell
        if cell.wide:
            made.append(_line(cell))
    return [*made, _line(left)] if left else made


def _line(left: Cell, right: Cell | None = None) -> Fields:
    return Fields({"left": _cell(left), "right": _cell(right) if right else Fields({"label": NONE, "text": NONE}, used=False), "wide": left.wide})
