"""A look-up that stays up to date while a server runs: reopened aside when the content changes, then swapped."""

import gc
import logging
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Lock, Thread

from generator.place_of_content import content_root
from search.lookup import Lookup

log = logging.getLogger("deskbook.lookup")
#: Seconds between two looks at the content.
EVERY = 1.0
#: Seconds until the next try where it could not be opened.
LATER = 10.0
#: Questions that a new look-up answers for nobody, so that the first ones in earnest are not slow.
WARM = 50


class Watched:
    """The look-up of one project and one audience. ``open_it`` makes it as of a day; ``day`` says which day counts as today."""

    def __init__(self, project: Path, audience: str | None, day: Callable[[], date], open_it: Callable[[Path, str | None, date], Lookup]) -> None:
        self.project, self.audience, self.day, self.open_it = project, audience, day, open_it
        self._behind = False
        self._lookup: Lookup | None = None
        self._seen: object = None
        self._opening = Lock()
        self._ended = Event()

    @property
    def lookup(self) -> Lookup:
        """The look-up as it stands; the first call opens it. Raises FileNotFoundError, UnknownAudienceError."""
        if self._lookup is None:
            with self._opening:
                if self._lookup is None:
                    self._seen, self._lookup = self.signature(), self._open(self.day())
        return self._lookup

    @property
    def stale(self) -> bool:
        """Whether the content says something else by now, or has errors that keep it from being read in full."""
        return self._behind or bool(self.lookup.note)

    def _open(self, day: date) -> Lookup:
        made = self.open_it(self.project, self.audience, day)
        titles = [document.title for document in made.documents.values()]  # all are read from the index now, not while somebody waits
        for title in titles[:: max(1, len(titles) // WARM)]:
            made.find(title)
        gc.freeze()  # a look-up is all in use: to search it for garbage would only hold up answers
        return made

    def signature(self) -> object:
        """Changes when a file of the content does, or the day."""
        root = content_root(self.project)
        rows = []
        for folder, below, names in os.walk(root):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in names:
                try:
                    found = os.stat(os.path.join(folder, name))
                except OSError:  # gone between the list and the look
                    continue
                rows.append((folder, name, found.st_mtime_ns, found.st_size))
        return self.day(), sorted(rows)

    def refresh(self) -> bool:
        """Open anew if the content has changed since; whether it was swapped."""
        with self._opening:
            seen = self.signature()
            if seen == self._seen:
                return False
            self._behind = True
            gc.unfreeze()  # a load puts all that is alive aside, the leavings of the one before it too
            gc.collect()
            self._lookup, self._seen, self._behind = self._open(self.day()), seen, False
            return True

    def watch(self) -> None:
        """Look at the content now and then, until ``close``."""
        Thread(target=self._watch, name="deskbook-watch", daemon=True).start()

    def _watch(self) -> None:
        pause = EVERY
        while not self._ended.wait(pause):
            try:
                self.refresh()
                pause = EVERY
            except Exception as error:  # the desk keeps its answers whatever befell the content
                log.warning("%s: %s", type(error).__name__, error)
                pause = LATER

    def close(self) -> None:
        """Stop looking."""
        self._ended.set()
