"""Duties of a department that no position serves."""

from collections.abc import Iterator

from generator.manual import Entry
from generator.problem import Problem
from generator.rules.inspection import Inspection, place


def unserved(inspection: Inspection) -> Iterator[Problem]:
    """A duty of a department of which some duties are served, but not this one."""
    if not inspection.complete:
        return
    served = {entry.id: entry.parent for entry in _served(inspection)}
    for entry in inspection.entries("department-duty"):
        if entry.id not in served and entry.parent in served.values():
            yield Problem("unserved-duty", place(entry, "text"), {"given": entry.title})


def _served(inspection: Inspection) -> Iterator[Entry]:
    """The duties that positions serve, each written bare by a position of the department or of one below it."""
    above = {department.id: department.part_of for department in inspection.departments}
    for position in inspection.positions.values():
        scopes, scope = [], position.department
        while scope and scope not in scopes:
            scopes.append(scope)
            scope = above.get(scope)
        for duty in (duty for group in position.duties for item in group.items for duty in item.serves):
            found = next((entry for scope in (*scopes, "") if (entry := inspection.manual.find(duty, scope))), None)
            if found:
                yield found
