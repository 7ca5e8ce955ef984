"""The glossary: words of the house with their synonyms, and what is never said to a customer."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.defaults import HANDED_DOWN
from generator.html import NOTHING
from generator.model.desk import Banned, Glossary, Term
from generator.urls import SHARED
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.margin import Head
from generator.views.row import own_facts
from generator.views.sheet import Sheet

PAGE = SHARED["glossary"]


@dataclass(frozen=True, slots=True)
class TermView:
    """One term; ``refs`` are (label, words) of its synonyms and of related terms."""

    anchor: str
    term: str
    means: Markup
    refs: tuple[tuple[str, Markup], ...]
    meta: tuple[Markup, ...]
    margin: Markup


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The page."""

    head: Head
    terms: tuple[TermView, ...]
    banned: TableView | None


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """glossary.md."""
    if context.manual.glossary:
        yield PAGE, context.render("pages/glossary.md.j2", v=glossary_view(context, context.manual.glossary))


def glossary_view(context: Context, glossary: Glossary) -> GlossaryView:
    """Everything that the page shows."""
    sheet = Sheet(context, context.html(PAGE), "")
    say = context.say
    counts = (("office.count_terms", len(glossary.terms)), ("office.count_banned", len(glossary.banned)))
    facts = tuple(escape(say(key, n=count)) for key, count in counts if count)
    own = next((entry.id for entry in context.manual.entries.values() if entry.kind == "glossary"), "")
    return GlossaryView(
        sheet.margin.head(own, glossary, glossary.title or say("page.glossary"), "", facts),
        Terms(sheet, glossary).views(),
        _banned(sheet, glossary.banned),
    )


class Terms:
    """Makes the terms; ``names`` finds a term by any of its words."""

    def __init__(self, sheet: Sheet, glossary: Glossary) -> None:
        self.sheet, self.glossary = sheet, glossary
        terms = term_ids(sheet.context)
        self.ids = [terms.get(at, "") for at in range(len(glossary.terms))]
        self.names: dict[str, str] = {}
        for own, term in zip(self.ids, glossary.terms, strict=True):
            for word in (own, *term.also):
                self.names.setdefault(word, own)
        self.names |= {term.term: own for own, term in zip(self.ids, glossary.terms, strict=True)}
        self.given = {name: getattr(glossary, name) for name in HANDED_DOWN if hasattr(glossary, name)}

    def views(self) -> tuple[TermView, ...]:
        """All terms in the order of the file."""
        return tuple(self._view(own, term) for own, term in zip(self.ids, self.glossary.terms, strict=True))

    def _view(self, own: str, term: Term) -> TermView:
        html, label, margin = self.sheet.html, self.sheet.label, self.sheet.margin
        comma = escape(self.sheet.say("page.comma"))
        refs = [(label(Term, "also"), comma.join([html.line(word) for word in term.also]))] if term.also else []
        if term.see:
            refs.append((label(Term, "see"), comma.join([self._see(word) for word in term.see])))
        kept = [margin.fresh(term)] if term.verified and term.verified != self.glossary.verified else []
        kept += [margin.owner(term)] if term.owner and term.owner != self.glossary.owner else []
        filled = term.model_copy(update={name: value for name, value in self.given.items() if getattr(term, name) is None})
        return TermView(
            self.sheet.context.urls.anchor(own) if own else "", term.term, html.rich(term.means) if term.means else NOTHING, tuple(refs),
            (*kept, *(fact for fact in own_facts(margin, filled, self.glossary) if fact)), margin.waived(term) + margin.used(own),
        )  # fmt: skip

    def _see(self, word: str) -> Markup:
        """A link to the term that ``word`` names, or to what has that id; other words stand as they are."""
        own = self.names.get(word)
        return self.sheet.html.link(own, word) if own else self.sheet.html.link(word)


def term_ids(context: Context) -> dict[int, str]:
    """Number of a term in the file -> its id in the whole manual."""
    return {entry.path[1]: entry.id for entry in context.manual.entries.values() if entry.kind == "term" and isinstance(entry.path[1], int)}


def _banned(sheet: Sheet, banned: tuple[Banned, ...]) -> TableView | None:
    names = [name for name in ("phrase", "instead", "why") if any(getattr(row, name) for row in banned)]
    rows = tuple(TableRow("", tuple(sheet.field(row, name) for name in names)) for row in banned)
    columns = tuple(sheet.label(Banned, name) for name in names)
    return TableView("banned", sheet.label(Glossary, "banned"), columns, rows) if rows else None
