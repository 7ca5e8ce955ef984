"""Writes the values of the manual as text for paper: words instead of links, blanks as lines, what is withheld by that word."""

from collections.abc import Iterable

from generator.html import article_number
from generator.link import SCHEME
from generator.manual import CUSTOMER, END, Entry
from generator.model.base import Model, Unwritten
from generator.model.common import Signature
from generator.model.scalars import BLANK
from generator.model.words import Vocabulary
from generator.rich import Blank, Bold, Link, Listing, RichText, Slot, Span, Words
from generator.sheets.text import NOTHING, Line, Run, RunKind, Text, joined
from generator.views.context import Context

#: What is written by hand where nothing is given.
OPEN = "____"
TO_WRITE_ON = Text((Line((Run(OPEN, "blank"),)),))


class Pen:
    """Writes for one sheet; ``scope`` is the id whose local ids may be written bare."""

    def __init__(self, context: Context, scope: str = "") -> None:
        self.context, self.manual, self.scope = context, context.manual, scope
        self.say, self.label = context.say, context.label
        self.comma, self.colon, self.semicolon = self.say("page.comma"), self.say("page.colon"), self.say("page.semicolon")

    def write(self, value: object) -> Text:
        """Any value that is not a reference: rich text, a word of a vocabulary, a figure, a plain line; nothing for None."""
        if value is None or value == "":
            return NOTHING
        if isinstance(value, RichText):
            return self._rich(value)
        if isinstance(value, Vocabulary):
            return self._line(value.label(self.context.language))
        if isinstance(value, bool):
            return self._line(self.say("learn.yes" if value else "learn.no"))
        return self._line(str(value))

    def all(self, values: Iterable[object], between: str | None = None) -> Text:
        """Several in one line."""
        return joined((self.write(value) for value in values), self.comma if between is None else between)

    def name(self, ref: str, words: str | None = None) -> str:
        """What ``ref`` is called; what is withheld says only that it is."""
        if SCHEME.match(ref):
            return words or ref
        if self.manual.is_withheld(ref, self.scope):
            return self.say("page.restricted")
        entry = self.manual.find(ref, self.scope)
        if entry:
            return words or self._title(entry)
        known = {CUSTOMER[0]: "page.customer", CUSTOMER[1]: "page.customer", END[0]: "page.end", END[1]: "page.end"}
        return words or (self.say(known[ref]) if ref in known else ref)

    def names(self, refs: Iterable[str]) -> Text:
        """What all of ``refs`` are called, in one line."""
        return joined((self._line(self.name(ref)) for ref in refs), self.comma)

    def amount(self, amount: object, unit: str | None) -> Text:
        """A figure with its unit, which a percentage may have of itself."""
        if not unit or (unit == "%" and str(amount).endswith(("%", "％"))):
            return self._line(str(amount))
        return self._line(self.say("page.amount_percent" if unit == "%" else "page.amount").format(amount, unit))

    def goal(self, at_least: object, at_most: object, exactly: object, unit: str | None) -> Text:
        """≥95%、≤2次: the figures with their signs, and the unit once."""
        given = [(sign, amount) for sign, amount in (("≥", at_least), ("≤", at_most), ("=", exactly)) if amount is not None]
        figures = [self.amount(amount, unit if at == len(given) else None).after(Run(sign)) for at, (sign, amount) in enumerate(given, 1)]
        return joined(figures, self.comma) or self.write(unit)

    def labelled(self, model: type[Model], key: str, text: Text) -> Text:
        """``text`` behind the label of its field; nothing if it is empty."""
        return text.after(Run(self.label(model, key) + self.colon)) if text else NOTHING

    def aside(self, text: Text, about: Text) -> Text:
        """``text`` with a remark in brackets."""
        if not about:
            return text
        opening, closing = self.say("page.brackets").format("\0", "\1").lstrip("\0").split("\1")
        return Text((*text.lines[:-1], Line((*text.lines[-1].runs, Run(opening), *(run for line in about.lines for run in line.runs), Run(closing)))))

    def titled(self, title: str | None, text: Text) -> Text:
        """``text`` with its title in front in bold."""
        if not title:
            return text
        runs = self._runs(title, "bold")
        return text.after(*runs, Run(self.colon)) if text else Text((Line(runs),))

    def signature(self, signature: Signature | None) -> Text:
        """Who signed and when, or a line to sign on."""
        if signature is None:
            return TO_WRITE_ON
        by = self._line(self.name(signature.by))
        return joined((by, self.write(signature.date)), "  ") if signature.date else by

    def gaps(self, item: Unwritten) -> frozenset[str]:
        """The keys of blocks that are announced as not written yet."""
        return frozenset(item.unwritten)

    def _title(self, entry: Entry) -> str:
        if entry.kind != "article" or entry.parent is None:
            return entry.title
        number = article_number(self.manual, entry.parent, entry.path) or entry.title
        policy = self.manual.entries.get(entry.parent)
        return number if self.scope == entry.parent or policy is None else self.say("page.article_of", policy=policy.title, number=number)

    def _rich(self, text: RichText) -> Text:
        lines: list[Line] = []
        for block in text.blocks:
            if isinstance(block, Listing):
                for at, row in enumerate(block.items, 1):
                    lines.append(Line(self._spans(row), "number" if block.ordered else "bullet", f"{at}." if block.ordered else "•"))
            else:
                lines += [Line(self._spans(row)) for row in block.lines]
        return Text(tuple(lines))

    def _spans(self, spans: Iterable[Span], kind: RunKind = "") -> tuple[Run, ...]:
        runs: list[Run] = []
        for span in spans:
            match span:
                case Words(text):
                    runs.append(Run(text, kind))
                case Bold(inner):
                    runs += self._spans(inner, "bold")
                case Link(target, words):
                    runs.append(Run(self.name(target, words), kind))
                case Slot(name):
                    runs.append(Run(name, "slot"))
                case Blank(length):
                    runs.append(Run("_" * length, "blank"))
        return tuple(runs)

    def _line(self, words: str) -> Text:
        return Text((Line(self._runs(words)),)) if words else NOTHING

    @staticmethod
    def _runs(words: str, kind: RunKind = "") -> tuple[Run, ...]:
        """A line that is not rich text: only its blanks are more than words."""
        if not BLANK.search(words):
            return (Run(words, kind),)
        runs: list[Run] = []
        end = 0
        for blank in BLANK.finditer(words):
            if blank.start() > end:
                runs.append(Run(words[end : blank.start()], kind))
            runs.append(Run("_" * max(len(blank[0]), 3), "blank"))
            end = blank.end()
        return (*runs, Run(words[end:], kind)) if end < len(words) else tuple(runs)
