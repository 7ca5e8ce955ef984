"""Typst behind one door: a template of ours and data go in, a tagged PDF that can be archived comes out.

Data reaches Typst as JSON beside the template, never as part of it, so that no text can become code. Only files of the
templates' folder can be read, and no font but those that were named is used: what is missing is an error, not a box.
"""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from generator.resources import sheet_folder
from generator.sheets.packed import packed

if TYPE_CHECKING:
    from generator.sheets.fonts import Faces

#: For archives and for readers who cannot see the page; both refuse a character that no font has.
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
#: Typst wants a day for an archive file; it is taken out again, as it would make the same content another file.
ANY_DAY = 0
#: Documents after which Typst lets go of what it kept of one, and one more.
KEPT = 11


class TypesettingError(Exception):
    """Typst could not make the document; the message says why in its own words."""


class Typesetter:
    """Makes many documents, also several at a time."""

    def __init__(self, faces: "Faces") -> None:
        self._root = sheet_folder()
        self._fonts = {"sans": faces.sans, "serif": faces.serif}
        self._found = _fonts_in(faces.folders)
        self._own = threading.local()

    @property
    def _compiler(self) -> typst.Compiler:
        """That of this thread: a compiler does one thing at a time."""
        if not hasattr(self._own, "compiler"):
            self._own.compiler = typst.Compiler(root=self._root, font_paths=self._found, ignore_system_fonts=True)
        compiler: typst.Compiler = self._own.compiler
        return compiler

    def pdf(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The document that ``template`` makes of ``data``. Raises TypesettingError."""
        return packed(self.unpacked(template, data))

    def forget(self) -> None:
        """Let go of what is kept for documents that are like the last ones: a long booklet would fill the memory with it."""
        for number in range(KEPT):
            self._compiler.compile(input=b"", format="svg", sys_inputs={"number": str(number)})

    def unpacked(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The same as Typst writes it, to be bound with others. Raises TypesettingError."""
        given = json.dumps({**data, "fonts": self._fonts}, ensure_ascii=False)
        try:
            made, warnings = self._compiler.compile_with_warnings(
                input=self._root / template, format="pdf", sys_inputs={"data": given}, pdf_standards=STANDARDS, timestamp=ANY_DAY
            )
        except typst.TypstError as error:
            raise TypesettingError(_told(error)) from None
        if warnings:  # a family that is not there would leave its text out without an error
            raise TypesettingError(_told(warnings[0]))
        if not isinstance(made, bytes):
            raise TypesettingError(template)
        return made


def families(folder: Path) -> list[tuple[str, Path, int]]:
    """Family, file and number in the file of every face in ``folder``, as Typst names them, in the order of the files."""
    found = [(font.family, Path(font.path), font.index) for font in _fonts_in((folder,)).fonts() if font.path]
    return sorted(found, key=lambda face: (face[1], face[2]))


def _fonts_in(folders: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders])


def _told(finding: typst.TypstError | typst.TypstWarning) -> str:
    return "\n".join([finding.message, *finding.hints])
