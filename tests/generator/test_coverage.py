"""What covers an item: references, its own or through a procedure; never words alone."""

from datetime import date
from pathlib import Path

import pytest

from generator.audience import cut
from generator.coverage import Coverage, coverage
from generator.manual import Manual
from tests.generator.manuals import loaded

FILES = {
    "settings": "grades: [{id: secret, name: 秘密}]",
    "organisation": "{company: {name: 云帆}, departments: [{id: service, name: 客服部, duties: [{id: answer, text: 接待。}, {id: teach, text: 培训。}]}]}",
    "duties__shared": "items: [{id: log, title: 登记, text: 登记。, procedure: refund}, {id: tidy, title: 整理, text: 整理。}]",
    "positions__agent": "{name: 坐席, department: service, duties: [{text: 接待。, serves: answer, procedure: refund}]}",
    "positions__lead": "{name: 主管, department: service}",
    "procedures__refund": "{title: 退款, steps: [{id: ask, who: agent, do: 问。, script: hello}, {id: pay, who: lead, do: 付。}]}",
    "procedures__repair": "{title: 报修, steps: [{who: agent, do: 问。}]}",
    "policies__rules": "{title: 办法, body: [{article: first, text: 一。}]}",
    "scripts__opening": "items: [{id: hello, title: 问好, say: 您好。}, {id: sorry, title: 致歉, say: 抱歉。}]",
    "faqs__money": """
        topic: 钱
        items:
          - {id: when, question: 退款几天到账？, answer: 三天。, procedure: refund, say: hello}
          - {id: who, question: 谁管退款？, answer: '见[[refund/pay]]，主管批。', escalate_to: lead}
          - {id: tidying, question: 谁整理？, answer: '按[[tidy]]办，依据[[rules/first]]。'}
        """,
    "faqs__words": "{topic: 话, items: [{id: log-word, question: 怎么登记、怎么报修？, answer: 坐席登记、报修，登记就是log。}]}",
    "training__plan": """
        title: 上岗
        for: agent
        tests: [{id: final, title: 结业, questions: [{ask: 几天？, source: when}, {ask: 先做什么？, source: refund/ask}]}]
        """,
}  # fmt: skip


@pytest.fixture
def manual(tmp_path: Path) -> Manual:
    """A manual in which some is covered and some is only spoken of."""
    made = loaded(tmp_path, **FILES)
    assert made.errors == []
    return made.manual


def counts(found: tuple[Coverage, ...], own: str) -> dict[str, int]:
    """What is counted for an item."""
    return next(dict(item.counts) for kind in found for item in kind.items if item.id == own)


def test_a_procedure_has_what_names_it_or_a_step_of_it(manual: Manual) -> None:
    assert counts(coverage(manual), "refund") == {"faqs": 2, "scripts": 1, "tests": 1}


def test_what_only_says_the_same_words_does_not_count(manual: Manual) -> None:
    found = coverage(manual)
    assert counts(found, "repair") == {"faqs": 0, "scripts": 0, "tests": 0}
    assert counts(found, "service/teach") == {"faqs": 0, "scripts": 0, "tests": 0}


def test_a_duty_has_what_names_it_and_what_its_procedure_has(manual: Manual) -> None:
    found = coverage(manual)
    assert counts(found, "tidy") == {"faqs": 1, "scripts": 0, "tests": 0}
    assert counts(found, "log") == counts(found, "service/answer") == {"faqs": 2, "scripts": 1, "tests": 1}


def test_a_position_has_the_scripts_of_the_steps_that_it_does_and_the_tests_of_its_plan(manual: Manual) -> None:
    found = coverage(manual)
    assert counts(found, "agent") == {"faqs": 0, "scripts": 1, "tests": 1}
    assert counts(found, "lead") == {"faqs": 1, "scripts": 0, "tests": 0}


def test_a_policy_is_covered_by_what_names_an_article_of_it(manual: Manual) -> None:
    assert counts(coverage(manual), "rules") == {"faqs": 1, "tests": 0}


def test_a_topic_has_the_scripts_that_its_answers_say(manual: Manual) -> None:
    found = coverage(manual)
    assert counts(found, "money") == {"scripts": 1, "tests": 1}
    assert counts(found, "words") == {"scripts": 0, "tests": 0}


def test_questions_of_the_look_up_count_once_for_all_that_they_expect_inside_an_item(manual: Manual) -> None:
    found = coverage(manual, {"when": frozenset({1, 2}), "who": frozenset({2}), "refund/pay": frozenset({3})})
    assert counts(found, "money")["questions"] == 2
    assert counts(found, "refund")["questions"] == 1
    assert counts(found, "repair")["questions"] == 0


def test_those_with_the_most_gaps_come_first(manual: Manual) -> None:
    procedures = coverage(manual)[0]
    assert [(item.id, item.gaps) for item in procedures.items] == [("repair", 3), ("refund", 0)]
    assert (procedures.gaps, procedures.having("faqs")) == (3, 1)


def test_what_is_withheld_covers_nothing(tmp_path: Path) -> None:
    graded = FILES["faqs__money"].replace("procedure: refund,", "procedure: refund, grade: secret,")
    made = loaded(tmp_path, **{**FILES, "faqs__money": graded})
    assert made.errors == []
    day = date(2026, 11, 22)
    assert counts(coverage(made.manual), "refund")["faqs"] == 2
    assert counts(coverage(cut(made.manual, None, day)), "refund")["faqs"] == 1
