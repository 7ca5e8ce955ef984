"""BM25 in whole numbers: S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).

A term adds weight x rarity x share to the score of an entry. Rarity (idf) and share (saturation by length) are rounded once, when the arrays are
made or the list is read, to hundredths and to 80ths; from there on everything is a sum of whole numbers, which no machine rounds otherwise.
The weights were chosen on measured questions: docs/lookup.md.
"""

import math
from collections.abc import Collection

#: What a family of terms (search/analysis.py) counts in a score, in hundredths.
FAMILY = {"u": 100, "z": 20, "b": 90, "c": 50, "y": 120, "w": 100, "x": 40, "g": 15, "j": 25, "p": 25, "q": 30}
#: ... and in the length of an entry: characters count together with their sound, readings from context and doubled initials nothing more.
LENGTH = {**FAMILY, "u": 125, "z": 45, "b": 120, "c": 80, "P": 0, "Q": 0, "a": 90, "d": 100}
#: How fast a repeated term counts less, and how much a long entry is held back.
K1, B = 1.5, 0.9
#: What a term in an answer counts beside one in a wording.
ANSWER = 0.5
#: Parts of 1.0 in a share.
STEP = 80


def mean(lengths: Collection[int]) -> float:
    """The mean length, at least 1."""
    return max(sum(lengths) / max(len(lengths), 1), 1)


def damping(length: float) -> float:
    """K of BM25 for an entry whose length is ``length`` times the mean."""
    return K1 * (1 - B + B * length)


def share(twice: int, damped: float, factor: float) -> int:
    """What a term counts that is ``twice`` / 2 times in an entry of that ``damping``, in 80ths, at most 255."""
    amount = twice / 2
    return min(255, int(factor * (amount * (K1 + 1)) / (amount + damped) * STEP + 0.5))


def rarity(entries: int, having: int) -> int:
    """Inverse document frequency of a term that ``having`` of ``entries`` have, in hundredths; never negative."""
    return int(100 * math.log(1 + (entries - having + 0.5) / (having + 0.5)) + 0.5)
