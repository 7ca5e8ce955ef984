"""deskbook serve"""

import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.build import need_audience, need_config
from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from generator.check import Outcome
    from generator.live.preview import Preview
    from generator.load import Loaded


class Terminal:
    """Says what becomes of edits."""

    def __init__(self, language: str | None) -> None:
        self.language, self.texts = language, Texts(language or "zh")
        self._steps = 0

    def found(self, outcome: "Outcome") -> None:
        """The problems, after an edit that changed them."""
        from generator.commands.check import show

        show(outcome, "text", self.language or outcome.language, err=True)

    def building(self, pages: int) -> None:
        """A page of all of them is about to be written: on a terminal a line that counts, in a pipe every quarter."""
        self._steps += 1
        if self._steps == 1:
            click.echo(self.texts("preview.building", n=pages), err=True)
        if sys.stderr.isatty():
            click.echo(f"\r{self._steps}/{pages}", nl=self._steps == pages, err=True)
        elif pages >= 100 and self._steps * 4 // pages != (self._steps - 1) * 4 // pages:
            click.echo(f"{self._steps}/{pages}", err=True)

    def built(self, seconds: float) -> None:
        """All pages are new."""
        self._steps = 0
        click.secho(self.texts("preview.built", clock=_clock(), seconds=f"{seconds:.1f}"), fg="green", err=True)

    def updated(self, pages: list[str], seconds: float) -> None:
        """Some pages are."""
        named = pages[0] if len(pages) == 1 else self.texts("preview.and_more", first=pages[0], n=len(pages))
        click.secho(self.texts("preview.updated", clock=_clock(), pages=named, seconds=f"{seconds:.1f}"), fg="green", err=True)

    def failed(self, reason: str) -> None:
        """The pages could not be made."""
        self._steps = 0
        click.secho(self.texts("cli.build.failed", reason=reason), fg="red", err=True)


@click.command("serve", cls=Command, help=say("cli.serve.help"), epilog=say("cli.serve.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--address", default="127.0.0.1:8000", help=say("cli.serve.address"))
@click.option("--no-open", is_flag=True, help=say("cli.serve.no_open"))
@click.option("--editor", envvar="DESKBOOK_EDITOR", metavar="TEMPLATE", help=say("cli.serve.editor"))
@click.option("--audience", help=say("cli.build.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(project: Path, address: str, no_open: bool, editor: str | None, audience: str | None, day: str | None, lang: str | None) -> int:
    """Check and build first; then serve, and show each edit, keeping the last good pages while something is wrong."""
    from generator import site
    from generator.check import outcome_of
    from generator.live.panel import EDITOR, is_editor
    from generator.live.preview import Preview
    from generator.live.work import Wish

    need_config(project)
    if editor and not is_editor(editor):
        raise click.UsageError(say("cli.serve.bad_editor", given=editor))
    read_date(day)
    _free(address)
    terminal = Terminal(lang or asked() or None)
    try:
        set_audience, set_day = site.settings_of(project)
    except site.NoPluginError:
        raise click.UsageError(say("cli.build.no_plugin")) from None
    except site.BuildError as error:
        click.secho(terminal.texts("cli.build.failed", reason=error), fg="red", err=True)
        return 1
    preview = Preview(Wish(project, address, audience or set_audience, lambda: read_date(day or set_day), editor or EDITOR, terminal.language), terminal)
    try:
        loaded = preview.read()
        first = outcome_of(loaded)
        terminal.texts = Texts(terminal.language or first.language)
        terminal.found(first)
        if first.failed():
            click.secho(terminal.texts("cli.build.stopped"), fg="red", err=True)
            return 1
        need_audience(preview.wish.audience, loaded.settings)
        return _served(preview, terminal, loaded, open_browser=not no_open)
    except site.BuildError as error:
        click.secho(terminal.texts("cli.build.failed", reason=error), fg="red", err=True)
        return 1
    finally:
        preview.close()


def _served(preview: "Preview", terminal: Terminal, loaded: "Loaded", *, open_browser: bool) -> int:
    """Build, answer, and end quietly."""

    def opened(url: str) -> None:
        click.secho(terminal.texts("cli.serve.at", address=url), bold=True, err=True)
        click.echo(terminal.texts("cli.serve.api", address=preview.wish.address), err=True)
        if open_browser:
            click.launch(url)

    preview.start(loaded)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C
    with suppress(KeyboardInterrupt):
        preview.serve(opened)
    click.echo(terminal.texts("cli.stopped"), err=True)
    return 0


def _clock() -> str:
    return time.strftime("%H:%M:%S")


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
