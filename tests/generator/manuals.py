"""Small manuals for tests, written as authors write them."""

import textwrap
from pathlib import Path

from generator.load import Loaded, load
from generator.manual import Manual
from generator.source import read_sources


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
    """The codes found, in the order of the report."""
    return [problem.code for problem in made.problems]


__all__ = ["Manual", "codes", "loaded", "written"]
