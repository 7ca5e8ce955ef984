"""Linked content -> the manual: defaults handed down to rows, entries by id, references both ways."""

from dataclasses import dataclass, replace
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
from generator.record import Path as At
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


def manual_of(linked: Linked) -> Manual:
    """The whole manual, for no audience yet: ``audience.cut`` comes before anything is shown."""
    entries = {entry.id: entry for entry in sorted(linked.found.entries.values(), key=lambda e: e.id)}
    by_kind: dict[str, dict[str, Any]] = {}
    for entry in [entry for entry in entries.values() if not entry.path]:
        item = with_defaults(entry.item)
        by_kind.setdefault(entry.kind, {})[entry.id] = item
        entries[entry.id] = replace(entry, item=item)
    for entry in [entry for entry in entries.values() if entry.path[:1] == ("items",) and len(entry.path) == 2]:
        rows: Any = entries[entry.parent or ""].item
        entries[entry.id] = replace(entry, item=rows.items[entry.path[1]])
    return _assemble(linked, entries, by_kind)


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
    )
