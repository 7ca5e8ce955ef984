"""Printed files from one build to the next: only a sheet whose content, layout, template, fonts or program changed is printed anew."""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.problem import Problem
from generator.resources import sheet_folder
from generator.sheets.block import Sheet
from generator.sheets.kept import plain_of
from generator.sheets.press import Press
from generator.texts import FOLDER as TEXTS
from generator.write import write

FOLDER = Path(".deskbook", "sheets")
#: The packages that make the files.
PRINTERS = ("docxtpl", "typst")


@dataclass(frozen=True, slots=True)
class Stocked:
    """The files of one sheet; ``fresh`` says that they were printed now. Without files, why there are none."""

    sheet: Sheet
    files: tuple[Path, ...]
    fresh: bool
    problems: tuple[Problem, ...] = ()
    refusal: str = ""


class Stock:
    """The printed files of one project; ``press`` prints what is missing."""

    def __init__(self, project: Path, press: Press) -> None:
        self.folder = project / FOLDER
        self.press = press
        self._mark = _program() + press.mark
        self._used: set[str] = set()

    def files(self, sheet: Sheet) -> Stocked:
        """The files of ``sheet``. Raises TemplateError, NoWordError, OSError."""
        key = blake2b((self._mark + plain_of(sheet)).encode(), digest_size=16).hexdigest()
        self._used.add(key)
        held = self.folder / key
        if held.is_dir():
            return Stocked(sheet, tuple(sorted(held.iterdir())), fresh=False)
        printed = self.press.printed(sheet)
        if printed.problems or printed.refusal:
            return Stocked(sheet, (), fresh=True, problems=printed.problems, refusal=printed.refusal)
        self._put(held, printed.files)
        return Stocked(sheet, tuple(sorted(held.iterdir())), fresh=True)

    def _put(self, held: Path, files: Mapping[str, bytes]) -> None:
        """Whole or not there: a run that is cut short leaves no half sheet. Another run may have been faster."""
        aside = held.with_name(f".{held.name}-{os.getpid()}")
        shutil.rmtree(aside, ignore_errors=True)
        for name, content in files.items():
            write(aside / name, content)
        try:
            aside.rename(held)
        except OSError:
            shutil.rmtree(aside, ignore_errors=True)
            if not held.is_dir():
                raise

    def tidy(self) -> None:
        """Clear away what no sheet of this run has used."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in self._used:
                shutil.rmtree(path, ignore_errors=True)


def _program() -> str:
    """Changes with any file and any package that a sheet is printed by."""
    folders = (Path(__file__).parent, sheet_folder(), TEXTS)
    packages = " ".join(map(_version, PRINTERS))
    return packages + digest(path for folder in folders for path in sorted(folder.iterdir()) if path.is_file())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # what is missing is told once it is needed
        return ""


def digest(paths: Iterable[Path]) -> str:
    """Of the names and contents of ``paths``."""
    state = blake2b(digest_size=16)
    for path in paths:
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()
