"""The register of signatures against the sheets as they are: whose signature holds, whose is void, how many are missing (D17).

A signature holds as long as the fingerprint of what was signed for is that of the present sheet, or leads to it by changes that were
declared to be editing. It is compared with the sheet of every audience: the same position has another sheet where less of it may be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.audience import cut
from generator.manual import Manual
from generator.model.signatures import Editorial, Signatures, Signed
from generator.sheets.making import position_sheets

#: Digits of a fingerprint that the register keeps.
KEPT = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """One position: ``in_post`` is None where the headcount leaves it open; ``missing`` then counts nothing but void signatures."""

    position: str
    name: str
    fingerprint: str
    code: str
    in_post: int | None
    good: tuple[Signed, ...]
    void: tuple[Signed, ...]

    @property
    def missing(self) -> int:
        """Holders who have signed nothing at all."""
        return max(0, (self.in_post or 0) - len(self.good) - len(self.void))

    @property
    def settled(self) -> bool:
        """Whether nobody has to sign."""
        return not self.void and not self.missing


def standings(manual: Manual, audience: str | None, today: date) -> list[Standing]:
    """Where each position stands as of ``today``; code and fingerprint are those of the sheet for ``audience``."""
    marks: dict[str, set[str]] = {}
    shown: dict[str, tuple[str, str, str]] = {}
    for readers in (None, *(entry.id for entry in manual.settings.audiences)):
        for sheet in position_sheets(cut(manual, readers, today), manual.settings.language.key, today):
            marks.setdefault(sheet.id, set()).add(sheet.signed)
            if readers == audience:
                shown[sheet.id] = (sheet.name, sheet.signed, sheet.code)
    posts = in_post(manual)
    made = []
    for own, (name, mark, code) in shown.items():
        good, void = judged(own, manual.signatures, marks[own], today)
        made.append(Standing(own, name, mark, code, posts.get(own), good, void))
    return made


def in_post(manual: Manual) -> Mapping[str, int]:
    """How many hold each position, as far as the headcount says."""
    found: dict[str, int] = {}
    for row in manual.organisation.headcount if manual.organisation else ():
        if row.in_post is not None:
            found[row.position] = found.get(row.position, 0) + row.in_post
    return found


def judged(own: str, register: Signatures, marks: Iterable[str], today: date) -> tuple[tuple[Signed, ...], tuple[Signed, ...]]:
    """The signatures of ``own`` that hold, and those that are void; of each person the last good one counts, else the last."""
    known = holding(own, register.editorial, marks)
    last: dict[str, tuple[bool, Signed]] = {}
    for row in sorted((row for row in register.signed if row.position == own), key=lambda row: row.date):
        if row.left and row.left <= today:
            last.pop(row.who, None)
            continue
        holds = any(alike(mark, row.fingerprint) for mark in known)
        if holds or not last.get(row.who, (False,))[0]:
            last[row.who] = (holds, row)
    return tuple(row for holds, row in last.values() if holds), tuple(row for holds, row in last.values() if not holds)


def holding(own: str, editorial: Iterable[Editorial], marks: Iterable[str]) -> set[str]:
    """The fingerprints under which a signature holds today: those of the present sheets, and all from which only editing leads to them."""
    known = set(marks)
    rows = [row for row in editorial if row.position == own]
    grown = True
    while grown:
        more = {row.from_ for row in rows if any(alike(row.to, mark) for mark in known)} - known
        known |= more
        grown = bool(more)
    return known


def alike(one: str, other: str) -> bool:
    """Whether two fingerprints, of which either may be cut short, are the same."""
    return one.startswith(other) or other.startswith(one)
