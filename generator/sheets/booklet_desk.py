"""The pocket book for a desk without a screen (坐席口袋书): whom to ask, scripts by stage and channel, questions by topic, words never to say."""

from collections.abc import Iterable, Iterator, Sequence

from generator.freshness import freshness
from generator.manual import Entry
from generator.model.base import Kept
from generator.model.desk import ANY_CHANNEL, Banned, Faq, FaqsFile, Glossary, Script, ScriptsFile
from generator.model.organisation import Organisation, Outside, Rung
from generator.model.position import Position
from generator.sheets.block import Block, Sheet
from generator.sheets.booklet import Booklet, Order, Part, front, opening
from generator.sheets.fields import field_text
from generator.sheets.marking import marking
from generator.sheets.pen import Pen
from generator.sheets.printed import lines_data
from generator.sheets.text import Text, joined, plain, stacked

#: Scripts or questions that are typeset at once.
TOGETHER = 60
Row = tuple[str, Text]


class Desk:
    """Writes the items of the pocket book, each as rows of a label and words."""

    def __init__(self, order: Order) -> None:
        self.pen, self.manual, self.today = order.pen, order.manual, order.today
        self.channels = {channel.id: channel for channel in self.manual.settings.channels}

    def script(self, script: Script) -> list[Row]:
        """When, then the words for each channel, what not to say, and a note."""
        label = self.pen.label
        when = [(label(Script, "when"), self.pen.write(script.when))] if script.when else []
        return [*when, *self.said(script), *self.avoided(script), *self._noted(Script, "note", script.note), *self.marks(script)]

    def said(self, script: Script, spoken: bool = False) -> list[Row]:
        """The words for each channel; where only what is ``spoken`` is asked for, only those that are said aloud, if there are any."""
        names = [name for name in (ANY_CHANNEL, *self.channels) if name in script.say]
        names += [name for name in script.say if name not in names]
        aloud = [name for name in names if name == ANY_CHANNEL or (name in self.channels and self.channels[name].spoken)]
        shown = aloud or names if spoken else names
        rows = [(self._channel(name), self.pen.write(script.say[name])) for name in shown]
        if spoken:
            return rows
        missing = [name for name in self.channels if name not in script.say and ANY_CHANNEL not in script.say]
        gaps = [(self._channel(name), plain(self.pen.say("desk.not_for" if name in script.not_for else "page.unwritten"))) for name in missing]
        return [*rows, *gaps]

    def avoided(self, script: Script) -> Iterator[Row]:
        """Pairs of what not to say and what to say instead."""
        for pair in script.avoid:
            yield self.pen.say("booklet.avoid"), self.pen.aside(self.pen.write(pair.not_), self.pen.write(pair.why))
            if pair.say:
                yield self.pen.say("booklet.instead"), self.pen.write(pair.say)

    def faq(self, faq: Faq, file: FaqsFile) -> list[Row]:
        """The answer, what to say, whom to escalate to, what only the desk should know."""
        pen, label = self.pen, self.pen.label
        rows = self._noted(Faq, "ask", faq.ask)
        rows.append((label(Faq, "answer"), pen.write(faq.answer)))
        for ref in faq.say:
            entry = self.manual.find(ref)
            if entry and isinstance(entry.item, Script):
                said = self.said(entry.item, spoken=True)
                rows.append((pen.say("booklet.say"), stacked(pen.titled(name, words) if len(said) > 1 else words for name, words in said)))
                rows += self.avoided(entry.item)
            else:
                rows.append((pen.say("booklet.say"), plain(pen.name(ref))))
        whom = faq.escalate_to or file.escalate_to
        rows += [(label(Faq, "escalate_to"), self.reached(whom))] if whom else []
        rows += [(label(Faq, name), pen.names(given)) for name in ("procedure", "form") if (given := getattr(faq, name))]
        return [*rows, *self._noted(Faq, "note", faq.note), *self.marks(faq)]

    def reached(self, refs: Iterable[str]) -> Text:
        """Whom to ask, with the extension or the address where it is known."""
        return joined((self.pen.aside(plain(self.pen.name(ref)), self._reach(ref)) for ref in refs), self.pen.comma)

    def _reach(self, ref: str) -> Text:
        item = entry.item if (entry := self.manual.find(ref)) else None
        if isinstance(item, Position):
            return self.pen.write(item.extension or item.contact)
        return self.pen.write(item.contact if isinstance(item, Outside) else None)

    def rung(self, rung: Rung) -> list[Row]:
        """Who is asked on a level of the ladder, and in what."""
        given = ((name, field_text(self.pen, rung, name)) for name in ("takes", "within", "channels", "extension", "hours"))
        return [(self.pen.label(Rung, "who"), self.reached(rung.who)), *((self.pen.label(Rung, name), text) for name, text in given if text)]

    def marks(self, item: Kept) -> list[Row]:
        """Its grade, and that it is overdue or out of date."""
        made = [(self.pen.label(Kept, "grade"), plain(words)) for words in [marking(self.pen, item)] if words]
        if item.valid and item.valid.until and item.valid.until < self.today:
            made.append((self.pen.say("booklet.beware"), plain(self.pen.say("page.valid_over"))))
        if freshness(item.verified, self.today).state == "over":
            made.append((self.pen.say("booklet.beware"), plain(self.pen.say("lookup.overdue"))))
        return made

    def _noted(self, model: type[Faq] | type[Script], name: str, value: object) -> list[Row]:
        return [(self.pen.label(model, name), self.pen.write(value))] if value else []

    def _channel(self, name: str) -> str:
        return self.pen.say("desk.every_channel") if name == ANY_CHANNEL else self.channels[name].name if name in self.channels else self.pen.name(name)


def desk_booklet(order: Order) -> Booklet:
    """The pocket book."""
    desk, pen, manual = Desk(order), order.pen, order.manual
    stages = [(pen.say("booklet.stage", name=name), [(title, desk.script(script)) for title, script in scripts]) for name, scripts in _by_stage(order)]
    topics = [
        (pen.say("booklet.topic", name=file.topic), [(faq.question, desk.faq(faq, file)) for faq in file.items]) for file in manual.faqs.values() if file.items
    ]
    parts = [*opening(), *_ladder(desk)]
    for groups in (stages, topics):
        parts += [_part(some) for some in _together(groups)]
    parts += _banned(pen, manual.glossary)
    title = pen.say("booklet.desk")
    begin = front(order, title, [], None)
    begin |= {"paper": "a5", "signed": [], "as_of": pen.say("booklet.as_of", day=order.today.isoformat())}
    return Booklet("desk", title, begin, tuple(parts), (), tuple(_checked(order, desk)))


def _by_stage(order: Order) -> Iterator[tuple[str, list[tuple[str, Script]]]]:
    """The scripts of each stage in the order of the settings, those of no stage last."""
    found: dict[str, list[tuple[str, Script]]] = {stage.id: [] for stage in order.manual.settings.stages}
    scripts = {(entry.parent, entry.path): entry for entry in order.manual.entries.values() if isinstance(entry.item, Script)}
    for own, file in order.manual.scripts.items():
        for at, script in enumerate(file.items):
            found.setdefault(script.stage or file.stage or "", []).append((_title(scripts.get((own, ("items", at))), script, file), script))
    names = {stage.id: stage.name for stage in order.manual.settings.stages}
    for stage, some in found.items():
        if some:
            yield names.get(stage) or order.pen.say("desk.no_stage"), some


def _title(entry: Entry | None, script: Script, file: ScriptsFile) -> str:
    return script.title or (entry.title if entry else "") or file.title or script.when or "–"


Group = tuple[str, list[tuple[str, list[Row]]]]


def _together(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Groups that are typeset at once."""
    some: list[Group] = []
    for group in groups:
        if some and sum(len(items) for _, items in [*some, group]) > TOGETHER:
            yield some
            some = []
        some.append(group)
    if some:
        yield some


def _part(groups: Sequence[Group]) -> Part:
    data = [
        {"heading": title, "items": [{"title": name, "rows": [{"label": label, "text": lines_data(text)} for label, text in rows]} for name, rows in items]}
        for title, items in groups
    ]
    return Part("items", {"groups": data}, tuple(head for title, items in groups for head in ((1, title), *((2, name) for name, _ in items))))


def _ladder(desk: Desk) -> list[Part]:
    """Whom to ask, level by level."""
    organisation, pen = desk.manual.organisation, desk.pen
    if not organisation or not organisation.ladder:
        return []
    return [_part([(pen.label(Organisation, "ladder"), [(rung.name, desk.rung(rung)) for rung in organisation.ladder])])]


def _banned(pen: Pen, glossary: Glossary | None) -> list[Part]:
    """What is never said to a customer, and what is said instead."""
    if not glossary or not glossary.banned:
        return []
    names = [name for name in ("phrase", "instead", "why") if any(getattr(row, name) for row in glossary.banned)]
    rows = [[lines_data(field_text(pen, row, name)) for name in names] for row in glossary.banned]
    title = pen.label(Glossary, "banned")
    return [Part("banned", {"heading": title, "columns": [pen.label(Banned, name) for name in names], "table": rows}, ((1, title),))]


def _checked(order: Order, desk: Desk) -> Iterator[Sheet]:
    """Every word of the pocket book by the file that it stands in, to be looked through for signs that cannot be printed."""
    pen, manual = order.pen, order.manual
    files: dict[str, list[Text]] = {}
    for own, file in manual.scripts.items():
        files[own] = [text for script in file.items for text in (plain(script.title or ""), *(words for _, words in desk.script(script)))]
    for own, faqs in manual.faqs.items():
        files[own] = [plain(faqs.topic), *(text for faq in faqs.items for text in (plain(faq.question), *(words for _, words in desk.faq(faq, faqs))))]
    of = {entry.kind: entry.id for entry in manual.entries.values() if not entry.path}
    if manual.organisation and "organisation" in of:
        files[of["organisation"]] = [text for rung in manual.organisation.ladder for text in (plain(rung.name), *(words for _, words in desk.rung(rung)))]
    if manual.glossary and "glossary" in of:
        files[of["glossary"]] = [field_text(pen, row, name) for row in manual.glossary.banned for name in ("phrase", "instead", "why")]
    for own, texts in files.items():
        yield Sheet(own, "desk", order.language, "", manual.entries[own].title, (), (Block("words", "", "text", text=stacked(texts)),))
