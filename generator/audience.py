"""Cutting the manual to an audience's grade, in one place, before any view is made (D8).

What is above the grade is taken out of every model, entry, reference and page; of its id only the fact remains
that it is withheld. Articles keep their number, so that references to later ones hold. What has been declassified by
``today`` counts as ungraded. A grade that is not among the settings' grades counts as above everyone.
A position takes nothing over from a position, or from a shared duty, that is withheld as a whole.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any

from generator.index import Index, listed
from generator.inherit import Inheritance
from generator.manual import Entry, Manual, Resolved, Use
from generator.model.base import Group, Item, Model
from generator.model.policy import Clause, Policy
from generator.model.policy import Entry as Article
from generator.model.settings import Settings
from generator.model.shape import FieldShape, Shape, fields
from generator.model.signatures import Signatures
from generator.record import Path
from generator.redact import Redaction
from generator.rich import parse
from generator.rounds import Rounds, Stage
from generator.secrecy import falls_on

DROPPED: Any = object()
#: What is printed where a withheld article stood: nothing; pages show its number and a standing phrase.
NOTHING = parse("")
STUB = Article.model_construct()
#: The manual's mappings of files by their ids.
MAPPINGS = ("duties", "conduct", "policies", "procedures", "scripts", "faqs", "training", "forms")


class UnknownAudienceError(KeyError):
    """The settings have no such audience."""


def cut(manual: Manual, audience: str | None, today: date, rounds: Rounds | None = None) -> Manual:
    """``manual`` as ``audience`` (an id of the settings; None is the ungraded base) may see it on ``today``.

    Raises UnknownAudienceError for an audience that the settings do not have.
    """
    return _Cut(manual, _ranks(manual.settings), _reach(manual.settings, audience), today, rounds or Rounds()).manual()


def _ranks(settings: Settings) -> dict[str, int]:
    return {grade.id: rank for rank, grade in enumerate(settings.grades, 1)}


def _reach(settings: Settings, audience: str | None) -> int:
    if audience is None:
        return 0
    known = {entry.id: entry for entry in settings.audiences}
    if audience not in known:
        raise UnknownAudienceError(audience)
    grade = known[audience].grade
    return _ranks(settings).get(grade, 0) if grade else 0


class _Cut:
    def __init__(self, manual: Manual, ranks: Mapping[str, int], reach: int, today: date, rounds: Rounds) -> None:
        self.before, self.ranks, self.reach, self.today = manual, ranks, reach, today
        self._cutting = rounds.stage("cut", manual.settings, reach, today)
        self._entries, self._rows, self._rounds = rounds.stage("cut-entries"), rounds.stage("redacted-entries"), rounds
        self.stubs: dict[str, set[Path]] = {}
        #: The paths of what was dropped from the file at hand.
        self.gone: set[Path] = set()

    def beyond(self, grade: str | None) -> bool:
        """Whether ``grade`` is above the audience's."""
        return grade is not None and self.ranks.get(grade, len(self.ranks) + 1) > self.reach

    def above(self, item: Any) -> bool:
        """Whether ``item`` carries a grade above the audience's that still holds."""
        fallen = falls_on(item, self.before.settings) if isinstance(item, Item) else None
        return self.beyond(getattr(item, "grade", None)) and not (fallen and fallen <= self.today)

    def manual(self) -> Manual:
        """The manual without what is above, and without the names of it."""
        old = self.before
        resolved, settings = self.positions(), self.settings()
        files: dict[str, Model] = {}
        for own, entry in old.entries.items():
            if not entry.path and (item := self.file(own, entry, resolved, settings)) is not DROPPED:
                files[own] = item
        pages = {path: page for path, page in old.pages.items() if not self.above(page)}
        entries = self.entries(files, self._entries)
        redaction = Redaction(old, files, entries.keys(), pages, self._rounds)
        if redaction.needed:
            files = {own: redaction.file(own, item) for own, item in files.items()}
            pages = {path: redaction.page(page) for path, page in pages.items()}
            entries = self.entries(files, self._rows)
        made = self.assembled(files, entries, resolved, settings)
        withheld = frozenset((*(old.entries.keys() - entries.keys()), *redaction.acts, *redaction.words.values(), *old.withheld))
        images = tuple(image for image in old.images if image not in redaction.files)
        return replace(made, pages=pages, images=images, withheld=withheld, withheld_files=redaction.files)

    def assembled(self, files: Mapping[str, Any], entries: Mapping[str, Entry], resolved: Mapping[str, Resolved], settings: Settings) -> Manual:
        """The manual of the cut files."""
        old = self.before
        first = {entry.kind: entry.id for entry in reversed([*old.entries.values()]) if not entry.path}
        kinds: dict[str, Any] = {name: {own: files[own] for own in getattr(old, name) if own in files} for name in MAPPINGS}
        return replace(
            old, **kinds, entries=entries, used_by=self.uses(entries), questions={}, signatures=Signatures(),
            positions={own: replace(r, position=files[own]) for own, r in resolved.items() if own in files},
            settings=files.get(first.get("settings", ""), settings),
            organisation=files.get(first.get("organisation", "")),
            glossary=files.get(first.get("glossary", "")),
            numbers={own: numbers for own, numbers in old.numbers.items() if own in files},
            withheld_entries={own: frozenset(paths) for own, paths in self.stubs.items()},
        )  # fmt: skip

    def positions(self) -> dict[str, Resolved]:
        """Positions with what they may still take over, cut; their origins follow what has moved up."""
        old = self.before
        hidden = {own for own, entry in old.entries.items() if entry.kind in ("position", "duty") and self.above(entry.item)}
        resolved = {own: r for own, r in old.positions.items() if own not in hidden}
        if hidden:
            inheritance = Inheritance(Index({own: entry for own, entry in old.entries.items() if own not in hidden}))
            resolved = {own: inheritance.resolve(own) for own in resolved}
        cut = {own: self._cutting.of(whole, make=partial(self.position, whole)) for own, whole in resolved.items()}
        return {own: left for own, left in cut.items() if left}

    def position(self, whole: Resolved) -> Resolved | None:
        """What is left of a position; None for nothing."""
        self.gone = set()
        position = self.model(whole.position)
        if position is DROPPED:
            return None
        moved = {_moved(path, self.gone): origin for path, origin in whole.origins.items()} if self.gone else whole.origins
        return Resolved(position, {path: origin for path, origin in moved.items() if path is not None})

    def file(self, own: str, entry: Entry, resolved: Mapping[str, Resolved], settings: Settings) -> Any:
        """What is left of one file; one of which nothing but its heading would be left goes too."""
        if entry.kind == "position":
            return resolved[own].position if own in resolved else DROPPED
        if isinstance(entry.item, Settings):
            return settings
        if isinstance(entry.item, Policy):
            cut, stubs = self._cutting.of(entry.item, make=partial(self.policy, entry.item))
            self.stubs |= {own: stubs} if stubs else {}
            return cut
        cut = self._cutting.of(entry.item, make=partial(self.model, entry.item))
        emptied = cut is not DROPPED and getattr(entry.item, "items", None) and not cut.items
        return DROPPED if emptied else cut

    def model(self, item: Model, path: Path = ()) -> Any:
        """``item`` without what is above, itself if nothing is, DROPPED if it is above as a whole or an emptied group."""
        if isinstance(item, Item) and self.above(item):
            self.gone.add(path)
            return DROPPED
        update: dict[str, Any] = {}
        for field in _deep_fields(type(item)):
            value = getattr(item, field.name)
            cut = self.value(value, (*path, field.key))
            if cut is not value:
                update[field.name] = None if cut is DROPPED else cut
        if isinstance(item, Group) and item.items and not update.get("items", item.items):
            self.gone.add(path)
            return DROPPED
        if isinstance(item, Item) and self.beyond(item.grade):
            update["grade"] = None  # it has fallen; its name stays unknown here
        return item.model_copy(update=update) if update else item

    def value(self, value: Any, path: Path) -> Any:
        """The same for any value of a field."""
        if isinstance(value, Model):
            return self.model(value, path)
        if isinstance(value, tuple):
            parts = [self.value(part, (*path, at)) for at, part in enumerate(value)]
            same = all(part is old for part, old in zip(parts, value, strict=True))
            return value if same else tuple(part for part in parts if part is not DROPPED)
        return value

    def policy(self, policy: Policy) -> tuple[Any, set[Path]]:
        """A policy whose withheld articles and clauses leave a stub, so that every path and number stays; and where the stubs are."""
        if self.above(policy):
            return DROPPED, set()
        stubs: set[Path] = set()
        body = tuple(self.numbered(entry, ("body", number), stubs) for number, entry in enumerate(policy.body))
        return self.model(policy.model_copy(update={"body": ()})).model_copy(update={"body": body}), stubs

    def numbered(self, item: Any, path: Path, stubs: set[Path]) -> Any:
        """An article or clause, or its stub."""
        if self.above(item):
            stubs.add(path)
            return STUB if isinstance(item, Article) else Clause.model_construct(text=NOTHING)
        items = tuple(self.numbered(clause, (*path, "items", number), stubs) for number, clause in enumerate(item.items))
        cut = self.model(item.model_copy(update={"items": ()}))
        return cut.model_copy(update={"items": items})

    def settings(self) -> Settings:
        """The settings; grades above the reach are not even named."""
        settings: Settings = self.model(self.before.settings)
        grades = tuple(grade for grade in settings.grades if not self.beyond(grade.id))
        audiences = tuple(a for a in settings.audiences if not a.grade or self.ranks.get(a.grade, 0) <= self.reach)
        classes = tuple(c if self.ranks.get(c.secrecy or "", 0) <= self.reach else c.model_copy(update={"secrecy": None}) for c in settings.customers)
        return settings.model_copy(update={"grades": grades, "audiences": audiences, "customers": classes})

    def entries(self, cut: Mapping[str, Model], stage: Stage) -> dict[str, Entry]:
        """The entries that the cut files still hold."""
        left: dict[str, Entry] = {}
        for own, item in cut.items():
            record = self.before.entries[own].record
            for found in stage.of(record, item, make=partial(listed, record, item)):
                if found.id in self.before.entries:
                    left.setdefault(found.id, found)
        return {own: left[own] for own in sorted(left)}

    def uses(self, entries: Mapping[str, Entry]) -> dict[str, tuple[Use, ...]]:
        """References between what is left."""
        left = {}
        for target, uses in self.before.used_by.items():
            seen = tuple(use for use in uses if use.source in entries)
            if target in entries and seen:
                left[target] = seen
        return left


def _moved(path: Path, gone: set[Path]) -> Path | None:
    """Where ``path`` stands once ``gone`` are out of their lists; None if it is gone itself."""
    made: list[str | int] = []
    for at, step in enumerate(path):
        if path[: at + 1] in gone:
            return None
        made.append(step - sum((*path[:at], before) in gone for before in range(step)) if isinstance(step, int) else step)
    return tuple(made)


@cache
def _deep_fields(model: type[Model]) -> tuple[FieldShape, ...]:
    """The fields of which the values may hold something with a grade."""
    return tuple(field for field in fields(model) if _deep(field.shape))


def _deep(shape: Shape) -> bool:
    """Whether a model, which may carry a grade, is anywhere inside."""
    return bool(shape.model or (shape.item and _deep(shape.item)))
