"""Who has the power to an act that a step needs (D5)."""

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import Html
from generator.manual import Manual
from generator.model.common import Power, Powers
from generator.views.context import Context

#: More holders than this are folded.
MOST_HOLDERS = 4


@dataclass(frozen=True, slots=True)
class Holder:
    """A position or department and its power to an act."""

    id: str
    power: Power


Holders = dict[str, list[Holder]]


def holders_of(manual: Manual) -> Holders:
    """Act -> all who have a power to it."""
    given: list[tuple[str, Powers | None]] = [(own, resolved.position.powers) for own, resolved in manual.positions.items()]
    if manual.organisation:
        given += [(department.id, department.powers) for department in manual.organisation.departments]
    found: Holders = defaultdict(list)
    for own, powers in given:
        for power in (*powers.operations, *powers.personnel, *powers.finance) if powers else ():
            if power.act:
                found[power.act].append(Holder(own, power))
    return found


def need(context: Context, html: Html, act: str, holders: list[Holder], who: tuple[str, ...]) -> Markup:
    """What a step needs, in the words of the power, and who has it; those who do the step come first."""
    if not holders:
        return html.link(act)
    ranked = sorted(holders, key=lambda holder: holder.id not in who)
    links = [_link(context, html, act, holder) for holder in ranked]
    what = html.line(ranked[0].power.text)
    named = escape(context.say("page.comma")).join(links)
    if len(links) <= MOST_HOLDERS:
        return Markup("{}{}{}").format(what, context.say("page.colon"), named)
    summary = context.say("desk.holders", n=len(links))
    return Markup('{}<details class="db-fold"><summary>{}</summary>{}</details>').format(what, summary, named)


def _link(context: Context, html: Html, act: str, holder: Holder) -> Markup:
    """A holder, with the kind of right and its limit in brackets."""
    title = context.manual.entries[holder.id].title
    link = Markup('<a href="{}">{}</a>').format(html.urls.act(html.page, holder.id, act), title)
    about = [holder.power.right.label(context.language), *([str(holder.power.limit)] if holder.power.limit else [])]
    return escape(context.say("page.brackets")).format(link, html.line(context.say("page.comma").join(about)))
