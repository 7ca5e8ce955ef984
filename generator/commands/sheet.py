"""deskbook sheet"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.build import need_audience, read_for_print
from generator.commands.day import read_date
from generator.commands.positions import sheet_meant
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from generator.load import Loaded
    from generator.manual import Manual
    from generator.problem import Problem
    from generator.sheets.block import Sheet
    from generator.sheets.press import Press, Printed
    from generator.sheets.stock import Stocked

LAYOUTS = ("standard", "grid", "plain")
FOLDER = "sheets"
#: With fewer there is nothing to wait for.
MANY = 10


@dataclass
class Tally:
    """What a run made, and what it did not."""

    made: list[dict[str, Any]] = field(default_factory=list)
    changed: int = 0
    problems: "list[Problem]" = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files there are now."""
        return sum(len(row["files"]) for row in self.made)


@click.command("sheet", cls=Command, help=say("cli.sheet.help"), epilog=say("cli.sheet.examples"))
@click.argument("names", nargs=-1, metavar="[NAME …]")
@click.option("--forms", is_flag=True, help=say("cli.sheet.forms"))
@click.option("--layout", type=click.Choice(LAYOUTS), help=say("cli.sheet.layout"))
@click.option("--pdf", is_flag=True, help=say("cli.sheet.pdf"))
@click.option("--docx", is_flag=True, help=say("cli.sheet.docx"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=say("cli.sheet.out"))
@click.option("--template", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="DOCX", help=say("cli.sheet.template"))
@click.option("--template-out", type=click.Path(path_type=Path, dir_okay=False), metavar="DOCX", help=say("cli.sheet.template_out"))
@click.option("--project", type=click.Path(path_type=Path), default=".", metavar="DIR", help=say("cli.sheet.project"))
@click.option("--audience", help=say("cli.sheet.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.sheet.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.sheet.lang"))
def command(
    names: tuple[str, ...], forms: bool, layout: str | None, pdf: bool, docx: bool, out: Path | None, project: Path, audience: str | None,
    day: str | None, as_json: bool, lang: str | None, template: Path | None, template_out: Path | None,
) -> int:  # fmt: skip
    """Print the sheets of positions and forms, one file each."""
    from generator.audience import cut

    today, started = read_date(day), time.monotonic()
    loaded = read_for_print(project, today)
    need_audience(audience, loaded.settings)
    manual = cut(loaded.manual, audience, today)
    wanted = [*(sheet_meant(loaded.manual, manual, given) for given in names), *(manual.forms if forms else ())]
    wanted = wanted or ([] if forms else list(manual.positions))
    if not wanted:
        raise click.UsageError(say("print.no_forms" if forms else "print.no_positions"))
    own = manual.settings.language.key
    texts = Texts(lang or asked() or own)
    if template_out:
        return hand_out(template_out, lang or own, texts)
    formats = [name for name, given in (("pdf", pdf), ("docx", docx)) if given or not (pdf or docx)]
    folder = out or project / FOLDER
    press = opened(project, manual, formats, layout, texts, template)
    tally = Tally()
    sound = sound_ones(loaded, dict.fromkeys(wanted), tally, texts)
    make(press, sheets(manual, lang or own, today, sound), len(sound), folder, project, tally, texts)
    return finish(tally, folder, as_json, time.monotonic() - started, texts)


def hand_out(path: Path, language: str, texts: Texts) -> int:
    """Copy the Word template that comes along, to be edited; what somebody has edited is not overwritten."""
    from generator.sheets.word import shipped
    from generator.write import write

    if path.exists():
        raise click.UsageError(texts("print.template_exists", given=path))
    write(path, shipped("position", language).read_bytes())
    click.secho(texts("print.template_out", given=path), fg="green", err=True)
    return 0


def opened(project: Path, manual: "Manual", formats: list[str], layout: str | None, texts: Texts, template: Path | None = None) -> "Press":
    """The press; what it lacks is wrong use, said in words."""
    try:
        from generator.sheets.fonts import NoFontsError
        from generator.sheets.press import ForeignTemplateError, Press
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("typst", "fontTools"):
            raise
        raise click.UsageError(texts("print.missing")) from None
    try:
        return Press(project, manual, formats, layout, template)
    except NoFontsError as error:
        raise click.UsageError(texts("print.no_fonts", given=error.folder) if error.folder else texts("print.missing")) from None
    except ForeignTemplateError as error:
        raise click.UsageError(texts("print.template_outside", given=error)) from None


def sound_ones(loaded: "Loaded", wanted: dict[str, None], tally: Tally, texts: Texts) -> list[str]:
    """The positions and forms without an error; those with errors are told of and left out."""
    from generator.sheets.faults import faults_of

    sound = []
    for own in wanted:
        faults = faults_of(loaded, own)
        if faults:
            tell(texts("print.faults", name=loaded.manual.entries[own].title), faults, texts)
            tally.problems += faults
            tally.left.append(own)
        else:
            sound.append(own)
    return sound


def sheets(manual: "Manual", language: str, today: "date", wanted: list[str]) -> "Iterator[Sheet]":
    """The sheets, made one by one as the press takes them."""
    from generator.sheets.making import form_sheets, position_sheets

    for is_position, some in groupby(wanted, lambda own: own in manual.positions):
        yield from (position_sheets if is_position else form_sheets)(manual, language, today, some)


def make(press: "Press", wanted: "Iterator[Sheet]", count: int, folder: Path, project: Path, tally: Tally, texts: Texts) -> None:
    """Print each sheet and put its files in the place of the old ones."""
    from generator.sheets.kept import keep
    from generator.write import write

    with progress(count, texts("print.making")) as tick, sound_template(texts):
        for printed in press.all(wanted):
            tally.changed += sum(write(folder / name, content) for name, content in printed.files.items())
            if printed.files:
                keep(project, printed.sheet)
                tally.made.append(_row(printed, press.layout, folder))
            note(printed, tally, texts)
            tick()


@contextmanager
def sound_template(texts: Texts) -> Iterator[None]:
    """A Word template that cannot be used is wrong use, told with every place in it that is wrong."""
    from generator.sheets.word import NoWordError, TemplateError

    try:
        yield
    except TemplateError as error:
        raise click.UsageError("\n".join([texts("print.template"), *error.told(texts)])) from None
    except NoWordError:
        raise click.UsageError(texts("print.missing")) from None


def note(printed: "Printed | Stocked", tally: Tally, texts: Texts) -> None:
    """Tell why a file of a sheet is missing."""
    if printed.problems:
        tell(texts("print.glyphs", name=printed.sheet.name), list(printed.problems), texts)
        tally.problems += printed.problems
    if printed.refusal:
        click.secho(texts("print.refused", name=printed.sheet.name, reason=printed.refusal), fg="red", err=True)
    if printed.problems or printed.refusal:
        tally.left.append(printed.sheet.id)


def tell(head: str, problems: "list[Problem]", texts: Texts) -> None:
    """Problems as a check shows them."""
    from generator.commands.check import show

    click.secho(head, fg="red", bold=True, err=True)
    show(_outcome(problems, texts), "text", texts.language, err=True)


def _outcome(problems: "list[Problem]", texts: Texts) -> Any:
    from generator.check import Finding, Outcome

    return Outcome(tuple(Finding(problem, "error") for problem in problems), texts.language, len({problem.place.file for problem in problems}))


def _row(printed: "Printed", layout: str, folder: Path) -> dict[str, Any]:
    sheet = printed.sheet
    files = [(folder / name).as_posix() for name in printed.files]
    return {
        "id": sheet.id,
        "kind": sheet.kind,
        "name": sheet.name,
        "language": sheet.language,
        "layout": layout if sheet.kind == "position" else LAYOUTS[0],
        "code": sheet.code,
        "fingerprint": sheet.fingerprint,
        "files": files,
    }


@contextmanager
def progress(steps: int, label: str) -> "Iterator[Callable[[], None]]":
    """A bar on the terminal, nothing in a pipe."""
    if not sys.stderr.isatty() or steps < MANY:
        yield lambda: None
        return
    with click.progressbar(length=steps, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def finish(tally: Tally, folder: Path, as_json: bool, seconds: float, texts: Texts) -> int:
    """Say what was made and what was not; the exit code."""
    from generator import report

    if as_json:
        problems = json.loads(report.as_json(_outcome(tally.problems, texts), texts.language))["problems"]
        click.echo(json.dumps({"sheets": tally.made, "left": tally.left, "problems": problems}, ensure_ascii=False, indent=1))
    else:
        for row in tally.made if len(tally.made) < MANY else []:
            for file in row["files"]:
                click.echo(file)
        told = texts("print.made", n=len(tally.made), files=tally.files, folder=folder, changed=tally.changed, seconds=f"{seconds:.1f}")
        click.secho(told, fg="green" if not tally.left else None, err=True)
    if tally.left:
        click.secho(texts("print.left", names=", ".join(tally.left)), fg="red", err=True)
    return 1 if tally.left else 0
