"""What covers an item: the FAQs, scripts and tests that refer to it.

Words alone cover nothing; only a reference does, to the item itself or to a step or article of it. A duty is also covered by what covers a procedure
that carries it out, a procedure by the scripts that its steps say, a position by those of the steps that it does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.manual import Manual

#: Kind of item -> what it should be covered by. The questions are those that the look-up is tried with.
MEANS: dict[str, tuple[str, ...]] = {
    "procedure": ("faqs", "scripts", "tests", "questions"),
    "position": ("faqs", "scripts", "tests"),
    "duty": ("faqs", "scripts", "tests"),
    "topic": ("scripts", "tests", "questions"),
    "policy": ("faqs", "tests"),
}
#: Kinds of entries that are counted with another.
ALIKE = {"department-duty": "duty"}


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of each of its kind's means an item has."""

    id: str
    counts: Mapping[str, int]

    @property
    def gaps(self) -> int:
        """How many means it has none of."""
        return sum(not count for count in self.counts.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """All items of a kind, those with the most gaps first; ``means`` are those that are counted."""

    kind: str
    means: tuple[str, ...]
    items: tuple[Covered, ...]

    @property
    def gaps(self) -> int:
        """How many gaps there are in all."""
        return sum(item.gaps for item in self.items)

    def having(self, means: str) -> int:
        """How many items have any of ``means``."""
        return sum(bool(item.counts[means]) for item in self.items)


def coverage(manual: Manual, asked: Mapping[str, frozenset[int]] | None = None) -> tuple[Coverage, ...]:
    """The coverage of each kind that the manual has; without ``asked`` the test questions of the look-up are left out."""
    counting = _Counting(manual, asked or {})
    kinds: dict[str, list[str]] = {kind: [] for kind in MEANS}
    for entry in manual.entries.values():
        kind = ALIKE.get(entry.kind, entry.kind)
        if kind in kinds:
            kinds[kind].append(entry.id)
    made = []
    for kind, owns in kinds.items():
        means = tuple(name for name in MEANS[kind] if name != "questions" or asked is not None)
        items = [Covered(own, {name: counting.count(name, kind, own) for name in means}) for own in owns]
        if items:
            made.append(Coverage(kind, means, tuple(sorted(items, key=lambda item: (-item.gaps, item.id)))))
    return tuple(made)


class _Counting:
    def __init__(self, manual: Manual, asked: Mapping[str, frozenset[int]]) -> None:
        self.manual, self.asked = manual, asked
        self.inside: dict[str, list[str]] = defaultdict(list)
        for entry in manual.entries.values():
            if entry.parent:
                self.inside[entry.parent].append(entry.id)
        self.carried = _carried(manual)
        self.said_in, self.said_by = _said(manual)
        self.sources = _sources(manual)

    def count(self, means: str, kind: str, own: str) -> int:
        """How many of ``means`` there are for ``own``."""
        targets = self.targets(kind, own)
        match means:
            case "faqs":
                return len(self.users(targets, "faq"))
            case "scripts":
                return len(self.scripts(kind, own, targets))
            case "tests":
                return sum(self.sources[target] for target in targets) + (self.tests_of(own) if kind == "position" else 0)
        return len(frozenset[int]().union(*(self.asked.get(target, frozenset()) for target in targets)))

    def targets(self, kind: str, own: str) -> list[str]:
        """The ids that stand for ``own``: what is inside it, and of a duty the procedures that carry it out."""
        whole = [own, *sorted(self.carried.get(own, ()))] if kind == "duty" else [own]
        return [target for one in whole for target in (one, *self.inside.get(one, ()))]

    def users(self, targets: Iterable[str], kind: str) -> set[str]:
        """The entries of ``kind`` that refer to any of ``targets``."""
        entries = self.manual.entries
        return {use.source for own in targets for use in self.manual.used_by.get(own, ()) if use.source in entries and entries[use.source].kind == kind}

    def scripts(self, kind: str, own: str, targets: list[str]) -> set[str]:
        """The scripts for ``own``; those of a topic are the ones that its answers say."""
        if kind == "topic":
            return {entry.id for faq in self.manual.faqs[own].items for ref in faq.say if (entry := self.manual.find(ref))}
        said = self.said_by if kind == "position" else self.said_in
        return self.users(targets, "script").union(*(said.get(target, ()) for target in targets))

    def tests_of(self, position: str) -> int:
        """The tests of the training plans for a position."""
        return sum(len(plan.tests) for plan in self.manual.training.values() if position in plan.for_)


def _carried(manual: Manual) -> dict[str, set[str]]:
    """Duty -> the procedures that carry it out: its own, and those of the duties of positions that use or serve it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in manual.duties.values():
        for shared in file.items:
            found[shared.id or ""].update(shared.procedure)
    for own, resolved in manual.positions.items():
        for duty in (duty for group in resolved.position.duties for duty in group.items):
            for ref in (*duty.serves, *([duty.use] if duty.use else [])):
                entry = manual.find(ref, resolved.position.department or own)
                if entry:
                    found[entry.id].update(duty.procedure)
    return found


def _said(manual: Manual) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Procedure -> the scripts that its steps say; position -> those of the steps that it does."""
    within: dict[str, set[str]] = defaultdict(set)
    by: dict[str, set[str]] = defaultdict(set)
    for own, procedure in manual.procedures.items():
        for step in procedure.steps:
            scripts = {entry.id for ref in step.script if (entry := manual.find(ref, own))}
            within[own] |= scripts
            for who in step.who:
                by[who] |= scripts
    return within, by


def _sources(manual: Manual) -> Counter[str]:
    """Item -> how many questions of training tests have it as their source."""
    asked = ((own, question.source) for own, plan in manual.training.items() for test in plan.tests for question in test.questions)
    return Counter(entry.id for own, source in asked if source and (entry := manual.find(source, own)))
