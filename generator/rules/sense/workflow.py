"""Lines of a daily workflow that name a procedure in which the position does nothing."""

from collections.abc import Iterator

from generator.model.procedure import Procedure
from generator.problem import Problem
from generator.rules.inspection import Inspection, place
from generator.rules.sense.actors import Actors, actors


def idle(inspection: Inspection) -> Iterator[Problem]:
    """A position acts in a procedure by a step, as the one responsible, or as the one that a case is handed to; a deputy acts for the other."""
    daily = [own for own, position in inspection.positions.items() if any(line.procedure for line in position.daily)]
    if not daily or not inspection.complete:
        return
    known = actors(inspection)
    acting = {own: _acting(procedure, known) for own, procedure in inspection.manual.procedures.items()}
    for own in daily:
        position, origins = inspection.positions[own], inspection.manual.positions[own].origins
        roles = {own, *(deputy.position for deputy in position.acts_for)}
        for number, line in enumerate(position.daily):
            inherited = ("daily",) in origins or ("daily", number) in origins
            if line.procedure in acting and not inherited and not roles & acting[line.procedure]:
                title = inspection.manual.procedures[line.procedure].title
                at = place(inspection.manual.entries[own], "daily", number, "procedure", find=line.procedure)
                yield Problem("idle-in-procedure", at, {"given": title, "position": position.name})


def _acting(procedure: Procedure, known: Actors) -> set[str]:
    named = {actor for step in procedure.steps for actor in step.who} | {actor for rung in procedure.escalation for actor in rung.to}
    return {position for actor in named | {procedure.responsible or ""} for position in known.positions(actor)}
