"""The matrix of all scripts: stages and scripts down, channels across, gaps hatched (D11)."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.freshness import freshness
from generator.html import NOTHING, Html
from generator.model.base import Kept
from generator.model.desk import ANY_CHANNEL, Script
from generator.rich import Blank, Bold, Link, Listing, RichText, Slot, Span, Words
from generator.views.card import channel_anchor
from generator.views.context import Context
from generator.views.margin import Margin

PAGE = "scripts/index.md"
#: Characters of a script that a cell shows; letters are half as wide as Chinese characters.
SHOWN = {"zh": 30, "en": 60}


@dataclass(frozen=True, slots=True)
class Cell:
    """One channel of one script, or several on which it says the same; ``state`` is said, gap or no."""

    channel: str
    span: int
    state: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """One script."""

    link: Markup
    when: Markup
    margin: Markup
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class StageRows:
    """The scripts of one stage."""

    title: str
    about: Markup
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The whole matrix; ``meta`` counts scripts, gaps and what is due."""

    meta: tuple[Markup, ...]
    channels: tuple[str, ...]
    stages: tuple[StageRows, ...]


def matrix_view(context: Context, ids: dict[tuple[str, int], str]) -> MatrixView:
    """scripts/index.md."""
    html = context.html(PAGE)
    margin = Margin(context, html)
    by_stage: dict[str, list[Line]] = {}
    scripts: list[Script] = []
    for own, file in context.manual.scripts.items():
        for at, script in enumerate(file.items):
            scripts.append(script)
            by_stage.setdefault(script.stage or file.stage or "", []).append(_line(context, html, margin, script, ids.get((own, at), own)))
    settings = context.manual.settings
    order = {stage.id: at for at, stage in enumerate(settings.stages)}
    about = {stage.id: html.line(stage.about) for stage in settings.stages if stage.about}
    names = {stage.id: stage.name for stage in settings.stages}
    stages = tuple(
        StageRows(names.get(stage, context.say("desk.no_stage")), about.get(stage, NOTHING), tuple(by_stage.get(stage, ())))
        for stage in sorted({*order, *by_stage}, key=lambda stage: (order.get(stage, len(order)), stage))
    )
    gaps = sum(cell.state == "gap" for rows in stages for line in rows.lines for cell in line.cells)
    gaps += sum(len(settings.channels) for rows in stages if not rows.lines)
    counts = [escape(context.say("desk.count_scripts", n=len(scripts)))]
    counts += [escape(context.say("desk.count_gaps", n=gaps))] if gaps else []
    channels = tuple(channel.name for channel in settings.channels) or (context.say("desk.every_channel"),)
    return MatrixView((*counts, *due_counts(context, scripts)), channels, stages)


def due_counts(context: Context, items: list[Script] | tuple[Kept, ...]) -> tuple[Markup, ...]:
    """How many of ``items`` are overdue, and how many soon due."""
    states = [freshness(item.verified, context.today).state for item in items]
    counts = [(state, states.count(state)) for state in ("over", "due")]
    mark = Markup('<span class="db-fresh" data-state="{}">{}</span>')
    return tuple(mark.format(state, context.say(f"desk.count_{state}", n=count)) for state, count in counts if count)


def _line(context: Context, html: Html, margin: Margin, script: Script, own: str) -> Line:
    state = freshness(script.verified, context.today)
    marks = [margin.grade(script), *([Markup(" {}").format(margin.state(state))] if state.state in ("due", "over") else [])]
    link = html.link(own, script.title)
    return Line(link, html.line(script.when) if script.when else NOTHING, NOTHING.join(marks), tuple(_cells(context, html, script, own)))


def _cells(context: Context, html: Html, script: Script, own: str) -> list[Cell]:
    made: list[Cell] = []
    for channel in context.manual.settings.channels:
        if channel.id in script.say:
            made.append(Cell(channel.name, 1, "said", _excerpt(html, own, channel.id, script)))
        elif channel.id in script.not_for:
            made.append(Cell(channel.name, 1, "no", escape(context.say("desk.not_for"))))
        elif ANY_CHANNEL not in script.say:
            made.append(Cell(channel.name, 1, "gap", escape(context.say("page.unwritten"))))
        elif made and made[-1].state == "any":
            made[-1] = Cell(context.say("page.comma").join((made[-1].channel, channel.name)), made[-1].span + 1, "any", made[-1].text)
        else:
            made.append(Cell(channel.name, 1, "any", _excerpt(html, own, ANY_CHANNEL, script)))
    if not made and ANY_CHANNEL in script.say:
        made.append(Cell(context.say("desk.every_channel"), 1, "any", _excerpt(html, own, ANY_CHANNEL, script)))
    return made


def _excerpt(html: Html, own: str, channel: str, script: Script) -> Markup:
    """The first words, linked to the whole text on its page."""
    entry = html.manual.entries[own]
    anchor = channel_anchor(html.urls.anchor(own) if entry.path else "", channel)
    way = html.urls.to_page(html.page, html.urls.page(own))
    return Markup('<a href="{}#{}">{}</a>').format(way, quote(anchor), excerpt(script.say[channel], SHOWN[html.language]))


def excerpt(text: RichText, most: int) -> Markup:
    """The first ``most`` characters of ``text``, placeholders drawn, links as their words."""
    made: list[Markup] = []
    left = most
    rows = [row for block in text.blocks for row in (block.items if isinstance(block, Listing) else block.lines)]
    for words, slot in (part for at, row in enumerate(rows) for part in _line_parts(row, at)):
        if left <= 0:
            return NOTHING.join([*made, Markup("…")])
        shown = words if slot else _cut(words, left)
        made.append(Markup('<span class="db-slot">{}</span>').format(shown) if slot else escape(shown))
        left -= len(words)
    return NOTHING.join([*made, Markup("…")] if left < 0 else made)


def _line_parts(row: tuple[Span, ...], at: int) -> list[tuple[str, bool]]:
    """The parts of a line; one of letters is parted from the line before it."""
    parts = [part for span in row for part in _parts(span)]
    return [(" ", False), *parts] if at and parts and parts[0][0][:1].isascii() else parts


def _cut(words: str, most: int) -> str:
    """``words`` without what is beyond ``most``; a word of letters is not cut through."""
    shown = words[:most]
    inside = len(words) > most and f"{shown[-1:]}{words[most]}".isascii() and words[most].isalnum() and shown[-1:].isalnum()
    return (shown.rpartition(" ")[0] or shown if inside else shown).rstrip() if len(words) > most else shown


def _parts(span: Span) -> list[tuple[str, bool]]:
    """The words of a span, and whether they name a placeholder."""
    match span:
        case Words(text):
            return [(text, False)]
        case Slot(name):
            return [(name, True)]
        case Bold(inner):
            return [part for within in inner for part in _parts(within)]
        case Link(target, words):
            return [(words or target, False)]
        case Blank():
            return [("____", False)]
