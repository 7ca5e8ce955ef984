"""The redline of a position: what changed since an earlier sheet, as data, as a page and as a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.sheets.block import Sheet
from generator.sheets.difference import Change
from generator.texts import Texts
from generator.views.context import Context

if TYPE_CHECKING:
    from generator.sheets.typeset import Typesetter

#: Words of the furniture, ``changes.…``.
WORDS = ("added", "removed", "changed", "normative", "editing", "old", "new", "code", "version")


@dataclass(frozen=True, slots=True)
class Redline:
    """Two sheets and what is different; ``day`` and ``revision`` of the old one are empty if only its print is known."""

    old: Sheet
    new: Sheet
    day: str
    revision: str
    changes: tuple[Change, ...]
    language: str

    @property
    def normative(self) -> bool:
        """Whether anything changed that holders sign for."""
        return any(change.normative for change in self.changes)

    @property
    def summary(self) -> str:
        """One sentence: who has to do what."""
        say = Texts(self.language)
        if not self.changes:
            return say("changes.same", old=self.old.code, new=self.new.code)
        return say("changes.sign_again" if self.normative else "changes.only_editing", n=len(self.changes), old=self.old.code, new=self.new.code)

    def plain(self) -> dict[str, Any]:
        """The same as data."""
        rows = [
            {"kind": c.kind, "block": c.block, "title": c.title, "where": c.where, "before": c.before, "after": c.after, "normative": c.normative}
            for c in self.changes
        ]
        versions = {"old": _version(self.old, self.day, self.revision), "new": _version(self.new, "", "")}
        return {"position": self.new.id, "name": self.new.name, **versions, "normative": self.normative, "changes": rows}

    def blocks(self) -> list[dict[str, Any]]:
        """The changes by block, each text in pieces."""
        return [
            {
                "title": title, "normative": normative,
                "rows": [{"kind": c.kind, "where": c.where, "pieces": [{"kind": p.kind, "text": p.text} for p in c.pieces]} for c in changes],
            }
            for (title, normative), changes in groupby(self.changes, key=lambda change: (change.title, change.normative))
        ]  # fmt: skip

    def page(self) -> dict[str, Any]:
        """What the templates of page and PDF are given."""
        say = Texts(self.language)
        words = {name: say(f"changes.{name}") for name in WORDS}
        versions = [_version(self.old, self.day, self.revision), _version(self.new, "", "")]
        title = say("changes.title", name=self.new.name)
        return {
            "language": self.language, "say": words, "title": title, "summary": self.summary, "normative": self.normative, "versions": versions,
            "marking": self.new.marking or self.old.marking, "blocks": self.blocks(),
        }  # fmt: skip


def _version(sheet: Sheet, day: str, revision: str) -> dict[str, str]:
    said = {cell.key: str(cell.text) for cell in sheet.head}
    return {"code": sheet.code, "fingerprint": sheet.fingerprint, "signed": sheet.signed, "version": said.get("version", ""), "day": day, "revision": revision}


def html_of(context: Context, redline: Redline) -> bytes:
    """The redline as one page that needs nothing else."""
    return context.render("sheets/changes.html.j2", **redline.page()).encode()


def pdf_of(typesetter: "Typesetter", redline: Redline) -> bytes:
    """The redline as a PDF. Raises TypesettingError."""
    return typesetter.pdf("changes.typ", redline.page())


def printed_words(redline: Redline) -> str:
    """Everything that is printed of it."""
    return "\n".join(_strings(redline.page()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)
