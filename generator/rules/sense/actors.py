"""Who stands behind an actor: positions of a department or group, deputies, powers."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.common import Power, Powers
from generator.model.words import Right
from generator.rules.inspection import Inspection

#: Rights that ask for something and do not do it.
ASKING = {Right.PROPOSE, Right.APPEAL, Right.SUPERVISE}


@dataclass
class Actors:
    """Positions by the department and group they are in, and the acts each may do by itself or as a deputy."""

    members: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    acts: dict[str, set[str]] = field(default_factory=dict)

    def positions(self, actor: str) -> set[str]:
        """The positions that ``actor`` stands for: itself, or those of the department or group."""
        return self.members.get(actor, {actor})


def actors(inspection: Inspection) -> Actors:
    """Read from positions, headcount and the powers of departments; a department's powers are its lead's too."""
    found = Actors()
    own = {position_id: set(_acts(position.powers)) for position_id, position in inspection.positions.items()}
    for department in inspection.departments:
        found.acts[department.id] = set(_acts(department.powers))
        if department.lead in own:
            own[department.lead] |= found.acts[department.id]
    for position_id, position in inspection.positions.items():
        deputised = (own.get(deputy.position, set()) for deputy in position.acts_for)
        found.acts[position_id] = set().union(own[position_id], *deputised)
    _gather(inspection, found.members)
    return found


def _gather(inspection: Inspection, members: defaultdict[str, set[str]]) -> None:
    """The positions of each group and department; what lies below a department belongs to it."""
    for own, position in inspection.positions.items():
        for unit in (position.group, position.department):
            if unit:
                members[unit].add(own)
    for row in inspection.headcount:
        if row.in_:
            members[row.in_].add(row.position)
    for department in inspection.departments:
        members[department.id] |= {department.lead} if department.lead else set()
        for group in department.groups:
            members[group.id] |= {group.lead} if group.lead else set()
            members[department.id] |= members[group.id]
    above = {department.id: department.part_of for department in inspection.departments}
    for department in inspection.departments:
        upper, seen = above.get(department.id), {department.id}
        while upper and upper not in seen:
            seen.add(upper)
            members[upper] |= members[department.id]
            upper = above.get(upper)


def _acts(powers: Powers | None) -> Iterator[str]:
    rows: tuple[Power, ...] = (*powers.operations, *powers.personnel, *powers.finance) if powers else ()
    return (power.act for power in rows if power.act and power.right not in ASKING)
