"""The postings as one run of bytes, the same for Python and the browser (templates/assets/lookup-engine.js reads them, too).

    head     HEAD: mark, version, lengths of the two parts, their checksums (CRC-32)
    parts    questions, then answers, each compressed (zlib) and in it: number of sections, length of each, sections

Sections of the questions: plain facts (JSON), initials, then a field; of the answers: a field. A field: its terms in order, a line each; for each
term how many entries have it; the gaps; the amounts; the lengths of the entries. Numbers are little-endian and stand in planes, first all lowest
bytes, then all second ones, as many as the largest number needs: so they compress well and are read without a loop.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from search import bm25, ranking
from search.analysis import MOST, PHRASE
from search.bm25 import ANSWER
from search.field import Field
from search.letters import LIGHT, STOP, tables
from search.postings import Postings

MARK, VERSION = b"DBLU", 1
#: Mark, version, bytes of the questions and of the answers, checksums of both.
HEAD = struct.Struct("<4sH4I")
#: Compression: the smallest for what is shipped, the quickest for what is kept on this machine.
SMALLEST, QUICKEST = 9, 1

Groups = dict[str, list[str]]


def dump(postings: Postings, groups: Mapping[str, Sequence[str]], level: int = SMALLEST) -> bytes:
    """``postings`` and the groups of synonyms they were made with. Same input, same bytes."""
    plain = json.dumps(_facts(postings, groups), ensure_ascii=False, separators=(",", ":")).encode()
    questions = zlib.compress(_joined([plain, postings.first.encode(), *_sections(postings.own)]), level)
    answers = zlib.compress(_joined(_sections(postings.answers)), level)
    return HEAD.pack(MARK, VERSION, len(questions), len(answers), zlib.crc32(questions), zlib.crc32(answers)) + questions + answers


def parts(raw: bytes) -> tuple[bytes, bytes]:
    """What ``dump`` made, cut where the answers begin: the browser asks the first part alone until it has the second."""
    _, _, length, *_ = HEAD.unpack_from(raw)
    return raw[: HEAD.size + length], raw[HEAD.size + length :]


def load(raw: bytes) -> tuple[Postings, Groups]:
    """What ``dump`` made. Raises ValueError for anything else."""
    if len(raw) < HEAD.size:
        raise ValueError("not an index: too short")
    mark, version, length, more, check, check_of_more = HEAD.unpack_from(raw)
    if mark != MARK or version != VERSION:
        raise ValueError(f"not an index of version {VERSION}")
    middle = HEAD.size + length
    if len(raw) != middle + more or zlib.crc32(raw[HEAD.size : middle]) != check or zlib.crc32(raw[middle:]) != check_of_more:
        raise ValueError("a damaged index")
    plain, first, *own = _parted(zlib.decompress(raw[HEAD.size : middle]))
    facts: dict[str, Any] = json.loads(plain)
    postings = Postings(facts["ids"], _field(own, 1), _field(_parted(zlib.decompress(raw[middle:])), ANSWER), first.decode())
    return postings, facts["groups"]


def _facts(postings: Postings, groups: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What the browser has to know beside the arrays: it has no figures or tables of its own."""
    known = tables()
    return {
        "ids": postings.ids,
        "groups": {word: list(names) for word, names in groups.items()},
        "family": bm25.FAMILY,
        "k1": bm25.K1,
        "b": bm25.B,
        "answer": ANSWER,
        "step": bm25.STEP,
        "most": MOST,
        "phrase": PHRASE,
        "typed": ranking.TYPED,
        "initials": ranking.INITIALS,
        "budget": ranking.BUDGET,
        "candidates": ranking.CANDIDATES,
        "fewest": ranking.FEWEST,
        "doubt": ranking.DOUBT,
        "inAnswer": ranking.IN_ANSWER,
        "light": "".join(sorted(LIGHT)),
        "stop": sorted(STOP),
        "traditional": "".join(known.simple),
        "simplified": "".join(known.simple.values()),
        "spoken": known.spoken,
        "syllables": sorted(known.syllables),
    }


def _sections(field: Field) -> list[bytes]:
    counts = [end - begin for begin, end in pairwise(field.begins)]
    return ["\n".join(field.places).encode(), _planes(counts), _planes(field.gaps), field.amounts, _planes(field.lengths)]


def _field(sections: Sequence[bytes], factor: float) -> Field:
    terms, counts, gaps, amounts, lengths = sections
    begins = array("I", accumulate(_numbers(counts), initial=0)) if counts else array("I", (0,))
    return Field(terms.decode().split("\n") if terms else (), begins, _numbers(gaps), amounts, _numbers(lengths), factor)


def _joined(sections: Sequence[bytes]) -> bytes:
    return struct.pack(f"<{len(sections) + 1}I", len(sections), *map(len, sections)) + b"".join(sections)


def _parted(raw: bytes) -> list[bytes]:
    (count,) = struct.unpack_from("<I", raw)
    places = list(accumulate(struct.unpack_from(f"<{count}I", raw, 4), initial=4 * count + 4))
    return [raw[begin:end] for begin, end in pairwise(places)]


def _planes(numbers: Iterable[int]) -> bytes:
    """A byte saying how many planes, then the planes; nothing for no numbers."""
    packed = array("I", numbers)
    if not packed:
        return b""
    width = max(1, (max(packed).bit_length() + 7) // 8)
    if sys.byteorder == "big":
        packed.byteswap()
    raw = packed.tobytes()
    return bytes([width]) + b"".join(raw[plane::4] for plane in range(width))


def _numbers(raw: bytes) -> array[int]:
    out = array("I")
    if raw:
        count = (len(raw) - 1) // raw[0]
        spread = bytearray(4 * count)
        for plane in range(raw[0]):
            spread[plane::4] = raw[1 + plane * count : 1 + (plane + 1) * count]
        out.frombytes(spread)
        if sys.byteorder == "big":
            out.byteswap()
    return out
