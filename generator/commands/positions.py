"""Which position or form is meant by what somebody types: its id, its name, its number, or another name of it."""

import difflib
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from generator.commands.speech import say

if TYPE_CHECKING:
    from generator.manual import Manual

#: Id -> what it is called: by its name, by its number, otherwise.
Names = dict[str, tuple[tuple[str, ...], ...]]
#: Near names that are told.
SHOWN = 3


def position_meant(whole: "Manual", readable: "Manual", given: str) -> str:
    """The id of the position that is called ``given`` in ``whole``; wrong use if there is none, or these readers may not see it."""
    return _meant(_position_names, whole, readable, given, "print.no_position")


def sheet_meant(whole: "Manual", readable: "Manual", given: str) -> str:
    """The same of a position or a form."""
    return _meant(lambda manual: _position_names(manual) | _form_names(manual), whole, readable, given, "print.no_sheet")


def _meant(names: "Callable[[Manual], Names]", whole: "Manual", readable: "Manual", given: str, unknown: str) -> str:
    word, known, seen = given.strip(), names(whole), names(readable)
    found = [word] if word in known else []
    for way in range(3 if word else 0):
        found = found or [own for own, ways in known.items() if word in ways[way]]
    if len(found) > 1:
        raise click.UsageError(say("print.several", given=given, known=", ".join(found)))
    if not found:
        words = [*seen, *(name for ways in seen.values() for name in ways[0])]
        near = ", ".join(difflib.get_close_matches(word, words, SHOWN, 0.5))
        raise click.UsageError(say(unknown, given=given) + (say("print.near", near=near) if near else ""))
    if found[0] not in seen:
        raise click.UsageError(say("print.withheld", given=given))
    return found[0]


def _position_names(manual: "Manual") -> Names:
    positions = ((own, each.position) for own, each in manual.positions.items())
    return {own: ((held.name,), (held.code or "",), held.also_called) for own, held in positions}


def _form_names(manual: "Manual") -> Names:
    return {own: ((form.title,), (form.number or "",), ()) for own, form in manual.forms.items()}
