"""deskbook mcp"""

import signal
import socket
import sys
from pathlib import Path

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, say
from generator.texts import LANGUAGES


@click.command("mcp", cls=Command, help=say("cli.mcp.help"), epilog=say("cli.mcp.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--audience", help=say("cli.api.audience"))
@click.option("--http", is_flag=True, help=say("cli.mcp.http"))
@click.option("--host", default="127.0.0.1", help=say("cli.api.host"))
@click.option("--port", type=click.IntRange(1, 65535), default=8030, help=say("cli.mcp.port"))
@click.option("--budget", type=click.IntRange(400, 20_000), default=1200, help=say("cli.mcp.budget"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=say("cli.lang"))
def command(project: Path, audience: str | None, http: bool, host: str, port: int, budget: int, day: str | None) -> int:
    """Open the look-up of one audience and answer agents until told to stop."""
    try:
        from search import mcp_server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "mcp":
            raise
        raise click.UsageError(say("cli.mcp.missing")) from None
    from generator import __version__
    from generator.commands.api import look_up
    from generator.place_of_content import project_around
    from search.waiting import recorded
    from search.watched import Watched

    read_date(day)
    if not project.is_dir():
        raise click.UsageError(say("cli.no_folder", given=project))
    place = project_around(project) or project
    watched = Watched(place, audience, lambda: read_date(day))
    look_up(watched, project)
    outcomes = recorded(place, "mcp", lambda: watched.lookup.desk.record)
    server = mcp_server.server(lambda: watched.lookup, __version__, budget, outcomes)
    if http:
        _announce(host, port, audience)
    elif sys.stdin.isatty():
        click.secho(say("cli.mcp.waiting"), bold=True, err=True)
    watched.watch()
    outcomes.watch()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # raised again by the server over HTTP, once it has ended
    try:
        mcp_server.run(server, (host, port) if http else None)
    except KeyboardInterrupt:
        click.echo(say("cli.stopped"), err=True)
    finally:
        outcomes.close()
        watched.close()
    return 0


def _announce(host: str, port: int, audience: str | None) -> None:
    """Say where the server is; that the port is taken, before anything is served."""
    from search.http_api import is_local

    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise click.UsageError(say("cli.mcp.taken", given=f"{host}:{port}", reason=error.strerror or error)) from None
    if not is_local(host):
        click.secho(say("cli.api.open_to_all", host=host, audience=audience or say("cli.api.everyone")), fg="yellow", err=True)
    shown = f"[{host}]" if ":" in host else host
    click.secho(say("cli.mcp.at", address=f"{shown}:{port}"), bold=True, err=True)
