"""Scripts: a page for each file, and the matrix of all (D11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.model.desk import Script, ScriptsFile
from generator.views.card import AvoidView, Cards, Saying
from generator.views.context import Context
from generator.views.copying import Copying, copying
from generator.views.margin import Head
from generator.views.matrix import matrix_view
from generator.views.row import own_facts, row_ids
from generator.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ScriptView:
    """One script."""

    anchor: str
    title: str
    meta: tuple[Markup, ...]
    when: Markup
    sayings: tuple[Saying, ...]
    avoid: tuple[AvoidView, ...]
    note: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class ScriptsView:
    """The scripts of one file; ``about`` is what the settings say of their stage."""

    head: Head
    about: Markup
    scripts: tuple[ScriptView, ...]
    copying: Copying


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each file of scripts, and the matrix."""
    ids = row_ids(context)
    for own, file in context.asked(context.manual.scripts):
        yield context.urls.page(own), context.render("pages/script.md.j2", v=scripts_view(context, own, file, ids))
    if context.manual.scripts:
        yield "scripts/index.md", context.render("pages/scripts.md.j2", v=matrix_view(context, ids))


def scripts_view(context: Context, own: str, file: ScriptsFile, ids: dict[tuple[str, int], str]) -> ScriptsView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet, cards = Sheet(context, html, ""), Cards(context, html)
    stage = context.manual.entries.get(file.stage or "")
    title = context.manual.entries[own].title
    told = stage is not None and stage.title == title
    facts = [Markup("{} {}").format(context.label(ScriptsFile, "stage"), html.link(file.stage))] if file.stage and not told else []
    facts.append(Markup("{}").format(context.say("desk.count_scripts", n=len(file.items))))
    about = getattr(stage.item, "about", None) if stage else None
    return ScriptsView(
        sheet.margin.head(own, file, title, "", tuple(facts)),
        html.rich(about) if about else NOTHING,
        tuple(_script(sheet, cards, file, script, ids.get((own, at), "")) for at, script in enumerate(file.items)),
        copying(html),
    )


def _script(sheet: Sheet, cards: Cards, file: ScriptsFile, script: Script, own: str) -> ScriptView:
    html, label, margin = sheet.html, sheet.label, sheet.margin
    entry = sheet.context.manual.entries.get(own)
    anchor = sheet.context.urls.anchor(own) if entry else ""
    meta = [*margin.row_kept(script, file), *filter(None, own_facts(margin, script, file))]
    if script.stage and script.stage != file.stage:
        meta.append(Markup("{} {}").format(label(Script, "stage"), html.link(script.stage)))
    if script.customers:
        meta.append(Markup("{} {}").format(label(Script, "customers"), html.links(script.customers)))
    return ScriptView(
        anchor, script.title or (entry.title if entry else ""), tuple(meta), sheet.maybe(script.when), cards.sayings(script, anchor),
        tuple(cards.avoid(script)), html.flow(script.note) if script.note else NOTHING, Markup("{}{}").format(margin.waived(script), margin.used(own)),
    )  # fmt: skip
