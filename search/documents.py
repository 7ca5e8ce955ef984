"""The manual of one audience -> the documents of the look-up, in the order of their ids."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from generator.freshness import freshness
from generator.manual import Entry, Manual
from generator.model.base import Item, Kept, Model
from generator.model.desk import Faq, FaqsFile, Script, Term
from generator.model.form import Form
from generator.model.organisation import Department
from generator.model.policy import Policy
from generator.model.position import Position
from generator.model.procedure import Procedure, Step
from generator.model.shape import walk
from generator.rich import Bold, Link, Listing, RichText, Slot, Spans, Words
from generator.rounds import Rounds, Stage
from generator.texts import Texts
from generator.urls import HOME, Urls
from search.document import Checked, Document, Named

#: Kind of an entry of the manual -> kind of a document; entries of other kinds are not looked up by themselves.
KINDS = {
    "faq": "faq", "script": "script", "procedure": "procedure", "step": "step", "policy": "policy", "article": "article", "form": "form",
    "position": "position", "duty": "duty", "department-duty": "duty", "department": "department", "conduct": "conduct", "training": "training",
    "course": "training", "term": "term",
}  # fmt: skip


def documents(manual: Manual, today: date, *, directory_urls: bool = False, rounds: Rounds | None = None) -> tuple[Document, ...]:
    """Everything of ``manual`` that can be looked up; ``manual`` is cut to its audience already."""
    stage = (rounds or Rounds()).stage("documents", today, manual.settings.language, directory_urls)
    return tuple(_Maker(manual, today, directory_urls).documents(stage))


def faqs(manual: Manual, today: date) -> list[Document]:
    """The FAQs of ``manual`` alone."""
    file = _Maker(manual, today, False).of_file(entry for entry in manual.entries.values() if entry.kind == "faq")
    return list(file.documents.values())


@dataclass(slots=True)
class _Seen:
    """What was seen of the rest of the manual to make a document: it holds as long as that is the same."""

    #: What an id names: its title, None if there is nothing of that id here, and whether it is withheld.
    names: dict[str, tuple[str | None, bool]] = field(default_factory=dict)
    #: What entries stand in.
    parents: dict[str, Entry | None] = field(default_factory=dict)


@dataclass(slots=True)
class _File:
    """The documents of one file, and what was seen to make each, and all of them."""

    documents: dict[str, Document] = field(default_factory=dict)
    seen: dict[str, _Seen] = field(default_factory=dict)
    together: _Seen = field(default_factory=_Seen)


class _Maker:
    def __init__(self, manual: Manual, today: date, directory_urls: bool) -> None:
        self.manual, self.today = manual, today
        self.urls = Urls(manual, directory_urls)
        self.restricted = Texts(manual.settings.language.key)("page.restricted")
        self.seen = _Seen()

    def documents(self, stage: Stage) -> Iterator[Document]:
        files: dict[int, list[Entry]] = {}
        for entry in self.manual.entries.values():
            files.setdefault(id(entry.record), []).append(entry)
        made: dict[str, Document] = {}
        for entries in files.values():
            whole = [self.manual.positions.get(entry.id) for entry in entries if entry.kind == "position"]
            file = stage.of(*entries, *whole, make=partial(self.of_file, entries))
            if not self.holds(file.together):
                self.mend(file, entries)
            made |= file.documents
        yield from (made[own] for own in self.manual.entries if own in made)
        for path, page in sorted(self.manual.pages.items()):
            yield Document(f"page:{path}", "page", page.title, (page.title,), page.text, self.urls.to_page(HOME, path))

    def of_file(self, entries: Iterable[Entry]) -> _File:
        file = _File()
        self.mend(file, entries)
        return file

    def mend(self, file: _File, entries: Iterable[Entry]) -> None:
        """Make those documents of ``file`` that are missing or hold no more."""
        file.together = _Seen()
        for entry in entries:
            kind = KINDS.get(entry.kind) or ("duty" if entry.kind == "row" and "duties" in entry.path else None)
            if not kind:
                continue
            if entry.id not in file.seen or not self.holds(file.seen[entry.id]):
                file.seen[entry.id] = self.seen = _Seen()
                url = self.urls.href(HOME, entry.id)
                file.documents[entry.id] = Document(id=entry.id, kind=kind, url=url, **self.common(entry), **self.special(entry))
            file.together.names.update(file.seen[entry.id].names)
            file.together.parents.update(file.seen[entry.id].parents)

    def holds(self, seen: _Seen) -> bool:
        """Whether the rest of the manual still is what was seen of it."""
        same = all(self.manual.entries.get(own) is entry for own, entry in seen.parents.items())
        return same and all(self.look(own) == called for own, called in seen.names.items())

    def common(self, entry: Entry) -> dict[str, Any]:
        """Who answers for it, how fresh it is, its grade and tags; from the item or from what it stands in."""
        chain = [entry, *self.above(entry)]
        owner = next((item.owner for item in map(_kept, chain) if item and item.owner), None)
        verified = next((item.verified for item in map(_kept, chain) if item and item.verified), None)
        grade = next((item.item.grade for item in chain if isinstance(item.item, Item) and item.item.grade), "")
        tags = next((item.tags for item in map(_kept, chain) if item and item.tags), ())
        state = freshness(verified, self.today)
        by = self.known(verified.by) if verified else None
        on, due = (verified.date.isoformat() if verified else "", state.due.isoformat() if state.due else "")
        checked = Checked(state.state, on, due, by.title if by else "")
        return {"owner": self.known(owner), "checked": checked, "grade": self.name(grade) if grade else "", "tags": tags}

    def above(self, entry: Entry) -> Iterator[Entry]:
        seen = {entry.id}
        while entry.parent not in seen and (parent := self.parent(entry)):
            seen.add(parent.id)
            entry = parent
            yield entry

    def parent(self, entry: Entry) -> Entry | None:
        """What ``entry`` stands in."""
        if not entry.parent:
            return None
        found = self.seen.parents[entry.parent] = self.manual.entries.get(entry.parent)
        return found

    def special(self, entry: Entry) -> dict[str, Any]:
        """What each kind has of its own."""
        make = MAKERS.get(type(entry.item))
        if make:
            return make(self, entry, entry.item)
        return {"title": self.title(entry), "wordings": (entry.title,), "body": self.texts(entry.item)}

    def faq(self, entry: Entry, faq: Faq) -> dict[str, Any]:
        parent = self.parent(entry)
        topic = parent.item if parent and isinstance(parent.item, FaqsFile) else None
        return {
            "title": faq.question, "wordings": (faq.question, *faq.similar), "body": self.plain(faq.answer),
            "topic": Named(entry.parent or "", topic.topic) if topic else None, "ask": faq.ask or (topic.ask if topic and topic.ask else "") or "",
            "note": self.plain(faq.note), "say": self.there(faq.say), "escalate": self.all(faq.escalate_to),
            "related": self.all(faq.related), "procedures": self.all(faq.procedure), "forms": self.all(faq.form), "positions": self.all(faq.positions),
            "customers": self.all(faq.customers), "not_for": faq.not_for,
        }  # fmt: skip

    def script(self, entry: Entry, script: Script) -> dict[str, Any]:
        parent = self.parent(entry)
        stage = script.stage or getattr(parent.item if parent else None, "stage", None)
        texts = {channel: self.plain(text) for channel, text in script.say.items() if not self.called(channel)[1]}
        return {
            "title": entry.title, "wordings": tuple(filter(None, (script.title, script.when))) or (entry.title,),
            "body": "\n".join(dict.fromkeys(texts.values())),
            "topic": self.known(stage), "note": self.plain(script.note), "texts": texts, "customers": self.all(script.customers),
            "avoid": tuple((self.plain(pair.not_), self.plain(pair.say)) for pair in script.avoid),
        }  # fmt: skip

    def procedure(self, entry: Entry, procedure: Procedure) -> dict[str, Any]:
        steps = [step.title or self.plain(step.do).split("\n")[0] for step in procedure.steps]
        parts = [self.plain(procedure.trigger), self.plain(procedure.purpose), self.plain(procedure.result), "、".join(filter(None, steps))]
        return {"title": procedure.title, "wordings": tuple(filter(None, (procedure.title, procedure.code))), "body": "\n".join(filter(None, parts))}

    def step(self, entry: Entry, step: Step) -> dict[str, Any]:
        return {
            "title": self.title(entry), "wordings": (entry.title,), "body": self.plain(step.do),
            "say": self.there(step.script),
            "positions": self.all(step.who), "forms": self.all(step.form), "topic": self.named(entry.parent) if entry.parent else None,
        }  # fmt: skip

    def position(self, entry: Entry, position: Position) -> dict[str, Any]:
        whole = self.manual.positions[entry.id].position
        duties = [duty.title or self.plain(duty.text) for group in whole.duties for duty in group.items]
        body = "\n".join(filter(None, (self.plain(whole.summary), self.plain(whole.value), "、".join(filter(None, duties)))))
        names = tuple(filter(None, (position.name, *position.also_called, position.code, position.extension)))
        return {"title": position.name, "wordings": names, "body": body}

    def policy(self, entry: Entry, policy: Policy) -> dict[str, Any]:
        headings = [heading for row in policy.body if (heading := row.heading)]
        return {"title": policy.title, "wordings": (policy.title,), "body": "\n".join(filter(None, (self.plain(policy.purpose), "、".join(headings))))}

    def form(self, entry: Entry, form: Form) -> dict[str, Any]:
        fields = [field.name for section in form.sections for field in section.fields]
        names = tuple(filter(None, (form.title, form.number)))
        return {"title": form.title, "wordings": names, "body": "\n".join(filter(None, (self.plain(form.purpose), "、".join(fields))))}

    def term(self, entry: Entry, term: Term) -> dict[str, Any]:
        return {"title": term.term, "wordings": (term.term, *term.also), "body": self.plain(term.means)}

    def department(self, entry: Entry, department: Department) -> dict[str, Any]:
        duties = [duty.title or self.plain(duty.text) for duty in department.duties]
        return {"title": department.name, "wordings": (department.name,), "body": "\n".join(filter(None, (self.plain(department.overview), "、".join(duties))))}

    def title(self, entry: Entry) -> str:
        """With what it stands in, where its own name does not say enough: a step, an article, a duty."""
        parent = self.parent(entry)
        return f"{parent.title}：{entry.title}" if parent and entry.kind in ("step", "article", "row", "course") else entry.title

    def texts(self, item: Model) -> str:
        """Every rich text of ``item``, in the order of the file."""
        return "\n".join(dict.fromkeys(self.plain(value) for _, _, shape, value in walk(item) if shape.rich))

    def named(self, own: str) -> Named:
        return Named(own, self.name(own))

    def name(self, own: str) -> str:
        """What it is called; of what this audience may not see only that it is restricted."""
        title, withheld = self.called(own)
        return title if title is not None else self.restricted if withheld else own

    def called(self, own: str) -> tuple[str | None, bool]:
        """The title of ``own``, and whether this audience may not see it."""
        called = self.seen.names[own] = self.look(own)
        return called

    def look(self, own: str) -> tuple[str | None, bool]:
        """The same, not for the document at hand."""
        found = self.manual.find(own)
        return found.title if found else None, self.manual.is_withheld(own)

    def known(self, own: str | None) -> Named | None:
        """``own`` by its name; None for what this audience may not see."""
        return self.named(own) if own and not self.called(own)[1] else None

    def all(self, ids: Iterable[str]) -> tuple[Named, ...]:
        """What ``ids`` name; what this audience may not see is left out."""
        return tuple(self.named(own) for own in self.there(ids))

    def there(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of ``ids`` that this audience may see."""
        return tuple(own for own in ids if self.called(own)[0] is not None)

    def plain(self, text: RichText | None) -> str:
        """The words of ``text``, links by the titles of what they lead to."""
        if text is None:
            return ""
        rows: list[str] = []
        for block in text.blocks:
            lines = block.items if isinstance(block, Listing) else block.lines
            marks = [f"{number}. " if block.ordered else "- " for number in range(1, len(lines) + 1)] if isinstance(block, Listing) else [""] * len(lines)
            rows += [mark + self.flat(line) for mark, line in zip(marks, lines, strict=True)]
        return "\n".join(rows)

    def flat(self, spans: Spans) -> str:
        parts = []
        for span in spans:
            match span:
                case Words(words):
                    parts.append(words)
                case Bold(inner):
                    parts.append(self.flat(inner))
                case Link(target, words):
                    parts.append(words or self.name(target))
                case Slot(name):
                    parts.append("{" + name + "}")
                case _:
                    parts.append("____")
        return "".join(parts)


MAKERS: dict[type[Model], Callable[[_Maker, Entry, Any], dict[str, Any]]] = {
    Faq: _Maker.faq, Script: _Maker.script, Procedure: _Maker.procedure, Step: _Maker.step, Position: _Maker.position, Policy: _Maker.policy,
    Form: _Maker.form, Term: _Maker.term, Department: _Maker.department,
}  # fmt: skip


def _kept(entry: Entry) -> Kept | None:
    return entry.item if isinstance(entry.item, Kept) else None
