"""Fonts: the pair that comes along, a project's own, and characters that none of them has."""

import shutil
import sys
from pathlib import Path

import pytest

from generator.model.files import MODELS
from generator.model.shape import fields
from generator.sheets import fonts
from generator.sheets.fonts import NoFontsError, faces, own_folder
from generator.sheets.glyphs import BEYOND, may_be_missing, unprintable
from generator.sheets.making import form_sheets, position_sheets
from generator.sheets.printed import FURNITURE, furniture, sheet_pdf
from generator.sheets.typeset import Typesetter, TypesettingError
from generator.texts import LANGUAGES, Texts
from tests.generator.manuals import loaded
from tests.generator.sheets.paper import installed, pdf, read
from tests.generator.sheets.sheets import TODAY, sheet

RARE = "䶮㛃镕喆堃淼焱翀"


def test_the_pair_has_labels_and_text() -> None:
    assert installed().sans[0] == "Noto Sans SC"
    assert installed().serif[0] == "Noto Serif SC"


def test_what_is_taken_for_granted_is_there() -> None:
    granted = "".join(chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000 and not BEYOND.match(chr(code)))
    assert len(granted) > 21_000
    assert installed().missing(granted) == ()


def test_rare_characters_of_names_are_there() -> None:
    assert installed().missing(RARE) == ()


def test_what_is_not_drawn_is_not_missing() -> None:
    assert installed().missing("A\n\t\u200b\ufeff\ufe0f\u00ad e\u0301") == ()


def test_missing_characters_are_named_once() -> None:
    assert installed().missing("客户😀笑😀𬎆") == ("😀", "𬎆")


def test_the_typesetter_agrees_on_what_is_missing(tmp_path: Path) -> None:
    """A box is never printed: what we do not see, Typst refuses."""
    for sign in ("😀", "𬎆", "\u0e01"):
        made = sheet(tmp_path, f"name: 甲{sign}")
        assert installed().missing(made.name) == (sign,)
        with pytest.raises(TypesettingError, match=sign):
            pdf(made)
    assert pdf(sheet(tmp_path, f'name: "甲{RARE}\\u200b\\u00ad"'))


def test_own_words_of_deskbook_can_be_printed() -> None:
    for language in LANGUAGES:
        texts = Texts(language)
        words = [*texts.all("sheet").values(), *texts.all("page").values(), *furniture(language)["scale"]]
        words += [word for model in MODELS.values() for spec in fields(model) for word in spec.label]
        assert not installed().missing("".join(words).replace("☐", ""))
    assert set(FURNITURE) <= set(furniture("zh")["say"])


def test_a_project_brings_its_own(tmp_path: Path) -> None:
    own = tmp_path / "fonts"
    own.mkdir()
    shutil.copy(next(path for path, _ in installed().files if "Serif" in path.name), own / "house.otf")
    found = faces(own_folder(tmp_path, "fonts"))
    assert found.folders[0] == own
    assert found.serif[0] == "Noto Serif SC"
    assert read(sheet_pdf(Typesetter(found), sheet(tmp_path / "content"), "standard")).pages


@pytest.mark.parametrize("given", ["none", "..", "/usr/share/fonts"])
def test_a_folder_without_fonts_or_outside_the_project_is_none(given: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    with pytest.raises(NoFontsError):
        faces(own_folder(project, given))


def test_without_any_font_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    with pytest.raises(NoFontsError):
        faces(None)


def test_a_family_that_is_not_there_is_an_error_and_no_empty_page(tmp_path: Path) -> None:
    lost = fonts.Faces(installed().folders, ("No Such Sans",), ("No Such Serif",), installed().files, True)
    with pytest.raises(TypesettingError):
        sheet_pdf(Typesetter(lost), sheet(tmp_path), "standard")


def problems(folder: Path, **files: str) -> list[str]:
    made = loaded(folder, **files)
    sheets = [*position_sheets(made.manual, "zh", TODAY), *form_sheets(made.manual, "zh", TODAY)]
    assert may_be_missing(made.manual)
    return [f"{found.place} {found.words['given']}" for found in unprintable(installed(), made.manual, sheets)]


def test_a_missing_character_is_named_where_it_is_written(tmp_path: Path) -> None:
    agent = """
        name: 客服😀
        duties:
          - group: 接线
            items: [{title: 汇总, text: 一二😀三}]
        requires: {ratings: {"沟通😀": 需要}}
        never: [calm]
    """
    conduct = """
        items: [{id: calm, text: 不发火🔥}]
    """
    assert problems(tmp_path, positions__agent=agent, conduct__rules=conduct) == ["conduct/rules.yml:2:29 🔥", "positions/agent.yml:2:9 😀"]


def test_an_escape_and_a_key_are_found_too(tmp_path: Path) -> None:
    assert problems(tmp_path, positions__agent='name: 客服\nvalue: "\\U0001F600"\n# 😀\n') == ["positions/agent.yml:2:8 😀"]
    assert problems(tmp_path, positions__agent="name: 客服\nrequires: {ratings: {沟通😀: 需要}}\n") == ["positions/agent.yml:2:24 😀"]


def test_a_form_is_looked_through_too(tmp_path: Path) -> None:
    assert problems(tmp_path, forms__score="title: 评价表\nsections: [{fields: [满意😀]}]\n") == ["forms/score.yml:2:24 😀"]
