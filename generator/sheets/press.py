"""The press: sheets in, the bytes of their files out. What cannot be printed comes back as problems, and nothing is written here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from generator.manual import Manual
from generator.model.settings import PrintSettings
from generator.problem import Problem
from generator.sheets.abreast import abreast
from generator.sheets.block import Sheet
from generator.sheets.fonts import faces, own_folder
from generator.sheets.glyphs import unprintable
from generator.sheets.naming import file_name
from generator.sheets.printed import sheet_pdf
from generator.sheets.typeset import Typesetter, TypesettingError
from generator.sheets.word import word

FORMATS = ("pdf", "docx")


class ForeignTemplateError(Exception):
    """The settings name a Word template outside the project."""


@dataclass(frozen=True)
class Printed:
    """One sheet: its files by their names, and why one is missing."""

    sheet: Sheet
    files: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refusal: str = ""


class Press:
    """Made once for many sheets. Raises NoFontsError, ForeignTemplateError; ``layout`` and ``template`` (of Word, for positions) None are the settings'."""

    def __init__(self, project: Path, manual: Manual, formats: Collection[str] = FORMATS, layout: str | None = None, template: Path | None = None) -> None:
        settings = manual.settings.print or PrintSettings()
        self.manual, self.formats = manual, formats
        self.usual = settings.layout.key
        self.layout = layout or self.usual
        self.template = (template or _template(project, settings.word)) if "docx" in formats else None
        if "pdf" in formats:
            self.faces = faces(own_folder(project, settings.fonts))
            self.typesetter = Typesetter(self.faces)

    @property
    def mark(self) -> str:
        """Changes with whatever beside a sheet's content decides what its files look like."""
        parts = [*self.formats, self.layout, self.usual, str(self.manual.settings.language.key)]
        if "pdf" in self.formats:
            parts += [f"{path.name} {path.stat().st_size} {number}" for path, number in self.faces.files]
        if self.template and self.template.is_file():
            parts.append(blake2b(self.template.read_bytes(), digest_size=16).hexdigest())
        return "\n".join(parts)

    def printed(self, sheet: Sheet) -> Printed:
        """The files of ``sheet``. Raises TemplateError, NoWordError for what concerns every sheet."""
        language = "" if sheet.language == self.manual.settings.language.key else sheet.language
        files: dict[str, bytes] = {}
        problems: tuple[Problem, ...] = ()
        refusal = ""
        if "pdf" in self.formats:
            problems = tuple(unprintable(self.faces, self.manual, [sheet]))
            try:
                if not problems:
                    layout = self.layout if sheet.kind == "position" and self.layout != self.usual else ""
                    files[file_name(sheet, layout, language) + ".pdf"] = sheet_pdf(self.typesetter, sheet, self.layout)
            except TypesettingError as error:
                refusal = str(error)
        if "docx" in self.formats:
            files[file_name(sheet, language) + ".docx"] = word(sheet, self.template if sheet.kind == "position" else None)
        return Printed(sheet, files, problems, refusal)

    def all(self, sheets: Iterable[Sheet]) -> Iterable[Printed]:
        """Each of ``sheets``, in their order."""
        return abreast(self.printed, sheets)


def _template(project: Path, given: str | None) -> Path | None:
    if given is None:
        return None
    path = (project / given).resolve()
    if not path.is_relative_to(project.resolve()):
        raise ForeignTemplateError(given)
    return path
