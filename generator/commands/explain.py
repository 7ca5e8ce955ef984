"""deskbook explain"""

import difflib

import click

from generator.commands.speech import Command, language, say
from generator.texts import LANGUAGES


@click.command("explain", cls=Command, help=say("cli.explain.help"), epilog=say("cli.explain.examples"))
@click.argument("code", required=False)
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(code: str | None, lang: str | None) -> int:
    """Explain one code, or list all."""
    from generator.catalogue import catalogue, shown

    tongue = lang or language()
    kinds = catalogue()
    if code is None:
        for kind in kinds.values():
            click.echo(f"{click.style(kind.code, bold=True):<{28 if click.style('x', bold=True) == 'x' else 36}} {shown(kind.wording[tongue].message)}")
        return 0
    if code not in kinds:
        near = difflib.get_close_matches(code, kinds, 3, 0.5)
        raise click.UsageError(say("cli.explain.unknown", given=code) + (say("cli.did_you_mean", near=", ".join(near)) if near else ""))
    kind = kinds[code]
    wording = kind.wording[tongue]
    lasting = say("report.page_fixed") if kind.fixed else say("report.page_flagged") if kind.flagged else ""
    click.secho(f"{kind.code}  ({say('report.' + kind.severity)}{lasting})", bold=True)
    click.echo(f"\n{shown(wording.message)}\n\n{wording.why.strip()}\n")
    for title, example in ((say("cli.explain.wrong"), kind.wrong), (say("cli.explain.right"), kind.right)):
        if example:
            click.secho(title, bold=True)
            click.echo("\n".join(f"    {line}" for line in example.rstrip().split("\n")) + "\n")
    return 0
