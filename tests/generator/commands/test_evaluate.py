"""deskbook evaluate: figures, the gate, wrong use."""

import json
from pathlib import Path

import pytest

from tests.generator.manuals import written
from tests.generator.test_cli import deskbook

FAQS = """
topic: 退款
items:
  - {id: refund-when, question: 退款几天到账？, answer: 3个工作日内到账。}
  - {id: refund-where, question: 退款退到哪里？, answer: 原路退回。}
  - {id: price-floor, question: 批发底价多少？, answer: 九折。, grade: secret}
"""
SETTINGS = "grades: [{id: secret, name: 秘密}]\naudiences: [{id: leads, name: 主管, grade: secret}]\n"
QUESTIONS = """
items:
  - {ask: 退款几天到账, first: refund-when, kind: 口语}
  - {ask: 钱退到哪里, first: refund-where, kind: 口语}
  - {ask: 退款几天到帐, first: [refund-where], kind: 错字, note: 写反了}
  - {ask: 批发底价多少, first: price-floor}
  - {ask: 锄禾日当午, first: none, kind: 无关}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, content__faqs__refunds=FAQS, content__questions__refunds=QUESTIONS, content__settings=SETTINGS)


def evaluate(project: Path, *arguments: str) -> tuple[int, str, str]:
    result = deskbook("evaluate", *arguments, "--date", "2026-11-22", folder=project)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout, result.stderr


def test_figures_by_kind_and_misses_with_reasons(project: Path) -> None:
    code, said, _ = evaluate(project)
    assert code == 0
    rows = [line.split()[:3] for line in said.splitlines()]
    assert ["口语", "2", "100.0"] in rows
    assert ["错字", "1", "0.0"] in rows
    assert "退款几天到帐（错字） → refund-where" in said
    assert "先找到的是 refund-when" in said
    assert "另有1句" in said
    assert "\x1b" not in said


def test_other_readers_are_asked_what_they_may_see(project: Path) -> None:
    made = json.loads(evaluate(project, "--json", "--audience", "leads")[1])
    assert (made["answered"]["count"], made["withheld"]) == (4, 0)


def test_json_is_json_and_nothing_else(project: Path) -> None:
    code, said, err = evaluate(project, "--json", "--misses", "1")
    made = json.loads(said)
    assert (code, err) == (0, "")
    assert (made["answered"]["count"], made["unanswered"]["count"], made["withheld"]) == (3, 1, 1)
    assert made["measured"]["r1"] == 66.7
    assert [miss["rank"] for miss in made["misses"]] == [2]
    assert made["collisions"] == []


def test_a_floor_that_is_missed_fails(project: Path) -> None:
    assert evaluate(project, "--min", "r1=66", "--min", "quiet=100")[0] == 0
    code, _, err = evaluate(project, "--min", "r1=67")
    assert code == 1
    assert "r1 是 66.7，低于要求的 67" in err
    assert json.loads(evaluate(project, "--json", "--min", "r1=67")[1])["below"] == {"r1": 67.0}


def test_more_questions_come_from_a_file(project: Path) -> None:
    (project / "more.yml").write_text("items: [{ask: 到账要几天, first: refund-when}]\n", "utf-8")
    assert json.loads(evaluate(project, "--json", "--file", "more.yml")[1])["answered"]["count"] == 4


@pytest.mark.parametrize(
    "text", ["items: [{ask: 到账, first: refund-whne}]\n", "items: [{ask: 到账}]\n", "items: [{asks: 到账, first: none}]\n", "- a\n", "a: {\n"]
)
def test_a_file_that_is_wrong_is_wrong_use(project: Path, text: str) -> None:
    (project / "more.yml").write_text(text, "utf-8")
    code, said, err = evaluate(project, "--file", "more.yml")
    assert (code, said) == (2, "")
    assert "more.yml" in err


@pytest.mark.parametrize("wrong", [["--min", "r2=80"], ["--min", "r1"], ["--min", "r1=a"], ["--file", "none.yml"], ["--audience", "nobody"], ["nowhere"]])
def test_wrong_use_is_told(project: Path, wrong: list[str]) -> None:
    code, said, err = evaluate(project, *wrong)
    assert (code, said) == (2, "")
    assert err


def test_without_questions_there_is_nothing_to_measure(tmp_path: Path) -> None:
    code, _, err = evaluate(written(tmp_path, content__faqs__refunds=FAQS.replace(", grade: secret", "")))
    assert code == 1
    assert "content/questions" in err


def test_an_faq_that_loses_its_own_question_is_named(tmp_path: Path) -> None:
    faqs = FAQS.replace(", grade: secret", "").replace("answer: 3个工作日内到账。", "answer: 3天。, not_for: [几天]")
    written(tmp_path, content__faqs__refunds=faqs, content__questions=QUESTIONS)
    assert "退款几天到账？（refund-when）" in evaluate(tmp_path)[1]
    assert "退款几天到账？（refund-when）" not in evaluate(tmp_path, "--no-collisions")[1]
