"""How long an edit takes to be in the browser: from writing the file until the server hands out the new page, MkDocs' own preview beside it."""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.plain import write_plain

HERE = Path(__file__).parent.parent
#: Seconds for the first build, for an edit to show, and between two edits, so that each finds the server at rest.
START, SHOWN, REST = 600.0, 120.0, 4.0
#: What is looked for in a page.
SIGN = "改动{}号"


@contextmanager
def served(folder: Path, command: list[str], page: str) -> Iterator[Callable[[str], str]]:
    """A preview of ``folder``, up; what gets a page of it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"

    def get(path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{address}/{path}", timeout=SHOWN) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, "-m", *command, address], cwd=folder, stdout=quiet, stderr=quiet, env=_environment())
    try:
        _until(lambda: bool(get(page)), START)
        yield get
    finally:
        process.terminate()
        process.wait(30)


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(HERE)}


def _until(seen: Callable[[], bool], longest: float) -> None:
    end = time.monotonic() + longest
    while not seen():
        if time.monotonic() > end:
            raise RuntimeError("it did not show")
        time.sleep(0.01)


def edits(get: Callable[[str], str], file: Path, after: str, page: str, times: int, rest: float) -> list[float]:
    """Write a sign into ``file`` behind ``after``, ``times`` times; the seconds until ``page`` shows it."""
    text, seconds = file.read_text("utf-8"), []
    for number in range(times):
        time.sleep(rest)
        sign = SIGN.format(1000 + number)
        changed = re.sub(after, lambda match, sign=sign: match[0] + sign, text, count=1)  # type: ignore[misc]
        if sign not in changed:
            raise RuntimeError(f"{file}: {after}")
        began = time.monotonic()
        file.write_text(changed, "utf-8")
        _until(lambda sign=sign: sign in get(page), SHOWN)  # type: ignore[misc]
        seconds.append(time.monotonic() - began)
    return seconds


def line(what: str, seconds: list[float], limit: float | None = None) -> str:
    """A row of the table."""
    bound = f"(at most {limit:.0f} s)" if limit else ""
    return f"{what:<64} median {statistics.median(seconds):6.2f} s  worst of {len(seconds)} {max(seconds):6.2f} s {bound}"


def serve(large: Path, small: bool) -> None:
    """The sample and the large manual, each beside MkDocs alone with the same pages as plain Markdown."""
    with tempfile.TemporaryDirectory() as scratch:
        sample = Path(scratch) / "sample"
        _copy(sample)
        parts = (
            ("FAQ", "faqs/accounts.yml", r"answer: ", "faqs/accounts"),
            ("position", "positions/hotline.yml", r"\nvalue: ", "positions/hotline"),
            ("procedure", "procedures/case-escalation.yml", r"do: ", "procedures/case-escalation"),
        )
        _both("sample", sample, parts, 7, 1.0)
        parts = (
            ("FAQ", "faqs/topic-001.yml", r"answer: \|\n      ", "faqs/topic-001"),
            ("position", "positions/position-7.yml", r"\nvalue: ", "positions/position-7"),
            ("procedure", "procedures/procedure-7.yml", r"do: ", "procedures/procedure-7"),
        )
        _both("1,000 FAQs + 70 items" if small else "10,000 FAQs + 700 items", large, parts, 5, 3.0)


def _copy(sample: Path) -> None:
    shutil.copytree(HERE / "content", sample / "content")
    shutil.copy(HERE / "mkdocs.yml", sample)


def _both(name: str, folder: Path, parts: tuple[tuple[str, str, str, str], ...], times: int, limit: float) -> None:
    rest = REST if limit == 1.0 else 5 * REST
    with served(folder, ["generator", "serve", "--no-open", "--address"], f"{parts[0][3]}.html") as get:
        for what, file, after, page in parts:
            print(line(f"deskbook serve, {name}: one {what}", edits(get, folder / "content" / file, after, f"{page}.html", times, rest), limit), flush=True)
    plain = folder.parent / f"{folder.name}-served"
    write_plain(folder, plain)
    page = parts[0][3]
    with served(plain, ["mkdocs", "serve", "-q", "-a"], f"{page}.html") as get:
        shown = edits(get, plain / "docs" / f"{page}.md", r"\A(?:---\n.*?\n---\n)?(?s:.*)\Z", f"{page}.html", 2 if limit > 1 else 3, REST)
    print(line(f"MkDocs alone, the same pages of {name}: one page", shown), flush=True)
