"""The sheets of a manual of one audience: each with the stamp of its content in the manual's own language, whatever language it is printed in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from generator.manual import Manual
from generator.sheets.block import Sheet
from generator.sheets.form import form_sheet
from generator.sheets.position import position_sheet
from generator.sheets.stamp import stamped
from generator.urls import Urls
from generator.views.context import Context

Item = TypeVar("Item")


def print_context(manual: Manual, language: str, today: date) -> Context:
    """What sheets are written from; paper needs no templates of pages."""
    return Context(manual, language, today, Urls(manual, directory_urls=False), ())


def position_sheets(manual: Manual, language: str, today: date, wanted: Iterable[str] | None = None) -> Iterator[Sheet]:
    """The sheets of the positions ``wanted``, or of all, in that order. Raises KeyError for an id that is no position."""
    return _sheets(manual, language, today, position_sheet, manual.positions, wanted)


def form_sheets(manual: Manual, language: str, today: date, wanted: Iterable[str] | None = None) -> Iterator[Sheet]:
    """The sheets of the forms ``wanted``, or of all, in that order. Raises KeyError for an id that is no form."""
    return _sheets(manual, language, today, form_sheet, manual.forms, wanted)


def _sheets(
    manual: Manual, language: str, today: date, made: Callable[[Context, str, Item], Sheet], items: Mapping[str, Item], wanted: Iterable[str] | None
) -> Iterator[Sheet]:
    own = manual.settings.language.key
    printed = print_context(manual, language, today)
    stamping = printed if language == own else print_context(manual, own, today)
    for each in items if wanted is None else wanted:
        sheet = made(printed, each, items[each])
        stamp = stamped(sheet if language == own else made(stamping, each, items[each]))
        yield sheet.stamped(stamp.code, stamp.fingerprint, stamp.signed)
