"""The days of a training plan, by stage: goals, courses, reading, tasks, tests, and who signs for them (D13)."""

import re
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.training import Course, Day, Task, Test, Training
from generator.views.exam import pass_mark
from generator.views.sheet import Sheet
from generator.views.uses import row_margin

SPACE = Markup(" ")
NUMBER = re.compile(r"[0-9]+")
#: A plan is shorter than this.
MOST_DAYS = 1000


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick off: what it is, its words, and what is known of it; ``signs`` leaves room to sign."""

    anchor: str
    kind: str
    text: Markup
    about: tuple[Markup, ...]
    signs: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class DayView:
    """A day, or a run of days; ``days`` is its first and last as numbers, if it names any."""

    anchor: str
    day: Markup
    days: str
    title: Markup
    goals: tuple[Markup, ...]
    ticks: tuple[Tick, ...]
    signs: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class StageView:
    """Days that follow each other in one stage, which may have no name."""

    title: str
    days: tuple[DayView, ...]


def stage_views(sheet: Sheet, training: Training) -> tuple[StageView, ...]:
    """The plan, cut where the stage changes."""
    return tuple(StageView(stage, tuple(_day(sheet, day) for day in days)) for stage, days in groupby(training.plan, lambda day: day.stage or ""))


def _day(sheet: Sheet, day: Day) -> DayView:
    return DayView(
        day.id or "", sheet.html.line(day.day), numbered(day.day), sheet.maybe(day.title), tuple(sheet.html.flow(goal) for goal in day.goals),
        tuple(_ticks(sheet, day)), signed(sheet, sheet.label(Day, "signed_by"), day.signed_by), row_margin(sheet, day, day.id),
    )  # fmt: skip


def numbered(words: str) -> str:
    """The numbers of ``第4–10天`` as "4 10", of ``Day 2`` as "2 2"; nothing where it names none, or more than two, or backwards."""
    found = [int(number) for number in NUMBER.findall(words)]
    first, last = (found[0], found[-1]) if 0 < len(found) <= 2 else (0, 0)
    return f"{first} {last}" if 0 < first <= last <= MOST_DAYS else ""


def signed(sheet: Sheet, label: str, who: tuple[str, ...]) -> Markup:
    """Who signs, with a line to sign on; nothing where nobody does."""
    return Markup("{} {} {}").format(label, sheet.html.links(who), sheet.html.line("____")) if who else NOTHING


def _ticks(sheet: Sheet, day: Day) -> list[Tick]:
    html, say = sheet.html, sheet.say
    ticks = [Tick("", say("learn.course"), html.link(ref), _of_course(sheet, ref), NOTHING, NOTHING) for ref in day.courses]
    if day.reads:
        ticks.append(Tick("", say("learn.reading"), html.links(day.reads), (), NOTHING, NOTHING))
    ticks += [_task(sheet, task) for task in day.tasks]
    ticks += [Tick("", say("learn.test"), html.link(ref), _of_test(sheet, ref), NOTHING, NOTHING) for ref in day.tests]
    return ticks


def _task(sheet: Sheet, task: Task) -> Tick:
    about = (sheet.html.line(task.when),) if task.when else ()
    signs = signed(sheet, sheet.label(Task, "signed_by"), (task.signed_by,) if task.signed_by else ())
    return Tick(task.id or "", sheet.say("learn.task"), sheet.html.flow(task.text), about, signs, row_margin(sheet, task, task.id))


def _of_course(sheet: Sheet, ref: str) -> tuple[Markup, ...]:
    """How the course is taught and for how long; its row in the table of courses says the rest."""
    entry = sheet.context.manual.find(ref, sheet.own)
    if entry is None or not isinstance(entry.item, Course):
        return ()
    return tuple(value for name in ("type", "takes") if (value := sheet.field(entry.item, name)))


def _of_test(sheet: Sheet, ref: str) -> tuple[Markup, ...]:
    entry = sheet.context.manual.find(ref, sheet.own)
    mark = pass_mark(sheet, entry.item) if entry and isinstance(entry.item, Test) else NOTHING
    return (SPACE.join((escape(sheet.label(Test, "pass")), mark)),) if mark else ()
