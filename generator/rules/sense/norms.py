"""Results of duties that follow a norm which the manual does not hold."""

from collections.abc import Iterator

from generator.model.position import Position
from generator.problem import Problem
from generator.rules.inspection import Inspection, place
from generator.rules.sense.promises import words_of

#: What a norm may be kept in.
HOLDERS = ("policy", "procedure", "form")
#: The part of a title's pairs of characters that makes it likely that this is what was meant.
ALIKE = 0.5
#: What every policy is called tells nothing of which one is meant.
ENDINGS = ("管理制度", "管理规定", "管理办法", "制度", "规定", "办法", "规范", "细则", "标准")


def not_held(inspection: Inspection) -> Iterator[Problem]:
    """A norm with neither a link nor the title of a policy, a procedure or a form of the manual."""
    if not inspection.complete:
        return
    titles = {entry.id: entry.title for entry in inspection.entries(*HOLDERS)}
    for entry in inspection.entries("position"):
        assert isinstance(entry.item, Position)
        for at, group in enumerate(entry.item.duties):
            for number, duty in enumerate(group.items):
                for which, result in enumerate(duty.result):
                    norm = result.norm
                    if norm is None or norm.links or "__" in norm.raw or any(title in norm.plain for title in titles.values()):
                        continue
                    near = _near(norm.plain, titles)
                    words = {"given": norm.plain, "near": titles.get(near, ""), "id": near}
                    yield Problem("norm-not-held", place(entry, "duties", at, "items", number, "result", which, "norm"), words)


def _near(norm: str, titles: dict[str, str]) -> str:
    """The id of what the norm may mean, by the pairs of characters that a title shares with it."""
    said = words_of(norm)
    rated = []
    for own, title in titles.items():
        core = title
        for ending in ENDINGS:
            core = core.removesuffix(ending)
        pairs = words_of(core)
        rated.append((len(pairs & said) / len(pairs) if pairs else 0.0, own))
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""
