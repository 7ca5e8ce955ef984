"""Small manuals for tests, written as authors write them."""

import textwrap
from pathlib import Path

from generator.catalogue import catalogue
from generator.load import Loaded, load
from generator.manual import Manual
from generator.source import read_sources

#: Families of the codes that rules find, once a manual is linked.
RULES = ("sense", "values", "questions", "words", "law")


def written(folder: Path, **files: str) -> Path:
    """Write ``name__of__file='text'`` as ``name/of/file.yml`` below ``folder``; a single _ in a name becomes -."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/").replace("_", "-") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), "utf-8")
    return folder


def loaded(folder: Path, **files: str) -> Loaded:
    """Write and load."""
    return load(read_sources(written(folder, **files), ""))


def codes(made: Loaded) -> list[str]:
    """The codes of structure found, in the order of the report; what rules say of small manuals is no matter here."""
    return [problem.code for problem in made.problems if catalogue()[problem.code].family not in RULES]


def broken(made: Loaded) -> list[str]:
    """The codes of rules found, in the order of the report."""
    return [problem.code for problem in made.problems if catalogue()[problem.code].family in RULES]


__all__ = ["Manual", "broken", "codes", "loaded", "written"]
