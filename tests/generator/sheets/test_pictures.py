"""What the pages look like: compared with pictures that somebody looked at."""

from pathlib import Path

import pytest

from tests.generator.sheets.paper import LAYOUTS, pdf
from tests.generator.sheets.test_pdf import GOLDEN, clerk
from tests.pictures import Picture, drawn, picture

#: Share of a page that may differ; a moved table differs by far more.
TOLERANCE = 0.01


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_look_as_they_did(layout: str, language: str, tmp_path: Path, update_golden: bool) -> None:
    made = clerk(tmp_path / "manual", language).stamped("7K3M-9QXW", "0" * 32, "")
    pages = drawn(pdf(made, layout), tmp_path)
    if update_golden:
        for old in GOLDEN.glob(f"clerk-{layout}-{language}-*.png"):
            old.unlink()
        for number, page in enumerate(pages, 1):
            (GOLDEN / f"clerk-{layout}-{language}-{number}.png").write_bytes(page)
    expected = sorted(GOLDEN.glob(f"clerk-{layout}-{language}-*.png"))
    assert len(expected) == len(pages)
    for page, path in zip(pages, expected, strict=True):
        assert picture(page).unlike(picture(path.read_bytes())) < TOLERANCE, path.name


def test_a_picture_that_differs_is_told() -> None:
    white = Picture(8, 8, b"\xff" * 64)
    assert white.unlike(white) == 0
    assert white.unlike(Picture(8, 8, b"\xff" * 32 + b"\0" * 32)) == 0.5
    assert white.unlike(Picture(4, 16, b"\xff" * 64)) == 1
