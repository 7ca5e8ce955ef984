"""Positions outside every reporting line."""

from collections.abc import Iterator

from generator.problem import Problem
from generator.rules.inspection import Inspection, place


def outside(inspection: Inspection) -> Iterator[Problem]:
    """A position that reports to nobody and that nobody reports to, in a manual that has reporting lines."""
    if not inspection.complete:
        return
    superiors = {superior.position for position in inspection.positions.values() for superior in position.reports_to}
    for own, position in inspection.positions.items():
        if superiors and not position.reports_to and own not in superiors:
            yield Problem("outside-lines", place(inspection.manual.entries[own], "name"), {"given": position.name})
