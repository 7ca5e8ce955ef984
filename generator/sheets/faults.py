"""Errors that keep one sheet from being printed: those of its own file and of whatever it draws on."""

import re

from generator.load import Loaded
from generator.problem import Problem

#: Kinds that a sheet names: a file that could not be read at all counts if its id stands in the position's.
DRAWN_ON = frozenset({"position", "form", "procedure", "policy"})
#: Kinds that sheets draw their words from: an item with an error is left out, and then nothing says who used it.
EVERYWHERE = frozenset({"settings", "organisation"})
#: The same of positions, whose duties and prohibitions stand in files of their own.
BY_POSITIONS = EVERYWHERE | {"duties", "conduct"}


def faults_of(loaded: Loaded, own: str) -> list[Problem]:
    """The errors that concern the sheet of ``own``."""
    errors = loaded.errors
    return [problem for problem in errors if problem.place.file in _files(loaded, own)] if errors else []


def _files(loaded: Loaded, own: str) -> frozenset[str]:
    """The files whose errors count."""
    manual = loaded.manual
    chain = _chain(loaded, own)
    targets = {target for target, uses in manual.used_by.items() if any(use.source in chain for use in uses)}
    files = {manual.entries[entry].record.source.path for entry in targets | chain if entry in manual.entries}
    read = {entry.record.source.path for entry in manual.entries.values()}
    everywhere = BY_POSITIONS if own in manual.positions else EVERYWHERE
    texts = [manual.entries[entry].record.source.text for entry in chain if entry in manual.entries]
    for source in loaded.sources.texts:
        unread = source.kind in DRAWN_ON and source.path not in read and any(_names(text, source.stem) for text in texts)
        if unread or source.kind in everywhere:
            files.add(source.path)
    return frozenset(files)


def _names(text: str, own: str) -> bool:
    """Whether ``text`` names the id ``own``."""
    return bool(re.search(rf"(?<![\w-]){re.escape(own)}(?![\w-])", text))


def _chain(loaded: Loaded, own: str) -> frozenset[str]:
    """``own`` and every position that it is based on."""
    chain: list[str] = []
    at: str | None = own
    while at and at not in chain:
        chain.append(at)
        resolved = loaded.manual.positions.get(at)
        at = resolved.position.based_on if resolved else None
    return frozenset(chain)
