"""What a check found and what the look-up is tried with, as far as the readers of one cut manual may know of it.

A message quotes what is near, alike or contradicting, from anywhere; which of its words are withheld cannot be told. So findings are handed on only
with a manual from which nothing was taken: to others goes not a message, not a place, not a number.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.manual import Manual
from generator.problem import Problem

if TYPE_CHECKING:  # sheets on paper need no rules
    from generator.load import Loaded

#: Files that no page shows: what is said of them is for those who keep them.
UNSHOWN = ("questions", "signatures")
#: Says what stands in the list of what is due anyway.
CALENDAR = ("check-due", "check-overdue")
#: What of a manual is compared; the rest follows from it.
PARTS = (
    "settings", "organisation", "positions", "duties", "conduct", "policies", "procedures", "scripts", "faqs", "training", "forms", "glossary",
    "pages", "images",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its severity, and the item in whose file it lies ('' for a page by hand)."""

    problem: Problem
    severity: str
    item: str


@dataclass(frozen=True, slots=True)
class Disclosed:
    """``findings`` are None where the readers may not know of them, ``asked`` where the project has no test questions.

    ``asked`` are, for each item, the numbers of the test questions that expect it.
    """

    findings: tuple[Finding, ...] | None = None
    asked: Mapping[str, frozenset[int]] | None = None


def disclosed(loaded: "Loaded", made: Manual) -> Disclosed:
    """What the readers of ``made``, cut from the manual of ``loaded``, may know."""
    return Disclosed(_findings(loaded) if nothing_taken(loaded.manual, made) else None, _asked(loaded.manual, made) if loaded.manual.questions else None)


def nothing_taken(before: Manual, made: Manual) -> bool:
    """Whether ``made`` is all of ``before`` that any page shows."""
    if made.withheld != before.withheld or made.withheld_entries or made.withheld_files or list(made.entries) != list(before.entries):
        return False
    return all(getattr(made, name) == getattr(before, name) for name in PARTS)


def _findings(loaded: "Loaded") -> tuple[Finding, ...]:
    unshown = {source.path for source in loaded.sources.texts if source.kind in UNSHOWN}
    items = {entry.record.source.path: entry.id for entry in loaded.manual.entries.values() if not entry.path}
    return tuple(
        Finding(problem, loaded.severity[problem.code], items.get(problem.place.file, ""))
        for problem in loaded.problems
        if problem.code not in CALENDAR and not unshown.intersection(place.file for place in (problem.place, *problem.also))
    )


def _asked(before: Manual, made: Manual) -> dict[str, frozenset[int]]:
    """Of questions that also expect something withheld nothing is counted."""
    found: dict[str, set[int]] = defaultdict(set)
    questions = (question for file in before.questions.values() for question in file.items)
    for number, question in enumerate(questions):
        expected = [entry.id for ref in question.first if (entry := before.find(ref))]
        if question.answered and all(own in made.entries for own in expected):
            for own in expected:
                found[own].add(number)
    return {own: frozenset(numbers) for own, numbers in found.items()}
