"""Times promised to customers that are shorter than the procedure allows, or that take days for working days."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.flow import successors
from generator.manual import Entry
from generator.model.desk import Faq, Script
from generator.model.limit import Direction, Limit
from generator.model.procedure import Procedure
from generator.problem import Place, Problem, Word
from generator.record import Path
from generator.rich import RichText
from generator.rules.inspection import Inspection, place
from generator.rules.sense.durations import compared, length, mixed
from generator.rules.sense.limits import named
from generator.rules.sense.promised import Promise, promised

HAN = re.compile(r"[\u4e00-\u9fff]+")
WORD = re.compile(r"[a-z]{4,}")
#: Pairs and words that stand everywhere and tell nothing of what a sentence is about.
COMMON = {"客户", "我们", "您的", "今天", "一个", "custo", "worki", "withi", "your", "with", "will", "that", "this", "have", "from"}
#: A step is meant by a sentence that shares so much with it: what is done (which counts twice), or two pairs of characters.
ENOUGH = 2
#: What is done when the whole procedure is done.
WHOLE = {"办好", "办完", "办妥", "办结", "解决", "完成", "处理", "solve", "fix", "done"}


class Allowed(NamedTuple):
    """A limit of a procedure, where it stands and what it is the limit of.

    Of a step also its words, those of its title alone, and the scripts that are said in the step before it.
    """

    limit: Limit
    procedure: Entry
    path: Path
    called: Word
    words: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    said_before: frozenset[str] = frozenset()


def words_of(text: str) -> frozenset[str]:
    """What two texts are compared by: pairs of Chinese characters, beginnings of English words."""
    pairs = {run[at : at + 2] for run in HAN.findall(text) for at in range(len(run) - 1)}
    return frozenset((pairs | {word[:5] for word in WORD.findall(text.lower())}) - COMMON)


def too_short(inspection: Inspection) -> Iterator[Problem]:
    """Promises in what scripts say and FAQs answer, held against the procedures that use the script or that the FAQ names."""
    users = _users(inspection)
    tables: dict[str, list[Allowed]] = {}
    for entry in inspection.entries("script", "faq"):
        item = entry.item
        if isinstance(item, Script):
            procedures: Iterable[str] = users.get(entry.id, ())
            texts: list[tuple[Path, RichText]] = [(("say", channel), text) for channel, text in item.say.items()]
        else:
            assert isinstance(item, Faq)
            procedures, texts = item.procedure, [(("answer",), item.answer)]
        for path, text in texts if procedures else ():
            for promise in promised(text.raw):
                for own in procedures:
                    if own not in tables:
                        tables[own] = _table(inspection, own)
                yield from _judged(inspection, entry, path, promise, [allowed for own in procedures for allowed in tables[own]])


def _users(inspection: Inspection) -> dict[str, list[str]]:
    """Script -> the procedures of which a step uses it."""
    users: dict[str, list[str]] = {}
    for own, procedure in inspection.manual.procedures.items():
        for script in dict.fromkeys(script for step in procedure.steps for script in step.script):
            users.setdefault(script, []).append(own)
    return users


def _table(inspection: Inspection, own: str) -> list[Allowed]:
    """Every limit of the procedure ``own``."""
    entry = inspection.manual.find(own)
    if entry is None or not isinstance(entry.item, Procedure):
        return []
    procedure = entry.item
    found = [Allowed(procedure.limit, entry, ("limit",), ("总时限", "the limit of the whole"))] if procedure.limit else []
    before: list[set[str]] = [set() for _ in procedure.steps]
    for number, after in enumerate(successors(procedure)):
        for follower in after:
            before[follower] |= set(procedure.steps[number].script)
    for number, step in enumerate(procedure.steps):
        if step.within:
            who = " ".join(found.title for found in map(inspection.manual.find, step.who) if found)
            text = f"{step.title or ''} {step.do.plain if step.do else ''} {who}"
            title = named(step, number)
            called = (f"“{title}”这一步", f'the step "{title}"')
            found.append(Allowed(step.within, entry, ("steps", number, "within"), called, words_of(text), words_of(title), frozenset(before[number])))
    found += [Allowed(row.limit, entry, ("priorities", at, "limit"), ("优先级", "a priority")) for at, row in enumerate(procedure.priorities) if row.limit]
    return found + [
        Allowed(row.within, entry, ("escalation", at, "within"), ("升级", "an escalation")) for at, row in enumerate(procedure.escalation) if row.within
    ]


def _judged(inspection: Inspection, entry: Entry, path: Path, promise: Promise, table: list[Allowed]) -> Iterator[Problem]:
    agreed = [allowed.limit for allowed in table] + _of_everyone(inspection)
    if any(compared(promise.limit, limit) == 0 for limit in agreed):
        return
    about = _about(promise, table, entry.id)
    comparable = [(compared(promise.limit, allowed.limit), allowed) for allowed in about or table if allowed.limit.amount]
    shorter = [allowed for result, allowed in comparable if result == -1]
    if any(result == 1 for result, _ in comparable):
        return
    confused = _confused(promise.limit, about) or _confused(promise.limit, table, same=True)
    if confused and not (about and shorter):
        yield Problem("days-for-workdays", _at(entry, path, promise), _words(promise, confused), _also(confused))
    elif shorter:
        whole = [] if about else [allowed for allowed in shorter if allowed.path == ("limit",)]
        least = min(whole or shorter, key=_amount)
        yield Problem("promise-too-short", _at(entry, path, promise), _words(promise, least), _also(least))


def _of_everyone(inspection: Inspection) -> list[Limit]:
    """Limits that hold whatever the procedure: of the ladder and of the channels."""
    limits = [rung.within for rung in inspection.ladder] + [channel.reply_within for channel in inspection.manual.settings.channels]
    return [limit for limit in limits if limit]


def _about(promise: Promise, table: list[Allowed], script: str) -> list[Allowed]:
    """The limits that the sentence is about: of the step that shares most of its words, else of what follows the script, else of the whole; [] if unknown.

    Of several steps as likely the shortest, so that the promise has the benefit of the doubt.
    """
    said, deeds = words_of(promise.clause), words_of(promise.deeds)
    steps = [allowed for allowed in table if allowed.limit.amount and allowed.words and allowed.limit.direction is Direction.AT_MOST]
    scored = []
    for allowed in steps:
        score = len(allowed.words & said) + len(allowed.words & deeds) + len(allowed.title & deeds)
        if score >= ENOUGH:
            known = compared(promise.limit, allowed.limit) is not None
            scored.append((score + (script in allowed.said_before), known, -_amount(allowed), allowed))
    if scored:
        return [max(scored, key=lambda row: row[:3])[3]]
    whole = [allowed for allowed in table if allowed.path == ("limit",)]
    following = [allowed for allowed in steps if script in allowed.said_before]
    return [*following, *whole] if following or WHOLE & set(promise.deeds.split()) else []


def _amount(allowed: Allowed) -> float:
    found = length(allowed.limit)
    return float(found.amount) if found else 0.0


def _confused(limit: Limit, table: list[Allowed], *, same: bool = False) -> Allowed | None:
    """What counts the other kind of days: as many of them, or (but for ``same``) more working days than days are promised."""
    for allowed in table:
        other = allowed.limit
        if mixed(limit, other) and limit.amount is not None and other.amount is not None:
            shorter = not same and limit.amount < other.amount and other.unit is not limit.unit and limit.unit.seconds is not None
            if limit.amount == other.amount or shorter:
                return allowed
    return None


def _at(entry: Entry, path: Path, promise: Promise) -> Place:
    return place(entry, *path, find=promise.passage, nth=promise.nth)


def _words(promise: Promise, allowed: Allowed) -> dict[str, Word]:
    return {"given": promise.passage.strip(), "limit": str(allowed.limit), "procedure": allowed.procedure.title, "what": allowed.called}


def _also(allowed: Allowed) -> tuple[Place, ...]:
    return (place(allowed.procedure, *allowed.path),)
