"""The look-up of a project, ready to be asked: from its index if that is fresh, else the index is brought up to date first."""

import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path

from generator import __version__
from generator.place_of_content import content_root, shown_as
from generator.source import Sources, read_sources
from search.document import Document
from search.generations import Origin
from search.lookup import Lookup
from search.rankings import Rankings
from search.store import PATIENCE, Index, Store

STALE, PARTIAL = "stale", "partial"


def open_lookup(project: Path, audience: str | None, today: date, patience: float = PATIENCE) -> Lookup:
    """The look-up over what ``audience`` may see on ``today``. Raises FileNotFoundError, UnknownAudienceError.

    Its ``note`` says whether errors in the content keep it behind ("stale") or incomplete ("partial"). Another builder is waited for,
    ``patience`` seconds at most.
    """
    root = content_root(project)
    shown = shown_as(root, project)
    sources = read_sources(root, shown)
    origin = Origin(program(), sources.fingerprint, audience, today.isoformat())
    store = Store(project, audience)
    index = store.open()
    ready = _ready(store, index, origin)
    if ready:
        return ready
    try:
        with store.generations.alone(patience) as held:
            if store.moved_on(index):  # somebody else has built it meanwhile
                index = store.open()
                ready = _ready(store, index, origin)
            return ready or _built(store, index, sources, shown, origin, held)
    except OSError:  # a project that cannot be written to: the same answers, without an index
        return _built(store, index, sources, shown, origin, False)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without looking for garbage: nothing of a manual is any until it is done with, and looking takes as long as building."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _ready(store: Store, index: Index | None, origin: Origin) -> Lookup | None:
    """The look-up as the index has it, if the index is fresh, or the best there is."""
    if index is None:
        return None
    if index.stamp.origin == origin:
        return _over(index, "" if index.stamp.whole else PARTIAL)
    return _over(index, STALE) if index.stamp.whole and store.refused(origin) else None


def _over(index: Index, note: str) -> Lookup:
    return Lookup(index.shelf, Rankings(index.tables), index.desk, note)


@_undisturbed()
def _built(store: Store, before: Index | None, sources: Sources, shown: str, origin: Origin, keep: bool) -> Lookup:
    """The look-up made from the content, on disk if ``keep``; of content with errors, what it was before them if that is known."""
    from generator.audience import cut
    from search.content import read
    from search.desk import desk_of
    from search.documents import documents
    from search.update import made

    today = date.fromisoformat(origin.day)
    manual, whole = read(sources, shown, origin.audience)
    if not whole and before and before.stamp.whole:
        if keep:
            store.refuse(origin)
        return _over(before, STALE)
    if before and before.stamp.origin.program != origin.program:
        before = None
    manual = cut(manual, origin.audience, today)
    index = made(documents(manual, today), desk_of(manual), before)
    found: Mapping[str, Document] = {document.id: document for document in index.documents}
    if keep:
        with suppress(OSError):  # no more room
            found = store.save(origin, whole, index, before)
    return Lookup(found, Rankings(index.tables), index.desk, "" if whole else PARTIAL)


def program() -> str:
    """Changes with the version, the interpreter, and any file of the program."""
    state = blake2b(digest_size=12)
    here = Path(__file__).parent
    for folder in (here, here.parent / "generator"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".yml", ".json", ".txt"):
                found = path.stat()
                state.update(f"{path.name} {found.st_mtime_ns} {found.st_size}\n".encode())
    return f"{__version__} {sys.version} {state.hexdigest()}"
