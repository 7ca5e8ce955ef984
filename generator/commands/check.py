"""deskbook check"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check import Outcome
    from generator.problem import Problem
    from generator.rules.inspection import Inspection


def losing_questions(inspection: "Inspection") -> "Iterator[Problem]":
    """FAQs that lose their own question to another: found by the look-up, of which no stage of the generator knows."""
    if inspection.complete and inspection.today:
        from search.collisions import losing

        yield from losing(inspection.manual, inspection.today)


def unprintable_sheets(inspection: "Inspection", project: Path = Path()) -> "Iterator[Problem]":
    """Characters of job sheets and forms that no font can print; nothing is said where nothing can be printed."""
    from generator.sheets.glyphs import may_be_missing, unprintable

    manual, today = inspection.manual, inspection.today
    own = manual.settings.print.fonts if manual.settings.print else None
    if not today or not (own or may_be_missing(manual)):
        return
    from generator.sheets.making import form_sheets, position_sheets

    try:
        from generator.sheets.fonts import NoFontsError, faces, own_folder
    except ModuleNotFoundError:
        return
    try:
        found = faces(own_folder(project, own))
    except NoFontsError:
        return
    told = set()
    for made in (position_sheets, form_sheets):
        for problem in unprintable(found, manual, made(manual, manual.settings.language.key, today)):
            where = (problem.words["given"], problem.place)
            if where not in told:  # a shared rule stands on many sheets
                told.add(where)
                yield problem


#: The rules that only a check applies, beside those of every load.
FURTHER = (losing_questions, unprintable_sheets)


@click.command("check", cls=Command, help=say("cli.check.help"), epilog=say("cli.check.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[PATH]")
@click.option("--date", "day", help=say("cli.check.date"))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help=say("cli.check.format"))
@click.option("--json", "form", flag_value="json", help=say("cli.check.json"))
@click.option("--strict", is_flag=True, help=say("cli.check.strict"))
@click.option("--no-cache", is_flag=True, help=say("cli.check.no_cache"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(project: Path, day: str | None, form: str, strict: bool, no_cache: bool, lang: str | None) -> int:
    """Check and report."""
    from generator.check import check
    from generator.place_of_content import project_around

    around = project_around(project)
    further = (losing_questions, partial(unprintable_sheets, project=around or project))
    try:
        outcome = check(around or project, read_date(day), cached=not no_cache, further=further)
    except FileNotFoundError:
        raise click.UsageError(say("cli.no_folder", given=project)) from None
    if not outcome.files and not outcome.findings:
        raise click.UsageError(say("cli.no_content", given=project.resolve()))
    if around:
        if not project.exists():
            raise click.UsageError(say("cli.no_folder", given=project))
        outcome = outcome.below(project.resolve().relative_to(around).as_posix())
    show(outcome, form, lang or asked() or outcome.language)
    return 1 if outcome.failed(strict) else 0


def show(outcome: "Outcome", form: str, language: str, err: bool = False) -> None:
    """Print what a check found; colour where the stream is a terminal, none in a pipe."""
    if form == "text" and not outcome.findings:
        from generator.texts import Texts

        click.secho(Texts(language)("report.clean", files=outcome.files), fg="green", err=err)
        return
    from generator import report

    if form == "json":
        click.echo(report.as_json(outcome, language))
        return
    for block in report.as_github(outcome, language) if form == "github" else report.as_text(outcome, language, click.style):
        click.echo(block, err=err)
