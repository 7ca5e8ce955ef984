"""deskbook serve"""

import socket
from pathlib import Path

import click

from generator.commands.build import need_config, read_date
from generator.commands.speech import Command, say
from generator.texts import LANGUAGES


@click.command("serve", cls=Command, help=say("cli.serve.help"), epilog=say("cli.serve.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--address", default="127.0.0.1:8000", help=say("cli.serve.address"))
@click.option("--no-open", is_flag=True, help=say("cli.serve.no_open"))
@click.option("--audience", help=say("cli.build.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(project: Path, address: str, no_open: bool, audience: str | None, day: str | None, lang: str | None) -> int:
    """Check first; then serve, and check again at each edit, keeping the last good pages while something is wrong."""
    from generator import site
    from generator.check import Outcome, check
    from generator.commands.check import show

    need_config(project)
    today = read_date(day)
    first = check(project)
    show(first, "text", lang or first.language, err=True)
    if first.failed():
        click.secho(say("cli.build.stopped"), fg="red", err=True)
        return 1
    _free(address)

    def report(outcome: Outcome) -> None:
        show(outcome, "text", lang or outcome.language, err=True)

    site.request = site.Request(audience, today, report=report)
    click.secho(say("cli.serve.at", address=f"http://{address}/"), bold=True, err=True)
    try:
        site.serve(project, address, open_browser=not no_open)
    except site.BuildError as error:
        click.secho(say("cli.build.failed", reason=error), fg="red", err=True)
        return 1
    click.echo(say("cli.stopped"), err=True)
    return 0


def _free(address: str) -> None:
    """Say before the first build, not after it, that the port is taken."""
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(port)))
    except (OSError, ValueError, OverflowError):
        raise click.UsageError(say("cli.serve.taken", given=address)) from None
