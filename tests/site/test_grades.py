"""No byte of what lies above an audience's grade is put out for it, however it is referred to; those above see all of it."""

import gzip
import html
import re
from pathlib import Path

import pytest

from generator.redact import HIDDEN
from tests.site import graded
from tests.site.outputs import dead_links, read_pages
from tests.site.projects import CONFIG, build, deskbook, write_project

LOW, HIGH = graded.LEVELS
SEEN = re.compile(r"knr[ab]-[a-z-]+-t\b")
FREE = "2027-01-01"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graded manual; all of its grades fall on the first day of 2027."""
    return write_project(tmp_path_factory.mktemp("graded"), graded.files(FREE))


@pytest.fixture(scope="module")
def sites(project: Path) -> dict[str, Path]:
    """The manual as each audience gets it: none named, the ungraded one, the two above, and all when the grades have fallen."""
    options: dict[str, tuple[str, ...]] = {
        "default": (), "everyone": ("--audience", "everyone"), "leads": ("--audience", f"{LOW}-audience"), "board": ("--audience", f"{HIGH}-audience"),
        "eve": ("--date", "2026-12-31"), "free": ("--date", FREE),
    }  # fmt: skip
    return {name: build(project, project.parent / f"graded-{name}", *given) for name, given in options.items()}


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site, unpacked and its entities resolved, by name."""
    found = {}
    for path in site.rglob("*"):
        if path.is_file():
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            marked = path.suffix in (".html", ".json", ".xml", ".gz")
            found[path.relative_to(site).as_posix()] = html.unescape(content.decode()).encode() if marked else content
    return found


def leaks(site: Path, word: str) -> list[str]:
    """Where ``word`` stands in the site: in the name of a file or in its bytes, with what is around it."""
    found = [f"{name} (its name)" for name in contents(site) if word in name]
    for name, content in contents(site).items():
        for match in re.finditer(word.encode(), content):
            found.append(f"{name}: {content[max(0, match.start() - 60) : match.end() + 60].decode(errors='replace')}")
    return found


def wanted(word: str) -> set[str]:
    """The texts of one level."""
    written = " ".join(str(content) + name for name, content in graded.files(FREE).items())
    return {found for found in SEEN.findall(written) if found.startswith(word)}


def seen(site: Path) -> set[str]:
    """The graded texts on the pages."""
    text = b"\n".join(content for name, content in contents(site).items() if name.endswith((".html", ".pdf"))).decode()
    return set(SEEN.findall(text))


@pytest.mark.parametrize("audience", ["default", "everyone", "eve"])
@pytest.mark.parametrize("word", graded.LEVELS)
def test_the_ungraded_base_holds_nothing_graded(sites: dict[str, Path], audience: str, word: str) -> None:
    found = leaks(sites[audience], word)
    assert not found, "\n".join(found[:30])


def test_what_is_withheld_is_called_restricted_and_nothing_else(sites: dict[str, Path]) -> None:
    pages = read_pages(sites["default"])
    assert not [page.path.name for page in pages if HIDDEN in page.text]
    assert sum(page.text.count("限制阅读") for page in pages) > 100


def test_the_middle_audience_sees_its_grade_and_nothing_above(sites: dict[str, Path]) -> None:
    found = leaks(sites["leads"], HIGH)
    assert not found, "\n".join(found[:30])
    assert not wanted(LOW) - seen(sites["leads"])


def test_the_highest_audience_sees_everything(sites: dict[str, Path]) -> None:
    assert not (wanted(LOW) | wanted(HIGH)) - seen(sites["board"])


def test_what_is_declassified_is_free_but_not_the_names_of_grades(sites: dict[str, Path]) -> None:
    pages = {f"{word}-page-{part}-t" for word in graded.LEVELS for part in ("title", "heading", "text")} | {f"{word}-attached-t" for word in graded.LEVELS}
    assert not (wanted(LOW) | wanted(HIGH)) - pages - seen(sites["free"])
    for word in graded.LEVELS:
        found = leaks(sites["free"], f"{word}-grade") + leaks(sites["free"], f"{word}-audience")
        assert not found, "\n".join(found[:30])


def test_what_is_open_stays_for_everyone(sites: dict[str, Path]) -> None:
    for site in sites.values():
        text = b"\n".join(contents(site).values()).decode(errors="replace")
        for word in ("公开问题", "公开条文", "公开职责", "公开课程", "公开栏", "公开规范", "公开的最后一条", "公开部门职责", "公开页的结尾", "沿用密级岗位者"):
            assert word in text, (site.name, word)


def test_no_cut_leaves_a_dead_link(sites: dict[str, Path]) -> None:
    for name in ("default", "leads", "board"):
        dead = dead_links(sites[name], read_pages(sites[name]))
        assert not dead, "\n".join(dead[:40])


def test_withheld_articles_keep_the_numbers_of_those_after_them(sites: dict[str, Path]) -> None:
    def last(site: Path) -> str | None:
        page = (site / "policies" / "open-policy.html").read_text(encoding="utf-8")
        found = re.search(r"(第[一二三四五六七八九十]+条)(?=(?:(?!第[一二三四五六七八九十]+条).)*公开的最后一条)", page, re.DOTALL)
        return found[1] if found else None

    assert last(sites["board"])
    assert last(sites["default"]) == last(sites["board"])


@pytest.mark.parametrize("name", ["organisation.yml", "glossary.yml"])
def test_a_single_file_may_be_graded_as_a_whole(tmp_path: Path, name: str) -> None:
    content = dict(graded.files())
    own = {**content.pop(name), "grade": f"{LOW}-grade"}
    marked = str(own).replace("公开", "knrz")
    write_project(tmp_path, {**content, name: eval(marked, {})})  # noqa: S307 - our own data
    site = build(tmp_path, tmp_path / "out")
    assert not leaks(site, "knr")
    assert leaks(build(tmp_path, tmp_path / "all", "--audience", f"{HIGH}-audience"), "knrz")


def test_a_navigation_of_ones_own_does_not_name_a_withheld_page(tmp_path: Path) -> None:
    page = "---\ngrade: secret\n---\n\n# knrz-heading\n"
    settings = {"grades": [{"id": "secret", "name": "秘密"}], "audiences": [{"id": "board", "name": "管理层", "grade": "secret"}]}
    config = CONFIG + "nav:\n  - 首页: index.md\n  - 更多:\n      - knrz-title: pages/knrz-page.md\n"
    write_project(tmp_path, {"pages/knrz-page.md": page, "settings.yml": settings}, config)
    assert not leaks(build(tmp_path, tmp_path / "out"), "knrz")
    assert {"knrz-title", "knrz-heading"} <= set(
        re.findall(r"knrz-[a-z]+", (build(tmp_path, tmp_path / "all", "--audience", "board") / "pages/knrz-page.html").read_text("utf-8"))
    )


@pytest.mark.parametrize("ending", ["yml", "YML", "Yaml", "yml.bak", "yml~"])
def test_yaml_of_any_spelling_stays_at_home(tmp_path: Path, ending: str) -> None:
    write_project(tmp_path, {f"faqs/one.{ending}": "topic: 甲\nitems:\n  - question: 乙？\n    answer: 丙。\n"})
    site = build(tmp_path, tmp_path / "out")
    assert not [name for name in contents(site) if ".y" in name.lower()]


@pytest.mark.parametrize("ending", ["md", "MD", "markdown", "mkd"])
def test_a_graded_page_of_any_spelling_stays_at_home(tmp_path: Path, ending: str) -> None:
    settings = {"grades": [{"id": "secret", "name": "秘密"}]}
    write_project(tmp_path, {f"pages/knrz.{ending}": "---\ngrade: secret\n---\n\n# knrz\n", "settings.yml": settings})
    assert not leaks(build(tmp_path, tmp_path / "out"), "knrz")


def test_a_withheld_picture_stays_at_home_however_its_name_is_spelt(tmp_path: Path) -> None:
    figure = {"grade": "secret", "figure": {"image": "images/knrz-caf\u00e9.png"}}
    files = {"settings.yml": {"grades": [{"id": "secret", "name": "秘密"}]}, "policies/one.yml": {"title": "制度", "body": [{"text": "文。"}, figure]}}
    write_project(tmp_path, {**files, "images/knrz-cafe\u0301.png": graded.PIXEL})
    assert not leaks(build(tmp_path, tmp_path / "out"), "knrz")


def test_an_audience_that_does_not_exist_builds_nothing(project: Path, tmp_path: Path) -> None:
    done = deskbook("build", project, "--audience", "nobody", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()
