"""deskbook new"""

import shutil
from pathlib import Path

import click

from generator.commands.speech import Command, language, say
from generator.texts import LANGUAGES


@click.command("new", cls=Command, help=say("cli.new.help"), epilog=say("cli.new.examples"))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.new.lang"))
def command(folder: Path, lang: str | None) -> int:
    """Copy the starter, with schemas for the editor; nothing that exists is touched."""
    from generator.commands.schema import write_schemas
    from generator.resources import starter_folder

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(say("cli.new.not_empty", given=folder))
    shutil.copytree(starter_folder(lang or language()), folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*", "site"))
    # The starter keeps its dot-folders under plain names, which survive packaging everywhere.
    for plain, dotted in (("vscode", ".vscode"), ("gitignore", ".gitignore")):
        (folder / plain).rename(folder / dotted)
    write_schemas(folder / ".deskbook" / "schema")
    click.echo(say("cli.new.done", folder=folder, quoted=f'"{folder}"' if " " in str(folder) else folder))
    return 0
