"""The twins of what the desk reads: questions, scripts, procedures."""

from collections.abc import Iterator

from generator.model.desk import ANY_CHANNEL, Avoid, Faq, FaqsFile, Script, ScriptsFile
from generator.model.procedure import Procedure
from generator.twins.markdown import escaped, first
from generator.twins.sheet import Sheet


def topic(sheet: Sheet, file: FaqsFile, cited: str) -> Iterator[str]:
    """The questions of a topic, each under a heading with its id."""
    yield from sheet.body(file, 2, ("topic", "items"), [cited])
    ask, similar, leave = sheet.label(Faq, "ask"), sheet.label(Faq, "similar"), ("question", "answer", "ask", "similar")
    for faq in file.items:
        yield f"## {first(escaped(faq.question))}{sheet.twins.anchor(faq)}"
        if faq.ask:
            yield f"**{ask}{sheet.colon}** {escaped(faq.ask)}"
        yield sheet.markdown.blocks(faq.answer)
        facts = [sheet.fact(similar, sheet.markdown.semicolon.join(map(escaped, faq.similar)))] if faq.similar else []
        facts += [sheet.fact(field.label, sheet.value(value, field.shape)) for field, value in sheet.filled(faq, leave)]
        yield "\n".join(facts)


def scripts(sheet: Sheet, file: ScriptsFile, cited: str) -> Iterator[str]:
    """Scripts: what to say on each channel as a quotation, then what not to say."""
    yield from sheet.body(file, 2, ("title", "items"), [cited])
    for script in file.items:
        title = script.title or next((entry.title for entry in (sheet.twins.manual.find(script.id or ""),) if entry), "")
        yield f"## {first(escaped(title))}{sheet.twins.anchor(script)}"
        leave = ("title", "say", "avoid")
        yield "\n".join([sheet.fact(field.label, sheet.value(value, field.shape)) for field, value in sheet.filled(script, leave)])
        channels: dict[str, list[str]] = {}
        for channel, text in script.say.items():
            name = sheet.say("desk.every_channel") if channel == ANY_CHANNEL else sheet.markdown.link(channel)
            channels.setdefault(sheet.markdown.blocks(text), []).append(name)
        for words, names in channels.items():
            quoted = words.replace("\n", "\n> ").replace("\n> \n", "\n>\n")
            yield f"**{sheet.label(Script, 'say')}{sheet.colon}** {sheet.markdown.comma.join(names)}\n\n> {quoted}"
        if script.avoid:
            yield sheet.heading(3, sheet.label(Script, "avoid"))
            yield "\n".join([_avoid(sheet, pair) for pair in script.avoid])


def _avoid(sheet: Sheet, pair: Avoid) -> str:
    said = [(field.label, sheet.value(value, field.shape)) for field, value in sheet.filled(pair)]
    return "- " + sheet.markdown.semicolon.join([f"{name}{sheet.colon}{words}" for name, words in said])


def procedure(sheet: Sheet, item: Procedure, cited: str) -> Iterator[str]:
    """A procedure with its steps numbered and under headings."""
    yield from sheet.body(item, 2, ("title", "steps", "exceptions", "escalation", "document"), [cited])
    if item.steps:
        yield sheet.heading(2, sheet.label(Procedure, "steps"))
    for number, step in enumerate(item.steps, 1):
        title = f" {escaped(step.title)}" if step.title else ""
        yield sheet.heading(3, f"{sheet.say('desk.step', n=number)}{title}", sheet.twins.anchor(step))
        if step.do:
            yield sheet.markdown.blocks(step.do)
        yield "\n".join([sheet.fact(field.label, sheet.value(value, field.shape)) for field, value in sheet.filled(step, ("title", "do"))])
    last = tuple(name for name in Procedure.model_fields if name not in ("exceptions", "escalation", "document"))
    yield from sheet.body(item.model_copy(update={"unwritten": ()}), 2, last)
