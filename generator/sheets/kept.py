"""What was printed: each sheet as plain data below ``.deskbook/printed``, by its code, so that an old print can be told from the present sheet."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.text import Line, Run, Text
from generator.write import write

FOLDER = Path(".deskbook", "printed")


def keep(project: Path, sheet: Sheet) -> None:
    """Remember ``sheet`` as printed. Raises OSError."""
    path = project / FOLDER / f"{sheet.code}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, plain_of(sheet).encode())


def kept(project: Path, code: str) -> Sheet | None:
    """The sheet that was printed with ``code`` in this project; None if there is none, or none that can be read."""
    path = project / FOLDER / f"{code}.json"
    try:
        return sheet_of(path.read_text("utf-8"))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def printed(project: Path) -> Iterator[Sheet]:
    """Every sheet that is remembered, by code."""
    for path in sorted((project / FOLDER).glob("*.json")):
        sheet = kept(project, path.stem)
        if sheet:
            yield sheet


def plain_of(sheet: Sheet) -> str:
    """``sheet`` as JSON."""
    return json.dumps(dataclasses.asdict(sheet), ensure_ascii=False, separators=(",", ":"))


def sheet_of(plain: str) -> Sheet:
    """The sheet of its JSON. Raises ValueError, TypeError, KeyError for anything else."""
    data = json.loads(plain)
    data["head"] = _cells(data["head"])
    data["slip"] = _cells(data["slip"])
    data["blocks"] = tuple(_block(block) for block in data["blocks"])
    return Sheet(**data)


def _block(data: dict[str, Any]) -> Block:
    data["cells"] = _cells(data["cells"])
    data["columns"] = tuple(Column(**column) for column in data["columns"])
    data["groups"] = tuple(Group(group["title"], tuple(_row(row) for row in group["rows"])) for group in data["groups"])
    data["text"] = _text(data["text"])
    return Block(**data)


def _row(data: dict[str, Any]) -> Row:
    return Row(data["key"], tuple(_text(cell) for cell in data["cells"]))


def _cells(cells: list[dict[str, Any]]) -> tuple[Cell, ...]:
    return tuple(Cell(**{**cell, "text": _text(cell["text"])}) for cell in cells)


def _text(data: dict[str, Any]) -> Text:
    return Text(tuple(Line(tuple(Run(**run) for run in line["runs"]), line["kind"], line["mark"]) for line in data["lines"]))
