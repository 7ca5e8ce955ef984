"""The command line: the only place that prints and exits. Each command's module is imported when it is called."""

import importlib
import sys

import click

from generator import __version__
from generator.commands.speech import Command, language, say, wrong_use

#: Command -> the module that holds it, in the order of the help.
COMMANDS = {
    name: f"generator.commands.{name.replace('-', '_')}"
    for name in (
        "new", "check", "explain", "find", "graph", "intake", "evaluate", "serve", "build", "export", "sheet", "booklet", "changes", "verify-sheet",
        "signatures", "api", "mcp", "schema",
    )
}  # fmt: skip


class Commands(Command, click.Group):
    """The group of all commands; its help needs none of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("cli.commands")):
            formatter.write_dl([(name, say(f"cli.{name}")) for name in COMMANDS])


@click.group(cls=Commands, help=say("cli.about"), epilog=say("cli.examples"), context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="deskbook", help=say("cli.version"))
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("cli.lang"))
def commands() -> None:
    """Deskbook."""


def main() -> None:
    """Run the command line; exit 0 clean, 1 problems, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Chinese also where the console's own code page has none
    try:
        code = commands.main(prog_name="deskbook", standalone_mode=False)
    except click.ClickException as error:
        click.echo(wrong_use(error, language()), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.stopped"), err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:  # a folder that cannot be read or written: no fault of ours, and no trace
        click.echo(say("cli.os_error", path=error.filename or "deskbook", reason=error.strerror or type(error).__name__), err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
