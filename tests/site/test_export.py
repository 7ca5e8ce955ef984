"""deskbook export: plain MkDocs builds the same pages from it, it searches, it holds nothing above its readers, and it loses nobody's files."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import graded
from tests.site.conftest import Site
from tests.site.outputs import Page, read_pages
from tests.site.projects import CONFIG, DAY, ROOT, TINY, build, deskbook, mkdocs, tree, write_project

SOURCES = {"zh": ROOT, "en": ROOT / "tests" / "manuals" / "english"}
QUESTIONS = {"zh": "退款几天到账", "en": "When will our beans arrive"}


def exported(project: Path, folder: Path, *options: str) -> Path:
    """``project`` as plain Markdown."""
    dated = options if "--date" in options else ("--date", DAY, *options)
    done = deskbook("export", folder, "--project", project, *dated)
    assert done.returncode == 0, (done.stdout + done.stderr)[-1500:]
    assert done.stdout == ""
    return folder


def plainly_built(folder: Path) -> Path:
    """Its site, made by MkDocs alone: without the place of our checkout on the path."""
    done = mkdocs("build", "--strict", cwd=folder, PYTHONPATH=os.devnull)
    assert done.returncode == 0, (done.stdout + done.stderr)[-1500:]
    return folder / "site"


@pytest.fixture(scope="module")
def plain(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of each language, by MkDocs alone."""
    return plainly_built(exported(SOURCES[site.language], tmp_path_factory.mktemp("plain") / "out"))


def named(pages: list[Page], site: Path) -> dict[str, Page]:
    return {page.path.relative_to(site).as_posix(): page for page in pages}


def addresses(page: Page) -> list[str]:
    """Where the page leads, but for its copy for programs."""
    return [each.value for each in page.addresses if not each.value.endswith(".md")]


def test_the_same_pages_say_the_same(site: Site, plain: Path) -> None:
    ours, theirs = named(site.pages, site.folder), named(read_pages(plain), plain)
    assert set(ours) == set(theirs)
    for name, page in ours.items():
        assert "".join(page.article).split() == "".join(theirs[name].article).split(), name
        assert page.headings == theirs[name].headings, name
        assert addresses(page) == addresses(theirs[name]), name
        assert set(page.ids) == set(theirs[name].ids), name


def test_all_but_the_copies_for_programs_is_there(site: Site, plain: Path) -> None:
    ours = {name for name in tree(site.folder) if not name.endswith((".md", "llms.txt"))}
    assert ours - set(tree(plain)) == {"assets/deskbook/files.txt"}


def test_it_is_looked_up_in(chromium: Browser, site: Site, plain: Path) -> None:
    page = chromium.new_page()
    page.goto((plain / "lookup.html").as_uri() + f"#q={QUESTIONS[site.language]}")
    page.locator(".db-opt").first.wait_for()
    page.goto((plain / "glossary.html").as_uri())
    page.locator(".db-jump input").wait_for()
    page.close()


def test_the_same_bytes_every_time_and_over_what_was_built_in_between(tmp_path: Path) -> None:
    project = write_project(tmp_path / "m", TINY)
    before = tree(exported(project, tmp_path / "out"))
    plainly_built(tmp_path / "out")
    assert tree(exported(project, tmp_path / "out")) == before


@pytest.mark.parametrize("place", ["foreign", "m", "m/content/out"])
def test_what_is_not_ours_is_left_alone(tmp_path: Path, place: str) -> None:
    project = write_project(tmp_path / "m", TINY)
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "letter.txt").write_text("x")
    before = tree(tmp_path)
    done = deskbook("export", tmp_path / place, "--project", project)
    assert done.returncode == 2
    assert "没有改动任何东西" in done.stderr
    assert tree(tmp_path) == before


def test_a_file_put_beside_an_export_keeps_it(tmp_path: Path) -> None:
    project = write_project(tmp_path / "m", TINY)
    (exported(project, tmp_path / "out") / "docs" / "mine.md").write_text("# x")
    assert deskbook("export", tmp_path / "out", "--project", project).returncode == 2
    assert (tmp_path / "out" / "docs" / "mine.md").is_file()


def test_a_manual_with_errors_leaves_the_last_one(tmp_path: Path) -> None:
    project = write_project(tmp_path / "m", TINY)
    before = tree(exported(project, tmp_path / "out"))
    (project / "content" / "faqs" / "bad.yml").write_text("topic: 甲\nitems: [{question: 甲, anser: 乙}]\n", "utf-8")
    done = deskbook("export", tmp_path / "out", "--project", project)
    assert done.returncode == 1
    assert "没有写出" in done.stderr
    assert tree(tmp_path / "out") == before


def test_nothing_above_the_readers_is_in_it(tmp_path: Path) -> None:
    project = write_project(tmp_path / "m", graded.files("2027-01-01"))
    low, high = graded.LEVELS
    for audience, hidden in (((), (low, high)), (("--audience", f"{low}-audience"), (high,))):
        folder = exported(project, tmp_path / "-".join(("out", *audience)), *audience)
        for path in (path for path in folder.rglob("*") if path.is_file()):
            for word in hidden:
                assert word not in path.name
                assert word.encode() not in path.read_bytes(), path


OWN = CONFIG.replace("plugins: [deskbook]", "plugins:\n  - search\n  - deskbook: {date: 2026-11-22}\n  - tags") + (
    "nav: [{开头: index.md}, {退款: faqs/refunds.md}]\nhooks: [hook.py]\nextra_javascript: [https://example.org/x.js]\nINHERIT: below.yml\n"
)
BELOW = "copyright: 甲公司\nextra: {a: !ENV [DESKBOOK_NONE, 'b'], generator: true}\n"


def test_what_the_project_has_set_itself_stays(tmp_path: Path) -> None:
    project = write_project(tmp_path / "m", TINY, OWN)
    (project / "below.yml").write_text(BELOW, "utf-8")
    (project / "hook.py").write_text("")
    theme = project / "own"
    theme.mkdir()
    (theme / "404.html").write_text("gone")
    config = (project / "mkdocs.yml").read_text("utf-8").replace("name: material", "name: material, custom_dir: own")
    (project / "mkdocs.yml").write_text(config, "utf-8")
    folder = exported(project, tmp_path / "out")
    made = (folder / "mkdocs.yml").read_text("utf-8")
    assert "plugins:\n- tags\n" in made
    assert "!ENV" in made
    assert "copyright: 甲公司" in made
    assert "hooks" not in made
    assert "https://example.org/x.js" in made
    site = plainly_built(folder)
    assert (site / "404.html").read_text() == "gone"
    ours = read_pages(build(project, tmp_path / "site"))
    assert [page.article for page in ours] == [page.article for page in read_pages(site)]


def test_the_readme_says_what_is_wanting(tmp_path: Path) -> None:
    project = write_project(tmp_path / "m", TINY)
    said = (exported(project, tmp_path / "out") / "README.md").read_text("utf-8")
    assert said.startswith("# 小手册\n")
    assert DAY in said
    assert "llms.txt" in said
    assert "不定密级" in said
