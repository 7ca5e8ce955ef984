"""The panel of problems at the bottom of each page of a preview: as HTML, with everything that an author wrote escaped."""

import re
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from generator.catalogue import hint, message
from generator.check import Finding, Outcome
from generator.source import UNSEEN
from generator.texts import Texts

#: How an editor is opened at a line; ``{path}`` is the whole path, in percent where an address needs it.
EDITOR = "vscode://file/{path}:{line}:{column}"
#: What leads anywhere but to an editor.
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
UNSAFE = ("javascript:", "data:", "vbscript:")
#: So many problems are listed, the gravest first; the others stand in the terminal.
MOST = 50
#: A longer line is cut around what is wrong.
WIDEST, BEFORE = 160, 40
GRAVEST = {"error": 0, "warning": 1, "note": 2}
ROW = Markup(
    '<li class="db-problem" data-severity="{severity}"><p class="db-meta"><b>{word} {code}</b>'
    '<a class="db-place" href="{address}" title="{open}">{place}</a></p><p><strong>{message}</strong></p>{line}{hint}</li>'
)
LINE = Markup("<pre><code>{before}<mark>{what}</mark>{after}</code></pre>")
HINT = Markup('<p class="db-dim">{}</p>')


def is_editor(template: str) -> bool:
    """Whether ``template`` can lead to a line: an address with the place of the path in it, of no kind that runs code in the page."""
    try:
        address = template.format(path="p", line=1, column=1)
    except (LookupError, ValueError, AttributeError):
        return False
    return "{path}" in template and bool(SCHEME.match(address)) and not address.lower().startswith(UNSAFE)


def panel(outcome: Outcome, project: Path, editor: str, language: str, failure: str = "") -> dict[str, object]:
    """What the script of the page shows; nothing while all is well, for which notes do not count: the terminal has them.

    ``failure`` is why pages could not be made.
    """
    findings = sorted(outcome.findings, key=lambda finding: GRAVEST[finding.severity])
    if not any(finding.severity != "note" for finding in findings) and not failure:
        return {}
    say = Texts(language)
    counts = [say(f"report.{name}s", n=outcome.count(name)) for name in GRAVEST if outcome.count(name)]
    broken = outcome.failed() or bool(failure)
    rows = [ROW_FAILED.format(word=say("preview.failed"), why=failure)] if failure else []
    rows += [_row(finding, project, editor, language) for finding in findings[:MOST]]
    return {
        "label": say("preview.label"), "counts": say("report.comma").join(counts) or say("preview.failed"), "broken": broken,
        "state": say("preview.kept") if broken else "", "open": say("preview.open"), "close": say("preview.close"), "language": language,
        "rows": "".join(rows), "more": say("preview.more", n=len(findings) - MOST) if len(findings) > MOST else "",
    }  # fmt: skip


ROW_FAILED = Markup('<li class="db-problem" data-severity="error"><p class="db-meta"><b>{word}</b></p><pre><code>{why}</code></pre></li>')


def _row(finding: Finding, project: Path, editor: str, language: str) -> Markup:
    say, problem = Texts(language), finding.problem
    advice = hint(problem, language)
    return ROW.format(
        severity=finding.severity, word=say(f"report.{finding.severity}"), code=problem.code, place=str(problem.place), open=say("preview.to_line"),
        address=address(editor, project / problem.place.file, problem.place.line, problem.place.column), message=message(problem, language),
        line=_line(finding) if problem.place.text.strip() else "", hint=Markup("").join(HINT.format(row) for row in advice.split("\n") if row.strip()),
    )  # fmt: skip


def _line(finding: Finding) -> Markup:
    place = finding.problem.place
    start = max(0, place.column - 1)
    first = max(0, start - BEFORE) if len(place.text) > WIDEST else 0
    shown = [place.text[first:start], place.text[start : start + place.length], place.text[start + place.length : first + WIDEST]]
    before, what, after = (UNSEEN.sub("\ufffd", part) for part in shown)
    return LINE.format(before="…" + before if first else before.lstrip(), what=what, after=after)


def address(editor: str, path: Path, line: int, column: int) -> str:
    """What opens ``path`` at a place."""
    whole = path.resolve().as_posix()
    return editor.format(path=quote(whole.removeprefix("/") if "://file/{path}" in editor else whole, safe="/:"), line=line, column=column)
