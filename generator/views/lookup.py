"""The desk page: the furniture of the look-up, which scripts fill; and the words that those scripts say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.freshness import SOON
from generator.model.organisation import Rung
from generator.texts import Texts
from generator.views.context import Context
from generator.views.copying import ASSETS, in_page, placeholder_facts
from generator.views.home import Line, changes

PAGE = "lookup.md"
#: The scripts of this page; those of every page are named by the plugin.
SCRIPTS = ("clipboard.js", "desk-script.js", "desk-answer.js", "desk-list.js", "desk-page.js")
#: The script of words, which the plugin writes.
WORDS = "lookup-say.js"
BANDS = ("sure", "maybe", "none")
#: Kinds of documents that the scripts name.
KINDS = ("faq", "script", "procedure", "step", "article", "policy", "form", "position", "duty", "department", "conduct", "training", "term", "page")


@dataclass(frozen=True, slots=True)
class LookupView:
    """Everything on the desk page."""

    scripts: tuple[str, ...]
    facts: Markup
    missing: str
    bands: tuple[tuple[str, str, str], ...]
    changes: tuple[Line, ...]


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """lookup.md."""
    yield PAGE, context.render("pages/lookup.md.j2", v=lookup_view(context))


def lookup_view(context: Context) -> LookupView:
    """Everything that the page shows."""
    say, html = context.say, context.html(PAGE)
    return LookupView(
        scripts=tuple(html.urls.asset(PAGE, f"{ASSETS}/{name}") for name in SCRIPTS), facts=in_page(_facts(context)), missing=_missing(context),
        bands=tuple((band, say(f"find.band_{band}"), say(f"lookup.about_{band}")) for band in BANDS), changes=tuple(changes(context, html)),
    )  # fmt: skip


def words(language: str) -> str:
    """The script that gives the others their words."""
    say = Texts(language)
    table = say.all("lookup") | {f"find.band_{band}": say(f"find.band_{band}") for band in BANDS}
    table |= {f"find.kind_{kind}": say(f"find.kind_{kind}") for kind in KINDS}
    return f"globalThis.deskbookSay = {json.dumps(table, ensure_ascii=False)};\n"


def _facts(context: Context) -> dict[str, Any]:
    """What the answers are shown with: the ladder, which channels are spoken, what the placeholders are."""
    settings, organisation = context.manual.settings, context.manual.organisation
    return {
        "today": context.today.isoformat(), "soon": SOON,
        "ladder": [_rung(context, rung) for rung in (organisation.ladder if organisation else ())],
        "spoken": [channel.id for channel in settings.channels if channel.spoken],
        "placeholders": placeholder_facts(settings),
    }  # fmt: skip


def _rung(context: Context, rung: Rung) -> dict[str, Any]:
    who = [found.title for own in rung.who if (found := context.manual.find(own))]
    return {"name": rung.name, "who": who, "within": str(rung.within or ""), "extension": rung.extension or "", "hours": rung.hours or ""}


def _missing(context: Context) -> str:
    """What is said when the data does not load: whom to call, as the look-up cannot tell."""
    rungs = context.manual.organisation.ladder if context.manual.organisation else ()
    call = next((rung for rung in rungs if rung.extension), None)
    return context.say("lookup.missing_call", name=call.name, extension=call.extension) if call else context.say("lookup.missing")
