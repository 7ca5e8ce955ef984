"""The terms of one entry, as bytes that can be kept beside it: what the postings are made from, and brought up to date with."""

import struct
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from search.analysis import Groups, Readings, answer_terms, index_terms, initials, longest
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


def row(entry: Mapping[str, Any], groups: Groups, readings: Readings | None = None) -> bytes:
    """The row of ``entry``: {"question", "similar", "answer", "tags"}; the last three may be missing. Same entry, groups and readings, same bytes."""
    wordings, most = [entry["question"], *(entry.get("similar") or ())], longest(groups)
    own: dict[str, int] = {}
    for text in wordings:
        _tally(index_terms(text, groups, most, readings), WORDING, own)
    for text in entry.get("tags") or ():
        _tally(index_terms(text, groups, most, readings), TAG, own)
    answer: dict[str, int] = {}
    _tally(answer_terms(entry.get("answer") or ""), WORDING, answer)
    text = "\n".join([" ".join(map(initials, wordings)), *own, *answer])
    return HEAD.pack(len(own), len(answer), _length(own), _length(answer)) + _amounts(own) + _amounts(answer) + text.encode()


def opened(raw: bytes) -> Row:
    """What ``row`` made."""
    own, answer, own_length, answer_length = HEAD.unpack_from(raw)
    middle = HEAD.size + own
    first, *terms = raw[middle + answer :].decode().split("\n")
    return Row(terms[:own], raw[HEAD.size : middle], own_length, terms[own:], raw[middle : middle + answer], answer_length, first)


def _tally(terms: Iterable[str], amount: int, into: dict[str, int]) -> None:
    for term in terms:
        into[term] = into.get(term, 0) + amount


def _amounts(found: Mapping[str, int]) -> bytes:
    return bytes([min(255, amount) for amount in found.values()])


def _length(found: Mapping[str, int]) -> int:
    return sum(amount * LENGTH[term[0]] for term, amount in found.items())
