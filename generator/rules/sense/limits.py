"""Limits that contradict each other: a step longer than its procedure, the same thing with two limits."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.manual import Entry
from generator.model.form import Form
from generator.model.limit import Direction, Limit
from generator.model.policy import Policy
from generator.model.procedure import Procedure, Step
from generator.problem import Place, Problem, Word
from generator.record import Path
from generator.rules.inspection import Inspection, place
from generator.rules.sense.durations import compared, differ, length


def named(step: Step, number: int) -> str:
    """What a step is called in a message."""
    return step.title or step.id or str(number + 1)


def too_long(inspection: Inspection) -> Iterator[Problem]:
    """A step, or a priority, that may take longer than the whole procedure."""
    for entry in inspection.entries("procedure"):
        procedure = entry.item
        assert isinstance(procedure, Procedure)
        whole = procedure.limit
        if whole is None or whole.direction is not Direction.AT_MOST:
            continue
        for path, called, limit in _parts(procedure):
            if limit.direction is Direction.AT_MOST and compared(limit, whole) == 1:
                words: dict[str, Word] = {"what": called, "given": str(limit), "limit": str(whole), "procedure": procedure.title}
                yield Problem("step-too-long", place(entry, *path), words, (place(entry, "limit"),))


def _parts(procedure: Procedure) -> Iterator[tuple[Path, Word, Limit]]:
    """The limits of steps and priorities, where each stands and what it is called."""
    for number, step in enumerate(procedure.steps):
        if step.within:
            title = named(step, number)
            yield ("steps", number, "within"), (f"“{title}”这一步", f'The step "{title}"'), step.within
    for number, priority in enumerate(procedure.priorities):
        if priority.limit:
            title = priority.text.plain
            yield ("priorities", number, "limit"), (f"优先级“{title}”", f'The priority "{title}"'), priority.limit


class _Use(NamedTuple):
    """A step that does, says or fills in something within a limit."""

    entry: Entry
    number: int
    step: Step
    within: Limit

    @property
    def named(self) -> Word:
        title, procedure = named(self.step, self.number), self.entry.title
        return (f"流程“{procedure}”的“{title}”", f'the step "{title}" of "{procedure}"')

    @property
    def place(self) -> Place:
        return place(self.entry, "steps", self.number, "within")


#: Kind of thing -> what is done with it, as the message says it.
THINGS = {"act": ("办“{}”", 'doing "{}"'), "script": ("用话术“{}”", 'saying "{}"'), "form": ("填表单“{}”", 'filling in "{}"')}
#: (actor, kind, id) of what a step does, says or fills in.
Key = tuple[str, str, str]


def two_limits(inspection: Inspection) -> Iterator[Problem]:
    """The same actor has other times for the same act, script or form in another procedure.

    Two procedures that have one of the times in common agree: their other steps do something else with the form.
    """
    uses: dict[Key, dict[str, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for entry in inspection.entries("procedure"):
        assert isinstance(entry.item, Procedure)
        for number, step in enumerate(entry.item.steps):
            if step.within and length(step.within):
                for key in _keys(step):
                    uses[key][entry.id].append(_Use(entry, number, step, step.within))
    said: set[tuple[str, int, str, int]] = set()
    for key, procedures in uses.items():
        for use, other in _odd_ones(list(procedures.values())):
            pair = (use.entry.id, use.number, other.entry.id, other.number)
            if pair not in said:
                said.add(pair)
                words: dict[str, Word] = {"what": _thing(inspection, key), "where": use.named, "given": str(use.within)}
                words |= {"elsewhere": other.named, "other": str(other.within)}
                yield Problem("limits-differ", use.place, words, (other.place,))


def _odd_ones(groups: list[list[_Use]]) -> Iterator[tuple[_Use, _Use]]:
    """Where a procedure has other times than the one that most agree with; of as many the first."""
    usual = max(groups, key=lambda mine: sum(_conflict(mine, theirs) is None for theirs in groups))
    for mine in groups:
        conflict = _conflict(mine, usual)
        if conflict:
            yield conflict


def _keys(step: Step) -> Iterator[Key]:
    things = [("act", act) for act in step.needs] + [("script", own) for own in step.script] + [("form", own) for own in step.form]
    return ((actor, kind, own) for actor in step.who for kind, own in things)


def _conflict(mine: list[_Use], theirs: list[_Use]) -> tuple[_Use, _Use] | None:
    pairs = [(one, other) for one in mine for other in theirs]
    if any(compared(one.within, other.within) == 0 for one, other in pairs):
        return None
    return next(((one, other) for one, other in pairs if differ(one.within, other.within)), None)


def _thing(inspection: Inspection, key: Key) -> Word:
    actor, kind, own = key
    found, who = inspection.manual.find(own), inspection.manual.find(actor)
    title, by = found.title if found else own, who.title if who else actor
    zh, en = THINGS[kind]
    return (f"{by}{zh.format(title)}的时限", f"{by}, {en.format(title)}")


def kept_otherwise(inspection: Inspection) -> Iterator[Problem]:
    """A form that says it is kept for another time than the rule for its records; two rules that lend on one card for different times."""
    lent: dict[str, tuple[Entry, int, Limit]] = {}
    for entry in inspection.entries("policy"):
        assert isinstance(entry.item, Policy)
        for number, rule in enumerate(entry.item.records):
            for own in rule.form if rule.keep else ():
                form = inspection.manual.find(own)
                if form and isinstance(form.item, Form) and form.item.keep and differ(form.item.keep, rule.keep):
                    words = _both(form.title, ("保存期限", "kept for"), _rule(entry, number), str(rule.keep))
                    words |= {"elsewhere": (f"表单“{form.title}”自己", f'the form "{form.title}"'), "other": str(form.item.keep)}
                    yield Problem("limits-differ", place(entry, "records", number, "keep"), words, (place(form, "keep"),))
            if rule.borrow_form and rule.borrow_for:
                first = lent.setdefault(rule.borrow_form, (entry, number, rule.borrow_for))
                if differ(first[2], rule.borrow_for):
                    card = inspection.manual.find(rule.borrow_form)
                    words = _both(card.title if card else rule.borrow_form, ("借阅期限", "lent for"), _rule(entry, number), str(rule.borrow_for))
                    words |= {"elsewhere": _rule(first[0], first[1]), "other": str(first[2])}
                    also = place(first[0], "records", first[1], "borrow_for")
                    yield Problem("limits-differ", place(entry, "records", number, "borrow_for"), words, (also,))


def _both(title: str, what: tuple[str, str], where: Word, given: str) -> dict[str, Word]:
    return {"what": (f"表单“{title}”的{what[0]}", f'The form "{title}", {what[1]}'), "where": where, "given": given}


def _rule(entry: Entry, number: int) -> Word:
    assert isinstance(entry.item, Policy)
    what = entry.item.records[number].what
    return (f"制度“{entry.title}”的“{what}”", f'the rule "{what}" of "{entry.title}"')
