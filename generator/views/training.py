"""Training plans: what to do day by day, courses, mentor, tests, probation, and how newcomers come in (D13)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING, Html
from generator.model.training import Mentor, Probation, Training
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.copying import ASSETS, in_page
from generator.views.course import CourseView, course_views
from generator.views.day import StageView, stage_views
from generator.views.exam import TestView, test_views
from generator.views.margin import Head, Margin
from generator.views.sheet import Cell, DocumentView, Rows, Sheet

PAGE = "training/index.md"
#: Blocks with a heading of their own; the others stand in the first grid.
HEADED = ("plan", "courses", "mentor", "tests", "probation", "sign_off", "recruitment", "applicants", "entry", "document")

#: What the scripts of the page say, and which they are.
PLAN_WORDS = ("first", "counted", "today", "dates", "day_done", "done", "clear")
PLAN_SCRIPTS = ("plan.js",)


@dataclass(frozen=True, slots=True)
class Part:
    """A grid and the points below it, which have a label of their own."""

    cells: tuple[Cell, ...]
    label: str
    points: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class Ticking:
    """What the page needs for ticks that are kept: addresses of scripts, and their words as JSON."""

    scripts: tuple[str, ...]
    words: Markup


@dataclass(frozen=True)
class TrainingView:
    """A plan as its page shows it; ``lists`` are (key, label, points), ``unwritten`` holds what is announced."""

    head: Head
    cells: tuple[Cell, ...]
    stages: tuple[StageView, ...]
    courses: tuple[CourseView, ...]
    mentor: Part | None
    tests: tuple[TestView, ...]
    probation: Part | None
    sign_off: tuple[Rows, ...]
    recruitment: tuple[Rows, ...]
    applicants: Markup
    entry: tuple[Rows, ...]
    document: DocumentView | None
    unwritten: dict[str, str]
    ticking: Ticking


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each plan, and the listing."""
    for own, training in context.asked(context.manual.training):
        yield context.urls.page(own), context.render("pages/training.md.j2", v=training_view(context, own, training))
    if context.manual.training:
        title, count = context.say("page.tab_training"), context.say("learn.count_plans", n=len(context.manual.training))
        yield PAGE, context.render("pages/listing.md.j2", title=title, count=count, table=_listing(context))


def training_view(context: Context, own: str, training: Training) -> TrainingView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, own)
    gap = sheet.unwritten(training)
    return TrainingView(
        head=sheet.margin.head(own, training, training.title, "", _facts(sheet, training)),
        cells=_cells(sheet, training, gap),
        stages=stage_views(sheet, training),
        courses=course_views(sheet, training),
        mentor=_mentor(sheet, training.mentor),
        tests=test_views(sheet, training),
        probation=_probation(sheet, training.probation),
        sign_off=sheet.points(training.sign_off, "sign_off"),
        recruitment=sheet.points(training.recruitment, "recruitment"),
        applicants=html.rich(training.applicants) if training.applicants else NOTHING,
        entry=sheet.points(training.entry, "entry"),
        document=sheet.document(training.document),
        unwritten=gap,
        ticking=_ticking(html),
    )


def _ticking(html: Html) -> Ticking:
    words = {name: html.say(f"learn.plan_{name}") for name in PLAN_WORDS}
    return Ticking(tuple(html.urls.asset(html.page, f"{ASSETS}/{name}") for name in PLAN_SCRIPTS), in_page(words))


def _facts(sheet: Sheet, training: Training) -> tuple[Markup, ...]:
    document = training.document
    return tuple(sheet.html.line(word) for word in (document.number, document.version) if word and "__" not in word) if document else ()


def _cells(sheet: Sheet, training: Training, gap: dict[str, str]) -> tuple[Cell, ...]:
    values = {"for": sheet.field(training, "for_"), **{name: sheet.field(training, name) for name in ("forms", "purpose")}}
    shown: list[tuple[str, Markup | str | None]] = [(name, value or sheet.gap) for name, value in values.items() if value or name in gap]
    shown += [(name, sheet.gap) for name in gap if name not in (*values, *HEADED) and name in Training.model_fields]
    return sheet.cells(Training, shown, ("purpose",))


def _mentor(sheet: Sheet, mentor: Mentor | None) -> Part | None:
    if mentor is None:
        return None
    names = ("who", "newcomers", "weeks")
    values = [*((name, sheet.field(mentor, name)) for name in names), ("reexamined", escape(sheet.say("learn.yes" if mentor.reexamined else "learn.no")))]
    cells = sheet.cells(Mentor, [*values, ("answers_for", sheet.field(mentor, "answers_for"))], ("answers_for",))
    return Part(cells, sheet.label(Mentor, "duties"), sheet.points(mentor.duties, "mentor", "duties"))


def _probation(sheet: Sheet, probation: Probation | None) -> Part | None:
    if probation is None:
        return None
    cells = sheet.cells(Probation, [(name, sheet.field(probation, name)) for name in ("lasts", "contract", "decided_by", "form")])
    return Part(cells, sheet.label(Probation, "conditions"), sheet.points(probation.conditions, "probation", "conditions"))


def _listing(context: Context) -> TableView:
    html = context.html(PAGE)
    margin = Margin(context, html)
    rows = []
    for own, training in context.manual.training.items():
        days = context.say("learn.count_days", n=len(training.plan)) if training.plan else ""
        purpose = html.line(training.purpose) if training.purpose else NOTHING
        title = Markup("{}{}").format(html.link(own), margin.grade(training))
        rows.append(TableRow(own, (title, html.links(training.for_), purpose, escape(days), margin.fresh(training, brief=True))))
    columns = tuple(context.label(Training, name) for name in ("title", "for", "purpose", "plan", "verified"))
    return TableView("training", "", columns, tuple(rows))
