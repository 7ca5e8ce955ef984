"""The way of the data in one place: content folder -> sources -> records -> models -> index -> links -> manual -> rules."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import safety
from generator.assemble import Linked, manual_of
from generator.catalogue import catalogue
from generator.flow import flows
from generator.graph import rings
from generator.index import Index, index, names_of_files
from generator.inherit import Inheritance
from generator.link import link
from generator.manual import Manual, Page
from generator.model.policy import Policy
from generator.model.position import Position
from generator.model.settings import Settings
from generator.numbering import STYLES, numbers
from generator.pages_by_hand import read_page
from generator.place_of_content import content_root, shown_as
from generator.problem import Problem
from generator.record import Path as At
from generator.record import Record, read_record
from generator.rounds import Rounds
from generator.source import Source, Sources, read_sources
from generator.validate import Read, validate
from generator.waiver import severities, waive

if TYPE_CHECKING:  # who knows that a manual is sound needs no rules
    from generator.rules.inspection import Rule


@dataclass(frozen=True)
class Loaded:
    """A content folder as far as it could be read: its problems are sorted, each with its severity."""

    sources: Sources
    settings: Settings
    manual: Manual
    problems: list[Problem]
    severity: dict[str, str]
    #: Whether all of it could be read and linked, whatever the rules say.
    whole: bool = True

    @property
    def errors(self) -> list[Problem]:
        """Problems that keep a manual from being made."""
        return [problem for problem in self.problems if self.severity[problem.code] == "error"]


@dataclass(frozen=True)
class _File:
    """A file by itself: ``read`` is None where it is no YAML."""

    source: Source
    read: Read | None
    problems: list[Problem]


def load(
    sources: Sources, shown: str = "", today: date | None = None, further: "Sequence[Rule]" = (), *,
    sound: bool = False, rounds: Rounds | None = None, quick: bool = False,
) -> Loaded:  # fmt: skip
    """Read, link and check everything; never raises for what an author wrote. Without a day nothing is said of the calendar.

    ``further`` rules come from stages after this one, such as the look-up, which a load knows nothing of. ``sound`` says that the rules
    have found no error in the very same content; they are not asked again. ``rounds`` know what was made before, where the same content is
    read again and again; ``quick`` leaves out the rules that compare everything with everything, unless the settings make errors of them.
    """
    # Nothing of a load is garbage until the manual itself is; looking for garbage on the way, and in it later, only costs.
    was = gc.isenabled()
    gc.disable()
    try:
        linked, problems, records = read_and_link(sources, shown, rounds)
        manual = manual_of(linked, rounds)
        _, severity = structure = _judged(linked.reads, problems, records)
        whole = not any(severity[problem.code] == "error" for problem in structure[0])
        if not sound:
            from generator.rules import broken_rules, rules_of

            problems += broken_rules(manual, today, complete=not _faulty(problems), rules=(*rules_of(severity, quick), *further), rounds=rounds)
        problems, severity = _judged(linked.reads, problems, records)
        return Loaded(sources, linked.settings, manual, problems, severity, whole)
    finally:
        gc.freeze()
        if was:
            gc.enable()


def _faulty(problems: list[Problem]) -> bool:
    """Whether something could not be read, so that what seems to be missing may only be unread."""
    kinds = catalogue()
    return any(kinds[problem.code].severity == "error" for problem in problems)


def read_and_link(sources: Sources, shown: str = "", rounds: Rounds | None = None) -> tuple[Linked, list[Problem], list[Record]]:
    """Structure alone: records, models, links, and what is wrong with them.

    Where the same content is read again and again, ``rounds`` know what was made of it before: only what changed is made anew.
    """
    rounds = rounds or Rounds()
    stage = rounds.stage("files")
    files = [stage.of(source, make=partial(_file, source)) for source in sources.texts if source.kind != "page"]
    problems = [*sources.problems, *(problem for file in files for problem in file.problems)]
    reads = [file.read for file in files if file.read]
    found = index(reads, [file.source for file in files if file.read is None], rounds)
    pages, faults = _pages(sources, found)
    links = link(reads, found, sources.images, rounds)
    inheritance = Inheritance(found, rounds)
    for entry in list(found.entries.values()):
        if isinstance(entry.item, Position) and not entry.path:
            inheritance.resolve(entry.id)
    numbered, wrong = _numbers(reads, found)
    problems += faults + names_of_files(reads) + found.problems + links.problems + rings(found) + flows(found) + inheritance.problems + wrong
    problems += safety.unsafe_images(sources, shown)
    return Linked(sources, reads, found, links, inheritance, numbered, pages), problems, [read.record for read in reads]


def _file(source: Source) -> _File:
    """Everything that follows from one file alone."""
    record, problems = read_record(source)
    if record is None:
        return _File(source, None, problems)
    problems = problems + safety.unsafe_texts(record)  # before parts are left out: those too are looked through
    read, faults = validate(record)
    return _File(source, read, problems + faults)


def _judged(reads: list[Read], problems: list[Problem], records: list[Record]) -> tuple[list[Problem], dict[str, str]]:
    """The problems that count, sorted, and the severity of every code."""
    setting = next((read for read in reads if isinstance(read.item, Settings)), None)
    given = {code: level.key for code, level in setting.item.severities.items()} if setting and isinstance(setting.item, Settings) else {}
    severity, faults = severities(given, setting.record if setting else None)
    left = [p for p in waive(problems, records) + faults if severity[p.code] != "off"]
    return sorted(left, key=lambda p: p.order), severity


def _pages(sources: Sources, found: Index) -> tuple[dict[str, Page], list[Problem]]:
    pages, problems = {}, []
    for source in sources.texts:
        if source.kind == "page":
            page, faults = read_page(source, found, sources.images)
            pages[page.path] = page
            problems += faults
    return pages, problems


def _numbers(reads: list[Read], found: Index) -> tuple[dict[str, dict[At, str]], list[Problem]]:
    made: dict[str, dict[At, str]] = {}
    problems = []
    default = None
    for read in reads:
        if isinstance(read.item, Settings) and read.item.numbering:
            default = read.item.numbering if read.item.numbering in STYLES else None
            if default is None:
                problems.append(Problem("unknown-numbering", read.record.place(("numbering",)), {"given": read.item.numbering}))
    for entry in found.entries.values():
        if isinstance(entry.item, Policy) and not entry.path:
            try:
                made[entry.id] = numbers(entry.item, default)
            except ValueError as error:
                path: At = ("numbering", str(error)) if entry.record.has(("numbering", str(error))) else ("numbering",)
                problems.append(Problem("unknown-numbering", entry.record.place(path), {"given": str(error)}))
    return made, problems


def load_project(project: Path, today: date | None = None) -> Loaded:
    """Load the content folder of ``project``. Raises FileNotFoundError if there is none."""
    root = content_root(project)
    shown = shown_as(root, project)
    return load(read_sources(root, shown), shown, today)
