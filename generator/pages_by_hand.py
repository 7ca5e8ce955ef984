"""Hand-written Markdown pages: their front matter, their ``[[links]]``, their safety."""

import re

import yaml

from generator.index import Index
from generator.link import SCHEME, nearest
from generator.manual import Page
from generator.problem import Problem
from generator.safety import unsafe_page
from generator.source import Source

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
FENCE = re.compile(r"(?ms)^(```|~~~).*?^\1|`[^`\n]+`")


def read_page(source: Source, found: Index) -> tuple[Page, list[Problem]]:
    """The page and its problems; front matter may give ``title`` and ``grade``."""
    problems = unsafe_page(source)
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
    if grade and not (isinstance(grade, str) and grade in found.entries and found.entries[grade].kind == "grade"):
        problems.append(Problem("missing-reference", source.place(0), {"given": str(grade), "wanted": ("密级", "grade"), "near": ""}))
    heading = re.search(r"(?m)^# +(.+)$", source.text)
    title = str(given.get("title") or (heading[1] if heading else source.stem))
    return Page(source.inside, title, source.text[front.end() :] if front else source.text, str(grade) if grade else None), problems
