"""Pairs of texts that may be close, without comparing each with each.

Prefix filtering as in set-similarity joins (AllPairs: Bayardo, Ma, Srikant, WWW 2007; PPJoin: Xiao et al., WWW 2008), the rarest words first, with two
shared words of the prefix asked for instead of one (AdaptJoin: Wang, Li, Feng, SIGMOD 2012): two texts whose weighted Jaccard similarity reaches the
threshold must share that much among their rarest words. What such a pair of words leads to is looked at rarest pair first and only so far: of texts
that repeat one pattern thousands of times the first are found, not all.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from generator.rules.wording.alike import Weights

#: The most texts that are looked at for one text, and the most of them, nearest first, that are compared finely.
LOOKED_AT, COMPARED = 60, 8
#: The longest prefix: whole paragraphs that stand as a question are not worth more.
LONGEST = 16
#: Bits in which the words of a text are noted, to tell at once that two texts share too little.
BITS = 191


def candidates(texts: Sequence[tuple[Hashable, Sequence[str]]], weights: Weights, threshold: float) -> Iterator[tuple[int, int]]:
    """(earlier, later) of texts that may be close. Each is what must be equal and its words; the words of one text are counted once."""
    numbers = {word: number for number, word in enumerate(sorted(weights.seen, key=lambda word: (weights.seen[word], word)))}
    kinds: dict[Hashable, int] = {}
    there: dict[int, list[int]] = {}
    masks: list[int] = []
    slack = (1 - threshold) / (1 + threshold) / min((weights[word] for word in numbers), default=1.0)
    totals: list[float] = []
    for later, (kind, words) in enumerate(texts):
        rare = sorted({numbers[word] for word in words})
        heavy = [weights[word] for word in sorted(set(words), key=numbers.__getitem__)]
        mask, total = sum({1 << number % BITS for number in rare}), sum(heavy)
        keys = _keys(rare, heavy, total * threshold, kinds.setdefault(kind, len(kinds)) * (len(numbers) + 1))
        lists = sorted((there[key] for key in keys if key in there), key=len)
        seen: set[int] = set()
        for found in lists:
            seen.update(found[-LOOKED_AT:])
            if len(seen) >= LOOKED_AT:
                break
        apart = sorted([((masks[earlier] ^ mask).bit_count(), earlier) for earlier in seen])
        for bits, earlier in apart[:COMPARED]:
            if bits <= slack * (totals[earlier] + total) + 1e-9:
                yield earlier, later
        for key in keys:
            there.setdefault(key, []).append(later)
        masks.append(mask)
        totals.append(total)


def _keys(rare: list[int], heavy: list[float], needed: float, base: int) -> list[int]:
    """A number for each two words of the prefix: as many of the rarest words as must hold two shared ones; a text of one word has a key of its own."""
    if len(rare) == 1:
        return [-1 - base - rare[0]]
    left, prefix = sum(heavy), 0
    while prefix < len(rare) and left >= needed:
        left -= heavy[prefix]
        prefix += 1
    first = rare[: min(LONGEST, max(2, prefix + 1))]
    wide = 1 << 24
    return [(base + one) * wide + other for one, other in combinations(first, 2)]
