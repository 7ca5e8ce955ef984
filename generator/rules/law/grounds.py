"""Grounds on which a condition is lawful, and whether they fit it."""

from collections.abc import Mapping

from generator.model.recruiting import About, Ground
from generator.rules.law.lists import Law, narrowed


def excused(ground: Ground | None, about: About, passage: str, law: Law) -> bool:
    """Whether the condition in ``passage`` passes by ``ground``."""
    if ground is None:
        return False
    fitting = law.grounds[ground]
    return fitting.about is about and bool(fitting.excuses.search(narrowed(passage)))


def fits(ground: Ground, text: str, found: Mapping[About, str], law: Law) -> bool:
    """Whether ``ground`` is about the condition in ``text`` at all, of which ``found`` is what it limits."""
    fitting = law.grounds[ground]
    limit = found.get(fitting.about)
    if limit is not None:
        return excused(ground, fitting.about, limit, law)
    return bool(fitting.anyway.search(narrowed(text)))
