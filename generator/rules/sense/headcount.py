"""Headcounts that do not add up."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model.organisation import Department, GroupOfPeople
from generator.problem import Problem
from generator.record import Path
from generator.rules.inspection import Inspection

COUNTS = ("planned", "in_post")


def differs(inspection: Inspection) -> Iterator[Problem]:
    """The number given for a group or a department, where it is not the sum of its positions; a blank among them leaves it open."""
    organisation = inspection.manual.organisation
    entry = next(iter(inspection.entries("organisation")), None)
    if organisation is None or entry is None or not inspection.complete:
        return
    for count in COUNTS:
        sums = _sums(inspection, count)
        for number, department in enumerate(organisation.departments):
            inside: list[tuple[Department | GroupOfPeople, Path]] = [(group, ("groups", which)) for which, group in enumerate(department.groups)]
            for unit, path in [(department, ()), *inside]:
                given, total = getattr(unit, count), sums.get(unit.id)
                if given is not None and total is not None and given != total:
                    place = entry.record.place(("departments", number, *path, count))
                    yield Problem("headcount-differs", place, {"given": str(given), "sum": str(total), "unit": unit.name})


def _sums(inspection: Inspection, count: str) -> dict[str, int | None]:
    """Department or group -> the sum of its rows, those of its groups and of the departments below included; None if one is blank."""
    upper: dict[str, str | None] = {department.id: department.part_of for department in inspection.departments}
    upper |= {group.id: department.id for department in inspection.departments for group in department.groups}
    rows: dict[str, list[int | None]] = defaultdict(list)
    for row in inspection.headcount:
        unit, seen = row.in_, set()
        while unit and unit not in seen:
            seen.add(unit)
            rows[unit].append(getattr(row, count))
            unit = upper.get(unit)
    return {unit: None if None in counts else sum(filter(None, counts)) for unit, counts in rows.items()}
