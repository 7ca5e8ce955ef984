"""Words that should not reach a customer: banned by the glossary, promising too much, blaming."""

from collections.abc import Iterator
from functools import partial

from generator.manual import Entry
from generator.model.desk import Glossary
from generator.model.lists import Listed
from generator.problem import Problem
from generator.rules.inspection import Inspection, place
from generator.rules.wording.lists import lists_in_force
from generator.rules.wording.phrases import Passages, Phrases, spread
from generator.rules.wording.said import Said, denied, files, quoted, said_in, supposed


def harmful(inspection: Inspection) -> Iterator[Problem]:
    """Listed words in what is said and sent to customers: scripts, and answers, which are read out."""
    lists = lists_in_force(inspection.manual.settings)
    allow = Passages(lists.allow)
    banned = _banned(inspection.manual.glossary)
    any_of_them = Phrases((*banned, *lists.absolute, *lists.blaming), allow)
    kinds = {
        "banned-phrase": Phrases(banned, allow, quoted),
        "absolute-words": Phrases(lists.absolute, allow, denied),
        "blaming-words": Phrases(lists.blaming, allow, supposed),
    }
    stage = inspection.rounds.stage("harmful", lists, banned)
    for entry in files(inspection):
        yield from stage.of(entry, make=partial(_in_file, entry, any_of_them, kinds))


def _in_file(entry: Entry, any_of_them: Phrases, kinds: dict[str, Phrases]) -> list[Problem]:
    if not any_of_them.may_hold(_bare(entry.record.source.text)):
        return []
    return [problem for said in said_in(entry) if any_of_them.may_hold(_bare(said.text.raw)) for problem in _in(said, kinds)]


def _in(said: Said, kinds: dict[str, Phrases]) -> Iterator[Problem]:
    text = said.text.plain
    reported: list[tuple[int, int]] = []
    for code, phrases in kinds.items():
        for hit in phrases.found(text):
            if any(hit.start < end and start < hit.end for start, end in reported):
                continue  # the glossary's own replacement has been given
            reported.append((hit.start, hit.end))
            at = place(said.entry, *said.path, find=spread(hit.words), nth=text.count(hit.words, 0, hit.start))
            words = {"given": hit.words, "title": said.title, "instead": hit.row.instead or "", "why": (hit.row.why or "").rstrip("。.")}
            yield Problem(code, at, words)


def _banned(glossary: Glossary | None) -> tuple[Listed, ...]:
    rows = glossary.banned if glossary else ()
    return tuple(Listed(words=row.phrase, instead=row.instead, why=row.why.plain if row.why else None) for row in rows)


def _bare(text: str) -> str:
    """Without the marks of bold, which may stand inside a phrase."""
    return text.replace("**", "") if "**" in text else text
