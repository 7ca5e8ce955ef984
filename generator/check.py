"""Check a project; with nothing changed since the last run, from what that run found.

The cache holds what a check found under the fingerprint of everything it read: every file's name and bytes, and the
program itself. It is only ever a shortcut: missing, damaged or unwritable, the check runs in full.
"""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.problem import Place, Problem
from generator.source import Sources, read_sources

if TYPE_CHECKING:  # a check that finds its result in the cache needs no models
    from generator.load import Loaded
    from generator.rules.inspection import Rule

CACHE = ".deskbook"


@dataclass(frozen=True)
class Finding:
    """A problem with its severity: error, warning or note."""

    problem: Problem
    severity: str


@dataclass(frozen=True)
class Outcome:
    """What a check found, sorted by place; ``language`` is the manual's own."""

    findings: tuple[Finding, ...]
    language: str
    files: int

    def below(self, path: str) -> "Outcome":
        """Only what was found in the file or folder ``path``, as places name it."""
        return replace(self, findings=tuple(f for f in self.findings if f.problem.place.file == path or f.problem.place.file.startswith(f"{path}/")))

    def count(self, severity: str) -> int:
        """How many findings have that severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def failed(self, strict: bool = False) -> bool:
        """Whether there are errors, or with ``strict`` warnings."""
        return bool(self.count("error") or (strict and self.count("warning")))


def check(project: Path, today: date | None = None, *, cached: bool = True, further: "Sequence[Rule]" = ()) -> Outcome:
    """Check the content of ``project`` as of ``today``, with ``further`` rules if given. Raises FileNotFoundError if there is no such folder."""
    from generator.place_of_content import content_root, shown_as

    root = content_root(project)
    shown = shown_as(root, project)
    sources = read_sources(root, shown)
    key = f"{_key(sources, shown, today)} {len(further)}"
    store = project / CACHE / "check.json"
    known = _recall(store, key) if cached else None
    if known:
        return known
    outcome = _run(sources, shown, today, further)
    if cached:
        _keep(store, key, outcome)
    return outcome


def load_for_print(project: Path, today: date) -> "Loaded":
    """Load ``project`` where only errors count: the rules are left out if they found none in the very same content. Raises FileNotFoundError."""
    from generator.load import load
    from generator.place_of_content import content_root, shown_as

    root = content_root(project)
    shown = shown_as(root, project)
    sources = read_sources(root, shown)
    key, store = _key(sources, shown, today), project / CACHE / "check.json"
    known = _recall(store, key, whole=False)
    loaded = load(sources, shown, today, sound=bool(known and not known.failed()))
    if known is None:
        _keep(store, f"{key} 0", outcome_of(loaded))
    return loaded


def _run(sources: Sources, shown: str, today: date | None, further: "Sequence[Rule]") -> Outcome:
    from generator.load import load

    return outcome_of(load(sources, shown, today, further))


def outcome_of(loaded: "Loaded") -> Outcome:
    """What loading found, as the outcome of a check."""
    findings = tuple(Finding(problem, loaded.severity[problem.code]) for problem in loaded.problems)
    return Outcome(findings, loaded.settings.language.key, len(loaded.sources.texts))


def _key(sources: Sources, shown: str, today: date | None) -> str:
    program = hashlib.blake2b(digest_size=16)
    here = Path(__file__).parent
    for path in sorted((*here.rglob("*"), *(here.parent / "search").rglob("*"))):  # further rules ask the look-up
        if path.suffix in (".py", ".yml"):
            state = path.stat()
            program.update(f"{path}{state.st_mtime_ns}{state.st_size}".encode())
    unread = hashlib.blake2b("\0".join(str(p.order) for p in sources.problems).encode(), digest_size=16).hexdigest()
    return f"{__version__} {sys.version} {program.hexdigest()} {sources.fingerprint} {unread} {shown} {today}"


def _recall(store: Path, key: str, *, whole: bool = True) -> Outcome | None:
    """What is kept under ``key``; not ``whole``: whatever further rules were asked."""
    try:
        kept = json.loads(store.read_text("utf-8"))
        if (kept["key"] if whole else kept["key"].rpartition(" ")[0]) != key:
            return None
        return Outcome(tuple(_finding(item) for item in kept["findings"]), kept["language"], kept["files"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _keep(store: Path, key: str, outcome: Outcome) -> None:
    findings = [{"severity": f.severity, **_plain(f.problem)} for f in outcome.findings]
    kept = {"key": key, "language": outcome.language, "files": outcome.files, "findings": findings}
    try:
        store.parent.mkdir(exist_ok=True)
        aside = store.with_suffix(f".{os.getpid()}.tmp")
        aside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        aside.replace(store)
    except OSError:
        pass  # a read-only project is checked in full each time


def _plain(problem: Problem) -> dict[str, object]:
    places = [[p.file, p.line, p.column, p.text, p.length] for p in (problem.place, *problem.also)]
    return {"code": problem.code, "places": places, "words": dict(problem.words)}


def _finding(item: dict[str, Any]) -> Finding:
    places = [Place(*place) for place in item["places"]]
    words = {name: word if isinstance(word, str) else (word[0], word[1]) for name, word in item["words"].items()}
    return Finding(Problem(str(item["code"]), places[0], words, tuple(places[1:])), str(item["severity"]))
