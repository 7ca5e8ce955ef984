"""deskbook changes, verify-sheet and signatures, as HR types them."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.sheets.kept import keep
from generator.sheets.making import position_sheets
from generator.sheets.versions import History, NoHistoryError
from tests.generator.manuals import loaded, written
from tests.generator.sheets.sheets import HOTLINE, TODAY
from tests.generator.test_cli import deskbook

ORGANISATION = """
    company: {name: 云帆}
    departments: [{id: service, name: 客户服务部}]
    headcount: [{position: hotline, in: service, planned: 2, in_post: 2}]
"""


def git(folder: Path, *arguments: str, day: str = "2026-10-01") -> str:
    stamp = f"{day}T12:00:00+0000"
    env = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder)}
    named = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *named, *arguments], cwd=folder, env=env, check=True, capture_output=True, text=True).stdout


def save(project: Path, before: str = "", after: str = "") -> None:
    written(project, content__positions__hotline=HOTLINE.replace(before, after) if before else HOTLINE, content__organisation=ORGANISATION)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Three versions: of October, of November with another figure, and today's with another summary."""
    git(tmp_path, "init", "-q", "-b", "main")
    for day, before, after in (("2026-10-01", "", ""), ("2026-11-01", "15:50", "15:30")):
        save(tmp_path, before, after)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", day, day=day)
    written(tmp_path, content__positions__hotline=HOTLINE.replace("15:50", "15:30").replace("接电话，", "先接电话，"))
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    result = deskbook(*arguments, "--date", "2026-11-22", folder=project)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def code_of(project: Path, text: str) -> str:
    return next(position_sheets(loaded(project / "else", positions__hotline=text, organisation=ORGANISATION).manual, "zh", TODAY)).code


def test_since_a_day_or_a_revision(project: Path) -> None:
    code, said, _ = run(project, "changes", "热线专员", "--since", "2026-10-15")
    assert code == 1
    assert "15:[-50-]{+30+}" in said
    assert "重新签字" in said
    code, said, _ = run(project, "changes", "hotline", "--since", "HEAD")
    assert code == 1
    assert "15:" not in said
    assert "原来的签字仍然有效" in said
    git(project, "checkout", "-q", ".")
    assert run(project, "changes", "hotline", "--since", "HEAD")[0] == 0


def test_since_the_code_of_a_print_that_git_knows(project: Path) -> None:
    old = code_of(project, HOTLINE)
    code, said, _ = run(project, "changes", "hotline", "--since", old, "--json")
    data = json.loads(said)
    assert code == 1
    assert (data["old"]["code"], data["old"]["day"], data["normative"]) == (old, "2026-10-01", True)
    assert [row["where"] for row in data["changes"]] == ["", "汇总报修 · 职责"]


def test_as_a_page_text_is_no_markup(project: Path) -> None:
    hostile = "<script>alert(1)</script>{{ 777*777 }}"
    written(project, content__positions__hotline=HOTLINE.replace("接电话，也打电话。", f"'{hostile}'"))
    page = project / "redline.html"
    assert run(project, "changes", "hotline", "--since", "2026-11-01", "--html", str(page))[0] == 1
    text = page.read_text("utf-8")
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    assert "603729" not in text


@pytest.mark.parametrize("since", ["2026-09-01", "no-such-branch", "--help-me", "ZZZZ-ZZZZ"])
def test_a_version_that_is_not_there_is_wrong_use(project: Path, since: str) -> None:
    assert run(project, "changes", "hotline", f"--since={since}")[0] == 2


def test_without_git_codes_of_prints_from_here_still_hold(tmp_path: Path) -> None:
    save(tmp_path)
    made = next(position_sheets(loaded(tmp_path / "else", positions__hotline=HOTLINE, organisation=ORGANISATION).manual, "zh", TODAY))
    keep(tmp_path, made)
    save(tmp_path, "守时, ", "")
    with pytest.raises(NoHistoryError):
        History(tmp_path)
    code, said, _ = run(tmp_path, "changes", "hotline", "--since", made.code)
    assert code == 1
    assert "[-守时-]" in said
    assert run(tmp_path, "changes", "hotline", "--since", "2026-11-01")[0] == 2


def test_a_print_is_told_from_the_present_sheet(project: Path) -> None:
    now = code_of(project, HOTLINE.replace("15:50", "15:30").replace("接电话，", "先接电话，"))
    assert run(project, "verify-sheet", now.lower().replace("-", ""))[:2] == (0, f"{now}：现行。热线专员，版本2026-1。\n")
    code, said, _ = run(project, "verify-sheet", code_of(project, HOTLINE))
    assert code == 1
    assert "旧版" in said
    assert "要重新签字" in said
    code, said, _ = run(project, "verify-sheet", "7777-7777", "--json")
    assert (code, json.loads(said)) == (1, {"code": "7777-7777", "state": "unknown"})
    assert run(project, "verify-sheet", "7777")[0] == 2
    (project / "content" / "positions" / "hotline.yml").unlink()
    (project / "content" / "organisation.yml").unlink()
    assert json.loads(run(project, "verify-sheet", now, "--json")[1])["state"] == "unknown"  # that version was never kept
    assert json.loads(run(project, "verify-sheet", code_of(project, HOTLINE), "--json")[1])["state"] == "gone"


def test_signatures_from_the_first_to_the_one_that_is_void(project: Path) -> None:
    def standing() -> dict[str, object]:
        row = json.loads(run(project, "signatures", "--json")[1])[0]
        return {"good": [p["who"] for p in row["good"]], "void": [p["who"] for p in row["void"]], "missing": row["missing"]}

    assert standing() == {"good": [], "void": [], "missing": 2}
    assert run(project, "signatures", "--sign", "热线专员", "--who", "王芳")[0] == 0
    assert run(project, "signatures", "--sign", "hotline", "--who", "李想", "--code", code_of(project, HOTLINE))[0] == 0
    assert standing() == {"good": ["王芳"], "void": ["李想"], "missing": 0}
    assert run(project, "signatures")[0] == 1
    assert run(project, "signatures", "--editorial", "hotline", "--since", "2026-10-15", "--who", "苏婉", "--reason", "时间没有真的变")[0] == 0
    assert standing() == {"good": ["王芳", "李想"], "void": [], "missing": 0}
    assert run(project, "signatures")[0] == 0
    save(project, "守时, ", "")
    assert standing() == {"good": [], "void": ["王芳", "李想"], "missing": 0}
    assert run(project, "check")[0] == 0


def test_signing_twice_is_registered_once(project: Path) -> None:
    for _ in range(2):
        assert run(project, "signatures", "--sign", "hotline", "--who", "王芳")[0] == 0
    assert (project / "content" / "signatures.yml").read_text("utf-8").count("王芳") == 1


def test_the_register_keeps_what_stands_around_the_rows(project: Path) -> None:
    path = project / "content" / "signatures.yml"
    before = "# 纸质原件在三楼档案柜\nsigned:\n    - {position: hotline, who: 赵一, fingerprint: '12345678', date: 2026-01-01}   # 旧\n# 尾\n"
    path.write_text(before, "utf-8")
    assert run(project, "signatures", "--sign", "hotline", "--who", "王芳: #1")[0] == 0
    after = path.read_text("utf-8")
    assert after.replace(next(line for line in after.splitlines(True) if "王芳" in line), "") == before


@pytest.mark.parametrize(
    "arguments", [("--sign", "hotline"), ("--sign", "nobody", "--who", "a"), ("--editorial", "hotline", "--who", "a"), ("--sign", "a", "--editorial", "b")]
)
def test_half_a_call_is_wrong_use(project: Path, arguments: tuple[str, ...]) -> None:
    assert run(project, "signatures", *arguments)[0] == 2
    assert not (project / "content" / "signatures.yml").exists()
