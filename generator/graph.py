"""Chains that must not close: who reports to whom, what is based on what, which department is part of which."""

from generator.index import Index
from generator.model.organisation import Organisation
from generator.model.position import Position
from generator.problem import Problem
from generator.record import Path


def rings(index: Index) -> list[Problem]:
    """A problem for each closed chain, at the link of its first member."""
    positions = {entry.id: entry for entry in index.entries.values() if isinstance(entry.item, Position)}
    reports: dict[str, list[str]] = {}
    based: dict[str, list[str]] = {}
    for own, entry in positions.items():
        assert isinstance(entry.item, Position)
        reports[own] = [superior.position for superior in entry.item.reports_to if superior.position in positions]
        based[own] = [entry.item.based_on] if entry.item.based_on in positions else []
    found = _problems("reports-cycle", reports, index, "reports_to") + _problems("based-on-cycle", based, index, "based_on")
    for entry in index.entries.values():
        if isinstance(entry.item, Organisation):
            parts = {d.id: [d.part_of] for d in entry.item.departments if d.part_of}
            found += _problems("part-of-cycle", parts, index, "part_of")
    return found


def _problems(code: str, graph: dict[str, list[str]], index: Index, key: str) -> list[Problem]:
    found = []
    for chain in cycles(graph):
        entry = index.entries[chain[0]]
        path: Path = (*entry.path, key)
        also = tuple(index.entries[member].record.place((*index.entries[member].path, key)) for member in chain[1:-1])
        found.append(Problem(code, entry.record.place(path), {"chain": " → ".join(chain)}, also))
    return found


def cycles(graph: dict[str, list[str]]) -> list[list[str]]:
    """Each cycle once, as a chain that ends where it begins; it starts at its least id."""
    found: dict[frozenset[str], list[str]] = {}
    done: set[str] = set()
    for start in sorted(graph):
        trail: list[str] = []
        _follow(start, graph, trail, done, found)
    return [chain for _, chain in sorted(found.items(), key=lambda pair: pair[1])]


def _follow(start: str, graph: dict[str, list[str]], trail: list[str], done: set[str], found: dict[frozenset[str], list[str]]) -> None:
    pending: list[tuple[str, int]] = [(start, 0)]
    while pending:
        node, turn = pending.pop()
        if turn == 0:
            if node in trail:
                ring = trail[trail.index(node) :]
                least = ring.index(min(ring))
                found.setdefault(frozenset(ring), [*ring[least:], *ring[:least], ring[least]])
                continue
            if node in done:
                continue
            trail.append(node)
        targets = graph.get(node, [])
        if turn < len(targets):
            pending.append((node, turn + 1))
            pending.append((targets[turn], 0))
        else:
            trail.pop()
            done.add(node)
