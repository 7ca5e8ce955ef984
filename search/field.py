"""The postings of one field: for every term the entries that have it, as flat arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import rshift, sub

from search.bm25 import damping, mean, share

#: From so many entries with one amount on, shares are kept in a row for all entries and not computed one by one.
MANY = 1000
#: Fewer entries than this are not worth a look at which amounts they have.
FEW = 16
#: So many entries are put into a list, or taken out, one by one; of more the list is made anew.
FEW = 16

#: Numbers of entries, ascending, and what the term counts in each, in 80ths.
Listed = tuple[Sequence[int], Sequence[int]]


class Field:
    """Terms of one field of all entries.

    ``places`` gives the number of a term; the entries that have term ``at`` are ``gaps[begins[at]:begins[at + 1]]``, each as its distance
    from the one before, the first from 0; ``amounts`` beside them hold twice how often they have it. ``lengths`` are of every entry, in 200ths.
    """

    def __init__(self, terms: Iterable[str], begins: array[int], gaps: array[int], amounts: bytes, lengths: array[int], factor: float) -> None:
        self.places = {term: at for at, term in enumerate(terms)}
        self.begins, self.gaps, self.amounts, self.lengths, self.factor = begins, gaps, amounts, lengths, factor
        average = mean(lengths)
        self.damped = [damping(length / average) for length in lengths]
        self._rows: dict[int, bytes] = {}

    @classmethod
    def of(cls, rows: Iterable[tuple[Sequence[str], bytes]], lengths: Iterable[int], factor: float) -> Field:
        """The field of entries 0, 1, 2 ...: terms and amounts of each."""
        lists: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        for number, (terms, amounts) in enumerate(rows):
            numbered = number << 8
            for term, amount in zip(terms, amounts, strict=True):
                lists[term].append(numbered | amount)
        ordered, whole, begins = sorted(lists), array("Q"), array("I", (0,))
        for term in ordered:
            whole.extend(lists.pop(term))
            begins.append(len(whole))
        numbers = array("q", map(rshift, whole, repeat(8)))
        gaps = array("q", map(sub, numbers, chain((0,), numbers)))
        for begin in begins[:-1]:
            gaps[begin] = numbers[begin]
        return cls(ordered, begins, array("I", gaps), bytes(map((255).__and__, whole)), array("I", lengths), factor)

    def count(self, at: int) -> int:
        """Entries that have the term."""
        return self.begins[at + 1] - self.begins[at]

    def raw(self, at: int) -> tuple[list[int], bytes]:
        """The entries of a term and their amounts."""
        begin, end = self.begins[at], self.begins[at + 1]
        return list(accumulate(self.gaps[begin:end])), self.amounts[begin:end]

    def listed(self, at: int) -> Listed:
        """The entries of a term and what it counts in each."""
        found, amounts = self.raw(at)
        numbers = array("I", found)  # what is kept of a list is its numbers, not an object for each
        damped, factor = self.damped, self.factor
        if len(numbers) < FEW:
            return numbers, bytes(map(share, amounts, map(damped.__getitem__, numbers), repeat(factor)))
        rows = {amount: self.row(amount) for amount in set(amounts) if amount in self._rows or amounts.count(amount) >= MANY}
        pairs = zip(numbers, amounts, strict=True)
        return numbers, bytes([rows[amount][number] if amount in rows else share(amount, damped[number], factor) for number, amount in pairs])

    def row(self, amount: int) -> bytes:
        """What a term counts in each entry that has ``amount`` / 2 of it."""
        found = self._rows.get(amount)
        if found is None:
            found = self._rows[amount] = bytes([share(amount, damped, self.factor) for damped in self.damped])
        return found

    def changed(
        self, numbers: Sequence[int], gone: Mapping[int, Sequence[str]], come: Mapping[int, tuple[Sequence[str], bytes]], lengths: Iterable[int]
    ) -> Field:
        """The field with other entries: ``numbers`` has the new number of each (ascending, whatever those that go have), ``gone`` the terms of those
        that go, by their old numbers, ``come`` the terms and amounts of those that come, by their new ones.
        """
        out: dict[str, list[int]] = defaultdict(list)
        into: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, terms in gone.items():
            for term in terms:
                out[term].append(number)
        for number, (terms, amounts) in come.items():
            for term, amount in zip(terms, amounts, strict=True):
                into[term].append((number, amount))
        same = list(numbers) == list(range(len(numbers)))
        spliced, at = _Splice(self, self.gaps if same else self._renumbered(numbers)), 0
        for term in sorted(out.keys() | into.keys()):
            place = bisect_left(spliced.before, term)
            spliced.copy(at, place)
            at = place
            listed: list[int] = []
            had = bytearray()
            if place < len(spliced.before) and spliced.before[place] == term:
                at += 1
                listed, had = _without(*self.raw(place), out[term])
                listed = listed if same else [numbers[old] for old in listed]
            spliced.add(term, *_with(listed, had, into[term]))
        spliced.copy(at, len(spliced.before))
        return Field(spliced.terms, spliced.begins, spliced.gaps, bytes(spliced.amounts), array("I", lengths), self.factor)

    def _renumbered(self, numbers: Sequence[int]) -> array[int]:
        """The gaps after every entry got a new number."""
        gaps = self.gaps[:]
        for begin, end in pairwise(self.begins):
            if end == begin + 1:
                gaps[begin] = numbers[gaps[begin]]
            else:
                listed = [numbers[old] for old in accumulate(gaps[begin:end])]
                gaps[begin:end] = _gaps(listed)
        return gaps


class _Splice:
    """A field put together from stretches of another and new lists."""

    def __init__(self, field: Field, gaps: array[int]) -> None:
        self.before, self._field, self._gaps = list(field.places), field, gaps
        self.terms: list[str] = []
        self.begins, self.gaps, self.amounts = array("I", (0,)), array("I"), bytearray()

    def copy(self, first: int, last: int) -> None:
        """Terms ``first`` up to ``last`` as they are."""
        begins, shift = self._field.begins, len(self.gaps) - self._field.begins[first]
        self.terms += self.before[first:last]
        self.begins.extend(map(shift.__add__, begins[first + 1 : last + 1]))
        self.gaps += self._gaps[begins[first] : begins[last]]
        self.amounts += self._field.amounts[begins[first] : begins[last]]

    def add(self, term: str, listed: Sequence[int], amounts: bytearray) -> None:
        """A new list; a term that nobody has any more is dropped."""
        if listed:
            self.terms.append(term)
            self.gaps += _gaps(listed)
            self.amounts += amounts
            self.begins.append(len(self.gaps))


def _without(listed: list[int], amounts: bytes, out: Sequence[int]) -> tuple[list[int], bytearray]:
    """A list without the entries ``out``."""
    if len(out) > FEW:
        away = set(out)
        left = {number: amount for number, amount in zip(listed, amounts, strict=True) if number not in away}
        return list(left), bytearray(left.values())
    had = bytearray(amounts)
    for number in out:
        at = bisect_left(listed, number)
        del listed[at], had[at]
    return listed, had


def _with(listed: list[int], amounts: bytearray, into: Sequence[tuple[int, int]]) -> tuple[list[int], bytearray]:
    """A list with the entries and amounts ``into``."""
    if len(into) > FEW:
        joined = dict(sorted([*zip(listed, amounts, strict=True), *into]))
        return list(joined), bytearray(joined.values())
    for number, amount in into:
        at = bisect_left(listed, number)
        listed.insert(at, number)
        amounts.insert(at, amount)
    return listed, amounts


def _gaps(numbers: Sequence[int]) -> array[int]:
    return array("I", map(sub, numbers, chain((0,), numbers)))
