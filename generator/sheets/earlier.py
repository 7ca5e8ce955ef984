"""An earlier sheet: that of a position by a day or by the name of a revision, that of a form too by the code on a print."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.audience import cut
from generator.manual import Manual
from generator.model.scalars import read_day
from generator.sheets.block import Sheet
from generator.sheets.kept import kept
from generator.sheets.making import form_sheets, position_sheets
from generator.sheets.stamp import read_code
from generator.sheets.versions import History, NoHistoryError, Revision

#: Called with the number of revisions looked through so far, while a code is searched for.
Progress = Callable[[int], None]


class NotThereError(Exception):
    """Nothing of that name is known; the message is what was asked for."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sheet as it was; ``day`` is that of its revision, empty if it is known from its print alone."""

    sheet: Sheet
    day: str
    revision: str


def earlier(project: Path, position: str, since: str, audience: str | None, today: date, progress: Progress) -> Earlier:
    """The sheet of ``position`` that ``since`` (a code, a day, a revision) means. Raises NotThereError, NoHistoryError."""
    day, code = _day(since), _code(since)
    if code and not day and _written_as_code(since):
        found = by_code(project, code, today, progress)
        if found is None:
            raise NotThereError(since)
        return found
    history = History(project)
    revision = history.on(day) if day else history.named(since)
    for sheet in _sheets(history.manual(revision), audience, today, position):
        return Earlier(sheet, revision.day, revision.name)
    raise NotThereError(since)


def by_code(project: Path, code: str, today: date, progress: Progress) -> Earlier | None:
    """The sheet that was printed with ``code``: as remembered here, else from the history of the content; None if nobody knows it."""
    sheet = kept(project, code)
    if sheet:
        return Earlier(sheet, "", "")
    try:
        history = History(project)
        for count, revision in enumerate(history.revisions(), 1):
            progress(count)
            found = _coded(history, revision, code, today)
            if found:
                return Earlier(found, revision.day, revision.name)
    except NoHistoryError:
        return None
    return None


def present(manual: Manual, code: str, today: date) -> Sheet | None:
    """The sheet of today that has ``code``, for whatever audience; None if there is none."""
    for audience in (None, *(entry.id for entry in manual.settings.audiences)):
        for sheet in _sheets(manual, audience, today):
            if sheet.code == code:
                return sheet
    return None


def _coded(history: History, revision: Revision, code: str, today: date) -> Sheet | None:
    try:
        return present(history.manual(revision), code, today)
    except NoHistoryError:  # the content was elsewhere then
        return None


def _sheets(manual: Manual, audience: str | None, today: date, position: str | None = None) -> Iterator[Sheet]:
    readable = cut(manual, audience if audience in {entry.id for entry in manual.settings.audiences} else None, today)
    if position is None:
        yield from position_sheets(readable, manual.settings.language.key, today)
        yield from form_sheets(readable, manual.settings.language.key, today)
    elif position in readable.positions:
        yield from position_sheets(readable, manual.settings.language.key, today, [position])


def _day(typed: str) -> date | None:
    try:
        return read_day(typed)
    except ValueError:
        return None


def _code(typed: str) -> str:
    try:
        return read_code(typed)
    except ValueError:
        return ""


def _written_as_code(typed: str) -> bool:
    """With its dash; without one it may as well be the hash of a revision, which has no letter beyond F."""
    return "-" in typed or any(sign not in "0123456789abcdef" for sign in typed.strip().lower())
