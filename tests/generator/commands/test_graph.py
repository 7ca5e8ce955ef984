"""deskbook graph, as somebody types it who wants to know what an edit touches."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.generator.manuals import written
from tests.generator.test_cli import deskbook

FILES = {
    "settings": "title: 手册\ngrades: [{id: inner, name: 内部}]\naudiences: [{id: leads, name: 主管, grade: inner}]\n",
    "positions__clerk": "name: 档案员\nowner: lead\n",
    "positions__lead": "name: 主管\n",
    "procedures__refund": "title: 退费\nowner: lead\nsteps: [{id: one, who: clerk, do: 登记, form: slip}, {id: two, who: lead, do: 审批 <b>}]\n",
    "forms__slip": "title: 退费单\nsections: [{title: 甲, fields: [金额]}]\n",
    "faqs__refunds": "topic: 退款\nitems:\n"
    + "".join(f"  - {{id: q{number}, question: 第{number}问, answer: 答, procedure: refund}}\n" for number in range(15))
    + "  - {id: hidden, question: 机密问, answer: 答, procedure: refund, grade: inner}\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, **{f"content__{name}": text for name, text in FILES.items()})


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    result = deskbook("graph", *arguments, "--date", "2026-11-22", folder=project)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def test_who_uses_it_and_what_it_uses_by_kind_and_field(project: Path) -> None:
    code, said, told = run(project, "refund")
    assert code == 0, told
    assert "\x1b" not in said
    assert said.startswith("退费  流程 · refund\n")
    used, uses = said.split("它用到的 3")
    assert "用到它的 15" in used
    assert "└─ 问答 15" in used
    assert "├─ 第0问  q0  流程" in used
    assert "└─ 还有3项（--all 全部列出）" in used
    assert "档案员  clerk  由谁" in uses
    assert "退费单  slip  表单" in uses
    assert set(uses[uses.index("主管  lead  ") :].splitlines()[0].removeprefix("主管  lead  ").split("、")) == {"由谁", "负责岗位"}
    assert "还有" not in run(project, "refund", "--all")[1]


def test_a_part_counts_as_what_it_stands_in_and_can_be_asked_for_itself(project: Path) -> None:
    assert "退费  refund  由谁" in run(project, "clerk")[1]
    said = run(project, "refund/two")[1]
    assert "流程步骤 · refund/two" in said
    assert "主管  lead  由谁" in said


def test_deeper(project: Path) -> None:
    said = run(project, "slip", "--depth", "2")[1]
    assert "退费  refund  表单" in said
    assert said.index("退费  refund") < said.index("问答 15") < said.index("它用到的")
    assert run(project, "slip", "--depth", "4")[0] == 2


def test_json_and_nothing_else_on_its_stream(project: Path) -> None:
    made = json.loads(run(project, "slip", "--json", "--depth", "2", "--lang", "en")[1])
    assert (made["id"], made["kind"], made["title"], made["page"], made["out"]) == ("slip", "form", "退费单", "forms/slip.md", [])
    group = made["in"][0]
    assert (group["kind"], group["name"]) == ("procedure", "procedure")
    item = group["items"][0]
    assert (item["id"], item["by"], item["count"]) == ("refund", ["Form"], 1)
    assert len(item["in"][0]["items"]) == 15


def test_by_its_name_and_what_is_near(project: Path) -> None:
    assert run(project, "退费单")[1].startswith("退费单  表单 · slip\n")
    code, said, told = run(project, "refnd")
    assert (code, said) == (2, "")
    assert "refund" in told
    assert "是不是" in told


def test_nothing_above_the_readers(project: Path) -> None:
    assert "机密" not in run(project, "refund", "--all")[1]
    assert "机密问  hidden  流程" in run(project, "refund", "--all", "--audience", "leads")[1]
    code, _, told = run(project, "hidden")
    assert code == 2
    assert "--audience" in told
    assert run(project, "机密问")[0] == 2
    assert "密级" not in run(project, "机密问")[2]
    assert "机密" not in run(project, "机密")[2].replace("“机密”", "")


def test_the_picture_is_written_and_is_sound(project: Path) -> None:
    code, _, told = run(project, "refund", "--svg", "图/退费.svg")
    assert code == 0
    assert "图/退费.svg" in told
    file = project / "图" / "退费.svg"
    drawn = ET.parse(file).getroot()  # noqa: S314 - our own
    assert drawn.get("role") == "group"
    names = [child.tag.rpartition("}")[2] for child in drawn][:2]
    assert names == ["title", "desc"]
    text = file.read_text("utf-8")
    assert "<script" not in text
    assert "href" not in text
    assert "prefers-color-scheme" in text
    before = file.stat().st_mtime_ns
    run(project, "refund", "--svg", "图/退费.svg")
    assert file.stat().st_mtime_ns == before


def test_with_errors_what_could_be_read(project: Path) -> None:
    (project / "content" / "forms" / "bad.yml").write_text("titel: 甲\n", "utf-8")
    code, said, told = run(project, "refund")
    assert code == 0
    assert "退费单" in said
    assert "错误" in told
