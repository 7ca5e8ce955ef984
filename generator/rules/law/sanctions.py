"""Fines: no law lets an employer fine its people, or keep back wages for it."""

from collections.abc import Iterator

from generator.manual import Entry
from generator.model.base import Model
from generator.model.organisation import Organisation
from generator.model.policy import Policy
from generator.model.position import ConductFile, Position
from generator.model.training import Training
from generator.problem import Problem
from generator.record import Path
from generator.rich import RichText
from generator.rules.inspection import Inspection, place
from generator.rules.law.conditions import clause_of
from generator.rules.law.lists import law, narrowed
from generator.rules.law.prose import prose


def fined(inspection: Inspection) -> Iterator[Problem]:
    """A fine as a consequence, once for each text; fines that customers or authorities pay or set are theirs."""
    fines = law(inspection.manual.settings.recruiting).fines
    for entry, path, words in sanctioning_texts(inspection):
        span = fines.find(narrowed(words))
        if span:
            passage = clause_of(words, span)
            yield Problem("law-fine", place(entry, *path, find=passage), {"given": passage, "clause": fines.clause, "instead": fines.instead})


def sanctioning_texts(inspection: Inspection) -> Iterator[tuple[Entry, Path, str]]:
    """Consequences of conduct, liability, policies, training: whatever says what follows a breach."""
    for entry in inspection.entries("conduct-file", "position", "organisation", "policy", "training"):
        for path, text in _of(entry.item):
            yield entry, path, text.plain


def _of(item: Model) -> Iterator[tuple[Path, RichText]]:
    if isinstance(item, ConductFile):
        yield from prose(item, "consequences")
        for number, rule in enumerate(item.items):
            yield from ((("items", number, *path), text) for path, text in prose(rule, "consequences", "superior", "department"))
    elif isinstance(item, Position):
        yield from prose(item, "liability")
    elif isinstance(item, Organisation):
        for number, department in enumerate(item.departments):
            yield from ((("departments", number, *path), text) for path, text in prose(department, "liability"))
    elif isinstance(item, Policy):
        yield from prose(item, "purpose", "body")
    elif isinstance(item, Training):
        yield from prose(item)
