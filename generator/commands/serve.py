"""deskbook serve"""

import signal
import socket
from pathlib import Path

import click

from generator.commands.build import need_audience, need_config
from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
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
    from generator.check import Outcome, outcome_of
    from generator.commands.check import show
    from generator.load import load_project

    need_config(project)
    today = read_date(day)
    loaded = load_project(project, today)
    first = outcome_of(loaded)
    lang = lang or asked() or None
    show(first, "text", lang or first.language, err=True)
    if first.failed():
        click.secho(say("cli.build.stopped"), fg="red", err=True)
        return 1
    need_audience(audience, loaded.settings)
    _free(address)

    def report(outcome: Outcome) -> None:
        show(outcome, "text", lang or outcome.language, err=True)

    site.reported = loaded.problems
    site.request = site.Request(audience, today if day else None, report=report)
    click.secho(say("cli.serve.at", address=f"http://{address}/"), bold=True, err=True)
    click.echo(say("cli.serve.api", address=address), err=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # MkDocs knows Ctrl-C alone
    try:
        site.serve(project, address, open_browser=not no_open)
    except site.NoPluginError:
        raise click.UsageError(say("cli.build.no_plugin")) from None
    except site.BuildError as error:
        click.secho(say("cli.build.failed", reason=error), fg="red", err=True)
        return 1
    click.echo(say("cli.stopped"), err=True)
    return 0


def _free(address: str) -> None:
    """Say before the first build, not after it, that the port is taken."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(say("cli.serve.bad_address", given=address))
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(port)))
    except OSError:
        raise click.UsageError(say("cli.serve.taken", given=address)) from None
