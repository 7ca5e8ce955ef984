"""What has been edited since the last look, told by the times and sizes of files: that holds on every kind of disk."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.place_of_content import content_root
from generator.source import ATTACHED, IMAGES

#: Seconds between two looks; one takes some milliseconds at 10,000 FAQs.
EVERY = 0.1
#: A file that is being written is left alone until two looks so many seconds apart find the same; at the longest.
STILL, LONGEST = 0.03, 2.0
Marks = dict[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Seen:
    """One look: the day, the texts and the pictures of the content, and what all pages hang on."""

    day: date
    texts: Marks
    beside: Marks
    frame: Marks

    def unframed(self, before: "Seen") -> bool:
        """Whether all pages have to be made anew: the day, mkdocs.yml, a template, or which pictures there are."""
        return self.day != before.day or self.frame != before.frame or self.beside.keys() != before.beside.keys()


class Watch:
    """Looks at a project; ``also`` are further files and folders that all pages hang on."""

    def __init__(self, project: Path, day: Callable[[], date]) -> None:
        self.project, self.day = project, day
        self.also: tuple[Path, ...] = ()

    def look(self) -> Seen:
        """What there is."""
        texts: Marks = {}
        beside: Marks = {}
        root = content_root(self.project)
        for path, mark in marks(root):
            (beside if path.lower().endswith((*IMAGES, *ATTACHED)) else texts)[os.path.relpath(path, root)] = mark
        frame = {path: mark for one in (self.project / "mkdocs.yml", self.project / "templates", *self.also) for path, mark in marks(one)}
        return Seen(self.day(), texts, beside, frame)

    def changed(self, before: Seen) -> Seen | None:
        """What there is if it is something else than ``before``, as soon as whoever writes has done so."""
        seen = self.look()
        if seen == before:
            return None
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            time.sleep(STILL)
            again = self.look()
            if again == seen:
                break
            seen = again
        return seen


def marks(place: Path) -> Iterable[tuple[str, tuple[int, int, int]]]:
    """Every file at or below ``place`` that is not hidden, with what changes when it does."""
    pending = [str(place)]
    while pending:
        path = pending.pop()
        try:
            if not os.path.isdir(path):
                found = os.stat(path)
                yield path, (found.st_mtime_ns, found.st_size, found.st_ino)
                continue
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        pending.append(entry.path)
                        continue
                    found = entry.stat()
                    yield entry.path, (found.st_mtime_ns, found.st_size, found.st_ino)
        except OSError:  # gone between the list and the look
            continue
