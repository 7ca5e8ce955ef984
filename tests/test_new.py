"""``deskbook new``: a small manual that works at once, in either language, and never over anything that exists."""

import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from generator.model.kinds import FOLDERS, SINGLE
from generator.resources import starter_folder
from generator.source import kind_of

LANGUAGES = ("zh", "en")


def deskbook(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "generator", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new manual, in a folder with a Chinese name and a space."""
    folder = tmp_path_factory.mktemp("new") / f"我的 manual {request.param}"
    done = deskbook("new", folder, "--lang", request.param)
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_passes_a_strict_check(made: Path) -> None:
    done = deskbook("check", made, "--strict")
    assert done.returncode == 0, done.stdout


def test_it_builds(made: Path) -> None:
    done = deskbook("build", made, "--date", "2026-11-22", "--strict")
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(made / "site").as_posix() for path in (made / "site").rglob("*.html")}
    assert {"index.html", "positions/service-lead.html", "faqs/after-sales.html"} <= pages
    assert not list((made / "site").rglob("*.yml"))


def test_it_prints_its_sheets_and_forms(made: Path) -> None:
    for options, count in (((), 4), (("--forms",), 2)):
        done = deskbook("sheet", *options, "--project", made, "--out", made / "sheets" / "-".join(("all", *options)), "--date", "2026-11-22")
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) == count
    done = deskbook("build", made, "--date", "2026-11-22", "--strict", "--sheets")
    assert done.returncode == 0, done.stderr
    assert len(list((made / "site" / "sheets").iterdir())) == 6
    assert {"/sheets/", ".deskbook/sheets/", ".deskbook/printed/"} <= set((made / ".gitignore").read_text("utf-8").splitlines())


def test_it_has_the_editor_ready(made: Path) -> None:
    files = content(made)
    assert not [name for name in files if name.startswith(("vscode/", "gitignore"))]
    assert "redhat.vscode-yaml" in json.loads(files[".vscode/extensions.json"])["recommendations"]
    settings = json.loads(files[".vscode/settings.json"])
    assert settings["files.encoding"] == "utf8"
    assert settings["[yaml]"]["editor.insertSpaces"] is True
    assert settings["[yaml]"]["editor.tabSize"] == 2
    assert {".deskbook/check.json", "site/", ".venv/"} <= set(files[".gitignore"].decode().splitlines())


def test_every_kind_has_its_schema_mapped(made: Path) -> None:
    mapped = json.loads((made / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for folder, kind in FOLDERS.items():
        example = f"content/{folder}.yml" if kind in (*SINGLE, "glossary") else f"content/{folder}/x.yml"
        taken = [schema for schema, globs in mapped.items() if any(fnmatch(example, glob.replace("/**/", "/")) for glob in globs)]
        assert taken == [f"./.deskbook/schema/{kind}.json"]
        assert (made / taken[0]).is_file()
    assert len(mapped) == len(FOLDERS)


def test_every_file_of_its_content_has_a_kind(made: Path) -> None:
    assert all(kind_of(path.relative_to(made / "content").as_posix()) for path in (made / "content").rglob("*.yml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_that_wait_behind_a_mark_are_right_once_it_is_gone(language: str, tmp_path: Path) -> None:
    """The ``# verified`` lines, and the grades of the settings."""
    shutil.copytree(starter_folder(language), tmp_path, dirs_exist_ok=True)
    freed = 0
    for path in (tmp_path / "content").rglob("*.yml"):
        text, times = re.subn(r"(?m)^# (verified:|grades:$|audiences:$|  - \{)", r"\1", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        freed += times
    done = deskbook("check", tmp_path, "--strict", "--no-cache")
    assert done.returncode == 0, done.stdout
    assert freed == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_beginner_finds_comments_in_every_file_that_is_hard(language: str) -> None:
    for name in ("settings.yml", "organisation.yml", "procedures/return-goods.yml", "policies/service-rules.yml", "faqs/after-sales.yml"):
        text = (starter_folder(language) / "content" / name).read_text("utf-8")
        assert text.count("# ") >= 3, name


def test_both_languages_have_the_same_kinds_of_files() -> None:
    zh, en = ({kind_of(p.relative_to(f / "content").as_posix()) for p in (f / "content").rglob("*.yml")} for f in map(starter_folder, LANGUAGES))
    assert zh == en


@pytest.mark.parametrize("inside", ["a.txt", ".hidden", "content/settings.yml"])
def test_a_folder_that_holds_anything_is_refused_untouched(tmp_path: Path, inside: str) -> None:
    kept = tmp_path / "mine" / inside
    kept.parent.mkdir(parents=True)
    kept.write_text("mine", "utf-8")
    done = deskbook("new", tmp_path / "mine", "--lang", "zh")
    assert done.returncode == 2
    assert "没有改动任何东西" in done.stderr
    assert content(tmp_path) == {f"mine/{inside}": b"mine"}


def test_a_file_of_that_name_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    done = deskbook("new", tmp_path / "mine", "--lang", "en")
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert content(tmp_path) == {"mine": b"mine"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert deskbook("new", tmp_path, "--lang", "en").returncode == 0
    assert (tmp_path / "content" / "settings.yml").is_file()
