"""Building aside and swapping: nothing that is not ours is ever replaced."""

import pytest

from generator.aside import ForeignFolderError
from generator.load import load_project
from generator.site import Request, build
from generator.today import today
from tests.generator.manuals import written

CONFIG = "site_name: 手册\ndocs_dir: content\nuse_directory_urls: false\ntheme: {name: material, font: false}\nplugins: [deskbook]\n"


@pytest.fixture
def project(tmp_path):
    written(tmp_path / "project" / "content", faqs__refunds="topic: 退款\nitems: [{question: 几天, answer: 三天}]\n")
    (tmp_path / "project" / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path / "project"


def made(project):
    return Request(None, today("2026-11-22"), load_project(project))


def test_a_folder_with_other_files_is_left_alone(project, tmp_path):
    out = tmp_path / "Documents"
    out.mkdir()
    (out / "thesis.doc").write_text("years of work")
    with pytest.raises(ForeignFolderError):
        build(project, out, made(project))
    assert [path.name for path in out.iterdir()] == ["thesis.doc"]


def test_the_project_itself_is_never_built_over(project):
    with pytest.raises(ForeignFolderError):
        build(project, project, made(project))
    assert (project / "mkdocs.yml").is_file()


def test_an_empty_folder_and_our_own_site_are_replaced(project, tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    for _ in range(2):
        folder, pages = build(project, out, made(project))
        assert (folder, pages > 2) == (out, True)
        assert (out / "faqs" / "refunds.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]
