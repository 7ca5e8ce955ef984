"""FAQs that lead to nobody who knows more."""

from collections.abc import Iterator

from generator.manual import Entry
from generator.model.desk import Faq, FaqsFile
from generator.problem import Problem
from generator.rules.inspection import Inspection, place
from generator.rules.sense.actors import actors


def leads_nowhere(inspection: Inspection) -> Iterator[Problem]:
    """In a manual with a ladder: FAQs that name neither whom to escalate to nor a procedure, and those that escalate to the first rung or beside it.

    Above the first rung are the positions of the others, every superior of a position of the first, and outside bodies.
    """
    if len(inspection.ladder) < 2:
        return
    members = actors(inspection)
    first = {position for actor in inspection.ladder[0].who for position in members.positions(actor)}
    above = {actor for rung in inspection.ladder[1:] for actor in rung.who}
    beside = set(inspection.ladder[0].who) - above
    above |= {position for actor in set(above) for position in members.positions(actor)} | _superiors(inspection, first)
    told: set[str] = set()
    for entry in inspection.entries("faq"):
        faq = entry.item
        assert isinstance(faq, Faq)
        if not faq.escalate_to and not faq.procedure:
            if inspection.complete:
                yield Problem("escalates-to-nobody", place(entry, "question"), {"given": faq.question})
            continue
        at, question = _where(inspection, entry, faq)
        if at.id in told:
            continue
        if at is not entry:
            told.add(at.id)
        for number, actor in enumerate(faq.escalate_to):
            target = inspection.manual.find(actor)
            if target and target.kind != "outside" and (target.id in beside or not _leads_up(target, members.positions(actor), above)):
                yield Problem("escalates-sideways", place(at, "escalate_to", number, find=actor), {"given": target.title, "question": question})


def _where(inspection: Inspection, entry: Entry, faq: Faq) -> tuple[Entry, str]:
    """Where it is written whom this FAQ escalates to: beside it, or at the top of its topic for all that name nobody."""
    topic = inspection.manual.entries.get(entry.parent or "")
    if topic and isinstance(topic.item, FaqsFile) and faq.escalate_to is topic.item.escalate_to:
        return topic, topic.title
    return entry, faq.question


def _leads_up(target: Entry, positions: set[str], above: set[str]) -> bool:
    return target.id in above or bool(positions & above)


def _superiors(inspection: Inspection, positions: set[str]) -> set[str]:
    found: set[str] = set()
    pending = list(positions)
    while pending:
        position = inspection.positions.get(pending.pop())
        for superior in position.reports_to if position else ():
            if superior.position not in found:
                found.add(superior.position)
                pending.append(superior.position)
    return found
