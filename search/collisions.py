"""FAQs that lose their own question: asked in the very words that stand in it, the look-up answers with another FAQ first."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import add

from generator.manual import Manual
from generator.problem import Problem
from generator.rules.wording.fold import Folding
from search.analysis import normalise
from search.build import built
from search.desk import Desk, desk_of
from search.document import Document
from search.documents import faqs
from search.lookup import Lookup

#: The most wordings of a manual whose FAQs are asked while checking; with more, only ``deskbook evaluate`` asks. Measured in docs/lookup.md.
MOST = 2000
#: What another FAQ has to hold of a wording before it is asked while checking: two fifths of its pairs of characters.
SHARED = 0.4

LETTERS = re.compile(r"[^\W_]+")
#: An FAQ and one of its wordings: 0 is its question, the similar ones follow.
Own = tuple[Document, int]


@dataclass(frozen=True, slots=True)
class Collision:
    """``loser`` asks its wording ``number``, and ``winner`` is found first; None if no FAQ is found."""

    loser: Document
    number: int
    winner: Document | None

    @property
    def wording(self) -> str:
        """The question that is lost."""
        return self.loser.wordings[self.number]


def every(found: Iterable[Document]) -> list[Own]:
    """Every wording of every FAQ."""
    return [(document, number) for document in found if document.kind == "faq" for number in range(len(document.wordings))]


def contested(found: Iterable[Document]) -> list[Own]:
    """The wordings that may be lost: another FAQ holds much of them, or the FAQ's own ``not_for`` rules them out."""
    faqs = [document for document in found if document.kind == "faq"]
    holders: dict[str, list[str]] = defaultdict(list)
    for faq in faqs:
        for pair in _pairs("\n".join((*faq.wordings, faq.body, *faq.tags))):
            holders[pair].append(faq.id)
    return [(faq, number) for faq, number in every(faqs) if _contested(faq, faq.wordings[number], holders)]


def _contested(faq: Document, wording: str, holders: dict[str, list[str]]) -> bool:
    pairs = _pairs(wording)
    held = Counter(chain.from_iterable([holders[pair] for pair in pairs]))
    del held[faq.id]
    most = max(held.values(), default=0)
    return most >= SHARED * len(pairs) or any(normalise(word) in normalise(wording) for word in faq.not_for)


def _pairs(text: str) -> set[str]:
    return {pair for run in LETTERS.findall(normalise(text)) for pair in map(add, run, run[1:])}


def collisions(lookup: Lookup, which: Iterable[Own], tick: Callable[[], None] = lambda: None) -> Iterator[Collision]:
    """Those of ``which`` that other FAQs win; ``tick`` is called after each."""
    for document, number in which:
        winner = _first_faq(lookup, document.wordings[number])
        if winner is None or not _same(document, number, winner):
            yield Collision(document, number, winner)
        tick()


def _same(document: Document, number: int, winner: Document) -> bool:
    """Whether ``winner`` is the FAQ itself, or asks the very same: that is told as same-question, unless it is meant so."""
    if winner.id == document.id:
        return True
    folding = Folding()
    wording = folding.fold(document.wordings[number])
    return any(folding.fold(other) == wording for other in winner.wordings)


def _first_faq(lookup: Lookup, wording: str) -> Document | None:
    """The FAQ that comes first."""
    return next((document for _, document in lookup.ranked(wording) if document.kind == "faq"), None)


def losing(manual: Manual, today: date) -> Iterator[Problem]:
    """A problem for each wording that another FAQ wins, at that wording; nothing for a manual with too many to ask at every check."""
    if sum(1 + len(faq.similar) for topic in manual.faqs.values() for faq in topic.items) > MOST:
        return
    for lost in _lost(faqs(manual, today), desk_of(manual)):
        entry, other = manual.entries[lost.loser.id], lost.winner and manual.entries[lost.winner.id]
        path = ("similar", lost.number - 1) if lost.number else ("question",)
        words = {"given": lost.wording, "of": lost.loser.title if lost.number else "", "other": other.title if other else ""}
        also = (other.record.place((*other.path, "question")),) if other else ()
        yield Problem("losing-question", entry.record.place((*entry.path, *path)), words, also)


def _lost(found: list[Document], desk: Desk) -> Iterable[Collision]:
    """What is lost of what may be. How characters sound in their context takes long to read, and is read only where something seems lost."""
    which = contested(found)
    seeming = [(lost.loser, lost.number) for lost in collisions(built(found, desk, None), which)] if which else []
    return collisions(built(found, desk), seeming) if seeming else ()
