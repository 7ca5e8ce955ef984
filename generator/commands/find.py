"""deskbook find"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from generator.commands.shown import Line, View
    from search.answer import Answer, Filters
    from search.lookup import Lookup

#: How each style of an answer looks.
PAINTED: dict[str, dict[str, object]] = {
    "sure": {"fg": "green", "bold": True}, "maybe": {"fg": "yellow", "bold": True}, "none": {"fg": "red", "bold": True}, "title": {"bold": True},
    "mark": {"fg": "cyan", "bold": True}, "slot": {"fg": "magenta", "bold": True}, "label": {"fg": "blue", "bold": True}, "ask": {"fg": "yellow"},
    "bad": {"fg": "red"}, "warn": {"fg": "yellow"}, "ok": {"fg": "green"}, "dim": {"dim": True},
}  # fmt: skip
#: Columns of a line in a pipe, and at most in a terminal: longer ones are hard to read.
PIPE, WIDEST = 80, 100
MOST = 50


@click.command("find", cls=Command, help=say("cli.find.help"), epilog=say("cli.find.examples"))
@click.argument("question", required=False)
@click.argument("project", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option("--kind", "kinds", multiple=True, help=say("cli.find.kind"))
@click.option("--topic", default="", help=say("cli.find.topic"))
@click.option("--channel", default="", help=say("cli.find.channel"))
@click.option("--tag", "tags", multiple=True, help=say("cli.find.tag"))
@click.option("--position", default="", help=say("cli.find.position"))
@click.option("--audience", help=say("cli.find.audience"))
@click.option("--limit", type=click.IntRange(1, MOST), help=say("cli.find.limit"))
@click.option("--query", help=say("cli.find.query"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.find.json"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(
    question: str | None, project: Path | None, kinds: tuple[str, ...], topic: str, channel: str, tags: tuple[str, ...], position: str,
    audience: str | None, limit: int | None, query: str | None, as_json: bool, day: str | None, lang: str | None,
) -> int:  # fmt: skip
    """Answer one question; without one, in a terminal, answer while it is typed."""
    if query is not None and question is not None:
        if project is not None:
            raise click.UsageError(say("cli.extra", given=project))
        project, question = Path(question), None
    typing = query is None and not question and not as_json and sys.stdin.isatty() and sys.stdout.isatty()
    if query is None and question is None and not typing:
        raise click.UsageError(say("find.no_question"))
    if typing:
        click.echo(say("find.opening"), err=True)
    place = place_of(project or Path())
    lookup = opened(place, audience, day)
    filters = wanted(lookup, kinds, topic, channel, tags, position)
    view = view_of(lookup, channel and filters.channel, lang)
    if typing:
        from generator.commands.prompt import ask

        ask(lookup, filters, view, limit, lambda answer: note(place, lookup, filters, answer))
        return 0
    if query is not None:
        return structured(lookup, query, view, as_json, limit)
    answer = lookup.find(question or "", filters, limit)
    if answer.band.value == "none":
        note(place, lookup, filters, answer)
    if as_json:
        click.echo(json.dumps(answer.plain(), ensure_ascii=False, indent=1))
    else:
        from generator.commands.shown import answer_lines

        show(answer_lines(answer, view))
    return 1 if answer.band.value == "none" else 0


def place_of(given: Path) -> Path:
    """The project in or around ``given``."""
    from generator.place_of_content import project_around

    if not given.is_dir():
        raise click.UsageError(say("find.bad_folder", given=given))
    return project_around(given) or given


def opened(project: Path, audience: str | None, day: str | None) -> "Lookup":
    """The look-up of ``project``; wrong use is said in words."""
    from search.opening import open_lookup

    try:
        lookup = open_lookup(project, audience, read_date(day))
    except KeyError as error:
        raise unknown_audience(error, project) from None
    if lookup.note:
        click.secho(say(f"find.note_{lookup.note}"), fg="yellow", err=True)
    if not lookup.documents:
        raise click.UsageError(say("cli.no_content", given=project.resolve()))
    return lookup


def note(project: Path, lookup: "Lookup", filters: "Filters", answer: "Answer") -> None:
    """Keep a question that ended without an answer, if the settings allow it; what is narrowed was not asked of the whole manual."""
    from search.lookup import NO_FILTERS

    if lookup.desk.record and filters == NO_FILTERS:
        from search.intake import Recorder

        Recorder(project, True).note(answer, "terminal", unopened=True)


def unknown_audience(error: KeyError, project: Path) -> Exception:
    """Wrong use in words, if that is what ``error`` means; what is imported here would double the time of an answer."""
    from generator.audience import UnknownAudienceError
    from generator.load import load_project

    if not isinstance(error, UnknownAudienceError):
        return error
    known = [entry.id for entry in load_project(project).settings.audiences]
    return click.UsageError(say("cli.build.no_audience", given=error.args[0], known=", ".join(known) or "–"))


def wanted(lookup: "Lookup", kinds: tuple[str, ...], topic: str, channel: str, tags: tuple[str, ...], position: str) -> "Filters":
    """The filters meant; a value that the manual does not have is wrong use."""
    from search.narrowing import UnknownValueError, narrowed

    try:
        return narrowed(lookup, kinds, topic, channel, tags, position)
    except UnknownValueError as error:
        raise click.UsageError(say("find.no_value", name=f"--{error.name}", given=error.given, known=", ".join(error.known) or "–")) from None


def view_of(lookup: "Lookup", channel: str, lang: str | None) -> "View":
    """How answers are shown here: the manual's language, the terminal's width."""
    from generator.commands.shown import View, default_channel

    columns = min(WIDEST, shutil.get_terminal_size((PIPE, 24)).columns) if sys.stdout.isatty() else PIPE
    texts = Texts(lang or asked() or lookup.desk.language)
    return View(texts, max(30, columns), channel or default_channel(lookup.desk.channels), lookup.desk.channels)


def show(lines: "list[Line]") -> None:
    """Print; colour where the stream is a terminal that wants it."""
    plain = bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
    for line in lines:
        said = "".join(words if plain else click.style(words, **PAINTED.get(style, {})) for style, words in line)  # type: ignore[arg-type]
        click.echo(said.rstrip() if plain else said)


def structured(lookup: "Lookup", query: str, view: "View", as_json: bool, limit: int | None) -> int:
    """The items that a structured question names."""
    from generator.commands.shown import clean, shortened
    from generator.report import width

    found = lookup.query(query)
    if isinstance(found, str):
        raise click.UsageError(found)
    found = found[:limit]
    if as_json:
        click.echo(json.dumps({"query": query, "documents": [document.plain() for document in found]}, ensure_ascii=False, indent=1))
        return 0 if found else 1
    show([[("label", view.say("find.query_found", n=len(found)))]] if found else [[("none", view.say("find.query_none"))]])
    for document in found:
        kind, own = view.say(f"find.kind_{document.kind}"), shortened(document.id, view.columns // 3)
        title = shortened(clean(document.title), view.columns - width(kind) - width(own) - 6)
        show([[("dim", f"  {kind}  "), ("", title), ("dim", f"  {own}")]])
    return 0 if found else 1
