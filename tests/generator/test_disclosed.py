"""Findings go only with a manual from which nothing was taken; what is due and who keeps what is told of every manual as it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.audience import cut
from generator.check import outcome_of
from generator.disclosed import disclosed, nothing_taken
from generator.load import Loaded
from generator.problem import Place
from generator.upkeep import due, shares
from tests.generator.manuals import loaded

DAY = date(2026, 11, 22)
SETTINGS = "{grades: [{id: secret, name: 秘密}], audiences: [{id: board, name: 管理层, grade: secret}]}"
FAULTY = "{topic: 钱, items: [{id: when, question: 退款几天到账？, answer: 三天。}, {id: again, question: 退款几天到账？, answer: 五天。}]}"
OPEN = {"settings": "title: 手册", "faqs__money": FAULTY}


def made(folder: Path, **files: str) -> Loaded:
    found = loaded(folder, **files)
    assert found.errors == []
    return found


def told(found: Loaded, audience: str | None) -> list[str] | None:
    """The codes that an audience is told of."""
    findings = disclosed(found, cut(found.manual, audience, DAY)).findings
    return None if findings is None else [finding.problem.code for finding in findings]


def test_those_who_may_read_all_are_told_what_the_check_found(tmp_path: Path) -> None:
    found = made(tmp_path, **OPEN)
    assert told(found, None) == [finding.problem.code for finding in outcome_of(found).findings] != []
    assert {finding.item for finding in disclosed(found, cut(found.manual, None, DAY)).findings or ()} == {"money"}


@pytest.mark.parametrize(
    "hidden",
    [
        {"faqs__closed": "{topic: 密, grade: secret, items: [{id: shut, question: 密？, answer: 密。}]}"},
        {"positions__agent": "{name: 坐席, skills: [打字。, {text: 密。, grade: secret}]}"},
        {"policies__rules": "{title: 办法, body: [{text: 一。}, {text: 密。, grade: secret}]}"},
        {"glossary": "{grade: secret, terms: [{term: 密语}]}"},
        {"faqs__fallen": "{topic: 旧密, items: [{id: old, question: 旧？, answer: 旧。, grade: secret, declassify: 2026-01-01}]}"},
        {},
    ],
    ids=["an item", "a line without an id", "an article", "a whole file", "what has fallen, whose grade stays unknown", "the names of grades alone"],
)
def test_those_from_whom_anything_was_taken_are_told_nothing(tmp_path: Path, hidden: dict[str, str]) -> None:
    found = made(tmp_path, **{**OPEN, "settings": SETTINGS}, **hidden)
    assert told(found, None) is None
    assert told(found, "board")


def test_a_page_by_hand_that_was_taken_counts_too(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "shut.md").write_text("---\ngrade: secret\n---\n\n# 密\n", "utf-8")
    found = made(tmp_path, **{**OPEN, "settings": SETTINGS})
    assert not nothing_taken(found.manual, cut(found.manual, None, DAY))
    assert nothing_taken(found.manual, cut(found.manual, "board", DAY))


def test_what_is_said_of_files_that_no_page_shows_is_left_out(tmp_path: Path) -> None:
    found = made(tmp_path, settings="title: 手册", questions__some="items: [{ask: 几天？, first: when}]", faqs__money=FAULTY)
    problem = found.problems[0]
    inside, beside = replace(problem, place=Place("questions/some.yml")), replace(problem, also=(Place("questions/some.yml"),))
    more = replace(found, problems=[*found.problems, inside, beside])
    assert disclosed(more, cut(found.manual, None, DAY)) == disclosed(found, cut(found.manual, None, DAY))


def test_test_questions_are_counted_where_all_that_they_expect_may_be_read(tmp_path: Path) -> None:
    found = made(
        tmp_path, settings=SETTINGS, faqs__money=FAULTY, faqs__closed="{topic: 密, grade: secret, items: [{id: shut, question: 密？, answer: 密。}]}",
        questions__some="items: [{ask: 几天？, first: when}, {ask: 多久？, first: [when, shut]}, {ask: 天气？, first: none}]",
    )  # fmt: skip
    assert disclosed(found, cut(found.manual, None, DAY)).asked == {"when": {0}}
    assert disclosed(found, cut(found.manual, "board", DAY)).asked == {"when": {0, 1}, "shut": {1}}


def test_without_test_questions_none_are_counted(tmp_path: Path) -> None:
    found = made(tmp_path, **OPEN)
    assert disclosed(found, cut(found.manual, None, DAY)).asked is None


KEPT = {
    "positions__lead": "{name: 主管, owner: lead, verified: {by: lead, date: 2026-11-01, every: 1个月}}",
    "positions__agent": "{name: 坐席, owner: lead, verified: {by: lead, date: 2026-01-01, every: 1个月}}",
    "faqs__money": """
        {topic: 钱, owner: agent, verified: {by: lead, date: 2026-10-01, every: 1个月}, items: [
          {id: when, question: 退款几天到账？, answer: 三天。},
          {id: how, question: 退到哪里？, answer: 原路。, verified: {by: lead, date: 2026-10-20, every: 1个月}},
        ]}
        """,
    "forms__slip": "{title: 单, sections: [{fields: [姓名]}]}",
}


def test_the_longest_overdue_comes_first_and_rows_leave_it_to_their_file(tmp_path: Path) -> None:
    rows = due(made(tmp_path, **KEPT).manual, DAY)
    assert [(row.id, row.owner, row.state.state) for row in rows] == [
        ("agent", "lead", "over"), ("money", "agent", "over"), ("how", "agent", "over"), ("lead", "lead", "due"),
    ]  # fmt: skip


def test_everybody_s_share_counts_rows_and_files_without_rows(tmp_path: Path) -> None:
    found = {share.owner: share for share in shares(made(tmp_path, **KEPT).manual, DAY)}
    assert (found["agent"].items, found["agent"].over, found["agent"].soon) == (2, 2, 0)
    assert (found["lead"].items, found["lead"].over, found["lead"].soon) == (2, 1, 1)
    assert (found[""].items, found[""].unchecked) == (1, 1)
