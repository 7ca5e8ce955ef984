"""MkDocs as the preview needs it: all pages once, then single ones with the same configuration, navigation and templates."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from generator import site
from generator.load import Loaded
from generator.manual import Manual
from generator.mkdocs_plugin import DeskbookPlugin, Held
from generator.pages import navigation
from generator.write import write

#: Front matter of a page that no other page shows.
OWN = ("title", "description", "hide")


class UnframedError(Exception):
    """Other pages show something of this one that has changed."""


class Host:
    """The pages of one project as they were made last, and the folder that they are served from."""

    def __init__(self, project: Path, address: str, audience: str | None) -> None:
        self.project, self.address, self.audience = project, address, audience
        self.home = Path(tempfile.mkdtemp(prefix="deskbook-"))
        self.folder = self.home
        #: Source path -> the Markdown that was read last.
        self.pages: dict[str, str] = {}
        self._held: Held | None = None
        self._frame: object = None
        self._builds = 0

    @property
    def plugin(self) -> DeskbookPlugin:
        """Our plugin, as MkDocs made it."""
        assert self._held
        plugin = self._held.config.plugins[site.PLUGIN]
        assert isinstance(plugin, DeskbookPlugin)
        return plugin

    @property
    def directory_urls(self) -> bool:
        """As in mkdocs.yml."""
        assert self._held
        return self._held.config.use_directory_urls

    @property
    def url(self) -> str:
        """Where the site begins."""
        assert self._held
        return str(self._held.config.site_url)

    @property
    def config(self) -> MkDocsConfig:
        """MkDocs' configuration."""
        assert self._held
        return self._held.config

    def file_of(self, path: str) -> str:
        """The file, below the site's beginning, of the page ``path``."""
        file = self._held.files.get_file_from_path(path) if self._held else None
        return file.dest_uri if file else ""

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.home, ignore_errors=True)

    def spoil(self) -> None:
        """Nothing can be kept: the next build has to be of all pages."""
        self._frame = None

    def build(self, loaded: Loaded, manual: Manual, today: date, tick: Callable[[int], None]) -> None:
        """Make every page, aside. Raises BuildError, NoPluginError, and whatever a template of the project raises."""
        from mkdocs.exceptions import Abort, MkDocsException

        aside = self.home / str(self._builds + 1)
        shutil.rmtree(aside, ignore_errors=True)
        config = site.configuration(self.project, site_dir=str(aside))
        config.site_url = f"http://{self.address}{urlsplit(config.site_url or '/').path.rstrip('/')}/"
        site.request = site.Request(self.audience, today, loaded, manual=manual, live=True, tick=tick)
        self.spoil()
        try:
            with site.dated(today):
                config.plugins.on_startup(command="serve", dirty=False)
                mkdocs_build(config, serve_url=config.site_url)
        except (Abort, MkDocsException) as error:
            raise site.BuildError(str(error)) from error
        finally:
            site.request = replace(site.request, tick=None)
        plugin = config.plugins[site.PLUGIN]
        self._held, self.pages = plugin.held, dict(plugin.pages)
        self._frame = self._framed(manual)
        self._builds += 1
        for name in os.listdir(self.home):  # the one before stays until nobody can be reading from it any more
            if int(name) < self._builds - 1:
                shutil.rmtree(self.home / name, ignore_errors=True)
        self.folder = aside

    def fits(self, manual: Manual) -> bool:
        """Whether single pages of ``manual`` can be put among those that are there."""
        return self._frame is not None and self._frame == self._framed(manual) and not self._foreign()

    def _framed(self, manual: Manual) -> object:
        """What every page shows, or hangs on, of the manual."""
        settings = manual.settings
        return navigation(manual, settings.language.key), settings.title, settings.language, manual.withheld_files, list(manual.pages), manual.images

    def _foreign(self) -> bool:
        """Whether other plugins are at work, which may put anything of one page into another."""
        assert self._held
        plugins = self._held.config.plugins
        return any(name != site.PLUGIN and plugin.config.get("enabled") is not False for name, plugin in plugins.items())

    def drawn(self, loaded: Loaded, manual: Manual, wanted: frozenset[str] | None = None) -> dict[str, str]:
        """The Markdown of all pages, or of those that are ``wanted``, as far as it has changed. Raises UnframedError."""
        assert self._held
        plugin = self.plugin
        plugin.manual = manual
        pages = plugin.drawn(loaded, self._held.config, wanted)
        if pages.keys() - self.pages.keys() or (wanted is None and self.pages.keys() - pages.keys()):
            raise UnframedError
        return {path: text for path, text in pages.items() if self.pages[path] != text}

    def put(self, changed: Mapping[str, str], today: date) -> list[str]:
        """Make these pages anew; their addresses below the site's beginning. Raises UnframedError."""
        assert self._held
        plugin, held = self.plugin, self._held
        plugin.pages = {**self.pages, **changed}
        shown = held.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        made = []
        with site.dated(today):
            for path, text in changed.items():
                file = held.files.get_file_from_path(path)
                if file is None or file.page is None or file.inclusion is InclusionLevel.EXCLUDED:
                    raise UnframedError(path)
                file.content_string = text
                made.append(file.page)
                self._read(file.page, held)
            for page in made:
                write(Path(page.file.abs_dest_path), self._shown(page, held, shown))
        self.pages.update(changed)
        return [page.file.dest_uri for page in made]

    def _read(self, page: Page, held: Held) -> None:
        """What MkDocs does for each page before any is written."""
        plugins, config = held.config.plugins, held.config
        title, others = page.title, _for_others(page)
        config._current_page = page
        try:
            page = plugins.on_pre_page(page, config=config, files=held.files)
            page.read_source(config)
            page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=held.files)
            page.render(config, held.files)
            page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=held.files)
        finally:
            config._current_page = None
        if (page.title, _for_others(page)) != (title, others):
            raise UnframedError(page.file.src_uri)

    def _shown(self, page: Page, held: Held, files: Iterable[File]) -> bytes:
        """What MkDocs does to write a page."""
        plugins, config = held.config.plugins, held.config
        config._current_page = page
        try:
            page.active = True
            template = held.env.get_template(page.meta.get("template", "main.html"))
            context = get_context(held.nav, list(files), config, page)
            context = plugins.on_page_context(context, page=page, config=config, nav=held.nav)
            output = plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False
            config._current_page = None
        return str(output).encode("utf-8", errors="xmlcharrefreplace")

    def copy(self, names: Iterable[str]) -> None:
        """Take over pictures and other files that were changed; one that is gone by now is seen at the next look."""
        assert self._held
        for name in names:
            file = self._held.files.get_file_from_path(name.replace(os.sep, "/"))
            if file is not None and not file.is_documentation_page():
                with suppress(OSError):
                    write(Path(file.abs_dest_path), file.content_bytes)

    def watched(self) -> tuple[Path, ...]:
        """What else the project hangs its pages on: a theme of its own, hooks, what mkdocs.yml says to watch."""
        assert self._held
        config = self._held.config
        hooks: Any = config.hooks  # a mapping, whatever its type says
        given = [config.theme.custom_dir, *(getattr(hook, "__file__", None) for hook in hooks.values()), *config.watch]
        return tuple(Path(str(one)) for one in given if one)


def _for_others(page: Page) -> dict[str, Any]:
    return {name: value for name, value in page.meta.items() if name not in OWN}
