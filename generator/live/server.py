"""The preview's server: the pages as they stand, each with the panel of problems, and word of changes to those that are open."""

import ipaddress
import json
import mimetypes
import posixpath
import socket
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from threading import Condition, Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from markupsafe import Markup

from generator.resources import preview_file

#: Below this address pages have what belongs to the preview alone.
OWN = "/deskbook-preview/"
FILES = {f"{OWN}preview.js": "preview.js", f"{OWN}preview.css": "preview.css"}
#: Seconds after which an open page asks again though nothing has changed.
PATIENCE = 20.0
#: Endings that systems take for something else, or for nothing.
TYPES = {".js": "text/javascript", ".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".gz": "application/gzip"}
#: The panel is put in here; what it says follows by itself.
FRAME = Markup(
    '<link rel="stylesheet" href="{own}preview.css"><div id="deskbook-preview" data-state="{own}state" data-mark="{mark}"></div>'
    '<script src="{own}preview.js" defer></script>'
)
Environ = dict[str, Any]
Start = Callable[..., Any]


class State:
    """What open pages are told: which have changed, and what the panel says."""

    def __init__(self) -> None:
        self.folder = Path()
        #: The address at which the site begins.
        self.mount = "/"
        self._all = time.time_ns()  # so that pages of an earlier preview know that they are old
        self._version = self._all
        self._marks: dict[str, int] = {}
        self._panel: dict[str, object] = {}
        self._news = Condition()

    def swapped(self, folder: Path, mount: str) -> None:
        """All pages are new."""
        with self._news:
            self.folder, self.mount = folder, mount
            self._all, self._marks = self._next(), {}
            self._news.notify_all()

    def changed(self, pages: Iterable[str]) -> None:
        """These files below the beginning of the site are new."""
        with self._news:
            version = self._next()
            self._marks.update(dict.fromkeys(pages, version))
            self._news.notify_all()

    def all_changed(self) -> None:
        """Every page shows something new."""
        self.swapped(self.folder, self.mount)

    def panel(self, said: dict[str, object]) -> None:
        """The panel says something else."""
        with self._news:
            if said != self._panel:
                self._panel = said
                self._next()
                self._news.notify_all()

    def _next(self) -> int:
        self._version += 1
        return self._version

    def mark(self, file: str) -> str:
        """Changes when the page ``file`` does."""
        return str(max(self._all, self._marks.get(file, 0)))

    def told(self, address: str, seen: str) -> dict[str, object]:
        """What the page at ``address``, that has ``seen`` a version, is to know; waits until there is something new, for a while."""
        with self._news:
            self._news.wait_for(lambda: str(self._version) != seen, timeout=PATIENCE)
            return {"version": str(self._version), "mark": self.mark(self.file(address) or ""), "panel": self._panel}

    def file(self, address: str) -> str | None:
        """The file below the beginning of the site that ``address`` names."""
        if not address.startswith(self.mount):
            return None
        inside = address[len(self.mount) :]
        inside += "index.html" if not inside or inside.endswith("/") else ""
        return posixpath.normpath(f"/{inside}").lstrip("/")


class Pages:
    """The WSGI application."""

    def __init__(self, state: State) -> None:
        self.state = state

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1", "replace").decode("utf-8", "replace")
        status, kind, body, more = self.answer(path, environ.get("QUERY_STRING", ""))
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store", **more}
        start_response(f"{status} {HTTPStatus(status).phrase}", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def answer(self, path: str, query: str) -> tuple[int, str, bytes, dict[str, str]]:
        """Status, kind, body and further headers."""
        if path == f"{OWN}state":
            given = parse_qs(query)
            told = self.state.told(given.get("page", [""])[0], given.get("seen", [""])[0])
            return 200, "application/json", json.dumps(told, ensure_ascii=False).encode(), {}
        if path in FILES:
            return 200, kind_of(path), preview_file(FILES[path]).read_bytes(), {}
        if path == "/" != self.state.mount:
            return 302, "text/plain", b"", {"Location": quote(self.state.mount)}
        file = self.state.file(path)
        folder, mark = self.state.folder, self.state.mark(file or "")  # the mark first: what changes in between is then told
        if file is not None:
            found = folder / file
            if found.is_dir():
                return 302, "text/plain", b"", {"Location": f"{quote(path)}/"}
            try:
                body = found.read_bytes()
            except (OSError, ValueError):
                pass
            else:
                return 200, kind_of(file), framed(body, mark) if file.endswith(".html") else body, {}
        missing = folder / "404.html"
        return 404, "text/html; charset=utf-8", framed(missing.read_bytes() if missing.is_file() else b"404", mark), {}


def framed(page: bytes, mark: str) -> bytes:
    """``page`` with the place of the panel."""
    at = page.rfind(b"</body>")
    at = at if at >= 0 else len(page)
    return page[:at] + FRAME.format(own=OWN, mark=mark).encode() + page[at:]


def kind_of(name: str) -> str:
    """The content type of a file by its name."""
    ending = posixpath.splitext(name)[1].lower()
    guessed = TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed in ("text/html", "text/css", "text/javascript") else guessed


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """The terminal is for the writer."""


class Server(ThreadingMixIn, WSGIServer):
    """Answers on threads of its own; ``watch`` is what plugins of MkDocs know."""

    daemon_threads = True

    def __init__(self, address: str) -> None:
        split = urlsplit(f"//{address}")
        host, port = split.hostname or "", split.port or 0
        try:
            if isinstance(ipaddress.ip_address(host), ipaddress.IPv6Address):
                self.address_family = socket.AF_INET6
        except ValueError:
            pass
        self.watched: list[Path] = []
        super().__init__((host, port), _Quiet)

    def server_bind(self) -> None:
        """Without asking for the machine's name, which may take seconds where there is no network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])
        self.setup_environ()

    def watch(self, path: str, func: object = None, *, recursive: bool = True) -> None:
        """A plugin's wish."""
        self.watched.append(Path(path))

    def unwatch(self, path: str) -> None:
        """And the end of it."""
        self.watched.remove(Path(path))

    def start(self) -> None:
        """Begin to answer."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="deskbook-pages", daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone is none."""
