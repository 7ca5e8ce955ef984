"""Procedures as flows: steps that no path reaches, decisions that decide nothing. Loops are legal."""

from generator.index import Index
from generator.manual import END
from generator.model.procedure import Procedure, Step
from generator.problem import Problem
from generator.record import Path, Record


def successors(procedure: Procedure) -> list[list[int]]:
    """For each step the numbers of those that may follow; a step that names none is followed by the next one.

    ``end`` and other procedures lead out and are not listed; what cannot be found is left out.
    """
    numbers = {step.id: number for number, step in enumerate(procedure.steps) if step.id}
    following = []
    for number, step in enumerate(procedure.steps):
        named = [*step.go.values(), *step.then]
        after = [numbers[target] for target in named if target in numbers]
        if not named and number + 1 < len(procedure.steps):
            after = [number + 1]
        following.append(after)
    return following


def flows(index: Index) -> list[Problem]:
    """Problems of all procedures."""
    found: list[Problem] = []
    for entry in index.entries.values():
        if isinstance(entry.item, Procedure) and entry.record.sound is None:
            if _all_known(entry.item, index):
                found += _unreached(entry.item, entry.record)
            for number, step in enumerate(entry.item.steps):
                found += _decision(step, entry.record, ("steps", number))
    return found


def _all_known(procedure: Procedure, index: Index) -> bool:
    """Whether every target is known; with one misspelt, steps that seem unreached are its echo."""
    steps = {step.id for step in procedure.steps}
    targets = {target for step in procedure.steps for target in (*step.go.values(), *step.then)}
    return all(target in steps or target in END or target in index.entries for target in targets)


def _unreached(procedure: Procedure, record: Record) -> list[Problem]:
    following = successors(procedure)
    reached, pending = set(), [0] if procedure.steps else []
    while pending:
        number = pending.pop()
        if number not in reached:
            reached.add(number)
            pending += following[number]
    found = []
    for number, step in enumerate(procedure.steps):
        if number not in reached:
            path: Path = ("steps", number)
            name = step.id or step.title or (step.do.plain.split("\n")[0][:20] if step.do else str(number + 1))
            found.append(Problem("unreachable-step", record.place((*path, "id")), {"given": name}))
    return found


def _decision(step: Step, record: Record, path: Path) -> list[Problem]:
    if step.ask and not step.go:
        return [Problem("ask-without-go", record.place((*path, "ask"), key=True), {})]
    if step.go and not step.ask:
        return [Problem("go-without-ask", record.place((*path, "go"), key=True), {})]
    ways = {target if target not in END else END[0] for target in step.go.values()}
    if step.go and len(ways) < 2:
        return [Problem("one-way-decision", record.place((*path, "go"), key=True), {"ways": str(len(step.go))})]
    return []
