"""deskbook schema"""

import json
from pathlib import Path

import click

from generator.commands.speech import Command, say
from generator.texts import LANGUAGES


@click.command("schema", cls=Command, help=say("cli.schema.help"), epilog=say("cli.schema.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--out", type=click.Path(path_type=Path), help=say("cli.schema.out"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(project: Path, out: Path | None, lang: str | None) -> int:
    """Write a schema for each kind of file."""
    folder = out or project / ".deskbook" / "schema"
    number = write_schemas(folder)
    click.echo(say("cli.schema.done", n=number, folder=folder), err=True)
    return 0


def write_schemas(folder: Path) -> int:
    """Write all schemas into ``folder``; how many."""
    from generator.schema import schemas
    from generator.write import write

    made = schemas()
    for kind, schema in made.items():
        write(folder / f"{kind}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
    return len(made)
