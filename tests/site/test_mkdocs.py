"""Builds: MkDocs' own commands, what stops them, what a killed or failed build leaves behind, the same bytes everywhere."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.projects import CONFIG, ROOT, TINY, build, command, deskbook, environment, mkdocs, tree, write_project

BROKEN = {**TINY, "faqs/refunds.yml": "topic: 退款\nitems:\n  - question: 退款几天到账？\n    anwser: 三天到账。\n"}
#: Overdue long ago: a warning, no error.
STALE = {
    **TINY,
    "positions/lead.yml": {"name": "主管"},
    "faqs/refunds.yml": {
        "topic": "退款",
        "items": [{"question": "退款几天到账？", "answer": "三天到账。[[nowhere]]"}],
    },
    "settings.yml": {**TINY["settings.yml"], "severities": {"dead-link": "警告"}},
}


def sample(folder: Path) -> Path:
    """A copy of the sample project, with an address so that it has a sitemap."""
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns(".*"))
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8") + "site_url: https://example.org/manual/\n", "utf-8")
    return folder


def middling(folder: Path, mark: str = "甲") -> Path:
    """A manual that takes a moment to build."""
    topics = {
        f"faqs/topic-{n}.yml": {"topic": f"主题{n}{mark}", "items": [{"question": f"第{n}题之{m}？", "answer": f"答{mark}{m}。"} for m in range(20)]}
        for n in range(40)
    }
    return write_project(folder, {**TINY, **topics, "settings.yml": {"title": f"手册{mark}"}})


def test_mkdocs_builds_the_sample_strictly(tmp_path: Path) -> None:
    done = mkdocs("build", "--strict", cwd=sample(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert not [path for path in (tmp_path / "site").rglob("*") if path.suffix in (".yml", ".yaml")]


def test_mkdocs_stops_at_an_error_and_names_its_place(tmp_path: Path) -> None:
    done = mkdocs("build", cwd=write_project(tmp_path, BROKEN))
    assert done.returncode != 0
    assert "content/faqs/refunds.yml:4" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site" / "faqs").exists()


@pytest.mark.parametrize(("options", "said"), [("date: tomorrow", "tomorrow"), ("audience: nobody", "nobody")])
def test_mkdocs_names_a_wrong_option(tmp_path: Path, options: str, said: str) -> None:
    done = mkdocs("build", cwd=write_project(tmp_path, TINY, CONFIG.replace("deskbook", f"deskbook: {{{options}}}")))
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_takes_a_day_and_an_audience_of_the_project(tmp_path: Path) -> None:
    settings = {"grades": [{"id": "secret", "name": "秘密"}], "audiences": [{"id": "board", "name": "管理层", "grade": "secret"}]}
    graded = {"title": "密", "grade": "secret", "declassify": "2026-11-22", "body": [{"text": "文。"}]}
    files = {"settings.yml": settings, "policies/shut.yml": graded}
    for number, (options, seen) in enumerate([("date: 2026-11-21", False), ("date: 2026-11-22", True), ("date: 2026-11-21, audience: board", True)]):
        project = write_project(tmp_path / str(number), files, CONFIG.replace("deskbook", f"deskbook: {{{options}}}"))
        assert mkdocs("build", cwd=project).returncode == 0
        assert (project / "site" / "policies" / "shut.html").is_file() == seen


def test_mkdocs_stops_at_a_warning_only_if_strict(tmp_path: Path) -> None:
    project = write_project(tmp_path, STALE)
    strict = mkdocs("build", "--strict", cwd=project)
    assert strict.returncode != 0
    assert "content/faqs/refunds.yml:4" in strict.stderr
    assert "Traceback" not in strict.stderr
    loose = mkdocs("build", cwd=project)
    assert loose.returncode == 0, loose.stderr
    assert (project / "site" / "faqs" / "refunds.html").is_file()


def test_deskbook_stops_at_a_warning_only_if_strict(tmp_path: Path) -> None:
    project = write_project(tmp_path, STALE)
    assert deskbook("build", project, "--strict").returncode == 1
    assert not (project / "site").exists()
    assert deskbook("build", project).returncode == 0
    assert (project / "site" / "index.html").is_file()


def test_out_is_built_where_it_is_said_and_nowhere_else(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", TINY)
    build(project, tmp_path / "deep" / "er" / "out")
    assert (tmp_path / "deep" / "er" / "out" / "index.html").is_file()
    assert not (project / "site").exists()
    assert [path.name for path in (tmp_path / "deep" / "er").iterdir()] == ["out"]


def test_the_look_up_stands_in_place_of_materials_own_search(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY, CONFIG.replace("[deskbook]", "[search, deskbook]"))
    done = mkdocs("build", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "search" in done.stderr
    page = (project / "site" / "index.html").read_text("utf-8")
    assert "md-search" not in page
    assert 'data-deskbook="box"' in page
    assert not (project / "site" / "search").exists()


def test_a_failing_check_leaves_the_last_site(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY)
    site = build(project, tmp_path / "site")
    before = tree(site)
    write_project(tmp_path, BROKEN)
    done = deskbook("build", project)
    assert done.returncode == 1
    assert "content/faqs/refunds.yml:4" in done.stderr
    assert tree(site) == before


def test_a_failing_template_leaves_the_last_site(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY)
    before = tree(build(project, tmp_path / "site"))
    (tmp_path / "mkdocs.yml").write_text((tmp_path / "mkdocs.yml").read_text("utf-8").replace("[deskbook]", "[deskbook, nosuchplugin]"), "utf-8")
    done = deskbook("build", project)
    assert done.returncode == 1
    assert "nosuchplugin" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == before


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    project = middling(tmp_path / "project")
    site = project / "site"
    old = tree(build(project, site))
    new = tree(build(middling(tmp_path / "project", "乙"), tmp_path / "new"))
    assert old != new
    moments = random.Random(11)  # noqa: S311 - moments, not secrets
    started = time.monotonic()
    assert deskbook("build", project, "--date", "2026-11-22", "--out", tmp_path / "timed").returncode == 0
    whole = time.monotonic() - started
    aborted = 0
    for _ in range(6):
        running = subprocess.Popen(command("build", project, "--date", "2026-11-22"), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * moments.uniform(0.45, 0.98))
        running.send_signal(signal.SIGKILL)
        aborted += running.wait() != 0
        assert tree(site) in (old, new)
    assert aborted
    assert tree(build(project, site)) == new
    assert sorted(path.name for path in project.iterdir()) == ["content", "mkdocs.yml", "site"]


@pytest.mark.parametrize("cut", ["aside", "between"])
def test_leftovers_of_a_killed_build_are_removed(tmp_path: Path, cut: str) -> None:
    project = write_project(tmp_path, TINY)
    before = tree(build(project, tmp_path / "site"))
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    shutil.copytree(tmp_path / "site", tmp_path / f".site-{gone.pid}-abcd1234")
    (tmp_path / ".site-of-mine").mkdir()
    if cut == "between":  # the old site was put away, the new one had not come
        (tmp_path / "site").rename(tmp_path / ".site.old")
    assert tree(build(project, tmp_path / "site")) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == [".site-of-mine"]


def test_the_same_content_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    first, second = sample(tmp_path / "one"), sample(tmp_path / "elsewhere" / "另一处")
    for number, path in enumerate(sorted(second.rglob("*"))):
        if path.is_file():
            shutil.copystat(ROOT / "LICENSE", path)
            path.chmod(0o640 if number % 2 else 0o644)
    one = deskbook("build", first, "--date", "2026-11-22", cwd=tmp_path, PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", LANG="C.UTF-8")
    other = deskbook("build", ".", "--date", "2026-11-22", cwd=second, PYTHONHASHSEED="2", TZ="America/Los_Angeles", LC_ALL="POSIX", LANG="")
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    ours, theirs = tree(first / "site"), tree(second / "site")
    assert sorted(ours) == sorted(theirs)
    assert {name for name in ours if ours[name] != theirs[name]} == set()
    assert "<lastmod>2026-11-22</lastmod>" in (first / "site" / "sitemap.xml").read_text("utf-8")


def test_another_day_changes_no_more_than_the_day(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY, CONFIG + "site_url: https://example.org/manual/\n")
    ours, theirs = tree(build(project, tmp_path / "a")), tree(build(project, tmp_path / "b", "--date", "2026-11-23"))
    assert {name for name in ours if ours[name] != theirs[name]} == {"sitemap.xml", "sitemap.xml.gz", "lookup.html", "lead.html", "lead.html.md"}
    assert "<lastmod>2026-11-23</lastmod>" in (tmp_path / "b" / "sitemap.xml").read_text("utf-8")
