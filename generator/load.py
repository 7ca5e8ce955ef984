"""The way of the data in one place: content folder -> sources -> records -> models -> index -> links -> manual."""

import gc
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import safety
from generator.defaults import with_defaults
from generator.flow import flows
from generator.graph import rings
from generator.index import Index, index, names_of_files
from generator.inherit import Inheritance
from generator.link import Links, link
from generator.manual import Entry, Manual, Page
from generator.model.desk import Glossary
from generator.model.organisation import Organisation
from generator.model.policy import Policy
from generator.model.position import Position
from generator.model.settings import Settings
from generator.numbering import STYLES, numbers
from generator.pages_by_hand import read_page
from generator.place_of_content import content_root, shown_as
from generator.problem import Problem
from generator.record import Path as At
from generator.record import Record, read_record
from generator.source import Sources, read_sources
from generator.validate import Read, validate
from generator.waiver import severities, waive


@dataclass(frozen=True)
class Loaded:
    """A content folder as far as it could be read: its problems are sorted, each with its severity."""

    sources: Sources
    reads: list[Read]
    found: Index
    links: Links
    inheritance: Inheritance
    numbers: dict[str, dict[At, str]]
    pages: dict[str, Page]
    problems: list[Problem]
    severity: dict[str, str]

    @property
    def settings(self) -> Settings:
        """The manual's settings, or the defaults."""
        return next((r.item for r in self.reads if isinstance(r.item, Settings)), None) or Settings()

    @property
    def errors(self) -> list[Problem]:
        """Problems that keep a manual from being made."""
        return [problem for problem in self.problems if self.severity[problem.code] == "error"]


def load(sources: Sources, shown: str = "") -> Loaded:
    """Read, check and link everything; never raises for what an author wrote."""
    # Nothing of a load is garbage until the manual itself is; looking for garbage on the way, and in it later, only costs.
    gc.disable()
    try:
        return _load(sources, shown)
    finally:
        gc.freeze()
        gc.enable()


def _load(sources: Sources, shown: str) -> Loaded:
    problems = list(sources.problems)
    records, reads, unread = [], [], []
    for source in sources.texts:
        if source.kind == "page":
            continue
        record, faults = read_record(source)
        problems += faults
        if record is None:
            unread.append(source)
            continue
        records.append(record)
        problems += safety.unsafe_texts(record)  # before parts are left out: those too are looked through
        read, faults = validate(record)
        reads.append(read)
        problems += faults
    found = index(reads, unread)
    pages, faults = _pages(sources, found)
    links = link(reads, found, sources.images)
    inheritance = Inheritance(found)
    for entry in list(found.entries.values()):
        if isinstance(entry.item, Position) and not entry.path:
            inheritance.resolve(entry.id)
    numbered, wrong = _numbers(reads, found)
    problems += faults + names_of_files(reads) + found.problems + links.problems + rings(found) + flows(found) + inheritance.problems + wrong
    problems += safety.unsafe_images(sources, shown)
    return _judged(sources, reads, found, links, inheritance, numbered, pages, problems, records)


def _judged(
    sources: Sources, reads: list[Read], found: Index, links: Links, inheritance: Inheritance,
    numbered: dict[str, dict[At, str]], pages: dict[str, Page], problems: list[Problem], records: list[Record],
) -> Loaded:  # fmt: skip
    setting = next((read for read in reads if isinstance(read.item, Settings)), None)
    given = {code: level.key for code, level in setting.item.severities.items()} if setting and isinstance(setting.item, Settings) else {}
    severity, faults = severities(given, setting.record if setting else None)
    left = [p for p in waive(problems, records) + faults if severity[p.code] != "off"]
    return Loaded(sources, reads, found, links, inheritance, numbered, pages, sorted(left, key=lambda p: p.order), severity)


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


def manual_of(loaded: Loaded) -> Manual:
    """The whole manual, for no audience yet: ``audience.cut`` comes before anything is shown."""
    entries = {entry.id: entry for entry in sorted(loaded.found.entries.values(), key=lambda e: e.id)}
    by_kind: dict[str, dict[str, Any]] = {}
    for entry in [entry for entry in entries.values() if not entry.path]:
        item = with_defaults(entry.item)
        by_kind.setdefault(entry.kind, {})[entry.id] = item
        entries[entry.id] = replace(entry, item=item)
    for entry in [entry for entry in entries.values() if entry.path[:1] == ("items",) and len(entry.path) == 2]:
        rows: Any = entries[entry.parent or ""].item
        entries[entry.id] = replace(entry, item=rows.items[entry.path[1]])
    return _assemble(loaded, entries, by_kind)


def _assemble(loaded: Loaded, entries: dict[str, Entry], by_kind: dict[str, dict[str, Any]]) -> Manual:
    organisation = next(iter(by_kind.get("organisation", {}).values()), None)
    glossary = next(iter(by_kind.get("glossary", {}).values()), None)
    used = {target: tuple(sorted(uses, key=lambda use: (use.source, use.label))) for target, uses in sorted(loaded.links.used_by.items())}
    return Manual(
        settings=loaded.settings,
        organisation=organisation if isinstance(organisation, Organisation) else None,
        positions={own: loaded.inheritance.done[own] for own in sorted(loaded.inheritance.done)},
        glossary=glossary if isinstance(glossary, Glossary) else None,
        duties=by_kind.get("duties", {}),
        conduct=by_kind.get("conduct-file", {}),
        policies=by_kind.get("policy", {}),
        procedures=by_kind.get("procedure", {}),
        scripts=by_kind.get("scripts", {}),
        faqs=by_kind.get("topic", {}),
        training=by_kind.get("training", {}),
        forms=by_kind.get("form", {}),
        pages=loaded.pages,
        entries=entries,
        used_by=used,
        numbers=loaded.numbers,
        images=tuple(sorted(loaded.sources.images)),
    )


def load_project(project: Path) -> Loaded:
    """Load the content folder of ``project``. Raises FileNotFoundError if there is none."""
    root = content_root(project)
    shown = shown_as(root, project)
    return load(read_sources(root, shown), shown)
