"""deskbook sheet, as HR types it."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from generator.sheets.block import Sheet
from generator.sheets.naming import LONGEST, file_name
from tests.generator.manuals import written
from tests.generator.sheets.paper import CLERK, CONDUCT, ORGANISATION, pages
from tests.generator.sheets.sheets import HOTLINE
from tests.generator.test_cli import deskbook

SETTINGS = """
    title: 手册
    grades: [{id: inner, name: 内部, marking: 内部★}]
    audiences: [{id: leads, name: 主管, grade: inner}]
"""


FORM = """
    title: 来件登记表
    number: F-01
    keep: 2年
    sections: [{title: 客户, fields: [{name: 称呼, required: 是}, {name: 渠道, type: 选择, options: [电话, 微信]}]}]
    signatures: [登记人]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"positions__clerk": CLERK, "positions__hotline": HOTLINE, "forms__case": FORM}
    files |= {"conduct__rules": CONDUCT, "organisation": ORGANISATION, "settings": SETTINGS}
    return written(tmp_path, **{f"content__{name}": text for name, text in files.items()})


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    result = deskbook("sheet", *arguments, "--date", "2026-11-22", folder=project)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def made(project: Path, folder: str = "sheets") -> list[str]:
    return sorted(path.name for path in (project / folder).iterdir())


def test_all_positions_as_pdf_and_word(project: Path) -> None:
    code, said, told = run(project)
    assert code == 0, told
    assert made(project) == ["档案管理员-clerk.docx", "档案管理员-clerk.pdf", "热线专员-hotline.docx", "热线专员-hotline.pdf"]
    assert said.splitlines() == [
        f"sheets/{name}" for name in ("档案管理员-clerk.pdf", "档案管理员-clerk.docx", "热线专员-hotline.pdf", "热线专员-hotline.docx")
    ]
    assert "已生成2份，4个文件" in told
    assert zipfile.ZipFile(project / "sheets" / "档案管理员-clerk.docx").testzip() is None


def test_the_same_bytes_in_another_run_and_nothing_written(project: Path) -> None:
    run(project, "--pdf")
    before = {name: (project / "sheets" / name).stat().st_mtime_ns for name in made(project)}
    assert "其中0个有变化" in run(project, "--pdf")[2]
    assert before == {name: (project / "sheets" / name).stat().st_mtime_ns for name in made(project)}


@pytest.mark.parametrize("given", ["clerk", "档案管理员", "KF-G08", " clerk "])
def test_a_position_by_whatever_it_is_called(given: str, project: Path) -> None:
    assert run(project, given, "--pdf", "--out", "纸")[0] == 0
    assert made(project, "纸") == ["档案管理员-clerk.pdf"]


@pytest.mark.parametrize("given", ["case", "来件登记表", "F-01"])
def test_a_form_by_whatever_it_is_called(given: str, project: Path) -> None:
    assert run(project, given, "--pdf", "--layout", "plain")[0] == 0
    assert made(project) == ["来件登记表-case.pdf"]


def test_all_forms_and_positions_beside_them(project: Path) -> None:
    assert run(project, "--forms")[0] == 0
    assert made(project) == ["来件登记表-case.docx", "来件登记表-case.pdf"]
    code, said, _ = run(project, "clerk", "case", "--forms", "--pdf", "--layout", "grid", "--json")
    assert code == 0
    assert [(row["id"], row["kind"], row["layout"]) for row in json.loads(said)["sheets"]] == [("clerk", "position", "grid"), ("case", "form", "standard")]
    (project / "content" / "forms" / "case.yml").unlink()
    code, _, told = run(project, "--forms")
    assert code == 2
    assert "forms" in told


def test_a_form_and_a_position_of_one_name_have_to_be_told_apart(project: Path) -> None:
    written(project, content__forms__case=FORM.replace("来件登记表", "热线专员"))
    code, _, told = run(project, "热线专员", "--pdf")
    assert code == 2
    assert "hotline, case" in told
    assert run(project, "case", "--pdf")[0] == 0


def test_a_form_with_errors_is_left_out_and_those_of_conduct_are_none_of_its(project: Path) -> None:
    written(project, content__conduct__rules=CONDUCT.replace("text: 不把", "txt: 不把"))
    assert run(project, "--forms", "--pdf")[0] == 0
    written(project, content__forms__case=FORM.replace("keep", "kept"))
    code, said, told = run(project, "--forms", "--pdf", "--json")
    assert (code, json.loads(said)["left"]) == (1, ["case"])
    assert "content/forms/case.yml:4" in told


def test_layout_and_language_stand_in_the_name(project: Path) -> None:
    assert run(project, "clerk", "--pdf", "--layout", "grid", "--lang", "en")[0] == 0
    assert made(project) == ["档案管理员-clerk-grid-en.pdf"]
    assert "Qualification form" in " ".join(pages((project / "sheets" / made(project)[0]).read_bytes())[0].split())


def test_the_settings_layout_is_the_usual_one(project: Path) -> None:
    written(project, content__settings=SETTINGS + "    print: {layout: 资格表}\n")
    assert run(project, "clerk", "--pdf")[0] == 0
    assert made(project) == ["档案管理员-clerk.pdf"]
    assert "岗位任职资格表" in pages((project / "sheets" / made(project)[0]).read_bytes())[0]


def test_json_is_all_that_is_on_stdout(project: Path) -> None:
    code, said, _ = run(project, "clerk", "--json")
    (row,) = json.loads(said)["sheets"]
    assert code == 0
    assert (row["id"], row["layout"], row["files"]) == ("clerk", "standard", ["sheets/档案管理员-clerk.pdf", "sheets/档案管理员-clerk.docx"])
    assert row["code"] in "".join(pages((project / row["files"][0]).read_bytes()))


def test_a_position_with_errors_names_them_and_keeps_its_old_file(project: Path) -> None:
    run(project, "--pdf")
    before = (project / "sheets" / "档案管理员-clerk.pdf").read_bytes()
    written(project, content__positions__clerk=CLERK.replace("place:", "plaze:"), content__positions__hotline=HOTLINE.replace("守时", "守信"))
    code, said, told = run(project, "--pdf")
    assert code == 1
    assert re.search(r"unknown-key.*\n\s*content/positions/clerk\.yml:6:1", told)
    assert "没有生成的：clerk" in told
    assert said == "sheets/热线专员-hotline.pdf\n"
    assert (project / "sheets" / "档案管理员-clerk.pdf").read_bytes() == before


def test_errors_of_what_a_sheet_draws_on_count_and_others_do_not(project: Path) -> None:
    written(project, content__conduct__rules=CONDUCT.replace("text: 不把", "txt: 不把"), content__faqs__x="topic: x\n")
    code, said, _ = run(project, "--pdf", "--json")
    assert code == 1
    found = json.loads(said)
    assert (found["left"], found["sheets"]) == (["clerk", "hotline"], [])
    assert {problem["file"] for problem in found["problems"]} == {"content/conduct/rules.yml"}
    written(project, content__conduct__rules=CONDUCT, content__forms__score="titel: 评分\n")
    assert run(project, "--pdf")[0] == 0
    written(project, content__positions__hotline=HOTLINE + "    daily: [{text: 填表, form: score}]\n")
    code, said, _ = run(project, "--pdf", "--json")
    assert (code, json.loads(said)["left"]) == (1, ["hotline"])


def test_a_character_that_cannot_be_printed_is_named_and_no_pdf_made(project: Path) -> None:
    written(project, content__positions__hotline=HOTLINE.replace("守时", "守时😀"))
    code, _, told = run(project, "hotline")
    assert code == 1
    assert "missing-glyph" in told
    assert re.search(r"content/positions/hotline\.yml:\d+:\d+", told)
    assert made(project) == ["热线专员-hotline.docx"]


def test_what_is_graded_needs_its_readers(project: Path) -> None:
    written(project, content__positions__clerk=CLERK + "    grade: inner\n    graded: 2026-11-01\n")
    code, _, told = run(project, "clerk", "--pdf")
    assert code == 2
    assert "--audience" in told
    assert run(project, "--pdf")[0] == 0
    assert made(project) == ["热线专员-hotline.pdf"]
    assert run(project, "clerk", "--pdf", "--audience", "leads")[0] == 0
    assert all("内部★" in page for page in pages((project / "sheets" / "档案管理员-clerk.pdf").read_bytes()))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["档案管里员"], "是不是：档案管理员"),
        (["zzz"], "没有“zzz”这个岗位，也没有这张表单。"),
        (["来件登计表"], "是不是：来件登记表"),
        ([""], "没有“”"),
        ([" "], "没有“ ”"),
        (["--layout", "x"], "--layout"),
        (["--audience", "x"], "leads"),
        (["--project", "none"], "none"),
    ],
)
def test_wrong_use_is_2(arguments: list[str], said: str, project: Path) -> None:
    code, out, told = run(project, *arguments)
    assert (code, out) == (2, "")
    assert said in told
    assert not (project / "sheets").exists()


def test_fonts_and_templates_stay_inside_the_project(project: Path) -> None:
    for settings, said in (("{fonts: ../x}", "print.fonts"), ("{fonts: none}", "print.fonts"), ("{word: ../x.docx}", "print.word")):
        written(project, content__settings=SETTINGS + f"    print: {settings}\n")
        code, _, told = run(project, "clerk")
        assert code == 2
        assert said in told


def test_without_the_extra_the_command_says_what_to_install(project: Path, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "typst.py").write_text("raise ModuleNotFoundError('no typst', name='typst')\n")
    result = deskbook("sheet", "clerk", folder=project, PYTHONPATH=f"{hidden}:{Path(__file__).parents[3]}")
    assert result.returncode == 2
    assert "deskbook[print]" in result.stderr
    assert "Traceback" not in result.stderr


def named(name: str, own: str = "own") -> str:
    return file_name(Sheet(id=own, kind="position", language="zh", title="", name=name, head=(), blocks=()), "grid", "")


def test_names_of_files_are_safe_everywhere() -> None:
    assert named("客服/投诉: 专员?") == "客服 投诉 专员-own-grid"
    assert named("../..\\x") == "x-own-grid"
    assert named("") == named("...") == "own-grid"
    assert named("A\u202eB\x07") == "AB-own-grid"
    assert len(named("长" * 300).encode()) <= LONGEST
    assert file_name(Sheet(id="con", kind="position", language="zh", title="", name="", head=(), blocks=())) == "_con"
