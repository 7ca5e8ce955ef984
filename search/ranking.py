"""Scores: sums of whole numbers over the postings, so that every door finds the same in the same order."""

import math
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from search.analysis import Groups, Question, sizes
from search.bm25 import FAMILY, K1, STEP, rarity
from search.postings import Postings

#: The terms of an answer that a term of the question is looked for in, too.
IN_ANSWER = {"b": "a", "w": "d"}
#: Typed pinyin counts so many times what the sound of typed characters does.
TYPED = 6
#: Weight of so many initials, in hundredths: two say little.
INITIALS = (0, 0, 90, 360, 540, 720, 900, 1080, 1260)
#: Postings that are read for all entries, shortest lists first; the longest lists only for the best entries so far.
BUDGET = 10_000
CANDIDATES = 200
#: Entries that a smaller manual is taken to have: among two or three nothing would be rare, and nothing would be found with certainty.
FEWEST = 10
#: Halves of a family that the confidence leaves out: synonyms count half in it, and what says again that characters or words are there, side by
#: side; light characters not at all.
DOUBT = {"y": 1, "b": 1, "a": 1, "j": 1, "z": 2, "c": 2}
#: One score in so many tells about how high the best are.
SAMPLE = 8
#: Lists kept as one byte an entry.
ROWS = 2000


class Sought(NamedTuple):
    """A list to read: the entries it has, its term and the weight times rarity of it."""

    size: int
    term: str
    weight: int


class Ranking:
    """The entries of ``postings``, ranked by questions. ``groups`` are the synonyms that they were made with."""

    def __init__(self, postings: Postings, groups: Groups) -> None:
        self.postings, self.groups = postings, groups
        self._sizes = sizes(groups)
        self._total = max(len(postings.ids), FEWEST)
        self._numbers = tuple(range(len(postings.ids)))
        self._rows: dict[str, bytearray] = {}

    def search(self, question: str, limit: int = 10, among: set[str] | None = None) -> tuple[list[tuple[str, int]], float]:
        """The best ``limit`` entries with their scores, ties by id, and the confidence in the first; of ``among`` only where that is given."""
        ids = self.postings.ids
        if not ids:
            return [], 0.0
        sought, reach, doubt = self._sought(question)
        scores, late = self._scores(sought)
        if among is None:
            found = list(compress(self._numbers, scores))
        else:
            found = [number for number, own in enumerate(ids) if own in among and (scores[number] or late)]
        keep = max(CANDIDATES, limit) if late else limit
        if len(found) > keep:
            bar = _bar([scores[number] for number in found], keep)
            found = [number for number in found if scores[number] >= bar]
        for term, weight in late:
            row = self._row(term)
            for number in found:
                scores[number] += row[number] * weight
        found = sorted((number for number in found if scores[number]), key=lambda number: (-scores[number], number))[:limit]
        best = [(ids[number], scores[number]) for number in found]
        return best, self._confidence(found[0], best[0][1], reach, doubt, sought) if best else 0.0

    def _sought(self, question: str) -> tuple[list[Sought], int, int]:
        """What to read, shortest list first; the sum of all weights, and twice what of it is in doubt."""
        postings, total = self.postings, self._total
        asked = Question(question, self.groups, self._sizes, postings.__contains__, postings.spelt)
        weights: dict[str, int] = {}
        for term, typed in asked.terms:
            weight = FAMILY[term[0]] * (TYPED if typed else 1) * rarity(total, postings.count(term))
            weights[term] = max(weight, weights.get(term, 0))
        reach, doubt, out = 0, 0, []
        for term, weight in weights.items():
            reach += weight
            doubt += DOUBT.get(term[0], 0) * weight
            for name in (term, IN_ANSWER[term[0]] + term[1:]) if term[0] in IN_ANSWER else (term,):
                if size := postings.count(name):
                    out.append(Sought(size, name, weight))
        for letters in sorted(set(asked.initials)):
            size = postings.count(" " + letters)
            weight = INITIALS[len(letters)] * rarity(total, size)
            reach += weight
            out.append(Sought(size, " " + letters, weight))
        out.sort(key=lambda one: one.size)  # stable: lists of one size stay in the order of the question
        return out, reach, doubt

    def _scores(self, sought: Sequence[Sought]) -> tuple[list[int], list[tuple[str, int]]]:
        """Scores of all entries from the shorter lists, and what is left to add."""
        scores, spent, late = [0] * len(self.postings.ids), 0, []
        for size, term, weight in sought:
            if spent and spent + size > BUDGET:
                late.append((term, weight))
                continue
            spent += size
            numbers, shares = self.postings.listed(term)
            for number, share in zip(numbers, shares, strict=True):
                scores[number] += share * weight
        return scores, late

    def _row(self, term: str) -> bytearray:
        """A long list, one byte an entry."""
        row = self._rows.get(term)
        if row is None:
            if len(self._rows) > ROWS:
                self._rows.clear()
            row = self._rows[term] = bytearray(len(self.postings.ids))
            for number, share in zip(*self.postings.listed(term), strict=True):
                row[number] = share
        return row

    def _confidence(self, entry: int, score: int, reach: int, doubt: int, sought: Sequence[Sought]) -> float:
        """Between 0 and 1, from the score over the root of what could be reached.

        The score itself would trust every long question, and its share of what could be reached every short one. It is measured
        in units of the rarest term, so that it means the same in any manual; synonyms count half and light characters not at all.
        """
        score, reach = 2 * score, 2 * reach - doubt
        for _, term, weight in sought:
            if less := DOUBT.get(term[0], 0):
                score -= less * self.postings.share_in(term, entry) * weight
        if score <= 0 or reach <= 0:
            return 0.0
        strength = score / (2 * STEP * (K1 + 1)) / math.sqrt(reach * (50 * rarity(self._total, 0)))
        return strength / (1 + strength)


def _bar(scores: list[int], keep: int) -> int:
    """The lowest of the ``keep`` highest scores; most are told apart from those by a sample, so that few have to be sorted."""
    rough = sorted(scores[::SAMPLE])[-(keep * 2 // SAMPLE) :][0]
    above = [score for score in scores if score >= rough]
    return sorted(above if len(above) >= keep else scores)[-keep]
