"""Values that contradict each other, or that say nothing."""

from datetime import date

import pytest

from generator.load import load
from generator.source import read_sources
from tests.generator.manuals import broken, loaded, written

DOCUMENT = "title: 上门\nsteps: [{do: 上门。}]\ndocument: "


def test_a_default_of_the_file_is_named_once(tmp_path):
    rows = "items: [{question: 一？, answer: 甲。}, {question: 二？, answer: 乙。}]\n"
    made = loaded(tmp_path, faqs__q="topic: 问\nvalid: {from: 2026-02-01, until: 2026-01-01}\n" + rows)
    assert broken(made) == ["dates-reversed"]


def test_tomorrow_has_not_come_and_without_a_day_nothing_is_said(tmp_path):
    folder = written(tmp_path, positions__a="name: 甲\nverified: {by: a, date: 2026-11-23}\n")
    for today, expected in [(date(2026, 11, 22), ["checked-in-future"]), (date(2026, 11, 23), []), (None, [])]:
        assert broken(load(read_sources(folder, ""), "", today)) == expected


@pytest.mark.parametrize(
    ("document", "count"),
    [
        ("{prepared: {by: 林, date: 2026-10-02}, checked: {by: 苏, date: 2026-10-01}}", 1),
        ("{prepared: {by: 林, date: 2026-10-02}, checked: 苏, approved: {by: 周, date: 2026-10-01}}", 1),
        ("{approved: {by: 周, date: 2026-10-02}, effective: 2026-10-01}", 1),
        ("{approved: {by: 周, date: 2026-10-02}, effective: 批准之日起}", 0),
        ("{approved: ____, effective: 2026-10-01}", 0),
        ("{prepared: {by: 林, date: 2026-10-02}, checked: {by: 苏, date: 2026-10-02}}", 0),
    ],
)
def test_a_document_is_signed_in_order(tmp_path, document, count):
    assert broken(loaded(tmp_path, procedures__p=DOCUMENT + document)) == ["signed-out-of-order"] * count


@pytest.mark.parametrize(("row", "wrong"), [("[一, 二]", False), ("[一]", True), ("[一, 二, 三]", True), ("[一, ____]", False)])
def test_a_row_has_a_cell_for_each_column(tmp_path, row, wrong):
    form = f"title: 表\nsections: [{{table: {{columns: [甲, 乙], begun: [{row}]}}}}]\n"
    policy = f"title: 制度\nforms: form\nbody: [{{table: {{columns: [甲, 乙], rows: [{row}]}}}}]\n"
    assert broken(loaded(tmp_path, forms__form=form, policies__policy=policy)) == ["row-length"] * 2 * wrong


@pytest.mark.parametrize(("steps", "wrong"), [
    ("[{id: a, do: 一, then: b}, {id: b, do: 二, then: a}]", True),
    ("[{id: a, do: 一, then: a}]", True),
    ("[{id: a, do: 一}, {id: b, do: 二, ask: 好吗, go: {好: end, 不好: a}}]", False),
    ("[{id: a, do: 一, ask: 好吗, go: {好: b, 不好: a}}, {id: b, do: 二}]", False),
    ("[{id: a, do: 一, then: [a, other]}]", False),
    ("[{do: 一}]", False),
])  # fmt: skip
def test_a_procedure_can_be_left(tmp_path, steps, wrong):
    made = loaded(tmp_path, procedures__p=f"title: 流程\nsteps: {steps}\n", procedures__other="title: 乙\nsteps: [{do: 做}]\n")
    assert broken(made) == (["no-way-out"] if wrong else [])


def test_an_empty_file_is_named_but_not_one_whose_items_are_wrong(tmp_path):
    assert broken(loaded(tmp_path / "1", conduct__c="title: 规范\nitems: []\n", faqs__q="topic: 问\nitems: []\n")) == ["no-items", "no-items"]
    assert "no-items" not in broken(loaded(tmp_path / "2", faqs__q="topic: 问\nitems: [{frage: 一}]\n"))


def test_days_of_a_grade_need_a_grade(tmp_path):
    settings = "grades: [{id: secret, name: 秘密}]\n"
    rows = "items: [{question: 一？, answer: 甲。}, {question: 二？, answer: 乙。, declassify: 2027-01-01}]\n"
    made = loaded(tmp_path / "1", settings=settings, faqs__q="topic: 问\ngraded: 2026-01-01\n" + rows)
    assert [problem.place.line for problem in made.problems] == [2, 3]
    assert broken(loaded(tmp_path / "2", settings=settings, faqs__q="topic: 问\ngrade: secret\n" + rows)) == []


@pytest.mark.parametrize("line", ["[[rules]]能退吗", "**急**能退吗", "{产品能退吗", "能退吗]]", "** 能退吗"])
def test_marks_are_named_in_a_line(tmp_path, line):
    made = loaded(tmp_path, faqs__q=f"topic: 问\nitems: [{{question: '{line}', answer: 能。}}]\n")
    assert broken(made) == ["marks-in-line"]


@pytest.mark.parametrize("line", ["{产品}能退吗", "138****0000打不通", "2*3", "尾号**12", "[新]能退吗", "退款能退吗"])
def test_other_signs_pass(tmp_path, line):
    made = loaded(tmp_path, faqs__q=f"topic: 问\nitems: [{{question: '{line}', answer: '**能**，见{{单号}}。'}}]\n")
    assert broken(made) == []
