"""The documents of an index as Whoosh keeps them: written in small segments, read as they are asked for."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import RLock

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage, RamStorage, Storage
from whoosh.index import FileIndex
from whoosh.query import Query

from search.document import Document, document_of
from search.schema import fields, schema

#: Documents of a segment. One that loses or changes a document is written anew without it: marked as deleted, it would stay
#: readable in the file, and it may have gone because its grade was raised.
SEGMENT = 256
#: Memory that Whoosh may take for sorting.
MEGABYTES = 256
PLACES = "places.json"

#: Segment -> the ids and fingerprints of its documents, in Whoosh's order.
Segments = dict[str, list[tuple[str, str]]]


class Shelf(Mapping[str, Document]):
    """All documents of an index by their ids, in their order; each is read when it is first asked for."""

    def __init__(self, index: FileIndex, segments: Segments, order: Iterable[str]) -> None:
        self.segments = segments
        self._searcher = index.searcher()
        self._lock = RLock()
        self._read: dict[str, Document] = {}
        readers = self._searcher.reader().leaf_readers() if segments else []
        self._ids = [own for reader, _ in readers for own, _ in segments[reader.segment().segment_id()]]
        numbers = {own: number for number, own in enumerate(self._ids)}
        self._numbers = {own: numbers[own] for own in order}

    @classmethod
    def opened(cls, folder: Path) -> "Shelf":
        """What ``write_shelf`` wrote."""
        kept = json.loads((folder / PLACES).read_text("utf-8"))
        segments = {name: [(own, mark) for own, mark in rows] for name, rows in kept["segments"].items()}
        return cls(FileStorage(folder).open_index(schema=schema()), segments, kept["order"])

    @classmethod
    def in_memory(cls, documents: Sequence[Document]) -> "Shelf":
        """The same where nothing can be written."""
        storage = RamStorage()
        index = storage.create_index(schema())
        return cls(index, _write(storage, {}, documents, lambda _: b"", {}), [document.id for document in documents])

    def __getitem__(self, own: str) -> Document:
        with self._lock:
            if own not in self._read:
                stored = self._searcher.reader().stored_fields(self._numbers[own])
                self._read[own] = document_of(json.loads(stored["document"]))
            return self._read[own]

    def terms(self, own: str) -> bytes:
        """The terms that rank it, as ``rows.row`` made them."""
        with self._lock:
            terms: bytes = self._searcher.reader().stored_fields(self._numbers[own])["terms"]
            return terms

    def fingerprints(self) -> dict[str, str]:
        """Of every document."""
        return {own: mark for rows in self.segments.values() for own, mark in rows}

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, own: object) -> bool:
        return own in self._numbers

    def matching(self, query: Query) -> set[str]:
        """The ids of what ``query`` asks for."""
        with self._lock:
            return {self._ids[number] for number in self._searcher.docs_for_query(query)} if self._ids else set()


def write_shelf(
    folder: Path, documents: Sequence[Document], terms: Callable[[str], bytes], marks: Mapping[str, str], before: tuple[Path, Shelf] | None
) -> None:
    """Write ``documents`` with their ``terms`` and fingerprints below ``folder``; segments of ``before`` in which nothing has changed are taken over."""
    known: Segments = {}
    if before:
        known = {name: rows for name, rows in before[1].segments.items() if all(marks.get(own) == mark for own, mark in rows)}
        if sum(map(len, known.values())) < len(documents):  # where one is written anyway, small ones are joined to it
            known = {name: rows for name, rows in known.items() if len(rows) > SEGMENT // 4}
    storage = FileStorage(folder)
    if known and before:
        for path in before[0].iterdir():
            if path.name.endswith(".toc") or any(name in path.name for name in known):
                _link(path, folder / path.name)
    else:
        storage.create_index(schema())
    segments = _write(storage, known, documents, terms, marks)
    kept = {"segments": segments, "order": [document.id for document in documents]}
    (folder / PLACES).write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _write(storage: Storage, known: Segments, documents: Sequence[Document], terms: Callable[[str], bytes], marks: Mapping[str, str]) -> Segments:
    """Bring the index in ``storage`` to hold ``documents``: the segments ``known``, and new ones for the rest."""
    there = {own for rows in known.values() for own, _ in rows}
    rest = iter([document for document in documents if document.id not in there])
    segments = dict(known)
    index = storage.open_index(schema=schema())
    while chunk := list(islice(rest, SEGMENT)):
        writer = index.writer(limitmb=MEGABYTES, codec=_codec())
        name = writer.newsegment.segment_id()
        segments[name] = [(document.id, marks.get(document.id, "")) for document in chunk]
        for document in chunk:
            writer.add_document(**fields(document, terms(document.id), marks.get(document.id, "")))
        writer.commit(mergetype=lambda _, old: [segment for segment in old if segment.segment_id() in segments])
    if set(known) == set(segments) and known:  # nothing to write, perhaps something to forget
        index.writer().commit(mergetype=lambda _, old: [segment for segment in old if segment.segment_id() in segments])
    return segments


def _codec() -> W3Codec:
    """Whoosh's own way to write, without the lengths of texts beside every term, which only its scorer would ask for."""
    codec = W3Codec()
    codec.length_stats = False
    return codec


def _link(path: Path, target: Path) -> None:
    """The same file under another name; a copy where the system has no such thing."""
    with suppress(OSError):
        os.link(path, target)
        return
    shutil.copyfile(path, target)
