"""Conditions in recruiting that the law forbids, or that call for a reason."""

import re
from collections.abc import Iterator

from generator.catalogue import catalogue
from generator.model.recruiting import About, Ground
from generator.problem import Problem, Word
from generator.rules.inspection import Inspection, place
from generator.rules.law.grounds import excused, fits
from generator.rules.law.lists import GONE, Law, law, narrowed
from generator.rules.law.surface import Text, recruiting_texts

CODES = {
    About.SEX: "law-sex",
    About.ETHNICITY: "law-ethnicity",
    About.RACE: "law-race",
    About.RELIGION: "law-religion",
    About.MARRIAGE: "law-marriage",
    About.DISABILITY: "law-disability",
    About.INFECTION: "law-infection",
    About.RURAL: "law-rural",
    About.AGE: "law-age",
    About.REGISTRATION: "law-registration",
    About.LOOKS: "law-looks",
    About.HEIGHT: "law-height",
    About.VOICE: "law-voice",
    About.BLOOD: "law-blood",
    About.ZODIAC: "law-zodiac",
}
#: Between clauses.
BREAK = re.compile(r"[,，。;；:：、()（）“”\"\n]|[.!?！？](?:\s|$)")
#: A longer clause is not shown as a whole.
LONGEST = 40
Span = tuple[int, int]
#: What may stand at the edge of a passage and is none of its words.
EDGE = " \t\n,，.。;；、:：!！?？()（）[]“”\"'「」"


def unlawful(inspection: Inspection) -> Iterator[Problem]:
    """One finding for each text and each thing that it limits; a ground that the law knows lets the condition pass."""
    words = law(inspection.manual.settings.recruiting)
    for text in recruiting_texts(inspection, words):
        found = conditions(text.words, words, text.about, text.cell)
        ground = text.condition.ground if text.condition else None
        for about, span in found.items():
            if not excused(ground, about, text.words[slice(*span)], words):
                kind, passage = words.kinds[about], clause_of(text.words, span)
                at = place(text.entry, *text.path, key="ratings" in text.path, find=passage)
                yield Problem(CODES[about], at, {"given": passage, "clause": kind.clause, "instead": kind.instead})
        if ground and not fits(ground, text.words, {about: text.words[slice(*span)] for about, span in found.items()}, words):
            yield _misfit(text, ground, words)


def _misfit(text: Text, ground: Ground, words: Law) -> Problem:
    """A ground beside a condition of another kind."""
    given = text.condition.text.plain if text.condition else text.words
    shown: dict[str, Word] = {"given": given, "ground": (ground.zh, ground.en), "clause": ground.clause, "covers": words.grounds[ground].covers}
    return Problem("law-ground", place(text.entry, *text.path, "ground"), shown)


def conditions(text: str, words: Law, cell_about: About | None = None, cell: int = 0) -> dict[About, Span]:
    """What ``text`` limits -> where it says so; a passage belongs to the first kind that knows it."""
    rest, found = narrowed(text), dict[About, Span]()
    for about, kind in words.kinds.items():
        if about is About.REGISTRATION and About.RURAL in found:
            continue  # said already, and more gravely
        span = kind.find(rest, cell if about is cell_about else 0)
        if span:
            start, end = span
            found[about] = span
            rest = rest[:start] + GONE * (end - start) + rest[end:]
    return found


def clause_of(text: str, span: Span) -> str:
    """The words at ``span`` with the rest of their clause, as far as that is short."""
    start, end = span
    before, after = text[:start], text[end:]
    left, right = BREAK.split(before)[-1], BREAK.split(after, maxsplit=1)[0]
    if len(left) + len(right) + end - start > LONGEST:
        left, right = "", ""
    return (left + text[start:end] + right).strip(EDGE)


def allowed_away(inspection: Inspection) -> Iterator[Problem]:
    """Passages that the settings allow though they are nothing but a condition that is an error."""
    own = inspection.manual.settings.recruiting
    entry = next(iter(inspection.entries("settings")), None)
    if not own or not own.allow or entry is None:
        return
    bare = law(None)
    for number, passage in enumerate(own.allow):
        for about, span in conditions(passage, bare).items():
            if catalogue()[CODES[about]].flagged and passage[slice(*span)].strip(EDGE) == passage.strip(EDGE):
                yield Problem("flagged-code", place(entry, "recruiting", "allow", number), {"given": CODES[about]})
