"""What the calendar says: never checked, due soon, overdue, no longer valid."""

from collections.abc import Iterator

from generator.freshness import freshness
from generator.manual import Entry, Manual
from generator.model.base import Kept
from generator.problem import Problem
from generator.rules.inspection import Inspection, place

CODES = {"due": "check-due", "over": "check-overdue"}


def stale(inspection: Inspection) -> Iterator[Problem]:
    """One note for each ``verified`` or ``valid`` as it is written, for a file or for one item; without a day nothing.

    That a file was never checked is said only in a manual that keeps checks at all.
    """
    if inspection.today is None:
        return
    manual = inspection.manual
    kept = [(entry, entry.item) for entry in manual.entries.values() if isinstance(entry.item, Kept)]
    keeps = any(item.verified for _, item in kept)
    for entry, item in kept:
        above = _above(entry, manual)
        if item.verified and item.verified is not above.verified:
            found = freshness(item.verified, inspection.today)
            if found.state in CODES:
                by = manual.find(item.verified.by)
                words = {"given": entry.title, "by": by.title if by else item.verified.by, "due": str(found.due), "days": str(found.days)}
                yield Problem(CODES[found.state], place(entry, "verified", "date"), words)
        elif keeps and not entry.path and not item.verified and not _all_rows_checked(item):
            yield Problem("never-checked", place(entry), {"given": entry.title})
        if item.valid and item.valid is not above.valid and item.valid.until and item.valid.until < inspection.today:
            yield Problem("no-longer-valid", place(entry, "valid", "until"), {"given": entry.title, "until": str(item.valid.until)})


def _above(entry: Entry, manual: Manual) -> Kept:
    """The file whose defaults a row has; for a file itself one without any."""
    parent = manual.entries.get(entry.parent or "") if entry.path else None
    return parent.item if parent and isinstance(parent.item, Kept) else Kept()


def _all_rows_checked(item: Kept) -> bool:
    rows = getattr(item, "items", None) or getattr(item, "terms", None) or ()
    return bool(rows) and all(isinstance(row, Kept) and row.verified for row in rows)
