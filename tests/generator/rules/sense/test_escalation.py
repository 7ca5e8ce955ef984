"""Whom an FAQ leads to: where it is said, and how often."""

from pathlib import Path

from generator.problem import Problem
from generator.rules import broken_rules
from generator.rules.sense import escalation
from tests.generator.manuals import loaded

ORGANISATION = """
company: {name: 公司}
departments: [{id: hall, name: 大厅, groups: [{id: desk, name: 接待组}, {id: seniors, name: 二线组}]}]
ladder: [{name: 一线, who: desk}, {name: 二线, who: [head, seniors]}]
"""
POSITIONS = {
    "positions__agent": "{name: 接待员, department: hall, group: desk, reports_to: head}",
    "positions__head": "{name: 领班, department: hall, group: desk}",
}


def sideways(folder: Path, faqs: str) -> list[Problem]:
    manual = loaded(folder, organisation=ORGANISATION, faqs__f=faqs, **POSITIONS).manual
    return broken_rules(manual, None, complete=True, rules=[escalation.leads_nowhere])


def test_the_first_rung_itself_is_not_above_it_though_its_lead_is(tmp_path):
    found = sideways(
        tmp_path, "topic: 住店\nitems:\n  - {question: 甲？, answer: 一。, escalate_to: desk}\n  - {question: 乙？, answer: 二。, escalate_to: head}\n"
    )
    assert [(problem.place.line, problem.words["given"]) for problem in found] == [(3, "接待组")]


def test_a_default_is_named_once_where_it_stands(tmp_path):
    rows = "items:\n  - {question: 甲？, answer: 一。}\n  - {question: 乙？, answer: 二。}\n  - {question: 丙？, answer: 三。, escalate_to: seniors}\n"
    found = sideways(tmp_path, "topic: 住店\nescalate_to: agent\n" + rows)
    assert [(problem.code, problem.place.line, problem.words["question"]) for problem in found] == [("escalates-sideways", 2, "住店")]
