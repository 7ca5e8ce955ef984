"""Makes a PDF smaller, and the same on every day: Typst writes each object by itself, and the tags of a sheet are a thousand of them.

Objects that are no streams go into compressed object streams (ISO 32000-1, 7.5.7), and the table of where they are becomes
a stream too. Embedded fonts lose their hints and say more shortly what their glyphs stand for, the file loses the day of its
making. Nothing of what a reader sees changes.
"""

import re
import zlib

from generator.sheets.ranged import ranged
from generator.sheets.undated import undated
from generator.sheets.unhinted import unhinted

STREAM = re.compile(rb">>\s*stream\r?\n")
#: The first line of an object, and the head of one that is a stream.
HEAD = re.compile(rb"(\d+) 0 obj\r?\n")
LONG = re.compile(rb"<<(?:(?!endobj|stream).)*?/Length (\d+)(?:(?!endobj|stream).)*>>\s*stream\r?\n", re.DOTALL)
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
#: An embedded font in PostScript outlines, and what its glyphs stand for.
FONT = re.compile(rb"<</Length (\d+)/Filter/FlateDecode/Subtype/CIDFontType0C>>\s*stream\r?\n")
TEXT = re.compile(rb"<</Length (\d+)/Type/CMap/Filter/FlateDecode/WMode 0>>\s*stream\r?\n")
#: One line of the table of places: 20 bytes, of which the first ten say where.
LINE = 20
#: Objects in one stream, more than a sheet has; a reader unpacks a whole one for any of them.
TOGETHER = 1000
#: Bytes of a line in the new table, which is packed as pictures are (PNG, up): each line says how it differs from the one above it.
WIDE = 7
LINES = b"/DecodeParms<</Predictor 12/Columns %d>>" % WIDE


def packed(pdf: bytes) -> bytes:
    """``pdf`` with its objects in streams; as it was if it is not written in the way that is expected."""
    found = objects_of(pdf)
    if found is None:
        return pdf
    objects, trailer = {number: _lighter(body) for number, body in found[0].items()}, found[1]
    alone = {number: body for number, body in objects.items() if STREAM.search(body)}
    together = sorted(objects.keys() - alone.keys())
    made = bytearray(pdf[: pdf.index(b"\n\n") + 1])
    size = max(objects) + 1
    #: number -> how its place is told: in the file, or in which stream as its how-manieth.
    places: dict[int, tuple[int, int, int]] = {}
    for number, body in sorted(alone.items()):
        places[number] = (1, len(made), 0)
        made += _written(number, body)
    for begin in range(0, len(together), TOGETHER):
        numbers = together[begin : begin + TOGETHER]
        places |= {number: (2, size, at) for at, number in enumerate(numbers)}
        places[size] = (1, len(made), 0)
        made += _written(size, _stream(b"/Type/ObjStm", numbers, objects))
        size += 1
    places[size] = (1, len(made), 0)
    start = len(made)
    made += _written(size, _table(places, size + 1, trailer))
    return bytes(made) + b"startxref\n%d\n%%%%EOF" % start


def objects_of(pdf: bytes) -> tuple[dict[int, bytes], bytes] | None:
    """Every object by its number, and what the trailer says beside the size."""
    end = START.search(pdf)
    table = TABLE.match(pdf, int(end[1])) if end else None
    trailer = re.compile(rb"trailer\s*<</Size \d+(.*)>>\s*startxref", re.DOTALL).search(pdf, table.end()) if table else None
    if not table or not trailer:
        return None
    lines = (pdf[at : at + LINE] for at in range(table.end(), table.end() + LINE * int(table[1]), LINE))
    objects = {}
    for number, line in enumerate(lines):
        if line[17:18] != b"n":
            continue
        begin = int(line[:10])
        body = _body(pdf, begin)
        if body is None or body[0] != number:
            return None
        objects[number] = body[1]
    return objects, trailer[1]


def _body(pdf: bytes, begin: int) -> tuple[int, bytes] | None:
    """Number and content of the object at ``begin``; a stream is as long as it says, whatever bytes are in it."""
    head = HEAD.match(pdf, begin)
    if not head:
        return None
    stream = LONG.match(pdf, head.end())
    end = pdf.find(b"\nendobj", stream.end() + int(stream[1]) if stream else head.end())
    return (int(head[1]), pdf[head.end() : end]) if end >= 0 else None


def _lighter(body: bytes) -> bytes:
    """An object without what paper has no use for."""
    if not body.startswith(b"<</Length "):  # most are no streams, and there are a thousand of them
        return undated(body)
    if font := FONT.match(body):
        return _deflated(b"/Subtype/CIDFontType0C", unhinted(_inflated(body, font)))
    if text := TEXT.match(body):
        return _deflated(b"/Type/CMap/WMode 0", ranged(_inflated(body, text)))
    return undated(body)


def _inflated(body: bytes, head: re.Match[bytes]) -> bytes:
    return zlib.decompress(body[head.end() : head.end() + int(head[1])])


def _written(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _stream(kind: bytes, numbers: list[int], objects: dict[int, bytes]) -> bytes:
    """A stream of objects: where each begins, then all of them."""
    heads, bodies, at = [], [], 0
    for number in numbers:
        heads.append(b"%d %d" % (number, at))
        bodies.append(objects[number])
        at += len(objects[number]) + 1
    head = b" ".join(heads) + b"\n"
    return _deflated(b"%b/N %d/First %d" % (kind, len(numbers), len(head)), head + b"\n".join(bodies))


def _table(places: dict[int, tuple[int, int, int]], size: int, trailer: bytes) -> bytes:
    """The table of places as a stream: kind in one byte, place in four, the how-manieth in two."""
    rows = (places.get(number, (0, 0, 65535)) for number in range(size))
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + at.to_bytes(2) for kind, place, at in rows)
    less = bytes((now - above) & 255 for now, above in zip(table, bytes(WIDE) + table, strict=False))
    table = b"".join(b"\2" + less[at : at + WIDE] for at in range(0, len(less), WIDE))
    return _deflated(b"/Type/XRef/Size %d/W[1 4 2]%b%b" % (size, LINES, trailer), table)


def _deflated(entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
