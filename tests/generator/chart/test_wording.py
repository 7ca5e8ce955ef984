"""Words measured and fitted: never wider than a font makes them, nothing lost that is not marked."""

import string

import pytest

from generator.chart.wording import ems, width, wrapped


def test_a_chinese_sign_is_one_em() -> None:
    assert [ems(sign) for sign in "客，（—“䶮한"] == [1.0] * 7
    assert width("客服A", 10) > 25


def test_letters_are_taken_to_be_as_wide_as_the_installed_font_has_them_or_wider() -> None:
    fonts = pytest.importorskip("generator.sheets.fonts")
    from fontTools.ttLib import TTFont

    path, number = next((path, number) for path, number in fonts.faces(None).files if "Sans" in path.name)
    with TTFont(path, fontNumber=number, lazy=True) as font:
        signs, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        assert not [sign for sign in string.printable.strip() + "éñüßø–·°" if widths[signs[ord(sign)]][0] / em > ems(sign) + 0.001]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("客服专员", ["客服专员"]),
        ("一线客服专员（夜班）", ["一线客服专员", "（夜班）"]),
        ("一二三四五六七，八九", ["一二三四五六", "七，八九"]),
        ("Team Lead", ["Team Lead"]),
        ("Senior Lead", ["Senior Lead"]),
        ("Senior Customer Lead", ["Senior", "Customer…"]),
        ("Supercalifragilistic", ["Supercalifra", "gilistic"]),
    ],
)
def test_words_in_lines(words: str, lines: list[str]) -> None:
    made, whole = wrapped(words, 10, [72, 72])
    assert made == lines
    assert whole is not lines[-1].endswith("…")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    made, whole = wrapped("客户服务部副经理兼投诉组组长", 10, [50, 50])
    assert made == ["客户服务部", "副经理兼…"]
    assert not whole
