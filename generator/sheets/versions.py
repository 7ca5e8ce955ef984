"""Earlier versions of a manual's content, from git: which revision a day or a name means, and the manual as it was then."""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.load import load
from generator.manual import Manual
from generator.place_of_content import content_root
from generator.source import read_sources

#: Seconds that git may take for one answer.
PATIENCE = 60


class NoHistoryError(Exception):
    """There is no git, no repository, or nothing of that name in it; the message is git's, or empty."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that touched the content: its full name and its day."""

    name: str
    day: str


class History:
    """The history of the content of ``project``. Raises NoHistoryError where there is none."""

    def __init__(self, project: Path) -> None:
        self.root = content_root(project).resolve()
        self._inside = self._git("rev-parse", "--show-prefix").strip().rstrip("/")

    def named(self, name: str) -> Revision:
        """The commit that ``name`` (a hash, a tag, a branch, HEAD~3) means."""
        if name.startswith("-"):  # a name and never an option
            raise NoHistoryError(name)
        return self._revision(self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip())

    def on(self, day: date) -> Revision:
        """The last commit up to the end of ``day``."""
        found = self._git("rev-list", "-1", f"--before={day.isoformat()}T23:59:59", "HEAD").strip()
        if not found:
            raise NoHistoryError(day.isoformat())
        return self._revision(found)

    def revisions(self) -> Iterator[Revision]:
        """The commits that touched the content, the newest first."""
        for line in self._git("log", "--format=%H %cs", "HEAD", "--", ".").splitlines():
            name, day = line.split(" ")
            yield Revision(name, day)

    def manual(self, revision: Revision) -> Manual:
        """The whole manual as it was then, as far as it can be read."""
        with self._content(revision) as folder:
            return load(read_sources(folder, "")).manual

    @contextmanager
    def _content(self, revision: Revision) -> Iterator[Path]:
        """The content folder as it was, in a folder of its own for as long as it is read."""
        tree = f"{revision.name}:{self._inside}" if self._inside else revision.name
        with tempfile.TemporaryDirectory() as made:
            packed, folder = Path(made, "content.tar"), Path(made, "content")
            self._git("archive", "--format=tar", f"--output={packed}", tree, at=self._top())
            folder.mkdir()
            with tarfile.open(packed) as archive:
                for member in archive:
                    path = folder / member.name
                    if member.isfile() and path.resolve().is_relative_to(folder.resolve()) and (held := archive.extractfile(member)):
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(held.read())
            yield folder

    def _top(self) -> Path:
        return Path(self._git("rev-parse", "--show-toplevel").strip())

    def _revision(self, name: str) -> Revision:
        return Revision(name, self._git("show", "--no-patch", "--format=%cs", name).strip())

    def _git(self, *arguments: str, at: Path | None = None) -> str:
        try:
            done = subprocess.run(["git", "-C", str(at or self.root), *arguments], capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603, S607
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoHistoryError(str(error)) from None
        if done.returncode:
            raise NoHistoryError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout.decode("utf-8", "replace")
