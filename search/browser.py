"""The look-up for the browser, as three script files that need no server; templates/assets/lookup-answer.js answers from them as lookup.py does here.

    lookup-data.js       globalThis.deskbookData: the figures of the answers, the desk, the questions' part of each table of the ranking
    lookup-titles.js     globalThis.deskbookTitles: the answers' part of each table, and what ranking and a list of titles need of each document
    lookup-documents.js  globalThis.deskbookDocuments: the rest of each document, which only the desk page reads

Documents are a line of JSON each, in the order of the tables' ids. Bytes are compressed and in base64, so that any server or folder gives them as they
are; the files are plain ASCII, which browsers read faster.
"""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.manual import Manual
from search import bands, highlight, lookup, rankings
from search.arrays import dump, parts
from search.desk import Desk, desk_of
from search.document import KINDS, Document
from search.documents import documents
from search.opening import program, undisturbed
from search.ranking import Ranking
from search.store import Store
from search.update import made

FILES = DATA, TITLES, DOCUMENTS = "lookup-data.js", "lookup-titles.js", "lookup-documents.js"
#: Of a document: what its place in the list depends on, and what the search box shows of it.
HEAD = {"id", "kind", "title", "wordings", "url", "tags", "topic", "ask", "say", "positions", "not_for"}
#: A hundredth larger than the smallest, in a fifth of the time.
COMPRESSION = 6


@undisturbed()
def scripts(manual: Manual, today: date, project: Path, audience: str | None, *, directory_urls: bool) -> dict[str, str]:
    """Name of each script file -> its text. ``manual`` is cut to ``audience``; what the project's index has already is not made again."""
    found, desk = documents(manual, today), desk_of(manual)
    before = Store(project, audience).open()
    index = made(found, desk, before if before and before.stamp.origin.program == program() else None)
    if directory_urls:
        found = documents(manual, today, directory_urls=True)
    return written(found, index.tables, desk)


def written(found: Sequence[Document], tables: Sequence[Ranking], desk: Desk) -> dict[str, str]:
    """The script files. Same input, same bytes."""
    pairs = [tuple(map(_text, parts(dump(table.postings, table.groups, COMPRESSION)))) for table in tables]
    by_id = {document.id: document for document in found}
    rows = [by_id[own].plain() for table in tables for own in table.postings.ids]
    desk = replace(desk, synonyms=())  # they are in the tables
    data = {"rules": rules(), "desk": asdict(desk), "tables": [questions for questions, _ in pairs]}
    titles = {"tables": [answers for _, answers in pairs], "documents": _lines([{name: row[name] for name in row if name in HEAD} for row in rows])}
    rest = {"documents": _lines([{name: row[name] for name in row if name not in HEAD} for row in rows])}
    return {
        DATA: f"globalThis.deskbookData = {_json(data)};\n",
        TITLES: f"globalThis.deskbookTitles = {_json(titles)};\n",
        DOCUMENTS: f"globalThis.deskbookDocuments = {_json(rest)};\n",
    }


def rules() -> dict[str, Any]:
    """The figures by which the look-up answers; the browser has none of its own."""
    return {
        "kinds": KINDS, "share": lookup.SHARE, "longest": lookup.LONGEST, "candidates": lookup.CANDIDATES, "never": lookup.NEVER,
        "most": {"sure": lookup.NEAR, "maybe": lookup.CHOICE, "none": lookup.NEAREST},
        "bands": {"sure": bands.SURE, "maybe": bands.MAYBE, "close": bands.CLOSE},
        "unit": rankings.UNIT, "certain": rankings.CERTAIN,
        "passage": highlight.PASSAGE, "ends": highlight.ENDS, "asking": highlight.ASKING,
    }  # fmt: skip


def _json(value: Any) -> str:
    """On one line; what would end a script element is written as an escape."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _lines(rows: Sequence[dict[str, Any]]) -> str:
    """A line of JSON each, compressed."""
    lines = "\n".join([json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows])
    return _text(zlib.compress(lines.encode(), COMPRESSION))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
