"""Severities from the settings, and findings waived in place; a waiver that waives nothing is itself a finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalogue import catalogue
from generator.problem import Problem
from generator.record import Path, Record

#: The families of what is not looked for at every load: nobody knows then whether their waivers are used.
UNASKED = ("search", "paper")


@dataclass
class _Waiver:
    record: Record
    item: Path
    number: int
    code: str
    used: bool = False

    @property
    def path(self) -> Path:
        return (*self.item, "waive", self.number, "code")


def waive(problems: list[Problem], records: list[Record]) -> list[Problem]:
    """The problems that no waiver covers, and those of the waivers themselves."""
    waivers = [waiver for record in records if "waive" in record.source.text for waiver in _waivers(record, record.kept, ())]
    kinds = catalogue()
    left = []
    for problem in problems:
        cover = next((w for w in waivers if _covers(w, problem)), None)
        if cover and not kinds[problem.code].fixed and not kinds[problem.code].flagged:
            cover.used = True
        else:
            left.append(problem)
    for waiver in waivers:
        place = waiver.record.place(waiver.path)
        if waiver.code not in kinds:
            left.append(Problem("unknown-code", place, {"given": waiver.code}))
        elif kinds[waiver.code].fixed:
            left.append(Problem("fixed-code", place, {"given": waiver.code}))
        elif kinds[waiver.code].flagged:
            left.append(Problem("flagged-code", place, {"given": waiver.code}))
        elif not waiver.used and kinds[waiver.code].family not in UNASKED:
            left.append(Problem("unused-waiver", place, {"given": waiver.code}))
    return left


def _covers(waiver: _Waiver, problem: Problem) -> bool:
    """Whether ``problem`` stands in the item that ``waiver`` stands in."""
    return waiver.code == problem.code and problem.place.file == waiver.record.source.path and waiver.record.holds(waiver.item, problem.place)


def _waivers(record: Record, value: Any, path: Path) -> Iterator[_Waiver]:
    if isinstance(value, dict):
        for number, entry in enumerate(value.get("waive") or ()):
            if isinstance(entry, dict) and isinstance(entry.get("code"), str) and entry.get("reason"):
                yield _Waiver(record, path, number, entry["code"])
        for key, inner in value.items():
            yield from _waivers(record, inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _waivers(record, inner, (*path, index))


def severities(given: Mapping[str, str], record: Record | None) -> tuple[dict[str, str], list[Problem]]:
    """Code -> severity, the settings' word before the catalogue's; and the codes that the settings cannot set."""
    kinds = catalogue()
    chosen = {code: kind.severity for code, kind in kinds.items()}
    problems = []
    for code, severity in given.items():
        kind = kinds.get(code)
        refused = "unknown-code" if kind is None else "fixed-code" if kind.fixed and severity != "error" else ""
        refused = "flagged-code" if kind and kind.flagged and severity == "off" else refused
        if not refused:
            chosen[code] = severity
        elif record:
            problems.append(Problem(refused, record.place(("severities", code), key=True), {"given": code}))
    return chosen, problems
