"""A manual proves its own search: its test questions are asked, and what came first is held against what should (docs/lookup.md)."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from generator.model.questions import QuestionsFile
from search.analysis import normalise
from search.answer import Answer, Band, Hit
from search.document import Document
from search.lookup import Lookup

#: How many hits are looked through for the right one.
DEEP = 10
#: Words that a miss names, the longest first.
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A test question: any of ``first`` may come first; nothing there means that the manual has no answer."""

    ask: str
    first: tuple[str, ...]
    kind: str = ""
    note: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question missed: a key of texts/evaluate.yml and the words to fill in."""

    key: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test question came to: ``rank`` of the right item among the first ten, 0 if it is not there."""

    asked: Asked
    band: Band
    confidence: float
    rank: int
    found: str
    title: str
    #: Empty where the right item came first, or where nothing was answered because there is nothing.
    reasons: tuple[Reason, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it was answered as certain."""
        return self.band is Band.SURE

    @property
    def wrong(self) -> bool:
        """Whether it was answered as certain with something else."""
        return self.sure and self.rank != 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in per cent over ``count`` questions; of those without an answer only ``sure`` and ``maybe`` say something."""

    count: int
    r1: float
    r5: float
    mrr: float
    #: Answered as certain, and as a choice; then how many of the certain ones were wrong.
    sure: float
    maybe: float
    wrong: float


@dataclass(frozen=True)
class Evaluation:
    """All outcomes in the order in which they were asked; ``withheld`` ones have an answer that these readers may not see."""

    outcomes: tuple[Outcome, ...]
    withheld: tuple[Asked, ...] = ()

    @property
    def answered(self) -> list[Outcome]:
        """Those that the manual answers."""
        return [outcome for outcome in self.outcomes if outcome.asked.first]

    @property
    def unanswered(self) -> list[Outcome]:
        """Those that it does not."""
        return [outcome for outcome in self.outcomes if not outcome.asked.first]

    @property
    def misses(self) -> list[Outcome]:
        """Those that came to something else than they should: what was claimed as certain first, then the deepest."""
        missed = [outcome for outcome in self.outcomes if outcome.reasons]
        return sorted(missed, key=lambda outcome: (not outcome.wrong, bool(outcome.rank), -outcome.rank))

    def by_kind(self, outcomes: Iterable[Outcome]) -> dict[str, Figures]:
        """Figures of each kind of question, in the order in which the kinds first came up."""
        kinds: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            kinds.setdefault(outcome.asked.kind, []).append(outcome)
        return {kind: figures(group) for kind, group in kinds.items()}

    def measured(self) -> dict[str, float]:
        """What ``--min`` can ask for, each the better the higher; of questions that were not asked at all everything is in order."""
        answered, unanswered = figures(self.answered), figures(self.unanswered)
        whole = answered if answered.count else Figures(0, 100.0, 100.0, 100.0, 100.0, 0.0, 0.0)
        return {"r1": whole.r1, "r5": whole.r5, "mrr": whole.mrr, "sure": whole.sure, "right": 100 - whole.wrong, "quiet": 100 - unanswered.sure}


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of ``outcomes``; all 0 where there are none."""
    count = len(outcomes)
    sure = [outcome for outcome in outcomes if outcome.sure]

    def share(found: float, of: int = count) -> float:
        return 100 * found / of if of else 0.0

    return Figures(
        count,
        share(sum(outcome.rank == 1 for outcome in outcomes)),
        share(sum(0 < outcome.rank <= 5 for outcome in outcomes)),
        share(sum(1 / outcome.rank for outcome in outcomes if outcome.rank)),
        share(len(sure)),
        share(sum(outcome.band is Band.MAYBE for outcome in outcomes)),
        share(sum(outcome.wrong for outcome in sure), len(sure)),
    )


def questions_of(files: Iterable[tuple[str, QuestionsFile]]) -> list[Asked]:
    """The test questions of files, each under its path; a row's own kind comes before its file's."""
    return [Asked(row.ask, row.first if row.answered else (), row.kind or held.kind or "", row.note or "", path) for path, held in files for row in held.items]


def evaluate(lookup: Lookup, questions: Sequence[Asked], hidden: Collection[str] = (), tick: Callable[[], None] = lambda: None) -> Evaluation:
    """Ask everything. ``hidden`` are ids that exist but not for these readers; ``tick`` is called after each question."""
    outcomes, withheld = [], []
    for asked in questions:
        if asked.first and all(own in hidden for own in asked.first):
            withheld.append(asked)
        else:
            outcomes.append(_outcome(lookup, asked))
        tick()
    return Evaluation(tuple(outcomes), tuple(withheld))


def _outcome(lookup: Lookup, asked: Asked) -> Outcome:
    answer = lookup.find(asked.ask, limit=DEEP)
    rank = next((number for number, hit in enumerate(answer.hits, 1) if hit.document.id in asked.first), 0)
    first = answer.hits[0].document if answer.hits else None
    reasons = _reasons(lookup, asked, answer, rank)
    return Outcome(asked, answer.band, answer.confidence, rank, first.id if first else "", first.title if first else "", reasons)


def _reasons(lookup: Lookup, asked: Asked, answer: Answer, rank: int) -> tuple[Reason, ...]:
    """Why it missed, the plainest reason last; nothing if it did not."""
    hits = answer.hits
    if not asked.first:
        return (Reason("evaluate.false_answer", _named(hits[0])),) if answer.band is Band.SURE else ()
    if rank == 1:
        return (Reason("evaluate.given_up", _named(hits[0])),) if answer.band is Band.NONE else ()
    found = [Reason("evaluate.found_instead", _named(hits[0]))] if hits else [Reason("evaluate.found_nothing", {})]
    if rank:
        return (*found, Reason("evaluate.came_later", {"rank": str(rank)}))
    known = [lookup.documents[own] for own in asked.first if own in lookup.documents]
    if not known:
        return (*found, Reason("evaluate.not_looked_up", {"id": ", ".join(asked.first)}))
    return (*found, *(reason for document in known for reason in _absent(document, asked.ask, hits)))


def _named(hit: Hit) -> dict[str, str]:
    return {"id": hit.document.id, "title": hit.document.title}


def _absent(document: Document, ask: str, hits: Sequence[Hit]) -> list[Reason]:
    """Why ``document`` is not among the hits."""
    folded = normalise(ask)
    suppressing = [word for word in document.not_for if normalise(word) in folded]
    if suppressing:
        return [Reason("evaluate.suppressed", {"id": document.id, "words": "、".join(suppressing)})]
    beside = [hit.document.id for hit in hits if document.id in hit.document.say]
    if beside:
        return [Reason("evaluate.shown_with", {"id": document.id, "with": beside[0]})]
    missing = lacking(ask, document)
    return [Reason("evaluate.lacks" if missing else "evaluate.too_common", {"id": document.id, "words": "、".join(missing)})]


def lacking(question: str, document: Document) -> list[str]:
    """The words of ``question`` that ``document`` says nowhere; Chinese characters side by side make one word."""
    there = normalise("\n".join((*document.wordings, document.body, *document.tags)))
    runs, run = [], ""
    for char in f"{normalise(question)} ":
        latin = char.isascii() and char.isalnum()
        if run and (not char.isalnum() or latin != run[-1].isascii() or (not latin and char in there)):
            runs.append(run)
            run = ""
        if char.isalnum() and (latin or char not in there):
            run += char
    return sorted(dict.fromkeys(run for run in runs if run not in there), key=len, reverse=True)[:MOST_WORDS]
