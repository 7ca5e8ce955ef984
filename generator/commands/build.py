"""deskbook build"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from datetime import date

    from generator.load import Loaded
    from generator.model.settings import Settings


def need_audience(given: str | None, settings: "Settings") -> None:
    """``--audience`` has to be one of the settings'."""
    known = [entry.id for entry in settings.audiences]
    if given and given not in known:
        raise click.UsageError(say("cli.build.no_audience", given=given, known=", ".join(known) or "–"))


def read_for_print(project: Path, today: "date") -> "Loaded":
    """The content for what lists or prints single items; wrong use if there is none."""
    from generator.check import load_for_print

    try:
        loaded = load_for_print(project, today)
    except FileNotFoundError:
        raise click.UsageError(say("cli.no_folder", given=project)) from None
    if not loaded.sources.texts:
        raise click.UsageError(say("cli.no_content", given=project.resolve()))
    return loaded


def need_config(project: Path) -> None:
    """MkDocs needs its file."""
    if not (project / "mkdocs.yml").is_file():
        raise click.UsageError(say("cli.build.no_config", given=project.resolve()))


@click.command("build", cls=Command, help=say("cli.build.help"), epilog=say("cli.build.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--audience", help=say("cli.build.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--out", type=click.Path(path_type=Path), help=say("cli.build.out"))
@click.option("--sheets", is_flag=True, help=say("cli.build.sheets"))
@click.option("--strict", is_flag=True, help=say("cli.build.strict"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(project: Path, audience: str | None, day: str | None, out: Path | None, sheets: bool, strict: bool, lang: str | None) -> int:
    """Check, then build aside and swap."""
    from generator import site
    from generator.aside import ForeignFolderError
    from generator.check import outcome_of
    from generator.commands.check import show
    from generator.load import load_project

    need_config(project)
    today, started = read_date(day), time.monotonic()
    loaded = load_project(project, today)
    outcome = outcome_of(loaded)
    texts = Texts(lang or asked() or outcome.language)
    if outcome.findings:
        show(outcome, "text", texts.language, err=True)
    if outcome.failed(strict):
        click.secho(texts("cli.build.stopped"), fg="red", err=True)
        return 1
    need_audience(audience, loaded.settings)
    prints = printed(project, loaded, audience, today, texts) if sheets else {}
    if prints is None:
        return 1
    click.echo(texts("cli.build.pages", n=len(loaded.sources.texts)), err=True)
    try:
        folder, pages = site.build(project, out.resolve() if out else None, site.Request(audience, today if day else None, loaded, prints))
    except ForeignFolderError as error:
        raise click.UsageError(texts("cli.build.foreign", given=error)) from None
    except site.NoPluginError:
        raise click.UsageError(texts("cli.build.no_plugin")) from None
    except site.BuildError as error:
        click.secho(texts("cli.build.failed", reason=error), fg="red", err=True)
        return 1
    click.secho(texts("cli.build.done", n=pages, folder=folder, seconds=f"{time.monotonic() - started:.1f}"), fg="green", err=True)
    return 0


def printed(project: Path, loaded: "Loaded", audience: str | None, today: "date", texts: Texts) -> "dict[str, tuple[Path, ...]] | None":
    """The files of every sheet and form, those that changed made anew; None if one cannot be printed, which is told."""
    from itertools import chain

    from generator.audience import cut
    from generator.commands.sheet import Tally, note, opened, progress, sound_template
    from generator.sheets.abreast import abreast
    from generator.sheets.kept import keep
    from generator.sheets.making import form_sheets, position_sheets
    from generator.sheets.stock import Stock

    manual = cut(loaded.manual, audience, today)
    stock = Stock(project, opened(project, manual, ["pdf", "docx"], None, texts))
    language, tally = manual.settings.language.key, Tally()
    found, fresh = {}, 0
    with progress(len(manual.positions) + len(manual.forms), texts("print.making")) as tick, sound_template(texts):
        for held in abreast(stock.files, chain(position_sheets(manual, language, today), form_sheets(manual, language, today))):
            found[held.sheet.id], fresh = held.files, fresh + held.fresh
            if held.files:
                keep(project, held.sheet)
            note(held, tally, texts)
            tick()
    stock.tidy()
    click.echo(texts("cli.build.printed", n=len(found), fresh=fresh), err=True)
    return None if tally.left else found
