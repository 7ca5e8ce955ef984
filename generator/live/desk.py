"""The look-up of a preview: from the same manual as the pages, so that content is read once for both."""

import gc
from datetime import date
from pathlib import Path
from threading import Event

from generator.load import Loaded
from generator.manual import Manual
from generator.rounds import Rounds
from search.browser import FILES, written
from search.documents import documents
from search.generations import Origin
from search.lookup import Lookup
from search.opening import Content, Given, program, undisturbed
from search.renewal import Renewal
from search.watched import settle


class Desk:
    """What /api and the look-up on the pages answer from; whoever asks before it is there waits for it."""

    #: The files of the look-up on the pages.
    names = FILES

    def __init__(self, project: Path, audience: str | None) -> None:
        self.audience = audience
        self._renewal, self._rounds = Renewal(project, audience), Rounds()
        self._lookup: Lookup | None = None
        self._there, self._behind = Event(), False

    @property
    def lookup(self) -> Lookup:
        """The look-up as it stands."""
        self._there.wait()
        assert self._lookup
        return self._lookup

    @property
    def stale(self) -> bool:
        """Whether the content says something else by now, or has errors that keep it from being read in full."""
        return self._behind or bool(self.lookup.note)

    def behind(self) -> None:
        """The content has changed."""
        self._behind = True

    def take(self, loaded: Loaded, shown: str, manual: Manual, today: date) -> None:
        """Answer from ``manual``, cut from that of ``loaded``; of content that could not be read in full, from what was before."""
        content = Content(loaded.sources, shown, Origin(program(), loaded.sources.fingerprint, self.audience, today.isoformat()))
        self._lookup, self._behind = self._renewal.renew(content, Given(manual, loaded.whole)), False
        self._there.set()

    @undisturbed()
    def scripts(self, manual: Manual, today: date, directory_urls: bool) -> dict[str, str]:
        """What the look-up on the pages answers from, of what was taken last; as ``search.browser.scripts``."""
        found = documents(manual, today, directory_urls=directory_urls, rounds=self._rounds)
        return written(found, self._renewal.basis.tables, self.lookup.desk)

    def save(self) -> None:
        """Bring the index on disk to what was taken last."""
        self._renewal.save()

    def settle(self) -> None:
        """While nobody waits: what is garbage by now, and memory to give back."""
        gc.unfreeze()
        settle(self.lookup)
