"""The courses of a training plan (D13)."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.training import Course, Training
from generator.views.sheet import Sheet
from generator.views.uses import row_margin


@dataclass(frozen=True, slots=True)
class CourseView:
    """A row of the table of courses; ``days`` are those of the plan on which it is given."""

    anchor: str
    title: Markup
    type: Markup
    takes: Markup
    teacher: Markup
    text: Markup
    reads: Markup
    days: Markup
    margin: Markup


def course_views(sheet: Sheet, training: Training) -> tuple[CourseView, ...]:
    """The courses in the order in which they are written."""
    return tuple(_course(sheet, training, course) for course in training.courses)


def _course(sheet: Sheet, training: Training, course: Course) -> CourseView:
    days = [day.day for day in training.plan if course.id in day.courses or f"{sheet.own}/{course.id}" in day.courses]
    type_, takes, teacher, text, reads = (sheet.field(course, name) for name in ("type", "takes", "teacher", "text", "reads"))
    return CourseView(
        course.id, sheet.html.line(course.title), type_, takes, teacher, text, reads,
        sheet.maybe(sheet.say("page.comma").join(days)), row_margin(sheet, course, course.id),
    )  # fmt: skip
