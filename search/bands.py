"""How sure an answer is. The limits come from measured questions; how, is told in docs/lookup.md."""

from search.answer import Band

#: Confidence from which an answer is given as the answer, and from which it is one to choose from.
SURE, MAYBE = 0.43, 0.29
#: How far the second may come near the first before both are shown to choose from, in hundredths.
CLOSE = 85


def band(confidence: float, first: int, second: int) -> Band:
    """``first`` and ``second`` are the scores of the two best documents, 0 where there is none."""
    if not first or confidence < MAYBE:
        return Band.NONE
    return Band.SURE if confidence >= SURE and second * 100 < first * CLOSE else Band.MAYBE
