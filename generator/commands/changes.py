"""deskbook changes"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.build import need_audience
from generator.commands.day import read_date
from generator.commands.positions import position_meant
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from datetime import date

    from generator.manual import Manual
    from generator.sheets.block import Sheet
    from generator.sheets.difference import Change
    from generator.sheets.earlier import Earlier
    from generator.sheets.redline import Redline

#: How the kinds of a piece look in a terminal, and what stands around them in a pipe.
PAINTED: dict[str, dict[str, Any]] = {"same": {}, "added": {"fg": "green"}, "removed": {"fg": "red", "strikethrough": True}}
#: Characters of what stayed as it was that are shown before and after a change.
AROUND = 12
MARKED = {"same": ("", ""), "added": ("{+", "+}"), "removed": ("[-", "-]")}


@click.command("changes", cls=Command, help=say("cli.changes.help"), epilog=say("cli.changes.examples"))
@click.argument("position")
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--since", required=True, help=say("cli.changes.since"))
@click.option("--pdf", type=click.Path(path_type=Path), help=say("cli.changes.pdf"))
@click.option("--html", type=click.Path(path_type=Path), help=say("cli.changes.html"))
@click.option("--audience", help=say("cli.find.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.changes.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(
    position: str, project: Path, since: str, pdf: Path | None, html: Path | None, audience: str | None, day: str | None, as_json: bool, lang: str | None
) -> int:
    """What changed in a position's sheet, block by block, and whether holders have to sign again."""
    from generator.audience import cut
    from generator.load import load_project
    from generator.sheets.difference import differences
    from generator.sheets.redline import Redline

    today = read_date(day)
    manual = load_project(project, today).manual
    need_audience(audience, manual.settings)
    readable = cut(manual, audience, today)
    own = position_meant(manual, readable, position)
    now = present_sheet(readable, own, today)
    then = earlier_sheet(project, own, since, audience, today)
    texts = Texts(lang or asked() or manual.settings.language.key)
    found = differences(then.sheet, now)
    redline = Redline(then.sheet, now, then.day, then.revision[:10], found, texts.language)
    if html:
        _write_page(html, project, manual, redline, today)
    if pdf and not _write_pdf(pdf, project, manual, redline, texts):
        return 2
    if as_json:
        click.echo(json.dumps(redline.plain(), ensure_ascii=False, indent=1))
    elif not (pdf or html):
        show(redline.summary, found, texts)
    return 1 if found else 0


def present_sheet(readable: "Manual", own: str, today: "date") -> "Sheet":
    """The sheet of today, as these readers see it."""
    from generator.sheets.making import position_sheets

    return next(position_sheets(readable, readable.settings.language.key, today, [own]))


def earlier_sheet(project: Path, own: str, since: str, audience: str | None, today: "date") -> "Earlier":
    """The sheet as it was; wrong use if nothing of that name is known."""
    from generator.sheets.earlier import NotThereError, earlier
    from generator.sheets.versions import NoHistoryError

    try:
        found = earlier(project, own, since, audience, today, looking)
    except NotThereError:
        raise click.UsageError(say("changes.not_there", given=since)) from None
    except NoHistoryError as error:
        raise click.UsageError(say("changes.no_history", given=since, reason=str(error) or "git")) from None
    if found.sheet.id != own:
        raise click.UsageError(say("changes.other_position", given=since, name=found.sheet.name))
    return found


def _write_page(path: Path, project: Path, manual: "Manual", redline: "Redline", today: "date") -> None:
    from generator.resources import template_folders
    from generator.sheets.redline import html_of
    from generator.urls import Urls
    from generator.views.context import Context
    from generator.write import write

    context = Context(manual, redline.language, today, Urls(manual, False), tuple(template_folders(project)))
    write(path, html_of(context, redline))
    click.secho(say("changes.written", path=path), fg="green", err=True)


def _write_pdf(path: Path, project: Path, manual: "Manual", redline: "Redline", texts: Texts) -> bool:
    """Whether it could be printed, in the fonts of sheets; why not is told."""
    from generator.commands.sheet import opened, tell

    press = opened(project, manual, ["pdf"], None, texts)
    from generator.sheets.glyphs import unprintable
    from generator.sheets.redline import pdf_of, printed_words
    from generator.sheets.typeset import TypesettingError
    from generator.write import write

    missing = press.faces.missing(printed_words(redline))
    if missing:
        problems = [problem for problem in unprintable(press.faces, manual, [redline.new]) if problem.words["given"] in missing]
        if problems:
            tell(texts("print.glyphs", name=redline.new.name), problems, texts)
        old = [f"{sign} U+{ord(sign):04X}" for sign in missing if sign not in {problem.words["given"] for problem in problems}]
        if old:
            click.secho(texts("changes.old_glyphs", signs=texts("page.comma").join(old)), fg="red", err=True)
        return False
    try:
        write(path, pdf_of(press.typesetter, redline))
    except TypesettingError as error:
        click.secho(texts("print.refused", name=redline.new.name, reason=error), fg="red", err=True)
        return False
    click.secho(say("changes.written", path=path), fg="green", err=True)
    return True


def looking(count: int) -> None:
    """Progress of a search through the history, where somebody watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{say('changes.looking', n=count)}", err=True, nl=False)


def show(summary: str, found: "tuple[Change, ...]", texts: Texts) -> None:
    """The changes by block, those that are signed for first named as such."""
    last = None
    for change in found:
        if change.title != last:
            note = texts("changes.normative" if change.normative else "changes.editing")
            click.echo(f"\n{click.style(change.title, bold=True)}  {click.style(note, fg='yellow' if change.normative else None, dim=not change.normative)}")
            last = change.title
        where = f"{change.where}{texts('page.colon')}" if change.where else ""
        click.echo(f"  {texts(f'changes.{change.kind}')} {where}{_worded(change)}")
    click.echo("\n" * bool(found) + summary)


def _worded(change: "Change") -> str:
    """The text with what was removed and added in it: in colour in a terminal, with signs around it in a pipe."""
    painted = sys.stdout.isatty()
    parts: list[str] = []
    for kind, words in change.pieces:
        said = words.replace("\n", " / ")
        if kind == "same" and len(said) > 3 * AROUND:
            said = f"{said[:AROUND] if parts else ''}…{said[-AROUND:]}" if len(parts) < len(change.pieces) - 1 else f"{said[:AROUND]}…"
        begin, end = MARKED[kind]
        parts.append(click.style(said, **PAINTED[kind]) if painted else f"{begin}{said}{end}")
    return "".join(parts)
