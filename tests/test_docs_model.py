"""The documents that speak of the model stay true to it."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from generator.check import check
from generator.model.base import Group
from generator.model.files import MODELS
from generator.model.shape import Shape, fields
from generator.reference import fields_page
from generator.report import as_text
from generator.source import kind_of

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
ROW = re.compile(r"^\| (D\d+) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
PATH = re.compile(r"`([a-z_.]+)`")


def exists(path: str) -> bool:
    """Whether ``kind.key.key`` is there; lists, mappings and groups are passed through."""
    kind, *keys = path.split(".")
    shape: Shape | None = Shape(model=MODELS[kind]) if kind in MODELS else None
    for key in keys:
        shape = step(shape, key)
        if shape is None:
            return False
    return shape is not None and bool(keys)


def step(shape: Shape | None, key: str) -> Shape | None:
    while shape and not shape.model:
        shape = shape.item
    if not shape or not shape.model:
        return None
    known = {field.key: field.shape for field in fields(shape.model)}
    if key not in known and issubclass(shape.model, Group):
        return step(known["items"], key)
    return known.get(key)


def rows() -> list[tuple[str, str, str, str]]:
    return ROW.findall((DOCS / "model.md").read_text("utf-8"))


def test_paths_that_exist_are_told_from_those_that_do_not() -> None:
    assert exists("position.duties.title")
    assert exists("position.duties.group")
    assert exists("policy.body.items.items.id")
    assert not exists("position")
    assert not exists("position.dutys")
    assert not exists("position.duties.titel")
    assert not exists("posts.duties")


def test_every_system_has_a_row() -> None:
    assert list(dict.fromkeys(row[0] for row in rows())) == [f"D{number}" for number in range(1, 21)]
    assert len([line for line in (DOCS / "model.md").read_text("utf-8").splitlines() if line.startswith("| D")]) == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[2]}")
def test_every_item_has_a_home_in_the_model(row: tuple[str, str, str, str]) -> None:
    paths = PATH.findall(row[3])
    assert paths
    assert PATH.sub("", row[3]).strip() == "", "only paths stand in the last column"
    assert [path for path in paths if not exists(path)] == []


def test_every_kind_is_some_home() -> None:
    assert {path.split(".")[0] for row in rows() for path in PATH.findall(row[3])} == set(MODELS)


def test_the_table_of_fields_is_what_the_models_say(request: pytest.FixtureRequest) -> None:
    made, page = fields_page(), DOCS / "fields.md"
    if request.config.getoption("--update-golden", default=False):
        page.write_text(made, "utf-8")
    assert page.read_text("utf-8") == made, "refresh with: pytest --update-golden tests/test_docs_model.py"


def test_the_table_of_fields_has_one_heading_for_each_model() -> None:
    headings = re.findall(r"(?m)^### (.+)$", fields_page())
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#(\w+)\)", fields_page())) <= {heading.lower() for heading in headings}


@pytest.mark.parametrize("page", ["writing.md", "writing.en.md"])
def test_links_between_the_documents_lead_somewhere(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    headings = {heading.lower() for heading in re.findall(r"(?m)^### (.+)$", (DOCS / "fields.md").read_text("utf-8"))}
    for target in re.findall(r"\]\(([^)#]+\.md)(?:#[^)]*)?\)", text):
        assert (DOCS / target).is_file(), target
    assert set(re.findall(r"\]\(fields\.md#([^)]+)\)", text)) <= headings


@pytest.mark.parametrize("page", ["writing.md", "writing.en.md"])
def test_every_kind_is_explained(page: str) -> None:
    linked = set(re.findall(r"\]\(fields\.md#([^)]+)\)", (DOCS / page).read_text("utf-8")))
    assert {model.__name__.lower() for model in MODELS.values()} <= linked


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    named = {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower() for line in wanted}
    listed = {cell.lower() for cell in re.findall(r"(?m)^\| `([\w.-]+)` \|", (DOCS / "dependencies.md").read_text("utf-8"))}
    assert named == listed


@pytest.mark.parametrize("page", ["writing.md", "writing.en.md"])
def test_the_examples_make_a_manual_that_passes_a_strict_check(page: str, tmp_path: Path) -> None:
    """Examples whose first line names a file stand together as one small manual, and show every kind."""
    found = re.findall(r"(?ms)^```yaml\n# (\S+\.yml)\n(.*?)^```$", (DOCS / page).read_text("utf-8"))
    for name, text in found:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    outcome = check(tmp_path, date(2026, 11, 22), cached=False)
    assert not outcome.failed(strict=True), "\n".join(as_text(outcome, "en", lambda text, **_: text))
    assert {kind_of(name) for name, _ in found} == set(MODELS)


def outcome_of_answer(folder: Path, answer: str) -> set[str]:
    """The problems of a question whose answer is written like that."""
    (folder / "faqs").mkdir(exist_ok=True)
    (folder / "faqs" / "refund.yml").write_text(f"topic: t\nitems:\n  - question: q\n    answer: {answer}\n", "utf-8")
    return {finding.problem.code for finding in check(folder, cached=False).findings}


def quoted_values() -> list[str]:
    text = "".join((DOCS / page).read_text("utf-8") for page in ("writing.md", "writing.en.md"))
    return re.findall(r"(?m)^\|[^|]+\| `('.+?')`[^|]*\|$", text)


@pytest.mark.parametrize("value", quoted_values())
def test_what_is_said_to_need_quotes_does(value: str, tmp_path: Path) -> None:
    assert outcome_of_answer(tmp_path, value) == set()
    assert outcome_of_answer(tmp_path, value[1:-1])


def test_the_quotes_of_both_languages_were_found() -> None:
    assert len(quoted_values()) == 14
