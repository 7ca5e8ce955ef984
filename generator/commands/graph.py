"""deskbook graph"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.commands.build import need_audience, read_for_print
from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from generator.html import Html
    from generator.manual import Entry, Manual
    from generator.relations.bonds import Bond, Group, Side

T = TypeVar("T")
#: Of each kind so many are listed unless all are asked for.
MOST = 12
#: Near names that are told.
NEAR = 3


@click.command("graph", cls=Command, help=say("cli.graph.help"), epilog=say("cli.graph.examples"))
@click.argument("given", metavar="ID")
@click.option("--depth", type=click.IntRange(1, 3), default=1, help=say("cli.graph.depth"))
@click.option("--all", "everything", is_flag=True, help=say("cli.graph.all"))
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help=say("cli.graph.svg"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.graph.json"))
@click.option("--project", type=click.Path(path_type=Path), default=".", metavar="DIR", help=say("cli.sheet.project"))
@click.option("--audience", help=say("cli.graph.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(
    given: str, depth: int, everything: bool, svg: Path | None, as_json: bool, project: Path, audience: str | None, day: str | None, lang: str | None
) -> int:
    """List what hangs on an item, and draw it."""
    from generator.audience import cut
    from generator.relations.speech import sides_of

    today = read_date(day)
    loaded = read_for_print(project, today)
    need_audience(audience, loaded.settings)
    manual = cut(loaded.manual, audience, today)
    telling = _Telling(manual, Texts(lang or asked() or manual.settings.language.key), everything)
    entry = meant(loaded.manual, manual, given)
    sides = sides_of(telling.bonds, entry.id, depth)
    if loaded.errors:
        click.secho(telling.say("graph.errors", n=len(loaded.errors)), fg="yellow", err=True)
    if as_json:
        click.echo(json.dumps(telling.whole(entry, sides), ensure_ascii=False, indent=1))
    else:
        for line in telling.tree(entry, sides):
            click.echo(line)
    if svg:
        telling.draw(entry, sides, svg)
    return 0


def meant(whole: "Manual", readable: "Manual", given: str) -> "Entry":
    """The entry of this id, else of this name; wrong use if there is none, or these readers may not see it."""
    from generator.link import nearest

    word = given.strip()
    named = [word] if word in whole.entries else [entry.id for entry in whole.entries.values() if entry.title == word or entry.id.endswith(f"/{word}")]
    found = [readable.entries[own] for own in named if own in readable.entries]
    if len(found) > 1:
        raise click.UsageError(say("print.several", given=given, known=", ".join(entry.id for entry in found)))
    if found:
        return found[0]
    if word in named:
        raise click.UsageError(say("print.withheld", given=given))
    near = nearest(word, sorted({*readable.entries, *(entry.title for entry in readable.entries.values())}))[:NEAR]
    raise click.UsageError(say("graph.no_item", given=given) + (say("print.near", near=", ".join(near)) if near else ""))


class _Telling:
    """How the relations of one manual are told."""

    def __init__(self, manual: "Manual", say: Texts, everything: bool) -> None:
        from generator.relations.bonds import Bonds

        self.say, self.everything = say, everything
        self.bonds: Bonds = Bonds(manual)
        self.html: Html = _html(manual, say)

    def named(self, entry: "Entry") -> dict[str, Any]:
        """An item by id, kind, title and page."""
        page, anchor = self.html.urls.page(entry.id), self.html.urls.anchor(entry.id)
        return {"id": entry.id, "kind": entry.kind, "title": self.html.words(entry), "page": f"{page}#{anchor}" if anchor else page}

    def whole(self, entry: "Entry", sides: "dict[Side, tuple[Group, ...]]") -> dict[str, Any]:
        """An item and all that hangs on it as data."""
        made = self.named(entry)
        for side, groups in sides.items():
            made[side] = self.plain(groups, side)
        return made

    def plain(self, groups: "tuple[Group, ...]", side: "Side") -> list[dict[str, Any]]:
        """Groups as data."""
        from generator.relations.speech import kind_name

        return [{"kind": group.kind, "name": kind_name(self.say, group.kind), "items": [self._item(bond, side) for bond in group.bonds]} for group in groups]

    def _item(self, bond: "Bond", side: "Side") -> dict[str, Any]:
        by = list(dict.fromkeys(map(self.say.pick, bond.by)))
        beyond: dict[str, Any] = {side: self.plain(bond.beyond, side)} if bond.beyond else {}
        return {**self.named(self.bonds.entries[bond.id]), "by": by, "count": bond.count, **beyond}

    def tree(self, entry: "Entry", sides: "dict[Side, tuple[Group, ...]]") -> Iterator[str]:
        """The lines for a terminal."""
        from generator.relations.speech import counted, kind_name, side_named

        yield f"{_bold(self.html.words(entry))}  {_dim(f'{kind_name(self.say, entry.kind)} · {entry.id}')}"
        for side, groups in sides.items():
            yield ""
            yield _bold(f"{side_named(self.say, side)} {counted(groups) or self.say('graph.nothing')}")
            yield from self._groups(groups, "")

    def _groups(self, groups: "tuple[Group, ...]", before: str) -> Iterator[str]:
        from generator.relations.speech import kind_name

        for last, group in _marked(groups):
            yield before + _dim("└─ " if last else "├─ ") + f"{kind_name(self.say, group.kind)} {len(group.bonds)}"
            inner = before + _dim("   " if last else "│  ")
            shown = group.bonds if self.everything else group.bonds[:MOST]
            left = len(group.bonds) - len(shown)
            for end, bond in _marked(shown):
                yield from self._bond(bond, inner, end and not left)
            if left:
                yield inner + _dim("└─ " + self.say("graph.more_all", n=left))

    def _bond(self, bond: "Bond", before: str, last: bool) -> Iterator[str]:
        from generator.relations.speech import fields_named

        entry = self.bonds.entries[bond.id]
        words = f"{self.html.words(entry)}  {_dim(bond.id)}  {click.style(fields_named(self.say, bond.by), fg='cyan')}"
        yield before + _dim("└─ " if last else "├─ ") + words
        yield from self._groups(bond.beyond, before + _dim("   " if last else "│  "))

    def draw(self, entry: "Entry", sides: "dict[Side, tuple[Group, ...]]", file: Path) -> None:
        """Write the picture aside and put it in its place."""
        from generator.relations.drawing import svg
        from generator.relations.speech import picture_of, told
        from generator.write import write

        title, about = told(entry, sides, self.say, self.html.words)
        made = svg(picture_of(entry, sides, self.bonds, self.say, self.html.words), title, about)
        write(file, made.encode())
        click.secho(self.say("graph.written", file=file), fg="green", err=True)


def _html(manual: "Manual", say: Texts) -> "Html":
    from generator.html import Html
    from generator.urls import HOME, Urls

    return Html(manual, Urls(manual, False), say.language, HOME)


def _marked(things: "tuple[T, ...]") -> Iterator[tuple[bool, T]]:
    """Each thing, and whether it is the last."""
    return ((number == len(things), thing) for number, thing in enumerate(things, 1))


def _bold(words: str) -> str:
    return click.style(words, bold=True)


def _dim(words: str) -> str:
    return click.style(words, dim=True)
