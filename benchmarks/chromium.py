"""The system's own Chromium, and a server on this machine for the pages it opens."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def opened() -> Iterator[Any]:
    """A browser; None where there is none."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class _Files(SimpleHTTPRequestHandler):
    """Says nothing, is never cached, and sets its pages apart from others, which gives them a clock of 5 instead of 100 microseconds."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        for name, value in (("Opener", "same-origin"), ("Embedder", "require-corp")):
            self.send_header(f"Cross-Origin-{name}-Policy", value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *said: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of ``folder`` while it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
