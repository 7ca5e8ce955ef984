"""deskbook intake, as the author meets it."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from generator.check import check
from search.answer import Answer, Band
from search.intake import FOLDER, Recorder
from tests.generator.manuals import written
from tests.generator.test_cli import deskbook

SETTINGS = "lookup: {record: 是}\n"
FAQS = """
topic: 退款
owner: lead
items:
  - id: refund-when
    question: 退款几天到账？   # 问得最多
    answer: 3个工作日内到账。
"""
LEAD = "name: 组长\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    written(tmp_path, content__settings=SETTINGS, content__faqs__refunds=FAQS, content__positions__lead=LEAD)
    recorder = Recorder(tmp_path, True, lambda: datetime(2026, 11, 22, 9, 30))
    for text in ("能刷医保卡吗", "请问能刷医保卡吗", "能刷医保卡吗？", "钱啥时候退我"):
        recorder.note(Answer(text, Band.NONE, 0.0), "http")
    return tmp_path


def intake(project: Path, *arguments: str) -> tuple[int, str, str]:
    result = deskbook("intake", *arguments, "--date", "2026-11-22", folder=project)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def test_groups_are_listed_with_what_is_nearest(project: Path) -> None:
    code, said, _ = intake(project)
    assert code == 0
    assert said.index("能刷医保卡吗") < said.index("钱啥时候退我")
    assert "问过3次 · 2026-11-22 · http" in said
    assert "refund-when" in said
    assert "\x1b" not in said


def test_json_is_json_and_nothing_else(project: Path) -> None:
    handed = project / "front.jsonl"
    handed.write_text('{"text": "钱啥时候退我", "at": "2026-11-20T08:00", "door": "site"}\nbroken\n', "utf-8")
    code, said, err = intake(project, "--json", "--file", "front.jsonl")
    made = json.loads(said)
    assert (code, err) == (0, "")
    assert [(group["question"], group["count"]) for group in made["groups"]] == [("能刷医保卡吗", 3), ("钱啥时候退我", 2)]
    assert made["groups"][1]["days"] == ["2026-11-20", "2026-11-22"]
    assert made["damaged"] == [{"file": "front.jsonl", "line": 2}]


def test_a_draft_is_shown_and_then_added(project: Path) -> None:
    path = project / "content" / "faqs" / "refunds.yml"
    code, shown, _ = intake(project, "--draft", "1", "--topic", "refunds")
    assert code == 0
    assert path.read_text("utf-8") == FAQS
    assert intake(project, "--draft", "1", "--topic", "refunds", "--write")[0] == 0
    after = path.read_text("utf-8")
    assert after == FAQS + shown
    for word in ("question: 能刷医保卡吗", "answer: ____", "owner: lead", "2026-11-22"):
        assert word in shown
    assert not check(project, cached=False).count("error")


def test_wordings_are_added_to_an_faq(project: Path) -> None:
    assert intake(project, "--similar-of", "refund-when", "2")[0] == 0
    path = project / "content" / "faqs" / "refunds.yml"
    assert "退款几天到账？   # 问得最多\n    similar: [钱啥时候退我]\n" in path.read_text("utf-8")
    code, said, _ = intake(project, "--json")
    answered = json.loads(said)["groups"][1]
    assert answered["band"] != "none"
    assert answered["nearest"][0]["id"] == "refund-when"
    assert intake(project, "--similar-of", "refund-when", "2")[0] == code == 0
    assert path.read_text("utf-8").count("钱啥时候退我") == 1


def test_what_is_done_is_put_aside(project: Path) -> None:
    assert intake(project, "--done", "1")[0] == 0
    made = json.loads(intake(project, "--json")[1])
    assert ([group["question"] for group in made["groups"]], made["done"]) == (["钱啥时候退我"], 3)
    assert (project / FOLDER / "done.jsonl").is_file()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--draft", "9", "--topic", "refunds"], ["--draft", "0", "--topic", "refunds"], ["--draft", "1"], ["--draft", "1", "--topic", "nothing"],
        ["--similar-of", "nothing", "1"], ["--done", "1", "--draft", "1"], ["--write"], ["--since", "yesterday"], ["--file", "none.jsonl"], ["nowhere"],
    ],
)  # fmt: skip
def test_wrong_use_is_told_and_changes_nothing(project: Path, wrong: list[str]) -> None:
    before = (project / "content" / "faqs" / "refunds.yml").read_bytes()
    code, said, err = intake(project, *wrong)
    assert (code, said) == (2, "")
    assert err
    assert (project / "content" / "faqs" / "refunds.yml").read_bytes() == before


def test_a_file_that_cannot_be_added_to_is_left_alone(project: Path) -> None:
    path = project / "content" / "faqs" / "refunds.yml"
    path.write_text("topic: 退款\nitems: [{id: refund-when, question: 退款几天到账？, answer: 3天。}]\n", "utf-8")
    before = path.read_bytes()
    code, said, err = intake(project, "--draft", "1", "--topic", "refunds", "--write")
    assert code == 1
    assert "question: 能刷医保卡吗" in said
    assert "refunds.yml" in err
    assert path.read_bytes() == before


def test_with_nothing_recorded_all_is_well(tmp_path: Path) -> None:
    written(tmp_path, content__faqs__refunds=FAQS, content__positions__lead=LEAD)
    code, said, err = intake(tmp_path)
    assert code == 0
    assert "没有待处理的问题" in said
    assert "record" in err
