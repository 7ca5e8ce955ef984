"""Which fonts paper is set in: the pair that is installed with Deskbook, after those that a project brings along."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.sheets.typeset import families

#: 黑体 for labels, 宋体 for text: a face is known by its family's name.
SANS = re.compile(r"sans|hei\b|heiti|yahei|simhei|gothic|黑|雅黑|等线|dengxian", re.IGNORECASE)
#: They are never drawn: line ends, joiners, marks that choose a variant.
UNDRAWN = re.compile("[\u0000-\u001f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")


class NoFontsError(Exception):
    """There is nothing to print with: ``folder`` is the project's own that has no fonts; None if the installed pair is missing too."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(str(folder or ""))
        self.folder = folder


@dataclass(frozen=True)
class Faces:
    """Folders of font files, and the families for labels and for text, each the reserve of those before it."""

    folders: tuple[Path, ...]
    sans: tuple[str, ...]
    serif: tuple[str, ...]
    files: tuple[tuple[Path, int], ...]
    #: Whether the installed pair is among them.
    installed: bool

    @cached_property
    def _drawn(self) -> frozenset[int]:
        return frozenset(code for path, number in self.files for code in _characters(path, number))

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of ``text`` that no face has, each once, in their order."""
        composed = UNDRAWN.sub("", unicodedata.normalize("NFC", text))
        return tuple(sorted({sign for sign in set(composed) if ord(sign) not in self._drawn}))


def own_folder(project: Path, given: str | None) -> Path | None:
    """The folder of fonts that the settings name; one outside the project is none: raises NoFontsError."""
    if given is None:
        return None
    folder = (project / given).resolve()
    if not folder.is_relative_to(project.resolve()):
        raise NoFontsError(folder)
    return folder


def faces(folder: Path | None) -> Faces:
    """The faces of ``folder`` (a project's own) before the installed pair. Raises NoFontsError."""
    own = families(folder) if folder and folder.is_dir() else []
    if folder and not own:
        raise NoFontsError(folder)
    pair = _pair()
    found = [*own, *(families(pair) if pair else [])]
    if not found:
        raise NoFontsError(None)
    names = list(dict.fromkeys(family for family, _, _ in found))
    sans = [name for name in names if SANS.search(name)]
    serif = [name for name in names if name not in sans]
    files = tuple(dict.fromkeys((path, number) for _, path, number in found))
    folders = tuple(path for path in (folder, pair) if path)
    return Faces(folders, tuple(sans + serif), tuple(serif + sans), files, bool(pair))


def _pair() -> Path | None:
    """The folder of the pair that the extra ``print`` installs."""
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ModuleNotFoundError:
        return None
    return sans_path().parent


def _characters(path: Path, number: int) -> frozenset[int]:
    """The characters that a face has a sign for."""
    with TTFont(path, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
