"""Steps whose actor lacks the power that they need; deputies and powers for an emergency count."""

from collections.abc import Iterator

from generator.problem import Problem
from generator.rules.inspection import Inspection, place
from generator.rules.sense.actors import actors


def powerless(inspection: Inspection) -> Iterator[Problem]:
    """An actor of a step who may not do the act that the step needs. Of a department or group one member is enough.

    Outside bodies and the customer are not described here, so nothing is said of their powers.
    """
    steps = [entry for entry in inspection.entries("procedure") if any(step.needs for step in inspection.manual.procedures[entry.id].steps)]
    if not steps or not inspection.complete:
        return
    known = actors(inspection)
    for entry in steps:
        for number, step in enumerate(inspection.manual.procedures[entry.id].steps):
            for act in step.needs:
                for which, actor in enumerate(step.who):
                    found = inspection.manual.find(actor)
                    if found is None or found.kind not in ("position", "department", "group"):
                        continue
                    if not any(act in known.acts.get(able, ()) for able in {actor, *known.positions(actor)}):
                        able = sorted(inspection.manual.entries[own].title for own, acts in known.acts.items() if act in acts)
                        words = {"given": found.title, "act": act, "step": step.title or step.id or str(number + 1), "able": "、".join(able)}
                        yield Problem("powerless-actor", place(entry, "steps", number, "who", which, find=actor), words)
