"""Words that mean the same: those of the manual's glossary before the general list that comes with Deskbook."""

from collections.abc import Iterable
from pathlib import Path

from search.analysis import normalise, runs
from search.stemmer import stem

SHIPPED = Path(__file__).parent / "tables" / "synonyms.txt"


def groups_of(own: Iterable[Iterable[str]]) -> dict[str, list[str]]:
    """Word, or the stems of a phrase -> the names of its groups."""
    groups: dict[str, list[str]] = {}
    lines = [line.split() for line in SHIPPED.read_text("utf-8").splitlines()]
    for name, words in [*((f"yo{number}", row) for number, row in enumerate(own)), *((f"y{number}", row) for number, row in enumerate(lines))]:
        for word in words:
            found = runs(word)
            folded = " ".join(stem(run) for _, run in found) if found and all(kind == "w" for kind, _ in found) else normalise(word)
            if name not in groups.setdefault(folded, []):
                groups[folded].append(name)
    return groups
