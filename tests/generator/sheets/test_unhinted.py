"""Fonts without hints draw what they drew; what is not understood is left as it is."""

import io
import zlib

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen

from generator.sheets import packed as packing
from generator.sheets.unhinted import bare, unhinted
from tests.generator.sheets.paper import pdf
from tests.generator.sheets.sheets import sheet


def drawn(font: bytes) -> list[tuple[str, int, object]]:
    """Every glyph with its width and its outline, as another program reads them."""
    read = CFFFontSet()
    read.decompile(io.BytesIO(font), None)
    glyphs = []
    for name in read[0].charset:
        pen = RecordingPen()
        glyph = read[0].CharStrings[name]
        glyph.draw(pen)
        glyphs.append((name, glyph.width, pen.value))
    return glyphs


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What Typst embeds, before it is touched."""
    found: list[bytes] = []

    def kept(font: bytes) -> bytes:
        found.append(font)
        return font

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "unhinted", kept)
        pdf(sheet(tmp_path_factory.mktemp("manual"), "name: 鬱龘一二三ABC，。\nsummary: 热线专员排成一张清单。"))
    return found


def test_glyphs_draw_what_they_drew(fonts: list[bytes]) -> None:
    assert len(fonts) == 2
    for font in fonts:
        made = unhinted(font)
        assert len(made) < 0.92 * len(font)
        assert drawn(made) == drawn(font)
        assert unhinted(made) == made


def test_damage_is_left_as_it_is(fonts: list[bytes]) -> None:
    whole = fonts[0]
    assert unhinted(b"") == b""
    assert unhinted(whole + b"x") == whole + b"x"
    for length in range(0, len(whole) - 1, 97):
        assert unhinted(whole[:length]) == whole[:length]


def number(value: int) -> bytes:
    return bytes([value + 139])


MOVE, END = number(1) + number(2) + b"\x15", b"\x0e"


@pytest.mark.parametrize(
    ("glyph", "expected"),
    [
        (MOVE + END, MOVE + END),
        (number(5) + MOVE + END, number(5) + MOVE + END),
        (number(3) + number(4) + b"\x01" + MOVE + END, MOVE + END),
        (number(9) + number(3) + number(4) + b"\x01" + MOVE + END, number(9) + MOVE + END),
        (number(3) + number(4) + b"\x12" + number(3) + number(4) + b"\x13\x15" + MOVE + b"\x13\x0e" + END, MOVE + END),
        (number(3) + number(4) + b"\x13\x13" + MOVE + b"\x14\x14" + END, MOVE + END),
        (b"\x1c\x13\x13" + number(2) + b"\x15" + b"\xff\x14\x14\x13\x13\x06" + END, b"\x1c\x13\x13" + number(2) + b"\x15" + b"\xff\x14\x14\x13\x13\x06" + END),
        (number(7) + b"\x0a" + END, None),
        (number(7) + b"\x1d" + END, None),
    ],
)
def test_a_glyph(glyph: bytes, expected: bytes | None) -> None:
    assert bare(glyph) == expected


@pytest.mark.parametrize("last", [b"\r", b"\n", b"x"])
def test_a_font_is_as_long_as_it_says(last: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compressed may end in the bytes of a line end."""
    sizes = (at for at in range(10_000) if zlib.compress(at.to_bytes(2))[-1:] == last)
    content = next(sizes).to_bytes(2)
    data = zlib.compress(content)
    body = b"<</Length %d/Filter/FlateDecode/Subtype/CIDFontType0C>>\nstream\n%b\nendstream" % (len(data), data)
    monkeypatch.setattr(packing, "unhinted", lambda font: font * 2)
    made = packing._lighter(body)
    assert zlib.decompress(made[made.index(b"stream\n") + 7 : -len(b"\nendstream")]) == content * 2
