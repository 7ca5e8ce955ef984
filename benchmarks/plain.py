"""The generated pages as a plain MkDocs project: the same theme, navigation and stylesheets, none of our plugins."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def write_plain(folder: Path, plain: Path, plugins: Sequence[Any] = ()) -> None:
    """The pages of the project ``folder``, written to ``plain``."""
    import yaml

    from generator.audience import cut
    from generator.load import load_project
    from generator.pages import make_pages, navigation
    from generator.resources import asset_files, template_folders
    from generator.today import today

    manual = cut(load_project(folder).manual, None, today(None))
    for path, text in make_pages(manual, "zh", today(None), False, template_folders(folder)).items():
        target = plain / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    for asset in asset_files():
        target = plain / "docs" / "assets" / "deskbook" / asset.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(asset, target)
    config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    config |= {
        "docs_dir": "docs",
        "plugins": list(plugins),
        "nav": navigation(manual, "zh"),
        "extra_css": [f"assets/deskbook/{a.name}" for a in asset_files() if a.suffix == ".css"],
    }
    config["theme"]["language"] = "zh"
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
