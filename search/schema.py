"""What the index on disk holds of each document, in Whoosh's terms: the fields of structured questions, and the document itself."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import count, groupby
from operator import add
from struct import Struct, pack, unpack
from typing import Any

from whoosh.analysis import RegexTokenizer, Token, Tokenizer
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.formats import Positions

from search.document import Document
from search.letters import normalise, runs
from search.stemmer import stem

#: So far apart stand two lines of a text, that no phrase reaches from one into the other.
APART = 100
#: The place of a term that is in a text once, as most are.
ONE = Struct("<I")


def pairs(line: str) -> list[str]:
    """The terms of a line, one at each of its places: a CJK character with the next, a last one alone, a Latin word by its stem.

    Punctuation and spaces count for nothing, so that a phrase is found whatever stands between its words.
    """
    found: list[str] = []
    for is_chinese, stretch in groupby(runs(line), lambda run: run[0] == "c"):
        if is_chinese:
            chars = "".join([run for _, run in stretch])
            found += [*map(add, chars, chars[1:]), chars[-1]]
        else:
            found += [stem(run) for _, run in stretch]
    return found


def placed(text: str) -> Iterator[tuple[str, int]]:
    """The terms of a text of several lines, each with its place."""
    place = 0
    for line in text.split("\n"):
        found = pairs(line)
        yield from zip(found, count(place))
        place += len(found) + APART


class Pairs(Tokenizer):  # type: ignore[misc]
    """``pairs`` as Whoosh wants it, line by line."""

    def __call__(self, value: str, positions: bool = False, mode: str = "", **_: Any) -> Iterator[Token]:
        token = Token(positions, mode=mode)
        token.boost = 1.0
        for token.text, token.pos in placed(value):
            yield token


class Places(Positions):  # type: ignore[misc]
    """The places of a term as four bytes each; Whoosh's own way pickles them, at several times the cost."""

    def word_values(self, value: str, analyzer: object, **_: Any) -> Iterator[tuple[str, int, float, bytes]]:
        found: dict[str, list[int]] = defaultdict(list)
        for term, place in placed(value):
            found[term].append(place)
        for term, places in found.items():
            often = len(places)
            yield term, often, float(often), ONE.pack(*places) if often == 1 else self.encode(places)

    def encode(self, poslist: list[int]) -> bytes:
        return pack(f"<{len(poslist)}I", *poslist)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return list(unpack(f"<{len(valuestring) // 4}I", valuestring))

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // 4


def _text() -> TEXT:
    """A text to look for phrases in."""
    field = TEXT(analyzer=Pairs())
    field.format = Places()
    return field


def _words() -> KEYWORD:
    return KEYWORD(analyzer=RegexTokenizer(r"[^\n]+"))


def schema() -> Schema:
    """The fields. Where a thing is named, both its id and its title are there, each as a whole."""
    return Schema(
        id=ID(unique=True),
        kind=ID(),
        topic=_words(),
        tags=_words(),
        owner=_words(),
        position=_words(),
        grade=ID(),
        fresh=ID(),
        checked=ID(),
        due=ID(),
        title=_text(),
        text=_text(),
        document=STORED(),
        fingerprint=STORED(),
        terms=STORED(),
    )


def fields(document: Document, terms: bytes, mark: str) -> dict[str, str | bytes]:
    """``document`` and the terms that rank it as a row of the index; what it lacks is left out."""
    named = {
        "topic": [document.topic] if document.topic else [],
        "owner": [document.owner] if document.owner else [],
        "position": list(document.positions),
    }
    whole = {name: "\n".join(f"{one.id}\n{one.title}" for one in ones) for name, ones in named.items()}
    if document.kind == "position":
        whole["position"] += f"\n{document.id}\n{document.title}"
    row = {
        **{name: normalise(value) for name, value in whole.items()},
        "id": document.id,
        "kind": document.kind,
        "tags": normalise("\n".join(document.tags)),
        "grade": normalise(document.grade),
        "fresh": document.checked.state,
        "checked": document.checked.on,
        "due": document.checked.due,
        "title": document.title,
        "text": "\n".join(_texts(document)),
        "document": json.dumps(document.plain(), ensure_ascii=False, separators=(",", ":")),
        "fingerprint": mark,
    }
    return {"terms": terms, **{name: value for name, value in row.items() if value}}


def _texts(document: Document) -> list[str]:
    """The words of it that somebody sees, each text once; what it only names has its own document or its own field."""
    one = [document.title, *document.wordings, document.body, document.ask, document.note, document.grade, *document.tags, *document.not_for]
    said = [*document.texts.values(), *(words for pair in document.avoid for words in pair)]
    return [text for text in dict.fromkeys([*one, *said]) if text]
