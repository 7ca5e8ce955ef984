"""How close two questions are, decided finely: shared words weighed by how rare they are, and what makes a difference whatever is shared.

The measure is the weighted Jaccard similarity of set-similarity joins (Chaudhuri, Ganti, Kaushik, *A primitive operator for similarity joins in data
cleaning*, ICDE 2006), the weights the usual logarithm of rarity (Spärck Jones 1972). What follows it are plain rules for customers' questions: numbers, names,
negation, what is asked for, opposite words, words that swapped places.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.rules.wording.english import stem
from generator.rules.wording.fold import Folding, Reading
from generator.rules.wording.lexicon import CAN, DECISIVE, HOW, OPPOSITE, STRICT, TERMS, WHY

#: From here on a reader calls two questions the same; chosen on one half of the labelled pairs of the tests.
CLOSE = 0.7
#: The same where each has a word that the other lacks: one word may stand in the place of another.
CLOSER = 0.78


OPPOSITES = [tuple(pair.split("/")) for pair in OPPOSITE.split()]


#: Of longer texts the order says little.
LONG = 100


class Ranked(NamedTuple):
    """A wording and how near it is, 1 for the same."""

    wording: str
    score: float


class Weights:
    """How much a word says: the rarer among all texts, the more; a term of the glossary counts as a word of two characters."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.seen = Counter(word for reading in readings for word in set(reading.words))
        self._most = math.log(2 + max(self.seen.values(), default=0))
        self._known: dict[str, float] = {}

    def __getitem__(self, word: str) -> float:
        known = self._known.get(word)
        if known is None:
            rarity = 1 - math.log(1 + self.seen[word]) / self._most
            known = self._known[word] = (1 + rarity) * (2 if word >= chr(TERMS) else 1)
        return known


def overlap(one: Iterable[str], other: Iterable[str], weights: Weights) -> float:
    """What two sets of words share, of all that they hold, by weight."""
    left, right = set(one), set(other)
    whole = sum(weights[word] for word in left | right)
    return sum(weights[word] for word in left & right) / whole if whole else 0.0


def closeness(one: Reading, other: Reading, weights: Weights) -> float:
    """0 to 1, from ``CLOSE`` on for the same question; 0 where something makes them different however much they share."""
    if one.folded == other.folded:
        return 1.0
    if kind(one) != kind(other):
        return 0.0
    shared = overlap(one.words, other.words, weights)
    if shared < CLOSE or (shared < CLOSER and set(one.words) - set(other.words) and set(other.words) - set(one.words)):
        return min(shared, CLOSE - 0.01)
    return 0.0 if differ(one, other) else shared * (0.5 if swapped(one.words, other.words) else 1.0)


def kind(reading: Reading) -> tuple[object, ...]:
    """Numbers and names, what is strictly asked for, whether there is a no: of the same question all are equal."""
    return reading.marks, reading.asks & STRICT, bool(reading.denied)


def differ(one: Reading, other: Reading) -> bool:
    """Kind, what is denied or asked for, deciding verbs, terms of the glossary, opposites: each makes a difference."""
    if kind(one) != kind(other) or (one.denied and not one.denied & other.denied):
        return True
    if WHY in one.asks | other.asks and (one.asks ^ other.asks) & {HOW, CAN}:
        return True
    left, right = set(one.words) - set(other.words), set(other.words) - set(one.words)
    if left & DECISIVE or right & DECISIVE:
        return True
    if left and right and max(left) >= chr(TERMS) and max(right) >= chr(TERMS):
        return True
    return _opposite(one.words, other.words)


def _opposite(one: Sequence[str], other: Sequence[str]) -> bool:
    left, right = _joined(one), _joined(other)
    for first, second in OPPOSITES:
        if (first in left) != (first in right) and (second in left) != (second in right) and (first in left) != (second in left):
            return True
    return False


def _joined(words: Sequence[str]) -> str:
    return "".join(words) if not words or len(words[0]) == 1 else " ".join(words)


def swapped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shared words come in another order than by moving one block: 总仓调到分店 and 分店调到总仓, but not 密码忘了 and 忘了密码."""
    common = set(one) & set(other)
    left, right = [w for w in one if w in common], [w for w in other if w in common]
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if len(left) != len(right) or len(left) > LONG:
        return False
    turns = (left[turn:] + left[:turn] == right for turn in range(len(left)))
    return bool(left) and not any(turns)


def in_common(one: Reading, other: Reading, titles: Mapping[str, str]) -> list[str]:
    """The words that both have, as the first has them; characters side by side in both make one word."""
    shared = {*one.words, *one.marks} & {*other.words, *other.marks}
    if " " in one.folded:
        found = [word for word in one.folded.split() if word in shared or stem(word) in shared]
    else:
        found = [run for run in _runs(one.folded, other.folded) if run in shared or (len(run) > 1 and not shared.isdisjoint(run))]
    named = ("".join(titles.get(char, char) for char in word) for word in found or shared)
    return list(dict.fromkeys(named))


def _runs(text: str, there: str) -> list[str]:
    """The longest passages of ``text`` that stand in ``there``, one after the other."""
    runs, start = [], 0
    while start < len(text):
        end = start + 1
        while end <= len(text) and text[start:end] in there:
            end += 1
        runs.append(text[start : end - 1].strip("的了吗"))
        start = max(end - 1, start + 1)
    return runs


def nearest(text: str, wordings: Iterable[str], folding: Folding | None = None) -> list[Ranked]:
    """``wordings`` that share something with ``text``, the nearest first; those that differ in a deciding word come later."""
    folding = folding or Folding()
    readings = {wording: folding.read(folding.fold(wording)) for wording in wordings}
    weights = Weights(readings.values())
    asked = folding.read(folding.fold(text))
    ranked = []
    for wording, reading in readings.items():
        shared = overlap((*asked.words, *asked.marks), (*reading.words, *reading.marks), weights)
        score = 1.0 if reading.folded == asked.folded else shared * (0.5 if differ(asked, reading) else 0.99)
        if score:
            ranked.append(Ranked(wording, score))
    return sorted(ranked, key=lambda row: (-row.score, row.wording))
