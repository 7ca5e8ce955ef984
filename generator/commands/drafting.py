"""Adding to an author's YAML without touching anything else in it: comments, layout, line ends stay; the result is read before it is kept."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator.record import Record, read_record
from generator.source import Source
from generator.write import write

MARK = b"\xef\xbb\xbf"
#: What may stand in YAML as it is, in a list too.
PLAIN = re.compile(r"\w(?:[\w ？?！。、]*[\w？?！。])?")
ROW = re.compile(r"(\s*)-\s+")
#: What the reader of files takes for nothing.
EMPTY = ("~", "null", "Null", "NULL")


class NoPlaceError(Exception):
    """The file is written in a way in which nothing can be added safely."""


def value(text: str) -> str:
    """``text`` as a value of YAML, in quotes if it needs them."""
    return text if PLAIN.fullmatch(text) and text not in EMPTY else "'" + text.replace("'", "''") + "'"


def faq_lines(faq: dict[str, Any], indent: str) -> list[str]:
    """An FAQ as a row of a list: keys with a text, and lists on one line."""
    lines = [f"{key}: [{', '.join(map(value, held))}]" if isinstance(held, tuple) else f"{key}: {value(held)}" for key, held in faq.items()]
    return [f"{indent}{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


def add_faq(path: Path, faq: dict[str, Any]) -> None:
    """Add ``faq`` as the last of the file's. Raises NoPlaceError, OSError."""

    def edited(text: str, record: Record) -> str:
        lines = text.split("\n")
        at, indent = _last_row(record, lines)
        return "\n".join([*lines[: at + 1], *faq_lines(faq, indent), *(lines[at + 1 :] or [""])])

    def wanted(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "items": (*data["items"], faq)}

    _edit(path, edited, wanted)


def row_line(row: dict[str, str]) -> str:
    """A row of a list on one line."""
    return "- {" + ", ".join(f"{key}: {value(held)}" for key, held in row.items()) + "}"


def add_row(path: Path, key: str, row: dict[str, str]) -> None:
    """Add ``row`` as the last of the list ``key``, which is begun if there is none; so is the file. Raises NoPlaceError, OSError."""
    if not path.exists():
        write(path, f"{key}:\n  {row_line(row)}\n".encode())
        return

    def edited(text: str, record: Record) -> str:
        lines = text.split("\n")
        if not record.data.get(key):
            return f"{text.rstrip()}\n{key}:\n  {row_line(row)}\n".lstrip()
        at, indent = _last_row(record, lines, key)
        return "\n".join([*lines[: at + 1], indent + row_line(row), *(lines[at + 1 :] or [""])])

    def wanted(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, key: (*(data.get(key) or ()), row)}

    _edit(path, edited, wanted)


def indent_of(path: Path) -> str:
    """How far the rows of the file are indented; two spaces where that cannot be told."""
    try:
        text, _ = _text(path)
        return _last_row(_read(path, text), text.split("\n"))[1]
    except (NoPlaceError, OSError):
        return "  "


def add_similar(path: Path, question: str, wordings: Sequence[str]) -> None:
    """Add ``wordings`` to the similar questions of the FAQ that asks ``question``. Raises NoPlaceError, OSError."""

    def edited(text: str, record: Record) -> str:
        at = _number(record.data, question)
        if record.data["items"][at].get("similar"):
            return _extended(text, record, at, wordings)
        return _with_similar(text, record, at, f"similar: [{', '.join(map(value, wordings))}]")

    def wanted(data: dict[str, Any]) -> dict[str, Any]:
        rows, at = list(data["items"]), _number(data, question)
        rows[at] = {**rows[at], "similar": (*rows[at].get("similar", ()), *wordings)}
        return {**data, "items": tuple(rows)}

    _edit(path, edited, wanted)


def _edit(path: Path, edited: Callable[[str, Record], str], wanted: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Edit aside, read the result, and keep it only if it says just what was wanted."""
    path = path.resolve()  # a link stays a link
    text, ends = _text(path)
    record = _read(path, text)
    try:
        made = edited(text, record)
        right = _read(path, made).data == wanted(record.data)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise NoPlaceError(str(path)) from None
    if not right:
        raise NoPlaceError(str(path))
    raw = path.read_bytes()
    mode = path.stat().st_mode
    write(path, (MARK if raw.startswith(MARK) else b"") + made.replace("\n", ends).encode())
    os.chmod(path, mode)


def _text(path: Path) -> tuple[str, str]:
    """The file's text with plain line ends, and the line ends that it has."""
    try:
        text = path.read_bytes().removeprefix(MARK).decode()
    except UnicodeDecodeError:
        raise NoPlaceError(str(path)) from None
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or text.count("\r\n") not in (0, text.count("\n")):
        raise NoPlaceError(str(path))
    return plain, "\r\n" if plain != text else "\n"


def _read(path: Path, text: str) -> Record:
    record, problems = read_record(Source(str(path), path.name, "faqs", text))
    if record is None or problems:
        raise NoPlaceError(str(path))
    return record


def _number(data: dict[str, Any], question: str) -> int:
    for number, row in enumerate(data.get("items", ())):
        if isinstance(row, dict) and str(row.get("question", "")).strip() == question:
            return number
    raise NoPlaceError(question)


def _last_row(record: Record, lines: list[str], key: str = "items") -> tuple[int, str]:
    """The last line of the last row, counted from 0, and the indentation of its dash."""
    rows = record.data.get(key)
    if not isinstance(rows, tuple) or not rows:
        raise NoPlaceError(record.source.path)
    place = record.place((key, len(rows) - 1))
    head = ROW.fullmatch(lines[place.line - 1][: place.column - 1])
    if not head:
        raise NoPlaceError(record.source.path)
    last = place.line - 1
    for at in range(place.line, len(lines)):
        line = lines[at]
        if len(line) - len(line.lstrip(" ")) > len(head[1]) and line.strip():
            last = at
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return last, head[1]


def _end(record: Record, path: tuple[str | int, ...]) -> int:
    """The index behind the value at ``path``."""
    return record.source.index(record.place(path)) + len(record.raw(path))


def _extended(text: str, record: Record, at: int, wordings: Sequence[str]) -> str:
    """The list of similar questions with more at its end, in the manner in which it is written."""
    path = ("items", at, "similar")
    last = (*path, len(record.data["items"][at]["similar"]) - 1)
    end = _end(record, last)
    if record.raw(path).startswith("["):
        return text[:end] + "".join(f", {value(wording)}" for wording in wordings) + text[end:]
    head = ROW.fullmatch(text.split("\n")[record.place(last).line - 1][: record.place(last).column - 1])
    if not head:
        raise NoPlaceError(record.source.path)
    return _after_line(text, end, [f"{head[1]}- {value(wording)}" for wording in wordings])


def _with_similar(text: str, record: Record, at: int, line: str) -> str:
    """The first similar questions of an FAQ, right behind its question."""
    end = _end(record, ("items", at, "question"))
    if record.raw(("items", at)).startswith("{"):
        return f"{text[:end]}, {line}{text[end:]}"
    return _after_line(text, end, [" " * (record.place(("items", at)).column - 1) + line])


def _after_line(text: str, index: int, lines: list[str]) -> str:
    """``lines`` behind the line that ``index`` stands in."""
    if text[index - 1 : index] == "\n":
        index -= 1
    end = text.find("\n", index)
    end = end if end >= 0 else len(text)
    return text[:end] + "".join(f"\n{line}" for line in lines) + text[end:]
