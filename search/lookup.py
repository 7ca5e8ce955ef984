"""One look-up behind every door: a question and filters in, an answer out. Any text is a question and nothing else."""

from collections.abc import Iterable, Mapping

from search.analysis import normalise
from search.answer import Answer, Band, Filters, Hit
from search.bands import SURE, band
from search.desk import Desk
from search.document import KINDS, Document
from search.highlight import Asked, passage
from search.letters import bare
from search.rankings import Rankings, confidence

#: Characters of a question that are read; a customer's story is told in fewer.
LONGEST = 500
#: Hits of an answer: one and what is near it, five to choose from, the nearest three that do not answer.
NEAR, CHOICE, NEAREST = 6, 5, 3
#: Words never to be said that an answer names.
NEVER = 12
#: Documents of each table that are looked at; a kind's share moves none up from farther below.
CANDIDATES = 40
#: What a kind's score counts beside an FAQ's, in hundredths: FAQs first where a question is asked.
SHARE = {
    "faq": 100, "script": 80, "procedure": 85, "step": 55, "article": 65, "policy": 75, "form": 85, "position": 85, "duty": 50,
    "department": 70, "conduct": 65, "training": 60, "term": 50, "page": 60,
}  # fmt: skip
NO_FILTERS = Filters()


class Lookup:
    """The look-up over the documents of one audience."""

    def __init__(self, documents: Iterable[Document] | Mapping[str, Document], ranking: Rankings, desk: Desk, note: str = "") -> None:
        self.documents: Mapping[str, Document] = documents if isinstance(documents, Mapping) else {one.id: one for one in documents}
        self.ranking, self.desk = ranking, desk
        #: "stale": the content has errors, this is what it said before them; "partial": it has errors, and this is what could be read.
        self.note = note
        self.words_of: dict[str, list[str]] = {}
        for word, names in ranking.groups.items():
            for name in names:
                self.words_of.setdefault(name, []).append(word)

    def find(self, question: str, filters: Filters = NO_FILTERS, limit: int | None = None) -> Answer:
        """The answer to ``question``; ``limit`` hits at most."""
        words = " ".join(question.split())[:LONGEST]
        if not normalise(words).strip():
            return Answer(question, Band.NONE, 0.0, message="empty", whom=self.desk.contacts)
        scored = self._with_scripts_apart(self.ranked(words, filters))
        if not scored:
            return self._none(question, 0.0, ())
        sure = confidence(scored[0][0])
        found = band(sure, scored[0][0], scored[1][0] if len(scored) > 1 else 0)
        if self._word_for_word(words, [document for _, document in scored]):
            sure, found = max(sure, SURE), Band.SURE
        if found is Band.NONE:
            return self._none(question, sure, self._hits(words, scored[: limit or NEAREST]))
        most = {Band.SURE: NEAR, Band.MAYBE: CHOICE}[found]
        hits = self._hits(words, scored[: limit or most])
        return Answer(question, found, sure, hits, ask=self._ask(hits) if found is Band.MAYBE else hits[0].document.ask)

    def _word_for_word(self, words: str, found: list[Document]) -> bool:
        """Whether the first is the one FAQ that asks just this: what its author wrote down is certain, however common the words are."""
        asked = bare(words)

        def same(document: Document) -> bool:
            return document.kind == "faq" and any(bare(wording) == asked for wording in document.wordings)

        return bool(asked) and same(found[0]) and not any(map(same, found[1:]))

    def ranked(self, words: str, filters: Filters = NO_FILTERS) -> list[tuple[int, Document]]:
        """The documents that ``words`` find, the best first, each with its score; equal ones by kind and id."""
        ranked = self.ranking.search(words, CANDIDATES, self._among(filters))
        return sorted(self._scored(ranked, normalise(words)), key=lambda row: (-row[0], KINDS.index(row[1].kind), row[1].id))

    def _among(self, filters: Filters) -> set[str] | None:
        """The ids that ``filters`` leave; None where they leave all."""
        if filters == NO_FILTERS:
            return None
        return {own for own, document in self.documents.items() if self._passes(document, filters)}

    def _passes(self, document: Document, filters: Filters) -> bool:
        return (
            (not filters.kinds or document.kind in filters.kinds)
            and (not filters.topic or (document.topic is not None and document.topic.id == filters.topic))
            and (not filters.tags or bool(set(filters.tags) & set(document.tags)))
            and (not filters.position or filters.position in {document.id, *(named.id for named in document.positions)})
            and (not filters.channel or self._said_on(document, filters.channel))
        )

    def _said_on(self, document: Document, channel: str) -> bool:
        texts = [document.texts, *(self.documents[own].texts for own in document.say if own in self.documents)]
        return any(channel in said or "any" in said for said in texts)

    def _scored(self, ranked: Iterable[tuple[str, int]], words: str) -> Iterable[tuple[int, Document]]:
        for own, score in ranked:
            document = self.documents[own]
            if any(normalise(word) in words for word in document.not_for):
                continue
            yield score * SHARE[document.kind] // 100, document

    def _with_scripts_apart(self, scored: list[tuple[int, Document]]) -> list[tuple[int, Document]]:
        """A script that an FAQ above it says is shown with the FAQ and not again by itself."""
        said: set[str] = set()
        left = []
        for score, document in scored:
            if document.kind == "script" and document.id in said:
                continue
            said |= set(document.say)
            left.append((score, document))
        return left

    def _hits(self, words: str, scored: Iterable[tuple[int, Document]]) -> tuple[Hit, ...]:
        asked = Asked(words, self.ranking.groups, self.words_of)
        return tuple(self._hit(asked, score, document) for score, document in scored)

    def _hit(self, asked: Asked, score: int, document: Document) -> Hit:
        marks = asked.marks(document.body)
        shown = passage(document.body, marks)
        if shown != document.body:
            marks = asked.marks(shown)
        marked = [*((text, asked.marks(text)) for text in document.wordings), (shown, marks)]
        why = dict.fromkeys(text[begin:end] for text, places in marked for begin, end in places)
        scripts = tuple(self.documents[own] for own in document.say if own in self.documents)
        own = (document,) if document.kind == "script" else ()
        return Hit(document, score, asked.marks(document.title), shown, marks, tuple(why)[:8], own + scripts)

    def _ask(self, hits: tuple[Hit, ...]) -> str:
        """What to ask to choose by: what the first asks, if others of its topic are near; else the titles themselves have to do."""
        first = hits[0].document
        return first.ask if any(hit.document.topic == first.topic for hit in hits[1:]) else ""

    def _none(self, question: str, sure: float, hits: tuple[Hit, ...]) -> Answer:
        holding = self.documents.get(self.desk.holding)
        return Answer(question, Band.NONE, sure, hits, whom=self.desk.contacts, holding=holding, never=self.desk.never[:NEVER])

    def query(self, text: str) -> tuple[Document, ...] | str:
        """What a structured question (fields, phrases, -word) names, best first; or in words why it cannot be asked."""
        from search.query import found, shelf_of  # Whoosh is not needed before

        self.documents = shelf = shelf_of(self.documents)
        return found(text, shelf, self.ranking, self.desk.language)

    def item(self, own: str) -> Document | None:
        """The document ``own``."""
        return self.documents.get(own)

    def topics(self) -> Mapping[str, int]:
        """Title of each FAQ topic -> how many questions it holds."""
        counts: dict[str, int] = {}
        for document in self.documents.values():
            if document.kind == "faq" and document.topic:
                counts[document.topic.title] = counts.get(document.topic.title, 0) + 1
        return counts
