"""Generations of an index in one folder: each is written aside, never changed again, and named by a pointer that is replaced at once.

A reader follows the pointer and holds what it has opened; a builder that dies leaves nothing that a pointer names.
"""

import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.write import write
from search.lock import locked

#: Counts up when what is kept, or how, changes.
FORMAT = 1
POINTER, LOCK, STAMP = "current", "lock", "stamp.json"
NAME = re.compile(r"g\d{6,}")
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Origin:
    """What an index was made from: the program, the bytes of the content, for whom, as of which day."""

    program: str
    content: str
    audience: str | None
    day: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on a generation. ``whole``: all of the content could be read. ``files``: name -> size and checksum."""

    origin: Origin
    generation: int
    whole: bool
    documents: int
    files: dict[str, tuple[int, int]]


class DamagedError(Exception):
    """A generation is not what its stamp says, or no generation at all."""


class Generations:
    """The generations below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> tuple[Path, Stamp]:
        """The generation that counts, looked through. Raises DamagedError, FileNotFoundError if there is none (any more)."""
        name, _, mark = (self.folder / POINTER).read_bytes().decode("utf-8", "replace").strip().partition(" ")
        if not NAME.fullmatch(name):
            raise DamagedError(name)
        folder = self.folder / name
        raw = (folder / STAMP).read_bytes()
        if mark != f"{zlib.crc32(raw):08x}":
            raise DamagedError(STAMP)
        stamp = _stamp(raw)
        for file, (size, mark_of_file) in stamp.files.items():
            if (folder / file).stat().st_size != size or _checksum(folder / file) != mark_of_file:
                raise DamagedError(file)
        return folder, stamp

    @contextmanager
    def alone(self, patience: float) -> Iterator[bool]:
        """Build without another builder; False if one is still at it after ``patience`` seconds. Raises OSError in a read-only project."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / LOCK, patience) as held:
            yield held

    def publish(self, origin: Origin, whole: bool, documents: int, fill: Callable[[Path], None]) -> tuple[Path, Stamp]:
        """Write a generation by ``fill`` and point at it; those before it go, and whoever has them open keeps them. Only inside ``alone``."""
        number = 1 + max((int(folder.name[1:7]) for folder in self._folders()), default=0)
        name = f"g{number:06}"
        aside = self.folder / f"{name}.new"
        try:
            aside.mkdir()
            fill(aside)
            files = {path.relative_to(aside).as_posix(): (path.stat().st_size, _checksum(path)) for path in sorted(aside.rglob("*")) if path.is_file()}
            stamp = Stamp(origin, number, whole, documents, files)
            raw = json.dumps({"format": FORMAT, **asdict(stamp)}, ensure_ascii=False).encode()
            (aside / STAMP).write_bytes(raw)
            aside.replace(self.folder / name)
            write(self.folder / POINTER, f"{name} {zlib.crc32(raw):08x}\n".encode())
            return self.folder / name, stamp
        finally:
            for old in self._folders():
                if old.name != self.pointed():
                    shutil.rmtree(old, ignore_errors=True)  # what a reader holds open where that prevents it goes with the next build

    def _folders(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if NAME.match(path.name) and path.is_dir()]

    def pointed(self) -> str:
        """The name of the generation that counts; empty if there is none."""
        try:
            return (self.folder / POINTER).read_text("utf-8", "replace").split(" ")[0]
        except OSError:
            return ""


def _stamp(raw: bytes) -> Stamp:
    try:
        plain = json.loads(raw)
        if plain.pop("format") != FORMAT:
            raise DamagedError("format")
        files = {str(name): (int(size), int(mark)) for name, (size, mark) in plain.pop("files").items()}
        return Stamp(Origin(**plain.pop("origin")), files=files, **plain)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedError(STAMP) from error


def _checksum(path: Path) -> int:
    mark = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            mark = zlib.crc32(chunk, mark)
    return mark
