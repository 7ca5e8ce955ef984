"""The word lists in force: those that come with Deskbook and the manual's own."""

from functools import cache
from pathlib import Path

from generator import texts
from generator.model.lists import Listed, Lists
from generator.model.settings import Settings
from generator.record import read_record
from generator.source import Source

FOLDER = texts.FOLDER / "lists"


@cache
def shipped(language: str) -> Lists:
    """The lists that come with Deskbook for texts in ``language``; written as one writes them under ``lists`` in the settings."""
    path: Path = FOLDER / f"{language}.yml"
    record, _ = read_record(Source(path.name, path.name, "lists", path.read_text("utf-8")))
    return Lists.model_validate(record.data if record else {})


def lists_in_force(settings: Settings) -> Lists:
    """Both languages' lists, since a manual may quote either, after the house's own: its replacement comes first where both name a word."""
    own = settings.lists or Lists()
    parts = [own, *(shipped(language) for language in texts.LANGUAGES)] if own.shipped else [own]
    return Lists(
        absolute=_rows(*(part.absolute for part in parts)),
        blaming=_rows(*(part.blaming for part in parts)),
        copied=_rows(*(part.copied for part in parts)),
        greetings=tuple(words for part in parts for words in part.greetings),
        closings=tuple(words for part in parts for words in part.closings),
        allow=tuple(words for part in parts for words in part.allow),
    )


def _rows(*parts: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """All rows; of two for the same words the first, with the passages of both in which they are fine."""
    found: dict[str, Listed] = {}
    for row in (row for part in parts for row in part):
        known = found.get(row.words)
        found[row.words] = known.model_copy(update={"unless": (*known.unless, *row.unless)}) if known else row
    return tuple(found.values())
