"""The look-up while one types: a line to type in, the finds below it, the answer in full at Enter."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition, Filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.styles import Style

from generator.commands.shown import Line, View, band_line, clean, heading, hit_lines, labelled, none_lines, row_line, shortened
from generator.report import width
from search.answer import Answer, Band, Filters
from search.lookup import LONGEST, Lookup

LOOK = Style.from_dict(
    {
        "sure": "ansigreen bold", "maybe": "ansiyellow bold", "none": "ansired bold", "title": "bold", "mark": "ansicyan bold", "slot": "ansimagenta bold",
        "label": "ansiblue bold", "ask": "ansiyellow", "bad": "ansired", "warn": "ansiyellow", "ok": "ansigreen", "dim": "ansibrightblack", "chosen": "reverse",
    }
)  # fmt: skip
#: Told of a question of which nothing came: it found nothing, or of its finds none was opened.
Noted = Callable[[Answer], object]
#: Lines around the finds: what is typed, a rule, the keys; and for a list the band and what to ask first.
AROUND = 3


@dataclass
class Desk:
    """What is on the screen: the answer to what is typed so far, which find is chosen, whether it is open."""

    lookup: Lookup
    filters: Filters
    view: View
    limit: int | None
    answer: Answer | None = None
    chosen: int = 0
    open: bool = False
    scrolled: int = 0
    #: What was asked last, as far as it was typed, and whether one of its finds was opened.
    asked: Answer | None = None
    used: bool = False
    noted: Noted = lambda answer: None
    size: Callable[[], tuple[int, int]] = field(default=lambda: (24, 80))

    def typed(self, text: str) -> None:
        """Answer what is typed so far."""
        self.chosen, self.open, self.scrolled = 0, False, 0
        self.answer = self.lookup.find(text[:LONGEST], self.filters, self.limit) if text.strip() else None
        if self.answer is None:
            self.done()
        elif self.asked is None or len(text) >= len(self.asked.question):  # not while it is being deleted
            self.asked = self.answer

    def done(self) -> None:
        """The question at hand is over. A sure answer was read where it stood; of several one has to be opened."""
        asked, used, self.asked, self.used = self.asked, self.used, None, False
        if asked and len(asked.question.strip()) > 1 and (asked.band is Band.NONE or (asked.band is Band.MAYBE and not used)):
            self.noted(asked)

    def move(self, by: int) -> None:
        """Choose another find, or scroll the open one."""
        if self.open:
            self.scrolled = max(0, min(self.scrolled + by, len(self.opened()) - self.room()))
        elif self.answer and self.answer.hits:
            self.chosen = max(0, min(self.chosen + by, len(self.answer.hits) - 1))

    def enter(self) -> None:
        """Open the chosen find."""
        self.open = bool(self.answer and self.answer.hits)
        self.used, self.scrolled = self.used or self.open, 0

    def channel(self, number: int) -> None:
        """Show the words for the channel of this number."""
        ids = [named.id for named in self.view.channels]
        if 0 <= number < len(ids):
            self.view = replace(self.view, channel=ids[number])

    def next_channel(self) -> None:
        """Show the words for the next channel."""
        ids = [named.id for named in self.view.channels]
        if ids:
            self.channel((ids.index(self.view.channel) + 1) % len(ids) if self.view.channel in ids else 0)

    def room(self) -> int:
        """Lines that there are for finds."""
        return max(1, self.size()[0] - AROUND)

    def fitted(self) -> View:
        """The view, as wide as the terminal is now."""
        return replace(self.view, columns=max(30, self.size()[1] - 1))

    def lines(self) -> list[Line]:
        """What stands below the line that is typed in."""
        if self.answer is None:
            return self.nothing_typed()
        lines = self.opened() if self.open else self.listed(self.answer)
        begin = min(self.scrolled, max(0, len(lines) - self.room())) if self.open else 0
        return lines[begin : begin + self.room()]

    def nothing_typed(self) -> list[Line]:
        """What the look-up knows."""
        desk, view = self.lookup.desk, self.fitted()
        known = view.say("find.prompt_documents", title=clean(desk.title), n=len(self.lookup.documents))
        return [[("dim", shortened(view.say("find.prompt_hint"), view.columns))], [("dim", shortened(known, view.columns))]]

    def opened(self) -> list[Line]:
        """The chosen find in full."""
        if not self.answer or not self.answer.hits:
            return []
        view = self.fitted()
        return [band_line(replace(self.answer, question=""), view), [], *hit_lines(self.answer.hits[self.chosen], view, whole=True)]

    def listed(self, answer: Answer) -> list[Line]:
        """The band, the finds in a line each, and below them the chosen one as far as there is room; or whom to ask."""
        view = self.fitted()
        lines: list[Line] = [band_line(replace(answer, question=""), view)]
        if answer.band is Band.MAYBE and answer.ask:
            lines += labelled("find.ask_first", answer.ask, view, "ask")
        if answer.band is Band.NONE:
            lines += none_lines(replace(answer, hits=()), view, brief=True)
            rows = [heading("find.nearest", view), *self.rows(answer, view)] if answer.hits else []
            return [*lines[: max(1, self.room() - len(rows))], *rows]
        lines += self.rows(answer, view)
        return [*lines, [], *hit_lines(answer.hits[self.chosen], view)]

    def rows(self, answer: Answer, view: View) -> list[Line]:
        """The finds, the chosen one marked."""
        narrow = replace(view, columns=view.columns - 1)
        rows: list[Line] = []
        for number, hit in enumerate(answer.hits):
            line = row_line(hit, narrow)
            if number == self.chosen:
                line = [("chosen", ">"), *((style or "title", words) for style, words in line)]
            rows.append(line if number == self.chosen else [("", " "), *line])
        return rows

    def keys(self) -> Line:
        """The last line: the keys, and the channel."""
        view = self.fitted()
        tabs = "  " + " ".join(f"[{named.title}]" if named.id == view.channel else named.title for named in view.channels)
        keys = view.say("find.prompt_keys_open") if self.open else view.say("find.prompt_keys")
        room = view.columns - width(keys)
        shown = next((words for words in (tabs, f"  [{view.name_of(view.channel)}]") if width(words) <= room), "")
        return [("dim", shortened(keys, view.columns)), ("label", shown)]


def ask(lookup: Lookup, filters: Filters, view: View, limit: int | None, noted: Noted) -> None:
    """Let somebody look things up until they leave; ``noted`` is told the questions of which nothing came."""
    application(Desk(lookup, filters, view, limit, noted=noted)).run()


def application(desk: Desk) -> "Application[None]":
    """The screen of ``desk``. Typing goes to its first line throughout, so that an input method's own window stays there."""
    line = Buffer(multiline=False, on_text_changed=lambda buffer: desk.typed(buffer.text))
    label = desk.view.say("find.prompt_label")
    top = VSplit([Window(FormattedTextControl([("class:label", label)]), width=width(label), height=1), Window(BufferControl(line), height=1)])
    below = Window(FormattedTextControl(lambda: _text(desk.lines())), wrap_lines=False)
    keys = Window(FormattedTextControl(lambda: _text([desk.keys()])), height=1)
    made: Application[None] = Application(
        layout=Layout(HSplit([top, Window(char="─", height=1, style="class:dim"), below, keys])),
        key_bindings=bindings(desk, line), style=LOOK, full_screen=True, mouse_support=False,
    )  # fmt: skip
    made.ttimeoutlen = made.timeoutlen = 0.05
    desk.size = lambda: (get_app().output.get_size().rows, get_app().output.get_size().columns)
    return made


def bindings(desk: Desk, line: Buffer) -> KeyBindings:
    """What each key does; digits are typed in a question and choose a channel in an open answer."""
    keys, is_open = KeyBindings(), Condition(lambda: desk.open)

    def bound(*names: str, act: Callable[[], object], when: Filter | bool = True) -> None:
        def pressed(event: KeyPressEvent) -> None:
            act()

        for name in names:
            keys.add(name, filter=when, eager=True)(pressed)

    bound("up", act=lambda: desk.move(-1))
    bound("down", act=lambda: desk.move(1))
    bound("pageup", act=lambda: desk.move(-desk.room()))
    bound("pagedown", act=lambda: desk.move(desk.room()))
    bound("tab", act=desk.next_channel)
    bound("enter", act=desk.enter, when=~is_open)

    def back() -> None:
        desk.open = False

    bound("enter", "backspace", act=back, when=is_open)

    def clear() -> None:
        desk.done()
        line.text = ""

    bound("escape", act=back, when=is_open)
    bound("escape", act=clear, when=~is_open)
    for number in range(9):
        bound(str(number + 1), act=partial(desk.channel, number), when=is_open)

    @keys.add("<any>", filter=is_open)
    def _ignored(event: KeyPressEvent) -> None:
        """While an answer is open, nothing is typed."""

    @keys.add("c-c")
    @keys.add("c-d")
    def _leave(event: KeyPressEvent) -> None:
        desk.done()
        event.app.exit()

    return keys


def _text(lines: list[Line]) -> StyleAndTextTuples:
    made: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        made += [("", "\n")] if number else []
        made += [(f"class:{style}" if style else "", words) for style, words in line]
    return made
