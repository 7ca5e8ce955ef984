"""The generated pages as a plain MkDocs project: the same theme, navigation and stylesheets, none of our plugins."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def write_plain(folder: Path, plain: Path, plugins: Sequence[Any] = ()) -> None:
    """The pages of the project ``folder``, written to ``plain``."""
    from generator.audience import cut
    from generator.disclosed import disclosed
    from generator.export.project import write_pages
    from generator.export.settings import write_config
    from generator.load import load_project
    from generator.site import configuration
    from generator.today import today

    config, loaded, day = configuration(folder), load_project(folder), today(None)
    manual = cut(loaded.manual, None, day)
    write_pages(manual, day, config, plain, disclosed(loaded, manual))
    write_config(manual, config, plain, plugins)
