"""What the site's look-up is made of: the same bytes however they were made, sound in any script element, and nothing above its readers' grade."""

import base64
import json
import shutil
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.audience import cut
from generator.load import load_project
from search.arrays import load
from search.browser import DATA, DOCUMENTS, HEAD, TITLES, scripts
from search.opening import open_lookup
from tests.search.conftest import TODAY
from tests.site import graded
from tests.site.projects import TINY, write_project

LOW, HIGH = graded.LEVELS
WICKED = "</script><script>alert(1)</script><!-- \\' \u2028\u2029 __proto__ 🙂"


def made(project: Path, audience: str | None = None, today: date = TODAY, *, directory_urls: bool = False) -> dict[str, str]:
    """The scripts as a build writes them."""
    return scripts(cut(load_project(project, today).manual, audience, today), today, project, audience, directory_urls=directory_urls)


def value(text: str) -> Any:
    """What a script sets."""
    begin, end = text.index("= ") + 2, text.rindex(";")
    return json.loads(text[begin:end])


def unpacked(files: Mapping[str, str]) -> Iterator[str]:
    """All that can be read in them: the plain facts, the documents, the terms of the tables."""
    data, titles = value(files[DATA]), value(files[TITLES])
    yield json.dumps({**data, "tables": None}, ensure_ascii=False)
    yield from ("\n".join(lines(files, name)) for name in (TITLES, DOCUMENTS))
    for questions, answers in zip(data["tables"], titles["tables"], strict=True):
        postings, _ = load(base64.b64decode(questions) + base64.b64decode(answers))
        yield "\n".join([*postings.ids, *postings.own.places, *postings.answers.places, postings.first])


def lines(files: Mapping[str, str], name: str) -> list[str]:
    return zlib.decompress(base64.b64decode(value(files[name])["documents"])).decode().split("\n")


def documents_of(files: Mapping[str, str]) -> list[dict[str, Any]]:
    parts = [[json.loads(line) for line in lines(files, name)] for name in (TITLES, DOCUMENTS)]
    assert all(set(head) <= HEAD and not set(rest) & HEAD for head, rest in zip(*parts, strict=True))
    return [head | rest for head, rest in zip(*parts, strict=True)]


@pytest.fixture(scope="module")
def wicked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A manual of texts that would end a script."""
    faq = {"id": "refund-days", "question": f"退款几天到账？{WICKED}", "answer": WICKED, "tags": ["</style>"]}
    files = {**TINY, "settings.yml": {**TINY["settings.yml"], "title": WICKED}, "faqs/refunds.yml": {"topic": "<b>退款</b>", "items": [faq]}}
    return write_project(tmp_path_factory.mktemp("wicked"), files)


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graded manual."""
    return write_project(tmp_path_factory.mktemp("secret"), graded.files("2027-01-01"))


def test_every_document_is_there_in_the_order_of_the_tables() -> None:
    manual = cut(load_project(Path(__file__).parents[2], TODAY).manual, None, TODAY)
    files = scripts(manual, TODAY, Path("nowhere"), None, directory_urls=False)
    data, more = value(files[DATA]), value(files[TITLES])
    tables = [load(base64.b64decode(one) + base64.b64decode(other))[0].ids for one, other in zip(data["tables"], more["tables"], strict=True)]
    assert [document["id"] for document in documents_of(files)] == [own for ids in tables for own in ids]
    assert {document["kind"] for document in documents_of(files) if document["id"] in tables[0]} == {"faq"}
    assert all(len(ids) > 100 for ids in tables)
    assert data["desk"]["contacts"]


def test_the_same_bytes_with_and_without_an_index(tmp_path: Path) -> None:
    project = write_project(tmp_path / "one", TINY)
    before = made(project)
    assert made(project) == before
    open_lookup(project, None, TODAY)
    assert made(project) == before
    rows = [{"id": "refund-late", "question": "退款晚了怎么办？", "answer": "打电话。"}, {"id": "refund-days", "question": "几天到账？"}]
    other = {"topic": "退款", "items": rows}
    write_project(project, {"faqs/refunds.yml": other})
    after = made(project)
    assert after != before
    shutil.rmtree(project / ".deskbook")
    assert made(project) == after


def test_nothing_ends_the_script_or_a_line_of_it(wicked: Path) -> None:
    files = made(wicked)
    for text in files.values():
        assert text.isascii()
        assert "<" not in text
        assert text.count("\n") == 1
    assert value(files[DATA])["desk"]["title"] == WICKED
    assert [document["body"] for document in documents_of(files) if document["kind"] == "faq"] == [WICKED]


def test_addresses_are_those_of_the_site(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY)
    assert [one["url"] for one in documents_of(made(project))] == ["faqs/refunds.html#refund-days"]
    assert [one["url"] for one in documents_of(made(project, directory_urls=True))] == ["faqs/refunds/#refund-days"]


@pytest.mark.parametrize(("audience", "hidden"), [(None, (LOW, HIGH)), ("everyone", (LOW, HIGH)), (f"{LOW}-audience", (HIGH,)), (f"{HIGH}-audience", ())])
def test_nothing_above_the_grade(secret: Path, audience: str | None, hidden: tuple[str, ...]) -> None:
    text = "\n".join(unpacked(made(secret, audience)))
    assert not [word for word in hidden if word in text]
    assert all(word in text for word in {LOW, HIGH} - set(hidden))


def test_what_was_open_once_does_not_stay(secret: Path, tmp_path: Path) -> None:
    """The index was made when the grades had fallen; the site as of a day before holds nothing of it."""
    project = write_project(tmp_path, graded.files("2026-11-01"))
    assert LOW in "\n".join(unpacked(made(project)))
    open_lookup(project, None, TODAY)
    write_project(project, graded.files("2027-01-01"))
    again = made(project)
    assert not [word for word in (LOW, HIGH) if word in "\n".join(unpacked(again))]
    assert again == made(secret)
