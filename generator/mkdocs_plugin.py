"""The MkDocs plugin: hooks only. It adds the manual's pages to the build and keeps YAML out of it."""

import datetime
import gc
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import __version__, site
from generator.aside import list_files
from generator.audience import UnknownAudienceError, cut
from generator.catalogue import hint, message
from generator.disclosed import Disclosed, disclosed
from generator.furniture import EVERYWHERE, stays_in, without
from generator.load import Loaded, load
from generator.manual import Manual
from generator.pages import make_pages, navigation
from generator.resources import asset_files, template_folders, theme_folder
from generator.source import read_sources
from generator.texts import Texts
from generator.today import today
from generator.twins import twin_of, write_twins
from generator.verbatim import Verbatim
from generator.views.copying import ASSETS
from generator.views.lookup import PAGE as DESK
from generator.views.lookup import WORDS, words
from generator.write import write

log = logging.getLogger("mkdocs.plugins.deskbook")
#: Where it has the printed files of sheets and forms.
PRINTS = "sheets"


class DeskbookConfig(Config):
    """Options in mkdocs.yml."""

    audience = option.Optional(option.Type(str))
    date = option.Optional(option.Type((str, datetime.date)))  # unquoted, YAML makes a date of it


@dataclass(frozen=True)
class Held:
    """What MkDocs makes pages with."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any = None


class DeskbookPlugin(BasePlugin[DeskbookConfig]):
    """``plugins: [deskbook]``."""

    manual: Manual
    #: What its readers may know of the check.
    told: Disclosed
    pages: dict[str, str]
    #: Entry -> the printed files of it.
    prints: dict[str, tuple[Path, ...]]
    #: Source path -> its HTML, while Markdown reads the page.
    aside: dict[str, Verbatim]
    #: For whom, as of which day.
    audience: str | None
    today: datetime.date
    held: Held
    serving: bool = False
    #: What is to be closed when a preview ends.
    ends: tuple[Callable[[], None], ...] = ()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and cut the manual; give MkDocs its name, its language, its order."""
        made = site.request or site.Request(None, None)
        audience, day = self.audience, self.today = made.audience or self.config.audience, made.today or self.day()
        loaded = made.loaded or self._load(Path(config.docs_dir), day)
        self.language = loaded.settings.language.key
        try:
            self.manual = made.manual or cut(loaded.manual, audience, day)
        except UnknownAudienceError:
            known = ", ".join(a.id for a in loaded.settings.audiences)
            raise PluginError(f"deskbook: audience {audience!r}? {known}") from None
        self._furnish(config, loaded)
        self.prints = {own: files for own, files in made.prints.items() if own in self.manual.entries}
        self.pages = self.drawn(loaded, config)
        self.aside = {}
        config.nav = navigation(self.manual, self.language) if config.nav is None else without(config.nav, self.manual.withheld_files)
        return config

    def drawn(self, loaded: Loaded, config: MkDocsConfig, wanted: frozenset[str] | None = None) -> dict[str, str]:
        """The Markdown of all pages, or of those that are ``wanted``."""
        templates = template_folders(Path(config.config_file_path or ".").parent)
        prints = {own: tuple(f"{PRINTS}/{file.name}" for file in files) for own, files in self.prints.items()}
        self.told = disclosed(loaded, self.manual)
        return make_pages(self.manual, self.language, self.today, config.use_directory_urls, templates, prints, self.told, wanted)

    def day(self) -> datetime.date:
        """The day that counts as today by mkdocs.yml and the environment."""
        given = self.config.date
        try:
            return today(str(given) if given else None)
        except ValueError:
            raise PluginError(f"deskbook: date {given or os.environ.get('SOURCE_DATE_EPOCH')!r}? YYYY-MM-DD") from None

    def _furnish(self, config: MkDocsConfig, loaded: Loaded) -> None:
        """What follows from the manual unless mkdocs.yml says otherwise."""
        config.site_name = str(escape(loaded.settings.title)) if loaded.settings.title else config.site_name
        if config.theme.name == "material":
            config.theme["language"] = self.language
            config.theme.dirs.insert(0, str(theme_folder()))
            self._replace_search(config)
        for asset in asset_files():
            if asset.suffix == ".css" and f"{ASSETS}/{asset.name}" not in config.extra_css:
                config.extra_css.append(f"{ASSETS}/{asset.name}")
        for name in EVERYWHERE:
            if f"{ASSETS}/{name}" not in config.extra_javascript:
                config.extra_javascript.append(f"{ASSETS}/{name}")

    def _replace_search(self, config: MkDocsConfig) -> None:
        """Material's own search would stand beside the look-up and find little in Chinese: turned off where mkdocs.yml has it."""
        theirs = config.plugins.get("material/search")
        if theirs and theirs.config.get("enabled"):
            theirs.config["enabled"] = False
            log.info(Texts(self.language)("cli.build.search_off"))

    def _load(self, docs: Path, day: datetime.date) -> Loaded:
        """Load the content. While serving, an edit with errors is reported and the last good content stays."""
        if self.serving:  # the last build's leavings were put aside with what was alive then
            gc.unfreeze()
            gc.collect()
        loaded = load(read_sources(docs, docs.name), docs.name, day)
        if not site.request:
            _log(loaded)
        if loaded.errors and site.last_good:
            return site.last_good
        if loaded.errors:
            raise PluginError(f"deskbook check: {len(loaded.errors)}")
        site.last_good = loaded if self.serving else None
        return loaded

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """MkDocs keeps a plugin with this hook between the builds of one server."""
        self.serving = command == "serve"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the stylesheets and pictures; take out YAML, withheld pages and withheld pictures."""
        for file in list(files):
            if file.src_dir == config.docs_dir and stays_in(file.src_uri, self.manual, self.pages):
                files.remove(file)
        for path, text in self.pages.items():
            written = files.get_file_from_path(path)
            if written:  # a page by hand, its [[links]] made into links
                files.remove(written)
            files.append(File.generated(config, path, content=text))
        for asset in asset_files():
            files.append(File.generated(config, f"{ASSETS}/{asset.name}", abs_src_path=str(asset)))
        for printed in (printed for held in self.prints.values() for printed in held):
            files.append(File.generated(config, f"{PRINTS}/{printed.name}", abs_src_path=str(printed)))
        files.append(File.generated(config, f"{ASSETS}/{WORDS}", content=words(self.language)))
        return files

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """What a preview needs to make single pages again."""
        self.held = Held(config, files, self.held.nav, env)
        return env

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The same."""
        self.held = Held(config, files, nav)
        return nav

    @event_priority(-100)  # after all that change Markdown, and, below, before all that change HTML
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the HTML of our own pages aside, which Markdown would take apart to no end."""
        path = page.file.src_uri
        if path not in self.pages or path in self.manual.pages:
            return markdown
        verbatim = self.aside[path] = Verbatim()
        return verbatim.taken_out(markdown)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put it back; MkDocs, too, has not seen what can be linked to in it."""
        verbatim = self.aside.pop(page.file.src_uri, None)
        if verbatim is None:
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | verbatim.anchors
        return verbatim.put_back(html)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Where the page's Markdown twin is, seen from the page, for its head; the desk page holds nothing of the manual and has none."""
        if site.request and site.request.tick:
            site.request.tick(len(self.pages))
        if page.file.src_uri in self.pages and page.file.src_uri != DESK:
            context["markdown_twin"] = twin_of(page.file.url.rpartition("/")[2])
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what programs read instead of pages, and what the site is made of, so that a later build knows its own."""
        if site.request and site.request.live:
            return  # they follow the pages
        write_twins(Path(config.site_dir), self.manual, self.language, config.use_directory_urls, self.today, self.told)
        self._write_lookup(config)
        list_files(Path(config.site_dir), site.LISTING)

    def _write_lookup(self, config: MkDocsConfig) -> None:
        """What the look-up in the browser answers from; the scripts that do it are among the assets."""
        from search.browser import scripts

        folder, project = Path(config.site_dir) / ASSETS, Path(config.config_file_path or ".").parent
        for name, text in scripts(self.manual, self.today, project, self.audience, directory_urls=config.use_directory_urls).items():
            write(folder / name, text.encode())

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Also watch the project's own templates, and answer look-ups at /api."""
        project = Path(config.config_file_path or ".").parent
        if site.request and site.request.live:
            return server
        if (project / "templates").is_dir():
            server.watch(str(project / "templates"))
        self._mount(server, project)
        return server

    def _mount(self, server: Any, project: Path) -> None:
        """The look-up over HTTP beside the pages, for the same readers as of the same day."""
        from search.watched import Watched

        made = site.request or site.Request(None, None)
        watched = Watched(project, made.audience or self.config.audience, lambda: made.today or self.day())
        watched.watch()
        self.ends = (mount(server, watched, project), watched.close)

    def on_shutdown(self) -> None:
        """The preview ends, or the build."""
        for end in self.ends:
            end()


def mount(server: Any, opened: Any, project: Path) -> Callable[[], None]:
    """Answer look-ups at /api of ``server`` from what ``opened`` holds; what ends it."""
    from search.http_api import Api, Bounds, is_local, mounted
    from search.waiting import recorded

    outcomes = recorded(project, "http", lambda: opened.lookup.desk.record)
    outcomes.watch()
    server.set_app(mounted(server.get_app(), Api(opened, __version__, Bounds(local=is_local(str(server.server_address[0]))), outcomes)))
    return outcomes.close


def _log(loaded: Loaded) -> None:
    """Problems as MkDocs' own messages, so that --strict stops at warnings."""
    language = loaded.settings.language.key
    levels = {"error": logging.ERROR, "warning": logging.WARNING, "note": logging.INFO}
    for problem in loaded.problems:
        said = f"{message(problem, language)} {hint(problem, language)}".replace("\n", " ")
        log.log(levels[loaded.severity[problem.code]], "%s %s: %s", problem.place, problem.code, said)
