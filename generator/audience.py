"""Cutting the manual to an audience's grade, in one place, before any view is made (D8).

What is above the grade is taken out of every model, entry, reference list and page; of its id only the fact remains
that it is withheld. Articles keep their number, so that references to later ones hold. What has been declassified by
``today`` counts as ungraded. A grade that is not among the settings' grades counts as above everyone.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.index import entries_of
from generator.manual import Entry, Manual, Use
from generator.model.base import Item, Model
from generator.model.policy import Clause, Policy
from generator.model.policy import Entry as Article
from generator.model.settings import Settings
from generator.model.shape import Shape, fields
from generator.record import Path
from generator.rich import parse

DROPPED: Any = object()
#: What is printed where a withheld article stood: nothing; pages show its number and a standing phrase.
NOTHING = parse("")
STUB = Article.model_construct()


def cut(manual: Manual, audience: str | None, today: date) -> Manual:
    """``manual`` as ``audience`` (an id of the settings; None is the ungraded base) may see it on ``today``.

    Raises KeyError for an audience that the settings do not have.
    """
    return _Cut(manual, _ranks(manual.settings), _reach(manual.settings, audience), today).manual()


def _ranks(settings: Settings) -> dict[str, int]:
    return {grade.id: rank for rank, grade in enumerate(settings.grades, 1)}


def _reach(settings: Settings, audience: str | None) -> int:
    if audience is None:
        return 0
    known = {entry.id: entry for entry in settings.audiences}
    grade = known[audience].grade
    return _ranks(settings).get(grade, 0) if grade else 0


class _Cut:
    def __init__(self, manual: Manual, ranks: Mapping[str, int], reach: int, today: date) -> None:
        self.before, self.ranks, self.reach, self.today = manual, ranks, reach, today
        self.kept: dict[int, Any] = {}
        self.stubs: dict[str, set[Path]] = {}

    def above(self, item: Any) -> bool:
        """Whether ``item`` carries a grade above the audience's that still holds."""
        grade = getattr(item, "grade", None)
        if grade is None or (getattr(item, "declassify", None) and item.declassify <= self.today):
            return False
        return self.ranks.get(grade, len(self.ranks) + 1) > self.reach

    def manual(self) -> Manual:
        """The manual without what is above."""
        old = self.before
        positions = {own: replace(r, position=p) for own, r in old.positions.items() if (p := self.model(r.position)) is not DROPPED}
        kinds = {name: self.files(getattr(old, name)) for name in ("duties", "conduct", "procedures", "scripts", "faqs", "training", "forms")}
        policies = {own: p for own, policy in old.policies.items() if (p := self.policy(own, policy)) is not DROPPED}
        organisation = self.model(old.organisation) if old.organisation else None
        glossary = self.model(old.glossary) if old.glossary else None
        files: dict[str, Any] = {own: r.position for own, r in positions.items()} | policies
        for name in kinds:
            files |= kinds[name]
        for own, entry in old.entries.items():
            if entry.kind in ("organisation", "glossary", "settings") and not entry.path:
                files[own] = {"organisation": organisation, "glossary": glossary, "settings": self.settings()}[entry.kind]
        entries = self.entries({own: item for own, item in files.items() if item is not None and item is not DROPPED})
        withheld = frozenset(old.entries.keys() - entries.keys()) | old.withheld
        pages = {path: page for path, page in old.pages.items() if not self.above(page)}
        return replace(
            old, **kinds, positions=positions, policies=policies, entries=entries, pages=pages, withheld=withheld,
            settings=self.settings(), organisation=None if organisation is DROPPED else organisation, glossary=None if glossary is DROPPED else glossary,
            used_by=self.uses(entries), numbers={own: old.numbers[own] for own in policies if own in old.numbers},
            withheld_entries={own: frozenset(paths) for own, paths in self.stubs.items()}, images=self.images(policies),
        )  # fmt: skip

    def files(self, items: Mapping[str, Model]) -> dict[str, Any]:
        """Files that are left; one of which nothing but its heading would be left goes too."""
        left = {}
        for own, item in items.items():
            cut = self.model(item)
            emptied = cut is not DROPPED and getattr(item, "items", None) and not cut.items
            if cut is not DROPPED and not emptied:
                left[own] = cut
        return left

    def model(self, item: Model) -> Any:
        """``item`` without what is above, itself if nothing is, DROPPED if it is above as a whole."""
        if isinstance(item, Item) and self.above(item):
            return DROPPED
        if id(item) in self.kept:
            return self.kept[id(item)]
        update = {}
        for field in fields(type(item)):
            if not _deep(field.shape):
                continue
            value = getattr(item, field.name)
            cut = self.value(value)
            if cut is not value:
                update[field.name] = None if cut is DROPPED else cut
        self.kept[id(item)] = item.model_copy(update=update) if update else item
        return self.kept[id(item)]

    def value(self, value: Any) -> Any:
        """The same for any value of a field."""
        if isinstance(value, Model):
            return self.model(value)
        if isinstance(value, tuple):
            parts = [self.value(part) for part in value]
            same = all(part is old for part, old in zip(parts, value, strict=True))
            return value if same else tuple(part for part in parts if part is not DROPPED)
        return value

    def policy(self, own: str, policy: Policy) -> Any:
        """A policy whose withheld articles and clauses leave a stub, so that every path and number stays."""
        if self.above(policy):
            return DROPPED
        body = tuple(self.numbered(entry, own, ("body", number)) for number, entry in enumerate(policy.body))
        cut = self.model(policy.model_copy(update={"body": ()}))
        return cut.model_copy(update={"body": body})

    def numbered(self, item: Any, own: str, path: Path) -> Any:
        """An article or clause, or its stub."""
        if self.above(item):
            self.stubs.setdefault(own, set()).add(path)
            return STUB if isinstance(item, Article) else Clause.model_construct(text=NOTHING)
        items = tuple(self.numbered(clause, own, (*path, "items", number)) for number, clause in enumerate(item.items))
        cut = self.model(item.model_copy(update={"items": ()}))
        return item if items == item.items and cut == item else cut.model_copy(update={"items": items})

    def settings(self) -> Settings:
        """The settings; grades above the reach are not even named."""
        settings: Settings = self.model(self.before.settings)
        grades = tuple(grade for grade in settings.grades if self.ranks[grade.id] <= self.reach)
        audiences = tuple(a for a in settings.audiences if not a.grade or self.ranks.get(a.grade, 0) <= self.reach)
        classes = tuple(c if self.ranks.get(c.secrecy or "", 0) <= self.reach else c.model_copy(update={"secrecy": None}) for c in settings.customers)
        return settings.model_copy(update={"grades": grades, "audiences": audiences, "customers": classes})

    def entries(self, cut: Mapping[str, Model]) -> dict[str, Entry]:
        """The entries that the cut files still hold."""
        left: dict[str, Entry] = {}
        for own, entry in self.before.entries.items():
            if entry.path:
                continue
            item = cut.get(own)
            for found in entries_of(entry.record, item) if item is not None else ():
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

    def images(self, policies: Mapping[str, Policy]) -> tuple[str, ...]:
        """Pictures, but those that only withheld articles show."""
        shown = {entry.figure.image for policy in policies.values() for entry in policy.body if entry.figure}
        all_figures = {entry.figure.image for policy in self.before.policies.values() for entry in policy.body if entry.figure}
        return tuple(image for image in self.before.images if image in shown or image not in all_figures)


def _deep(shape: Shape) -> bool:
    """Whether a model, which may carry a grade, is anywhere inside."""
    return bool(shape.model or (shape.item and _deep(shape.item)))
