"""The FAQs of a manual with their wordings, read and in the order of files and lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.manual import Entry
from generator.model.desk import Faq
from generator.record import Path
from generator.rules.inspection import Inspection
from generator.rules.wording.fold import Folding, Reading


@dataclass(frozen=True)
class Asked:
    """One FAQ and the words that do not mean it, folded."""

    entry: Entry
    faq: Faq
    not_for: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """One way to ask for the FAQ number ``faq``; ``path`` is where it stands in it."""

    faq: int
    text: str
    path: Path
    folded: str


class Questions:
    """All FAQs and all wordings; a wording is read only when it is asked for, the same one once."""

    def __init__(self, inspection: Inspection) -> None:
        glossary = inspection.manual.glossary
        self.folding = Folding(glossary.terms if glossary else ())
        entries = sorted(inspection.entries("faq"), key=lambda entry: (entry.record.source.path, entry.path))
        self.faqs = [self._asked(entry) for entry in entries]
        self._read: dict[str, Reading] = {}

    @cached_property
    def wordings(self) -> list[Wording]:
        """Every question and similar question."""
        fold = self.folding.fold
        return [Wording(number, text, path, fold(text)) for number, asked in enumerate(self.faqs) for path, text in _texts(asked.faq)]

    def read(self, folded: str) -> Reading:
        """The reading of a folded text."""
        known = self._read.get(folded)
        if known is None:
            known = self._read[folded] = self.folding.read(folded)
        return known

    def apart(self, one: int, other: int) -> bool:
        """Whether two FAQs hold at different times or for different customers."""
        left, right = self.faqs[one].faq, self.faqs[other].faq
        if left.customers and right.customers and not set(left.customers) & set(right.customers):
            return True
        from_, until = date.min, date.max
        for valid in (left.valid, right.valid):
            if valid:
                from_, until = max(from_, valid.from_ or from_), min(until, valid.until or until)
        return from_ > until

    def excluded(self, one: Wording, other: Wording) -> bool:
        """Whether a word that one FAQ is not for stands in the other's wording and not in its own."""
        for mine, theirs in ((one, other), (other, one)):
            if any(word in theirs.folded and word not in mine.folded for word in self.faqs[mine.faq].not_for):
                return True
        return False

    def _asked(self, entry: Entry) -> Asked:
        faq = entry.item
        assert isinstance(faq, Faq)
        return Asked(entry, faq, tuple(map(self.folding.fold, faq.not_for)))


def _texts(faq: Faq) -> Iterator[tuple[Path, str]]:
    yield ("question",), faq.question
    for number, text in enumerate(faq.similar):
        yield ("similar", number), text
