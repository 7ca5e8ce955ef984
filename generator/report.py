"""Findings as text for people, as JSON for programs, as annotations for GitHub. Nothing here prints."""

import json
import unicodedata
from collections.abc import Callable, Iterator

from generator.catalogue import hint, message
from generator.check import Finding, Outcome
from generator.problem import Place
from generator.source import UNSEEN
from generator.texts import Texts

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
#: Longer lines are cut around the mark.
WIDEST = 100
Paint = Callable[..., str]


def as_text(outcome: Outcome, language: str, paint: Paint) -> Iterator[str]:
    """Notes in brief, then one block a finding, then the sum; ``paint(text, fg=…, bold=…)`` adds colour or does not."""
    say = Texts(language)
    notes = [_head(finding, language, say, paint) for finding in outcome.findings if finding.severity == "note"]
    if notes:
        yield "\n".join(notes) + "\n"
    for finding in outcome.findings:
        if finding.severity != "note":
            yield _block(finding, language, say, paint)
    yield summary(outcome, say, paint)


def _head(finding: Finding, language: str, say: Texts, paint: Paint) -> str:
    """What is wrong, and where."""
    problem, colour = finding.problem, COLOURS[finding.severity]
    head = f"{paint(say(f'report.{finding.severity}'), fg=colour, bold=True)} {paint(problem.code, fg=colour)}  {message(problem, language)}"
    return f"{head}\n  {paint(str(problem.place), bold=True)}"


def _block(finding: Finding, language: str, say: Texts, paint: Paint) -> str:
    problem, colour = finding.problem, COLOURS[finding.severity]
    lines = [_head(finding, language, say, paint)]
    if problem.place.text.strip():
        lines += excerpt(problem.place, lambda text: paint(text, fg=colour))
    for place in problem.also:
        lines.append("  " + say("report.also", place=place))
    advice = hint(problem, language)
    if advice:
        lines += [("  " + say("report.hint") if number == 0 else "      ") + line for number, line in enumerate(advice.split("\n"))]
    return "\n".join(lines) + "\n"


def excerpt(place: Place, paint: Callable[[str], str]) -> list[str]:
    """The line of ``place`` and a mark under what it means; wide characters take two columns."""
    text, column, length = place.text, place.column - 1, place.length
    if len(text) > WIDEST or width(text) > WIDEST:
        start = max(0, column - 30)
        text = ("…" if start else "") + text[start : start + WIDEST // 2] + ("…" if start + WIDEST // 2 < len(text) else "")
        column = column - start + (1 if start else 0)
        length = min(length, max(1, len(text) - column))
    text = UNSEEN.sub("\ufffd", text.replace("\t", " "))
    mark = " " * width(text[:column]) + paint("^" * max(1, width(text[column : column + length])))
    number = str(place.line)
    return [f"  {number} │ {text.rstrip()}", f"  {' ' * len(number)} │ {mark}"]


def width(text: str) -> int:
    """Columns that ``text`` takes in a terminal."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def summary(outcome: Outcome, say: Texts, paint: Paint) -> str:
    """One line: how many files, how many findings of each severity."""
    if not outcome.findings:
        return paint(say("report.clean", files=outcome.files), fg="green")
    parts = [say(f"report.{name}s", n=outcome.count(name)) for name in COLOURS if outcome.count(name)]
    return paint(say("report.sum", files=outcome.files, parts=say("report.comma").join(parts)), bold=True)


def as_json(outcome: Outcome, language: str) -> str:
    """All findings with their texts, and the counts."""
    rows = [_row(finding, language) for finding in outcome.findings]
    counts = {name: outcome.count(name) for name in COLOURS}
    return json.dumps({"problems": rows, "files": outcome.files, **counts}, ensure_ascii=False, indent=1)


def _row(finding: Finding, language: str) -> dict[str, object]:
    problem, place = finding.problem, finding.problem.place
    return {
        "code": problem.code,
        "severity": finding.severity,
        "message": message(problem, language),
        "hint": hint(problem, language),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.column + place.length,
        "text": place.text,
        "also": [str(other) for other in problem.also],
    }


def as_github(outcome: Outcome, language: str) -> Iterator[str]:
    """Workflow commands: one annotation a finding."""
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    for finding in outcome.findings:
        place = finding.problem.place
        said = "\n".join(filter(None, (message(finding.problem, language), hint(finding.problem, language))))
        where = f"file={_escaped(place.file, True)},line={place.line},col={place.column},endColumn={place.column + place.length}"
        yield f"::{kinds[finding.severity]} {where},title={finding.problem.code}::{_escaped(said)}"


def _escaped(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
