"""The site: MkDocs builds our pages into a folder aside, which then takes the place of the last one."""

import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.check import Outcome
from generator.load import Loaded
from generator.problem import Problem

CONFIG = "mkdocs.yml"
PLUGIN = "deskbook"
#: In every site of ours: the files that it is made of, by which what is not ours is told apart before anything is replaced.
LISTING = "assets/deskbook/files.txt"
HOUR = 3600


@dataclass(frozen=True)
class Request:
    """What is built: for whom, as of which day."""

    audience: str | None
    #: None: the plugin's own setting, else the day itself.
    today: date | None
    loaded: Loaded | None = None
    #: Entry -> the files of its sheet or form, to be put into the site.
    prints: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    #: Called with what each later check finds, while serving.
    report: Callable[[Outcome], None] | None = None


class BuildError(Exception):
    """MkDocs refused; the message says why."""


#: While serving: the last content without errors, shown until those of an edit are mended.
last_good: Loaded | None = None
#: While serving: the problems that were reported last.
reported: list[Problem] | None = None


class ForeignFolderError(BuildError):
    """The folder to build into holds something that no build of ours made, and would be lost; or the project itself."""


class NoPluginError(BuildError):
    """mkdocs.yml does not name the plugin, without which MkDocs would publish the YAML."""


#: What the plugin builds in this process; MkDocs makes the plugin itself, so this is how a command speaks to it.
request: Request | None = None


def build(project: Path, target: Path | None, made: Request) -> tuple[Path, int]:
    """Build the site of ``project`` into ``target`` (default: MkDocs' site_dir); the folder and how many pages.

    Raises BuildError, or ForeignFolderError for a folder with other things in it; then the folder is as it was.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import Abort, MkDocsException

    global request
    request = made
    config = configuration(project)
    # A graded site has a folder of its own, so that it never takes the place of the one for everybody.
    final = target or Path(config["site_dir"] + (f"-{made.audience}" if made.audience else ""))
    _guard(final, project.resolve(), Path(config["docs_dir"]).resolve())
    final.parent.mkdir(parents=True, exist_ok=True)
    tidy(final)
    aside = Path(tempfile.mkdtemp(prefix=f".{final.name}-{os.getpid()}-", dir=final.parent))
    config["site_dir"] = str(aside)
    try:
        with _dated(made.today or config.plugins[PLUGIN].day()):
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
        pages = sum(1 for path in aside.rglob("*.html") if path.name != "404.html")
        swap(aside, final)
        return final, pages
    except (Abort, MkDocsException) as error:
        raise BuildError(str(error)) from error
    finally:
        request = None
        shutil.rmtree(aside, ignore_errors=True)


def serve(project: Path, address: str, *, open_browser: bool) -> None:
    """Serve until interrupted. Raises BuildError."""
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import Abort, MkDocsException

    configuration(project)
    try:
        mkdocs_serve(str(project / CONFIG), livereload=True, dev_addr=address, open_in_browser=open_browser)
    except (Abort, MkDocsException) as error:
        raise BuildError(str(error)) from error


def configuration(project: Path, **settings: Any) -> Any:
    """MkDocs' configuration of the project. Raises BuildError."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(project / CONFIG), **settings)
    except MkDocsException as error:
        raise BuildError(str(error)) from error
    if PLUGIN not in config.plugins:
        raise NoPluginError(str(project / CONFIG))
    return config


@contextmanager
def _dated(day: date) -> Iterator[None]:
    """The day that MkDocs writes into a sitemap, instead of the clock's."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _guard(final: Path, project: Path, content: Path) -> None:
    """Refuse to build over the project, into the content, or in the place of anything that a build did not write."""
    place = final.resolve()
    if project.is_relative_to(place) or content.is_relative_to(place) or place.is_relative_to(content):
        raise ForeignFolderError(str(final))
    for folder in (final, _old(final)):
        if folder.exists() and not (folder.is_dir() and _ours(folder)):
            raise ForeignFolderError(str(folder))


def _ours(folder: Path) -> bool:
    """Whether all that is in ``folder`` was written by a build."""
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    try:
        return held <= {*(folder / LISTING).read_text("utf-8").split("\n"), LISTING}
    except OSError:
        return not held


def list_files(folder: Path) -> None:
    """Write down what a finished site is made of."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    listing = folder / LISTING
    listing.parent.mkdir(parents=True, exist_ok=True)
    listing.write_text("\n".join(name for name in names if name != LISTING), "utf-8")


def _old(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")


def tidy(final: Path) -> None:
    """Clear away what killed builds left beside ``final``, and bring it back if one was cut between the steps of ``swap``."""
    old = _old(final)
    if old.exists() and not final.exists():
        old.rename(final)
    left = re.compile(re.escape(f".{final.name}-") + r"(\d+)-\w{8}")
    for path in final.parent.iterdir():
        match = left.fullmatch(path.name)
        if match and not _running(int(match[1]), path.stat().st_mtime):
            shutil.rmtree(path, ignore_errors=True)


def _running(process: int, since: float) -> bool:
    """Whether the build that made a folder at ``since`` still runs."""
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
