"""What a look-up answers: how sure it is, what it found, and whom to ask where the manual has nothing."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from search.document import Document

#: A stretch of a text: from this character up to that one.
Mark = tuple[int, int]


class Band(Enum):
    """How sure an answer is."""

    SURE = "sure"
    MAYBE = "maybe"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look among; empty is everything. ``channel`` keeps scripts, and FAQs with a script, for that channel."""

    kinds: tuple[str, ...] = ()
    topic: str = ""
    channel: str = ""
    tags: tuple[str, ...] = ()
    position: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: the document, its score (a whole number, for comparing within one answer), the passage that answers, and where the words asked for stand.

    ``why`` names the words, sounds and synonyms by which it was found; ``scripts`` are the words to say.
    """

    document: Document
    score: int
    title_marks: tuple[Mark, ...]
    passage: str
    marks: tuple[Mark, ...]
    why: tuple[str, ...]
    scripts: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: a rung of the escalation ladder."""

    name: str
    who: tuple[str, ...]
    within: str = ""
    extension: str = ""
    hours: str = ""
    takes: str = ""

    def plain(self) -> dict[str, Any]:
        """What ``asdict`` makes of it, at a tenth of the cost."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Answer:
    """``hits``: one that answers and others near it (sure), up to five to choose from (maybe), the nearest that do not answer (none).

    ``confidence`` lies between 0 and 1. ``ask`` is what to ask the customer to choose by. ``whom`` and ``holding`` say whom to turn to
    and what to say till then, ``never`` what not to say.
    ``message`` says in words why a question got no answer at all (empty, too long).
    """

    question: str
    band: Band
    confidence: float
    hits: tuple[Hit, ...] = ()
    ask: str = ""
    whom: tuple[Contact, ...] = ()
    holding: Document | None = None
    never: tuple[str, ...] = ()
    message: str = ""

    def plain(self) -> dict[str, Any]:
        """The answer as JSON has it, the same behind every door."""
        hits = [
            {
                **hit.document.plain(), "score": hit.score, "title_marks": hit.title_marks, "passage": hit.passage, "marks": hit.marks,
                "why": hit.why, "scripts": [script.plain() for script in hit.scripts],
            }
            for hit in self.hits
        ]  # fmt: skip
        return {
            "question": self.question, "band": self.band.value, "confidence": round(self.confidence, 4), "hits": hits, "ask": self.ask,
            "whom": [contact.plain() for contact in self.whom], "holding": self.holding.plain() if self.holding else None,
            "never": self.never, "message": self.message,
        }  # fmt: skip
