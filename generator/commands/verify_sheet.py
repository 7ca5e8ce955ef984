"""deskbook verify-sheet"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from datetime import date

    from generator.manual import Manual
    from generator.sheets.block import Sheet
    from generator.sheets.earlier import Earlier

SAID = {"current": "verify.current", "old": "verify.old", "gone": "verify.old", "unknown": "verify.unknown"}


@click.command("verify-sheet", cls=Command, help=say("cli.verify-sheet.help"), epilog=say("cli.verify-sheet.examples"))
@click.argument("code")
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.verify-sheet.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(code: str, project: Path, day: str | None, as_json: bool, lang: str | None) -> int:
    """Tell whether the print with this code is the present sheet, an old one, or none of this manual's."""
    from generator.commands.changes import looking
    from generator.load import load_project
    from generator.sheets.earlier import by_code, present
    from generator.sheets.stamp import read_code

    try:
        code = read_code(code)
    except ValueError:
        raise click.UsageError(say("verify.bad_code", given=code)) from None
    today = read_date(day)
    manual = load_project(project, today).manual
    texts = Texts(lang or asked() or manual.settings.language.key)
    now = present(manual, code, today)
    then = None if now else by_code(project, code, today, looking)
    found = _told(manual, code, now, then, today)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _show(found, texts)
    return 0 if found["state"] == "current" else 1


def _told(manual: "Manual", code: str, now: "Sheet | None", then: "Earlier | None", today: "date") -> dict[str, Any]:
    """The state (current, old, gone, unknown) and what is known of the sheet."""
    from generator.sheets.difference import differences

    if now:
        return {"code": code, "state": "current", **_of(now)}
    if then is None:
        return {"code": code, "state": "unknown"}
    made = {"code": code, "state": "old", **_of(then.sheet), "day": then.day, "revision": then.revision}
    follower = _follower(manual, then.sheet, today)
    if follower is None:
        return {**made, "state": "gone"}
    if then.sheet.kind == "form":  # nobody signs for it, and most of it are labels
        return {**made, "now": follower.code}
    changes = differences(then.sheet, follower)
    return {**made, "now": follower.code, "changes": len(changes), "normative": any(change.normative for change in changes)}


def _of(sheet: "Sheet") -> dict[str, str]:
    version = next((str(cell.text) for cell in sheet.head if cell.key == "version"), "")
    return {sheet.kind: sheet.id, "name": sheet.name, "version": version, "fingerprint": sheet.fingerprint}


def _follower(manual: "Manual", old: "Sheet", today: "date") -> "Sheet | None":
    """Today's sheet of the same position or form for those who saw the old one: of all audiences', the one that is least different."""
    from generator.audience import cut
    from generator.sheets.difference import differences
    from generator.sheets.making import form_sheets, position_sheets

    found: list[Sheet] = []
    for audience in (None, *(entry.id for entry in manual.settings.audiences)):
        readable = cut(manual, audience, today)
        for kind, items, made in (("position", readable.positions, position_sheets), ("form", readable.forms, form_sheets)):
            if old.kind == kind and old.id in items:
                found += made(readable, manual.settings.language.key, today, [old.id])
    return min(found, key=lambda sheet: len(differences(old, sheet)), default=None)


def _show(found: dict[str, Any], texts: Texts) -> None:
    state = found["state"]
    when = texts("verify.when", day=found["day"]) if found.get("day") else ""
    said = texts(SAID[state], **{"version": "", "name": "", **found, "when": when})
    click.secho(said, fg={"current": "green", "unknown": "red"}.get(state, "yellow"), bold=True)
    if state == "gone":
        click.echo(texts("verify.gone" if "position" in found else "verify.form_gone"))
    if state == "old" and "form" in found:
        click.echo(texts("verify.form_now", code=found["now"]))
    elif state == "old":
        click.echo(texts("verify.now", code=found["now"], n=found["changes"]) + texts("verify.must" if found["normative"] else "verify.need_not"))
        click.echo(texts("verify.see", position=found["position"], code=found["code"]))
