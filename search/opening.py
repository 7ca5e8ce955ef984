"""The look-up of a project, ready to be asked: from its index if that is fresh, else the index is brought up to date first."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path

from generator import __version__
from generator.manual import Manual
from generator.place_of_content import content_root, shown_as
from generator.rounds import Rounds
from generator.source import Sources, read_sources
from search.generations import Origin
from search.lookup import Lookup
from search.rankings import Rankings
from search.store import PATIENCE, Basis, Index, Made, Store

STALE, PARTIAL = "stale", "partial"


def open_lookup(project: Path, audience: str | None, today: date, patience: float = PATIENCE) -> Lookup:
    """The look-up over what ``audience`` may see on ``today``. Raises FileNotFoundError, UnknownAudienceError.

    Its ``note`` says whether errors in the content keep it behind ("stale") or incomplete ("partial"). Another builder is waited for,
    ``patience`` seconds at most.
    """
    return opened(Store(project, audience), content_of(project, audience, today), patience, Rounds()).lookup


@dataclass(frozen=True)
class Content:
    """What there is to read, and what an index of it is stamped with."""

    sources: Sources
    shown: str
    origin: Origin


def content_of(project: Path, audience: str | None, today: date, before: Content | None = None) -> Content:
    """The content as it stands; sources that are as ``before`` are the same ones. Raises FileNotFoundError."""
    root = content_root(project)
    shown = shown_as(root, project)
    sources = read_sources(root, shown, before.sources if before else None)
    return Content(sources, shown, Origin(program(), sources.fingerprint, audience, today.isoformat()))


@dataclass(frozen=True)
class Opened:
    """A look-up and what it stands on: an index on disk, or one that is not written."""

    lookup: Lookup
    basis: Index | Made


@dataclass(frozen=True)
class Given:
    """The manual of a content, cut to the audience, that somebody has read already, and whether that was all of it."""

    manual: Manual
    whole: bool


def opened(store: Store, content: Content, patience: float, rounds: Rounds, given: Given | None = None) -> Opened:
    """The look-up of ``content``; if it has to be read, ``rounds`` know what was made of it. Raises UnknownAudienceError."""
    index = store.open()
    ready = _ready(store, index, content.origin)
    if ready:
        return ready
    try:
        with store.generations.alone(patience) as held:
            if store.moved_on(index):  # somebody else has built it meanwhile
                index = store.open()
                ready = _ready(store, index, content.origin)
            return ready or _built(store, index, content, rounds, held, given)
    except OSError:  # a project that cannot be written to: the same answers, without an index
        return _built(store, index, content, rounds, False, given)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without looking for garbage: nothing of a manual is any until it is done with, and looking takes as long as building."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _ready(store: Store, index: Index | None, origin: Origin) -> Opened | None:
    """The look-up as the index has it, if the index is fresh, or the best there is."""
    if index is None:
        return None
    if index.stamp.origin == origin:
        return Opened(_over(index, "" if index.stamp.whole else PARTIAL), index)
    return Opened(_over(index, STALE), index) if index.stamp.whole and store.refused(origin) else None


def _over(index: Index, note: str) -> Lookup:
    return Lookup(index.shelf, Rankings(index.tables), index.desk, note)


@undisturbed()
def _built(store: Store, before: Index | None, content: Content, rounds: Rounds, keep: bool, given: Given | None) -> Opened:
    """The look-up made from the content, on disk if ``keep``; of content with errors, what it was before them if that is known."""
    origin = content.origin
    usable = before if before and before.stamp.origin.program == origin.program else None
    index, whole = made_of(content, rounds, usable, before is not None and before.stamp.whole, given)
    if index is None:
        assert before
        if keep:
            store.refuse(origin)
        return Opened(_over(before, STALE), before)
    if keep:
        with suppress(OSError):  # no more room
            saved = store.save(origin, whole, index, usable)
            return Opened(_over(saved, "" if whole else PARTIAL), saved)
    return in_memory(index, whole)


def in_memory(index: Made, whole: bool) -> Opened:
    """The look-up over what is not written."""
    return Opened(Lookup(index.documents, Rankings(index.tables), index.desk, "" if whole else PARTIAL), index)


def made_of(content: Content, rounds: Rounds, before: Basis | None, good: bool, given: Given | None = None) -> tuple[Made | None, bool]:
    """The index of ``content``, and whether all of that could be read; none if not, and what was before is ``good``.

    It is read here unless its manual is ``given``.
    """
    from generator.audience import cut
    from search.content import read
    from search.desk import desk_of
    from search.documents import documents
    from search.update import made

    today = date.fromisoformat(content.origin.day)
    manual, whole = (given.manual, given.whole) if given else read(content.sources, content.shown, content.origin.audience, rounds)
    if good and not whole:
        return None, whole
    manual = manual if given else cut(manual, content.origin.audience, today, rounds)
    return made(documents(manual, today, rounds=rounds), desk_of(manual), before), whole


@cache
def program() -> str:
    """Changes with the version, the interpreter, and any file of the program; of a process that runs on, what they were when it began."""
    state = blake2b(digest_size=12)
    here = Path(__file__).parent
    for folder in (here, here.parent / "generator"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".yml", ".json", ".txt"):
                found = path.stat()
                state.update(f"{path.name} {found.st_mtime_ns} {found.st_size}\n".encode())
    return f"{__version__} {sys.version} {state.hexdigest()}"
