"""References: each is looked up once; what is missing, of the wrong kind or dead is a problem, what is found is kept both ways."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from generator.index import Index
from generator.manual import CUSTOMER, END, Entry, Use
from generator.model.base import Model
from generator.model.common import Power
from generator.model.desk import ANY_CHANNEL
from generator.model.kinds import NAMES, NOTHING, Refers
from generator.model.organisation import Organisation
from generator.model.policy import Figure
from generator.model.position import Position
from generator.model.shape import Found, walk
from generator.problem import Place, Problem
from generator.record import Path, Record
from generator.rich import STRAY, RichText
from generator.rounds import Rounds
from generator.validate import Read

SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:")
SAFE = ("http:", "https:", "mailto:", "tel:")
#: Above this many ids the nearest is looked for only among those that begin alike.
MANY = 2000


@dataclass
class Links:
    """The outcome: who uses what, and what could not be found."""

    #: target -> its uses; the inner mapping is an ordered set.
    used_by: dict[str, dict[Use, None]] = field(default_factory=lambda: defaultdict(dict))
    problems: list[Problem] = field(default_factory=list)
    #: Of one file: where local ids were looked for.
    scopes: tuple[str, ...] = ()


def link(reads: list[Read], index: Index, images: Iterable[str], rounds: Rounds | None = None) -> Links:
    """Look up every reference of every file."""
    rounds = rounds or Rounds()
    linker = _Linker(index, _acts(reads, rounds), frozenset(images))
    files = {id(entry.item): entry.id for entry in index.entries.values() if not entry.path}
    stage, links = rounds.stage("link", linker.space), Links()
    for read in reads:
        if read.item is not None:
            own = files.get(id(read.item), read.record.source.stem)
            scopes = linker.scopes(read.item, own)
            found = stage.of(read, make=partial(linker.file, read, own, scopes), good=partial(_sound, scopes))
            for target, uses in found.used_by.items():
                links.used_by[target].update(uses)
            links.problems += found.problems
    return links


def _sound(scopes: tuple[str, ...], made: Links) -> bool:
    """Whether the references of a file can be kept. What is near to something that is missing may be called otherwise by now."""
    return made.scopes == scopes and not made.problems


def _acts(reads: list[Read], rounds: Rounds) -> frozenset[str]:
    """The acts that the powers of positions and departments name."""
    stage = rounds.stage("acts")
    holders = [read.item for read in reads if isinstance(read.item, Position | Organisation)]
    return frozenset().union(*(stage.of(item, make=partial(_acts_of, item)) for item in holders))


def _acts_of(item: Model) -> frozenset[str]:
    return frozenset(power.act for _, _, _, power in walk(item) if isinstance(power, Power) and power.act)


class _Linker:
    def __init__(self, index: Index, acts: frozenset[str], images: frozenset[str]) -> None:
        self.index, self.acts, self.images = index, acts, images
        self.links = Links()
        self.rows = {id(entry.item): entry.id for entry in index.entries.values() if entry.path}
        self.parents: dict[str, str] = {}
        for entry in index.entries.values():
            if isinstance(entry.item, Organisation):
                self.parents = {d.id: d.part_of for d in entry.item.departments if d.part_of}

    @property
    def space(self) -> object:
        """What every reference is looked up in: other things of the same names change nothing. Ids that stand twice are looked up anew."""
        if self.index.again:
            return object()
        return {own: (entry.kind, entry.parent) for own, entry in self.index.entries.items()}, self.index.declared, self.acts, self.images, self.parents

    def file(self, read: Read, own: str, scopes: tuple[str, ...]) -> Links:
        """The references of one file."""
        item, record = read.item, read.record
        assert item is not None
        self.links = Links(scopes=scopes)
        around: list[tuple[Path, str]] = [((), own)]  # the file and the rows, each inside the one before, that the walk is in
        for found in walk(item):
            path, _, shape, value = found
            while path[: len(around[-1][0])] != around[-1][0]:
                around.pop()
            if shape.model:
                if id(value) in self.rows:
                    around.append((path, self.rows[id(value)]))
                if isinstance(value, Figure):
                    self._image(value, record, path)
                continue
            source = around[-1][1]
            department = around[1][1] if isinstance(item, Organisation) and len(around) > 1 else None
            inside = (department, *scopes) if department else scopes
            if shape.refers:
                self._reference(found, record, source, inside)
            elif shape.rich:
                self._text(value, found, record, source, inside)
        return self.links

    def scopes(self, item: object, own: str) -> tuple[str, ...]:
        """Where local ids are looked for: the file itself; for a position also its departments, nearest first."""
        scopes = [own]
        department = self._department(item)
        while department and department not in scopes:
            scopes.append(department)
            department = self.parents.get(department)
        return tuple(scopes)

    def _department(self, item: object) -> str | None:
        """The department of a position, its own or the one taken over."""
        seen = set()
        while isinstance(item, Position) and not item.department and item.based_on and item.based_on not in seen:
            seen.add(item.based_on)
            base = self.index.entries.get(item.based_on)
            item = base.item if base else None
        return item.department if isinstance(item, Position) else None

    def _reference(self, found: Found, record: Record, source: str, scopes: tuple[str, ...]) -> None:
        path, fieldshape, shape, value = found
        refers = shape.refers
        assert refers is not None
        if self._stands_alone(value, refers):
            return
        entry = self.index.find(value, *scopes)
        if entry is None:
            if not self.index.is_declared(value, *scopes):
                self.links.problems.append(self._missing(value, refers, record, path, scopes[0]))
            return
        # Of an id that stands twice either may have been meant; the id alone is the mistake then.
        if not any(self._fits(one, refers, scopes[0]) for one in (entry, *self.index.again.get(entry.id, ()))):
            words = {"given": value, "is": NAMES[entry.kind], "wanted": _either(refers.kinds)}
            self.links.problems.append(Problem("wrong-kind", self._place(record, path, value), words))
            return
        if "none" not in refers.kinds:  # a test question asks for an item, it does not use it
            self._keep(entry.id, Use(source, fieldshape.label))

    def _stands_alone(self, value: str, refers: Refers) -> bool:
        """Values that name no entry: the customer, the end, no answer, an act, the text for every channel."""
        kinds = refers.kinds
        return (
            ("customer" in kinds and value in CUSTOMER)
            or ("next" in kinds and value in END)
            or ("none" in kinds and value in NOTHING)
            or ("act" in kinds and value in self.acts)
            or (kinds == ("channel",) and value == ANY_CHANNEL)
        )

    @staticmethod
    def _fits(entry: Entry, refers: Refers, own: str) -> bool:
        """Whether ``entry`` is of a kind that may stand here; what comes next in ``own`` is a step of it, or another procedure."""
        if "next" in refers.kinds and (entry.kind == "procedure" or (entry.kind == "step" and entry.parent == own)):
            return True
        return "anything" in refers.kinds or entry.kind in refers.kinds

    def _missing(self, value: str, refers: Refers, record: Record, path: Path, own: str) -> Problem:
        if "act" in refers.kinds:
            words = {"given": value, "near": ", ".join(nearest(value, sorted(self.acts)))}
            return Problem("missing-act", self._place(record, path, value), words)
        if "next" in refers.kinds:
            steps = [e.id.split("/", 1)[1] for e in self.index.entries.values() if e.kind == "step" and e.parent == own]
            words = {"given": value, "near": ", ".join(nearest(value, steps) or steps)}
            return Problem("missing-step", self._place(record, path, value), words)
        near = self._near(value, refers.kinds, own)
        return Problem("missing-reference", self._place(record, path, value), {"given": value, "wanted": _either(refers.kinds), "near": near})

    def _near(self, value: str, kinds: tuple[str, ...], own: str) -> str:
        entries = [e for e in self.index.entries.values() if "anything" in kinds or e.kind in kinds]
        named = [e.id for e in entries if e.title == value]
        local = {e.id.removeprefix(f"{own}/") for e in entries}
        return ", ".join(named[:3] or nearest(value, sorted(local)))

    def _text(self, text: RichText, found: Found, record: Record, source: str, scopes: tuple[str, ...]) -> None:
        path = found[0]
        for nth, fault in enumerate(text.faults):
            self.links.problems.append(Problem(fault.code, record.place(path, find=STRAY, nth=nth), {"given": fault.at}))
        for number, target in enumerate(text.links):
            nth = text.links[:number].count(target)
            if SCHEME.match(target):
                if not target.lower().startswith(SAFE):
                    self.links.problems.append(Problem("unsafe-link", record.place(path, find=_linked(target), nth=nth), {"given": target}))
                continue
            entry = self.index.find(target, *scopes)
            if entry:
                self._keep(entry.id, Use(source, found[1].label))
            elif not self.index.is_declared(target, *scopes):
                near = self._near(target, ("anything",), scopes[0])
                self.links.problems.append(Problem("dead-link", record.place(path, find=_linked(target), nth=nth), {"given": target, "near": near}))

    def _image(self, figure: Figure, record: Record, path: Path) -> None:
        if figure.image in self.images:
            return
        code = "unsafe-link" if SCHEME.match(figure.image) else "missing-image"
        near = ", ".join(nearest(figure.image, sorted(self.images)))
        self.links.problems.append(Problem(code, record.place((*path, "image")), {"given": figure.image, "near": near}))

    def _place(self, record: Record, path: Path, value: str) -> Place:
        return record.place(path, key=bool(path) and path[-1] == value, find=value)

    def _keep(self, target: str, use: Use) -> None:
        if use.source != target:
            self.links.used_by[target][use] = None


def _linked(target: str) -> re.Pattern[str]:
    """``target`` where a link names it, not where the words do."""
    return re.compile(rf"\[\[\s*({re.escape(target)})\s*[|\]]")


def nearest(given: str, known: list[str]) -> list[str]:
    """Up to three of ``known`` that look like ``given``."""
    if len(known) > MANY:
        known = [word for word in known if word[:2] == given[:2]]
    return difflib.get_close_matches(given, known, 3, 0.55)


def _either(kinds: tuple[str, ...]) -> tuple[str, str]:
    names = [NAMES[kind] for kind in kinds]
    return "、".join(zh for zh, _ in names), ", ".join(en for _, en in names)
