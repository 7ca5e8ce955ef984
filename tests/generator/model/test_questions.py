"""Test questions in the content: they are read and linked, and are no part of what readers see."""

from datetime import date
from pathlib import Path

from generator.audience import cut
from generator.pages import make_pages
from generator.resources import template_folders
from tests.generator.manuals import codes, loaded

FAQS = "topic: 退款\nitems: [{id: refund-when, question: 退款几天到账？, answer: 3天。}]\n"
QUESTIONS = "items:\n  - {ask: 钱呢 shenme, first: refund-when}\n  - {ask: 天气, first: 无}\n"


def test_a_question_has_to_name_something_that_is_there(tmp_path: Path) -> None:
    assert codes(loaded(tmp_path / "a", faqs__refunds=FAQS, questions__refunds=QUESTIONS)) == []
    wrong = loaded(tmp_path / "b", faqs__refunds=FAQS, questions=QUESTIONS.replace("refund-when", "refund-wenn"))
    (problem,) = [problem for problem in wrong.problems if problem.code == "missing-reference"]
    assert str(problem.words["near"]).startswith("refund-when")


def test_asking_for_an_item_is_no_use_of_it_and_takes_no_id(tmp_path: Path) -> None:
    manual = loaded(tmp_path, faqs__refunds=FAQS, questions__refunds=QUESTIONS).manual
    assert manual.used_by == {}
    assert sorted(manual.entries) == ["refund-when", "refunds"]
    (held,) = manual.questions.values()
    assert [row.answered for row in held.items] == [True, False]


def test_readers_see_nothing_of_them(tmp_path: Path) -> None:
    manual = cut(loaded(tmp_path, faqs__refunds=FAQS, questions__refunds=QUESTIONS).manual, None, date(2026, 11, 22))
    assert not manual.questions
    pages = make_pages(manual, "zh", date(2026, 11, 22), False, tuple(template_folders(tmp_path)))
    assert "shenme" not in repr(pages)


def test_words_of_customers_are_not_judged(tmp_path: Path) -> None:
    made = loaded(tmp_path, faqs__refunds=FAQS, questions__refunds="items: [{ask: 你们保证修好吗!!只招男的吧，ＡＢＣ, first: none}]\n")
    assert [problem.code for problem in made.problems if problem.place.file.startswith("questions")] == []
