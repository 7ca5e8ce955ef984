"""Puts documents that Typst made one behind the other into one file: pages, bookmarks, tags, and links between them.

A booklet of hundreds of pages is typeset leaf by leaf, because Typst keeps every page of a document in memory; a reader
sees one document. What belongs together over the borders of the leaves is put together here: the tree of the pages, the
bookmarks, the tree of the tags with its numbers, and links, which templates write as ``deskbook:`` and the number of a heading.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from generator.sheets.leaf import BindingError, Bookmark, Leaf, named, references, renumbered, rewritten
from generator.sheets.packed import packed

STRUCT_PARENT = re.compile(rb"/(StructParents?) (\d+)")
PARENT_TREE = re.compile(rb"/ParentTree<</Nums\[([^\]]*)\]>>")
NEXT_KEY = re.compile(rb"/ParentTreeNextKey (\d+)")
ROLES = re.compile(rb"/RoleMap<<[^>]*>>")
HEADING = re.compile(rb"\A(<</Type/StructElem/S/H)([1-5])/")
LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(deskbook:(\d+)\)>>")
SPOKEN = re.compile(rb"/Contents\(deskbook:\d+\)")
OUTLINE = re.compile(rb"\A<<(?:/(?:Parent|Next|Prev|First|Last) \d+ 0 R|/Count -?\d+)*(?=/Title)")
PAGES = re.compile(rb"<xmpTPg:NPages>\d+</xmpTPg:NPages>")
LENGTH = re.compile(rb"\A<</Length \d+")
IDENTITY = re.compile(rb"/ID\[\(([^()]*)\)\(([^()]*)\)\]")


@dataclass(slots=True)
class Item:
    """A bookmark of the whole, with what stands below it."""

    number: int
    below: list["Item"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bound:
    """A leaf in its place: the level of its outermost headings (1 or 2), and how many levels of them links may lead to."""

    leaf: Leaf
    level: int = 1
    deep: int = 1

    @property
    def marks(self) -> list[Bookmark]:
        """The headings that links may lead to, in their order."""
        return list(_flat(self.leaf.bookmarks, self.deep))


def bound(leaves: Sequence[Bound]) -> bytes:
    """One document of ``leaves``. Raises BindingError."""
    return packed(_Binder().bind(leaves))


class _Binder:
    def __init__(self) -> None:
        self.objects: dict[int, bytes] = {}
        self.pages, self.outlines, self.structure, self.document, self.ids = 1, 2, 3, 4, 5
        #: The next number for an object.
        self.free = 6
        self.kids: list[tuple[int, int]] = []
        self.tags: list[bytes] = []
        self.parents: list[bytes] = []
        self.keys = 0
        self.names: list[tuple[bytes, int]] = []
        self.items: list[Item] = []
        #: What links lead to: the bookmarks of all leaves, outer and inner, in their order.
        self.targets: list[tuple[bytes, bytes]] = []
        self.same: dict[bytes, int] = {}

    def bind(self, leaves: Sequence[Bound]) -> bytes:
        """The whole as Typst would write it."""
        maps = []
        for at, each in enumerate(leaves):
            maps.append(self._numbered(each.leaf))
            self._taken(each.leaf, maps[-1], at, each.level)
            self._marked(each, maps[-1])
        first, numbers = leaves[0].leaf, maps[0]
        self._roots(first)
        catalog, info = numbers[first.catalog], numbers[first.number(first.trailer, b"Info")]
        begin = renumbered(first.objects[first.catalog], {**numbers, first.pages: self.pages})
        marks = b"/Outlines %d 0 R>>" % self.outlines if self.items and not first.outlines else b">>"
        self.objects[catalog] = begin[:-2] + marks
        self._linked()
        return self._written(first, catalog, info)

    def _numbered(self, leaf: Leaf) -> dict[int, int]:
        """New numbers for the objects of ``leaf``; what all leaves share has one number for all."""
        numbers = {own: self.free + at for at, own in enumerate(sorted(leaf.objects))}
        self.free += len(numbers)
        numbers |= {leaf.structure: self.structure, leaf.document: self.document}
        return numbers | ({leaf.outlines: self.outlines} if leaf.outlines else {})

    def _taken(self, leaf: Leaf, numbers: dict[int, int], at: int, level: int) -> None:
        for own in _unlinked_streams(leaf):  # the same profile of colours in each leaf
            numbers[own] = self.same.setdefault(leaf.objects[own], numbers[own])
        for own, body in leaf.objects.items():
            if own in (leaf.structure, leaf.document, leaf.outlines, leaf.catalog) or numbers[own] in self.objects:
                continue
            self.objects[numbers[own]] = self._body(renumbered(body, numbers), at, level, numbers[own])
        pages = numbers[leaf.pages]
        self.objects[pages] = self.objects[pages].replace(b"<</Type/Pages", b"<</Type/Pages/Parent %d 0 R" % self.pages, 1)
        self.kids.append((pages, len(leaf.sheets)))
        self.tags.append(_inside(rb"/K\[([^\]]*)\]", renumbered(leaf.objects[leaf.document], numbers)))
        root = renumbered(leaf.objects[leaf.structure], numbers)
        pairs = re.findall(rb"(\d+) (\d+ 0 R)", _inside(PARENT_TREE.pattern, root))
        self.parents += [b"%d %b" % (int(key) + self.keys, value) for key, value in pairs]
        self.keys += int(_inside(NEXT_KEY.pattern, root))

    def _body(self, body: bytes, at: int, level: int, number: int) -> bytes:
        if not body.startswith(b"<</Type/StructElem"):
            return rewritten(body, lambda part: STRUCT_PARENT.sub(lambda match: b"/%b %d" % (match[1], int(match[2]) + self.keys), part))
        if level > 1:
            body = HEADING.sub(lambda match: b"%b%d/" % (match[1], int(match[2]) + level - 1), body)
        body = named(body, b"L%d-" % at)
        own = re.search(rb"/ID\((L%d-[^()]*)\)" % at, body)
        self.names += [(own[1], number)] if own else []
        return body

    def _marked(self, each: Bound, numbers: Mapping[int, int]) -> None:
        """The bookmarks of a leaf, below the last one of the whole if they are of an inner level."""
        inner = [Item(numbers[mark.number], [Item(numbers[low.number]) for low in mark.below]) for mark in each.leaf.bookmarks]
        if each.level > 1 and self.items:
            self.items[-1].below += inner
        else:
            self.items += inner
        for mark in each.marks:
            place = re.search(rb"/Dest (\d+ 0 R)>>\Z", self.objects[numbers[mark.number]])
            self.targets.append((place[1] if place else b"", mark.title))

    def _roots(self, first: Leaf) -> None:
        kids = b" ".join(b"%d 0 R" % number for number, _ in self.kids)
        self.objects[self.pages] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (sum(count for _, count in self.kids), kids)
        names = b"".join(b"(%b)%d 0 R" % name for name in sorted(self.names))
        tree = b"/IDTree<</Kids[%d 0 R]>>" % self.ids if names else b""
        if names:
            self.objects[self.ids] = b"<</Limits[(%b)(%b)]/Names[%b]>>" % (min(self.names)[0], max(self.names)[0], names)
        roles = ROLES.search(first.objects[first.structure])
        self.objects[self.structure] = b"<</Type/StructTreeRoot%b/K[%d 0 R]/ParentTree<</Nums[%b]>>%b/ParentTreeNextKey %d>>" % (
            roles[0] if roles else b"", self.document, b" ".join(self.parents), tree, self.keys,
        )  # fmt: skip
        self.objects[self.document] = b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (self.structure, b" ".join(self.tags))
        if self.items:
            ends = (self.items[0].number, self.items[-1].number)
            self.objects[self.outlines] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (*ends, len(self.items))
            self._chained(self.items, self.outlines)

    def _chained(self, items: Sequence[Item], parent: int) -> None:
        for at, item in enumerate(items):
            links = b"/Parent %d 0 R" % parent
            links += b"/Next %d 0 R" % items[at + 1].number if at + 1 < len(items) else b""
            links += b"/Prev %d 0 R" % items[at - 1].number if at else b""
            if item.below:
                links += b"/First %d 0 R/Last %d 0 R/Count -%d" % (item.below[0].number, item.below[-1].number, len(item.below))
                self._chained(item.below, item.number)
            else:
                links += b"".join(_kept_below(self.objects[item.number]))
            body = self.objects[item.number]
            head = OUTLINE.match(body)
            self.objects[item.number] = b"<<" + links + body[head.end() if head else 0 :]

    def _linked(self) -> None:
        """Links to a heading by its number lead there."""
        for number, body in self.objects.items():
            match = LINK.search(body) if body.startswith(b"<</Type/Annot") else None
            if match:
                place, title = self.targets[int(match[1])]
                leading = body[: match.start()] + b"/Dest " + place + body[match.end() :]
                said = SPOKEN.search(leading)
                self.objects[number] = leading[: said.start()] + b"/Contents" + title + leading[said.end() :] if said else leading

    def _written(self, first: Leaf, catalog: int, info: int) -> bytes:
        """The file: what is referred to, with its own identity and the number of all its pages."""
        needed, pending = set(), [catalog, info]
        while pending:
            at = pending.pop()
            if at not in needed:
                needed.add(at)
                pending += references(self.objects[at]) - needed
        count = sum(number for _, number in self.kids)
        described = first.number(self.objects[catalog], b"Metadata")
        identity = b64encode(blake2b(b"\0".join(self.objects[at] for at in sorted(needed)), digest_size=16).digest())
        known = IDENTITY.search(first.trailer)
        self.objects[described] = _described(self.objects[described], count, known[2] if known else b"", identity)
        made, places = bytearray(first.head), {}
        for at in sorted(needed):
            places[at] = len(made)
            made += b"%d 0 obj\n%b\nendobj\n" % (at, self.objects[at])
        size = max(needed) + 1
        start = len(made)
        made += b"xref\n0 %d\n0000000000 65535 f\r\n" % size
        made += b"".join(b"%010d 00000 n\r\n" % places[at] if at in places else b"0000000000 65535 f\r\n" for at in range(1, size))
        made += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%b)(%b)]>>\nstartxref\n%d\n%%%%EOF" % (
            size, catalog, info, known[1] if known else identity, identity, start,
        )  # fmt: skip
        return bytes(made)


def _kept_below(body: bytes) -> Iterable[bytes]:
    """What an inner bookmark says of those below it."""
    head = OUTLINE.match(body)
    return re.findall(rb"/(?:First|Last) \d+ 0 R|/Count -?\d+", head[0]) if head else ()


def _flat(marks: Iterable[Bookmark], levels: int) -> Iterable[Bookmark]:
    for mark in marks if levels else ():
        yield mark
        yield from _flat(mark.below, levels - 1)


def _unlinked_streams(leaf: Leaf) -> list[int]:
    return [own for own, body in leaf.objects.items() if b"stream\n" in body[:400] and not references(body)]


def _inside(pattern: bytes, body: bytes) -> bytes:
    match = re.search(pattern, body)
    if not match:
        raise BindingError(pattern.decode())
    return match[1]


def _described(body: bytes, pages: int, old: bytes, new: bytes) -> bytes:
    """The description for machines, with the pages of the whole and an identity of its own."""
    head, begin, rest = body.partition(b"stream\n")
    text, end, tail = rest.rpartition(b"\nendstream")
    text = PAGES.sub(b"<xmpTPg:NPages>%d</xmpTPg:NPages>" % pages, text)
    text = text.replace(old, new) if old else text
    return LENGTH.sub(b"<</Length %d" % len(text), head) + begin + text + end + tail
