"""What customers hear or read: the texts of scripts and the answers of FAQs, and where a listed word in them is no slip."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.manual import Entry
from generator.model.desk import ANY_CHANNEL, FaqsFile, Script, ScriptsFile
from generator.record import Path
from generator.rich import RichText
from generator.rules.inspection import Inspection

#: Words with a no in them that deny nothing of what follows.
POLITE = re.compile(
    "对不起|不好意思|没关系|没问题|不客气|不仅|不但|不只|不光|不错|不管|不论|无论|无线|非常|特别|分别|级别|未来|not only|no problem", re.IGNORECASE
)
DENIED = re.compile(r"[不没未无别勿非难]|\b(?:not|never|no|nobody|cannot|without)\b|n['’]t\b", re.IGNORECASE)
SUPPOSED = re.compile(r"如果|若|要是|万一|假如|是否|是不是|有没有|哪怕|即使|就算|即便|以为|只要|一旦|\b(?:if|whether|unless|in case|suppose)\b", re.IGNORECASE)
ASKED = re.compile(r"[^。，！？；,.!?;\n]{0,12}吗")
QUOTES = re.compile('“[^“”\\n]*”|「[^「」\\n]*」|『[^『』\\n]*』|"[^"\\n]*"')
#: How far before a word a denial counts: 不能跟您保证, can't honestly promise.
BEFORE_HAN, BEFORE_WORDS = 5, 22


class Said(NamedTuple):
    """A text said or sent to customers: the entry of its file, the path below it, the title of its script or question, its channel if it is a script's."""

    entry: Entry
    path: Path
    title: str
    text: RichText
    script: Script | None = None
    channel: str = ANY_CHANNEL


def files(inspection: Inspection) -> Iterator[Entry]:
    """The files of scripts and FAQs."""
    return inspection.entries("scripts", "topic")


def said_in(entry: Entry) -> Iterator[Said]:
    """Every text of one file that a customer gets; what is named as not to be said is not among them."""
    if isinstance(entry.item, FaqsFile):
        for number, faq in enumerate(entry.item.items):
            yield Said(entry, ("items", number, "answer"), faq.question, faq.answer)
    elif isinstance(entry.item, ScriptsFile):
        for number, script in enumerate(entry.item.items):
            title = script.title or script.id or entry.title
            for channel, text in script.say.items():
                yield Said(entry, ("items", number, "say", channel), title, text, script, channel)
            for nth, pair in enumerate(script.avoid):
                if pair.say:
                    yield Said(entry, ("items", number, "avoid", nth, "say"), title, pair.say)


def scripts_said(inspection: Inspection) -> Iterator[Said]:
    """The texts of all scripts, one for each channel."""
    for entry in inspection.entries("scripts"):
        yield from (said for said in said_in(entry) if said.script)


def quoted(text: str, start: int, end: int) -> bool:
    """Whether the words are quoted: a button, or what somebody else said."""
    return any(match.start() < start and end < match.end() for match in QUOTES.finditer(text))


def denied(text: str, start: int, end: int) -> bool:
    """不能保证修好 promises nothing, 能保证修好吗 asks, “保证修好” is quoted."""
    clause = _clause(text, start)
    near = POLITE.sub("，", clause)
    here = near[-BEFORE_HAN:] if not near[-1:].isascii() else near[-BEFORE_WORDS:]
    return bool(DENIED.search(re.split("[，,]", here)[-1])) or bool(ASKED.match(text, end)) or quoted(text, start, end)


def supposed(text: str, start: int, end: int) -> bool:
    """如果是您的问题 supposes, 不是您的问题 denies."""
    clause = _clause(text, start)
    near = POLITE.sub("，", clause)[-BEFORE_HAN:] if not clause[-1:].isascii() else POLITE.sub("，", clause)[-BEFORE_WORDS:]
    return bool(SUPPOSED.search(clause)) or bool(DENIED.search(re.split("[，,]", near)[-1])) or quoted(text, start, end)


def _clause(text: str, start: int) -> str:
    """What stands before ``start`` in its clause."""
    return re.split(r"[。，！？；：,.!?;:\n]", text[:start])[-1]
