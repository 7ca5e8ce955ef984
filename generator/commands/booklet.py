"""deskbook booklet"""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.build import need_audience, read_for_print
from generator.commands.day import read_date
from generator.commands.sheet import FOLDER, LAYOUTS, opened, progress, tell
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from generator.manual import Manual
    from generator.sheets.booklet import Booklet, Copy
    from generator.sheets.press import Press

KINDS = ("positions", "policies", "desk")


#: What is said of a manual that has nothing for a booklet.
EMPTY = {"positions": "print.no_positions", "policies": "print.no_policies", "desk": "print.no_desk"}


@click.command("booklet", cls=Command, help=say("cli.booklet.help"), epilog=say("cli.booklet.examples"))
@click.option("--kind", type=click.Choice(KINDS), default="positions", help=say("cli.booklet.kind"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=say("cli.booklet.layout"))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=say("cli.booklet.out"))
@click.option("--project", type=click.Path(path_type=Path), default=".", metavar="DIR", help=say("cli.sheet.project"))
@click.option("--audience", help=say("cli.sheet.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.sheet.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.sheet.lang"))
def command(
    kind: str, layout: str | None, out: Path | None, project: Path, audience: str | None, day: str | None, as_json: bool, lang: str | None
) -> int:  # fmt: skip
    """Bind a booklet."""
    from generator.audience import cut

    today, started = read_date(day), time.monotonic()
    loaded = read_for_print(project, today)
    need_audience(audience, loaded.settings)
    manual = cut(loaded.manual, audience, today)
    own = manual.settings.language.key
    texts = Texts(lang or asked() or own)
    if loaded.errors:
        tell(texts("print.booklet_faults"), loaded.errors, texts)
        return 1
    if not {"positions": manual.positions, "policies": manual.policies, "desk": manual.faqs or manual.scripts}[kind]:
        raise click.UsageError(texts(EMPTY[kind]))
    press = opened(project, manual, ["pdf"], layout, texts)
    booklet = written(kind, manual, lang or own, today, press, project)
    file = out or project / FOLDER / f"{booklet.title}.pdf"
    copy = bound(booklet, press, manual, texts)
    if copy is None:
        return 1
    put(booklet, copy, file, project)
    finish(booklet, copy, file, as_json, time.monotonic() - started, texts)
    return 0


def written(kind: str, manual: "Manual", language: str, today: "date", press: "Press", project: Path) -> "Booklet":
    """What is printed, as data."""
    from generator.place_of_content import content_root
    from generator.sheets.booklet import Order
    from generator.sheets.booklet_desk import desk_booklet
    from generator.sheets.booklet_policies import policies_booklet
    from generator.sheets.booklet_positions import positions_booklet

    root = content_root(project)

    def picture(path: str) -> bytes | None:
        """A picture of the manual; none from elsewhere, and none that these readers may not see."""
        return (root / path).read_bytes() if path in manual.images else None

    makers: dict[str, Callable[[Order], Booklet]] = {"positions": positions_booklet, "policies": policies_booklet, "desk": desk_booklet}
    return makers[kind](Order(manual, language, today, press.layout, press.faces.sans, picture))


def bound(booklet: "Booklet", press: "Press", manual: "Manual", texts: Texts) -> "Copy | None":
    """The file; None if it cannot be printed, which is told."""
    from generator.sheets.booklet import PictureError
    from generator.sheets.glyphs import unprintable
    from generator.sheets.typeset import TypesettingError

    found = unprintable(press.faces, manual, (*booklet.sheets, *booklet.others))
    problems = {(problem.words["given"], problem.place): problem for problem in found}  # a name stands on many sheets
    if problems:
        tell(texts("print.glyphs", name=booklet.title), list(problems.values()), texts)
        return None
    try:
        with progress(len(booklet.parts), texts("print.making")) as tick:
            return booklet.bound(press.typesetter, tick)
    except PictureError as error:
        click.secho(texts("print.picture", name=booklet.title, file=error.path, reason=error), fg="red", err=True)
        return None
    except TypesettingError as error:
        click.secho(texts("print.refused", name=booklet.title, reason=error), fg="red", err=True)
        return None


def put(booklet: "Booklet", copy: "Copy", file: Path, project: Path) -> None:
    """Put the file in the place of the old one, and remember the sheets in it by their codes."""
    from generator.sheets.kept import keep
    from generator.write import write

    write(file, copy.pdf)
    for sheet in booklet.sheets:
        keep(project, sheet)


def finish(booklet: "Booklet", copy: "Copy", file: Path, as_json: bool, seconds: float, texts: Texts) -> None:
    """Say what was made."""
    if as_json:
        sheets = [{"id": sheet.id, "name": sheet.name, "code": sheet.code} for sheet in booklet.sheets]
        made = {"file": file.as_posix(), "kind": booklet.kind, "pages": copy.pages, "bytes": len(copy.pdf), "sheets": sheets}
        click.echo(json.dumps(made, ensure_ascii=False, indent=1))
    else:
        click.echo(file.as_posix())
    click.secho(texts("print.bound", title=booklet.title, pages=copy.pages, seconds=f"{seconds:.1f}"), fg="green", err=True)
