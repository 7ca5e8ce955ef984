"""A look-up that stays up to date while a server runs: renewed aside when the content changes, swapped, then written."""

import gc
import logging
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Lock, Thread

from generator.place_of_content import content_root
from search.lookup import Lookup
from search.memory import give_back
from search.renewal import Renewal

log = logging.getLogger("deskbook.lookup")
#: Seconds between two looks at the content; one takes some milliseconds at 10,000 FAQs.
EVERY = 0.25
#: Seconds until the next try where it could not be opened.
LATER = 10.0
#: Seconds without a question before the next edit is prepared for: it takes some of computing at 10,000 FAQs, which whoever asks would wait for.
QUIET = 2.0
#: Questions that a new look-up answers for nobody, so that the first ones in earnest are not slow.
WARM = 50


class Watched:
    """The look-up of one project and one audience; ``day`` says which day counts as today."""

    def __init__(self, project: Path, audience: str | None, day: Callable[[], date]) -> None:
        self.project, self.audience, self.day = project, audience, day
        self._renewal = Renewal(project, audience)
        self._behind = False
        self._lookup: Lookup | None = None
        self._seen: object = None
        self._asked, self._prepared = time.monotonic(), False
        self._opening = Lock()
        self._ended = Event()

    @property
    def lookup(self) -> Lookup:
        """The look-up as it stands; the first call opens it. Raises FileNotFoundError, UnknownAudienceError."""
        self._asked = time.monotonic()
        if self._lookup is None:
            with self._opening:
                if self._lookup is None:
                    self._seen, lookup = self.signature(), self._renewal.open(self.day())
                    settle(lookup)
                    self._lookup = lookup
        return self._lookup

    @property
    def stale(self) -> bool:
        """Whether the content says something else by now, or has errors that keep it from being read in full."""
        return self._behind or bool(self.lookup.note)

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
            self._lookup, self._seen, self._behind = self._renewal.open(self.day()), seen, False
            self._renewal.save()
            settle(self._lookup)
            return True

    def ahead(self) -> None:
        """Have at hand what the first edit will need, so that it shows as quickly as those after it."""
        lookup = self.lookup
        with self._opening:
            if self._lookup is lookup:
                self._lookup = self._renewal.ahead()
                settle(self._lookup)

    def watch(self) -> None:
        """Look at the content now and then, until ``close``."""
        Thread(target=self._watch, name="deskbook-watch", daemon=True).start()

    def _watch(self) -> None:
        pause = EVERY
        while not self._ended.wait(pause):
            try:
                self._step()
                pause = EVERY
            except Exception as error:  # the desk keeps its answers whatever befell the content
                log.warning("%s: %s", type(error).__name__, error)
                pause = LATER

    def _step(self) -> None:
        if self.refresh():
            self._prepared = True
        elif not self._prepared and time.monotonic() - self._asked > QUIET:
            self._prepared = True
            self.ahead()

    def close(self) -> None:
        """Stop looking."""
        self._ended.set()


def settle(lookup: Lookup) -> None:
    """Ask some questions for nobody, and spare what is kept the search for garbage, which would only hold up answers."""
    owns = list(lookup.documents)
    for own in owns[:: max(1, len(owns) // WARM)]:
        lookup.find(lookup.documents[own].title)
    gc.collect()
    gc.freeze()
    give_back()
