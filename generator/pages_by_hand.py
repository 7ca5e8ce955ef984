"""Hand-written Markdown pages: their front matter, their ``[[links]]``, their safety."""

import posixpath
import re
from collections.abc import Collection
from urllib.parse import unquote

import yaml

from generator.index import Index
from generator.link import SCHEME, nearest
from generator.manual import Page
from generator.model.kinds import FOLDERS
from generator.problem import Problem
from generator.safety import unsafe_page
from generator.source import Source

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
#: A line near the top that means a grade, whether or not it stands where it is read.
GRADED = re.compile(r"(?im)^[ \t]*[\"']?(?P<key>grade|密级)[\"']?[ \t]*[:：]")
PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(\s*<?(?P<file>[^)\s>#]+)")
FENCE = re.compile(r"(?ms)^(```|~~~).*?^\1|`[^`\n]+`")


def read_page(source: Source, found: Index, images: Collection[str]) -> tuple[Page, list[Problem]]:
    """The page and its problems; front matter may give ``title`` and ``grade``."""
    problems = unsafe_page(source) + _in_the_way(source) + _pictures(source, images)
    front = FRONT.match(source.text)
    given: dict[str, object] = {}
    if front:
        try:
            loaded = yaml.load(front[1], yaml.CBaseLoader)  # noqa: S506 - builds texts only
            given = loaded if isinstance(loaded, dict) else {}
        except yaml.YAMLError:
            problems.append(Problem("yaml-syntax", source.place(4), {"given": ""}))
    code = [match.span() for match in FENCE.finditer(source.text)]
    for match in LINK.finditer(source.text):
        target = match[1].strip()
        inside = any(start <= match.start() < end for start, end in code)
        if inside or SCHEME.match(target) or found.find(target) or found.is_declared(target):
            continue
        near = ", ".join(nearest(target, sorted(found.entries)))
        problems.append(Problem("dead-link", source.place(match.start(1), len(target)), {"given": target, "near": near}))
    grade = given.get("grade")
    meant = GRADED.search("\n".join(source.text.split("\n")[:40]))
    if meant and not grade:
        problems.append(Problem("page-grade", source.place(meant.start("key"), len(meant["key"]))))
    if grade and not (isinstance(grade, str) and grade in found.entries and found.entries[grade].kind == "grade"):
        problems.append(Problem("missing-reference", source.place(0), {"given": str(grade), "wanted": ("密级", "grade"), "near": ""}))
    heading = re.search(r"(?m)^# +(.+)$", source.text)
    title = str(given.get("title") or (heading[1] if heading else source.stem))
    return Page(source.inside, title, source.text[front.end() :] if front else source.text, str(grade) if grade else None), problems


def _in_the_way(source: Source) -> list[Problem]:
    """Where Deskbook's own pages stand, one by hand would replace them without a word; only the home page may be one's own."""
    first = source.inside.split("/")[0].removesuffix(".md")
    return [Problem("page-in-the-way", source.place(0), {"given": source.inside})] if first in {*FOLDERS, "departments", "conventions", "lookup"} else []


def _pictures(source: Source, images: Collection[str]) -> list[Problem]:
    """Pictures that are not there."""
    problems = []
    for match in PICTURE.finditer(source.text):
        if not SCHEME.match(match["file"]):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(source.inside), unquote(match["file"])))
            if path not in images:
                near = ", ".join(nearest(path, sorted(images)))
                problems.append(Problem("missing-image", source.place(match.start("file"), len(match["file"])), {"given": match["file"], "near": near}))
    return problems
