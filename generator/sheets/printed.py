"""A sheet as plain data for a template of Typst, and a sheet as PDF."""

from collections.abc import Iterable
from typing import Any

from generator.model.words import Rating
from generator.sheets.block import Block, Cell, Sheet
from generator.sheets.text import Text
from generator.sheets.typeset import Typesetter
from generator.texts import Texts

#: The words of the furniture that templates use; each is the text ``sheet.print_…``.
FURNITURE = (
    "page_of", "code", "fingerprint", "continued", "other", "number", "ability", "sign", "date", "cut", "slip", "qualification", "conditions", "requirement",
    "explanation",
)  # fmt: skip


def furniture(language: str) -> dict[str, Any]:
    """What every template needs beside the sheets: the words on paper and the steps of a rating."""
    say = Texts(language)
    words = {name: say(f"sheet.print_{name}") for name in FURNITURE} | {name: say(f"page.{name}") for name in ("colon", "semicolon")}
    return {"language": language, "say": words, "scale": [step.label(language) for step in Rating]}


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """``sheet`` as templates take it."""
    return {
        "id": sheet.id, "kind": sheet.kind, "title": sheet.title, "name": sheet.name, "company": sheet.company, "head": _cells(sheet.head),
        "blocks": [block_data(block) for block in sheet.blocks], "slip": _cells(sheet.slip), "confirm": sheet.confirm, "marking": sheet.marking,
        "code": sheet.code, "fingerprint": sheet.fingerprint,
    }  # fmt: skip


def sheet_pdf(typesetter: Typesetter, sheet: Sheet, layout: str) -> bytes:
    """One sheet as a file of its own. Raises TypesettingError."""
    data = {**furniture(sheet.language), "title": f"{sheet.name} {sheet.title}", "layout": layout, "sheet": sheet_data(sheet)}
    return typesetter.pdf("single.typ", data)


def block_data(block: Block) -> dict[str, Any]:
    """``block`` as templates take it."""
    groups = [{"title": group.title, "rows": [{"cells": [lines_data(text) for text in row.cells]} for row in group.rows]} for group in block.groups]
    return {
        "key": block.key, "title": block.title, "shape": block.shape, "cells": _cells(block.cells), "text": lines_data(block.text), "gap": block.gap,
        "columns": [{"key": column.key, "label": column.label} for column in block.columns], "groups": groups,
    }  # fmt: skip


def _cells(cells: Iterable[Cell]) -> list[dict[str, Any]]:
    return [{"key": cell.key, "label": cell.label, "text": lines_data(cell.text), "wide": cell.wide, "room": cell.room, "must": cell.must} for cell in cells]


def lines_data(text: Text) -> list[dict[str, Any]]:
    """The lines of ``text`` as templates take them."""
    return [{"mark": line.mark, "runs": [{"text": run.text, "kind": run.kind} for run in line.runs]} for line in text.lines]
