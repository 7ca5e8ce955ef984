"""References to what an audience may not see: each gives way to a word that says nothing, so that no page can name its target.

The word is the same wherever the same thing is meant; ``Manual.withheld`` holds it, so that pages show it as restricted.
"""

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.manual import Entry, Manual, Page
from generator.model.base import Model
from generator.model.common import Power
from generator.model.desk import Term
from generator.model.organisation import Department, Organisation
from generator.model.policy import Policy
from generator.model.position import Position
from generator.model.shape import Shape, speaking, walk
from generator.rich import RichText
from generator.rounds import Rounds, Stage

#: What a withheld id becomes, with a number after it.
HIDDEN = "▇"
LINK = re.compile(r"\[\[([^\[\]|\n]+)(\|[^\[\]\n]*)?\]\]")
#: Markdown's links and pictures, and those written as HTML.
ADDRESS = r"""\([ \t]*(?:<([^<>\n]+)>|((?:[^()\s<>]|\([^()\s<>]*\))+))(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\)"""
FILE = re.compile(rf"!?\[[^\[\]\n]*\]{ADDRESS}")
#: What is left of one whose words hold brackets themselves, an address given below the text, and one in HTML.
FILE_END = re.compile(rf"(?<=\]){ADDRESS}")
FILE_BELOW = re.compile(r"(?m)^ {0,3}\[[^\[\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+)).*$")
HTML_FILE = re.compile(r"""\b(?:src|href)\s*=\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'>]+))""", re.IGNORECASE)


class Redaction:
    """Takes out what names things that ``before`` has and the cut ``files`` have no more; ``left`` are the ids that remain."""

    def __init__(self, before: Manual, files: Mapping[str, Model], left: Collection[str], pages: Mapping[str, Page], rounds: Rounds | None = None) -> None:
        stage = (rounds or Rounds()).stage("redact")
        self.before, self.left = before, left
        self.acts = _acts([*(resolved.position for resolved in before.positions.values()), before.organisation], stage) - _acts(files.values(), stage)
        self.files = hidden_files(before, files, pages)
        self.words: dict[str, str] = {}
        kept = {word for own in left for word in _names(before.entries[own])}
        self.names = {word for own, entry in before.entries.items() if own not in left for word in _names(entry)} - kept
        self.parents = {d.id: d.part_of for d in before.organisation.departments if d.part_of} if before.organisation else {}

    @property
    def needed(self) -> bool:
        """Whether anything is withheld at all."""
        return bool(self.acts or self.files or len(self.left) < len(self.before.entries))

    def file(self, own: str, item: Model) -> Model:
        """The file ``own`` without the names of what is withheld."""
        scopes = [own]
        department = item.department if isinstance(item, Position) else None
        while department and department not in scopes:
            scopes.append(department)
            department = self.parents.get(department)
        return self._model(item, tuple(scopes))

    def page(self, page: Page) -> Page:
        """A hand-written page; links to withheld files become restricted ones."""
        folder = posixpath.dirname(page.path)

        def link(match: re.Match[str]) -> str:
            return f"[[{self._word(target)}]]" if (target := _target(folder, match[match.lastindex or 0])) in self.files else match[0]

        def nothing(match: re.Match[str]) -> str:
            return "" if _target(folder, match[match.lastindex or 0]) in self.files else match[0]

        text = FILE.sub(link, self._text(page.text, ()))
        for pattern in (FILE_END, FILE_BELOW, HTML_FILE):
            text = pattern.sub(nothing, text)
        return replace(page, text=text)

    def _model(self, item: Model, scopes: tuple[str, ...]) -> Model:
        if isinstance(item, Department):
            scopes = (item.id, *scopes)
        update = {}
        for spec in speaking(type(item)):
            value = getattr(item, spec.name)
            made = self._value(value, spec.shape, scopes) if value else value
            if made is not value:
                update[spec.name] = made
        if isinstance(item, Term) and self.names.intersection(item.see):
            update["see"] = tuple(word for word in item.see if word not in self.names)
        return item.model_copy(update=update) if update else item

    def _value(self, value: Any, shape: Shape, scopes: tuple[str, ...]) -> Any:
        if shape.refers:
            return self._reference(value, scopes, "act" in shape.refers.kinds)
        if shape.rich:
            text = self._text(value.raw, scopes) if "[[" in value.raw else value.raw
            return value if text == value.raw else RichText(text)
        if shape.model:
            return self._model(value, scopes)
        if shape.key and shape.item:
            mapped = {self._value(key, shape.key, scopes): self._value(part, shape.item, scopes) for key, part in value.items()}
            return value if mapped == value else mapped
        if shape.item and shape.item.speaks:
            parts = tuple(self._value(part, shape.item, scopes) for part in value)
            return value if all(part is old for part, old in zip(parts, value, strict=True)) else parts
        return value

    def _text(self, text: str, scopes: tuple[str, ...]) -> str:
        def link(match: re.Match[str]) -> str:
            target = match[1].strip()
            word = self._reference(target, scopes, False)
            return match[0] if word == target else f"[[{word}]]"

        return LINK.sub(link, text)

    def _reference(self, value: str, scopes: tuple[str, ...], act: bool) -> str:
        """``value``, or the word for it if what it names is withheld; local ids come first."""
        if act and value in self.acts:
            return self._word(value)
        for name in (*(f"{scope}/{value}" for scope in scopes), value):
            if name in self.before.entries:
                return value if name in self.left else self._word(name)
        return self._word(value) if value in self.before.withheld else value

    def _word(self, name: str) -> str:
        return self.words.setdefault(name, f"{HIDDEN}{len(self.words) + 1}")


def hidden_files(before: Manual, files: Mapping[str, Model], pages: Mapping[str, Page]) -> frozenset[str]:
    """Withheld pages, and the pictures and attachments that only they and withheld articles show."""
    gone = [page for path, page in before.pages.items() if path not in pages]
    shown = {*_figures(files.values()), *(target for page in pages.values() for target in _targets(page))}
    known = {*_figures(before.policies.values()), *(target for page in gone for target in _targets(page))}
    return frozenset({nfc(page.path) for page in gone} | (known - shown))


def _figures(items: Collection[Model]) -> set[str]:
    return {nfc(entry.figure.image) for item in items if isinstance(item, Policy) for entry in item.body if entry.figure}


def _targets(page: Page) -> Iterator[str]:
    """The files that a page shows or links to, as paths below the content folder."""
    folder = posixpath.dirname(page.path)
    for pattern in (FILE_END, FILE_BELOW, HTML_FILE):
        for match in pattern.finditer(page.text):
            yield _target(folder, match[match.lastindex or 0])


def _target(folder: str, address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # no address at all: http://[
        return ""
    return "" if parts.scheme or parts.netloc or not parts.path else nfc(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))


def nfc(path: str) -> str:
    """A path as it is compared: some file systems take letters with marks apart."""
    return unicodedata.normalize("NFC", path)


def _acts(items: Collection[Model | None], stage: Stage) -> set[str]:
    """The acts that powers name."""
    holders = [item for item in items if isinstance(item, Position | Organisation)]
    return set().union(*(stage.of(item, make=partial(_acts_of, item)) for item in holders))


def _acts_of(item: Model) -> set[str]:
    return {value.act for _, _, _, value in walk(item) if isinstance(value, Power) and value.act}


def _names(entry: Entry) -> tuple[str, ...]:
    """What a term may be called where another says ``see``."""
    return (entry.id, entry.item.term, *entry.item.also) if isinstance(entry.item, Term) else ()
