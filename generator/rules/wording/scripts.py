"""Scripts: placeholders that the settings do not know, stages in which one greets or says goodbye."""

import difflib
from collections.abc import Iterator

from generator.model.desk import ScriptsFile
from generator.model.lists import Listed
from generator.model.settings import Stage
from generator.problem import Problem
from generator.rules.inspection import Inspection, place
from generator.rules.wording.lists import lists_in_force
from generator.rules.wording.phrases import Passages, Phrases
from generator.rules.wording.said import Said, said_in, scripts_said


def unknown_slots(inspection: Inspection) -> Iterator[Problem]:
    """Placeholders in what scripts say that are not in the settings; once the settings name any."""
    known = [slot.name for slot in inspection.manual.settings.placeholders]
    if not known:
        return
    for entry in inspection.entries("scripts"):
        for said in said_in(entry):
            for name in dict.fromkeys(said.text.slots):
                if name not in known:
                    near = next(iter(difflib.get_close_matches(name, known, 1, 0.5)), "")
                    words = {"given": name, "near": near, "title": said.title, "known": "、".join(known[:8])}
                    yield Problem("unknown-placeholder", place(said.entry, *said.path, find="{" + name + "}"), words)


def unframed(inspection: Inspection) -> Iterator[Problem]:
    """Texts without a greeting or a goodbye in stages that ask for one."""
    stages = {stage.id: stage for stage in inspection.manual.settings.stages if stage.greeting or stage.closing}
    if not stages:
        return
    lists = lists_in_force(inspection.manual.settings)
    greetings, closings = (_any_of(words) for words in (lists.greetings, lists.closings))
    for said in scripts_said(inspection):
        stage = stages.get(_stage(said))
        if stage is None:
            continue
        if stage.greeting and not greetings.found(said.text.plain):
            yield _missing(inspection, said, stage, greeting=True)
        if stage.closing and not closings.found(said.text.plain):
            yield _missing(inspection, said, stage, greeting=False)


def _stage(said: Said) -> str:
    file = said.entry.item
    assert said.script
    assert isinstance(file, ScriptsFile)
    return said.script.stage or file.stage or ""


def _any_of(words: tuple[str, ...]) -> Phrases:
    return Phrases([Listed(words=phrase) for phrase in words], Passages(()))


def _missing(inspection: Inspection, said: Said, stage: Stage, *, greeting: bool) -> Problem:
    channel = next((channel.name for channel in inspection.manual.settings.channels if channel.id == said.channel), "")
    at, words = place(said.entry, *said.path), {"title": said.title, "stage": stage.name, "channel": channel}
    return Problem("missing-greeting", at, words) if greeting else Problem("missing-closing", at, words)
