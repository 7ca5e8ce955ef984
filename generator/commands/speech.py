"""Which language the command line speaks, and how it words wrong use."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import click

from generator.texts import LANGUAGES, Texts


@cache
def language() -> str:
    """``--lang``, else DESKBOOK_LANG, else the manual's language here, else the locale's; Chinese if none says."""
    given = _from_arguments(sys.argv[1:]) or os.environ.get("DESKBOOK_LANG", "")
    if given in LANGUAGES:
        return given
    return _from_settings(Path()) or _from_locale()


def asked() -> str:
    """The language asked for with ``--lang``, wherever it stands on the line; empty if none was."""
    given = _from_arguments(sys.argv[1:])
    return given if given in LANGUAGES else ""


def _from_arguments(arguments: list[str]) -> str:
    for number, word in enumerate(arguments):
        if word == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def _from_settings(project: Path) -> str:
    try:
        text = (project / "content" / "settings.yml").read_text("utf-8", "replace")
    except OSError:
        return ""
    match = re.search(r"(?m)^language:\s*(zh|en)\b", text)
    return match[1] if match else ""


def _from_locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"


class Formatter(click.HelpFormatter):
    """Help whose headings are in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix=say("cli.usage"))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(say("cli.options") if name == "Options" else name):
            yield


class Command(click.Command):
    """A command whose ``--help`` explains itself in the language spoken."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = say("cli.help_option")
        return option


click.Context.formatter_class = Formatter


def say(key: str, **values: object) -> str:
    """A text of the command line."""
    return Texts(language())(key, **values)


def wrong_use(error: click.ClickException, language: str) -> str:
    """What was wrong with the call, and where help is."""
    texts = Texts(language)
    context = getattr(error, "ctx", None)
    name = context.command_path if context else "deskbook"
    return f"{_reason(error, texts)}\n{texts('cli.try_help', command=name)}"


def _reason(error: click.ClickException, texts: Texts) -> str:
    param = getattr(error, "param", None)
    named = (param.human_readable_name if isinstance(param, click.Argument) else "/".join(param.opts)) if param else ""
    if isinstance(error, click.NoSuchOption):
        near = texts("cli.did_you_mean", near=", ".join(error.possibilities)) if error.possibilities else ""
        return texts("cli.no_such_option", given=error.option_name) + near
    if isinstance(error, click.MissingParameter):
        return texts("cli.missing_parameter", given=named)
    if isinstance(error, click.BadParameter):
        choices = ", ".join(param.type.choices) if param and isinstance(param.type, click.Choice) else ""
        return texts("cli.bad_choice", given=named, choices=choices) if choices else texts("cli.bad_parameter", given=named, reason=error.message)
    match = re.search(r"[Nn]o such command '([^']*)'", error.message)
    if match:
        return texts("cli.no_such_command", given=match[1])
    match = re.search(r"unexpected extra arguments? \(([^)]*)\)", error.message)
    return texts("cli.extra", given=match[1]) if match else error.message
