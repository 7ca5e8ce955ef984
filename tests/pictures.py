"""Pages as pictures, drawn by another program and compared with a tolerance."""

import os
import shutil
import struct
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

DOTS = 40
COLOURS = 3


@dataclass(frozen=True)
class Picture:
    """Grey values, row by row."""

    width: int
    height: int
    rows: bytes

    def unlike(self, other: "Picture") -> float:
        """The share of places that differ clearly; places beside each other are taken together, as programs smooth differently."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        ours, theirs = self._coarse(), other._coarse()
        return sum(abs(one - two) > 24 for one, two in zip(ours, theirs, strict=True)) / len(ours)

    def _coarse(self, size: int = 4) -> list[int]:
        sums = []
        for top in range(0, self.height - size + 1, size):
            rows = [self.rows[row * self.width : (row + 1) * self.width] for row in range(top, top + size)]
            sums += [sum(sum(row[left : left + size]) for row in rows) // size**2 for left in range(0, self.width - size + 1, size)]
        return sums


def drawn(pdf: bytes, folder: Path) -> list[bytes]:
    """Every page as PNG; without the program the test is skipped, except in CI."""
    if not shutil.which("pdftoppm") and os.environ.get("CI") != "true":
        pytest.skip("no pdftoppm on this machine")
    (folder / "paper.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-png", "paper.pdf", "page"], cwd=folder, check=True)
    return [path.read_bytes() for path in sorted(folder.glob("page-*.png"))]


def picture(png: bytes) -> Picture:
    """A PNG as pdftoppm and browsers write it: eight bits a colour, three colours; kept is how bright they are together."""
    parts, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        parts.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += length + 12
    width, height, depth, colour = struct.unpack(">IIBB", parts[0][1][:10])
    assert (depth, colour) == (8, 2)
    data = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    wide = width * COLOURS
    rows, above = bytearray(), bytes(wide)
    for start in range(0, height * (wide + 1), wide + 1):
        above = _unfiltered(data[start], data[start + 1 : start + 1 + wide], above)
        rows += bytes(sum(colours) // COLOURS for colours in zip(above[::COLOURS], above[1::COLOURS], above[2::COLOURS], strict=True))
    return Picture(width, height, bytes(rows))


def _unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    made = bytearray(row)
    for at in range(len(made)):
        left, corner = (made[at - COLOURS], above[at - COLOURS]) if at >= COLOURS else (0, 0)
        made[at] = (made[at] + (0, left, above[at], (left + above[at]) // 2, _nearest(left, above[at], corner))[kind]) & 255
    return bytes(made)


def _nearest(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))
