"""deskbook booklet, as HR types it."""

import json
from pathlib import Path

import pytest

from tests.generator.commands.test_sheet import SETTINGS
from tests.generator.manuals import written
from tests.generator.sheets.paper import CLERK, CONDUCT, ORGANISATION, pages
from tests.generator.sheets.sheets import HOTLINE
from tests.generator.test_cli import deskbook

FAQS = """
    topic: 退款
    items: [{question: 几天到账？, answer: 3个工作日。}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "positions__clerk": CLERK,
        "positions__hotline": HOTLINE,
        "conduct__rules": CONDUCT,
        "organisation": ORGANISATION,
        "settings": SETTINGS,
        "faqs__refunds": FAQS,
    }
    return written(tmp_path, **{f"content__{name}": text for name, text in files.items()})


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    result = deskbook("booklet", *arguments, "--date", "2026-11-22", folder=project)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def words(file: Path) -> str:
    return "".join("".join(pages(file.read_bytes())).split())


def test_the_booklet_of_positions_by_its_title(project: Path) -> None:
    code, said, told = run(project)
    assert code == 0, told
    assert said == "sheets/岗位职责说明书汇编.pdf\n"
    assert "已装订《岗位职责说明书汇编》" in told
    text = words(project / said.strip())
    assert all(word in text for word in ("目录", "客户服务部部门概况", "组织结构", "档案管理员", "热线专员"))


def test_the_same_bytes_and_an_old_file_that_is_not_touched(project: Path) -> None:
    run(project)
    file = project / "sheets" / "岗位职责说明书汇编.pdf"
    before = file.stat().st_mtime_ns
    assert run(project)[0] == 0
    assert file.stat().st_mtime_ns == before


def test_another_kind_to_a_file_of_a_name(project: Path) -> None:
    assert run(project, "--kind", "desk", "--out", "纸/口袋书.pdf")[1] == "纸/口袋书.pdf\n"
    assert "几天到账？" in words(project / "纸" / "口袋书.pdf")


def test_json_and_nothing_else_on_its_stream(project: Path) -> None:
    made = json.loads(run(project, "--json", "--lang", "en")[1])
    assert made["kind"] == "positions"
    assert made["file"] == "sheets/Job descriptions.pdf"
    assert made["pages"] == len(pages((project / made["file"]).read_bytes()))
    assert {sheet["id"] for sheet in made["sheets"]} == {"clerk", "hotline"}


def test_codes_of_the_booklet_are_known_afterwards(project: Path) -> None:
    sheet = json.loads(run(project, "--json")[1])["sheets"][0]
    assert deskbook("verify-sheet", sheet["code"], folder=project).returncode == 0


def test_a_manual_with_errors_is_not_bound(project: Path) -> None:
    run(project)
    file = project / "sheets" / "岗位职责说明书汇编.pdf"
    before = file.read_bytes()
    with (project / "content" / "positions" / "clerk.yml").open("a", encoding="utf-8") as source:
        source.write("\nnonsense: 1\n")
    code, said, told = run(project)
    assert (code, said) == (1, "")
    assert "clerk.yml" in told
    assert "没有装订" in told
    assert file.read_bytes() == before


def test_a_sign_that_no_font_has_is_named_with_its_place(project: Path) -> None:
    path = project / "content" / "faqs" / "refunds.yml"
    path.write_text(path.read_text("utf-8").replace("3个工作日。", "3个工作日𬎆。"), "utf-8")
    code, _, told = run(project, "--kind", "desk")
    assert code == 1
    assert "refunds.yml:" in told
    assert "𬎆" in told
    assert not (project / "sheets").exists()


def test_a_picture_that_cannot_be_printed_is_named(project: Path) -> None:
    policies, images = project / "content" / "policies", project / "content" / "images"
    policies.mkdir()
    images.mkdir()
    (images / "whole.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    (images / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    figures = [f"  - {{figure: {{image: images/{name}, title: 图, describes: 图}}}}" for name in ("whole.svg", "torn.png")]
    (policies / "lending.yml").write_text("\n".join(["title: 办法", "numbering: chapter", "body:", "  - chapter: 总则", *figures, ""]), "utf-8")
    code, said, told = run(project, "--kind", "policies")
    assert (code, said) == (1, ""), told
    assert "images/torn.png" in told
    assert "没有装订" in told
    assert not (project / "sheets").exists()


@pytest.mark.parametrize(("arguments", "word"), [(["--kind", "policies"], "没有制度"), (["--kind", "x"], "positions"), (["--audience", "x"], "leads")])
def test_wrong_use(project: Path, arguments: list[str], word: str) -> None:
    code, said, told = run(project, *arguments)
    assert (code, said) == (2, "")
    assert word in told


def test_help_has_examples(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        said = deskbook("booklet", "--help", "--lang", language, folder=tmp_path).stdout
        assert "deskbook booklet --kind policies" in said
