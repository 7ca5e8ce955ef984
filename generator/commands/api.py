"""deskbook api"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, say
from generator.texts import LANGUAGES

if TYPE_CHECKING:
    from search.lookup import Lookup
    from search.watched import Watched

ORIGIN = re.compile(r"\*|https?://[^\s/?#@]+")


@click.command("api", cls=Command, help=say("cli.api.help"), epilog=say("cli.api.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--host", default="127.0.0.1", help=say("cli.api.host"))
@click.option("--port", type=click.IntRange(0, 65535), default=8020, help=say("cli.api.port"))
@click.option("--audience", help=say("cli.api.audience"))
@click.option("--allow-origin", "origins", multiple=True, help=say("cli.api.allow_origin"))
@click.option("--rate", type=click.FloatRange(0), default=50.0, help=say("cli.api.rate"))
@click.option("--burst", type=click.FloatRange(1), default=100.0, help=say("cli.api.burst"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=say("cli.lang"))
def command(project: Path, host: str, port: int, audience: str | None, origins: tuple[str, ...], rate: float, burst: float, day: str | None) -> int:
    """Open the look-up of one audience and answer until told to stop."""
    from generator import __version__
    from generator.place_of_content import project_around
    from search.http_api import Api, Bounds, is_local
    from search.http_server import Server, listen
    from search.waiting import recorded
    from search.watched import Watched

    for origin in origins:
        if not ORIGIN.fullmatch(origin):
            raise click.UsageError(say("cli.api.bad_origin", given=origin))
    read_date(day)
    if not project.is_dir():
        raise click.UsageError(say("cli.no_folder", given=project))
    place = project_around(project) or project
    watched = Watched(place, audience, lambda: read_date(day))
    count = len(look_up(watched, project).documents)
    try:
        listener = listen(host, port)
    except OSError as error:
        raise click.UsageError(say("cli.api.taken", given=f"{host}:{port}", reason=error.strerror or error)) from None
    bounds = Bounds(rate, burst, tuple(origin.rstrip("/") for origin in origins), is_local(host))
    outcomes = recorded(place, "http", lambda: watched.lookup.desk.record)
    api = Api(watched, __version__, bounds, outcomes)
    server = Server(api, listener, api.refusal_of_server)
    if not is_local(host):
        click.secho(say("cli.api.open_to_all", host=host, audience=audience or say("cli.api.everyone")), fg="yellow", err=True)
    shown = f"[{host}]" if ":" in host else host
    click.secho(say("cli.api.at", address=f"{shown}:{listener.getsockname()[1]}", n=count), bold=True, err=True)
    watched.watch()
    outcomes.watch()
    server.until_signalled()
    outcomes.close()
    watched.close()
    click.echo(say("cli.stopped"), err=True)
    return 0


def look_up(watched: "Watched", project: Path) -> "Lookup":
    """The look-up, opened; wrong use is said in words."""
    from generator.commands.find import unknown_audience

    try:
        lookup = watched.lookup
    except KeyError as error:
        raise unknown_audience(error, watched.project) from None
    if not lookup.documents:
        raise click.UsageError(say("cli.no_content", given=project.resolve()))
    return lookup
