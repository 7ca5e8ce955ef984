"""Models -> entries: the one id space. The id of a file's item is the file's name; an id twice is a problem."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from generator.manual import Entry
from generator.model.base import Item, Model
from generator.model.desk import Faq, FaqsFile, Glossary, Script, ScriptsFile, Term
from generator.model.organisation import Department, DepartmentDuty, GroupOfPeople, Organisation, Outside, Rung
from generator.model.policy import Clause
from generator.model.policy import Entry as Article
from generator.model.position import Conduct, ConductFile, DutiesFile, SharedDuty
from generator.model.procedure import Step
from generator.model.questions import QuestionsFile
from generator.model.settings import Audience, Channel, CreditClass, CustomerClass, Grade, Metric, Settings, Stage
from generator.model.shape import walk
from generator.model.signatures import Signatures
from generator.model.training import Course, Test
from generator.model.types import read_id
from generator.problem import Problem
from generator.record import Path, Record
from generator.rich import RichText
from generator.rounds import Rounds
from generator.source import Source
from generator.validate import Read

#: Items whose id is good in the whole manual.
GLOBAL: dict[type[Model], str] = {
    SharedDuty: "duty", Conduct: "conduct", Script: "script", Faq: "faq", Term: "term", Department: "department",
    GroupOfPeople: "group", Outside: "outside", Rung: "rung", Stage: "stage", Channel: "channel", Grade: "grade",
    Audience: "audience", CustomerClass: "customer-class", CreditClass: "credit-class", Metric: "metric",
}  # fmt: skip
#: Items whose id is good below their file's (or department's) id.
LOCAL: dict[type[Model], str] = {
    Step: "step", Article: "article", Clause: "article", Course: "course", Test: "test", DepartmentDuty: "department-duty",
}  # fmt: skip
#: The kind of a file -> the kind of the entry that the file as a whole is.
FILES = {
    "position": "position", "policy": "policy", "procedure": "procedure", "form": "form", "training": "training", "scripts": "scripts",
    "faqs": "topic", "duties": "duties", "conduct": "conduct-file", "organisation": "organisation", "settings": "settings", "glossary": "glossary",
}  # fmt: skip
#: Keys whose value may be referred to, and the same in a file that is no YAML.
DECLARING = ("id", "article", "act")
DECLARES = re.compile(r"(?m)(?:^|[\s{,])(?:id|article|act)[:：]\s*['\"]?(\w[\w\-·.]*)")


@dataclass
class Index:
    """Entries by id, what has an id that was taken already, and ids that were declared in parts that had to be left out."""

    entries: dict[str, Entry] = field(default_factory=dict)
    again: dict[str, list[Entry]] = field(default_factory=dict)
    declared: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def find(self, reference: str, *scopes: str) -> Entry | None:
        """The entry that ``reference`` names; ids below one of ``scopes`` come first."""
        for scope in scopes:
            entry = self.entries.get(f"{scope}/{reference}")
            if entry:
                return entry
        return self.entries.get(reference)

    def is_declared(self, reference: str, *scopes: str) -> bool:
        """Whether the id stands in a part with problems of its own, so that it is not missing."""
        return reference in self.declared or any(f"{scope}/{reference}" in self.declared for scope in scopes)


def index(reads: list[Read], unread: Sequence[Source] = (), rounds: Rounds | None = None) -> Index:
    """The id space of all files; of those that could not be read, what they seem to declare."""
    found, stage = Index(), (rounds or Rounds()).stage("index")
    for source in unread:
        found.declared |= _below_file(source.stem, set(DECLARES.findall(source.text)))
    for read in reads:
        if read.record.sound is not None or read.item is None:
            found.declared |= _declared(read.record)
        if read.item is not None:
            for entry in stage.of(read, make=partial(listed, read.record, read.item)):
                _add(found, entry)
    return found


def _add(found: Index, entry: Entry) -> None:
    first = found.entries.get(entry.id)
    if first is None:
        found.entries[entry.id] = entry
        return
    key = _id_path(entry)
    also = (first.record.place(_id_path(first)),)
    words = {"given": entry.id, "first": str(also[0])}
    found.problems.append(Problem("duplicate-id", entry.record.place(key), words, also))
    found.again.setdefault(entry.id, []).append(entry)


def _id_path(entry: Entry) -> Path:
    key = "article" if isinstance(entry.item, Article) and entry.item.article else "id"
    path = (*entry.path, key)
    return path if entry.record.has(path) else entry.path


def listed(record: Record, item: Model) -> list[Entry]:
    """``entries_of``, to be kept."""
    return [*entries_of(record, item)]


def entries_of(record: Record, item: Model) -> Iterator[Entry]:
    """Everything in a file that can be referred to; the file's own entry first."""
    if isinstance(item, QuestionsFile | Signatures):
        return  # kept beside the manual, no part of it: nothing refers to a test question or to a signature
    kind = record.source.kind
    own = getattr(item, "id", None) or record.source.stem
    with suppress(ValueError):  # named by names_of_files; the entry is kept so that its references are still checked
        own = read_id(own)
    yield Entry(own, FILES[kind], title_of(item) or own, item, record, ())
    if isinstance(item, FaqsFile | ScriptsFile | DutiesFile | ConductFile):
        yield from _rows(item, own, record)
        if isinstance(item, ConductFile):
            yield from _consequences(item, own, record)
    elif isinstance(item, Organisation | Settings | Glossary):
        yield from _nested(item, "", record)
    else:
        yield from _nested(item, own, record)


def _rows(item: FaqsFile | ScriptsFile | DutiesFile | ConductFile, own: str, record: Record) -> Iterator[Entry]:
    """Items of a file of many; one without an id gets an anchor made from its words, which survives reordering."""
    for number, row in enumerate(item.items):
        title = title_of(row)
        yield Entry(row.id or f"{own}/{_anchor(title)}", GLOBAL[type(row)], title, row, record, ("items", number), own)


def _consequences(item: ConductFile, own: str, record: Record) -> Iterator[Entry]:
    """Consequences with an id: below their rule, those of any breach below the file."""
    for number, row in enumerate(item.items):
        yield from _below(row.consequences, row.id or own, record, ("items", number, "consequences"))
    yield from _below(item.consequences, own, record, ("consequences",))


def _below(rows: Sequence[Item], scope: str, record: Record, path: Path) -> Iterator[Entry]:
    for number, row in enumerate(rows):
        if row.id:
            yield Entry(f"{scope}/{row.id}", "row", title_of(row) or row.id, row, record, (*path, number), scope)


def _nested(item: Model, scope: str, record: Record) -> Iterator[Entry]:
    department = ""
    for path, _, _, value in walk(item):
        if isinstance(value, Department):
            department = value.id
        if isinstance(value, Term):
            yield Entry(value.id or f"glossary/{_anchor(value.term)}", "term", value.term, value, record, path, scope or None)
        elif isinstance(value, Item) and local_id(value):
            kind = GLOBAL.get(type(value))
            parent = department if isinstance(value, DepartmentDuty) else scope
            key = local_id(value) or ""
            full = key if kind or not parent else f"{parent}/{key}"
            yield Entry(full, kind or LOCAL.get(type(value), "row"), title_of(value) or key, value, record, path, parent or None)


def local_id(item: Model) -> str | None:
    """The id that an item was given; an article holds it in the key that names it."""
    return (item.article or item.id) if isinstance(item, Article) else getattr(item, "id", None)


NAMING = ("title", "name", "topic", "question", "term", "part", "chapter", "section", "what", "when", "text", "do", "ask", "day", "phrase")


@cache
def _naming(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in NAMING if name in model.model_fields)


def title_of(item: Model) -> str:
    """What an item is called: the first of its naming fields that it has."""
    for name in _naming(type(item)):
        value = getattr(item, name)
        if value is not None and str(value):
            return (value.plain if isinstance(value, RichText) else str(value)).split("\n", 1)[0]
    if isinstance(item, Script):
        return next((said.plain.split("\n", 1)[0][:30] for said in item.say.values()), "")
    return item.company.name if isinstance(item, Organisation) else ""


def _anchor(words: str) -> str:
    return "q-" + hashlib.blake2b(words.encode(), digest_size=4).hexdigest()


def names_of_files(reads: list[Read]) -> list[Problem]:
    """A file's name is an id, so it has to be one."""
    problems = []
    for read in reads:
        own = getattr(read.item, "id", None) or read.record.source.stem
        try:
            read_id(own)
        except ValueError:
            problems.append(Problem("bad-id", read.record.source.place(0), {"given": own}))
    return problems


def _declared(record: Record) -> set[str]:
    """Every id in a file that has problems."""
    found: set[str] = set()
    pending: list[Any] = [record.data]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            found |= {value[key] for key in DECLARING if isinstance(value.get(key), str)}
            pending += value.values()
        elif isinstance(value, tuple):
            pending += value
    return _below_file(record.source.stem, found)


def _below_file(own: str, ids: set[str]) -> set[str]:
    return {own, *ids, *(f"{own}/{word}" for word in ids)}
