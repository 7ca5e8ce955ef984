"""Where a project keeps its content."""

import re
from pathlib import Path

DOCS = re.compile(r"""(?m)^docs_dir:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'#]+(?:[ \t]+[^\s#]+)*))""")


def content_root(project: Path) -> Path:
    """``docs_dir`` of the project's mkdocs.yml, else content/, else the folder itself. Raises FileNotFoundError."""
    if not project.is_dir():
        raise FileNotFoundError(project)
    config = project / "mkdocs.yml"
    if config.is_file():
        match = DOCS.search(config.read_text("utf-8", "replace"))
        folder = project / (next(filter(None, match.groups())) if match else "docs")
        if folder.is_dir():
            return folder
    return project / "content" if (project / "content").is_dir() else project


def project_around(path: Path) -> Path | None:
    """The project in whose content ``path`` lies; None if it lies in none, or is a project itself."""
    inside = path.resolve()
    for project in inside.parents:
        if (project / "mkdocs.yml").is_file() or (project / "content").is_dir():
            return project if inside != content_root(project) and inside.is_relative_to(content_root(project)) else None
    return None


def shown_as(root: Path, project: Path) -> str:
    """How problems name the content folder: relative to the project; empty if it is the project."""
    return root.relative_to(project).as_posix() if root != project and root.is_relative_to(project) else ""
