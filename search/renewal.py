"""The look-up of a project, opened again whenever its content has changed: what has not changed is not read, linked or ranked again.

It is there before it is on disk, so that nobody waits for a disk; whoever is ended in between leaves the index as it was.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.rounds import Rounds
from search.lookup import Lookup
from search.opening import PARTIAL, STALE, Content, Given, Opened, content_of, in_memory, made_of, opened, undisturbed
from search.sounds import readings
from search.store import PATIENCE, Index, Made, Store
from search.update import by_itself

#: Seconds to wait with writing for another builder: while this one waits, it sees no edits.
BUSY = 5.0


class Renewal:
    """The look-up of one project and one audience, time after time; one thread at a time."""

    def __init__(self, project: Path, audience: str | None) -> None:
        self.project, self.audience = project, audience
        self._store, self._rounds = Store(project, audience), Rounds()
        self._content: Content | None = None
        self._opened: Opened | None = None
        #: The index on disk as it was last seen.
        self._index: Index | None = None

    @undisturbed()
    def open(self, today: date) -> Lookup:
        """The look-up of the content as it stands, as of ``today``. Raises FileNotFoundError, UnknownAudienceError."""
        content = content_of(self.project, self.audience, today, self._content)
        if self._opened is None:
            self._take(opened(self._store, content, PATIENCE, self._rounds), content)
        else:
            self._take(self._renewed(self._opened, content), content)
        assert self._opened
        return self._opened.lookup

    @undisturbed()
    def renew(self, content: Content, given: Given) -> Lookup:
        """As ``open``, for who has read the content already."""
        last = self._opened
        self._take(self._renewed(last, content, given) if last else opened(self._store, content, PATIENCE, self._rounds, given), content)
        assert self._opened
        return self._opened.lookup

    @property
    def basis(self) -> Index | Made:
        """What the look-up that was opened last stands on."""
        assert self._opened
        return self._opened.basis

    @undisturbed()
    def ahead(self) -> Lookup:
        """The look-up as it was opened, with all at hand that the next edit needs: the content read, the documents in memory."""
        assert self._opened
        assert self._content
        self._take(self._renewed(self._opened, self._content), self._content)
        self.save()
        readings("行")  # loads the dictionary that new terms need
        return self._opened.lookup

    def save(self) -> None:
        """Bring the index on disk to what was opened last; what cannot be written is kept in memory."""
        if self._opened is None or self._content is None:
            return
        if self._opened.lookup.note == STALE:
            with suppress(OSError):
                self._store.refuse(self._content.origin)
        elif isinstance(self._opened.basis, Made):
            made = self._opened.basis
            self._opened = Opened(self._opened.lookup, self._saved(made, self._content) or by_itself(made))

    def _take(self, opened: Opened, content: Content) -> None:
        self._opened, self._content = opened, content
        self._index = opened.basis if isinstance(opened.basis, Index) else self._index

    def _renewed(self, last: Opened, content: Content, given: Given | None = None) -> Opened:
        foreign = isinstance(last.basis, Index) and last.basis.stamp.origin.program != content.origin.program
        made, whole = made_of(content, self._rounds, None if foreign else last.basis, last.lookup.note != PARTIAL, given)
        if made:
            return in_memory(made, whole)
        lookup = last.lookup
        return Opened(Lookup(lookup.documents, lookup.ranking, lookup.desk, STALE), last.basis)

    def _saved(self, made: Made, content: Content) -> Index | None:
        """``made`` as an index on disk; None if it is in memory alone."""
        if self._index and self._index.stamp.origin == content.origin and not self._store.moved_on(self._index):
            return self._known(self._index, made)
        try:
            with self._store.generations.alone(BUSY) as held:
                index = self._store.open() if self._store.moved_on(self._index) else self._index
                if index and index.stamp.origin == content.origin:  # somebody else was quicker
                    return self._known(index, made)
                if not held:
                    return None
                usable = index if index and index.stamp.origin.program == content.origin.program else None
                self._index = self._store.save(content.origin, not self._partial, made, usable)
                return self._index
        except OSError:
            return None

    @property
    def _partial(self) -> bool:
        return self._opened is not None and self._opened.lookup.note == PARTIAL

    def _known(self, index: Index, made: Made) -> Index:
        """``index`` with the tables that are in memory already, which are the same."""
        self._index = Index(index.folder, index.stamp, index.shelf, made.tables, made.desk)
        return self._index
