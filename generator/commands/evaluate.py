"""deskbook evaluate"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, asked, language, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from generator.model.questions import QuestionsFile
    from search.collisions import Collision
    from search.evaluation import Asked, Evaluation, Figures, Outcome
    from search.lookup import Lookup

#: Misses told one by one.
MISSES = 10
BANDS = {"sure": "evaluate.sure", "maybe": "evaluate.maybe", "none": "evaluate.none"}
FLOOR = re.compile(r"(r1|r5|mrr|sure|right|quiet)=(\d{1,3}(?:\.\d+)?)")


@click.command("evaluate", cls=Command, help=say("cli.evaluate.help"), epilog=say("cli.evaluate.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--file", "files", type=click.Path(path_type=Path), multiple=True, help=say("cli.evaluate.file"))
@click.option("--min", "floors", multiple=True, metavar="NAME=N", help=say("cli.evaluate.min"))
@click.option("--misses", type=click.IntRange(0), default=MISSES, help=say("cli.evaluate.misses"))
@click.option("--collisions/--no-collisions", default=True, help=say("cli.evaluate.collisions"))
@click.option("--audience", help=say("cli.evaluate.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.evaluate.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(
    project: Path, files: tuple[Path, ...], floors: tuple[str, ...], misses: int, collisions: bool, audience: str | None, day: str | None,
    as_json: bool, lang: str | None,
) -> int:  # fmt: skip
    """Ask every test question; what is below a floor fails."""
    from search.evaluation import evaluate

    wanted = _floors(floors)
    lookup, questions, hidden, own = _opened(project, files, audience, day)
    texts = Texts(lang or asked() or own)
    with _progress(len(questions), texts("evaluate.asking")) as tick:
        made = evaluate(lookup, questions, hidden, tick)
    lost = _lost(lookup, texts) if collisions else []
    low = {name: floor for name, floor in wanted.items() if made.measured()[name] < floor}
    if as_json:
        click.echo(json.dumps(_plain(made, lost, low, misses, texts), ensure_ascii=False, indent=1))
        return 1 if low else 0
    if not questions:
        click.secho(texts("evaluate.no_questions"), fg="yellow", err=True)
    _show(made, texts)
    _show_misses(made.misses, misses, texts)
    _show_lost(lost, misses, texts)
    for name, floor in low.items():
        click.secho(texts("evaluate.below", name=name, got=f"{made.measured()[name]:.1f}", floor=f"{floor:g}"), fg="red", err=True)
    return 1 if low or not questions else 0


def _floors(given: tuple[str, ...]) -> dict[str, float]:
    """``--min``: the name of a figure and its floor in per cent."""
    floors = {}
    for word in given:
        match = FLOOR.fullmatch(word.strip())
        if not match:
            raise click.UsageError(say("evaluate.bad_floor", given=word))
        floors[match[1]] = float(match[2])
    return floors


def _opened(project: Path, files: tuple[Path, ...], audience: str | None, day: str | None) -> "tuple[Lookup, list[Asked], frozenset[str], str]":
    """The look-up, the test questions of the content and of ``files``, and the ids that these readers may not see."""
    from generator.commands.find import opened
    from generator.load import load_project
    from generator.place_of_content import project_around
    from search.evaluation import questions_of

    lookup = opened(project, audience, day)
    manual = load_project(project_around(project) or project, read_date(day)).manual
    held = [*manual.questions.items(), *((str(path), _read(path)) for path in files)]
    questions = questions_of(held)
    for question in questions:
        for own in question.first:
            if manual.find(own) is None and own not in lookup.documents:
                raise click.UsageError(say("evaluate.unknown_id", given=own, ask=question.ask, file=question.file))
    hidden = frozenset(own for own in manual.entries if own not in lookup.documents and any(own in question.first for question in questions))
    return lookup, questions, hidden - _never_looked_up(manual.entries), manual.settings.language.key


def _never_looked_up(entries: Any) -> frozenset[str]:
    """Ids that are looked up for no readers at all: to expect them is a mistake, no matter of grades."""
    from search.documents import KINDS

    return frozenset(own for own, entry in entries.items() if entry.kind not in KINDS and "duties" not in entry.path)


def _read(path: Path) -> "QuestionsFile":
    """A file of test questions from outside the content; what is wrong with it is wrong use."""
    from generator.catalogue import message
    from generator.encoding import decode
    from generator.model.questions import QuestionsFile
    from generator.record import read_record
    from generator.source import Source
    from generator.validate import validate

    text, problem = decode(path.read_bytes(), str(path))
    problems = [problem] if problem else []
    record = None
    if text is not None:
        record, found = read_record(Source(str(path), path.name, "questions", text))
        problems += found
    read, found = validate(record) if record else (None, [])
    problems += found
    if problems or read is None or not isinstance(read.item, QuestionsFile):
        first = problems[0] if problems else None
        raise click.UsageError(f"{first.place}  {message(first, language())}" if first else str(path))
    return read.item


@contextmanager
def _progress(steps: int, label: str) -> Iterator[Callable[[], None]]:
    """A bar on the terminal, nothing in a pipe."""
    if not sys.stderr.isatty() or steps < 50:
        yield lambda: None
        return
    with click.progressbar(length=steps, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _lost(lookup: "Lookup", texts: Texts) -> "list[Collision]":
    from search import collisions

    own = collisions.every(lookup.documents.values())
    with _progress(len(own), texts("evaluate.asking_own")) as tick:
        return list(collisions.collisions(lookup, own, tick))


def _show(made: "Evaluation", texts: Texts) -> None:
    """The figures: a line for all, a line a kind."""
    from search.evaluation import figures

    if made.answered:
        click.secho(texts("evaluate.answered", n=len(made.answered)), bold=True)
        click.echo(texts("evaluate.head"))
        for kind, row in {texts("evaluate.all"): figures(made.answered), **made.by_kind(made.answered)}.items():
            click.echo(_row(kind or "–", row, (row.r1, row.r5, row.mrr, row.sure, row.wrong)))
    if made.unanswered:
        click.secho("\n" + texts("evaluate.unanswered", n=len(made.unanswered)), bold=True)
        click.echo(texts("evaluate.head_none"))
        for kind, row in {texts("evaluate.all"): figures(made.unanswered), **made.by_kind(made.unanswered)}.items():
            click.echo(_row(kind or "–", row, (row.sure, row.maybe, 100 - row.sure - row.maybe)))
    if made.withheld:
        click.echo("\n" + texts("evaluate.withheld", n=len(made.withheld)))


def _row(kind: str, row: "Figures", shares: tuple[float, ...]) -> str:
    from generator.report import width

    return f"  {kind}{' ' * max(1, 14 - width(kind))}{row.count:>5}" + "".join(f"{share:>8.1f}" for share in shares)


def _show_misses(misses: "list[Outcome]", most: int, texts: Texts) -> None:
    if not misses or not most:
        return
    click.secho("\n" + texts("evaluate.misses", n=len(misses)), bold=True)
    for outcome in misses[:most]:
        wanted = ", ".join(outcome.asked.first) or texts("evaluate.nothing")
        kind = f"（{outcome.asked.kind}）" if outcome.asked.kind and texts.language == "zh" else f" ({outcome.asked.kind})" if outcome.asked.kind else ""
        click.echo(f"  {click.style(outcome.asked.ask, bold=True)}{kind} → {wanted}")
        click.echo(f"    {texts(BANDS[outcome.band.value])}{' '.join(_reasons(outcome, texts))}")


def _reasons(outcome: "Outcome", texts: Texts) -> list[str]:
    """Why it missed, in words; each reason's key is one of those below."""
    return [texts(reason.key, **reason.words) if reason.words else texts(reason.key) for reason in outcome.reasons]


def _show_lost(lost: "list[Collision]", most: int, texts: Texts) -> None:
    if not lost or not most:
        return
    click.secho("\n" + texts("evaluate.lost", n=len(lost)), bold=True)
    for found in lost[:most]:
        winner = f"{found.winner.id} {found.winner.title}" if found.winner else "–"
        click.echo(texts("evaluate.lost_to", given=found.wording, id=found.loser.id, other=winner))


def _plain(made: "Evaluation", lost: "list[Collision]", low: dict[str, float], misses: int, texts: Texts) -> dict[str, Any]:
    from dataclasses import asdict

    from search.evaluation import figures

    def table(rows: "list[Outcome]") -> dict[str, Any]:
        return {**_rounded(asdict(figures(rows))), "kinds": {kind: _rounded(asdict(row)) for kind, row in made.by_kind(rows).items()}}

    told = [
        {
            "ask": outcome.asked.ask, "first": outcome.asked.first, "kind": outcome.asked.kind, "file": outcome.asked.file, "band": outcome.band.value,
            "rank": outcome.rank, "found": outcome.found, "reasons": _reasons(outcome, texts),
        }
        for outcome in made.misses[:misses]
    ]  # fmt: skip
    return {
        "answered": table(made.answered), "unanswered": table(made.unanswered), "withheld": len(made.withheld), "measured": _rounded(made.measured()),
        "below": low, "misses": told, "all_misses": len(made.misses),
        "collisions": [{"id": one.loser.id, "question": one.wording, "to": one.winner.id if one.winner else ""} for one in lost],
    }  # fmt: skip


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {name: round(figure, 1) for name, figure in row.items()}
