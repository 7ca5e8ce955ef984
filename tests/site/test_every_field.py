"""Every field of every kind is seen on the pages: each is filled with something that stands nowhere else, and looked for."""

from pathlib import Path

import pytest

from generator.load import load_project
from generator.model.base import Kept, Model, Unwritten
from generator.model.files import MODELS
from generator.model.organisation import Department
from generator.model.shape import FieldShape, fields
from tests.site.filled import SHOWN, Filled, Wanted
from tests.site.outputs import Page, read_pages
from tests.site.projects import build, write_project

#: The pages of each kind's filled file.
PAGES = {
    "organisation": ("organisation.html", "departments/*.html"), "duties": ("duties.html",), "position": ("positions/full-position.html",),
    "conduct": ("conduct.html",), "policy": ("policies/full-policy.html",), "procedure": ("procedures/full-procedure.html",),
    "scripts": ("scripts/full-scripts.html",), "faqs": ("faqs/full-faqs.html",), "training": ("training/full-training.html",),
    "form": ("forms/full-form.html",), "glossary": ("glossary.html",), "settings": ("conventions.html", "index.html"),
}  # fmt: skip


@pytest.fixture(scope="module")
def filled() -> Filled:
    """The data and what to look for."""
    made = Filled()
    made.manual()
    return made


@pytest.fixture(scope="module")
def project(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled manual, written as YAML."""
    return write_project(tmp_path_factory.mktemp("filled"), filled.files)


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, Page]:
    """Its pages for those who may read everything."""
    site = build(project, project / "site", "--audience", "all-readers")
    return {page.path.relative_to(site).as_posix(): page for page in read_pages(site)}


def test_the_filled_manual_has_no_error(project: Path) -> None:
    """Words that are made up serve nothing and nobody: what the rules say of that is no matter here."""
    assert [f"{problem.place} {problem.code}" for problem in load_project(project).errors] == []


def test_every_kind_is_filled(filled: Filled) -> None:
    assert {wanted.kind for wanted in filled.wanted} == set(SHOWN) == set(PAGES)


@pytest.mark.parametrize("kind", SHOWN)
def test_every_field_is_shown(kind: str, filled: Filled, pages: dict[str, Page]) -> None:
    own = [page for name, page in pages.items() if any(Path(name).match(pattern) for pattern in PAGES[kind])]
    assert own, f"no page of kind {kind}"
    words = "".join("".join(word for page in own for word in page.article).split())
    ids = {name.removeprefix("act:") for page in own for name in page.ids} | {page.path.stem for page in own}
    sources = "\n".join(address.value for page in own for address in page.addresses if address.loaded)

    def found(wanted: Wanted) -> bool:
        return wanted.word in ids if wanted.anchor else wanted.word in words or wanted.word in sources

    missing = [f"{wanted.field} ({wanted.word})" for wanted in filled.wanted if wanted.kind == kind and not found(wanted)]
    assert not missing, "\n".join(missing)


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a manual in which every block that may be announced as not written yet is."""
    announced = {model: {spec.key: "尚未编写" for spec in _blocks(model)} for model in (*MODELS.values(), Department) if issubclass(model, Unwritten)}
    department = {"id": "gap-department", "name": "部门", **announced[Department]}
    files: dict[str, object] = {"organisation.yml": {"company": {"name": "公司"}, "departments": [department]}}
    for kind, folder, name in (
        ("position", "positions", "name"),
        ("policy", "policies", "title"),
        ("procedure", "procedures", "title"),
        ("training", "training", "title"),
    ):
        files[f"{folder}/gap-{kind}.yml"] = {name: "空", **announced[MODELS[kind]]}
    project = write_project(tmp_path_factory.mktemp("gaps"), files)
    assert [f"{problem.place} {problem.code}" for problem in load_project(project).errors] == []
    site = build(project, project / "site")
    return {page.path.stem: page for page in read_pages(site)}


def _blocks(model: type[Model]) -> list[FieldShape]:
    """The blocks of a kind: lists, models and texts that may be left out."""
    shared = {spec.name for spec in fields(Kept)} | {"unwritten", "drop", "restart"}
    return [
        spec
        for spec in fields(model)
        if not spec.required and spec.name not in shared and (spec.shape.model or spec.shape.rich or spec.shape.item) and not spec.shape.key
    ]


@pytest.mark.parametrize("kind", ["department", "position", "policy", "procedure", "training"])
def test_blocks_that_are_not_written_yet_say_so(kind: str, gaps: dict[str, Page]) -> None:
    model = MODELS.get(kind, Department)
    page = gaps[f"gap-{kind}"]
    words = "".join("".join(page.article).split())
    unsaid = [spec.key for spec in _blocks(model) if spec.key != "body" and "".join(spec.label[0].split()) not in words]
    assert not unsaid  # a policy's body has no heading of its own
    assert words.count("尚未编写") >= len(_blocks(model))
