"""The catalogue of problems: for each code its severity and, in both languages, message, hint and explanation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.problem import Problem, Word

#: A word to fill in; an author's own placeholders are in Chinese, or in the words themselves, which are not filled again.
NAME = re.compile(r"\{([a-z_]+)\}")
FOLDER = Path(__file__).parent / "texts" / "problems"

#: The families, one a file of the catalogue, and what they are called.
FAMILIES = {
    "files": ("文件", "Files"),
    "yaml": ("写法", "YAML"),
    "fields": ("内容", "Fields"),
    "links": ("引用", "References"),
    "safety": ("安全", "Safety"),
    "sense": ("合理性", "Sense"),
    "values": ("时限与指标", "Limits and targets"),
    "questions": ("重复与矛盾", "Repeated and contradicting"),
    "search": ("查询", "Look-up"),
    "paper": ("打印", "Print"),
    "words": ("用语", "Words"),
    "law": ("法律", "Law"),
    "frame": ("豁免与设置", "Waivers and settings"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said about a code in one language; ``message`` and ``hint`` have {names} to fill."""

    message: str
    hint: str
    why: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A code: ``fixed`` ones lose content or safety if they pass, so they are neither waived nor turned down.

    ``flagged`` ones stay in sight: they may be turned down, but neither waived nor turned off.
    """

    code: str
    family: str
    severity: str
    fixed: bool
    wording: Mapping[str, Wording]
    wrong: str
    right: str
    flagged: bool = False


@cache
def catalogue() -> dict[str, Kind]:
    """All codes, in the order of their families' files."""
    kinds = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for code, entry in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).items():
            wording = {language: Wording(**entry[language]) for language in ("zh", "en")}
            fixed, flagged = bool(entry.get("fixed")), bool(entry.get("flagged"))
            kinds[code] = Kind(code, path.stem[2:], entry["severity"], fixed, wording, entry["wrong"], entry["right"], flagged)
    return kinds


def message(problem: Problem, language: str) -> str:
    """The sentence that names the problem."""
    return _fill(catalogue()[problem.code].wording[language].message, problem.words, language)


def hint(problem: Problem, language: str) -> str:
    """What to do about it; empty lines of a hint whose words are missing are left out."""
    return _fill(catalogue()[problem.code].wording[language].hint, problem.words, language)


def shown(template: str) -> str:
    """A message or hint before its words are known: each stands as ``…``."""
    return NAME.sub("…", template.replace("⟦", "").replace("⟧", "")).replace("\n", " ")


def _fill(template: str, words: Mapping[str, Word], language: str) -> str:
    """Fill in the words. A part between ⟦ ⟧ is left out if one of its words is empty or not given."""
    values = {name: word if isinstance(word, str) else word[0 if language == "zh" else 1] for name, word in words.items()}
    parts = []
    for number, part in enumerate(template.replace("⟧", "⟦").split("⟦")):
        missing = any(not values.get(name) for name in NAME.findall(part))
        parts.append("" if number % 2 and missing else NAME.sub(lambda found: values.get(found[1], ""), part))
    return "".join(parts).strip()
