"""The pages as a plain MkDocs project: the same theme, stylesheets and scripts, and nothing of ours needed to build it."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.disclosed import Disclosed
from generator.furniture import stays_in
from generator.manual import Manual
from generator.pages import make_pages
from generator.resources import asset_files, template_folders, theme_folder
from generator.views.copying import ASSETS
from generator.views.lookup import WORDS, words
from generator.write import write

#: The folders of a plain project.
DOCS, THEME = "docs", "theme"
#: What MkDocs itself does not take from the folder of pages.
HIDDEN = "templates/"


def write_pages(manual: Manual, today: date, config: Any, folder: Path, told: Disclosed | None = None) -> int:
    """Every page of ``manual``, its pictures and attachments, and what each page needs, below ``folder``; how many pages."""
    language, docs, content = manual.settings.language.key, folder / DOCS, Path(config.docs_dir)
    templates = template_folders(Path(config.config_file_path or ".").parent)
    pages = make_pages(manual, language, today, config.use_directory_urls, templates, told=told)
    for path, text in pages.items():
        write(docs / path, text.encode())
    for source in sorted(content.rglob("*")):
        path = source.relative_to(content).as_posix()
        hidden = path.startswith(HIDDEN) or any(part.startswith(".") for part in path.split("/"))
        if source.is_file() and not hidden and path not in pages and not stays_in(path, manual, pages):
            _copy(source, docs / path)
    for asset in asset_files():
        _copy(asset, docs / ASSETS / asset.name)
    write(docs / ASSETS / WORDS, words(language).encode())
    return len(pages)


def write_theme(config: Any, folder: Path) -> None:
    """The project's own templates of the theme, and over them ours."""
    for source in filter(None, (config.theme.custom_dir, theme_folder())):
        for path in sorted(Path(source).rglob("*")):
            if path.is_file():
                _copy(path, folder / THEME / path.relative_to(source))


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Further files beside the stylesheets, such as what the look-up answers from."""
    for name, text in files.items():
        write(folder / DOCS / ASSETS / name, text.encode())


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
