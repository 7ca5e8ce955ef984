"""deskbook export"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.build import need_audience, need_config
from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from datetime import date

    from generator.load import Loaded
    from generator.manual import Manual

#: In every folder that was exported: the files that it is made of.
LISTING = ".deskbook-export.txt"
#: What MkDocs makes of it.
LATER = "site"


@click.command("export", cls=Command, help=say("cli.export.help"), epilog=say("cli.export.examples"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--project", type=click.Path(path_type=Path), default=".", metavar="DIR", help=say("cli.sheet.project"))
@click.option("--audience", help=say("cli.export.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(folder: Path, project: Path, audience: str | None, day: str | None, lang: str | None) -> int:
    """Check, then write aside and swap."""
    from generator import site
    from generator.aside import ForeignFolderError, replaced
    from generator.audience import cut
    from generator.check import outcome_of
    from generator.commands.check import show
    from generator.load import load_project

    need_config(project)
    today = read_date(day)
    loaded = load_project(project, today)
    outcome = outcome_of(loaded)
    texts = Texts(lang or asked() or outcome.language)
    if outcome.failed(False):
        show(outcome, "text", texts.language, err=True)
        click.secho(texts("cli.export.stopped"), fg="red", err=True)
        return 1
    need_audience(audience, loaded.settings)
    try:
        config = site.configuration(project)
        with replaced(folder, LISTING, project, Path(config.docs_dir), LATER) as aside:
            pages = write(aside, project, config, loaded, cut(loaded.manual, audience, today), audience, today)
    except ForeignFolderError as error:
        raise click.UsageError(texts("export.foreign", given=error)) from None
    except site.NoPluginError:
        raise click.UsageError(texts("cli.build.no_plugin")) from None
    except site.BuildError as error:
        click.secho(texts("cli.build.failed", reason=error), fg="red", err=True)
        return 1
    click.secho(texts("export.done", n=pages, folder=folder), fg="green", err=True)
    click.echo(texts("export.next", folder=folder), err=True)
    return 0


def write(folder: Path, project: Path, config: Any, loaded: "Loaded", manual: "Manual", audience: str | None, today: "date") -> int:
    """Everything of the plain project; how many pages."""
    from generator.aside import list_files
    from generator.disclosed import disclosed
    from generator.export.project import write_files, write_pages, write_theme
    from generator.export.settings import write_config
    from search.browser import scripts

    pages = write_pages(manual, today, config, folder, disclosed(loaded, manual))
    write_files(folder, scripts(manual, today, project, audience, directory_urls=config.use_directory_urls))
    write_theme(config, folder)
    write_config(manual, config, folder)
    (folder / "README.md").write_text(readme(manual, audience, today), "utf-8")
    list_files(folder, LISTING)
    return pages


def readme(manual: "Manual", audience: str | None, today: "date") -> str:
    """What the folder is and what it cannot do, in the language of the manual."""
    texts = Texts(manual.settings.language.key)
    named = next((each.name for each in manual.settings.audiences if each.id == audience), "")
    readers = texts("export.readers", name=named or audience) if audience else texts("export.everybody")
    return texts("export.readme", title=manual.settings.title or "", day=today, readers=readers)
