"""deskbook changes, verify-sheet and signatures, as HR types them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pylopdf_fonts_zh_cn import serif_path

from generator.sheets.difference import pieces
from generator.sheets.kept import keep
from generator.sheets.making import position_sheets
from generator.sheets.versions import History, NoHistoryError
from tests.generator.manuals import loaded, written
from tests.generator.sheets.paper import words
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


def redline(project: Path, *options: str, since: str = "2026-11-01") -> tuple[int, str, str]:
    """The exit code, all words of the PDF without blanks, and what was told."""
    path = project / "redline.pdf"
    code, said, told = run(project, "changes", "hotline", "--since", since, "--pdf", str(path), *options)
    assert said == ""
    return code, words(path.read_bytes()) if path.exists() else "", told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pdf_holds_every_changed_word(project: Path, lang: str) -> None:
    code, said, told = redline(project, "--lang", lang, since="2026-10-15")
    assert code == 1
    assert "redline.pdf" in told
    changes = json.loads(run(project, "changes", "hotline", "--since", "2026-10-15", "--json")[1])
    assert len(changes["changes"]) > 1
    for row in changes["changes"]:
        marked = "".join(piece.text for piece in pieces(row["before"], row["after"]))
        assert "".join(marked.split()) in said
    assert changes["old"]["code"] in said
    assert changes["new"]["code"] in said


HOSTILE = (
    '#panic("x")',
    '#read("/etc/passwd")',
    "*b* _i_ $x$ @ref <l>",
    '"] } {{ 7*7 }}',
    "</td><script>",
    "\\u{1f600} \\",
    "// x /* y */",
    "= h",
    "~ --- ...",
)


def test_text_of_the_content_is_no_code_in_the_pdf(project: Path) -> None:
    written(project, content__positions__hotline=HOTLINE.replace("守时, ", "".join(f"{json.dumps(one)}, " for one in HOSTILE)))
    code, said, _ = redline(project)
    assert code == 1
    for one in HOSTILE:
        assert "".join(one.split()) in said


def test_the_pdf_is_set_in_the_fonts_of_the_project(project: Path) -> None:
    written(project, content__settings="title: 手册\nprint: {fonts: fonts}\n")
    code, _, told = redline(project)
    assert code == 2
    assert "print.fonts" in told
    (project / "fonts").mkdir()
    shutil.copy(serif_path(), project / "fonts" / "own.otf")
    assert redline(project)[0] == 1


def test_what_the_pdf_lacks_is_said(project: Path, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "typst.py").write_text("raise ModuleNotFoundError('no typst', name='typst')\n")
    done = deskbook(
        *("changes", "hotline", "--since", "2026-11-01", "--pdf", "redline.pdf"), folder=project, PYTHONPATH=f"{hidden}:{Path(__file__).parents[3]}"
    )
    assert done.returncode == 2
    assert "deskbook[print]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_character_that_no_font_has_is_named_and_no_pdf_made(project: Path) -> None:
    laughing = HOTLINE.replace("守时", "守时\U0001f600")
    written(project, content__positions__hotline=laughing)
    code, said, told = redline(project)
    assert (code, said) == (2, "")
    assert "missing-glyph" in told
    assert "content/positions/hotline.yml:14:" in told
    git(project, "add", ".")
    git(project, "commit", "-qm", "laughing", day="2026-11-10")
    written(project, content__positions__hotline=HOTLINE)
    code, said, told = redline(project, since="HEAD")
    assert (code, said) == (2, "")
    assert "\U0001f600 U+1F600" in told


@pytest.mark.parametrize("given", ["热线专圆", ""])
def test_a_position_that_is_not_there_is_named_with_those_near_it(given: str, project: Path) -> None:
    for arguments in (("changes", given, "--since", "HEAD"), ("signatures", "--sign", given or " ", "--who", "王芳")):
        code, said, told = run(project, *arguments)
        assert (code, said) == (2, "")
        assert "热线专员" in told or not given


def test_a_position_above_the_grade_is_not_compared(project: Path) -> None:
    settings = "title: 手册\ngrades: [{id: inner, name: 内部, marking: 内部★}]\naudiences: [{id: leads, name: 主管, grade: inner}]\n"
    written(project, content__settings=settings, content__positions__hotline=HOTLINE + "    grade: inner\n    graded: 2026-11-01\n")
    code, said, told = run(project, "changes", "热线专员", "--since", "HEAD")
    assert (code, said) == (2, "")
    assert "--audience" in told
    assert "接电话" not in told
    page = project / "redline.html"
    code, said, _ = redline(project, "--audience", "leads", "--html", str(page))
    assert code == 1
    assert "内部★" in said
    assert "内部★" in page.read_text("utf-8")


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


def test_the_print_of_a_form_is_told_too(project: Path) -> None:
    form = "title: 来件登记表\nnumber: F-01\nsections: [{title: 客户, fields: [称呼]}]\ndocument: {version: 第1版}\n"

    def code_now(text: str) -> str:
        written(project, content__forms__case=text)
        return str(json.loads(run(project, "sheet", "case", "--json", "--pdf")[1])["sheets"][0]["code"])

    old = code_now(form)
    assert run(project, "verify-sheet", old)[:2] == (0, f"{old}：现行。来件登记表，版本第1版。\n")
    new = code_now(form.replace("称呼", "称呼, 电话"))
    code, said, _ = run(project, "verify-sheet", old)
    assert code == 1
    assert "旧版" in said
    assert new in said
    assert "deskbook changes" not in said
    found = json.loads(run(project, "verify-sheet", old, "--json")[1])
    assert (found["state"], found["form"], found["now"]) == ("old", "case", new)
    git(project, "add", ".")
    git(project, "commit", "-qm", "form", day="2026-11-10")
    (project / "content" / "forms" / "case.yml").unlink()
    shutil.rmtree(project / ".deskbook")
    found = json.loads(run(project, "verify-sheet", new, "--json")[1])
    assert (found["state"], found["form"], found["day"]) == ("gone", "case", "2026-11-10")
    assert "表单" in run(project, "verify-sheet", new)[1]
    assert run(project, "changes", "hotline", "--since", new)[0] == 2


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
