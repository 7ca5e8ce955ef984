"""Values that contradict each other, or that say nothing: dates, rows, choices, empty lists, marks where none are read."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.flow import successors
from generator.manual import Entry
from generator.model.base import Item, Kept, Model
from generator.model.common import Document
from generator.model.desk import FaqsFile, ScriptsFile
from generator.model.form import Form
from generator.model.policy import Policy
from generator.model.position import ConductFile, DutiesFile
from generator.model.procedure import Procedure
from generator.model.scalars import read_day
from generator.model.shape import Shape, fields, walk
from generator.model.words import FieldType
from generator.problem import Problem, Word
from generator.record import Path
from generator.rules.inspection import Inspection, place

LISTS = (FaqsFile, ScriptsFile, DutiesFile, ConductFile)
#: A document is prepared, then checked, then approved, and holds from then on.
SIGNED = ("prepared", "checked", "approved", "effective")
GRADING = ("graded", "declassify")
MARKS = ("[[", "]]", "**")
#: A mark in one line of text: a link, bold words, or a brace that is not closed.
#: Stars beside a figure hide digits: 138****0000.
MARK = re.compile(r"\[\[[^\[\]]*\]\]|\[\[|\]\]|\*\*[^*]+\*\*(?!\*)|(?<![*\d])\*\*(?![*\d])|\{(?![^{}]*\})")


def dates(inspection: Inspection) -> Iterator[Problem]:
    """What ends before it begins, and what was checked on a day that is still to come."""
    for entry in inspection.manual.entries.values():
        item = entry.item
        if not isinstance(item, Kept):
            continue
        valid, verified = item.valid, item.verified
        if valid and valid.from_ and valid.until and valid.until < valid.from_ and valid is not _above(entry, inspection).valid:
            words: dict[str, Word] = {"given": str(valid.until), "first": str(valid.from_), "item": entry.title}
            yield Problem("dates-reversed", place(entry, "valid", "until"), words, (place(entry, "valid", "from"),))
        if inspection.today and verified and verified.date > inspection.today and verified is not _above(entry, inspection).verified:
            yield Problem("checked-in-future", place(entry, "verified", "date"), {"given": str(verified.date), "item": entry.title})


def _above(entry: Entry, inspection: Inspection) -> Kept:
    """The file that hands its defaults down to this row; for a file itself one without any."""
    parent = inspection.manual.entries.get(entry.parent or "") if entry.path else None
    return parent.item if parent and isinstance(parent.item, Kept) else Kept()


def signatures(inspection: Inspection) -> Iterator[Problem]:
    """A document approved before it was checked, checked before it was prepared, or in force before it was approved."""
    for entry in inspection.entries("organisation", "position", "policy", "procedure", "form", "training"):
        document = getattr(entry.item, "document", None)
        known = [(name, day) for name in SIGNED if document and (day := _day(document, name))]
        for (before, first), (after, second) in pairwise(known):
            if second < first:
                labels = {field.name: field.label for field in fields(Document)}
                words: dict[str, Word] = {"given": str(second), "what": labels[after], "first": str(first), "before": labels[before]}
                at = [place(entry, "document", name, *(() if name == "effective" else ("date",))) for name in (after, before)]
                yield Problem("signed-out-of-order", at[0], words, (at[1],))


def _day(document: Document, name: str) -> date | None:
    """The day, if a real one is given: not a blank, not words."""
    given = getattr(document, name)
    if name == "effective":
        try:
            return read_day(given) if given else None
        except ValueError:
            return None
    return given.date if given and isinstance(given.date, date) else None


def rows(inspection: Inspection) -> Iterator[Problem]:
    """Rows with more or fewer cells than their table has columns."""
    for entry in inspection.entries("policy", "form") if inspection.complete else ():
        for path, columns, cells in _tables(entry.item):
            for number, row in enumerate(cells):
                if columns and len(row) != len(columns):
                    words = {"given": str(len(row)), "row": str(number + 1), "columns": str(len(columns)), "names": "、".join(columns)}
                    yield Problem("row-length", place(entry, *path, number), words)


def _tables(item: Model) -> Iterator[tuple[Path, tuple[str, ...], tuple[tuple[object, ...], ...]]]:
    """Where the rows of each table stand, its columns, and the rows."""
    if isinstance(item, Policy):
        for at, part in enumerate(item.body):
            if part.table:
                yield ("body", at, "table", "rows"), part.table.columns, part.table.rows
    elif isinstance(item, Form):
        for at, section in enumerate(item.sections):
            if section.table:
                yield ("sections", at, "table", "begun"), section.table.columns, section.table.begun


def choices(inspection: Inspection) -> Iterator[Problem]:
    """Fields of a form to choose in, with nothing to choose."""
    for entry in inspection.entries("form"):
        assert isinstance(entry.item, Form)
        for at, section in enumerate(entry.item.sections):
            for number, field in enumerate(section.fields):
                if field.type in (FieldType.CHOICE, FieldType.CHECK) and not field.options and inspection.complete:
                    words: dict[str, Word] = {"given": field.name, "type": (field.type.zh, field.type.en)}
                    yield Problem("no-choices", place(entry, "sections", at, "fields", number, "name"), words)


def empty_files(inspection: Inspection) -> Iterator[Problem]:
    """Files of many items that hold none."""
    for entry in inspection.entries("topic", "scripts", "duties", "conduct-file"):
        if isinstance(entry.item, LISTS) and not entry.item.items and inspection.complete:
            yield Problem("no-items", place(entry, "items", key=True), {"given": entry.title, "what": type(entry.item).called})


def endless(inspection: Inspection) -> Iterator[Problem]:
    """Procedures that can be entered and never left: no step that is reached goes to the end or to another procedure."""
    for entry in inspection.entries("procedure"):
        assert isinstance(entry.item, Procedure)
        if entry.item.steps and entry.record.sound is None and not _has_way_out(entry.item):
            yield Problem("no-way-out", place(entry, "steps", key=True), {"given": entry.title})


def _has_way_out(procedure: Procedure) -> bool:
    following = successors(procedure)
    own = {step.id for step in procedure.steps if step.id}
    reached, pending = set(), [0]
    while pending:
        number = pending.pop()
        if number in reached:
            continue
        reached.add(number)
        named = [*procedure.steps[number].go.values(), *procedure.steps[number].then]
        if any(target not in own for target in named) or not (named or following[number]):
            return True
        pending += following[number]
    return False


def ungraded(inspection: Inspection) -> Iterator[Problem]:
    """Days of a grade where there is no grade; those of a file are not named again at the rows that it hands them to."""
    for entry in inspection.manual.entries.values():
        text = entry.record.source.text
        if entry.path or not inspection.complete or not any(name in text for name in GRADING):
            continue
        nested = [(path, value) for path, _, shape, value in walk(entry.item) if shape.model]
        for path, item in [((), entry.item), *nested]:
            if isinstance(item, Item) and not item.grade:
                handed_down = [getattr(entry.item, name, None) for name in GRADING] if path else []
                own = [name for name in GRADING if (day := getattr(item, name)) and not any(day is given for given in handed_down)]
                if own:
                    yield Problem("grade-without", place(entry, *path, own[0], key=True), {"given": own[0]})


def marks(inspection: Inspection) -> Iterator[Problem]:
    """Marks of rich text in fields of one line, where they are printed as they were typed."""
    for entry in inspection.manual.entries.values():
        text = entry.record.source.text
        if entry.path or not (any(mark in text for mark in MARKS) or text.count("{") != text.count("}")):
            continue
        for path, label, line in _lines(entry.item, ()):
            mark = MARK.search(line)
            if mark:
                words: dict[str, Word] = {"given": mark[0], "field": label}
                yield Problem("marks-in-line", place(entry, *path, find=mark[0]), words)


def _lines(item: Model, path: Path) -> Iterator[tuple[Path, Word, str]]:
    """Every text of one line below ``item``, with the label of its field."""
    for spec in fields(type(item)):
        yield from _inside(getattr(item, spec.name), spec.shape, (*path, spec.key), spec.label)


def _inside(value: object, shape: Shape, path: Path, label: Word) -> Iterator[tuple[Path, Word, str]]:
    if shape.refers or shape.rich:
        return
    if isinstance(value, Model):
        yield from _lines(value, path)
    elif isinstance(value, str):
        yield path, label, value
    elif isinstance(value, tuple) and shape.item:
        for number, part in enumerate(value):
            yield from _inside(part, shape.item, (*path, number), label)
    elif isinstance(value, dict) and shape.item:
        for key, part in value.items():
            yield from _inside(part, shape.item, (*path, key), label)
