"""What hangs on the item of a page, as a picture, folded below where it is used; what the picture has no room for stands under it in words."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.html import Html
from generator.relations.bonds import SIDES, Side
from generator.relations.drawing import svg
from generator.relations.placing import Picture
from generator.relations.speech import counted, kind_name, picture_of, side_named, sides_of, told
from generator.urls import FOLDERS
from generator.views.context import Context


@dataclass(frozen=True, slots=True)
class Rest:
    """The items of one side that are not drawn: for each kind the anchor to which the picture leads, what they are, links to them."""

    title: str
    rows: tuple[tuple[str, str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Related:
    """The folded picture: how many on each side, the drawing, the rest."""

    used: int
    uses: int
    drawing: Markup
    rest: tuple[Rest, ...]


def related(context: Context, html: Html, own: str) -> Related | None:
    """What hangs on ``own``; None if nothing does, or if it has no page of its own."""
    entry = context.manual.entries.get(own)
    if entry is None or entry.kind not in FOLDERS:
        return None
    sides = sides_of(context.bonds, own)
    used, uses = counted(sides["in"]), counted(sides["out"])
    if not used + uses:
        return None
    made = picture_of(entry, sides, context.bonds, context.say, html.words)
    title, about = told(entry, sides, context.say, html.words)
    drawing = svg(made, title, about, lambda each: context.urls.href(html.page, each), lambda side, kind: f"#{_anchor(side, kind)}")
    rest = tuple(part for side in SIDES if (part := _rest(context, html, side, made)).rows)
    return Related(used, uses, Markup(drawing), rest)  # noqa: S704 (escaped where it is drawn)


def _anchor(side: Side, kind: str) -> str:
    return f"s:graph-{side}-{kind}"


def _rest(context: Context, html: Html, side: Side, made: Picture) -> Rest:
    rows = [(_anchor(side, kind), kind_name(context.say, kind), html.many(ids)) for at, kind, ids in made.rest if at == side]
    return Rest(context.say("graph.rest", side=side_named(context.say, side)), tuple(rows))
