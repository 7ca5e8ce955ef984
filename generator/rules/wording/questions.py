"""Questions that are asked twice: word for word, nearly, or within one FAQ."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.problem import Problem, Word
from generator.rules.inspection import Inspection, place
from generator.rules.wording.alike import CLOSE, Weights, closeness, in_common, kind
from generator.rules.wording.asked import Questions, Wording
from generator.rules.wording.joining import candidates

#: The most findings of one FAQ, the nearest first.
MOST = 3
#: With how many others of the same wording or near it one FAQ is compared at all.
COMPARED = 12


class Pair(NamedTuple):
    """Two wordings of different FAQs, the later one last; ``score`` is 1 for the same."""

    score: float
    earlier: Wording
    later: Wording


def repeated(inspection: Inspection) -> Iterator[Problem]:
    """Wordings that repeat another of their FAQ, then the FAQs that ask what an earlier one asks: one finding for two FAQs, a few at most for each."""
    questions = Questions(inspection)
    groups: dict[str, list[Wording]] = defaultdict(list)
    for wording in questions.wordings:
        group = groups[wording.folded]
        if group and group[-1].faq == wording.faq:
            yield _problem("repeated-wording", questions, Pair(1, group[-1], wording))
        else:
            group.append(wording)
    found: dict[int, dict[int, Pair]] = defaultdict(dict)
    for pair in (*_same(groups, questions), *_near(groups, questions)):
        known = found[pair.later.faq].get(pair.earlier.faq)
        if known is None or pair.score > known.score:
            found[pair.later.faq][pair.earlier.faq] = pair
    for _, pairs in sorted(found.items()):
        for pair in sorted(pairs.values(), key=lambda pair: (-pair.score, pair.earlier.faq))[:MOST]:
            yield _problem("same-question" if pair.score == 1 else "similar-question", questions, pair)


def _same(groups: dict[str, list[Wording]], questions: Questions) -> Iterator[Pair]:
    """Each wording with the first before it that is the same and meant for the same."""
    for group in groups.values():
        for at, later in enumerate(group):
            for earlier in group[: min(at, COMPARED)]:
                if _meant_alike(earlier, later, questions):
                    yield Pair(1, earlier, later)
                    break


def _near(groups: dict[str, list[Wording]], questions: Questions) -> Iterator[Pair]:
    """Wordings that are close without being the same; of those that are the same the first stands for all."""
    firsts = [group[0] for group in groups.values()]
    readings = [questions.read(first.folded) for first in firsts]
    weights = Weights(readings)
    near: dict[int, int] = defaultdict(int)
    for one, other in candidates([(kind(reading), reading.words) for reading in readings], weights, CLOSE):
        earlier, later = firsts[one], firsts[other]
        if earlier.faq == later.faq or near[later.faq] >= COMPARED:
            continue
        score = closeness(readings[one], readings[other], weights)
        if score >= CLOSE and _meant_alike(earlier, later, questions):
            near[later.faq] += 1
            yield Pair(min(score, 0.999), earlier, later)


def _meant_alike(earlier: Wording, later: Wording, questions: Questions) -> bool:
    return not questions.apart(earlier.faq, later.faq) and not questions.excluded(earlier, later)


def _problem(code: str, questions: Questions, pair: Pair) -> Problem:
    """The finding at the later wording; ``of`` and ``whose`` name the FAQ where a similar question was hit."""
    earlier, later = pair.earlier, pair.later
    before, after = questions.faqs[earlier.faq], questions.faqs[later.faq]
    common = in_common(questions.read(later.folded), questions.read(earlier.folded), questions.folding.titles)
    words: dict[str, Word] = {
        "given": later.text,
        "of": after.faq.question if len(later.path) > 1 else "",
        "other": earlier.text,
        "whose": before.faq.question if len(earlier.path) > 1 else "",
        "common": ("、".join(common), ", ".join(common)),
    }
    return Problem(code, place(after.entry, *later.path), words, (place(before.entry, *earlier.path),))
