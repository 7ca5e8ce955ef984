"""A folder that is made aside and then takes the place of the last one; what we did not make is never lost."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUR = 3600


class ForeignFolderError(Exception):
    """The folder holds something that we did not make, and would be lost; or it is the project itself."""


@contextmanager
def replaced(final: Path, listing: str, project: Path, content: Path, later: str = "") -> Iterator[Path]:
    """A folder beside ``final`` to write into, which takes its place in the end unless something is raised.

    ``listing`` is the file in it that names what it is made of; below ``later`` there may be more, which can be made again.
    Raises ForeignFolderError; then ``final`` is as it was.
    """
    _guard(final, project.resolve(), content.resolve(), listing, later)
    final.parent.mkdir(parents=True, exist_ok=True)
    tidy(final)
    aside = Path(tempfile.mkdtemp(prefix=f".{final.name}-{os.getpid()}-", dir=final.parent))
    try:
        yield aside
        swap(aside, final)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def list_files(folder: Path, listing: str) -> None:
    """Write down what a finished folder is made of."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    place = folder / listing
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("\n".join(name for name in names if name != listing), "utf-8")


def _guard(final: Path, project: Path, content: Path, listing: str, later: str) -> None:
    """Refuse to write over the project, into the content, or in the place of anything that is not ours."""
    place = final.resolve()
    if project.is_relative_to(place) or content.is_relative_to(place) or place.is_relative_to(content):
        raise ForeignFolderError(str(final))
    for folder in (final, _old(final)):
        if folder.exists() and not (folder.is_dir() and _ours(folder, listing, later)):
            raise ForeignFolderError(str(folder))


def _ours(folder: Path, listing: str, later: str) -> bool:
    """Whether we wrote all that is in ``folder``, or can have it made again."""
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    try:
        known = {*(folder / listing).read_text("utf-8").split("\n"), listing}
    except OSError:
        return not held
    return all(name in known or (later and name.startswith(f"{later}/")) for name in held)


def _old(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")


def tidy(final: Path) -> None:
    """Clear away what killed runs left beside ``final``, and bring it back if one was cut between the steps of ``swap``."""
    old = _old(final)
    if old.exists() and not final.exists():
        old.rename(final)
    left = re.compile(re.escape(f".{final.name}-") + r"(\d+)-\w{8}")
    for path in final.parent.iterdir():
        match = left.fullmatch(path.name)
        if match and not _running(int(match[1]), path.stat().st_mtime):
            shutil.rmtree(path, ignore_errors=True)


def _running(process: int, since: float) -> bool:
    """Whether the run that made a folder at ``since`` still runs."""
    if os.name == "nt":  # where asking a process with a signal would end it
        return time.time() - since < HOUR
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def swap(aside: Path, final: Path) -> None:
    """Put ``aside`` in the place of ``final``; at every moment one of the two, whole, has the old name or ``.old``."""
    aside.chmod(0o755)
    old = _old(final)
    shutil.rmtree(old, ignore_errors=True)
    if final.exists():
        final.rename(old)
    aside.rename(final)
    shutil.rmtree(old, ignore_errors=True)
