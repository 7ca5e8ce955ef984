"""The terms of one entry, as bytes that can be kept beside it: what the postings are made from, and brought up to date with."""

import struct
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter, mul
from typing import Any, NamedTuple

from search.analysis import Groups, Readings, Sizes, answer_terms, index_terms, initials, runs, sizes
from search.bm25 import LENGTH

#: Numbers of terms of the entry and of its answer, lengths of both in 200ths.
HEAD = struct.Struct("<4I")
#: A wording counts a term twice, a tag once: amounts are halves.
WORDING, TAG = 2, 1


class Row(NamedTuple):
    """An entry's terms, the amounts beside them (twice how often, at most 255), the lengths in 200ths and the initials of the wordings."""

    own: list[str]
    own_amounts: bytes
    own_length: int
    answer: list[str]
    answer_amounts: bytes
    answer_length: int
    first: str


def row(entry: Mapping[str, Any], groups: Groups, readings: Readings | None = None, size: Sizes | None = None) -> bytes:
    """The row of ``entry``: {"question", "similar", "answer", "tags"}; the last three may be missing. Same entry, groups and readings, same bytes.

    ``size`` is what ``sizes(groups)`` gives, for whoever makes many rows.
    """
    size = size or sizes(groups)
    wordings = [runs(text) for text in (entry["question"], *(entry.get("similar") or ()))]
    asked = Counter([term for parts in wordings for term in index_terms(parts, groups, size, readings)])
    own = {term: WORDING * often for term, often in asked.items()}
    for term, often in Counter([term for text in entry.get("tags") or () for term in index_terms(runs(text), groups, size, readings)]).items():
        own[term] = own.get(term, 0) + TAG * often
    answer = {term: WORDING * often for term, often in Counter(answer_terms(entry.get("answer") or "")).items()}
    text = "\n".join([" ".join(map(initials, wordings)), *own, *answer])
    return HEAD.pack(len(own), len(answer), _length(own), _length(answer)) + _amounts(own) + _amounts(answer) + text.encode()


def opened(raw: bytes) -> Row:
    """What ``row`` made."""
    own, answer, own_length, answer_length = HEAD.unpack_from(raw)
    middle = HEAD.size + own
    first, *terms = raw[middle + answer :].decode().split("\n")
    return Row(terms[:own], raw[HEAD.size : middle], own_length, terms[own:], raw[middle : middle + answer], answer_length, first)


def _amounts(found: Mapping[str, int]) -> bytes:
    amounts = found.values()
    return bytes(amounts) if max(amounts, default=0) < 256 else bytes([min(255, amount) for amount in amounts])


def _length(found: Mapping[str, int]) -> int:
    return sum(map(mul, found.values(), map(LENGTH.__getitem__, map(itemgetter(0), found))))
