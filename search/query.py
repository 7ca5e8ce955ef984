"""Structured questions: ``kind:policy "借阅" -绝密``, OR, brackets, dates; what cannot be asked is said in words.

Read by hand into Whoosh's queries: its own parser takes slips for words, and knows neither Chinese marks nor what our fields mean.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from whoosh.query import And, Every, Not, Or, Phrase, Prefix, Query, Term

from generator.texts import LANGUAGES, Texts
from search.days import days
from search.document import KINDS, Document
from search.letters import is_cjk, normalise
from search.schema import pairs
from search.shelf import Shelf

LONGEST, DEEPEST = 1000, 20
#: Field -> its other names.
FIELDS = {
    "kind": ("种类", "类别"), "topic": ("主题", "环节"), "tag": ("标签", "tags"), "owner": ("负责", "负责岗位"), "position": ("岗位",), "grade": ("密级",),
    "title": ("标题",), "text": ("正文",), "id": ("编号",), "fresh": ("状态",), "checked": ("核对", "核对日期"), "due": ("到期",),
}  # fmt: skip
NAMED = {name: own for own, others in FIELDS.items() for name in (own, *others)}
FRESH = ("ok", "due", "over", "none")
TOKEN = re.compile(
    r'(?:(?P<open>[(（])|(?P<close>[)）])|(?P<quoted>"[^"]*"|“[^”]*”|「[^」]*」)|(?P<loose>["“”「」])'
    r"|(?P<minus>[-－])(?=\S)|(?P<field>[^\W\d_]+)\s*[:：]|(?P<or>(?:OR|\|\|?|｜)(?![^\s(（]))|(?P<not>NOT(?![^\s(（]))|(?P<and>AND(?![^\s(（]))"
    r'|(?P<word>[^\s()（）"“”「」]+))'
)


class Slip(Exception):  # noqa: N818  it is no error of the program, and nobody but ``found`` meets it
    """What is wrong with a question: the key of the words that say so, and what fills them."""

    def __init__(self, key: str, **words: object) -> None:
        super().__init__(key)
        self.key, self.words = key, words


class Ranked(Protocol):
    """Whatever puts ids in order."""

    def search(self, question: str, limit: int, among: set[str] | None = None) -> list[tuple[str, int]]: ...


def found(text: str, shelf: Shelf, ranking: Ranked, language: str) -> tuple[Document, ...] | str:
    """What ``text`` names: by how well its words fit, then by id; or in ``language`` why it cannot be asked."""
    try:
        asked = Reading(text.encode("utf-8", "replace").decode())
    except Slip as slip:
        return Texts(language)(slip.key, **slip.words)
    ids = shelf.matching(asked.query)
    ranked = [own for own, _ in ranking.search(" ".join(asked.words), len(ids), ids)] if asked.words and ids else []
    return tuple(shelf[own] for own in dict.fromkeys([*ranked, *sorted(ids)]))


def shelf_of(documents: Mapping[str, Document]) -> Shelf:
    """``documents`` where Whoosh can look through them."""
    return documents if isinstance(documents, Shelf) else Shelf.in_memory(tuple(documents.values()))


@dataclass
class Reading:
    """A question read: the query, and the words in it that are wanted."""

    text: str
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Slip("query.empty")
        if len(self.text) > LONGEST:
            raise Slip("query.too_long", most=LONGEST)
        self.tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in TOKEN.finditer(self.text)]
        self.tokens = [(kind, token) for kind, token in self.tokens if token.strip()]
        self.at, self.depth, self.wanted = 0, 0, True
        self.query: Query = self.either("text")
        if self.at < len(self.tokens):
            raise Slip("query.open_bracket")

    @property
    def next(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][1]

    def either(self, name: str) -> Query:
        """Parts with OR between them."""
        parts = [self.all(name)]
        while self.next == "or":
            mark = self.take()
            if self.next in ("", "close", "or"):
                raise Slip("query.nothing_there", given=mark)
            parts.append(self.all(name))
        return parts[0] if len(parts) == 1 else Or(parts)

    def all(self, name: str) -> Query:
        """Parts that must all hold."""
        parts: list[Query] = []
        while self.next not in ("", "close", "or"):
            if self.next == "and":
                mark = self.take()
                if not parts or self.next in ("", "close", "or", "and"):
                    raise Slip("query.nothing_there", given=mark)
                continue
            parts.append(self.one(name))
        if not parts:
            raise Slip("query.nothing_there", given=self.tokens[self.at][1] if self.next else self.text.strip()[-10:])
        return And([Every(), *parts]) if all(isinstance(part, Not) for part in parts) else And(parts) if len(parts) > 1 else parts[0]

    def one(self, name: str) -> Query:
        """A word, a phrase, a bracket, a field with its value, or one of them with a minus."""
        kind, token = self.next, self.take()
        if kind in ("minus", "not", "field") and self.next in ("", "close", "or", "and"):
            raise Slip("query.nothing_there", given=f"{token}:" if kind == "field" else token)
        if kind in ("minus", "not"):
            self.wanted = not self.wanted
            part = self.one(name)
            self.wanted = not self.wanted
            return Not(part)
        if kind == "field":
            if token.lower() not in NAMED:
                raise Slip("query.no_field", given=token, known=", ".join(FIELDS))
            return self.one(NAMED[token.lower()])
        if kind == "open":
            return self.bracket(name)
        if kind == "close":
            raise Slip("query.open_bracket")
        if kind == "loose":
            raise Slip("query.open_quote", given=token)
        return self.value(name, token[1:-1] if kind == "quoted" else token)

    def bracket(self, name: str) -> Query:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Slip("query.too_deep", most=DEEPEST)
        inside = self.either(name)
        if self.next != "close":
            raise Slip("query.open_bracket")
        self.take()
        self.depth -= 1
        return inside

    def value(self, name: str, given: str) -> Query:
        """What ``given`` asks of the field ``name``."""
        if name in ("text", "title"):
            if self.wanted:
                self.words.append(given)
            return phrase(name, given)
        if name in ("checked", "due"):
            query = days(name, given)
            if query is None:
                raise Slip("query.no_day", given=given, field=name)
            return query
        if name == "kind":
            return Term(name, _choice(name, given, _kinds()))
        if name == "fresh":
            return Term(name, _choice(name, given, {state: state for state in FRESH}))
        return Term({"tag": "tags"}.get(name, name), given.strip() if name == "id" else normalise(given.strip()))


def phrase(name: str, given: str) -> Query:
    """The words of ``given`` one after another."""
    terms = list(pairs(given.replace("\n", " ")))
    if not terms:
        raise Slip("query.no_words", given=given)
    last = terms[-1]
    if len(last) > 1 or not is_cjk(last):
        return Phrase(name, terms) if len(terms) > 1 else Term(name, last)
    if len(terms) > 1 and terms[-2][-1] == last and len(terms[-2]) == 2 and is_cjk(terms[-2][0]):
        return phrase_of(name, terms[:-1])  # the pair before holds it already
    alone = Prefix(name, last)
    return And([phrase_of(name, terms[:-1]), alone]) if len(terms) > 1 else alone


def phrase_of(name: str, terms: list[str]) -> Query:
    """``terms`` one after another."""
    return Phrase(name, terms) if len(terms) > 1 else Term(name, terms[0])


def _kinds() -> dict[str, str]:
    """Every word for a kind -> the kind."""
    names: dict[str, Any] = {Texts(language)(f"find.kind_{kind}").lower(): kind for kind in KINDS for language in LANGUAGES}
    return {**names, **{kind: kind for kind in KINDS}}


def _choice(name: str, given: str, known: dict[str, str]) -> str:
    chosen = known.get(normalise(given).strip())
    if chosen is None:
        raise Slip("query.no_choice", field=name, given=given, known=", ".join(dict.fromkeys(known.values())))
    return chosen
