"""What the look-up finds: plain data, the same in Python, in an index on disk and in the browser."""

import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import Any

#: What an agent looks for by itself, first; the order also breaks ties between equal scores.
KINDS = ("faq", "script", "procedure", "step", "article", "policy", "form", "position", "duty", "department", "conduct", "training", "term", "page")


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the manual that is only named: its id, and what people call it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How fresh it is: ``state`` ok, due, over or none; days as YYYY-MM-DD; ``by`` who checked it."""

    state: str
    on: str = ""
    due: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An item of the manual as the look-up sees it; texts are plain, their placeholders in braces.

    ``wordings`` are the ways to ask for it: a question and those like it, or names. ``url`` is relative to the site's root.
    """

    id: str
    kind: str
    title: str
    wordings: tuple[str, ...]
    body: str
    url: str
    tags: tuple[str, ...] = ()
    topic: Named | None = None
    owner: Named | None = None
    checked: Checked = Checked("none")
    grade: str = ""
    #: Of an FAQ: what to ask first, what only the desk reads, what to say, whom to turn to, what else there is.
    ask: str = ""
    note: str = ""
    say: tuple[str, ...] = ()
    escalate: tuple[Named, ...] = ()
    related: tuple[Named, ...] = ()
    procedures: tuple[Named, ...] = ()
    forms: tuple[Named, ...] = ()
    positions: tuple[Named, ...] = ()
    customers: tuple[Named, ...] = ()
    #: Words that mean another question.
    not_for: tuple[str, ...] = ()
    #: Of a script: the channel -> what is said there ("any": everywhere), and pairs of what not to say and what instead.
    texts: dict[str, str] = field(default_factory=dict)
    avoid: tuple[tuple[str, str], ...] = ()
    _fingerprint: str = field(default="", init=False, repr=False, compare=False)

    def plain(self) -> dict[str, Any]:
        """Without what is empty, as JSON has it."""
        return {name: _plain(value) for name in NAMES if (value := getattr(self, name))}

    @property
    def fingerprint(self) -> str:
        """Changes when anything of it does."""
        if not self._fingerprint:
            made = hashlib.blake2b(json.dumps(self.plain(), ensure_ascii=False, sort_keys=True).encode(), digest_size=12).hexdigest()
            object.__setattr__(self, "_fingerprint", made)  # worked out once: the same document is met again after every edit
        return self._fingerprint


NAMES = tuple(one.name for one in fields(Document) if one.init)


def _plain(value: Any) -> Any:
    """What ``asdict`` makes of it, at a tenth of the cost."""
    if isinstance(value, Named):
        return {"id": value.id, "title": value.title}
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    if isinstance(value, Checked):
        return {"state": value.state, "on": value.on, "due": value.due, "by": value.by}
    return value


def document_of(plain: dict[str, Any]) -> Document:
    """What ``plain()`` made. Raises TypeError or KeyError for anything else."""
    one: dict[str, Any] = {name: Named(**plain[name]) for name in ("topic", "owner") if name in plain}
    many: dict[str, Any] = {
        name: tuple(Named(**row) for row in plain[name]) for name in ("escalate", "related", "procedures", "forms", "positions", "customers") if name in plain
    }
    lists: dict[str, Any] = {name: tuple(plain[name]) for name in ("wordings", "tags", "say", "not_for") if name in plain}
    pairs: dict[str, Any] = {"avoid": tuple((row[0], row[1]) for row in plain["avoid"])} if "avoid" in plain else {}
    return Document(**{"body": "", **plain, "wordings": (), **one, **many, **lists, **pairs, "checked": Checked(**plain["checked"])})
