"""deskbook signatures"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.build import need_audience
from generator.commands.day import read_date
from generator.commands.positions import position_meant
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from generator.manual import Manual
    from generator.model.signatures import Signed
    from generator.sheets.register import Standing


@dataclass(frozen=True)
class Taken:
    """What a call has before it."""

    project: Path
    manual: "Manual"
    #: The manual as the audience may see it.
    readable: "Manual"
    audience: str | None
    today: date
    texts: Texts


@click.command("signatures", cls=Command, help=say("cli.signatures.help"), epilog=say("cli.signatures.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--sign", metavar="POSITION", help=say("cli.signatures.sign"))
@click.option("--editorial", metavar="POSITION", help=say("cli.signatures.editorial"))
@click.option("--who", help=say("cli.signatures.who"))
@click.option("--code", help=say("cli.signatures.code"))
@click.option("--since", help=say("cli.signatures.since"))
@click.option("--reason", help=say("cli.signatures.reason"))
@click.option("--audience", help=say("cli.find.audience"))
@click.option("--date", "day", help=say("cli.signatures.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.signatures.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(
    project: Path, sign: str | None, editorial: str | None, who: str | None, code: str | None, since: str | None, reason: str | None,
    audience: str | None, day: str | None, as_json: bool, lang: str | None,
) -> int:  # fmt: skip
    """List whose signatures hold; register one; declare a change editorial."""
    from generator.audience import cut
    from generator.load import load_project

    if sign and editorial:
        raise click.UsageError(say("signatures.one_at_a_time"))
    needed = [("--who", who)] if sign else [("--who", who), ("--since", since), ("--reason", reason)] if editorial else []
    for name, given in needed:
        if not (given or "").strip():
            raise click.UsageError(say("cli.missing_parameter", given=name))
    today = read_date(day)
    manual = load_project(project, today).manual
    need_audience(audience, manual.settings)
    taken = Taken(project, manual, cut(manual, audience, today), audience, today, Texts(lang or asked() or manual.settings.language.key))
    if sign:
        return _sign(taken, sign, who or "", code)
    if editorial:
        return _declare(taken, editorial, who or "", since or "", reason or "")
    return _list(taken, as_json)


def _list(taken: Taken, as_json: bool) -> int:
    from generator.sheets.register import standings

    found = standings(taken.manual, taken.audience, taken.today)
    if as_json:
        click.echo(json.dumps([_plain(row) for row in found], ensure_ascii=False, indent=1))
    else:
        _show(found, taken.texts)
    return 0 if all(row.settled for row in found) else 1


def _show(found: "list[Standing]", texts: Texts) -> None:
    if not found:
        click.echo(texts("signatures.none"))
    for row in found:
        posts = "____" if row.in_post is None else row.in_post
        told = [texts("signatures.row", posts=posts, good=len(row.good))]
        if row.void:
            told.append(texts("signatures.void", n=len(row.void), names=texts("report.comma").join(_person(signed, texts) for signed in row.void)))
        if row.missing:
            told.append(texts("signatures.missing", n=row.missing))
        sign = click.style("✓", fg="green") if row.settled else click.style("✗", fg="red" if row.void else "yellow")
        click.echo(f"{sign} {click.style(row.name, bold=True)}  {row.position}  {row.code}\n    {texts('page.semicolon').join(told)}")
    void, missing = sum(len(row.void) for row in found), sum(row.missing for row in found)
    click.echo(texts("signatures.sum", n=len(found), settled=sum(row.settled for row in found), void=void, missing=missing))


def _person(signed: "Signed", texts: Texts) -> str:
    return texts("signatures.person", who=signed.who, date=signed.date)


def _plain(row: "Standing") -> dict[str, Any]:
    def people(rows: "tuple[Signed, ...]") -> list[dict[str, str]]:
        return [{"who": signed.who, "date": str(signed.date), "fingerprint": signed.fingerprint} for signed in rows]

    return {
        "position": row.position, "name": row.name, "code": row.code, "fingerprint": row.fingerprint, "in_post": row.in_post, "missing": row.missing,
        "good": people(row.good), "void": people(row.void),
    }  # fmt: skip


def _sign(taken: Taken, position: str, who: str, code: str | None) -> int:
    """A signature under the present sheet, or under the print that has ``code``."""
    from generator.commands.changes import earlier_sheet, present_sheet
    from generator.sheets.register import KEPT, alike

    own = position_meant(taken.manual, taken.readable, position)
    sheet = earlier_sheet(taken.project, own, code, taken.audience, taken.today).sheet if code else present_sheet(taken.readable, own, taken.today)
    mark = sheet.signed[:KEPT]
    if any(row.position == own and row.who == who.strip() and alike(row.fingerprint, mark) for row in taken.manual.signatures.signed):
        click.secho(taken.texts("signatures.twice", who=who), fg="yellow", err=True)
        return 0
    version = next((str(cell.text) for cell in sheet.head if cell.key == "version"), "")
    row = {"position": own, "who": who.strip(), "fingerprint": mark, "date": taken.today.isoformat(), "version": version, "code": sheet.code}
    return _add(taken, "signed", {key: held for key, held in row.items() if held}, "signatures.signed", who=who, name=sheet.name, fingerprint=mark)


def _declare(taken: Taken, position: str, who: str, since: str, reason: str) -> int:
    """What changed since an earlier sheet is only editing: signatures of before stay good."""
    from generator.commands.changes import earlier_sheet, present_sheet
    from generator.sheets.register import KEPT

    own = position_meant(taken.manual, taken.readable, position)
    now = present_sheet(taken.readable, own, taken.today)
    then = earlier_sheet(taken.project, own, since, taken.audience, taken.today).sheet
    if now.signed == then.signed:
        click.secho(taken.texts("signatures.nothing_changed"), fg="yellow", err=True)
        return 0
    marks = {"from": then.signed[:KEPT], "to": now.signed[:KEPT]}
    row = {"position": own, **marks, "by": who.strip(), "reason": reason.strip(), "date": taken.today.isoformat()}
    return _add(taken, "editorial", row, "signatures.declared", name=now.name, from_=marks["from"], to=marks["to"])


def _add(taken: Taken, key: str, row: dict[str, str], said: str, **words: object) -> int:
    """Add to the register; one that cannot be added to safely is left alone and the line is printed instead."""
    from generator.commands.drafting import NoPlaceError, add_row, row_line
    from generator.place_of_content import content_root

    path = content_root(taken.project) / "signatures.yml"
    try:
        add_row(path, key, row)
    except NoPlaceError:
        click.secho(taken.texts("signatures.by_hand", file=path, under=key), fg="yellow", err=True)
        click.echo(row_line(row))
        return 1
    click.secho(taken.texts(said, file=path, **words), fg="green", err=True)
    return 0
