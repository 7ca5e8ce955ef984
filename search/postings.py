"""For every term the entries that have it and what it counts in each, made from flat arrays when it is asked for.

Three ways lead here: ``build`` from entries; ``gather`` from rows, the terms of each entry as ``rows.row`` gives them and as they can be kept;
``changed`` from older postings and the rows of what is different, which is the quick one. All three make the same arrays.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from search.analysis import Groups, Readings, sizes
from search.bm25 import ANSWER
from search.field import Field, Listed
from search.letters import grams
from search.rows import opened, row
from search.sounds import voices

#: Lists that are kept made.
KEPT = 50_000


def build(entries: Iterable[Mapping[str, Any]], groups: Groups, readings: Readings | None = None) -> "Postings":
    """The postings of ``entries``: {"id", "question", "similar", "answer", "tags"}."""
    size = sizes(groups)
    return gather({entry["id"]: row(entry, groups, readings, size) for entry in entries})


def gather(rows: Mapping[str, bytes]) -> "Postings":
    """The postings of the entries with these ids and rows."""
    ids = sorted(rows)
    found = [opened(rows[own]) for own in ids]
    own = Field.of(((one.own, one.own_amounts) for one in found), (one.own_length for one in found), 1)
    answers = Field.of(((one.answer, one.answer_amounts) for one in found), (one.answer_length for one in found), ANSWER)
    return Postings(ids, own, answers, "".join(one.first + "\n" for one in found))


def changed(old: "Postings", gone: Mapping[str, bytes], come: Mapping[str, bytes]) -> "Postings":
    """``old`` without the entries ``gone`` and with those that ``come``: ids with their rows; an entry that changed is in both.

    Raises KeyError if ``old`` has no entry that goes, ValueError if it keeps one that comes.
    """
    numbers_before = {own: number for number, own in enumerate(old.ids)}
    out = {numbers_before[own]: opened(raw) for own, raw in gone.items()}
    stay = [own for own in old.ids if own not in gone]
    ids = sorted([*stay, *come])
    numbers = {own: number for number, own in enumerate(ids)}
    if len(numbers) < len(ids):
        raise ValueError("an entry that comes is there already")
    into = {numbers[own]: opened(raw) for own, raw in come.items()}
    moved = [bisect_left(ids, own) for own in old.ids]
    lines = old.first.split("\n")
    before = [numbers_before.get(own, -1) for own in ids]
    kept = [(number, into.get(number), before[number]) for number in range(len(ids))]
    own = old.own.changed(
        moved,
        {number: one.own for number, one in out.items()},
        {number: (one.own, one.own_amounts) for number, one in into.items()},
        (new.own_length if new else old.own.lengths[was] for _, new, was in kept),
    )
    answers = old.answers.changed(
        moved,
        {number: one.answer for number, one in out.items()},
        {number: (one.answer, one.answer_amounts) for number, one in into.items()},
        (new.answer_length if new else old.answers.lengths[was] for _, new, was in kept),
    )
    return Postings(ids, own, answers, "".join((new.first if new else lines[was]) + "\n" for _, new, was in kept))


class Postings:
    """The fields of all entries, numbered by their ids' order: their wordings and tags, their answers, and the initials of the wordings."""

    def __init__(self, ids: Sequence[str], own: Field, answers: Field, first: str) -> None:
        self.ids, self.own, self.answers = ids, own, answers
        #: Initials of the wordings, a line an entry.
        self.first = first
        self._lines = array("I", accumulate((len(line) + 1 for line in first.split("\n")[:-1]), initial=0))
        self._made: dict[str, Listed] = {}

    def __contains__(self, term: str) -> bool:
        if term[0] in "pq":
            return bool(voices(term, self.own.places))
        return term in (self.answers if term[0] in "ad" else self.own).places

    def listed(self, term: str) -> Listed:
        """Entries with ``term`` and what it counts in each; a space before letters means initials."""
        found = self._made.get(term)
        if found is None:
            if len(self._made) > KEPT:
                self._made.clear()
            found = self._made[term] = self._list(term)
        return found

    def _list(self, term: str) -> Listed:
        if term[0] in "pq":
            return self._sounding(term)
        if term[0] == " ":
            numbers, once = self._having_initials(term[1:]), self.own.row(2)
            return numbers, bytes([once[number] for number in numbers])
        field = self.answers if term[0] in "ad" else self.own
        at = field.places.get(term)
        return ([], b"") if at is None else field.listed(at)

    def _sounding(self, term: str) -> Listed:
        """Shares of the characters that sound alike add up."""
        found = voices(term, self.own.places)
        if len(found) == 1:
            return self.listed(found[0])
        added: dict[int, int] = {}
        for voice in found:
            for number, part in zip(*(self._made.get(voice) or self._list(voice)), strict=True):
                added[number] = added.get(number, 0) + part
        numbers = array("I", sorted(added))
        return numbers, bytes([min(255, added[number]) for number in numbers])

    def _having_initials(self, letters: str) -> list[int]:
        out, at = [], self.first.find(letters)
        while at >= 0:
            out.append(bisect_right(self._lines, at) - 1)
            at = self.first.find(letters, self._lines[out[-1] + 1])
        return out

    def count(self, term: str) -> int:
        """Entries that have ``term``."""
        return len(self.listed(term)[0])

    def share_in(self, term: str, number: int) -> int:
        """What ``term`` counts in one entry; 0 if it does not have it."""
        numbers, shares = self.listed(term)
        at = bisect_left(numbers, number)
        return shares[at] if at < len(numbers) and numbers[at] == number else 0

    def spelt(self, word: str) -> list[str]:
        """The pieces of ``word`` that are initials of some wording: the word, or else its groups of three or four letters."""
        if not 2 <= len(word) <= 8:
            return []
        if self.count(" " + word):
            return [word]
        pieces = grams(word, 4 if len(word) > 4 else 3) if len(word) > 3 else []
        pieces = [piece for piece in pieces if self.count(" " + piece)]
        return pieces if len(pieces) * 2 > len(word) - 4 else []
