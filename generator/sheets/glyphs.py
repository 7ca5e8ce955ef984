"""Characters that no font can print: told with their places in the content, before anything is typeset."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator.manual import Manual
from generator.problem import Place, Problem
from generator.record import Path, Record
from generator.sheets.block import Cell, Sheet

if TYPE_CHECKING:  # what is printed with is an extra
    from generator.sheets.fonts import Faces

#: What the installed pair is known to have: a manual of nothing else needs no font to be opened.
BEYOND = re.compile(r"[^\n\t\x20-\x7e\u3000-\u3011\u4e00-\u9fa5\uff01-\uff5e·–—‘’“”…•≤≥×÷°±①-⑳Ⅰ-Ⅻ★☆→←↑↓℃‰￥]")
#: Places that are named for one character beside the first.
MOST = 5


def words_of(sheet: Sheet) -> Iterator[str]:
    """Everything that is printed of ``sheet``, Deskbook's own words too."""
    yield from (sheet.title, sheet.name, sheet.company, sheet.confirm, sheet.marking)
    yield from _cells((*sheet.head, *sheet.slip))
    for block in sheet.blocks:
        yield from (block.title, block.gap, *(column.label for column in block.columns), *(group.title for group in block.groups))
        yield from _cells(block.cells)
        yield from (_drawn(text.lines) for text in block.texts())


def _cells(cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        yield cell.label
        yield _drawn(cell.text.lines)


def _drawn(lines: Iterable[Any]) -> str:
    """The words of ``lines``; boxes and lines to write on are no characters."""
    return "\n".join(line.mark + "".join(run.text for run in line.runs if run.kind not in ("box", "blank")) for line in lines)


def unprintable(faces: "Faces", manual: Manual, sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """A problem for each character of each sheet that no face has."""
    for sheet in sheets:
        text = "\n".join(words_of(sheet))
        for sign in faces.missing(text) if BEYOND.search(text) or not faces.installed else ():
            first, *more = _places(manual, sheet.id, sign)
            yield Problem("missing-glyph", first, {"given": sign, "code": f"U+{ord(sign):04X}", "of": sheet.name}, tuple(more[:MOST]))


def may_be_missing(manual: Manual) -> bool:
    """Whether any content holds a character that the installed pair is not known to have."""
    return any(BEYOND.search(record.source.text) for record in _records(manual, ""))


def _places(manual: Manual, own: str, sign: str) -> list[Place]:
    """Where ``sign`` stands: in the item's own file, else in the others; at the head of its own if in none."""
    records = _records(manual, own)
    for found in ([*_within(records[0], sign)], [place for record in records[1:] for place in _within(record, sign)]):
        if found:
            return found
    return [records[0].place(())]


def _records(manual: Manual, own: str) -> list[Record]:
    """Every file once, that of ``own`` first."""
    entries = [manual.entries[own]] if own else []
    return list({entry.record.source.path: entry.record for entry in (*entries, *manual.entries.values())}.values())


def _within(record: Record, sign: str) -> list[Place]:
    if sign not in record.source.text and "\\" not in record.source.text:
        return []
    return [record.place(path, key=key, find=sign) for path, key in _holding(record.kept, sign, ())]


def _holding(value: Any, sign: str, path: Path) -> Iterator[tuple[Path, bool]]:
    """The paths of the values that hold ``sign``, and whether it is the key that does."""
    if isinstance(value, str) and sign in value:
        yield path, False
    elif isinstance(value, dict):
        for key, inner in value.items():
            if sign in key:
                yield (*path, key), True
            yield from _holding(inner, sign, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _holding(inner, sign, (*path, number))
