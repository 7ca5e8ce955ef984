"""Where templates are: in the wheel beside this file, in a checkout at the top; a project's own come first."""

from pathlib import Path

HERE = Path(__file__).parent


def _templates() -> Path:
    packed = HERE / "templates"
    return packed if packed.is_dir() else HERE.parent / "templates"


def template_folders(project: Path) -> list[Path]:
    """Folders in which ``pages/….md.j2`` is looked for, the project's own first."""
    own, shipped = project / "templates", _templates()
    return [own, shipped] if own.is_dir() and own.resolve() != shipped.resolve() else [shipped]


def asset_files() -> list[Path]:
    """Stylesheets and other files that every page uses."""
    return sorted(path for path in (_templates() / "assets").iterdir() if path.is_file())


def preview_file(name: str) -> Path:
    """What pages have only while they are written: the panel of problems."""
    return _templates() / "preview" / name


def theme_folder() -> Path:
    """Our blocks of Material's templates."""
    return _templates() / "theme"


def starter_folder(language: str) -> Path:
    """The small manual that ``deskbook new`` copies."""
    return _templates() / "starter" / language


def sheet_folder() -> Path:
    """Templates of sheets, booklets and forms on paper."""
    return _templates() / "sheets"
