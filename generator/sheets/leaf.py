"""A PDF that Typst wrote, taken apart: its objects, what they refer to, its bookmarks.

Only what Typst writes is read; anything else is refused, never guessed at.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.sheets.packed import STREAM, objects_of

REFERENCE = re.compile(rb"(?<![\w.])(\d+) 0 R\b")
#: Brackets of a string of letters, and whatever is escaped in it.
BRACKETS = re.compile(rb"\\.|[()]", re.DOTALL)
TITLE = re.compile(rb"/Title(<[0-9A-F]*>|\(.*\))/Dest (\d+) 0 R>>\Z", re.DOTALL)
ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class BindingError(Exception):
    """A document is not written as Typst writes it."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading of a document: ``number`` is its object, ``page`` counts from 0, ``title`` is as the file has it."""

    number: int
    title: bytes
    page: int
    below: tuple["Bookmark", ...] = ()

    @property
    def words(self) -> str:
        """Its words."""
        if self.title[:1] == b"<":
            return bytes.fromhex(self.title[1:-1].decode()).decode("utf-16")
        return ESCAPED.sub(_unescaped, self.title[1:-1]).decode("latin-1")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if match[1] else CONTROL.get(match[2], match[2])


class Leaf:
    """The objects of a PDF by their numbers, and those that everything begins with. Raises BindingError."""

    def __init__(self, pdf: bytes) -> None:
        found = objects_of(pdf)
        if found is None:
            raise BindingError("objects")
        self.head = pdf[: pdf.index(b"\n\n") + 2]
        self.objects, self.trailer = found
        self.catalog = self.number(self.trailer, b"Root")
        begin = self.objects.get(self.catalog, b"")
        self.pages, self.structure = self.number(begin, b"Pages"), self.number(begin, b"StructTreeRoot")
        self.outlines = self.number(begin, b"Outlines") if b"/Outlines " in begin else 0
        tops = _numbers(_found(rb"/K\[([^\]]*)\]", self.objects[self.structure]))
        if len(tops) != 1 or not self.objects[tops[0]].startswith(b"<</Type/StructElem/S/Document/P "):
            raise BindingError("Document")
        self.document = tops[0]

    @cached_property
    def sheets(self) -> list[int]:
        """The objects of its pages, in order."""
        return _numbers(_found(rb"/Kids\[([^\]]*)\]", self.objects[self.pages]))

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Its headings, the inner ones below the outer ones."""
        return self._below(self.objects[self.outlines]) if self.outlines else ()

    def _below(self, body: bytes) -> tuple[Bookmark, ...]:
        made = []
        at = self.number(body, b"First") if b"/First " in body else 0
        while at:
            own = self.objects[at]
            match = TITLE.search(own)
            if not match:
                raise BindingError("Outlines")
            place = _numbers(self.objects[int(match[2])])
            made.append(Bookmark(at, match[1], self.sheets.index(place[0]), self._below(own[: match.start()])))
            before = own[: match.start()]
            at = self.number(before, b"Next") if b"/Next " in before else 0
        return tuple(made)

    @staticmethod
    def number(body: bytes, key: bytes) -> int:
        """The object that ``key`` refers to."""
        return int(_found(rb"/" + key + rb" (\d+) 0 R", body))


def _found(pattern: bytes, body: bytes) -> bytes:
    match = re.search(pattern, body)
    if not match:
        raise BindingError(pattern.decode())
    return match[1]


def _numbers(body: bytes) -> list[int]:
    return [int(number) for number in REFERENCE.findall(body)]


def rewritten(body: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """``body`` with everything changed that is neither a string of letters nor the content of a stream."""
    stream = STREAM.search(body)
    end = stream.start() if stream else len(body)
    return b"".join(part if literal else change(part) for literal, part in _parts(body[:end])) + body[end:]


def _parts(body: bytes) -> Iterator[tuple[bool, bytes]]:
    """``body`` cut into strings of letters and what is between them."""
    if b"(" not in body:
        yield False, body
        return
    depth = begin = 0
    for match in BRACKETS.finditer(body):
        sign = match[0]
        if sign == b"(":
            if depth == 0:
                yield False, body[begin : match.start()]
                begin = match.start()
            depth += 1
        elif sign == b")" and depth:
            depth -= 1
            if depth == 0:
                yield True, body[begin : match.end()]
                begin = match.end()
    yield depth > 0, body[begin:]


def renumbered(body: bytes, numbers: Mapping[int, int]) -> bytes:
    """``body`` with every reference to the object that now has another number."""
    return rewritten(body, lambda part: REFERENCE.sub(lambda match: b"%d 0 R" % numbers[int(match[1])], part))


def references(body: bytes) -> set[int]:
    """The objects that ``body`` refers to."""
    found: set[int] = set()

    def noted(part: bytes) -> bytes:
        found.update(_numbers(part))
        return part

    rewritten(body, noted)
    return found


def named(body: bytes, before: bytes) -> bytes:
    """``body`` of a tag with ``before`` put before its name and those of the cells that head it: Typst begins anew in every document."""
    made: list[bytes] = []
    names = False
    for literal, part in _parts(body):
        names = names if literal or not part else part.endswith((b"/ID", b"/Headers["))
        made.append(b"(" + before + part[1:] if literal and names else part)
    return b"".join(made)
