"""The tests of a training plan: what passes, the questions, and their answers with the source (D13)."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.training import Question, Test, Training
from generator.views.sheet import Cell, Sheet, paired
from generator.views.uses import row_margin


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question; ``answer`` and ``source`` are for the fold."""

    ask: Markup
    options: tuple[Markup, ...]
    answer: tuple[Markup, ...]
    source: Markup


@dataclass(frozen=True, slots=True)
class TestView:
    """One test."""

    anchor: str
    title: str
    cells: tuple[Cell, ...]
    questions: tuple[QuestionView, ...]
    margin: Markup


def test_views(sheet: Sheet, training: Training) -> tuple[TestView, ...]:
    """The tests in the order in which they are written."""
    return tuple(_test(sheet, training, test) for test in training.tests)


def pass_mark(sheet: Sheet, test: Test) -> Markup:
    """60字/分钟: the least that passes, with its unit."""
    amount = sheet.amount(test.pass_, test.unit) if test.pass_ is not None else sheet.maybe(test.unit)
    return escape(sheet.say("learn.per")).format(amount=amount, per=sheet.html.line(test.per)) if test.per else amount


def _test(sheet: Sheet, training: Training, test: Test) -> TestView:
    label = sheet.label
    days = [day.day for day in training.plan if test.id in day.tests or f"{sheet.own}/{test.id}" in day.tests]
    values = [
        (label(Test, "pass"), pass_mark(sheet, test), False),
        (sheet.say("learn.on"), sheet.maybe(sheet.say("page.comma").join(days)), False),
        (label(Test, "form"), sheet.field(test, "form"), False),
        *((label(Test, name), sheet.field(test, name), True) for name in ("text", "retake")),
    ]
    cells = paired(Cell(name, value, wide) for name, value, wide in values if value)
    return TestView(test.id, test.title, cells, tuple(_question(sheet, question) for question in test.questions), row_margin(sheet, test, test.id))


def _question(sheet: Sheet, question: Question) -> QuestionView:
    html = sheet.html
    options, answer = (tuple(html.line(words) for words in given) for given in (question.options, question.answer))
    return QuestionView(html.flow(question.ask), options, answer, html.link(question.source) if question.source else NOTHING)
