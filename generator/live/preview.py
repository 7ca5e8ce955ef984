"""The preview: looks for edits and has the most urgent of what follows from them done, while the server answers."""

import gc
import time
from collections.abc import Callable, Iterator
from threading import Event

from generator.live.server import Pages, Server
from generator.live.watch import EVERY, Seen, Watch
from generator.live.work import Told, Wish, Work
from generator.load import Loaded
from generator.mkdocs_plugin import mount

#: Seconds without an edit until memory is put in order, which holds up everything for a moment where the manual is large.
QUIET = 60.0


class Preview:
    """A manual and its site, for as long as it is being written."""

    def __init__(self, wish: Wish, told: Told) -> None:
        self.wish = wish
        self.work, self.watch = Work(wish, told), Watch(wish.project, wish.day)
        self.ended = Event()
        self._seen = self.watch.look()

    def read(self) -> Loaded:
        """The content, to be looked at before it is started with. Raises FileNotFoundError."""
        self._seen = self.watch.look()
        return self.work.read()

    def start(self, loaded: Loaded) -> None:
        """The first build, of content without errors. Raises BuildError, NoPluginError, UnknownAudienceError."""
        self.work.start(loaded)

    def serve(self, opened: Callable[[str], None]) -> None:
        """Answer, and show every edit, until ``ended`` or interrupted; ``opened`` is called with the address once there are answers."""
        host = self.work.host
        server = Server(self.wish.address)
        server.set_app(Pages(self.work.state))
        close = mount(server, self.work.desk, self.wish.project)
        try:
            host.config.plugins.on_serve(server, config=host.config, builder=host.spoil)  # type: ignore[arg-type]
            self._also(server)
            server.start()
            opened(host.url)
            self._run(server)
        finally:
            close()
            server.shutdown()
            server.server_close()
            host.config.plugins.on_shutdown()

    def close(self) -> None:
        """Leave nothing behind."""
        self.work.host.close()

    def _also(self, server: Server) -> None:
        """Look also at what mkdocs.yml and plugins name; that it is looked at is no edit."""
        also = (*self.work.host.watched(), *server.watched)
        if also != self.watch.also:
            self.watch.also = also
            frame = {path: self._seen.frame.get(path, mark) for path, mark in self.watch.look().frame.items()}
            self._seen = Seen(self._seen.day, self._seen.texts, self._seen.beside, frame)

    def _run(self, server: Server) -> None:
        work: Iterator[None] = iter(())
        done, tidy = time.monotonic(), True
        gc.disable()  # what is kept is no garbage, and looking through it would hold up pages; ``settle`` does so when nobody waits
        try:
            while not self.ended.is_set():
                seen = self.watch.changed(self._seen)
                if seen:
                    work, tidy = self.work.edit(self._seen, seen), True
                    self._seen = seen
                if self._step(work):
                    self._also(server)
                    done = time.monotonic()
                    continue
                if tidy and time.monotonic() - done > QUIET:
                    self.work.desk.settle()
                    tidy = False
                self.ended.wait(EVERY)
        finally:
            gc.enable()

    def _step(self, work: Iterator[None]) -> bool:
        """The next piece of work, if there is any; whatever befalls it, the pages stay."""
        try:
            return next(work, self) is None
        except Exception as error:
            self.work.failed(error)
            return False
