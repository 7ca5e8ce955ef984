"""The site: MkDocs builds our pages into a folder aside, which then takes the place of the last one."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.aside import replaced
from generator.load import Loaded
from generator.manual import Manual

CONFIG = "mkdocs.yml"
PLUGIN = "deskbook"
#: In every site of ours: the files that it is made of, by which what is not ours is told apart before anything is replaced.
LISTING = "assets/deskbook/files.txt"


@dataclass(frozen=True)
class Request:
    """What is built: for whom, as of which day."""

    audience: str | None
    #: None: the plugin's own setting, else the day itself.
    today: date | None
    loaded: Loaded | None = None
    #: Entry -> the files of its sheet or form, to be put into the site.
    prints: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    #: The manual of ``loaded``, cut to the audience already.
    manual: Manual | None = None
    #: Whether this is for a preview, which makes the look-up and the copies for programs itself.
    live: bool = False
    #: Called for each page that is about to be written, with how many there are.
    tick: Callable[[int], None] | None = None


class BuildError(Exception):
    """MkDocs refused; the message says why."""


#: While serving: the last content without errors, shown until those of an edit are mended.
last_good: Loaded | None = None


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
    try:
        with replaced(final, LISTING, project, Path(config["docs_dir"])) as aside, dated(made.today or config.plugins[PLUGIN].day()):
            config["site_dir"] = str(aside)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
            pages = sum(1 for path in aside.rglob("*.html") if path.name != "404.html")
        return final, pages
    except (Abort, MkDocsException) as error:
        raise BuildError(str(error)) from error
    finally:
        request = None


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


def settings_of(project: Path) -> tuple[str | None, str | None]:
    """The audience and the day that mkdocs.yml gives the plugin. Raises BuildError."""
    given = configuration(project).plugins[PLUGIN].config
    return given.audience, str(given.date) if given.date else None


@contextmanager
def dated(day: date) -> Iterator[None]:
    """The day that MkDocs writes into a sitemap, instead of the clock's."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
