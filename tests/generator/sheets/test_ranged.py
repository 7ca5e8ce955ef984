"""What glyphs stand for is the same in ranges; what is not understood is left as it is."""

import re

import pytest

from generator.sheets import packed as packing
from generator.sheets.ranged import ranged
from tests.generator.sheets.paper import pdf
from tests.generator.sheets.sheets import sheet

HEAD, TAIL = b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n", b"endcmap\n%%EOF"


def named(pairs: list[tuple[int, bytes]]) -> bytes:
    """A table as Typst writes it: a hundred glyphs in a block."""
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    rows = (b"%d beginbfchar\n%bendbfchar\n" % (len(block), b"".join(b"<%04X> <%b>\n" % each for each in block)) for block in blocks)
    return HEAD + b"".join(rows) + TAIL


def meant(table: bytes) -> list[tuple[int, bytes]]:
    """Every glyph with its characters, as the standard reads ranges and single ones."""
    found = [(int(glyph, 16), characters) for glyph, characters in re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", table, re.MULTILINE)]
    for begin, end, listed in re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})> \[(.*)\]$", table, re.MULTILINE):
        glyphs, characters = range(int(begin, 16), int(end, 16) + 1), re.findall(rb"<([0-9A-F]+)>", listed)
        assert begin[:2] == end[:2], "only the last byte may change"
        found += zip(glyphs, characters, strict=True)
    return found


@pytest.mark.parametrize(
    "pairs",
    [
        [(1, b"6765")],
        [(glyph, b"%04X" % (0x4E00 + glyph * 7)) for glyph in range(1, 700)],
        [(1, b"00660066"), (2, b"D842DFB7"), (3, b"0020")],
        [(glyph, b"%04X" % glyph) for glyph in range(1, 900, 3)],
    ],
)
def test_every_glyph_stands_for_what_it_stood_for(pairs: list[tuple[int, bytes]]) -> None:
    made = ranged(named(pairs))
    assert meant(made) == pairs
    assert made.startswith(HEAD)
    assert made.endswith(TAIL)
    blocks = re.findall(rb"(\d+) beginbfrange\n(.*?)endbfrange\n", made, re.DOTALL)
    assert all(int(count) == rows.count(b"\n") <= 100 for count, rows in blocks)
    assert b"bfchar" not in made


@pytest.mark.parametrize("table", [b"", HEAD + TAIL, named([(1, b"6765")]).replace(b"endbfchar", b"endbf"), named([(1, b"6765")]) + b"1 beginbfchar"])
def test_anything_else_is_left_as_it_is(table: bytes) -> None:
    assert ranged(table) == table


def test_a_sheet_is_written_so(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    tables: list[bytes] = []

    def kept(table: bytes) -> bytes:
        tables.append(table)
        return ranged(table)

    monkeypatch.setattr(packing, "ranged", kept)
    pdf(sheet(tmp_path_factory.mktemp("manual"), "name: 鬱龘一二三ABC，。\nsummary: 热线专员排成一张清单。"))
    assert len(tables) == 2
    assert all(ranged(table) != table and meant(ranged(table)) == meant(table) for table in tables)
