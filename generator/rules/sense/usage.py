"""Forms, scripts, shared duties and rules of conduct that nothing uses."""

from collections.abc import Iterator

from generator.problem import Problem
from generator.rules.inspection import Inspection, place

#: Kind -> its code, and the kinds of which one has to be there before it means something that nothing uses it.
CODES = {
    "form": ("unused-form", ("procedure", "faq", "policy", "position")),
    "script": ("unused-script", ("procedure", "faq")),
    "duty": ("unused-duty", ("position",)),
    "conduct": ("unused-conduct", ("position",)),
}


def unused(inspection: Inspection) -> Iterator[Problem]:
    """What stands in the manual though nothing refers to it."""
    if not inspection.complete:
        return
    there = {entry.kind for entry in inspection.manual.entries.values()}
    for entry in inspection.entries(*CODES):
        code, users = CODES[entry.kind]
        if there & set(users) and not inspection.manual.used_by.get(entry.id):
            yield Problem(code, place(entry, "id" if entry.path else "title"), {"given": entry.title, "id": entry.id})
