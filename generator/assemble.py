"""Linked content -> the manual: defaults handed down to rows, entries by id, references both ways."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.defaults import with_defaults
from generator.index import Index
from generator.inherit import Inheritance
from generator.link import Links
from generator.manual import Entry, Manual, Page
from generator.model.desk import Glossary
from generator.model.organisation import Organisation
from generator.model.questions import QuestionsFile
from generator.model.settings import Settings
from generator.model.signatures import Signatures
from generator.record import Path as At
from generator.rounds import Rounds
from generator.source import Sources
from generator.validate import Read


@dataclass(frozen=True)
class Linked:
    """A content folder read and linked, as far as it could be."""

    sources: Sources
    reads: list[Read]
    found: Index
    links: Links
    inheritance: Inheritance
    numbers: dict[str, dict[At, str]]
    pages: dict[str, Page]

    @property
    def settings(self) -> Settings:
        """The manual's settings, or the defaults."""
        return next((r.item for r in self.reads if isinstance(r.item, Settings)), None) or Settings()


def manual_of(linked: Linked, rounds: Rounds | None = None) -> Manual:
    """The whole manual, for no audience yet: ``audience.cut`` comes before anything is shown."""
    stage = (rounds or Rounds()).stage("defaults")
    entries = {entry.id: entry for entry in sorted(linked.found.entries.values(), key=lambda e: e.id)}
    by_kind: dict[str, dict[str, Any]] = {}
    for entry in [entry for entry in entries.values() if not entry.path]:
        entries[entry.id] = made = stage.of(entry, make=partial(_with_defaults, entry))
        by_kind.setdefault(entry.kind, {})[entry.id] = made.item
    for entry in [entry for entry in entries.values() if entry.path[:1] == ("items",) and len(entry.path) == 2]:
        rows: Any = entries[entry.parent or ""].item
        item = rows.items[entry.path[1]]
        entries[entry.id] = entry if item is entry.item else stage.of(entry, item, make=partial(replace, entry, item=item))
    return _assemble(linked, entries, by_kind)


def _with_defaults(entry: Entry) -> Entry:
    item = with_defaults(entry.item)
    return entry if item is entry.item else replace(entry, item=item)


def _assemble(linked: Linked, entries: dict[str, Entry], by_kind: dict[str, dict[str, Any]]) -> Manual:
    organisation = next(iter(by_kind.get("organisation", {}).values()), None)
    glossary = next(iter(by_kind.get("glossary", {}).values()), None)
    used = {target: tuple(sorted(uses, key=lambda use: (use.source, use.label))) for target, uses in sorted(linked.links.used_by.items())}
    return Manual(
        settings=linked.settings,
        organisation=organisation if isinstance(organisation, Organisation) else None,
        positions={own: linked.inheritance.done[own] for own in sorted(linked.inheritance.done)},
        glossary=glossary if isinstance(glossary, Glossary) else None,
        duties=by_kind.get("duties", {}),
        conduct=by_kind.get("conduct-file", {}),
        policies=by_kind.get("policy", {}),
        procedures=by_kind.get("procedure", {}),
        scripts=by_kind.get("scripts", {}),
        faqs=by_kind.get("topic", {}),
        training=by_kind.get("training", {}),
        forms=by_kind.get("form", {}),
        pages=linked.pages,
        entries=entries,
        used_by=used,
        numbers=linked.numbers,
        images=tuple(sorted(linked.sources.images)),
        questions={read.record.source.path: read.item for read in linked.reads if isinstance(read.item, QuestionsFile)},
        signatures=next((read.item for read in linked.reads if isinstance(read.item, Signatures)), Signatures()),
    )
