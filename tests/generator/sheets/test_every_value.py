"""Every value of a position and of a form is on its sheet: each field is filled with something that stands nowhere else, and looked for."""

import re
from datetime import date

import pytest

from generator.audience import cut
from generator.load import load_project
from generator.sheets.block import Sheet
from generator.sheets.making import form_sheets, position_sheets
from tests.site.filled import Filled
from tests.site.projects import write_project

TODAY = date(2026, 11, 22)
#: Said on the pages only: who keeps an item up to date, what it is tagged with, what was accepted, ids that are linked to, what was taken over.
ON_PAGES = re.compile(r"(Verified|Valid|Waiver)\.\w+$|\.(owner|tags|id|grade|graded|declassify|based_on|act|use)$")
#: The grade of the whole is printed; how a field is filled in is drawn.
PRINTED, DRAWN = ("Position.grade", "Form.grade"), ("Form.sections:Section.fields:Field.type",)


@pytest.fixture(scope="module")
def filled() -> Filled:
    """The data and what to look for."""
    made = Filled()
    made.manual()
    return made


@pytest.fixture(scope="module")
def sheets(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    """The sheets of the filled position and of the filled form."""
    project = write_project(tmp_path_factory.mktemp("filled"), filled.files)
    manual = cut(load_project(project, TODAY).manual, "all-readers", TODAY)
    position = next(position_sheets(manual, "zh", TODAY, ["full-position"]))
    form = next(form_sheets(manual, "zh", TODAY, ["full-form"]))
    return {"position": position, "form": form}


def words_of(sheet: Sheet) -> str:
    """Everything that is printed of it, without spaces."""
    labels = [word for block in sheet.blocks for word in (block.title, *(cell.label for cell in block.cells), *(c.label for c in block.columns))]
    labels += [group.title for block in sheet.blocks for group in block.groups]
    texts = [str(text) for block in sheet.blocks for text in block.texts()]
    head = [f"{cell.label}{cell.text}" for cell in sheet.head]
    return "".join("".join([sheet.name, sheet.marking, *head, *labels, *texts]).split())


@pytest.mark.parametrize("kind", ["position", "form"])
def test_every_value_is_on_the_sheet(kind: str, filled: Filled, sheets: dict[str, Sheet]) -> None:
    words = words_of(sheets[kind])
    told = [want for want in filled.wanted if want.kind == kind and not want.anchor and want.field not in DRAWN]
    wanted = [want for want in told if want.field in PRINTED or not ON_PAGES.search(want.field)]
    assert len(wanted) > 30
    missing = [f"{want.field} ({want.word})" for want in wanted if want.word not in words]
    assert not missing, "\n".join(missing)
