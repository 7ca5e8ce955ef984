"""FAQs and everything else, ranked apart and brought together.

What is rare among questions is not what is rare among duties and articles: ranked in one table, the texts of the office
blur the questions of the desk (measured: docs/lookup.md). Scores of both are strengths, which mean the same in any table.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

#: A strength of 1.0 as a whole number.
UNIT = 1_000_000
#: Confidence that counts as certain; its strength would be without bound.
CERTAIN = 0.9999


class Ranks(Protocol):
    """One table: ids with their scores, best first, and how sure the first is."""

    groups: Mapping[str, Sequence[str]]

    def search(self, question: str, limit: int, among: set[str] | None = None) -> tuple[list[tuple[str, int]], float]:
        """Up to ``limit`` entries, of ``among`` only where that is given."""


class Rankings:
    """Several tables asked as one; ``search`` gives strengths in millionths."""

    def __init__(self, tables: Sequence[Ranks]) -> None:
        self.tables = tuple(tables)
        self.groups = self.tables[0].groups

    def search(self, question: str, limit: int, among: set[str] | None = None) -> list[tuple[str, int]]:
        """Up to ``limit`` of each table, the strongest first, ties by id."""
        found: list[tuple[str, int]] = []
        for table in self.tables:
            best, confidence = table.search(question, limit, among)
            if best:
                sure = min(confidence, CERTAIN)
                strength = sure / (1 - sure)
                found += [(own, int(strength * score / best[0][1] * UNIT + 0.5)) for own, score in best]
        return sorted(found, key=lambda row: (-row[1], row[0]))


def confidence(strength: int) -> float:
    """Between 0 and 1, from a strength in millionths."""
    share = strength / UNIT
    return share / (1 + share)
