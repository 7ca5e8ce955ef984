"""What follows from an edit: the page of what was edited first, then the judgement of everything, all other pages, and the look-up."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from generator import site
from generator.audience import UnknownAudienceError, cut
from generator.check import Outcome, outcome_of
from generator.live.desk import Desk
from generator.live.host import Host, UnframedError
from generator.live.panel import panel
from generator.live.server import State
from generator.live.watch import Seen
from generator.load import Loaded, load
from generator.manual import Manual
from generator.place_of_content import content_root, shown_as
from generator.rounds import Rounds
from generator.rules import COMPARING
from generator.source import Sources, read_sources
from generator.twins import twins
from generator.urls import Urls
from generator.views.copying import ASSETS
from generator.views.lookup import PAGE as LOOKUP
from generator.write import write

#: What the rules say that judge last.
LATE = {code for codes in COMPARING.values() for code in codes}


class Told(Protocol):
    """What the terminal is told."""

    def found(self, outcome: Outcome) -> None: ...
    def building(self, pages: int) -> None: ...
    def built(self, seconds: float) -> None: ...
    def updated(self, pages: list[str], seconds: float) -> None: ...
    def failed(self, reason: str) -> None: ...


@dataclass(frozen=True)
class Wish:
    """What is previewed, and how."""

    project: Path
    address: str
    audience: str | None
    day: Callable[[], date]
    editor: str
    #: None: the manual's own.
    language: str | None


class Work:
    """A manual that is being written, as a site. ``edit`` may be left at each step: the next one does all of it again."""

    def __init__(self, wish: Wish, told: Told) -> None:
        self.wish, self.told = wish, told
        self.state, self.desk = State(), Desk(wish.project, wish.audience)
        self.host = Host(wish.project, wish.address, wish.audience)
        self._rounds = Rounds()
        self._sources: Sources | None = None
        #: The manual that the pages were last looked through for.
        self._shown: Manual | None = None
        self._outcome: Outcome | None = None
        self._twins: dict[str, str] = {}
        self._pictures: set[str] = set()

    def read(self, *, quick: bool = False, again: bool = True) -> Loaded:
        """The content as it stands or, not ``again``, as it was read last; ``quick`` as ``load`` has it. Raises FileNotFoundError."""
        root = content_root(self.wish.project)
        shown = shown_as(root, self.wish.project)
        if again or self._sources is None:
            self._sources = read_sources(root, shown, self._sources)
        return load(self._sources, shown, self.wish.day(), rounds=self._rounds, quick=quick)

    def start(self, loaded: Loaded) -> None:
        """The first build, of content without errors. Raises BuildError, NoPluginError, UnknownAudienceError."""
        manual = self._cut(loaded)
        self._outcome = outcome_of(loaded)
        self._build(loaded, manual, time.monotonic())
        for _ in self._finish(loaded, manual):
            pass
        self._panel(self._outcome)

    def edit(self, before: Seen, seen: Seen) -> Iterator[None]:
        """All that follows from an edit, the most urgent first."""
        started = time.monotonic()
        self.desk.behind()
        if seen.unframed(before):
            self.host.spoil()
        self._pictures |= {name for name, mark in seen.beside.items() if before.beside.get(name) != mark}
        loaded = self.read(quick=True)
        if loaded.errors:
            self._tell(outcome_of(loaded))
            yield
            with suppress(UnknownAudienceError):  # the settings may be what is broken
                self._answer(loaded, self._cut(loaded))
            self.desk.save()
            return
        manual = self._cut(loaded)
        self._panel(self._meanwhile(outcome_of(loaded)))
        self._show(loaded, manual, started)
        yield
        loaded = self.read(again=False)
        self._tell(outcome_of(loaded))
        yield
        started = time.monotonic()
        try:
            changed = self.host.drawn(loaded, manual)
            yield
            self._put(changed, started)
        except UnframedError:
            self._build(loaded, manual, started)
        yield
        yield from self._finish(loaded, manual)

    def failed(self, error: Exception) -> None:
        """Something befell the pages: those that are there stay, and the next edit makes all anew."""
        self.host.spoil()
        reason = str(error) if isinstance(error, site.BuildError) else f"{type(error).__name__}: {error}"
        self.told.failed(reason)
        if self._outcome:
            self._panel(self._outcome, reason)

    def _cut(self, loaded: Loaded) -> Manual:
        return cut(loaded.manual, self.wish.audience, self.wish.day(), self._rounds)

    def _show(self, loaded: Loaded, manual: Manual, started: float) -> None:
        """The pages of what was edited."""
        if not self.host.fits(manual):
            self._build(loaded, manual, started)
            return
        if self._pictures:
            self.host.copy(self._pictures)
            self._pictures = set()
            self.state.all_changed()
        try:
            wanted = frozenset(edited(self._shown, manual, self.host.directory_urls))
            if wanted:
                self._put(self.host.drawn(loaded, manual, wanted), started)
            self._shown = manual
        except UnframedError:
            self._build(loaded, manual, started)

    def _put(self, changed: dict[str, str], started: float) -> None:
        if changed:
            self.state.changed(self.host.put(changed, self.wish.day()))
            self.told.updated(sorted(changed), time.monotonic() - started)

    def _build(self, loaded: Loaded, manual: Manual, started: float) -> None:
        """All pages anew; what follows them is taken over until it is made anew too."""
        last = self.host.folder if self._shown else None
        self.host.build(loaded, manual, self.wish.day(), self.told.building)
        for name in [*self._twins, *(f"{ASSETS}/{one}" for one in self.desk.names)] if last else []:
            with suppress(OSError):
                write(self.host.folder / name, ((last or self.host.folder) / name).read_bytes())
        self._shown, self._pictures = manual, set()
        self.state.swapped(self.host.folder, urlsplit(self.host.url).path)
        self.told.built(time.monotonic() - started)

    def _finish(self, loaded: Loaded, manual: Manual) -> Iterator[None]:
        """The copies for programs and the look-up: nobody waits for them at the page that is being written."""
        urls = self.host.directory_urls
        made = dict(twins(manual, manual.settings.language.key, urls, self.wish.day(), self.host.plugin.told))
        for name, text in made.items():
            write(self.host.folder / name, text.encode())
        for name in self._twins.keys() - made.keys():
            (self.host.folder / name).unlink(missing_ok=True)
        self._twins = made
        yield
        self._answer(loaded, manual)
        yield
        scripts = self.desk.scripts(manual, self.wish.day(), urls)
        renewed = [write(self.host.folder / ASSETS / name, text.encode()) for name, text in scripts.items()]
        if any(renewed):
            self.state.changed([self.host.file_of(LOOKUP)])
        yield
        self.desk.save()

    def _answer(self, loaded: Loaded, manual: Manual) -> None:
        root = content_root(self.wish.project)
        self.desk.take(loaded, shown_as(root, self.wish.project), manual, self.wish.day())

    def _meanwhile(self, outcome: Outcome) -> Outcome:
        """``outcome`` with what the rules that judge last have said before."""
        late = [finding for finding in self._outcome.findings if finding.problem.code in LATE] if self._outcome else []
        found = [finding for finding in outcome.findings if finding.problem.code not in LATE]
        return replace(outcome, findings=tuple(sorted([*found, *late], key=lambda finding: finding.problem.order)))

    def _tell(self, outcome: Outcome) -> None:
        """The terminal and the panel, if there is anything new."""
        if self._outcome is None or outcome.findings != self._outcome.findings:
            self.told.found(outcome)
        self._outcome = outcome
        self._panel(outcome)

    def _panel(self, outcome: Outcome, failure: str = "") -> None:
        self.state.panel(panel(outcome, self.wish.project, self.wish.editor, self.wish.language or outcome.language, failure))


def edited(before: Manual | None, manual: Manual, directory_urls: bool) -> Iterator[str]:
    """The pages of what is not the same thing as before."""
    urls = Urls(manual, directory_urls)
    known = before.entries if before else {}
    for own, entry in manual.entries.items():
        last = known.get(own)
        if last is None or last.item is not entry.item:
            yield urls.page(own)
    for path, page in manual.pages.items():
        if before is None or before.pages.get(path) != page:
            yield path
