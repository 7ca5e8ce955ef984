"""An answer as lines of styled words, for a terminal and for the prompt alike; wide characters take two columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.report import width
from generator.source import UNSEEN
from generator.texts import Texts
from search.answer import Answer, Band, Contact, Hit, Mark
from search.document import Checked, Document, Named

#: A style and the words in it; a line is a row of them.
Piece = tuple[str, str]
Line = list[Piece]
SIGNS = {Band.SURE: "✓", Band.MAYBE: "?", Band.NONE: "✗"}
#: What is never torn apart at the end of a line: a placeholder, a word, a character with the punctuation that belongs to it.
UNITS = re.compile(r"[“‘（《【「\[(]*(?:\{[^{}\n]{1,30}\}|[^\s\u2e80-\uffef{}]+|[^\s])[，。、！？：；）”’》】」…%]*|\s+")
SLOT = re.compile(r"\{[^{}\n]{1,30}\}")
#: Words never to be said that one line of an answer names.
NEVER = 6


@dataclass(frozen=True)
class View:
    """How answers are shown: in which words, how wide, with the script for which channel."""

    say: Texts
    columns: int
    channel: str
    channels: tuple[Named, ...]

    def name_of(self, channel: str) -> str:
        """What people call the channel."""
        return next((named.title for named in self.channels if named.id == channel), channel)


def default_channel(channels: tuple[Named, ...]) -> str:
    """The phone, where there is one: most that is asked in a hurry is asked there."""
    ids = [named.id for named in channels]
    return "phone" if "phone" in ids or not ids else ids[0]


def answer_lines(answer: Answer, view: View) -> list[Line]:
    """The whole answer."""
    if answer.message:
        return [[("none", _message(answer.message, view))]]
    lines: list[Line] = [band_line(answer, view), []]
    if answer.band is Band.SURE:
        lines += hit_lines(answer.hits[0], view)
        if answer.hits[1:]:
            lines += [[], heading("find.others", view), *(row_line(hit, view) for hit in answer.hits[1:])]
    elif answer.band is Band.MAYBE:
        if answer.ask:
            lines += [*labelled("find.ask_first", answer.ask, view, "ask"), []]
        for number, hit in enumerate(answer.hits, 1):
            lines += choice_lines(number, hit, view)
    else:
        lines += none_lines(answer, view)
    return [line for number, line in enumerate(lines) if line or lines[number - 1]]


def _message(message: str, view: View) -> str:
    return view.say("find.empty") if message == "empty" else view.say("find.too_long") if message == "too-long" else clean(message)


def band_line(answer: Answer, view: View) -> Line:
    """How sure it is, before anything else is said; then what was asked, as far as there is room."""
    word = f"{SIGNS[answer.band]} {view.say(f'find.band_{answer.band.value}')}"
    asked = " ".join(clean(answer.question).split())
    return [(answer.band.value, word), ("dim", "  " + shortened(asked, view.columns - width(word) - 2))]


def hit_lines(hit: Hit, view: View, whole: bool = False) -> list[Line]:
    """One find: its title, what answers, what to say, what not to; then where it stands. ``whole`` shows all that it says."""
    document, lines = hit.document, wrapped(hit.document.title, hit.title_marks, view.columns, base="title")
    if document.kind != "script":
        body, marks = (document.body, _moved(hit, document.body)) if whole or document.kind == "faq" else (hit.passage, hit.marks)
        lines += wrapped(body, marks, view.columns, first="  ")
    for key, text in (("find.ask", document.ask), ("find.note", document.note)):
        if text:
            lines += labelled(key, text, view)
    for script in hit.scripts:
        lines += [[], *script_lines(script, view)]
    return [*lines, [], *facts_lines(document, view)]


def _moved(hit: Hit, body: str) -> tuple[Mark, ...]:
    """The marks of the passage, where they stand in the whole body."""
    at = body.find(hit.passage.rstrip("…"))
    return tuple((begin + at, end + at) for begin, end in hit.marks) if at >= 0 else ()


def script_lines(script: Document, view: View) -> list[Line]:
    """What to say on the channel, and what not to."""
    said = view.channel if view.channel in script.texts else "any" if "any" in script.texts else ""
    others = [channel for channel in script.texts if channel not in (said, "any")]
    label = view.say("find.say_on", channel=view.name_of(view.channel))
    lines: list[Line] = [[("label", label), ("dim", shortened(f" {clean(script.title)}  {script.id}", view.columns - width(label)))]]
    if said:
        lines += wrapped(script.texts[said], (), view.columns, first="  │ ", base="script")
    else:
        names = view.say("find.comma").join(view.name_of(channel) for channel in others)
        lines += wrapped(view.say("find.no_words", channel=view.name_of(view.channel), others=names), (), view.columns, first="  ", base="warn")
    for wrong, right in script.avoid:
        lines += labelled("find.avoid", f"{wrong}  →  {right}" if right else wrong, view, "bad")
    return lines


def facts_lines(document: Document, view: View) -> list[Line]:
    """How fresh it is and who answers for it, whom to turn to, where it stands."""
    state, fresh = document.checked.state, freshness(document.checked, view)
    owner = [view.say("find.owner", name=document.owner.title)] if document.owner else []
    said, mark = " · ".join([fresh, *owner, *filter(None, [document.grade])]), {"ok": "ok", "none": "dim"}.get(state, "warn")
    facts = wrapped(said, ((0, len(fresh)),), view.columns, base="dim", mark=mark)
    if document.escalate:
        facts += labelled("find.escalate", view.say("find.comma").join(named.title for named in document.escalate), view)
    where = [view.say(f"find.kind_{document.kind}"), document.id, document.url]
    return [*facts, [("dim", shortened(clean(" · ".join(filter(None, where))), view.columns))]]


def freshness(checked: Checked, view: View) -> str:
    """When it was checked, in one short phrase."""
    return view.say(f"find.checked_{checked.state}", on=checked.on, due=checked.due)


def choice_lines(number: int, hit: Hit, view: View) -> list[Line]:
    """One of several: its title, two lines of what it says."""
    passage = wrapped(re.sub(r"\s", " ", hit.passage), hit.marks, view.columns - 1, first="   ", base="dim")
    if len(passage) > 2:
        passage = [passage[0], [*passage[1], ("dim", "…")]]
    head: Line = [("label", f"{number}. "), *styled(clean(hit.document.title), hit.title_marks, "title")]
    return [head, *passage, [("dim", "   " + shortened(f"{view.say(f'find.kind_{hit.document.kind}')} · {hit.document.id}", view.columns - 3))]]


def row_line(hit: Hit, view: View) -> Line:
    """One find in one line."""
    kind, own = view.say(f"find.kind_{hit.document.kind}"), shortened(hit.document.id, view.columns // 3)
    room = view.columns - width(kind) - width(own) - 6
    title = shortened(clean(hit.document.title), room)
    marks = tuple((begin, min(end, len(title))) for begin, end in hit.title_marks if begin < len(title))
    return [("dim", f"  {kind}  "), *styled(title, marks, ""), ("dim", f"  {own}")]


def none_lines(answer: Answer, view: View, brief: bool = False) -> list[Line]:
    """What to say till then, whom to ask (``brief``: not what for), what not to say; what is nearest comes last and is called a guess."""
    lines: list[Line] = []
    if answer.holding:
        lines += [*script_lines(answer.holding, view), []]
    if answer.whom:
        lines.append(heading("find.whom", view))
        for contact in answer.whom:
            lines += contact_lines(replace(contact, takes="") if brief else contact, view)
    if answer.never:
        lines += [[], *labelled("find.never", view.say("find.comma").join(answer.never[:NEVER]), view, "bad")]
    if answer.hits:
        lines += [[], heading("find.nearest", view), *(row_line(hit, view) for hit in answer.hits)]
    return lines


def contact_lines(contact: Contact, view: View) -> list[Line]:
    """A rung of the ladder: who, under which extension, when, for what."""
    facts = [clean(view.say("find.comma").join(contact.who))]
    facts += [view.say("find.extension", number=contact.extension)] if contact.extension else []
    facts += [view.say("find.within", limit=contact.within)] if contact.within else []
    facts += [contact.hours] if contact.hours else []
    head = f"{contact.name}{view.say('find.colon')}{' · '.join(facts)}"
    named = wrapped(head, ((0, len(contact.name)),), view.columns, first="  ", mark="title")
    return named + wrapped(contact.takes, (), view.columns, first="    ", base="dim")


def heading(key: str, view: View) -> Line:
    """What the lines below are."""
    words = view.say(key)
    return [("label", shortened(words, view.columns))]


def labelled(key: str, text: str, view: View, style: str = "") -> list[Line]:
    """A word in front that says what it is, and the text beside it."""
    label = view.say(key)
    lines = wrapped(text, (), view.columns, first=" " * (width(label) + 1), base=style)
    return [[("label", label), (style, " "), *lines[0][1:]], *lines[1:]] if lines else []


def wrapped(text: str, marks: Iterable[Mark], columns: int, *, first: str = "", base: str = "", mark: str = "mark") -> list[Line]:
    """``text`` broken into lines of ``columns``, each after ``first``; ``marks`` and placeholders stand out."""
    text = clean(text)
    styles = _styles(text, marks, base, mark)
    made: list[Line] = []
    for begin, end in _rows(text, max(8, columns - width(first))):
        made.append([("dim", first), *_pieces(text, styles, begin, end)])
    return made


def styled(text: str, marks: Iterable[Mark], base: str) -> Line:
    """``text`` in one line."""
    return list(_pieces(text, _styles(text, marks, base, "mark"), 0, len(text)))


def _styles(text: str, marks: Iterable[Mark], base: str, mark: str) -> list[str]:
    styles = [base] * len(text)
    for begin, end in marks:
        styles[begin:end] = [mark] * len(styles[begin:end])
    for slot in SLOT.finditer(text):
        styles[slot.start() : slot.end()] = ["slot"] * (slot.end() - slot.start())
    return styles


def _pieces(text: str, styles: list[str], begin: int, end: int) -> Iterator[Piece]:
    start = begin
    for at in range(begin + 1, end + 1):
        if at == end or styles[at] != styles[start]:
            yield styles[start], text[start:at]
            start = at


def _rows(text: str, columns: int) -> Iterator[Mark]:
    """Where the lines of ``text`` begin and end when none is wider than ``columns``; blanks at either end are left out."""
    base = 0
    for row in text.split("\n"):
        begin = end = used = 0
        for start, stop in _fitting(row, columns):
            wide = width(row[start:stop])
            if row[start].isspace():
                begin, end, used = (begin, end, used + wide) if end > begin else (stop, stop, 0)
                continue
            if used + wide > columns and end > begin:
                yield base + begin, base + end
                begin, used = start, 0
            used, end = used + wide, stop
        if end > begin:
            yield base + begin, base + end
        base += len(row) + 1


def _fitting(row: str, columns: int) -> Iterator[Mark]:
    """The units of ``row``; one that is wider than a line is cut."""
    for unit in UNITS.finditer(row):
        begin = unit.start()
        for at in range(unit.start(), unit.end()):
            if width(row[begin : at + 1]) > columns:
                yield begin, at
                begin = at
        yield begin, unit.end()


def shortened(text: str, columns: int) -> str:
    """``text``, cut to ``columns``."""
    if width(text) <= columns:
        return text
    kept, used = 0, 1
    while kept < len(text) and used + width(text[kept]) <= columns:
        used += width(text[kept])
        kept += 1
    return text[:kept] + "…" if columns > 0 else ""


def clean(text: str) -> str:
    """Without characters that would steer a terminal."""
    return UNSEEN.sub("\ufffd", text.replace("\t", " ").replace("\r", " "))
